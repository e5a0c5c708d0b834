"""Scrolling, stacking, pages, sheets and keyboard focus."""
