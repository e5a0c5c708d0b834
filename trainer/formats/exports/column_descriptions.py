"""The columns of our tables: the unit and the meaning of each, and the heading it has in a workbook.

Names carry their unit where a name can (`rr_ms`); where it cannot, a heading tells it in brackets.
"""

from collections.abc import Mapping
from typing import Final

from trainer.hrv.figures import FIGURES

SUFFIX_UNITS: Final[Mapping[str, str]] = {
    "_percent": "%",
    "_per_min": "1/min",
    "_bpm": "beats/min",
    "_ms2": "ms²",
    "_hz": "Hz",
    "_ms": "ms",
    "_mb": "MB",
    "_s": "s",
}
OTHER_UNITS: Final[Mapping[str, str]] = {
    "fullness": "0 to 1",
    "urge_before": "0 to 10",
    "urge_after": "0 to 10",
    "started": "local time",
    "time": "local time",
}
MEANINGS: Final[Mapping[str, str]] = {
    "t_s": "Time on the session clock; of a beat, the end of its interval",
    "rr_ms": "RR interval as the sensor sent it",
    "verdict": "Artefact detection after Lipponen and Tarvainen (2019)",
    "corrected_ms": "Interval used for the figures: interpolated for an artefact, empty where none may replace it",
    "pacer_phase": "Part of the breath that the pacer asked for",
    "fullness": "Fullness of the lungs that the pacer asked for",
    "breath_began_s": "Start of that breath on the session clock",
    "pattern": "Seconds of inhale, hold, exhale, hold",
    "round": "Round of the pause, from 1 on",
    "time": "The same moment in local time",
    "event": "Kind of event",
    "value": "The event in a word or number",
    "detail": "Further details of the event",
    "from_s": "Start of the minute on the session clock",
    "to_s": "End of the minute on the session clock",
    "beats": "Heartbeats in the minute",
    "corrected": "How many of these heartbeats were corrected",
    "pacer_breaths_per_min": "Pace at the end of the minute",
    "quality": "Grade of the heart data",
    "reason": "Why it has this grade",
    "id": "ID of the session in the library",
    "started": "When it started",
    "utc_offset": "Offset of the local time from UTC",
    "waited_s": "Time waited",
    "urge_before": "Urge to reach out before the pause, as rated",
    "urge_after": "Urge to reach out after the pause, as rated",
    "decision": "Decision after the pause",
    "ended": "How it ended: completed, early or interrupted",
    "guide": "Guidance during the pause",
    "mean_hr_bpm": "Mean heart rate",
    "mean_nn_ms": "Mean NN interval",
    "sdnn_ms": "Standard deviation of NN intervals",
    "rmssd_ms": "Root mean square of successive differences of NN intervals",
    "pnn50": "Successive differences of more than 50 ms",
    "rsa_ms": "Respiratory sinus arrhythmia, peak to trough, of NN intervals",
    "rsa_bpm": "Respiratory sinus arrhythmia, peak to trough, of the heart rate",
    "breaths_per_min": "Breathing rate",
    "trigger": "What set it off, in the person's words",
    "body": "Where in the body",
    "prediction": "What was predicted",
    "sure_percent": "How sure the person was of it",
    "outcome": "What happened: as_feared, less or nothing",
    "outcome_note": "What happened, in the person's words",
    "note": "Note, in the person's words",
}


def unit_of(name: str) -> str:
    """The unit of a column; empty where it has none, or is a text.

    >>> unit_of("rr_ms"), unit_of("pnn50"), unit_of("verdict")
    ('ms', '%', '')
    """
    if name in OTHER_UNITS:
        return OTHER_UNITS[name]
    if name in FIGURES:
        return FIGURES[name].unit
    return next((unit for suffix, unit in SUFFIX_UNITS.items() if name.endswith(suffix)), "")


def heading_of(name: str, unit: str | None = None) -> str:
    """The heading of a column, which always tells the unit; None: the one that it has in our tables.

    >>> heading_of("rr_ms"), heading_of("pnn50"), heading_of("modified", "UTC")
    ('rr_ms', 'pnn50 [%]', 'modified [UTC]')
    """
    unit = unit_of(name) if unit is None else unit
    is_in_name = any(name.endswith(suffix) for suffix in SUFFIX_UNITS)
    return f"{name} [{unit}]" if unit and not is_in_name else name


def describe_column(name: str) -> str:
    """What a column holds, in English; empty where its name is all there is to say."""
    return MEANINGS.get(name, "")
