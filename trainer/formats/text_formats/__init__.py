"""Text files of other programs that are no plain table of intervals."""
