"""What is encrypted while the library is locked: its key pair, the log of a running session, its recording."""
