"""From a wave to beats: where it peaks, by the sample, and when that was.

Rule: time runs by the count of samples, never by arrival. Where the count cannot be trusted (the sensor
was off, samples are missing) no interval is told: the next one begins after it.
"""

from collections.abc import Sequence
from typing import Final, Protocol

from devices.beat_clock import SampleClock
from devices.learnt_clock import LearntClock
from devices.protocols.heard import Wave
from devices.pulse_peaks import PulsePeaks
from devices.r_peaks import RPeaks
from trainer.events import Beat

LONGEST_RR_S: Final = 3.0  # beyond it, a beat was not seen rather than late
MOST_BRIDGED_S: Final = 0.15  # so much may be missing of a wave without its beats being lost
SLOWEST_HZ: Final = 20.0
APART_S: Final = 0.25  # between clock and count: samples were lost on the way, untold


class Peaks(Protocol):
    """Finds the beats in a wave; `add` tells the places of those now certain, counted in samples."""

    def add(self, samples: Sequence[int]) -> list[float]: ...


def peaks_in(wave: Wave, rate_hz: float) -> Peaks:
    return RPeaks(rate_hz) if wave == "ecg" else PulsePeaks(rate_hz)


class WaveBeats:
    """Beats of one wave. `rate_hz` is None where the device does not say it: it is learnt first."""

    _peaks: Peaks | None
    _waiting: list[int]  # for the rate to be known
    _last_value: int | None
    _before: tuple[float, float] | None  # the last peak: its place, its time

    def __init__(self, wave: Wave, rate_hz: float | None) -> None:
        self._wave: Wave = wave
        self._told_hz = rate_hz
        self._clock = SampleClock(rate_hz) if rate_hz else LearntClock()
        self._count = 0  # of samples so far, those missing too
        self._missing = 0
        self._first = 0  # where `_peaks` began to count
        self._begin()

    def add(self, samples: Sequence[int], received: float) -> list[Beat]:
        """The next samples, the last of which arrived at `received`."""
        missing, self._missing = self._missing, 0
        self._clock.arrived(missing + len(samples), received)
        self._count += missing
        if missing and not self._can_bridge(missing):
            self._begin()
        self._waiting += [*self._bridge(missing, samples[0]), *samples]
        self._count += len(samples)
        self._last_value = samples[-1]
        rate_hz = self._rate_hz
        if rate_hz is None:
            return []
        if self._peaks is None:
            self._first = self._count - len(self._waiting)
            self._peaks = peaks_in(self._wave, rate_hz)
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
        return self._clock.rate_hz if isinstance(self._clock, LearntClock) else self._told_hz

    def _begin(self) -> None:
        self._peaks = None
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
            if rr_s <= LONGEST_RR_S and abs(t - before[1] - rr_s) <= APART_S:
                beats.append(Beat(t, 1000.0 * rr_s, None, received))
        return beats
