"""Colours, fonts, motion and accessibility."""
