"""What a digest says: what is new to a subscription, in its order and in words."""
