-- What came with version 0011: a role that an admin gave in Slack.
INSERT INTO given_role (id, user_id, role, given_by, given_at) VALUES (1, 'U1', 'reviewer', 'U2', '2026-11-03 08:00:00.000000');
