"""Records that may be the same item: found among few candidates, compared by plain signals, linked and never deleted."""
