"""The import of files: a list, a preview of each, another way to read it."""
