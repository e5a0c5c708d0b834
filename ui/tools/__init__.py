"""Demo, screenshots and sample data; not imported by the application."""
