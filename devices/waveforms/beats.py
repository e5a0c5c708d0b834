"""From a wave to beats: where it peaks, by the sample, and when that was.

Rule: time runs by the count of samples, never by arrival. Where the count cannot be trusted (the sensor
was off, samples are missing) no interval is told: the next one begins after it.
"""

from collections import deque
from collections.abc import Sequence
from statistics import median
from typing import Final, Protocol

from devices.protocols.decoder import Wave
from devices.timestamps import EstimatedRateClock, SampleClock
from devices.waveforms.classifier import Kind, WaveKind
from devices.waveforms.dropped_samples import Slips
from devices.waveforms.peak_detectors import PulseDetector, RPeakDetector
from devices.waveforms.spike_filter import SMOOTH, STEEP, Smoothness, Spikes
from trainer.events import Beat

LONGEST_RR_S: Final = 3.0  # beyond it, a beat was not seen rather than late
MOST_BRIDGED_S: Final = 0.15  # so much may be missing of a wave without its beats being lost
LONGEST_WAIT_S: Final = 12.0  # so much of a wave is kept until its kind is known
SLOWEST_HZ: Final = 20.0
BESIDE: Final = 2.0  # samples
BESIDE_S: Final = 0.045
MOST_MISSING_S: Final = 0.03
MOST_MENDED: Final = 256
LATELY: Final = 9
UNUSUAL: Final = 0.25
AROUND_S: Final = 0.1
APART_S: Final = 0.25  # between clock and count: samples were lost on the way, untold


class PeakFinder(Protocol):
    """Finds the beats in a wave; `add` tells the places of those now certain, counted in samples."""

    def add(self, samples: Sequence[float]) -> list[float]: ...


def create_peak_detector(wave: Kind, rate_hz: float) -> PeakFinder:
    return RPeakDetector(rate_hz) if wave == "ecg" else PulseDetector(rate_hz)


class WaveformBeats:
    """Beats of one wave. `rate_hz` is None where the device does not say it: it is learnt first.

    So is what kind of wave it is, where it may be either.
    """

    _peaks: PeakFinder | None
    _spikes: Spikes
    _slips: Slips
    _mended: deque[int]  # places, not quite in order
    _lately: deque[float]  # intervals, s
    _added: int | None  # where `_spikes` began to count
    _waiting: list[float]  # for the rate and the kind to be known
    _last_value: int | None
    _before: tuple[float, float] | None  # the last peak: its place, its time

    def __init__(self, wave: Wave, rate_hz: float | None) -> None:
        self._kind: Kind | None = None if wave == "either" else wave
        self._judge: WaveKind | None = None
        self._is_told = self._kind is not None
        self._told_hz = rate_hz
        self._clock = SampleClock(rate_hz) if rate_hz else EstimatedRateClock()
        self._count = 0  # of samples so far, those missing too
        self._missing = 0
        self._first = 0  # where `_peaks` began to count
        self._begin()

    def add(self, samples: Sequence[int], received: float) -> list[Beat]:
        """The next samples, the last of which arrived at `received`."""
        missing, self._missing = self._missing, 0
        self._clock.arrived(missing + len(samples), received)
        if missing and not self._can_bridge(missing):
            self._begin()
        fresh = self._mend(missing, samples)
        self._waiting += fresh
        self._count += missing + len(samples)
        self._slips.arrived(self._count - 1, received)
        self._last_value = samples[-1]
        rate_hz = self._rate_hz
        if rate_hz is None or not fresh:
            return []
        self._look_at_shape(rate_hz, fresh)
        return self._look_for_beats(rate_hz, received)

    def _mend(self, missing: int, samples: Sequence[int]) -> list[float]:
        """What comes next of the wave, without what was missing or damaged; and note where that was."""
        bridge = self._bridge(missing, samples[0])
        began = self._count + missing - len(bridge)
        self._mended.extend(range(began, began + len(bridge)))
        if self._added is None:
            self._added = began
        fresh = self._spikes.add([*bridge, *samples])
        self._mended.extend(self._added + index for index in self._spikes.taken)
        self._spikes.taken.clear()
        return fresh

    def _look_at_shape(self, rate_hz: float, fresh: list[float]) -> None:
        """A wave that turns out to be of another kind is listened to as such from here on."""
        if self._is_told:
            return
        if self._judge is None:
            self._judge, fresh = WaveKind(rate_hz), self._waiting
        self._judge.add(fresh)
        if self._judge.kind is not self._kind:
            self._kind, self._peaks, self._before = self._judge.kind, None, None
            self._spikes.smoothness = self._smoothness
        elif self._kind is None:
            del self._waiting[: -round(LONGEST_WAIT_S * rate_hz)]

    def _look_for_beats(self, rate_hz: float, received: float) -> list[Beat]:
        if self._kind is None:
            return []
        if self._peaks is None:
            self._first = self._count - self._spikes.held - len(self._waiting)
            self._peaks = create_peak_detector(self._kind, rate_hz)
        found = self._peaks.add(self._waiting)
        self._waiting = []
        return self._beats([self._first + index for index in found], rate_hz, received)

    def missed(self, samples: int) -> None:
        """So many samples were sent here and not understood; time went on."""
        self._missing += samples

    def restart(self) -> None:
        """The sensor was off: no interval reaches across."""
        self._begin()

    def lost(self) -> None:
        """The connection broke: the time base begins anew."""
        self._clock.lost()
        self._missing = 0
        self._begin()

    @property
    def _rate_hz(self) -> float | None:
        return self._clock.rate_hz if isinstance(self._clock, EstimatedRateClock) else self._told_hz

    @property
    def _smoothness(self) -> Smoothness:
        return SMOOTH if self._kind == "pulse" else STEEP

    def _begin(self) -> None:
        self._peaks = None
        self._spikes = Spikes(self._smoothness)
        self._slips = Slips()
        self._lately = deque(maxlen=LATELY)
        self._mended = deque(maxlen=MOST_MENDED)
        self._added = None
        self._waiting = []
        self._last_value = self._before = None

    def _can_bridge(self, missing: int) -> bool:
        rate_hz = self._rate_hz or SLOWEST_HZ
        return self._last_value is not None and missing <= MOST_BRIDGED_S * rate_hz

    def _bridge(self, missing: int, value: int) -> list[int]:
        """A straight line over the few that are missing, so that the shape of the wave goes on.

        It serves to find the beats beside it, and is told to nobody.
        """
        if self._last_value is None:
            return []
        low, span = self._last_value, value - self._last_value
        return [low + round(span * k / (missing + 1)) for k in range(1, missing + 1)]

    def _beats(self, places: Sequence[float], rate_hz: float, received: float) -> list[Beat]:
        beats: list[Beat] = []
        for place in places:
            t = min(self._clock.at(place), received)
            before, self._before = self._before, (place, t)
            if before is None:
                continue
            rr_s = (place - before[0]) / rate_hz
            if self._is_trusted(before, (place, t), rr_s, rate_hz):
                beats.append(Beat(t, 1000.0 * rr_s, None, received))
        return beats

    def _is_trusted(
        self, before: tuple[float, float], now: tuple[float, float], rr_s: float, rate_hz: float
    ) -> bool:
        if rr_s > LONGEST_RR_S or abs(now[1] - before[1] - rr_s) > APART_S:
            return False
        if self._is_mended(before[0], rate_hz) or self._is_mended(now[0], rate_hz):
            return False
        if self._slips.is_between(before[0], now[0], rate_hz):
            return False
        return not self._is_doubtful(before[0], now[0], rr_s)

    def _is_doubtful(self, before: float, now: float, rr_s: float) -> bool:
        """Of another length than those before, and samples are missing that may have held a beat, or made one."""
        usual_s = median(self._lately) if self._lately else rr_s
        self._lately.append(rr_s)
        if abs(rr_s - usual_s) <= UNUSUAL * usual_s:
            return False
        near = round(AROUND_S * (now - before) / rr_s)
        return any(before - near <= mended <= now + near for mended in self._mended)

    def _is_mended(self, place: float, rate_hz: float) -> bool:
        """Is more missing beside this peak than where it lies may be off by?"""
        beside = max(BESIDE, BESIDE_S * rate_hz)
        missing = sum(abs(place - mended) < beside for mended in self._mended)
        return missing > MOST_MISSING_S * rate_hz
