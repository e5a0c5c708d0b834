"""Past pauses: list, review, compare, replay."""
