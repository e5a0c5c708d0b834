"""What each process of a pool does first."""

import os
from threading import Event, Thread
from typing import Final

CHECK_S: Final = 2.0


def end_with_parent(parent: int) -> None:
    """End this process when the one that started it is gone.

    It would wait for ever if that was killed: the pipe for its results is full, and it holds the other end too.

    Parameters
    ----------
    parent : int
        Id of that process.
    """
    Thread(target=_watch, args=(parent,), name="end with parent", daemon=True).start()


def _watch(parent: int) -> None:
    never = Event()
    while not never.wait(CHECK_S):
        if os.getppid() != parent:
            os._exit(1)
