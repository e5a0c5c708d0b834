"""A recording played again: the beats of a file, at the pace they happened or any other clock's."""

from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass, replace
from math import floor
from pathlib import Path

from devices.clock import Clock
from devices.source import SourceError, play_at_pace
from trainer.errors import RecordingError
from trainer.events import Beat, Contact, ContactChanged, SensorEvent, SourceChanged
from trainer.formats.reader import read_recording

ENDED = "The recording has ended."


@dataclass(frozen=True, slots=True)
class Replay:
    name: str
    recorded_events: tuple[SensorEvent, ...]

    async def events(self, clock: Clock) -> AsyncGenerator[SensorEvent, None]:
        """From the beginning of the recording; chosen in mid-session, it begins with that second."""
        began = float(floor(clock.now()))
        async for event in play_at_pace(self._is_shown(began), clock):
            yield event

    def _is_shown(self, began: float) -> Iterator[SensorEvent]:
        t = began
        for event in self.recorded_events:
            later = replace(event, t=event.t + began)
            t = max(t, later.t)
            yield replace(later, source=self.name) if isinstance(later, SourceChanged) else later
        yield ContactChanged(t, Contact.LOST, ENDED)


def open_recording(path: Path) -> Replay:
    """Read the file whole, so that what is wrong with it is known before the session begins.

    Raises:
        SourceError: the file is no recording, or holds no beat.
    """
    try:
        recording = read_recording(path)
    except RecordingError as exc:
        raise SourceError(str(exc)) from exc
    heard = tuple(
        event
        for event in recording.events
        if isinstance(event, Beat | SourceChanged | ContactChanged)
    )
    if not any(isinstance(event, Beat) for event in heard):
        raise SourceError(f"{path.name} holds no heart beats: choose a recording with some.")
    return Replay(f"replay:{path.name}", _with_contact(heard))


def _with_contact(events: tuple[SensorEvent, ...]) -> tuple[SensorEvent, ...]:
    """A bare series of beats says nothing of contact; that there are beats says it was good."""
    if any(isinstance(event, ContactChanged) for event in events):
        return events
    first_beat = next(i for i, event in enumerate(events) if isinstance(event, Beat))
    good = ContactChanged(max(0.0, events[0].t), Contact.GOOD)
    return (*events[:first_beat], good, *events[first_beat:])
