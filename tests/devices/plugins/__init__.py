"""Sensors of plug-ins."""
