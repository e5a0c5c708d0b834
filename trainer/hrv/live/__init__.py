"""The heart while it beats: figures of the last minutes, and what the window shows of them."""
