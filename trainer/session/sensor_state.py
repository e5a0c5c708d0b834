"""What is known of the sensor at this moment: where beats come from, and how the connection stands.

Rule: a small story beside the session's. Nothing in here ends, pauses or slows a session.
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

RATE_LASTS_S: Final = 5.0  # a heart rate that the sensor told itself is shown no longer
SLOWEST_HR_BPM, QUICKEST_HR_BPM = 10.0, 300.0  # beyond is no heart; 0 stands for "not known"


@dataclass(frozen=True, slots=True)
class SensorState:
    """`gives_rr`: does it tell the time between beats? `link` is None for what needs no connection.

    `told_hr_bpm` is the sensor's own heart rate, from one that sends no intervals.
    """

    source: str | None = None
    gives_rr: bool = True
    contact: Contact = Contact.NONE
    contact_detail: str = ""
    link: Link | None = None
    link_detail: str = ""
    battery: int | None = None
    reported_hr_bpm: float | None = None
    reported_at: float = 0.0

    def after(self, event: Event) -> "SensorState":
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
                is_known = SLOWEST_HR_BPM <= hr_bpm <= QUICKEST_HR_BPM
                return replace(self, reported_hr_bpm=hr_bpm if is_known else None, reported_at=t)
        return self

    def at(self, t: float) -> "SensorState":
        """As it may be shown at `t`: a heart rate does not outlast its moment."""
        if self.reported_hr_bpm is None or t - self.reported_at <= RATE_LASTS_S:
            return self
        return replace(self, reported_hr_bpm=None)


def _device(source: str | None) -> str | None:
    """The same board may be told again, once its protocol is known: "serial:COM3,protocol=ibi"."""
    return source.partition(",")[0] if source else None
