"""Files of laboratories and of their programs, a module a format."""
