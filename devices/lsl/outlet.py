"""Sends a session over Lab Streaming Layer: beats, the pacer, and markers of what the person did.

Three streams on the clock of Lab Streaming Layer, so that a recorder such as LabRecorder can align them
with an EEG. What a person wrote is never sent: notes stay in the library.
"""

import platform
from typing import Any, Final

from devices.clock import Clock
from devices.lsl.inlet import OWN_PREFIX
from devices.lsl.loader import load_pylsl
from devices.source import PacerView
from trainer.events import (
    Beat,
    Begin,
    ContactChanged,
    Decided,
    Event,
    ExhaleLengthened,
    ExhaleShortened,
    FinishRequested,
    LinkChanged,
    MomentMarked,
    PatternChosen,
    UrgeRated,
)
from trainer.pacing import BreathPhase

PACER_HZ: Final = 20.0
PHASES: Final = tuple(BreathPhase)  # a phase is sent as its index
MARKERS: Final[dict[type, str]] = {
    Begin: "begin",
    FinishRequested: "finish",
    ExhaleShortened: "too long",
    ExhaleLengthened: "longer",
    MomentMarked: "mark",
}


class Outlet:
    """Opens the three streams at once. `t` is always on the session clock.

    Raises
    ------
    SourceError
        pylsl is not installed.
    """

    def __init__(self, clock: Clock) -> None:
        pylsl = load_pylsl()
        self._clock_offset_s = pylsl.local_clock() - clock.now()
        self._beats = _create_outlet(pylsl, "beats", "RR", (("RR", "ms"),))
        channels = (("fullness", "0 empty to 1 full"), ("phase", " ".join(PHASES)))
        self._pacer = _create_outlet(pylsl, "pacer", "Pacer", channels)
        self._markers = _create_outlet(pylsl, "markers", "Markers", ())

    def push_beat(self, t: float, rr_ms: float) -> None:
        self._beats.push_sample([rr_ms], t + self._clock_offset_s)

    def push_pacer(self, t: float, fullness: float, phase: BreathPhase) -> None:
        self._pacer.push_sample([fullness, float(PHASES.index(phase))], t + self._clock_offset_s)

    def push_marker(self, t: float, text: str) -> None:
        self._markers.push_sample([text], t + self._clock_offset_s)

    def push_event(self, event: Event) -> None:
        """Send an event of the session, if it is a beat or has a marker; others are not sent."""
        if isinstance(event, Beat):
            self.push_beat(event.t, event.rr_ms)
            return
        text = _marker_text(event)
        if text:
            self.push_marker(event.t, text)


async def publish_pacer(outlet: Outlet, guide: PacerView, clock: Clock) -> None:
    """Send the pacer `PACER_HZ` times a second until cancelled; nothing while there is none."""
    step, start = 0, clock.now()
    while True:
        t = start + step / PACER_HZ
        pacer = guide()
        if pacer is not None:
            point = pacer.at(t)
            outlet.push_pacer(t, point.fullness, point.phase)
        step += 1
        await clock.sleep_until(start + step / PACER_HZ)


def _marker_text(event: Event) -> str | None:
    match event:
        case Decided(_, decision):
            return f"decided {decision}"
        case UrgeRated(_, urge, moment):
            return f"urge {moment} {urge}"
        case PatternChosen(_, pattern):
            return f"pattern {pattern}"
        case ContactChanged(_, contact):
            return f"contact {contact}"
        case LinkChanged(_, link):
            return f"link {link}"
    return MARKERS.get(type(event))


def _create_outlet(pylsl: Any, name: str, kind: str, channels: tuple[tuple[str, str], ...]) -> Any:
    """Without channels it carries text. By the fixed id a recorder continues with the next session."""
    value = pylsl.cf_double64 if channels else pylsl.cf_string
    source_id = f"outbreath-{name}-{platform.node()}"
    info = pylsl.StreamInfo(
        OWN_PREFIX + name, kind, len(channels) or 1, pylsl.IRREGULAR_RATE, value, source_id
    )
    channel_list = info.desc().append_child("channels")
    for label, unit in channels:
        channel = channel_list.append_child("channel")
        channel.append_child_value("label", label)
        channel.append_child_value("unit", unit)
        channel.append_child_value("type", kind)
    return pylsl.StreamOutlet(info)
