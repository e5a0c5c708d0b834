"""The series of pauses: annotations, predictions, trends, the wait ladder."""
