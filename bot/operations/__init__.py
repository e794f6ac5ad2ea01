"""What keeps Rapporteur running and tells the truth about it: health, the playground, files that are written whole."""
