"""The exercises that need words and no breath."""
