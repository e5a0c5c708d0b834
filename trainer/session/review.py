"""The events of a session, become the figures of its review.

Everything here is worked out from what was recorded, so it can be worked out again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from math import nan
from typing import TypeGuard, TypeVar

import numpy as np

from trainer.breathing.resonance_assessment import RateResponse, ResonanceResult, assess_resonance
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
    NoteWritten,
    SourceChanged,
    UrgeRated,
)
from trainer.faults import OnFault, attempt
from trainer.hrv.figures import FIGURES
from trainer.hrv.quality import COULD_NOT, Grade
from trainer.hrv.record_figures import (
    RecordFigures,
    absent_record_figures,
    compute_record_figures,
)
from trainer.hrv.respiration import accelerometer_breathing_rate
from trainer.hrv.rsa import Breath
from trainer.hrv.tachogram import FloatArray, JudgedBeat, JudgedSeries, arrays_of
from trainer.plan import Exercise, SessionPlan
from trainer.recording import Completion, Recording
from trainer.session.gaps import GapSpan, find_round_gaps, silence_before_first_beat_s, span_heard
from trainer.session.progress import PacerSpan, SessionProgress, find_pacer

T = TypeVar("T")


@dataclass(frozen=True)
class Review:
    """What a session came to: `json` as the command line shows it, and what its pictures need.

    `rounds` are the begin and end of each round of pacing, seconds on the session clock;
    `breath_told` says in a sentence how the breath changed and why; `resonance` is what an assessment
    found.
    """

    json: dict[str, object]
    judged: Sequence[JudgedBeat]
    spans: tuple[PacerSpan, ...]
    rounds: tuple[GapSpan, ...]
    reasons: dict[str, str]
    breath_explanation: str | None
    resonance: ResonanceResult | None = None


def summarize(
    recording: Recording, *, interrupted: bool = False, on_fault: OnFault | None = None
) -> Review:
    """Work out the review of a recording, from its events alone.

    Parameters
    ----------
    recording
        What happened.
    interrupted
        Nobody closed it, so it ended with the last thing that was recorded.
    on_fault
        Where an error of our own is reported; what it kept from being worked out is absent, with that
        as its reason, and nothing is raised. None: the error is raised.
    """
    whole = attempt(
        "summary", lambda: _worked_out(recording, interrupted, on_fault), None, on_fault
    )
    return whole or _as_it_was_told(recording, interrupted)


def _worked_out(recording: Recording, interrupted: bool, on_fault: OnFault | None) -> Review:
    course = replay_progress(recording, on_fault)
    ended_at = max((e.t for e in recording.events), default=0.0)  # a sensor may tell of the past
    rounds = _rounds(recording, course, ended_at)
    beats = BeatSeries(e for e in beats_in(recording.events) if _within(e.t, rounds))
    figures = attempt(
        "figures-of-the-session",
        lambda: _figures(recording, course, rounds, beats, on_fault),
        absent_record_figures(len(beats)),
        on_fault,
    )
    measured = partial(_with_breath, recording, rounds, figures)
    figures = attempt("chest", measured, figures, on_fault)
    figures = _with_reason(recording, beats, figures)
    ended = recording.ended or _ended(course, interrupted=interrupted)
    resonance = None
    if _is_assessment(recording):
        unknown = ResonanceResult(None, 0.0, (), (), COULD_NOT)
        resonance = attempt(
            "resonance", lambda: assess_resonance(beats, course.spans), unknown, on_fault
        )
    no_gaps: list[GapSpan] = []
    gaps = attempt(
        "gaps", lambda: find_round_gaps(recording.events, beats, rounds), no_gaps, on_fault
    )
    return Review(
        json={
            **_json(recording, course, ended, ended_at, rounds, beats, figures, gaps),
            **_practice_json(course),
            **_resonance_json(resonance),
        },
        judged=_judged(beats, figures),
        spans=course.spans,
        rounds=rounds,
        reasons=figures.reasons,
        breath_explanation=course.breath_explanation() if course.spans else None,
        resonance=resonance,
    )


def _as_it_was_told(recording: Recording, interrupted: bool) -> Review:
    """Where not even the course could be followed: what the person said, the raw beats, no figure.

    Its length is that of the record, from its begin to its last event.
    """
    events = recording.events
    beats = [e for e in events if isinstance(e, Beat)]
    began = next((e.t for e in events if isinstance(e, Begin)), 0.0)
    ended = recording.ended or (Completion.INTERRUPTED if interrupted else Completion.COMPLETED)
    waits = [e for e in events if isinstance(e, Decided) and e.decision is Decision.WAIT_AGAIN]
    plan = recording.plan
    return Review(
        json={
            "id": recording.id,
            "started": recording.started,
            "exercise": str(plan.exercise if plan else Exercise.FREE),
            "guide": str(plan.guide) if plan else None,
            "source": recording.source,
            "planned_s": plan.round_s if plan else None,
            "duration_s": round(max((e.t for e in events), default=began) - began, 3),
            "ended": str(ended),
            "urge_before": _last(e.urge for e in events if _is_rating(e, Moment.BEFORE)),
            "urge_after": _last(e.urge for e in events if _is_rating(e, Moment.AFTER)),
            "decision": _last(str(e.decision) for e in events if isinstance(e, Decided)),
            "rounds": 1 + len(waits),
            "note": _last(e.text for e in events if isinstance(e, NoteWritten)),
            "beats": len(beats),
            "corrected": {},
            "gaps": [],
            "breaths": 0,
            "pattern_first": None,
            "pattern_last": None,
            "breaths_per_min_last": None,
            "resonance_breaths_per_min": None,
            "quality": {"verdict": str(Grade.NONE), "reason": COULD_NOT},
            "figures": dict.fromkeys(FIGURES),
        },
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
    """The course of a recorded session, as it stood after its last event.

    A command that makes no sense where it stands, as in a recording without its beginning, is passed
    over: the session refused it, too.
    """
    course = SessionProgress(recording.plan or SessionPlan(), on_fault)
    now = 0.0
    for event in recording.events:
        now = max(now, event.t)
        course.advance(now)
        if course.has_step(event):
            course.feed(event)
    return course


def list_breaths(spans: Sequence[PacerSpan], until: float) -> list[Breath]:
    """Every whole breath that the pacer led, until a moment."""
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


def _rounds(recording: Recording, course: SessionProgress, ended_at: float) -> tuple[GapSpan, ...]:
    if recording.plan is None:
        return span_heard(recording.events)
    return tuple((began, min(ended, ended_at)) for began, ended in course.rounds_led())


def _within(t: float, rounds: Iterable[GapSpan]) -> bool:
    return any(began <= t <= ended for began, ended in rounds)


def _figures(
    recording: Recording,
    course: SessionProgress,
    rounds: tuple[GapSpan, ...],
    beats: Sequence[Beat],
    on_fault: OnFault | None = None,
) -> RecordFigures:
    until = rounds[-1][1] if rounds else 0.0
    return compute_record_figures(
        *arrays_of(beats),
        resolution_ms=_resolution_ms(recording.events),
        cycle_phase=_cycle_phases(course, beats) if course.spans else None,
        breaths=list_breaths(course.spans, until),
        unheard_s=silence_before_first_beat_s(recording.events, beats, rounds),
        on_fault=on_fault,
    )


def _with_reason(
    recording: Recording, beats: Sequence[Beat], figures: RecordFigures
) -> RecordFigures:
    """Where there is no beat at all, what the sensor said of itself last tells why."""
    if beats:
        return figures
    said = [e.detail for e in recording.events if isinstance(e, ContactChanged | LinkChanged)]
    why = next((detail for detail in reversed(said) if detail), "")
    if not why:
        return figures
    reason = f"there are no beats: {why.rstrip('.')}"
    return replace(figures, quality=replace(figures.quality, reason=reason))


def _with_breath(
    recording: Recording, rounds: tuple[GapSpan, ...], figures: RecordFigures
) -> RecordFigures:
    """A breathing rate measured at the chest goes before one that the heart tells."""
    others = others_in(recording.events)
    moved = [e for e in others if isinstance(e, ChestMoved) and _within(e.t, rounds)]
    rate = accelerometer_breathing_rate(moved)
    if rate is None:
        return figures
    reasons = {k: why for k, why in figures.reasons.items() if k != "breaths_per_min"}
    told = {**figures.figures, "breaths_per_min": rate}
    return replace(figures, figures=told, reasons=reasons)


def breath_phases(
    recording: Recording, t: FloatArray, until: float | None = None
) -> tuple[FloatArray | None, list[Breath]]:
    """Where in the breath each of these beats fell, and the whole breaths; of a record with a pacer."""
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


def _resolution_ms(events: Iterable[Event]) -> float | None:
    """The coarsest grain of the sources that were listened to."""
    sources = (e for e in others_in(events) if isinstance(e, SourceChanged))
    return max((e.resolution_ms for e in sources), default=None)


def _cycle_phases(course: SessionProgress, beats: Sequence[Beat]) -> FloatArray:
    pacers = ((course.pacer_at(b.t), b.t) for b in beats)
    return np.fromiter((p.cycle_phase(t) if p else nan for p, t in pacers), np.float64, len(beats))


def _judged(beats: Sequence[Beat], figures: RecordFigures) -> Sequence[JudgedBeat]:
    """Where they could not be judged: as they came, without an opinion."""
    if not figures.codes.size:
        return tuple(JudgedBeat(beat, None, None) for beat in beats)
    return JudgedSeries(beats, figures.codes, figures.corrected_ms)


def _json(
    recording: Recording,
    course: SessionProgress,
    ended: Completion,
    ended_at: float,
    rounds: tuple[GapSpan, ...],
    beats: Sequence[Beat],
    figures: RecordFigures,
    gaps: Sequence[GapSpan],
) -> dict[str, object]:
    plan = recording.plan
    last = course.spans[-1].pacer.pattern if course.spans else None
    return {
        "id": recording.id,
        "started": recording.started,
        "exercise": str(plan.exercise if plan else Exercise.FREE),
        "guide": str(plan.guide) if plan else None,
        "source": recording.source,
        "planned_s": plan.round_s if plan else None,
        "duration_s": round(sum(end - begin for begin, end in rounds), 3),
        "ended": str(ended),
        "urge_before": course.urges.get(Moment.BEFORE),
        "urge_after": course.urges.get(Moment.AFTER),
        "decision": str(course.decision) if course.decision else None,
        "rounds": course.rounds,
        "note": course.note,
        "beats": len(beats),
        "corrected": figures.corrected,
        "gaps": [[round(begin, 3), round(end, 3)] for begin, end in gaps],
        "breaths": course.breaths(ended_at),
        "pattern_first": str(course.spans[0].pacer.pattern) if course.spans else None,
        "pattern_last": str(last) if last else None,
        "breaths_per_min_last": last.breaths_per_min if last else None,
        "resonance_breaths_per_min": None,
        "quality": {"verdict": str(figures.quality.verdict), "reason": figures.quality.reason},
        "figures": figures.figures,
    }


def _practice_json(course: SessionProgress) -> dict[str, object]:
    """What was told of the pull itself: a key only where something was said."""
    fields: dict[str, object] = {}
    if course.trigger:
        fields["trigger"] = course.trigger
    if course.body:
        fields["body"] = list(course.body)
    if course.prediction:
        prediction = course.prediction
        fields["prediction"] = {"text": prediction.text, "sure_percent": prediction.sure_percent}
    return fields


def _is_assessment(recording: Recording) -> bool:
    return recording.plan is not None and recording.plan.exercise is Exercise.RESONANCE


def _resonance_json(found: ResonanceResult | None) -> dict[str, object]:
    """Only an assessment has more to say than that there is no number."""
    if found is None:
        return {}
    return {
        "resonance_breaths_per_min": found.breaths_per_min,
        "resonance": {
            "confidence": round(found.confidence, 3),
            "reason": found.reason,
            "rates": [_rate_json(row) for row in found.rates],
        },
    }


def _rate_json(row: RateResponse) -> dict[str, object]:
    told = {f.name: getattr(row, f.name) for f in fields(row)}
    return {k: round(v, 3) if isinstance(v, float) else v for k, v in told.items()}


def _ended(course: SessionProgress, *, interrupted: bool) -> Completion:
    """Early only if it was the person who ended the last round."""
    if interrupted:
        return Completion.INTERRUPTED
    return Completion.EARLY if course.ended_early else Completion.COMPLETED
