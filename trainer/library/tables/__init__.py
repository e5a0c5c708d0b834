"""The tables of the library: each statement on them, and no transaction."""
