-- What came with version 0013: corrections that wait or are decided on, one that was asked for, and two reminders.
INSERT INTO proposed_correction (id, record_id, version, document, who, why, at, outcome, decided_by, decided_at, answer) VALUES
    (1, 9, 1, '{"key": "izium"}', 'slack:U0RECORDER', 'The day was misread.', '2026-11-22 12:00:00.000000', 'open', NULL, NULL,
    NULL),
    (2, 9, 1, '{"key": "izium"}', 'slack:U0RECORDER', 'Another day.', '2026-11-22 12:10:00.000000', 'declined',
    'slack:U0REVIEWER', '2026-11-22 13:00:00.000000', 'The source says otherwise.');
INSERT INTO correction_request (id, record_id, who, at, wrong, put_right, behalf, source, fingerprint, outcome, decided_by,
    decided_at, answer) VALUES (1, 9, 'slack:U0READER', '2026-11-22 12:00:00.000000', 'It was in May.', NULL, 'The ministry',
    NULL, 'f1', 'accepted', 'slack:U0REVIEWER', '2026-11-22 13:00:00.000000', 'It is corrected.');
INSERT INTO review_reminder (reviewer, day, claimed_at, settled_at) VALUES
    ('U0REVIEWER', '2026-11-22', '2026-11-22 09:00:00.000000', '2026-11-22 09:00:01.000000'),
    ('U0ADMIN', '2026-11-22', '2026-11-22 09:00:00.000000', NULL);
