-- What came with version 0002: questions that were asked.
INSERT INTO asked (id, question, kind, asked_at, user_id, channel_id, team_id, thread_ts) VALUES
    (7, 'allegations in Izium', 'allegation', '2026-11-03 08:00:00.000000', 'U1', 'C1', 'T1', '1790000000.000001'),
    (9, 'and in Donetsk?', NULL, '2026-11-03 08:01:00.000000', NULL, NULL, NULL, NULL);
