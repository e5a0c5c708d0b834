"""The Acme heart ring, its files and a figure, for Outbreath."""
