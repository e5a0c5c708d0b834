"""Tables as text: how a cell and a line are written, in each dialect."""
