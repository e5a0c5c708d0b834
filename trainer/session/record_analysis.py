"""The figures of a recording of any origin, whole or in part.

`ui.commands` and `ui.api` compute them here, so that both tell the same numbers. A recorded session as it is
listed and stored is another thing: see `trainer.session.review`.
"""

from dataclasses import dataclass
from math import inf
from typing import Final

import numpy as np

from trainer.errors import RecordingError
from trainer.hrv.frequency_domain import Method
from trainer.hrv.record_figures import RecordFigures, compute_record_figures
from trainer.hrv.tachogram import FloatArray, arrays_of
from trainer.recording import Recording
from trainer.session.messages import NoBeatsInPart, NoBeatsRecorded, PartEndsBeforeStart
from trainer.session.review import breath_phases, source_resolution_ms

SECONDS_DECIMALS: Final = 3


@dataclass(frozen=True, slots=True, eq=False)
class RecordAnalysis:
    """The beats that were analysed, and their figures.

    Attributes
    ----------
    t, rr_ms
        Shape (n,), when each beat was (s), and the interval that ended with it (ms).
    figures
        Their verdicts and figures.
    """

    t: FloatArray
    rr_ms: FloatArray
    figures: RecordFigures

    @property
    def duration_s(self) -> float:
        """From the start of the first interval to the last beat, s."""
        span_s = float(self.t[-1] - self.t[0])
        return round(span_s + max(0.0, float(self.rr_ms[0])) / 1000.0, SECONDS_DECIMALS)

    @property
    def heart_time_s(self) -> float:
        """The intervals added up, s: the duration without what is missing in it."""
        return round(float(np.maximum(self.rr_ms, 0.0).sum()) / 1000.0, SECONDS_DECIMALS)


def analyze_recording(
    recording: Recording,
    *,
    start: float = -inf,
    stop: float = inf,
    correct: bool = True,
    method: Method = "welch",
) -> RecordAnalysis:
    """Compute the figures of a recording, or of a part of it.

    Parameters
    ----------
    recording
        Any, also one without a plan; where a pacer led, the RSA is fitted to it.
    start, stop
        The first and last moment of the part, in seconds on the clock of the recording.
    correct
        False: the intervals are measured as they came.
    method
        How the spectrum is estimated, see `power_spectrum`.

    Raises
    ------
    RecordingError
        There are no beats, or none in this part.
    """
    if not start < stop:
        raise RecordingError(PartEndsBeforeStart(start, stop))
    t, rr_ms = arrays_of(recording.events)
    inside = (t >= start) & (t <= stop)
    if not inside.any():
        raise RecordingError(NoBeatsInPart() if t.size else NoBeatsRecorded())
    t, rr_ms = t[inside], rr_ms[inside]
    phase, breaths = breath_phases(recording, t, stop if stop < inf else None)
    figures = compute_record_figures(
        t,
        rr_ms,
        resolution_ms=source_resolution_ms(recording.events),
        correct=correct,
        method=method,
        cycle_phase=phase,
        breaths=breaths,
    )
    return RecordAnalysis(t, rr_ms, figures)
