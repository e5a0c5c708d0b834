"""What the desktop is asked for, without Qt: reminders, the person's own commands, requests to the open window."""
