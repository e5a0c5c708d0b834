"""Around the pauses: audit, feeling, trends, ladder, help pages, report."""
