"""A running session: driver loop, worker thread, recorder, replayer, bridge."""
