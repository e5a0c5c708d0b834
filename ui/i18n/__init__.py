"""Texts for people, their translation, and numbers and dates as text."""
