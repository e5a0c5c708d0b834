"""What a dataset holds as a whole, and how it agrees with another: figures first, then a page."""
