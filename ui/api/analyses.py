"""The figures of a recording, each with its unit, what it was computed from, and why it is absent."""

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from trainer.formats.analysis_json import analysis_to_json
from trainer.formats.codecs.summary_codec import interval_to_json
from trainer.hrv.figures import FIGURES
from trainer.hrv.tachogram import VERDICTS
from trainer.plugins.notices import take_notices
from trainer.session.plugin_figures import figures_of_analysis
from trainer.session.record_analysis import RecordAnalysis, analyze_recording
from ui import faults
from ui.api.notices import warn_of
from ui.api.recordings import Recording, beats_table
from ui.api.tables import ArrowColumn, ColumnKind, Field, Table, make_column, table_of
from ui.i18n.rendering import to_english

if TYPE_CHECKING:
    from trainer.plugins.figures import PluginFigure


class Quality(NamedTuple):
    """How well the beats can be used: "good", "fair", "poor" or "none", and why."""

    verdict: str
    reason: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Analysis:
    """The figures of a recording, as `analyze` returns them.

    Attributes
    ----------
    recording : Recording
        What was analysed.
    analysis : RecordAnalysis
        The analysis as the rest of the program has it.
    plugin_figures : tuple of PluginFigure
        The figures of plug-ins, which are among the others under their own keys.

    Examples
    --------
    >>> result = outbreath.analyze(outbreath.simulate(5.0, seed=7))
    >>> f"{result.figures['rmssd_ms']:.1f} {result.units['rmssd_ms']}"
    '16.3 ms'
    >>> result.grounds["rmssd_ms"]
    {'differences': 345}
    >>> result.reasons["vlf_ms2"]
    'window too short for VLF: 300 of 600 s without a gap'
    """

    recording: Recording
    analysis: RecordAnalysis
    plugin_figures: "tuple[PluginFigure, ...]" = ()

    @property
    def figures(self) -> dict[str, float | None]:
        """Each figure by its key, the same as in ``outbreath analyze --json``; `reasons` says why one is None."""
        others = {each.key: each.value for each in self.plugin_figures}
        return {**self.analysis.figures.figures, **others}

    @property
    def units(self) -> dict[str, str]:
        """The unit of each figure; empty for one that is a mere number."""
        own = {key: FIGURES[key].unit for key in self.analysis.figures.figures}
        return {**own, **{each.key: each.unit for each in self.plugin_figures}}

    @property
    def grounds(self) -> dict[str, dict[str, float]]:
        """What each figure was, or would have been, computed from.

        `nn_intervals` and `differences` (of neighbouring NN intervals) are numbers, `covered_s` is the sum of the
        NN intervals, `span_s` the longest stretch without a gap, `last_span_s` the last one up to 64 s, `bpm` the
        mean heart rate, `paced_breaths` and `breaths` the breaths whose times are known. It is empty without beats;
        of a figure of a plug-in it is not known.
        """
        grounds = self.analysis.figures.grounds
        own = {
            key: {name: grounds[name] for name in FIGURES[key].ground_names if name in grounds}
            for key in self.analysis.figures.figures
        }
        return {**own, **{each.key: {} for each in self.plugin_figures}}

    @property
    def reasons(self) -> dict[str, str]:
        """Why each figure that is None is absent."""
        absent = {each.key: each.reason for each in self.plugin_figures if each.reason is not None}
        reasons = {**self.analysis.figures.reasons, **absent}
        return {key: to_english(reason) for key, reason in reasons.items()}

    @property
    def rsa_interval_ms(self) -> tuple[float, float] | None:
        """The 95 % interval of `rsa_ms`; None where there is no RSA, or less than two minutes of it."""
        interval = interval_to_json(self.analysis.figures.rsa_interval_ms)
        return None if interval is None else (interval[0], interval[1])

    @property
    def quality(self) -> Quality:
        """How well the beats can be used, and why."""
        quality = self.analysis.figures.quality
        return Quality(str(quality.verdict), to_english(quality.reason))

    @property
    def corrected(self) -> dict[str, int]:
        """How many beats were corrected, by verdict."""
        return dict(self.analysis.figures.corrected)

    @property
    def gaps(self) -> tuple[tuple[float, float], ...]:
        """Begin and end of each gap, where beats are missing, in seconds."""
        return self.analysis.figures.gaps

    @property
    def duration_s(self) -> float:
        """From the start of the first interval to the last beat, in seconds."""
        return self.analysis.duration_s

    @property
    def heart_time_s(self) -> float:
        """The intervals added up, in seconds, which is the duration without what is missing in it."""
        return self.analysis.heart_time_s

    @property
    def beats(self) -> Table:
        """The beats that were analysed, with the verdict on each.

        `corrected_ms` is the interval that took the place of `rr_ms` in the figures; NaN where none may.
        """
        figures = self.analysis.figures
        return beats_table(
            self.analysis.t,
            self.analysis.rr_ms,
            verdict=make_column(
                ColumnKind.TEXT, [str(VERDICTS[c]) for c in figures.codes.tolist()]
            ),
            corrected_ms=ArrowColumn(ColumnKind.NUMBER, figures.corrected_ms.copy(), "ms"),
        )

    @property
    def table(self) -> Table:
        """The figures as a table of `figure`, `value`, `unit` and `reason`, a row each."""
        figures, units, reasons = self.figures, self.units, self.reasons
        fields: dict[str, Field[str]] = {
            "figure": Field(ColumnKind.TEXT, str),
            "value": Field(ColumnKind.NUMBER, figures.get),
            "unit": Field(ColumnKind.TEXT, units.get),
            "reason": Field(ColumnKind.TEXT, reasons.get),
        }
        return table_of(list(figures), fields)

    def to_json(self) -> dict[str, object]:
        """What ``outbreath analyze --json`` prints of the file; `file` is the name of the recording."""
        imported = self.recording.imported
        return analysis_to_json(self.recording.name, imported, self.analysis, to_english)

    def to_dataframe(self, library: str | None = None) -> Any:
        """The figures as a dataframe with a row for each, see `table` and `Table.to_dataframe`."""
        return self.table.to_dataframe(library)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.table.__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        known = sum(value is not None for value in self.figures.values())
        return (
            f"<Analysis of {self.recording.name}: {known} figures, quality {self.quality.verdict}>"
        )


def analyze(
    recording: Recording,
    *,
    start: float | None = None,
    stop: float | None = None,
    spectrum: Literal["welch", "kubios"] = "welch",
    correct: bool = True,
) -> Analysis:
    """Find the artifacts in a recording, and compute all figures that its beats allow.

    Parameters
    ----------
    recording : Recording
        From `read`, `simulate`, `Recording.from_rr` or `Library.recording`.
    start, stop : float, optional
        The first and last moment of the part to analyse, in seconds from the beginning of the recording.
    spectrum : {"welch", "kubios"}
        "welch": segments of 150 s, each with its linear trend removed. "kubios": segments of 300 s, after
        smoothness priors detrending (lambda 500).
    correct : bool
        False: the figures are computed from the intervals as they are; the quality still says how many look
        wrong.

    Returns
    -------
    Analysis
        The same numbers as ``outbreath analyze --json``, to the last digit.

    Raises
    ------
    Error
        There are no beats, or none between start and stop.
    TypeError, ValueError
        It is not a recording, or there is no such spectrum.

    References
    ----------
    Task Force (1996), doi 10.1161/01.CIR.93.5.1043; Lipponen & Tarvainen (2019),
    doi 10.1080/03091902.2019.1640306. ``resources/validation.md`` says how each figure was checked.

    Examples
    --------
    >>> recording = outbreath.simulate(5.0, seed=7, ectopic=0.01)
    >>> result = outbreath.analyze(recording, start=60, stop=240)
    >>> result.quality.verdict, sum(result.corrected.values())
    ('good', 1)
    """
    if not isinstance(recording, Recording):
        raise TypeError(
            f"analyze takes a Recording, not {type(recording).__name__}: use outbreath.read(path) "
            "or outbreath.Recording.from_rr(rr_ms)."
        )
    if spectrum not in ("welch", "kubios"):
        raise ValueError(
            f"{spectrum!r} is no way to estimate the spectrum: choose welch or kubios."
        )
    analysis = analyze_recording(
        recording.imported.recording,
        start=-inf if start is None else start,
        stop=inf if stop is None else stop,
        correct=correct,
        method=spectrum,
    )
    of_plugins = figures_of_analysis(analysis, faults.report)
    warn_of(take_notices())
    return Analysis(recording, analysis, of_plugins)
