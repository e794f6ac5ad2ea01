"""How fast and how large Rapporteur is: each figure against a floor that is measured in turn with it."""
