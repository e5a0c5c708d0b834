"""Sessions on disk: the store, what it exports and what it can read back."""
