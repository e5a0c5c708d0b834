"""Sensors of plug-ins: what they report becomes events as from any other sensor."""
