"""Buttons, options, rating scale and the key bar."""
