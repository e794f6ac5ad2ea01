-- What came with version 0015: letters to single people in one place.
INSERT INTO letter (key, attempts, settled_at, ts) VALUES ('review:U3:2026-11-22', 2, '2026-11-22 08:00:00.000000', '1790000000.000900');
