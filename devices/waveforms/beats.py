"""From the samples of a wave to beats: where it peaks, and when that was.

Intervals are counted in samples, never by arrival. Where the count cannot be trusted (the sensor was off,
samples are missing) no interval is reported.
"""

from collections import deque
from collections.abc import Sequence
from statistics import median
from typing import Final, Protocol

from devices.protocols.decoder import Wave
from devices.timestamps import EstimatedRateClock, SampleClock
from devices.waveforms.classifier import WaveClassifier, WaveKind
from devices.waveforms.dropped_samples import DroppedSampleDetector
from devices.waveforms.peak_detectors import PulseDetector, RPeakDetector
from devices.waveforms.spike_filter import ECG_SPIKES, PULSE_SPIKES, SpikeCriteria, SpikeFilter
from trainer.events import Beat

MAX_RR_S: Final = 3.0  # a longer one means that a beat was not detected
MAX_BRIDGED_S: Final = 0.15  # so much may be missing without the beats beside it being lost
MAX_UNCLASSIFIED_S: Final = 12.0  # so much of a wave is buffered until its kind is known
MIN_RATE_HZ: Final = 20.0
MIN_BESIDE_SAMPLES: Final = 2.0
MIN_BESIDE_S: Final = 0.045
MAX_REPAIRED_S: Final = 0.03
MAX_REPAIRED_INDEXES: Final = 256
RECENT_INTERVALS: Final = 9
UNUSUAL_RATIO: Final = 0.25
NEIGHBOURHOOD_S: Final = 0.1
# Between clock and count; more means that samples were lost unnoticed.
MAX_CLOCK_ERROR_S: Final = 0.25


class PeakDetector(Protocol):
    """Finds beats in a wave; `add` returns the sample indexes of those that have become certain."""

    def add(self, samples: Sequence[float]) -> list[float]: ...


def create_peak_detector(wave: WaveKind, rate_hz: float) -> PeakDetector:
    return RPeakDetector(rate_hz) if wave == "ecg" else PulseDetector(rate_hz)


class WaveformBeats:
    """Finds the beats of one wave as its samples come.

    Parameters
    ----------
    wave
        The kind of wave; "either" if the device does not say: then it is classified first.
    rate_hz
        Samples per second; None if the device does not say: then it is estimated first.
    """

    _detector: PeakDetector | None
    _spikes: SpikeFilter
    _dropped: DroppedSampleDetector
    _repaired: deque[int]  # indexes of samples that were bridged or replaced, nearly in order
    _recent_intervals_s: deque[float]  # recent intervals, s
    _spikes_from: int | None  # index of the first sample in `_spikes`
    _pending: list[float]  # until rate and kind are known
    _last_value: int | None
    _last_peak: tuple[float, float] | None  # the last peak: index, time

    def __init__(self, wave: Wave, rate_hz: float | None) -> None:
        self._kind: WaveKind | None = None if wave == "either" else wave
        self._classifier: WaveClassifier | None = None
        self._is_kind_given = self._kind is not None
        self._given_rate_hz = rate_hz
        self._clock = SampleClock(rate_hz) if rate_hz else EstimatedRateClock()
        self._count = 0  # of samples so far, missing ones included
        self._missing = 0
        self._first = 0  # index of the first sample in `_detector`
        self._reset()

    def add(self, samples: Sequence[int], received: float) -> list[Beat]:
        """Add the next samples, the last of which arrived at `received`; the beats that have become certain."""
        missing, self._missing = self._missing, 0
        self._clock.add_arrival(missing + len(samples), received)
        if missing and not self._can_bridge(missing):
            self._reset()
        new_samples = self._repair(missing, samples)
        self._pending += new_samples
        self._count += missing + len(samples)
        self._dropped.add_arrival(self._count - 1, received)
        self._last_value = samples[-1]
        rate_hz = self._rate_hz
        if rate_hz is None or not new_samples:
            return []
        self._classify(rate_hz, new_samples)
        return self._find_beats(rate_hz, received)

    def _repair(self, missing: int, samples: Sequence[int]) -> list[float]:
        """Bridge missing samples and replace damaged ones; note where."""
        bridge = self._bridge(missing, samples[0])
        first = self._count + missing - len(bridge)
        self._repaired.extend(range(first, first + len(bridge)))
        if self._spikes_from is None:
            self._spikes_from = first
        new_samples = self._spikes.add([*bridge, *samples])
        self._repaired.extend(
            self._spikes_from + spike_index for spike_index in self._spikes.replaced
        )
        self._spikes.replaced.clear()
        return new_samples

    def _classify(self, rate_hz: float, new_samples: list[float]) -> None:
        """Classify the wave, if its kind is not given; a change of kind restarts the detector."""
        if self._is_kind_given:
            return
        if self._classifier is None:
            self._classifier, new_samples = WaveClassifier(rate_hz), self._pending
        self._classifier.add(new_samples)
        if self._classifier.kind is not self._kind:
            self._kind, self._detector, self._last_peak = self._classifier.kind, None, None
            self._spikes.criteria = self._spike_criteria
        elif self._kind is None:
            del self._pending[: -round(MAX_UNCLASSIFIED_S * rate_hz)]

    def _find_beats(self, rate_hz: float, received: float) -> list[Beat]:
        if self._kind is None:
            return []
        if self._detector is None:
            self._first = self._count - self._spikes.pending - len(self._pending)
            self._detector = create_peak_detector(self._kind, rate_hz)
        peaks = self._detector.add(self._pending)
        self._pending = []
        return self._make_beats(
            [self._first + peak_index for peak_index in peaks], rate_hz, received
        )

    def add_missing(self, samples: int) -> None:
        """Note that so many samples were sent and could not be read."""
        self._missing += samples

    def restart(self) -> None:
        """The sensor was off the skin: no interval spans that time."""
        self._reset()

    def start_segment(self) -> None:
        """The connection broke: no interval and no time base continues."""
        self._clock.start_segment()
        self._missing = 0
        self._reset()

    @property
    def _rate_hz(self) -> float | None:
        return (
            self._clock.rate_hz
            if isinstance(self._clock, EstimatedRateClock)
            else self._given_rate_hz
        )

    @property
    def _spike_criteria(self) -> SpikeCriteria:
        return PULSE_SPIKES if self._kind == "pulse" else ECG_SPIKES

    def _reset(self) -> None:
        self._detector = None
        self._spikes = SpikeFilter(self._spike_criteria)
        self._dropped = DroppedSampleDetector()
        self._recent_intervals_s = deque(maxlen=RECENT_INTERVALS)
        self._repaired = deque(maxlen=MAX_REPAIRED_INDEXES)
        self._spikes_from = None
        self._pending = []
        self._last_value = self._last_peak = None

    def _can_bridge(self, missing: int) -> bool:
        rate_hz = self._rate_hz or MIN_RATE_HZ
        return self._last_value is not None and missing <= MAX_BRIDGED_S * rate_hz

    def _bridge(self, missing: int, value: int) -> list[int]:
        """Interpolate the few missing samples, so that the beats beside them are found."""
        if self._last_value is None:
            return []
        start, span = self._last_value, value - self._last_value
        return [start + round(span * k / (missing + 1)) for k in range(1, missing + 1)]

    def _make_beats(self, indexes: Sequence[float], rate_hz: float, received: float) -> list[Beat]:
        beats: list[Beat] = []
        for index in indexes:
            t = min(self._clock.timestamp_sample(index), received)
            previous, self._last_peak = self._last_peak, (index, t)
            if previous is None:
                continue
            rr_s = (index - previous[0]) / rate_hz
            if self._is_trusted(previous, (index, t), rr_s, rate_hz):
                beats.append(Beat(t, 1000.0 * rr_s, None, received))
        return beats

    def _is_trusted(
        self,
        previous: tuple[float, float],
        current: tuple[float, float],
        rr_s: float,
        rate_hz: float,
    ) -> bool:
        if rr_s > MAX_RR_S or abs(current[1] - previous[1] - rr_s) > MAX_CLOCK_ERROR_S:
            return False
        if self._is_repaired(previous[0], rate_hz) or self._is_repaired(current[0], rate_hz):
            return False
        if self._dropped.has_dropped_between(previous[0], current[0], rate_hz):
            return False
        return not self._is_doubtful(previous[0], current[0], rr_s)

    def _is_doubtful(self, previous: float, current: float, rr_s: float) -> bool:
        """Whether the interval is unusual, and repaired samples in it may have hidden or made a beat."""
        median_s = median(self._recent_intervals_s) if self._recent_intervals_s else rr_s
        self._recent_intervals_s.append(rr_s)
        if abs(rr_s - median_s) <= UNUSUAL_RATIO * median_s:
            return False
        margin = round(NEIGHBOURHOOD_S * (current - previous) / rr_s)
        return any(previous - margin <= repaired <= current + margin for repaired in self._repaired)

    def _is_repaired(self, index: float, rate_hz: float) -> bool:
        """Whether too many samples beside this peak were repaired for its position to be accurate."""
        beside = max(MIN_BESIDE_SAMPLES, MIN_BESIDE_S * rate_hz)
        missing = sum(abs(index - repaired) < beside for repaired in self._repaired)
        return missing > MAX_REPAIRED_S * rate_hz
