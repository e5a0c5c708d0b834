"""A beat and the verdict on it, as screens show them. This module imports no NumPy."""

from dataclasses import dataclass
from enum import StrEnum

from trainer.events import Beat


class Verdict(StrEnum):
    """What kind of beat this is.

    References
    ----------
    Lipponen & Tarvainen (2019), doi 10.1080/03091902.2019.1640306
    """

    NORMAL = "normal"
    ECTOPIC = "ectopic"
    LONG = "long"
    SHORT = "short"
    MISSED = "missed"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class JudgedBeat:
    """A beat and the verdict on it.

    Attributes
    ----------
    verdict
        None while the beats that decide it have not come yet.
    corrected_ms
        The interval that replaces `beat.rr_ms` in the figures: the same for a normal beat, interpolated
        for one that is not, None where nothing may replace it.
    """

    beat: Beat
    verdict: Verdict | None
    corrected_ms: float | None
