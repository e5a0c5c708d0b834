"""The texts of the screens, reports and worksheets."""
