-- What came with version 0003: a subscription, a digest that was posted, and the proof of it.
INSERT INTO subscription (id, name, channel, owner, cadence, local_time, zone, filter, ceiling, floor, next_run_at, state,
    created_at) VALUES (1, 'configured', 'C1', NULL, 'daily', '09:00:00.000000', 'Europe/Vienna', '{}', 'GREEN', 0,
    '2026-11-04 08:00:00.000000', 'active', '2026-11-01 08:00:00.000000');
INSERT INTO digest_run (id, subscription_id, local_date, ordinal, channel, due_at, frozen_at, period_from, items) VALUES
    (1, 1, '2026-11-03', 0, 'C1', '2026-11-03 08:00:00.000000', '2026-11-03 08:00:01.250000', '2026-11-02 08:00:00.000000', 1);
INSERT INTO digest_message (id, run_id, page, key, state, ts, attempts, try_at, asks_admin) VALUES
    (1, 1, 0, '0123456789abcdef', 'posted', '1790000000.000100', 1, '2026-11-03 08:00:02.000000', FALSE);
INSERT INTO delivery (subscription_id, publication_seq, run_id, page) VALUES (1, 1, 1, 0), (1, 2, 1, NULL);
INSERT INTO effect_delivery (subscription_id, record_id, effective_on, run_id, page) VALUES (1, 9, '2026-11-03', 1, 0);
