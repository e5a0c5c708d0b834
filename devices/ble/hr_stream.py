"""What a strap's packets mean for a session: beats, contact, and sentences for the person. No radio here.

Rule: what comes is told as it came. Nothing is filled in, nothing is told twice, and after every break
the beats begin a new segment.
"""

from dataclasses import dataclass
from typing import Final

from devices.ble.interval_unit import IntervalUnitDetector
from devices.ble.packet_filters import DuplicateFilter, ReplayFilter
from devices.ble.timeouts import BleTimeouts
from devices.protocols.errors import ProtocolError
from devices.protocols.heart_rate_service import (
    RR_PER_SECOND,
    BodySensorLocation,
    HeartRateMeasurement,
    parse_heart_rate_measurement,
)
from devices.timestamps import BeatClock
from trainer.events import (
    Contact,
    ContactChanged,
    HeartRateReported,
    Link,
    LinkChanged,
    SensorEvent,
    SourceChanged,
)

GRAIN_MS: Final = 1000 / RR_PER_SECOND
QUIET_S: Final = 3.0  # without a beat, though packets come
FOLLOW_S: Final = (
    15.0  # after the unit is known, until the clock has made up for what it was behind
)
UNREADABLE: Final = 10  # packets in a row

NO_RR: Final = (
    "This sensor sends its heart rate, but not the time between beats: the practice works, heart rate "
    "variability cannot be shown. A chest strap sends both."
)
IN_MS: Final = (
    "This sensor counts in milliseconds where the standard has 1/1024 s: from here on its beats are "
    "read that way, the ones before were 2.4 % short."
)
NO_SKIN_CONTACT: Final = (
    "The strap feels no skin: moisten its electrodes and wear it snugly below the chest."
)
BARELY: Final = "The strap hardly feels the skin: moisten its electrodes, or tighten it a little."
NO_BEATS: Final = "The strap sends no beats at the moment: moisten its electrodes, or tighten it."
GARBLED: Final = "What this sensor sends cannot be understood: restart it, or choose another."
AWAY: Final = "The connection to the strap is lost. The practice goes on."


@dataclass(slots=True)
class _ReportedStatus:
    """What the person was told last, so that nothing is told twice."""

    link: tuple[Link, str] | None = None
    contact: tuple[Contact, str] | None = None
    gives_rr: bool = True


class HeartRateStream:
    """Feed it every packet with the moment it came; it answers with events."""

    def __init__(self, source: str, patience: BleTimeouts | None = None) -> None:
        self._source = source
        self._patience = patience or BleTimeouts()
        self._told = _ReportedStatus()
        self._beats = BeatClock()
        self._units = IntervalUnitDetector(self._patience.units_s)
        self._twins = DuplicateFilter()
        self._repeats = ReplayFilter()
        self._counts_ms = False
        self._follow_until = 0.0
        self._smoothed = ""  # what to say of where the sensor is worn
        self._last_packet = 0.0
        self._last_rr = 0.0  # when the last interval came, or the connection began
        self._last_beat: float | None = None
        self._worn_since: float | None = None  # in this connection, without any interval
        self._garbled = 0
        self.refused = 0

    def began(self, t: float) -> SourceChanged:
        grain_ms = 1.0 if self._counts_ms else GRAIN_MS
        return SourceChanged(t, self._source, grain_ms, self._told.gives_rr)

    def link(self, t: float, link: Link, detail: str = "") -> list[SensorEvent]:
        if self._told.link == (link, detail):
            return []
        self._told.link = (link, detail)
        return [LinkChanged(t, link, detail)]

    def connected(self, t: float) -> list[SensorEvent]:
        self._last_packet = self._last_rr = t
        self._worn_since = None
        return self.link(t, Link.CONNECTED, "" if self._told.gives_rr else NO_RR)

    def lost(self, t: float) -> list[SensorEvent]:
        """The connection broke, or was never there."""
        self._break()
        if self._told.contact is None:
            return []
        return self._contact(t, Contact.LOST, AWAY)

    def skin_contact_at(self, location: BodySensorLocation, t: float) -> list[SensorEvent]:
        if location is BodySensorLocation.CHEST:
            return []
        place = location.name.lower().replace("_", " ")
        where = "not on the chest" if location is BodySensorLocation.OTHER else f"on the {place}"
        self._smoothed = (
            f"This sensor is worn {where}: the times between beats may be smoothed, which lowers "
            "the figures. A chest strap tells them beat by beat."
        )
        return self.link(t, Link.STREAMING, self._smoothed) if self.is_streaming else []

    def packet(self, payload: bytes, t: float) -> list[SensorEvent]:
        """The events of one notification, in order."""
        if self._twins.is_duplicate(payload, t):
            return []
        if t - self._last_packet > self._patience.silence_s:
            self._break()  # the computer slept, or the radio did
        self._last_packet = t
        try:
            told = parse_heart_rate_measurement(payload)
        except ProtocolError:
            return self._refuse(t)
        self._garbled = 0
        since_s = t - self._last_beat if self._last_beat is not None else t
        unit_s = 0.001 if self._counts_ms else 1 / RR_PER_SECOND
        intervals = tuple(rr for rr in told.rr_1024 if rr)  # none is meant by a zero
        rr = self._repeats.without_repeated(intervals, payload, since_s, unit_s)
        if intervals:
            self._last_rr = t
        return [
            *self._touched(told, t),
            *(self._hear(rr, t, told.hr_bpm) if rr else self._rate(told, t)),
        ]

    @property
    def is_streaming(self) -> bool:
        return self._told.link is not None and self._told.link[0] is Link.STREAMING

    def _break(self) -> None:
        self._beats.lost()
        self._units.reset()
        self._repeats.reset()

    def _refuse(self, t: float) -> list[SensorEvent]:
        self.refused += 1
        self._garbled += 1
        return self.link(t, Link.CONNECTED, GARBLED) if self._garbled >= UNREADABLE else []

    def _hear(self, rr: tuple[int, ...], t: float, hr_bpm: int) -> list[SensorEvent]:
        events: list[SensorEvent] = []
        if not self._told.gives_rr:
            self._told.gives_rr = True
            events.append(self.began(t))
        if not self.is_streaming:
            events += self.link(t, Link.STREAMING, IN_MS if self._counts_ms else self._smoothed)
        rr_ms = [raw * (1.0 if self._counts_ms else GRAIN_MS) for raw in rr]
        is_behind = self._units.is_suspected or t < self._follow_until
        beats = self._beats.timestamp_beats(rr_ms, t, rr, is_behind=is_behind)
        self._last_beat = beats[-1].t
        return [*events, *beats, *self._check_units(rr, t, hr_bpm)]

    def _check_units(self, rr: tuple[int, ...], t: float, hr_bpm: int) -> list[SensorEvent]:
        """The clock is not begun anew: what it is behind, it makes up for without a gap."""
        if self._counts_ms or not self._units.is_in_ms(rr, t, hr_bpm):
            return []
        self._counts_ms = True
        self._follow_until = t + FOLLOW_S
        return [self.began(t), *self.link(t, Link.STREAMING, IN_MS)]

    def _rate(self, told: HeartRateMeasurement, t: float) -> list[SensorEvent]:
        """A packet without an interval. Of a sensor that sends none at all, the heart rate is told."""
        if self.is_streaming or told.hr_bpm == 0 or told.rr_1024:
            return []
        if self._worn_since is None:
            self._worn_since = t
        events: list[SensorEvent] = []
        if self._told.gives_rr and t - self._worn_since >= self._patience.no_rr_s:
            self._told.gives_rr = False
            events += [self.began(t), *self.link(t, Link.CONNECTED, NO_RR)]
        return [*events, HeartRateReported(t, float(told.hr_bpm))]

    def _touched(self, told: HeartRateMeasurement, t: float) -> list[SensorEvent]:
        is_quiet = t - self._last_rr > QUIET_S
        if told.in_contact is False or (told.hr_bpm == 0 and not told.rr_1024):
            worst = Contact.LOST if is_quiet or not told.hr_bpm else Contact.POOR
            return self._contact(t, worst, NO_SKIN_CONTACT if worst is Contact.LOST else BARELY)
        if is_quiet and self.is_streaming:
            return self._contact(t, Contact.POOR, NO_BEATS)
        return self._contact(t, Contact.GOOD, "")

    def _contact(self, t: float, contact: Contact, detail: str) -> list[SensorEvent]:
        if self._told.contact == (contact, detail):
            return []
        self._told.contact = (contact, detail)
        return [ContactChanged(t, contact, detail)]
