"""`analyze` and `cohort`: the figures of recordings of any origin, a few or a hundred thousand."""
