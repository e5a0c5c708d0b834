"""All that happened in a sitting, for the review at its end, in a small place.

A night of heart beats as objects takes ten megabytes; written as the library writes them and compressed,
less than one. What comes back is what the library would give back.
"""

import zlib
from collections.abc import Iterator
from typing import Final

from trainer.events import Event
from trainer.library.event_table import event_from_row, event_to_row
from ui.faults import Wall

MAX_UNCOMPRESSED_EVENTS: Final = (
    512  # the latest events are kept as they are: a pause of five minutes has fewer
)
ZLIB_LEVEL: Final = 1  # of zlib's levels: the session's thread should not be held up
_FAULTS: Final = Wall("session-in-memory")


class CompressedEventLog:
    def __init__(self) -> None:
        self._chunks: list[bytes] = []
        self._latest: list[Event] = []
        self._compress_above = MAX_UNCOMPRESSED_EVENTS  # when so many are there, they are packed

    def append(self, event: Event) -> None:
        """Those that cannot be packed stay as they are."""
        self._latest.append(event)
        if len(self._latest) > self._compress_above:
            self._compress_above = len(self._latest) + MAX_UNCOMPRESSED_EVENTS
            with _FAULTS:
                self._compress()

    def _compress(self) -> None:
        self._chunks.append(
            zlib.compress("\n".join(map(_event_to_line, self._latest)).encode(), ZLIB_LEVEL)
        )
        self._latest.clear()
        self._compress_above = MAX_UNCOMPRESSED_EVENTS

    def __iter__(self) -> Iterator[Event]:
        """From the first to the last."""
        for chunk in self._chunks:
            yield from map(_event_from_line, zlib.decompress(chunk).decode().split("\n"))
        yield from self._latest


def _event_to_line(event: Event) -> str:
    _, t_us, kind, body = event_to_row(0, event)
    return f"{t_us} {kind} {body}"


def _event_from_line(line: str) -> Event:
    t_us, kind, body = line.split(" ", 2)
    return event_from_row((0, int(t_us), kind, body))
