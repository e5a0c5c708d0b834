"""Saving, looking at and printing: what every screen with an export has in common."""
