"""The beats of a whole record: samples of an ECG or a pulse wave that were read from a file."""

from collections.abc import Callable
from typing import Final

import numpy as np

from devices.protocols.decoder import Wave
from devices.waveforms.beats import WaveformBeats
from trainer.events import Beat
from trainer.formats.reader import DetectedBeats
from trainer.formats.tables.reading import ReadAs
from trainer.formats.tables.signal import Signal
from trainer.formats.tables.units import FloatArray

SAMPLES_AT_ONCE: Final = 16_384
MAX_SCALING_SAMPLES: Final = 2_000_000  # of a longer record every second or third tells the gain
SCALE: Final = 20_000.0  # the detectors take whole numbers; any gain is the same to them
MIN_BRIDGED_S: Final = 0.001
EXTENSION_S: Final = 2.0  # the last value, for so long: beats become certain only after it


def find_beats(signal: Signal) -> DetectedBeats:
    """Find the beats in a signal, by the detectors that serve live sensors.

    Where samples are missing, no interval spans the gap.
    """
    wave: Wave = "ecg" if signal.wave is ReadAs.ECG else "pulse"
    detector = WaveformBeats(wave, signal.rate_hz)
    beats: list[Beat] = []
    to_levels, sent = _scaling(signal.samples), 0
    for a, b in _stretches(signal):
        missing = int(signal.missing[a])
        if missing and a:
            detector.add_missing(missing)
            sent += missing
        for start in range(a, b, SAMPLES_AT_ONCE):
            part = to_levels(signal.samples[start : min(b, start + SAMPLES_AT_ONCE)])
            sent += len(part)
            beats += detector.add(part, sent / signal.rate_hz)
    extension = to_levels(signal.samples[-1:]) * round(EXTENSION_S * signal.rate_hz)
    if extension:
        last_s = sent / signal.rate_hz
        late = detector.add(extension, last_s + len(extension) / signal.rate_hz)
        beats += [beat for beat in late if beat.t <= last_s]
    t = np.array([beat.t for beat in beats])
    rr_ms = np.array([beat.rr_ms for beat in beats])
    return DetectedBeats(t, rr_ms, _count_doubtful(t, rr_ms), _resolution_ms(signal))


def _scaling(samples: FloatArray) -> Callable[[FloatArray], list[int]]:
    """Makes whole numbers of samples, alike at any gain."""
    known = samples[:: 1 + samples.size // MAX_SCALING_SAMPLES] if samples.size else np.zeros(1)
    low, high = np.percentile(known, [1.0, 99.0])
    middle, spread = float(np.median(known)), max(high - low, 1e-12)

    def to_levels(part: FloatArray) -> list[int]:
        levels = np.clip((part - middle) * (SCALE / spread), -1e9, 1e9)
        whole: list[int] = np.rint(levels).astype(np.int64).tolist()
        return whole

    return to_levels


def _stretches(signal: Signal) -> list[tuple[int, int]]:
    """Where each stretch without a missing sample begins and ends."""
    begins = [0, *(np.flatnonzero(signal.missing[1:]) + 1).tolist()]
    ends = [*begins[1:], signal.samples.size]
    return [(a, b) for a, b in zip(begins, ends, strict=True) if b > a]


def _count_doubtful(
    t: np.ndarray[tuple[int], np.dtype[np.float64]],
    rr_ms: np.ndarray[tuple[int], np.dtype[np.float64]],
) -> int:
    """How often an interval between two beats could not be trusted."""
    begins = t - rr_ms / 1000.0
    return int(np.count_nonzero(np.abs(begins[1:] - t[:-1]) > MIN_BRIDGED_S))


def _resolution_ms(signal: Signal) -> float:
    """R peaks lie on samples; the steepest place of a pulse is found between them."""
    return 1000.0 / signal.rate_hz if signal.wave is ReadAs.ECG else 1.0
