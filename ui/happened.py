"""All that happened in a sitting, for the review at its end, in a small place.

A night of heart beats as objects takes ten megabytes; written as the library writes them and compressed,
less than one. What comes back is what the library would give back.
"""

import zlib
from collections.abc import Iterator
from typing import Final

from trainer.events import Event
from trainer.library.event_rows import event_of, row_of

AT_HAND: Final = 512  # the latest events are kept as they are: a pause of five minutes has fewer
QUICK: Final = 1  # of zlib's levels: the session's thread should not be held up


class Happened:
    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._latest: list[Event] = []

    def append(self, event: Event) -> None:
        """Raises: ValueError, for an event with a number that is not finite; all are kept."""
        self._latest.append(event)
        if len(self._latest) > AT_HAND:
            self._packed.append(zlib.compress("\n".join(map(_line, self._latest)).encode(), QUICK))
            self._latest.clear()

    def __iter__(self) -> Iterator[Event]:
        """From the first to the last."""
        for packed in self._packed:
            yield from map(_event, zlib.decompress(packed).decode().split("\n"))
        yield from self._latest


def _line(event: Event) -> str:
    _, t_us, kind, body = row_of(0, event)
    return f"{t_us} {kind} {body}"


def _event(line: str) -> Event:
    t_us, kind, body = line.split(" ", 2)
    return event_of((0, int(t_us), kind, body))
