"""Synthetic ECGs and pulse waves, made of Gaussians, and a recorded ECG."""

from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from trainer.hrv.tachogram import FloatArray

ECG: Final = (
    (-0.18, 0.12, 0.022),
    (-0.026, -0.14, 0.009),
    (0.0, 1.0, 0.011),
    (0.028, -0.24, 0.010),
    (0.26, 0.28, 0.045),
)
"""P, Q, R, S and T: s after the R peak, height, width in s."""
PULSE: Final = ((0.12, 1.0, 0.065), (0.27, 0.55, 0.11))
NOTCHED: Final = (*PULSE, (0.45, 0.40, 0.06))
"""With a second wave, as young arteries have it."""
ANY_BEAT: Final = (1, 5, 8, 34)
"""The codes of the beats in record 100: normal, ventricular, atrial and, unused there, aberrated."""


def beats(seed: int, seconds: float, rr_ms: float = 850.0) -> FloatArray:
    """Times of beats, s, with a respiratory rhythm of 10 s and some noise."""
    rng, t = np.random.default_rng(seed), [0.4]
    while t[-1] < seconds:
        answer = 0.06 * np.cos(2.0 * np.pi * t[-1] / 10.0)
        t.append(float(t[-1] + rr_ms / 1000.0 * (1.0 + answer + rng.normal(0.0, 0.02))))
    return np.array(t)


def wave(
    bumps: tuple[tuple[float, float, float], ...], at: FloatArray, rate_hz: float
) -> FloatArray:
    """From 0 s to a second after the last beat; breathing makes each beat higher or lower."""
    t = np.arange(round((at[-1] + 1.0) * rate_hz)) / rate_hz
    values = np.zeros_like(t)
    for beat in at.tolist():
        around = slice(*np.searchsorted(t, (beat - 0.4, beat + 1.2)).tolist())
        height = 1.0 + 0.15 * np.sin(2.0 * np.pi * beat / 10.0)
        for delay, relative_height, width in bumps:
            values[around] += (
                height * relative_height * np.exp(-0.5 * ((t[around] - beat - delay) / width) ** 2)
            )
    return values


def quantize(values: FloatArray, lowest: int, highest: int) -> list[int]:
    """Scale to integers from `lowest` to `highest`, as an analogue-to-digital converter does."""
    scaled = (values - values.min()) / (values.max() - values.min()) * (highest - lowest) + lowest
    whole: list[int] = scaled.round().astype(int).tolist()
    return whole


class DetectionScore(NamedTuple):
    sensitivity: float
    precision: float
    late_s: FloatArray
    """Of each beat that was found."""


def score_detection(
    detected_s: FloatArray, true_s: FloatArray, within_s: float = 0.075
) -> DetectionScore:
    """Which beats were found, by their nearest; a constant lateness is not a fault."""
    delay = detected_s[np.abs(detected_s - true_s[:, None]).argmin(1)] - true_s
    median_delay = float(np.median(delay))
    missed = np.abs(delay - median_delay) > within_s
    wrong = np.abs(detected_s - median_delay - true_s[:, None]).min(0) > within_s
    return DetectionScore(1.0 - float(missed.mean()), 1.0 - float(wrong.mean()), delay[~missed])


class Recorded(NamedTuple):
    leads: tuple[list[int], list[int]]
    beats: FloatArray
    """In samples."""


def read_record_100(data: Path) -> Recorded:
    """MIT-BIH record 100: two leads of 12 bits packed into three bytes, 360 samples a second."""
    packed = np.fromfile(data / "waveforms" / "100.dat", dtype=np.uint8).reshape(-1, 3).astype(int)
    low, shared, other = packed.T
    leads = (low | (shared & 0x0F) << 8, other | (shared >> 4) << 8)
    first, second = ((lead ^ 0x800) - 0x800 for lead in leads)
    return Recorded((first.tolist(), second.tolist()), _labels(data / "waveforms" / "100.atr"))


def _labels(path: Path) -> FloatArray:
    """Words of 16 bits: a code and the samples since the one before; 59 is a longer pause, 63 a text."""
    codes = np.fromfile(path, dtype="<u2").tolist()
    beat_samples: list[int] = []
    sample = at = 0
    while codes[at]:
        code, passed = codes[at] >> 10, codes[at] & 0x3FF
        at += 1
        if code == 59:
            sample += (codes[at] << 16) + codes[at + 1]
            at += 2
        elif code == 63:
            at += (passed + 1) // 2
        elif code < 50:
            sample += passed
            beat_samples += [sample] if code in ANY_BEAT else []
    return np.array(beat_samples, dtype=float)
