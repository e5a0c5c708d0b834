"""EDF, EDF+ and BDF files as they come from other programs."""
