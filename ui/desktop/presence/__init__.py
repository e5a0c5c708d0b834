"""What there is of the program besides its window: one window at a time, tray, notifications, a global shortcut, reminders."""
