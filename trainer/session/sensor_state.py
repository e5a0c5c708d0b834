"""The state of the sensor: where beats come from, and how the connection is.

Nothing in here ends, pauses or slows a session.
"""

from dataclasses import dataclass, replace
from typing import Final

from trainer.events import (
    BatteryReported,
    Contact,
    ContactChanged,
    Event,
    HeartRateReported,
    Link,
    LinkChanged,
    SourceChanged,
)
from trainer.messages import Message

MAX_REPORTED_RATE_AGE_S: Final = 5.0  # a heart rate that the sensor reported is shown no longer
MIN_HR_BPM, MAX_HR_BPM = 10.0, 300.0  # beyond is no heart rate; 0 stands for "not known"
BROKEN_LINKS: Final = (Link.SEARCHING, Link.CONNECTING, Link.LOST, Link.UNAVAILABLE)


@dataclass(frozen=True, slots=True)
class SensorState:
    """The state of the sensor.

    Attributes
    ----------
    gives_rr
        Whether it sends the intervals between beats.
    link
        None for a source that needs no connection.
    reported_hr_bpm
        The heart rate of a sensor that sends no intervals, None where it reported none.
    reported_at
        When it did, in seconds.
    """

    source: str | None = None
    gives_rr: bool = True
    contact: Contact = Contact.NONE
    contact_detail: Message | None = None
    link: Link | None = None
    link_detail: Message | None = None
    battery: int | None = None
    reported_hr_bpm: float | None = None
    reported_at: float = 0.0

    def after(self, event: Event) -> "SensorState":
        """Return the state after an event."""
        match event:
            case SourceChanged(_, source, _, gives_rr):
                if _device(source) == _device(self.source):
                    return replace(self, source=source, gives_rr=gives_rr)
                return SensorState(source, gives_rr)
            case ContactChanged(_, contact, detail):
                return replace(self, contact=contact, contact_detail=detail)
            case LinkChanged(_, link, detail):
                return replace(self, link=link, link_detail=detail)
            case BatteryReported(_, percent):
                return replace(self, battery=percent)
            case HeartRateReported(t, hr_bpm):
                is_known = MIN_HR_BPM <= hr_bpm <= MAX_HR_BPM
                return replace(self, reported_hr_bpm=hr_bpm if is_known else None, reported_at=t)
        return self

    def contact_now(self, *, is_silent: bool) -> Contact:
        """Return the contact, which is lost without a connection or without beats, whatever was reported.

        A sensor that has reported no contact yet has none to lose.
        """
        is_broken = self.link in BROKEN_LINKS and self.contact is not Contact.NONE
        return Contact.LOST if is_silent or is_broken else self.contact

    def at(self, t: float) -> "SensorState":
        """Return the state at `t`, without a heart rate that is too old by then."""
        if self.reported_hr_bpm is None or t - self.reported_at <= MAX_REPORTED_RATE_AGE_S:
            return self
        return replace(self, reported_hr_bpm=None)


def _device(source: str | None) -> str | None:
    """The part before the options: a board is named again once its protocol is known, with a comma."""
    return source.partition(",")[0] if source else None
