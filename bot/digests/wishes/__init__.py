"""What somebody wants to be told and when, read from their words."""
