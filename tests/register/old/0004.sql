-- What came with version 0004: what was taken from Slack already.
INSERT INTO seen_event (key, taken_at) VALUES ('message:T1:C1:1790000000.000001', '2026-11-03 08:00:00.000000'),
    ('click:Ünicode', '2026-11-03 08:00:00.000000');
