"""Python's cyclic garbage collection around the start of the window.

While modules are imported and widgets are made nothing becomes garbage, yet the collector would walk over
all of it several times: a sixth of the time until the first breath is painted. It waits until the window
stands. What is loaded by then stays, so it is put aside for good: walking over it again takes 1 % of a core.
"""

import gc
from typing import Final

RESUME_MS: Final = 2_000
"""After so long the window is painted and the graph loaded, also on a slow machine."""
_frozen: set[str] = set()


def postpone() -> None:
    """Collect nothing until `resume`."""
    gc.disable()


def resume() -> None:
    """Collect again what becomes garbage from now on. Does nothing unless it was postponed."""
    if not gc.isenabled():
        freeze_once("window")
        gc.enable()


def freeze_once(part: str) -> None:
    """Put aside all that is loaded with this part of the program; once only, as parts are loaded only once."""
    if part not in _frozen:
        _frozen.add(part)
        gc.freeze()
