"""Beats as the file of another program has them, before they become a recording."""

from dataclasses import dataclass

from trainer.formats.tables.units import FloatArray
from trainer.messages import Message


@dataclass(frozen=True, slots=True, eq=False)
class VendorSeries:
    """The beats in a file of another program.

    Attributes
    ----------
    program
        Its name.
    rr_ms
        Shape (n,), the intervals, ms.
    t
        Shape (n,), when each ended, s; None where the file has no times.
    unit
        The unit of the intervals in the file.
    left_out
        What was not read.
    started
        When the recording began, ISO 8601 with its zone, where the file says so.
    missing
        What is not there of a file whose end was cut off.
    resolution_ms
        How finely the intervals are given, where the format says so.
    """

    program: str
    rr_ms: FloatArray
    t: FloatArray | None
    unit: str
    left_out: tuple[Message, ...] = ()
    started: str | None = None
    missing: Message | None = None
    resolution_ms: float | None = None
