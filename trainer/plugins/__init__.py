"""Plug-ins: other packages that add figures and file formats; `devices.plugins` has those that add sensors."""
