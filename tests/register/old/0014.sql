-- What came with version 0014: what came of questions, and who was sent the list of a week.
UPDATE asked SET found_nothing = TRUE, unread = 'Åland', alike = 'aland', stopped_at = '2026-11-03 08:04:00.000000',
    dealt_at = '2026-11-04 08:00:00.000000', dealt_by = 'U3' WHERE id = 9;
INSERT INTO weekly_letter (due_at, user_id, claimed_at, settled_at) VALUES
    ('2026-11-02 08:00:00.000000', 'U3', '2026-11-02 08:00:01.000000', NULL);
