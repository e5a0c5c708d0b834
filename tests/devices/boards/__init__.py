"""Boards for tests: each sends into a pseudo-terminal, or a virtual cable, what the real one sends."""
