-- What came with version 0012: a form that somebody has begun.
INSERT INTO form_draft (user_id, form_id, typed, offered, kept_at) VALUES
('U0R', 'V0A1', '{"kind": [["allegation", "Allegation"]], "summary": "Begun, and not saved."}', FALSE, '2026-11-21 10:00:00');
