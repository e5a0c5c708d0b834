"""What the desktop offers a program: its windows' places, dialogs for files, printing, a tray, notifications, reminders."""
