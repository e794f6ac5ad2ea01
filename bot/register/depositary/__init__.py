"""The depositary's participation tables: read, held against the recorded treaty actions, and merged into them."""
