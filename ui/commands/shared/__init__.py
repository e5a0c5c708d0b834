"""What the commands share: arguments, tables and JSON for the terminal, and the errors they raise."""
