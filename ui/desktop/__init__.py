"""What the system's desktop offers: the window's place, file dialogs, the file manager, drag and drop."""
