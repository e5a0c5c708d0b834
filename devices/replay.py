"""A recording as a source of events: "replay:FILE", played at the pace of the clock."""

from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass, replace
from math import floor
from pathlib import Path

from devices.clock import Clock
from devices.messages import NoBeatsToReplay, ReplayEnded
from devices.source import SourceError, play_at_pace
from trainer.errors import RecordingError
from trainer.events import Beat, Contact, ContactChanged, SensorEvent, SourceChanged
from trainer.formats.reader import read_recording


@dataclass(frozen=True, slots=True)
class Replay:
    """The sensor events of a recording, as a `Source`."""

    name: str
    recorded_events: tuple[SensorEvent, ...]

    async def events(self, clock: Clock) -> AsyncGenerator[SensorEvent, None]:
        """Play the recording from its beginning, shifted to begin at the current second of the clock."""
        start = float(floor(clock.now()))
        async for event in play_at_pace(self._shift_events(start), clock):
            yield event

    def _shift_events(self, start: float) -> Iterator[SensorEvent]:
        t = start
        for event in self.recorded_events:
            shifted = replace(event, t=event.t + start)
            t = max(t, shifted.t)
            yield (
                replace(shifted, source=self.name)
                if isinstance(shifted, SourceChanged)
                else shifted
            )
        yield ContactChanged(t, Contact.LOST, ReplayEnded())


def open_recording(path: Path) -> Replay:
    """Read the whole file, so that what is wrong with it is known before the session begins.

    Raises
    ------
    SourceError
        The file is no recording, or holds no beat.
    """
    try:
        recording = read_recording(path)
    except RecordingError as exc:
        raise SourceError(exc.message) from exc
    sensor_events = tuple(
        event
        for event in recording.events
        if isinstance(event, Beat | SourceChanged | ContactChanged)
    )
    if not any(isinstance(event, Beat) for event in sensor_events):
        raise SourceError(NoBeatsToReplay(path.name))
    return Replay(f"replay:{path.name}", _with_contact(sensor_events))


def _with_contact(events: tuple[SensorEvent, ...]) -> tuple[SensorEvent, ...]:
    """Add good contact before the first beat, where the recording does not report contact at all."""
    if any(isinstance(event, ContactChanged) for event in events):
        return events
    first_beat_index = next(i for i, event in enumerate(events) if isinstance(event, Beat))
    good = ContactChanged(max(0.0, events[0].t), Contact.GOOD)
    return (*events[:first_beat_index], good, *events[first_beat_index:])
