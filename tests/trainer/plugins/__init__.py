"""Plug-ins, good and bad."""
