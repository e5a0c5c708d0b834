"""The breathing disc and bar."""
