"""What keeps Rapporteur running and tells the truth about it: health."""
