"""Boards as real code: each types into a pseudo-terminal what the real one types into its cable."""
