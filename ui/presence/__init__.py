"""What there is besides the window: one program at a time, a tray, notifications, a global shortcut, reminders."""
