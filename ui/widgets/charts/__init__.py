"""Graphs and their axes: the only use of pyqtgraph."""
