"""Is a wave of which nobody says it an ECG or a pulse? Its shape tells.

A QRS complex is over within a tenth of a second, the upstroke of a pulse takes two. So the highest that a
filter for the one finds is compared with the highest that a filter for the other finds, per second and a
half, which holds a beat: the quotient is 0.2 to 0.4 for pulses of all shapes and 0.5 to 4 for ECGs.
"""

from collections import deque
from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

import numpy as np

from devices.waveforms.elgendi import FloatArray, kernel
from devices.waveforms.peak_detectors import R_WAVE, UPSTROKE

Kind: TypeAlias = Literal["ecg", "pulse"]

PIECE_S: Final = 1.5
FEWEST: Final = 3  # pieces
LOOKED_AT: Final = 5
FAINTEST: Final = 1.0  # counts: nothing has any shape below
PARTING: Final = 0.45
CLEARLY: Final = 1.25  # beyond the parting, before what was judged is judged anew


class WaveKind:
    """Feed it the samples; `kind` is None until it can be told."""

    def __init__(self, rate_hz: float) -> None:
        self.kind: Kind | None = None
        self._kernels = kernel(R_WAVE, rate_hz), kernel(UPSTROKE, rate_hz)
        self._margin = max(k.size for k in self._kernels)
        self._piece = round(PIECE_S * rate_hz) + self._margin
        self._waiting: FloatArray = np.zeros(0)
        self._heights: deque[tuple[float, float]] = deque(maxlen=LOOKED_AT)

    def add(self, samples: Sequence[float]) -> None:
        self._waiting = np.concatenate((self._waiting, np.asarray(samples, dtype=np.float64)))
        while self._waiting.size >= self._piece:
            self._look_at(self._waiting[: self._piece])
            self._waiting = self._waiting[self._piece - self._margin :]

    def _look_at(self, piece: FloatArray) -> None:
        short, long = (
            float(np.abs(np.convolve(piece, each, "valid")).max()) for each in self._kernels
        )
        self._heights.append((short, long))
        if len(self._heights) >= FEWEST:
            self._judge()

    def _judge(self) -> None:
        short, long = np.median(np.array(self._heights), axis=0).tolist()
        if long < FAINTEST:
            return
        share = short / long
        if self.kind is None:
            self.kind = "ecg" if share > PARTING else "pulse"
        elif share > CLEARLY * PARTING:
            self.kind = "ecg"
        elif share < PARTING / CLEARLY:
            self.kind = "pulse"
