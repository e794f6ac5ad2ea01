"""What keeps Rapporteur running and tells the truth about it: health, backups, and the playground of `rapporteur try`."""
