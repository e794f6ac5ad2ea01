"""What keeps Rapporteur running and tells the truth about it: health, backups, whole files, and the playground of `try`."""
