"""A session told to the lab's network: beats, where the breath should be, and what the person did.

Three streams of Lab Streaming Layer, on its own clock, so that a recorder (LabRecorder, say) can lay them
beside an EEG. Rule: never the person's words. A note stays in the library.
"""

import platform
from typing import Any, Final

from devices.clock import Clock
from devices.lsl.inlet import OURS
from devices.lsl.loader import load
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
PHASES: Final = tuple(BreathPhase)  # a phase is told as its place in this row
PLAIN: Final[dict[type, str]] = {
    Begin: "begin",
    FinishRequested: "finish",
    ExhaleShortened: "too long",
    ExhaleLengthened: "longer",
    MomentMarked: "mark",
}


class Outlet:
    """Opens the streams at once. `t` is always on the session clock.

    Raises:
        SourceError: pylsl is not installed.
    """

    def __init__(self, clock: Clock) -> None:
        pylsl = load()
        self._ahead_s = pylsl.local_clock() - clock.now()
        self._beats = _stream(pylsl, "beats", "RR", (("RR", "ms"),))
        words = (("fullness", "0 empty to 1 full"), ("phase", " ".join(PHASES)))
        self._pacer = _stream(pylsl, "pacer", "Pacer", words)
        self._markers = _stream(pylsl, "markers", "Markers", ())

    def beat(self, t: float, rr_ms: float) -> None:
        self._beats.push_sample([rr_ms], t + self._ahead_s)

    def pacer(self, t: float, fullness: float, phase: BreathPhase) -> None:
        self._pacer.push_sample([fullness, float(PHASES.index(phase))], t + self._ahead_s)

    def marker(self, t: float, text: str) -> None:
        self._markers.push_sample([text], t + self._ahead_s)

    def send(self, event: Event) -> None:
        """Whatever of the session's events is fit for a lab; the others are kept back."""
        if isinstance(event, Beat):
            self.beat(event.t, event.rr_ms)
            return
        words = _marker_of(event)
        if words:
            self.marker(event.t, words)


async def publish_pacer(outlet: Outlet, guide: PacerView, clock: Clock) -> None:
    """Tell where the breath should be, evenly, until cancelled; nothing while there is no pacer."""
    step, began = 0, clock.now()
    while True:
        t = began + step / PACER_HZ
        pacer = guide()
        if pacer is not None:
            point = pacer.at(t)
            outlet.pacer(t, point.fullness, point.phase)
        step += 1
        await clock.sleep_until(began + step / PACER_HZ)


def _marker_of(event: Event) -> str | None:
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
    return PLAIN.get(type(event))


def _stream(pylsl: Any, name: str, kind: str, channels: tuple[tuple[str, str], ...]) -> Any:
    """Without channels: words. The id lets a recorder go on where the next session begins."""
    value = pylsl.cf_double64 if channels else pylsl.cf_string
    source_id = f"outbreath-{name}-{platform.node()}"
    info = pylsl.StreamInfo(
        OURS + name, kind, len(channels) or 1, pylsl.IRREGULAR_RATE, value, source_id
    )
    described = info.desc().append_child("channels")
    for label, unit in channels:
        channel = described.append_child("channel")
        channel.append_child_value("label", label)
        channel.append_child_value("unit", unit)
        channel.append_child_value("type", kind)
    return pylsl.StreamOutlet(info)
