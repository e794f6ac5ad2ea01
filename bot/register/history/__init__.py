"""What the register said before: as it stood at a past moment (`past`), and how one record came to be as it is (`log`)."""
