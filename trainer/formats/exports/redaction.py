"""A recording that may be shown to others: no words of the person, no date, no name or address of anything.

What the heart and the breath did stays, to the last digit: an RR series can still be recognised by whoever
has the same series.
"""

from dataclasses import replace
from hashlib import sha256
from typing import Final

from trainer.events import (
    BatteryReported,
    Beat,
    Begin,
    ChestMoved,
    ContactChanged,
    Decided,
    Event,
    ExhaleLengthened,
    ExhaleShortened,
    FinishRequested,
    HeartRateReported,
    LinkChanged,
    MomentMarked,
    PatternChosen,
    SourceChanged,
    Tick,
    UrgeRated,
)
from trainer.formats.codecs.event_codec import encode_event
from trainer.formats.codecs.json_validation import to_json_line
from trainer.recording import Recording

IMPERSONAL_EVENTS: Final = (
    *(Beat, ChestMoved, HeartRateReported, BatteryReported, SourceChanged, ContactChanged),
    *(LinkChanged, Tick, Begin, FinishRequested, Decided, UrgeRated, PatternChosen),
    *(ExhaleShortened, ExhaleLengthened, MomentMarked),
)
"""What stays. A kind of event that is not named here is left out, because it may hold words of the person."""
KNOWN_KINDS: Final = ("none", "simulated", "replay", "serial", "ble", "lsl")


def redact_recording(recording: Recording) -> Recording:
    """The recording without notes, dates and addresses. Its id is made anew, of what is left."""
    events = tuple(_redact_event(e) for e in recording.events if isinstance(e, IMPERSONAL_EVENTS))
    return Recording(
        id=f"redacted-{_digest(events)}",
        started=None,
        source=redact_source(recording.source),
        plan=recording.plan,
        ended=recording.ended,
        events=events,
        doubt=recording.doubt,
    )


def redact_source(source: str) -> str:
    """
    >>> redact_source("ble:AA:BB:CC:DD:EE:FF"), redact_source("Anna Müller 2026.csv")
    ('ble', 'file')
    """
    kind = source.partition(":")[0]
    return kind if kind in KNOWN_KINDS else "file"


def _redact_event(event: Event) -> Event:
    if isinstance(event, SourceChanged):
        return replace(event, source=redact_source(event.source))
    if isinstance(event, ContactChanged | LinkChanged):
        return replace(event, detail=None)
    return event


def _digest(events: tuple[Event, ...]) -> str:
    digest = sha256()
    for event in events:
        kind, fields = encode_event(event)
        digest.update(to_json_line({"kind": kind, "t": event.t, **fields}).encode())
    return digest.hexdigest()[:12]
