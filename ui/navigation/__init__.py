"""The main window and the controllers that change its pages."""
