"""The text of every class of message, one module a subject, and of words that stand in tables of the core."""
