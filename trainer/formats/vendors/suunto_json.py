"""The Suunto app's `samples.json`: intervals of a belt, in packets with the time of their arrival."""

from collections.abc import Iterator
from typing import Any, Final

from trainer.errors import RecordingError
from trainer.formats.messages import ProgramFileOfHeartRates
from trainer.formats.vendor_series import VendorSeries
from trainer.formats.vendors.interval_runs import IntervalRuns

PROGRAM: Final = "Suunto"
SML: Final = "suunto/sml"
INTERVALS: Final = "R-R"


def read_suunto(document: Any) -> VendorSeries | None:
    """The beats of a document of the Suunto app, or None where it is of another program.

    Raises
    ------
    RecordingError
        It is of Suunto and has no intervals.
    """
    samples = document.get("Samples") if isinstance(document, dict) else None
    if not isinstance(samples, list):
        return None
    packets = list(_sml(samples))
    if not packets:
        return None
    runs, has_intervals = IntervalRuns(PROGRAM), False
    for stamp, sml in packets:
        packet = sml.get(INTERVALS)
        if isinstance(packet, dict):
            has_intervals = True
            runs.add(_values(packet), stamp)
    if not has_intervals:
        raise RecordingError(ProgramFileOfHeartRates(PROGRAM))
    return runs.series()


def _sml(samples: list[Any]) -> Iterator[tuple[Any, dict[str, Any]]]:
    for sample in samples:
        attributes = sample.get("Attributes") if isinstance(sample, dict) else None
        sml = attributes.get(SML) if isinstance(attributes, dict) else None
        if isinstance(sml, dict):
            yield sample.get("TimeISO8601"), sml


def _values(packet: dict[str, Any]) -> list[Any]:
    values = packet.get("IBI", packet.get("Data"))
    return values if isinstance(values, list) else [values]
