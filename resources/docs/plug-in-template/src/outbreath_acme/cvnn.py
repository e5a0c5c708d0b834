"""A figure: the standard deviation of the NN intervals as a share of their mean (CVNN)."""

import numpy as np
from outbreath.plugins import Beats, NoFigureError

MIN_INTERVALS = 30


class Cvnn:
    label = "CVNN"
    unit = "%"
    decimals = 1

    def compute(self, beats: Beats) -> float:
        nn_ms = beats.rr_ms[beats.is_normal]
        if nn_ms.size < MIN_INTERVALS:
            raise NoFigureError(f"fewer than {MIN_INTERVALS} normal intervals")
        return float(100.0 * np.std(nn_ms, ddof=1) / np.mean(nn_ms))
