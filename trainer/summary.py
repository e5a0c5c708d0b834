"""The events of a session, become the figures of its review.

Everything here is worked out from what was recorded, so it can be worked out again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from math import nan

import numpy as np

from trainer.chest import measured_rate
from trainer.course import Course, PacerSpan, pacer_in
from trainer.events import (
    Beat,
    ChestMoved,
    ContactChanged,
    Event,
    LinkChanged,
    Moment,
    SourceChanged,
)
from trainer.figures import Breath, RecordFigures, record_figures
from trainer.gaps import Span, gaps_of, unheard_s
from trainer.pacing import BreathPoint
from trainer.plan import Exercise, SessionPlan
from trainer.recording import Ended, Recording
from trainer.resonance import RateAnswer, ResonanceResult, assess
from trainer.tachogram import FloatArray, JudgedBeat


@dataclass(frozen=True)
class Review:
    """What a session came to: `json` as the command line shows it, and what its pictures need.

    `rounds` are the begin and end of each round of pacing, seconds on the session clock;
    `breath_told` says in a sentence how the breath changed and why; `resonance` is what an assessment
    found.
    """

    json: dict[str, object]
    judged: tuple[JudgedBeat, ...]
    spans: tuple[PacerSpan, ...]
    rounds: tuple[Span, ...]
    reasons: dict[str, str]
    breath_told: str | None
    resonance: ResonanceResult | None = None

    def breath_at(self, t: float) -> BreathPoint | None:
        """Where in the breath the pacer was at `t`, if it led then."""
        pacer = pacer_in(self.spans, t)
        return pacer.at(t) if pacer else None


def summarise(recording: Recording, *, interrupted: bool = False) -> Review:
    """Work out the review of a recording, from its events alone.

    `interrupted`: nobody closed it, so it ended with the last thing that was recorded.
    """
    course = follow(recording)
    ended_at = max((event.t for event in recording.events), default=0.0)
    rounds = _rounds(recording, course, ended_at)
    beats = [e for e in recording.events if isinstance(e, Beat) and _within(e.t, rounds)]
    figures = _with_breath(recording, rounds, _figures(recording, course, rounds, beats))
    figures = _with_reason(recording, beats, figures)
    ended = recording.ended or _ended(course, interrupted=interrupted)
    resonance = assess(beats, course.spans) if _is_assessment(recording) else None
    return Review(
        json={
            **_json(recording, course, ended, ended_at, rounds, beats, figures),
            **_practice_json(course),
            **_resonance_json(resonance),
        },
        judged=tuple(_judged(beats, figures)),
        spans=course.spans,
        rounds=rounds,
        reasons=figures.reasons,
        breath_told=course.breath_told() if course.spans else None,
        resonance=resonance,
    )


def follow(recording: Recording) -> Course:
    """The course of a recorded session, as it stood after its last event."""
    course = Course(recording.plan or SessionPlan())
    now = 0.0
    for event in recording.events:
        now = max(now, event.t)
        course.let_time_pass(now)
        course.feed(event)
    return course


def breaths_of(spans: Sequence[PacerSpan], until: float) -> list[Breath]:
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


def _rounds(recording: Recording, course: Course, ended_at: float) -> tuple[Span, ...]:
    if recording.plan is None:
        beats = [e for e in recording.events if isinstance(e, Beat)]
        return ((beats[0].t - beats[0].rr_ms / 1000.0, beats[-1].t),) if beats else ()
    return tuple((began, min(ended, ended_at)) for began, ended in course.rounds_led())


def _within(t: float, rounds: Iterable[Span]) -> bool:
    return any(began <= t <= ended for began, ended in rounds)


def _figures(
    recording: Recording,
    course: Course,
    rounds: tuple[Span, ...],
    beats: list[Beat],
) -> RecordFigures:
    until = rounds[-1][1] if rounds else 0.0
    return record_figures(
        np.array([b.t for b in beats], dtype=np.float64),
        np.array([b.rr_ms for b in beats], dtype=np.float64),
        resolution_ms=_resolution_ms(recording.events),
        cycle_phase=_cycle_phases(course, beats) if course.spans else None,
        breaths=breaths_of(course.spans, until),
        unheard_s=unheard_s(recording.events, beats, rounds),
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
    recording: Recording, rounds: tuple[Span, ...], figures: RecordFigures
) -> RecordFigures:
    """A breathing rate measured at the chest goes before one that the heart tells."""
    moved = [e for e in recording.events if isinstance(e, ChestMoved) and _within(e.t, rounds)]
    rate = measured_rate(moved)
    if rate is None:
        return figures
    reasons = {k: why for k, why in figures.reasons.items() if k != "breaths_per_min"}
    told = {**figures.figures, "breaths_per_min": rate}
    return replace(figures, figures=told, reasons=reasons)


def paced(
    recording: Recording, t: FloatArray, until: float | None = None
) -> tuple[FloatArray | None, list[Breath]]:
    """Where in the breath each of these beats fell, and the whole breaths; of a record with a pacer."""
    spans = follow(recording).spans if recording.plan is not None and recording.events else ()
    if not spans or not t.size:
        return None, []
    pacers = [pacer_in(spans, x) for x in t.tolist()]
    phases = [p.cycle_phase(x) if p else nan for p, x in zip(pacers, t.tolist(), strict=True)]
    last = float(t[-1]) if until is None else min(until, float(t[-1]))
    return np.array(phases, dtype=np.float64), [
        breath for breath in breaths_of(spans, last) if breath[0] >= t[0]
    ]


def _resolution_ms(events: Iterable[Event]) -> float | None:
    """The coarsest grain of the sources that were listened to."""
    return max((e.resolution_ms for e in events if isinstance(e, SourceChanged)), default=None)


def _cycle_phases(course: Course, beats: list[Beat]) -> FloatArray:
    pacers = [course.pacer_at(b.t) for b in beats]
    phases = [p.cycle_phase(b.t) if p else nan for p, b in zip(pacers, beats, strict=True)]
    return np.array(phases, dtype=np.float64)


def _judged(beats: list[Beat], figures: RecordFigures) -> Iterable[JudgedBeat]:
    for beat, verdict, corrected_ms in zip(
        beats, figures.verdicts, figures.corrected_ms, strict=True
    ):
        stands_in = float(corrected_ms) if corrected_ms == corrected_ms else None
        yield JudgedBeat(beat, verdict, stands_in)


def _json(
    recording: Recording,
    course: Course,
    ended: Ended,
    ended_at: float,
    rounds: tuple[Span, ...],
    beats: list[Beat],
    figures: RecordFigures,
) -> dict[str, object]:
    plan = recording.plan
    gaps = gaps_of(recording.events, beats, rounds)
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


def _practice_json(course: Course) -> dict[str, object]:
    """What was told of the pull itself: a key only where something was said."""
    told: dict[str, object] = {}
    if course.trigger:
        told["trigger"] = course.trigger
    if course.body:
        told["body"] = list(course.body)
    if course.prediction:
        prediction = course.prediction
        told["prediction"] = {"text": prediction.text, "sure_percent": prediction.sure_percent}
    return told


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


def _rate_json(row: RateAnswer) -> dict[str, object]:
    told = {f.name: getattr(row, f.name) for f in fields(row)}
    return {k: round(v, 3) if isinstance(v, float) else v for k, v in told.items()}


def _ended(course: Course, *, interrupted: bool) -> Ended:
    """Early only if it was the person who ended the last round."""
    if interrupted:
        return Ended.INTERRUPTED
    return Ended.EARLY if course.ended_early else Ended.COMPLETED
