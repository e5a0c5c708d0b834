"""The series of RR intervals over time, with our opinion of each. The beats themselves stay as told."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from trainer.events import Beat

FloatArray: TypeAlias = npt.NDArray[np.float64]


class Verdict(StrEnum):
    """Our opinion of a beat (Lipponen & Tarvainen 2019, doi 10.1080/03091902.2019.1640306)."""

    NORMAL = "normal"
    ECTOPIC = "ectopic"
    LONG = "long"
    SHORT = "short"
    MISSED = "missed"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class JudgedBeat:
    """A beat and what we think of it.

    `verdict` is None while the beats that decide it have not come yet. `corrected_ms` is the interval
    that stands in for `beat.rr_ms` in the figures: the same for a normal beat, interpolated for one
    that is not, None where nothing may stand in.
    """

    beat: Beat
    verdict: Verdict | None
    corrected_ms: float | None
