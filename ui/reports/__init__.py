"""Stored sessions and trends drawn or written to files."""
