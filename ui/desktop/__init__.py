"""What the desktop offers a program: one window, a tray, notifications, a global shortcut, reminders."""
