-- What came with version 0009: what a message carries, how far corrections were carried on, and when a channel is free again.
INSERT INTO carried (message_id, record_id, seq) VALUES (1, 9, 1);
INSERT INTO followed_up (publication_seq) VALUES (1);
INSERT INTO channel_pace (channel, free_at) VALUES ('C1', '2026-11-03 08:00:03.000000');
