"""The events of a running session in memory, compressed, for the review at its end.

The heart beats of a night take ten megabytes as objects; encoded as in the library and compressed they
take less than one. Reading gives the events which the library would give.
"""

import zlib
from collections.abc import Iterator
from typing import Final

from trainer.events import Event
from trainer.library.tables.events import event_from_row, event_to_row
from ui.faults import FaultGuard

MAX_UNCOMPRESSED_EVENTS: Final = 512  # a pause of five minutes has fewer
ZLIB_LEVEL: Final = 1  # the fastest: compression runs in the session's thread
_FAULTS: Final = FaultGuard("session-in-memory")


class CompressedEventLog:
    """Events in the order in which they were appended."""

    def __init__(self) -> None:
        self._chunks: list[bytes] = []
        self._latest: list[Event] = []
        self._compress_above = MAX_UNCOMPRESSED_EVENTS  # number of events

    def append(self, event: Event) -> None:
        """Append an event. Events that cannot be encoded stay uncompressed."""
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
        """All events, oldest first."""
        for chunk in self._chunks:
            yield from map(_event_from_line, zlib.decompress(chunk).decode().split("\n"))
        yield from self._latest


def _event_to_line(event: Event) -> str:
    _, t_us, kind, body = event_to_row(0, event)
    return f"{t_us} {kind} {body}"


def _event_from_line(line: str) -> Event:
    t_us, kind, body = line.split(" ", 2)
    return event_from_row((0, int(t_us), kind, body))
