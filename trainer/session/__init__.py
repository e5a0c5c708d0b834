"""One live session: stages, progress, the sensor's state, the review."""
