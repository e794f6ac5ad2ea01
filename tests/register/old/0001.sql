-- What a Rapporteur of version 0001 wrote: an allegation with its answer, each table with a row.
INSERT INTO counter (name, value) VALUES ('names', 3), ('ref:allegation', 1), ('ref:response', 1);
INSERT INTO entry (id, key, kind, version) VALUES
    (1, 'hrw', 'actor', 1), (2, 'ukr', 'actor', 1), (3, 'un', 'actor', 1), (4, 'apmbc', 'treaty', 1), (5, 'ap-mine', 'weapon', 1),
    (6, 'pfm-1', 'weapon', 1), (7, 'izium', 'place', 1), (8, 'hrw-2023', 'source', 1), (9, 'izium-pfm', 'allegation', 2),
    (10, 'izium-mfa', 'response', 1);
INSERT INTO reference (id, name, actor_type, note) VALUES (1, 'Human Rights Watch', 'ngo', NULL),
    (2, 'Ukraine', 'state', ''), (3, 'United Nations', 'international_organisation', 'with a
line of its own, a	tab, a \ and \N');
INSERT INTO reference (id, name, full_name, in_force_earliest, in_force_latest, in_force_precision, entry_rule, provisions) VALUES
    (4, 'Ottawa Convention', 'Anti-Personnel Mine Ban Convention', '1999-03-01', '1999-03-01', 'day',
    '{"rule":"first_day_of_nth_month_after","n":6}', '[{"article":"1","title":"General obligations"}]');
INSERT INTO reference (id, name, level, activation) VALUES (5, 'anti-personnel mine', 'family', 'victim');
INSERT INTO reference (id, name, level, parent_id) VALUES (6, 'PFM-1 Лепесток 💣', 'model', 5);
INSERT INTO reference (id, name, place_type, lat, lon) VALUES (7, 'Izium', 'settlement', 49.2087, 37.300000000000004);
INSERT INTO alias (id, reference_id, ordinal, text, lang, ambiguous, exact_case) VALUES
    (1, 6, 0, 'Лепесток', 'ru', FALSE, FALSE), (2, 6, 1, 'butterfly', NULL, TRUE, FALSE);
INSERT INTO membership (actor_id, group_id, ordinal) VALUES (2, 3, 0);
INSERT INTO coverage (weapon_id, ordinal, treaty_id, note) VALUES (5, 0, 4, NULL);
INSERT INTO source (id, publisher, title, published_on_earliest, published_on_latest, published_on_precision, source_type,
    independence_group, reliability, tlp) VALUES (8, 'Human Rights Watch', 'Banned Landmines Harm Civilians', '2023-01-31',
    '2023-01-31', 'day', 'ngo_report', 'hrw', 'B', 'RED');
INSERT INTO record (id, ref, summary, words_text, words_lang, state, author, reviewer, tlp, sensitivity, recorded_at,
    said_earliest, said_latest, said_precision, listed_earliest, listed_latest, listed_precision, act, status,
    occurred_earliest, occurred_latest, occurred_precision, process, casualties_civilian, killed_least) VALUES
    (9, 'ALL-0001', 'Human Rights Watch reported that PFM mines were scattered around Izium.', 'Мины "Лепесток"', 'ru',
    'published', 'ada', 'ben', 'CLEAR', 'none', '2026-11-01 09:30:00.500000', '2023-01-31', '2023-01-31', 'day', '2023-01-31',
    '2023-01-31', 'day', 'use', 'corroborated', '2022-04-01', '2022-09-30', 'range', 'none', TRUE, 0);
INSERT INTO record (id, ref, summary, state, tlp, recorded_at, said_earliest, said_latest, said_precision, about_id) VALUES
    (10, 'RSP-0001', 'Ukraine said that it would study the report.', 'draft', 'AMBER', '2026-11-01 10:00:00.000000',
    '2023-01-31', '2023-01-31', 'day', 9);
INSERT INTO link (record_id, role, ordinal, reference_id, detail, under) VALUES (9, 'alleged_by', 0, 1, NULL, NULL),
    (9, 'weapon', 0, 6, NULL, NULL), (9, 'place', 0, 7, 'locality', NULL), (9, 'treaty', 0, 4, '1', NULL),
    (9, 'breach_said_by', 0, 1, NULL, 0), (10, 'responder', 0, 2, NULL, NULL);
INSERT INTO citation (record_id, ordinal, source_id, locator, quote, lang, credibility, tlp) VALUES
    (9, 0, 8, 'summary', 'scattered', 'en', 2, 'AMBER'), (10, 0, 8, NULL, NULL, NULL, NULL, NULL);
INSERT INTO related_record (record_id, ordinal, other_id, relation) VALUES (10, 0, 9, 'follows');
INSERT INTO response_character (record_id, ordinal, kind, source_id) VALUES (10, 0, 'receipt', NULL), (10, 1, 'denial', 8);
INSERT INTO search_text (record_id, stems) VALUES (9, 'human right watch report pfm mine scatter around izium'),
    (10, 'ukrain said that it would studi the report');
INSERT INTO change (id, entry_id, version, act, at, who, why, citation, before, after) VALUES
    (1, 8, 1, 'created', '2026-11-01 09:00:00.000000', 'ada', 'import', NULL, NULL, '{"type":"source","key":"hrw-2023"}'),
    (2, 9, 1, 'created', '2026-11-01 09:30:00.500000', 'ada', 'import', NULL, NULL, '{"key":"izium-pfm","status":"alleged"}'),
    (3, 9, 2, 'status_moved', '2026-11-02 09:00:00.000000', 'ben', 'two sources', '{"source":"hrw-2023"}',
    '{"key":"izium-pfm","status":"alleged"}', '{"key":"izium-pfm","status":"corroborated"}');
INSERT INTO publication (seq, change_id, record_id, news) VALUES (1, 2, 9, 'new'), (2, 3, 9, 'status_moved');
