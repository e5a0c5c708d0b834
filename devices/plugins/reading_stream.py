"""From the readings of a plug-in to events: beats with their times, skin contact, link. Nothing here blocks."""

from collections.abc import Sequence
from math import isfinite
from typing import Final

from devices.heart_time import HeartTimeMonitor
from devices.link_state import LinkState
from devices.messages import BeatsExceedTime
from devices.plugins.messages import (
    PluginSensorOffSkin,
    PluginSensorRateOnly,
    PluginSensorSilent,
)
from devices.plugins.readings import (
    Battery,
    HeartRate,
    Intervals,
    Samples,
    SkinContact,
)
from devices.protocols.decoder import Wave
from devices.timestamps import BeatClock
from devices.waveforms.beats import WaveformBeats
from trainer.events import (
    BatteryReported,
    HeartRateReported,
    Link,
    LinkChanged,
    SensorEvent,
    SourceChanged,
)
from trainer.messages import Message

MAX_RR_MS: Final = 1e6
MAX_AT_ONCE: Final = 100_000  # intervals or samples in one reading
MAX_SAMPLE: Final = 2.0**31
RATES_BPM: Final = (20.0, 300.0)  # a rate outside means that the sensor has none
RATES_HZ: Final = (20.0, 4_000.0)
WAVE_RESOLUTION_MS: Final = 2.0


class ReadingStream:
    """Turns readings, whose numbers are not trusted, into events.

    Parameters
    ----------
    source
        The name of the source, for `SourceChanged`.
    label
        What is said to have fallen silent.
    """

    def __init__(self, source: str, label: str) -> None:
        self._source = source
        self._link_state = LinkState(PluginSensorSilent(label))
        self._beat_clock = BeatClock()
        self._heart_time = HeartTimeMonitor()
        self._wave_detector: WaveformBeats | None = None
        self._wave: tuple[str, float] | None = None
        self._described: tuple[float, bool] | None = None

    def start(self, t: float) -> list[SensorEvent]:
        """The events before anything came."""
        self._link_state.mark_connected(t)
        return [LinkChanged(t, Link.CONNECTING)]

    def mark_lost(self, t: float, reason: Message) -> list[SensorEvent]:
        """The connection ended: no interval and no time base continues."""
        self._start_segment()
        is_lost = self._link_state.link is Link.LOST
        return [] if is_lost else self._link_state.mark_lost(t, reason)

    def check_silence(self, t: float) -> list[SensorEvent]:
        """Time passed and nothing came."""
        if not self._link_state.is_silent(t):
            return self._check_beats(t)
        self._start_segment()
        return self._link_state.mark_silent(t)

    def add(self, t: float, reading: object) -> list[SensorEvent]:
        """Add what arrived at `t`.

        Raises
        ------
        ValueError, TypeError
            It is no reading, or holds what cannot be.
        """
        return self._add(t, reading) + self._check_beats(t)

    def _add(self, t: float, reading: object) -> list[SensorEvent]:
        match reading:
            case Battery(percent):
                report = BatteryReported(t, int(_within(percent, 0, 100)))
                return [*self._link_state.mark_data(t), report]
            case Intervals(rr_ms, resolution_ms):
                checked = _numbers(rr_ms, 0.0, MAX_RR_MS)
                events = self._describe(t, _within(resolution_ms, 1e-3, 1e3), gives_rr=True)
                return events + self._add_intervals(t, checked)
            case Samples(values, rate_hz, wave):
                checked = _numbers(values, -MAX_SAMPLE, MAX_SAMPLE)
                detector = self._detector(rate_hz, wave)
                events = self._describe(t, WAVE_RESOLUTION_MS, gives_rr=True)
                return events + self._add_samples(t, detector, checked)
            case HeartRate(bpm):
                return self._add_rate(t, _within(bpm, 0.0, 1e3))
            case SkinContact(is_good):
                return self._set_contact(t, is_good=bool(is_good))
        raise TypeError(type(reading).__name__)

    def _describe(self, t: float, resolution_ms: float, *, gives_rr: bool) -> list[SensorEvent]:
        """What the source gives, the first time and when it changes; and that data came."""
        events = self._link_state.mark_data(t)
        if (resolution_ms, gives_rr) == self._described:
            return events
        self._described = (resolution_ms, gives_rr)
        return [*events, SourceChanged(t, self._source, resolution_ms, gives_rr)]

    def _check_beats(self, t: float) -> list[SensorEvent]:
        """Of a sensor that gives beats, report where none has come for a while."""
        gives_rr = self._described is not None and self._described[1]
        is_lost = self._link_state.link is Link.LOST
        return self._link_state.check_beats(t) if gives_rr and not is_lost else []

    def _add_intervals(self, t: float, rr_ms: list[float]) -> list[SensorEvent]:
        if not self._heart_time.add(sum(rr_ms) / 1000.0, t):
            self._beat_clock.start_segment()
            return self._link_state.report_poor(t, BeatsExceedTime())
        return self._link_state.add_beats(self._beat_clock.timestamp_beats(rr_ms, t), t)

    def _detector(self, rate_hz: float, wave: str) -> WaveformBeats:
        """The detector of the wave; another where the plug-in says another kind or rate."""
        if self._wave_detector is None or (wave, rate_hz) != self._wave:
            if wave not in ("ecg", "pulse"):
                raise ValueError(wave)
            kind: Wave = "ecg" if wave == "ecg" else "pulse"
            self._wave_detector = WaveformBeats(kind, _within(rate_hz, *RATES_HZ))
            self._wave = (wave, rate_hz)
        return self._wave_detector

    def _add_samples(
        self, t: float, detector: WaveformBeats, values: list[float]
    ) -> list[SensorEvent]:
        beats = detector.add([round(value) for value in values], t) if values else []
        return self._link_state.add_beats(beats, t)

    def _add_rate(self, t: float, bpm: float) -> list[SensorEvent]:
        """A rate is reported of a sensor that has given nothing better."""
        if self._described is not None and self._described[1]:
            return self._link_state.mark_data(t)
        events = self._describe(t, 1.0, gives_rr=False)
        events += self._link_state.mark_streaming(t, PluginSensorRateOnly())
        low, high = RATES_BPM
        return [*events, HeartRateReported(t, bpm)] if low <= bpm <= high else events

    def _set_contact(self, t: float, *, is_good: bool) -> list[SensorEvent]:
        events = self._link_state.mark_data(t)
        if not is_good and self._wave_detector is not None:
            self._wave_detector.restart()
        return events + self._link_state.set_skin_contact(t, is_good, PluginSensorOffSkin())

    def _start_segment(self) -> None:
        self._beat_clock.start_segment()
        self._heart_time.start_segment()
        if self._wave_detector is not None:
            self._wave_detector.start_segment()


def _numbers(values: Sequence[float], low: float, high: float) -> list[float]:
    if len(values) > MAX_AT_ONCE:
        raise ValueError(len(values))
    return [_within(value, low, high) for value in values]


def _within(value: float, low: float, high: float) -> float:
    number = float(value)
    if not (isfinite(number) and low <= number <= high):
        raise ValueError(number)
    return number
