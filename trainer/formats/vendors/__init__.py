"""Files of watches, straps, phones and office programs, a module a format."""
