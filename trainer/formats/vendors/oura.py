"""Documents of the Oura API: inter-beat intervals with their times; sleep and heart rates hold no intervals."""

from typing import Any, Final

from trainer.errors import RecordingError
from trainer.formats.messages import ProgramFileOfHeartRates
from trainer.formats.vendor_series import VendorSeries
from trainer.formats.vendors.interval_runs import IntervalRuns

PROGRAM: Final = "Oura"
INVALID: Final = 0  # of `validity`: the ring does not trust the interval
RATE_FIELDS: Final = frozenset({"bpm", "average_hrv", "hr_5min", "rmssd_5min", "rmssd"})


def read_oura(document: Any) -> VendorSeries | None:
    """The beats of a document of Oura, or None where it is of another program.

    Raises
    ------
    RecordingError
        It is of Oura and has no intervals.
    """
    rows = document.get("data", document.get("sleep")) if isinstance(document, dict) else None
    if not isinstance(rows, list) or not rows or not isinstance(rows[0], dict):
        return None
    if "ibi" in rows[0] and "timestamp" in rows[0]:
        runs = IntervalRuns(PROGRAM)
        for row in rows:
            if isinstance(row, dict):
                is_trusted = row.get("validity") != INVALID
                runs.add([row.get("ibi") if is_trusted else None], row.get("timestamp"))
        return runs.series()
    if RATE_FIELDS & rows[0].keys():
        raise RecordingError(ProgramFileOfHeartRates(PROGRAM))
    return None
