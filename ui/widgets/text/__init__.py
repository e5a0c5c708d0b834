"""Labels, figures, sensor status, badges and notices."""
