-- What a Rapporteur of version 0006 wrote beside that of version 0001: the records as lists have them.
INSERT INTO listing (record_id, kind, is_vote, latest, earliest, tlp, word, happened_earliest, happened_latest, about_id) VALUES
    (9, 'allegation', FALSE, '2023-01-31', '2023-01-31', 'CLEAR', 'corroborated', '2022-04-01', '2022-09-30', NULL),
    (10, 'response', FALSE, '0001-01-01', '0001-01-01', NULL, NULL, '0001-01-01', '0001-01-01', 9);
INSERT INTO listed_name (record_id, role, reference_id, kind, is_vote, latest, earliest, tlp, word, happened_earliest,
    happened_latest, about_id) VALUES
    (9, 'alleged_by', 1, 'allegation', FALSE, '2023-01-31', '2023-01-31', 'CLEAR', 'corroborated', '2022-04-01', '2022-09-30', NULL),
    (9, 'weapon', 6, 'allegation', FALSE, '2023-01-31', '2023-01-31', 'CLEAR', 'corroborated', '2022-04-01', '2022-09-30', NULL),
    (10, 'responder', 2, 'response', FALSE, '0001-01-01', '0001-01-01', NULL, NULL, '0001-01-01', '0001-01-01', 9);
