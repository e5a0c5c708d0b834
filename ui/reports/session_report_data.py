"""The data of a session's charts, computed from its review. No drawing here."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan
from typing import Final

import numpy as np

from trainer.hrv.cleaned_series import CleanedSeries
from trainer.hrv.frequency_domain import Spectrum, power_spectrum
from trainer.hrv.rsa import NOTICEABLE_R2, fit_rsa
from trainer.session.progress import find_pacer
from trainer.session.review import Review

FIT_STEP_S: Final = 5.0
MAX_FITS: Final = 400
MAX_SHOWN_HZ: Final = 0.42
Point = tuple[float, float]


@dataclass(frozen=True)
class SessionReportData:
    """The data of the charts.

    Parameters
    ----------
    answers : tuple
        Runs of (t in s, RSA in ms) while the heart followed the pacer.
    spectrum : Spectrum or None
        None if its figures may not be shown.
    paced_hz : float or None
        Rate of the breath at the end.
    """

    answers: tuple[tuple[Point, ...], ...]
    spectrum: Spectrum | None
    paced_hz: float | None


def compute_report_data(review: Review, resolution_ms: float | None) -> SessionReportData:
    """Compute the data from the beats, by the same functions as the figures."""
    record = _record(review, resolution_ms)
    figures = review.summary.figures
    shown = record.quality.shows_figures
    pace = review.summary.breaths_per_min_last
    return SessionReportData(
        answers=tuple(_answers(record)) if shown else (),
        spectrum=power_spectrum(record.resampled) if figures["lf_ms2"] is not None else None,
        paced_hz=pace / 60.0 if isinstance(pace, float) else None,
    )


def _record(review: Review, resolution_ms: float | None) -> CleanedSeries:
    beats = [j.beat for j in review.judged]
    pacers = [find_pacer(review.spans, b.t) for b in beats]
    phases = [p.cycle_phase(b.t) if p else nan for p, b in zip(pacers, beats, strict=True)]
    return CleanedSeries(
        np.array([b.t for b in beats], dtype=np.float64),
        np.array([b.rr_ms for b in beats], dtype=np.float64),
        resolution_ms,
        np.array(phases, dtype=np.float64) if review.spans else None,
        correct=True,
    )


def _answers(record: CleanedSeries) -> Sequence[tuple[Point, ...]]:
    """RSA fitted along each run without a gap; interrupted where the heart does not follow."""
    runs: list[tuple[Point, ...]] = []
    for piece in record.paced():
        if not piece.t.size:
            continue
        step = max(FIT_STEP_S, float(piece.t[-1] - piece.t[0]) / MAX_FITS)
        run: list[Point] = []
        for end in np.arange(float(piece.t[-1]), float(piece.t[0]), -step)[::-1].tolist():
            n = int(piece.t.searchsorted(end, "right"))
            answer = fit_rsa(piece.t[:n], piece.nn_ms[:n], piece.cycle_phase[:n])
            if answer is not None and answer.r2 >= NOTICEABLE_R2:
                run.append((end, answer.ms))
            elif run:
                runs.append(tuple(run))
                run = []
        if run:
            runs.append(tuple(run))
    return runs
