"""Classifies a wave as ECG or pulse by its shape, where the device does not say which it sends.

A QRS complex lasts 0.1 s, the upstroke of a pulse 0.2 s. The maximum response of a filter for the one is
divided by that of a filter for the other, for segments of 1.5 s, which hold a beat: the ratio is 0.2 to 0.4
for pulses of all shapes and 0.5 to 4 for ECGs.
"""

from collections import deque
from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

import numpy as np

from devices.waveforms.elgendi import FloatArray, gaussian_kernel
from devices.waveforms.peak_detectors import R_WAVE, UPSTROKE

WaveKind: TypeAlias = Literal["ecg", "pulse"]

SEGMENT_S: Final = 1.5
MIN_SEGMENTS: Final = 3
MAX_SEGMENTS: Final = 5
MIN_RESPONSE: Final = 1.0  # in units of the samples: below it there is no shape
ECG_RATIO: Final = 0.45
HYSTERESIS_RATIO: Final = 1.25  # beyond the threshold, before the classification changes


class WaveClassifier:
    """Classifies a wave as its samples come; `kind` is None until it is known.

    Parameters
    ----------
    rate_hz
        Samples per second.
    """

    def __init__(self, rate_hz: float) -> None:
        self.kind: WaveKind | None = None
        self._kernels = gaussian_kernel(R_WAVE, rate_hz), gaussian_kernel(UPSTROKE, rate_hz)
        self._margin = max(k.size for k in self._kernels)
        self._segment = round(SEGMENT_S * rate_hz) + self._margin
        self._pending: FloatArray = np.zeros(0)
        self._responses: deque[tuple[float, float]] = deque(maxlen=MAX_SEGMENTS)

    def add(self, samples: Sequence[float]) -> None:
        """Add the next samples; `kind` may change."""
        self._pending = np.concatenate((self._pending, np.asarray(samples, dtype=np.float64)))
        while self._pending.size >= self._segment:
            self._add_segment(self._pending[: self._segment])
            self._pending = self._pending[self._segment - self._margin :]

    def _add_segment(self, segment: FloatArray) -> None:
        r_wave, upstroke = (
            float(np.abs(np.convolve(segment, kernel, "valid")).max()) for kernel in self._kernels
        )
        self._responses.append((r_wave, upstroke))
        if len(self._responses) >= MIN_SEGMENTS:
            self._classify()

    def _classify(self) -> None:
        r_wave, upstroke = np.median(np.array(self._responses), axis=0).tolist()
        if upstroke < MIN_RESPONSE:
            return
        ratio = r_wave / upstroke
        if self.kind is None:
            self.kind = "ecg" if ratio > ECG_RATIO else "pulse"
        elif ratio > HYSTERESIS_RATIO * ECG_RATIO:
            self.kind = "ecg"
        elif ratio < ECG_RATIO / HYSTERESIS_RATIO:
            self.kind = "pulse"
