"""Each message posted exactly once, and corrected where it stands."""
