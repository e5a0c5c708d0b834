"""From the packets of a strap to events: beats, contact, link, and what to say of them. No radio here.

Nothing is filled in, nothing is reported twice, and after every break the beats begin a new segment.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from devices.ble.interval_unit import IntervalUnitDetector
from devices.ble.messages import (
    IntervalsInMilliseconds,
    IntervalsMaybeSmoothed,
    IntervalsNotSent,
    NoBeatsSent,
    NoSkinContact,
    NotOnChest,
    OnEarLobe,
    OnFinger,
    OnFoot,
    OnHand,
    OnWrist,
    PacketsUnreadable,
    StrapLost,
    WeakSkinContact,
    WornPlace,
)
from devices.ble.packet_filters import DuplicateFilter, ReplayFilter
from devices.ble.timeouts import BleTimeouts
from devices.heart_time import HeartTimeMonitor
from devices.messages import BeatsExceedTime
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
from trainer.messages import Message

RESOLUTION_MS: Final = 1000 / RR_PER_SECOND
NO_BEATS_AFTER_S: Final = 3.0  # without a beat, though packets come
# After the unit is known, until the timestamps have caught up with the clock.
CATCH_UP_S: Final = 15.0
MAX_UNREADABLE_PACKETS: Final = 10  # in a row, before it is reported

PLACES_BUT_CHEST: Final[Mapping[BodySensorLocation, WornPlace]] = {
    BodySensorLocation.OTHER: NotOnChest(),
    BodySensorLocation.WRIST: OnWrist(),
    BodySensorLocation.FINGER: OnFinger(),
    BodySensorLocation.HAND: OnHand(),
    BodySensorLocation.EAR_LOBE: OnEarLobe(),
    BodySensorLocation.FOOT: OnFoot(),
}


@dataclass(slots=True)
class _ReportedStatus:
    """What was reported last, so that nothing is reported twice."""

    link: tuple[Link, Message | None] | None = None
    contact: tuple[Contact, Message | None] | None = None
    gives_rr: bool = True


class HeartRateStream:
    """Turns the notifications of one strap into events.

    Every method takes the time `t` on the session clock and returns the events that follow, maybe none.

    Parameters
    ----------
    source
        The name of the source, for `SourceChanged`.
    timeouts
        How long silence, and heart rate without intervals, is waited for.
    """

    def __init__(self, source: str, timeouts: BleTimeouts | None = None) -> None:
        self._source = source
        self._timeouts = timeouts or BleTimeouts()
        self._reported = _ReportedStatus()
        self._beats = BeatClock()
        self._unit_detector = IntervalUnitDetector(self._timeouts.unit_window_s)
        self._duplicates = DuplicateFilter()
        self._replays = ReplayFilter()
        self._heart_time = HeartTimeMonitor()
        self._is_in_ms = False
        self._catch_up_until = 0.0
        self._smoothing_notice: Message | None = None  # where the sensor is worn
        self._last_packet = 0.0
        self._last_interval = 0.0  # when the last interval came, or the connection began
        self._last_beat: float | None = None
        self._rate_only_since: float | None = None  # when heart rate without intervals began
        self._unreadable = 0

    def describe_source(self, t: float) -> SourceChanged:
        """The source as it is known now: its resolution, and whether it sends intervals."""
        resolution_ms = 1.0 if self._is_in_ms else RESOLUTION_MS
        return SourceChanged(t, self._source, resolution_ms, self._reported.gives_rr)

    def report_link(self, t: float, link: Link, detail: Message | None = None) -> list[SensorEvent]:
        """Report the state of the link, if it is not what was reported last."""
        if self._reported.link == (link, detail):
            return []
        self._reported.link = (link, detail)
        return [LinkChanged(t, link, detail)]

    def mark_connected(self, t: float) -> list[SensorEvent]:
        """The strap is connected, for the first time or again."""
        self._last_packet = self._last_interval = t
        self._rate_only_since = None
        return self.report_link(
            t, Link.CONNECTED, None if self._reported.gives_rr else IntervalsNotSent()
        )

    def mark_lost(self, t: float) -> list[SensorEvent]:
        """The connection broke, or could not be made."""
        self._start_segment()
        if self._reported.contact is None:
            return []
        return self._report_contact(t, Contact.LOST, StrapLost())

    def set_location(self, location: BodySensorLocation, t: float) -> list[SensorEvent]:
        """Note where the sensor is worn: elsewhere than on the chest, intervals may be smoothed."""
        if location is BodySensorLocation.CHEST:
            return []
        self._smoothing_notice = IntervalsMaybeSmoothed(PLACES_BUT_CHEST[location])
        return (
            self.report_link(t, Link.STREAMING, self._smoothing_notice) if self.is_streaming else []
        )

    def add_packet(self, payload: bytes, t: float) -> list[SensorEvent]:
        """Handle one notification of the Heart Rate Measurement that arrived at `t`."""
        if t - self._last_packet > self._timeouts.silence_s:
            self._start_segment()  # the computer or the radio was asleep
        self._last_packet = t
        try:
            measurement = parse_heart_rate_measurement(payload)
        except ProtocolError:
            return self._reject(t)
        self._unreadable = 0
        unit_s = 0.001 if self._is_in_ms else 1 / RR_PER_SECOND
        intervals = tuple(raw for raw in measurement.rr_1024 if raw)  # some send 0 for no interval
        rr_s = tuple(raw * unit_s for raw in intervals)
        if self._duplicates.is_duplicate(payload, t, rr_s, self._last_beat):
            return []
        since_s = t - self._last_beat if self._last_beat is not None else t
        new_rr = self._replays.remove_repeated(intervals, payload, since_s, unit_s)
        if intervals:
            self._last_interval = t
        if new_rr and not self._add_heart_time(sum(new_rr) * unit_s, t):
            return self._report_contact(t, Contact.POOR, BeatsExceedTime())
        return [
            *self._check_contact(measurement, t),
            *(
                self._add_beats(new_rr, t, measurement.hr_bpm)
                if new_rr
                else self._report_rate(measurement, t)
            ),
        ]

    def _add_heart_time(self, heart_s: float, t: float) -> bool:
        """Returns whether there is time for the intervals. After those that are refused, a new segment begins."""
        is_believed = self._heart_time.add(heart_s, t)
        if not is_believed:
            self._beats.start_segment()
            self._unit_detector.reset()
        return is_believed

    @property
    def is_streaming(self) -> bool:
        """Whether intervals come."""
        return self._reported.link is not None and self._reported.link[0] is Link.STREAMING

    def _start_segment(self) -> None:
        self._beats.start_segment()
        self._unit_detector.reset()
        self._replays.mark_break()
        self._heart_time.start_segment()

    def _reject(self, t: float) -> list[SensorEvent]:
        self._unreadable += 1
        return (
            self.report_link(t, Link.CONNECTED, PacketsUnreadable())
            if self._unreadable >= MAX_UNREADABLE_PACKETS
            else []
        )

    def _add_beats(self, new_rr: tuple[int, ...], t: float, hr_bpm: int) -> list[SensorEvent]:
        events: list[SensorEvent] = []
        if not self._reported.gives_rr:
            self._reported.gives_rr = True
            events.append(self.describe_source(t))
        if not self.is_streaming:
            events += self.report_link(
                t,
                Link.STREAMING,
                IntervalsInMilliseconds() if self._is_in_ms else self._smoothing_notice,
            )
        rr_ms = [raw * (1.0 if self._is_in_ms else RESOLUTION_MS) for raw in new_rr]
        is_behind = self._unit_detector.is_suspected or t < self._catch_up_until
        beats = self._beats.timestamp_beats(rr_ms, t, new_rr, is_behind=is_behind)
        self._last_beat = beats[-1].t
        return [*events, *beats, *self._check_unit(new_rr, t, hr_bpm)]

    def _check_unit(self, new_rr: tuple[int, ...], t: float, hr_bpm: int) -> list[SensorEvent]:
        """No new segment when the unit is known: the timestamps catch up with the clock without a gap."""
        if self._is_in_ms or not self._unit_detector.is_in_ms(new_rr, t, hr_bpm):
            return []
        self._is_in_ms = True
        self._catch_up_until = t + CATCH_UP_S
        return [
            self.describe_source(t),
            *self.report_link(t, Link.STREAMING, IntervalsInMilliseconds()),
        ]

    def _report_rate(self, measurement: HeartRateMeasurement, t: float) -> list[SensorEvent]:
        """Of a packet without intervals: the heart rate, if the sensor sends no intervals at all."""
        if self.is_streaming or measurement.hr_bpm == 0 or measurement.rr_1024:
            return []
        if self._rate_only_since is None:
            self._rate_only_since = t
        events: list[SensorEvent] = []
        if self._reported.gives_rr and t - self._rate_only_since >= self._timeouts.no_rr_s:
            self._reported.gives_rr = False
            events += [
                self.describe_source(t),
                *self.report_link(t, Link.CONNECTED, IntervalsNotSent()),
            ]
        return [*events, HeartRateReported(t, float(measurement.hr_bpm))]

    def _check_contact(self, measurement: HeartRateMeasurement, t: float) -> list[SensorEvent]:
        lacks_beats = t - self._last_interval > NO_BEATS_AFTER_S
        if measurement.in_contact is False or (measurement.hr_bpm == 0 and not measurement.rr_1024):
            contact = Contact.LOST if lacks_beats or not measurement.hr_bpm else Contact.POOR
            return self._report_contact(
                t, contact, NoSkinContact() if contact is Contact.LOST else WeakSkinContact()
            )
        if lacks_beats and self.is_streaming:
            return self._report_contact(t, Contact.POOR, NoBeatsSent())
        return self._report_contact(t, Contact.GOOD, None)

    def _report_contact(
        self, t: float, contact: Contact, detail: Message | None
    ) -> list[SensorEvent]:
        if self._reported.contact == (contact, detail):
            return []
        self._reported.contact = (contact, detail)
        return [ContactChanged(t, contact, detail)]
