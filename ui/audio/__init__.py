"""Breath tones, bell and speech."""
