"""The review of a session, computed from its recorded events alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import nan
from typing import Final, TypeGuard, TypeVar

import numpy as np
from msgspec import structs

from trainer.breathing.resonance_assessment import assess_resonance
from trainer.breathing.resonance_model import RESONANCE_MODELS
from trainer.breathing.resonance_result import ResonanceResult
from trainer.errors import OnFault, attempt
from trainer.event_series import BeatSeries, beats_in, others_in
from trainer.events import (
    Beat,
    Begin,
    ChestMoved,
    ContactChanged,
    Decided,
    Decision,
    Event,
    LinkChanged,
    Moment,
    MomentMarked,
    NoteWritten,
    SourceChanged,
    UrgeRated,
)
from trainer.hrv.figures import FIGURES
from trainer.hrv.messages import NoBeatsBecause
from trainer.hrv.quality import COULD_NOT
from trainer.hrv.record_figures import (
    RecordFigures,
    absent_record_figures,
    compute_record_figures,
)
from trainer.hrv.respiration import accelerometer_breathing_rate
from trainer.hrv.rsa import Breath
from trainer.hrv.tachogram import FloatArray, JudgedBeat, JudgedSeries, arrays_of
from trainer.messages import Message
from trainer.plan import Exercise, SessionPlan
from trainer.practice.heart_source import is_demo
from trainer.practice.summary import HeartLine, SessionSummary
from trainer.recording import Completion, Recording
from trainer.session.gaps import (
    GapSpan,
    find_beat_span,
    find_round_gaps,
    silence_before_first_beat_s,
)
from trainer.session.heart_line import compute_heart_line
from trainer.session.progress import PacerSpan, SessionProgress, find_pacer

T = TypeVar("T")

SPAN_DECIMALS: Final = 3  # of the seconds of a summary


@dataclass(frozen=True)
class Review:
    """The review of one session.

    Attributes
    ----------
    summary
        What is listed and stored of it.
    judged
        The beats of all rounds, with verdicts.
    spans
        Which pacer led when.
    rounds
        Begin and end of each round of pacing, in seconds on the session clock.
    reasons
        Why each absent figure is absent.
    breath_explanation
        How the breath changed and why; None without a pacer.
    resonance
        The result of an assessment, with the curve that was fitted.
    marks
        The moments that the person marked during the rounds, in seconds.
    """

    summary: SessionSummary
    judged: Sequence[JudgedBeat]
    spans: tuple[PacerSpan, ...]
    rounds: tuple[GapSpan, ...]
    reasons: dict[str, Message]
    breath_explanation: Message | None
    resonance: ResonanceResult | None = None
    marks: tuple[float, ...] = ()


def summarize(
    recording: Recording, *, interrupted: bool = False, on_fault: OnFault | None = None
) -> Review:
    """Compute the review of a recording.

    Parameters
    ----------
    recording
        What happened.
    interrupted
        Nobody closed it, so it ended with the last event recorded.
    on_fault
        Where an error inside the program is reported; what it kept from being computed is absent, with
        that as its reason. None: the error is raised.
    """
    review = attempt(
        "summary", lambda: _summarize(recording, interrupted, on_fault), None, on_fault
    )
    return review or _summarize_without_progress(recording, interrupted)


def _summarize(recording: Recording, interrupted: bool, on_fault: OnFault | None) -> Review:
    progress = replay_progress(recording, on_fault)
    # Not the last event: those of a sensor may be older than those before.
    ended_at = max((e.t for e in recording.events), default=0.0)
    rounds = _rounds(recording, progress, ended_at)
    beats = BeatSeries(e for e in beats_in(recording.events) if _is_within(e.t, rounds))
    figures = _figures_or_reason(recording, progress, rounds, beats, on_fault)
    ended = recording.ended or _completion(progress, interrupted=interrupted)
    resonance = _resonance(recording, progress, beats, on_fault)
    no_gaps: list[GapSpan] = []
    gaps = attempt(
        "gaps", lambda: find_round_gaps(recording.events, beats, rounds), no_gaps, on_fault
    )
    no_line: HeartLine = ()
    heart_line = attempt(
        "heart-line",
        lambda: compute_heart_line(*arrays_of(beats), figures.codes, rounds),
        no_line,
        on_fault,
    )
    return Review(
        summary=structs.replace(
            _summary(recording, progress, ended, ended_at, rounds, beats, figures, gaps),
            heart_line=heart_line,
            resonance=resonance,
            resonance_breaths_per_min=resonance.breaths_per_min if resonance else None,
        ),
        judged=_judged_beats(beats, figures),
        spans=progress.spans,
        rounds=rounds,
        reasons=figures.reasons,
        breath_explanation=progress.breath_explanation() if progress.spans else None,
        resonance=resonance,
        marks=tuple(
            e.t for e in recording.events if isinstance(e, MomentMarked) and _is_within(e.t, rounds)
        ),
    )


def _figures_or_reason(
    recording: Recording,
    progress: SessionProgress,
    rounds: tuple[GapSpan, ...],
    beats: BeatSeries,
    on_fault: OnFault | None,
) -> RecordFigures:
    """The figures of the session; absent, with the reason, where an error kept them from being computed."""
    figures = attempt(
        "figures-of-the-session",
        lambda: _figures(recording, progress, rounds, beats, on_fault),
        absent_record_figures(len(beats)),
        on_fault,
    )
    with_chest_rate = partial(_with_chest_breathing_rate, recording, rounds, figures)
    figures = attempt("chest", with_chest_rate, figures, on_fault)
    return _with_sensor_reason(recording, beats, figures)


def _resonance(
    recording: Recording,
    progress: SessionProgress,
    beats: Sequence[Beat],
    on_fault: OnFault | None,
) -> ResonanceResult | None:
    """The result of an assessment; None where the session is none."""
    if not _is_assessment(recording):
        return None
    unknown = ResonanceResult(None, 0.0, (), (), COULD_NOT)
    return attempt("resonance", lambda: _assess(recording, progress, beats), unknown, on_fault)


def _assess(
    recording: Recording, progress: SessionProgress, beats: Sequence[Beat]
) -> ResonanceResult:
    chest = [e for e in others_in(recording.events) if isinstance(e, ChestMoved)]
    model = RESONANCE_MODELS[progress.plan.resonance_model]
    return assess_resonance(beats, progress.spans, chest, model)


def _summarize_without_progress(recording: Recording, interrupted: bool) -> Review:
    """The review where the events could not be replayed: the person's answers, raw beats, no figure.

    Its length is that of the recording, from its begin to its last event.
    """
    events = recording.events
    beats = [e for e in events if isinstance(e, Beat)]
    began = next((e.t for e in events if isinstance(e, Begin)), 0.0)
    ended = recording.ended or (Completion.INTERRUPTED if interrupted else Completion.COMPLETED)
    waits = [e for e in events if isinstance(e, Decided) and e.decision is Decision.WAIT_AGAIN]
    plan = recording.plan
    return Review(
        summary=SessionSummary(
            id=recording.id,
            started=recording.started,
            exercise=plan.exercise if plan else Exercise.FREE,
            guide=plan.guide if plan else None,
            source=recording.source,
            planned_s=plan.round_s if plan else None,
            duration_s=round(max((e.t for e in events), default=began) - began, SPAN_DECIMALS),
            completion=ended,
            urge_before=_last(e.urge for e in events if _is_rating(e, Moment.BEFORE)),
            urge_after=_last(e.urge for e in events if _is_rating(e, Moment.AFTER)),
            decision=_last(e.decision for e in events if isinstance(e, Decided)),
            rounds=1 + len(waits),
            note=_last(e.text for e in events if isinstance(e, NoteWritten)),
            beats=len(beats),
            figures=dict.fromkeys(FIGURES),
            is_demo=has_demo_source(recording),
        ),
        judged=tuple(JudgedBeat(beat, None, None) for beat in beats),
        spans=(),
        rounds=(),
        reasons=dict.fromkeys(FIGURES, COULD_NOT),
        breath_explanation=None,
    )


def _is_rating(event: Event, moment: Moment) -> TypeGuard[UrgeRated]:
    return isinstance(event, UrgeRated) and event.moment is moment


def _last(values: Iterable[T]) -> T | None:
    return next(reversed(list(values)), None)


def replay_progress(recording: Recording, on_fault: OnFault | None = None) -> SessionProgress:
    """Return the progress of a recorded session after its last event.

    A command that leads nowhere from its stage, as in a recording without its beginning, is skipped: the
    session refused it, too.

    Parameters
    ----------
    recording : Recording
        Without a plan it is followed as a pause of the usual length.
    on_fault : OnFault or None
        Called with an error of the program, which is survived; without it the error is raised.
    """
    progress = SessionProgress(recording.plan or SessionPlan(), on_fault)
    now = 0.0
    for event in recording.events:
        now = max(now, event.t)
        progress.advance(now)
        if progress.has_step(event):
            progress.feed(event)
    return progress


def list_breaths(spans: Sequence[PacerSpan], until: float) -> list[Breath]:
    """Return every whole breath under a pacer until a moment, in seconds.

    Parameters
    ----------
    spans : sequence of PacerSpan
        Which pacer led from when to when.
    until : float
        Session time, s.
    """
    breaths = []
    for span in spans:
        pattern, t = span.pacer.pattern, span.pacer.began
        while t < span.began - 1e-6:
            t += pattern.period_s
        while t + pattern.period_s <= min(span.ended, until) + 1e-6:
            exhale_at = t + pattern.inhale_s + pattern.hold_full_s
            breaths.append(Breath(t, exhale_at, t + pattern.period_s))
            t += pattern.period_s
    return breaths


def _rounds(
    recording: Recording, progress: SessionProgress, ended_at: float
) -> tuple[GapSpan, ...]:
    if recording.plan is None:
        return find_beat_span(recording.events)
    return tuple((began, min(ended, ended_at)) for began, ended in progress.rounds_led())


def _is_within(t: float, rounds: Iterable[GapSpan]) -> bool:
    return any(began <= t <= ended for began, ended in rounds)


def _figures(
    recording: Recording,
    progress: SessionProgress,
    rounds: tuple[GapSpan, ...],
    beats: Sequence[Beat],
    on_fault: OnFault | None = None,
) -> RecordFigures:
    until = rounds[-1][1] if rounds else 0.0
    return compute_record_figures(
        *arrays_of(beats),
        resolution_ms=source_resolution_ms(recording.events),
        cycle_phase=_cycle_phases(progress, beats) if progress.spans else None,
        breaths=list_breaths(progress.spans, until),
        unheard_s=silence_before_first_beat_s(recording.events, beats, rounds),
        on_fault=on_fault,
    )


def _with_sensor_reason(
    recording: Recording, beats: Sequence[Beat], figures: RecordFigures
) -> RecordFigures:
    """Where there is no beat at all, the last detail from the sensor is the reason."""
    if beats:
        return figures
    details = [e.detail for e in recording.events if isinstance(e, ContactChanged | LinkChanged)]
    last = next((detail for detail in reversed(details) if detail), None)
    if last is None:
        return figures
    return replace(figures, quality=replace(figures.quality, reason=NoBeatsBecause(last)))


def _with_chest_breathing_rate(
    recording: Recording, rounds: tuple[GapSpan, ...], figures: RecordFigures
) -> RecordFigures:
    """A breathing rate measured at the chest replaces that from the intervals."""
    others = others_in(recording.events)
    chest_events = [e for e in others if isinstance(e, ChestMoved) and _is_within(e.t, rounds)]
    rate = accelerometer_breathing_rate(chest_events)
    if rate is None:
        return figures
    reasons = {k: reason for k, reason in figures.reasons.items() if k != "breaths_per_min"}
    values = {**figures.figures, "breaths_per_min": rate}
    return replace(figures, figures=values, reasons=reasons)


def breath_phases(
    recording: Recording, t: FloatArray, until: float | None = None
) -> tuple[FloatArray | None, list[Breath]]:
    """Return the pacer's phase at each beat, and the whole breaths, of a recording with a pacer.

    Parameters
    ----------
    t
        Shape (n,), times of the beats, in seconds.
    until
        End of the breaths; None: the last beat.

    Returns
    -------
    tuple
        Phases, shape (n,), 0 to 1, NaN where no pacer led, or None without any; and the breaths.
    """
    spans = (
        replay_progress(recording).spans if recording.plan is not None and recording.events else ()
    )
    if not spans or not t.size:
        return None, []
    pacers = [find_pacer(spans, x) for x in t.tolist()]
    phases = [p.cycle_phase(x) if p else nan for p, x in zip(pacers, t.tolist(), strict=True)]
    last = float(t[-1]) if until is None else min(until, float(t[-1]))
    return np.array(phases, dtype=np.float64), [
        breath for breath in list_breaths(spans, last) if breath[0] >= t[0]
    ]


def source_resolution_ms(events: Iterable[Event]) -> float | None:
    """Return the coarsest time resolution of the sources, None where none is known."""
    sources = (e for e in others_in(events) if isinstance(e, SourceChanged))
    return max((e.resolution_ms for e in sources), default=None)


def _cycle_phases(progress: SessionProgress, beats: Sequence[Beat]) -> FloatArray:
    pacers = ((progress.pacer_at(b.t), b.t) for b in beats)
    return np.fromiter((p.cycle_phase(t) if p else nan for p, t in pacers), np.float64, len(beats))


def _judged_beats(beats: Sequence[Beat], figures: RecordFigures) -> Sequence[JudgedBeat]:
    """The beats with their verdicts; without, where the analysis raised."""
    if not figures.codes.size:
        return tuple(JudgedBeat(beat, None, None) for beat in beats)
    return JudgedSeries(beats, figures.codes, figures.corrected_ms)


def _summary(
    recording: Recording,
    progress: SessionProgress,
    ended: Completion,
    ended_at: float,
    rounds: tuple[GapSpan, ...],
    beats: Sequence[Beat],
    figures: RecordFigures,
    gaps: Sequence[GapSpan],
) -> SessionSummary:
    plan = recording.plan
    last = progress.spans[-1].pacer.pattern if progress.spans else None
    return SessionSummary(
        id=recording.id,
        started=recording.started,
        exercise=plan.exercise if plan else Exercise.FREE,
        guide=plan.guide if plan else None,
        source=recording.source,
        planned_s=plan.round_s if plan else None,
        duration_s=round(sum(end - begin for begin, end in rounds), SPAN_DECIMALS),
        completion=ended,
        urge_before=progress.urges.get(Moment.BEFORE),
        urge_after=progress.urges.get(Moment.AFTER),
        decision=progress.decision,
        rounds=progress.rounds,
        note=progress.note,
        beats=len(beats),
        corrected=figures.corrected,
        gaps=tuple((round(begin, SPAN_DECIMALS), round(end, SPAN_DECIMALS)) for begin, end in gaps),
        breaths=progress.breaths(ended_at),
        pattern_first=str(progress.spans[0].pacer.pattern) if progress.spans else None,
        pattern_last=str(last) if last else None,
        breaths_per_min_last=last.breaths_per_min if last else None,
        quality=figures.quality,
        figures=figures.figures,
        rsa_interval_ms=figures.rsa_interval_ms,
        annotations=progress.annotations,
        is_demo=has_demo_source(recording),
    )


def has_demo_source(recording: Recording) -> bool:
    """Whether any source that was listened to is a demonstration, also one chosen in the middle."""
    later = (e.source for e in others_in(recording.events) if isinstance(e, SourceChanged))
    return is_demo(recording.source) or any(map(is_demo, later))


def _is_assessment(recording: Recording) -> bool:
    return recording.plan is not None and recording.plan.exercise is Exercise.RESONANCE


def _completion(progress: SessionProgress, *, interrupted: bool) -> Completion:
    """Early only if the person ended the last round."""
    if interrupted:
        return Completion.INTERRUPTED
    return Completion.EARLY if progress.ended_early else Completion.COMPLETED
