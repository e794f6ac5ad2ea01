-- What came with version 0006: what answers leave for their conversation, and whether they helped.
UPDATE asked SET kept = '{"query": {"intent": "allegations", "places": ["donetsk"]}, "shown": ["ALL-0009"]}', context_id = 7
    WHERE id = 9;
INSERT INTO verdict (asked_id, user_id, helpful, reason, intent, total, given_at) VALUES
    (9, 'U2', FALSE, 'Ünhelpful: the oblast was meant', 'allegations', 1, '2026-11-03 08:03:00.000000');
