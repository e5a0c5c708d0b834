"""Units of intervals and times, and arrays of them."""

from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

FloatArray: TypeAlias = npt.NDArray[np.float64]
IntArray: TypeAlias = npt.NDArray[np.int64]
BoolArray: TypeAlias = npt.NDArray[np.bool_]

# How many milliseconds one unit of an interval is.
MS: Final = 1.0
SECONDS: Final = 1000.0
STRAP_UNITS: Final = 1000.0 / 1024.0
MICROSECONDS: Final = 0.001
MINUTES: Final = 60_000.0
HOURS: Final = 3_600_000.0
UNIT_NAMES: Final = {
    MS: "ms",
    SECONDS: "s",
    STRAP_UNITS: "1/1024 s",
    MICROSECONDS: "µs",
    MINUTES: "min",
    HOURS: "h",
}
UNITS_BY_NAME: Final = {"ms": MS, "s": SECONDS, "1/1024": STRAP_UNITS, "1/1024 s": STRAP_UNITS}
