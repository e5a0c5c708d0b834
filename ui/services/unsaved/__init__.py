"""What could not be saved in the library: where it waits, sealed or plain, and how it comes in."""
