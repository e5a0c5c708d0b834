"""Outbreath: a breathing trainer with heart rate variability biofeedback.

The command line is `outbreath` or `python -m outbreath`. The parts are importable as
`outbreath.trainer` (the core: events in, snapshots out), `outbreath.devices` (where events come
from) and `outbreath.ui` (window and command line). Importing this package imports none of them.
"""

__version__ = "0.1.0"
