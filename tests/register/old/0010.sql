-- What came with version 0010: a publication that a subscription passed by and has to look at again.
INSERT INTO postponed (subscription_id, publication_seq) VALUES (1, 2);
