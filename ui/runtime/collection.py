"""Python's memory around the start of the window: garbage is collected later, what is free is given back.

While modules are imported and widgets are made nothing becomes garbage, yet the collector would walk over
all of it several times: a sixth of the time until the first breath is painted. It waits until the window
stands. What is loaded by then stays, so it is put aside for good: walking over it again takes 1 % of a core.
"""

import gc
import sys
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
        return_freed_memory()


def return_freed_memory() -> None:
    """Give the system back what the C library keeps for later: 6 MB after a start that had to compile.

    Does nothing where the C library has no call for it.
    """
    if sys.platform == "linux":
        from ctypes import CDLL  # NumPy has loaded it by then

        trim = getattr(CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def freeze_once(part: str) -> None:
    """Put aside all that is loaded with this part of the program; once only, as parts are loaded only once."""
    if part not in _frozen:
        _frozen.add(part)
        gc.freeze()
