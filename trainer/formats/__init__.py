"""Recordings as bytes and text: importers, exporters and codecs."""
