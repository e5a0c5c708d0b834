"""The events of a session, become the figures of its review.

Everything here is worked out from what was recorded, so it can be worked out again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import nan
from typing import Final, TypeAlias

import numpy as np

from trainer.course import Course, PacerSpan, pacer_in
from trainer.events import Beat, Contact, ContactChanged, Event, Moment, SourceChanged
from trainer.figures import Breath, RecordFigures, find_gaps, record_figures
from trainer.pacing import BreathPoint
from trainer.plan import Exercise, SessionPlan
from trainer.recording import Ended, Recording
from trainer.tachogram import FloatArray, JudgedBeat

SHORTEST_EDGE_GAP_S: Final = 3.0  # a beat need not fall on the first or last second of a round
Span: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Review:
    """What a session came to: `json` as the command line shows it, and what its pictures need.

    `rounds` are the begin and end of each round of pacing, seconds on the session clock;
    `breath_told` says in a sentence how the breath changed and why.
    """

    json: dict[str, object]
    judged: tuple[JudgedBeat, ...]
    spans: tuple[PacerSpan, ...]
    rounds: tuple[Span, ...]
    reasons: dict[str, str]
    breath_told: str | None

    def breath_at(self, t: float) -> BreathPoint | None:
        """Where in the breath the pacer was at `t`, if it led then."""
        pacer = pacer_in(self.spans, t)
        return pacer.at(t) if pacer else None


def summarise(recording: Recording, *, interrupted: bool = False) -> Review:
    """Work out the review of a recording, from its events alone.

    `interrupted`: nobody closed it, so it ended with the last thing that was recorded.
    """
    course = follow(recording)
    ended_at = recording.events[-1].t if recording.events else 0.0
    rounds = _rounds(recording, course, ended_at)
    beats = [e for e in recording.events if isinstance(e, Beat) and _within(e.t, rounds)]
    figures = _figures(recording, course, rounds, beats)
    ended = recording.ended or _ended(course, interrupted=interrupted)
    return Review(
        json=_json(recording, course, ended, ended_at, rounds, beats, figures),
        judged=tuple(_judged(beats, figures)),
        spans=course.spans,
        rounds=rounds,
        reasons=figures.reasons,
        breath_told=course.breath_told() if course.spans else None,
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
        unheard_s=_unheard_s(recording.events, beats, rounds),
    )


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


def gaps_of(events: Sequence[Event], beats: list[Beat], rounds: Iterable[Span]) -> list[Span]:
    """Where beats are missing inside the rounds: from the loss, if it was told, to the next beat."""
    told = _losses(events)
    found: list[Span] = []
    for began, ended in rounds:
        inside = [b for b in beats if began <= b.t <= ended]
        found += [_from_loss(gap, told) for gap in _gaps_between(inside)]
        found += _gaps_at_edges(inside, began, ended, told)
    return sorted(found)


def _gaps_between(beats: list[Beat]) -> Iterable[Span]:
    t = np.array([b.t for b in beats], dtype=np.float64)
    rr_ms = np.array([b.rr_ms for b in beats], dtype=np.float64)
    return find_gaps(t, rr_ms)


def _unheard_s(events: Sequence[Event], beats: list[Beat], rounds: Iterable[Span]) -> float:
    """How long the sensor was silent before the first beat of a round and after the last, s."""
    told = _losses(events)
    edges = [
        edge
        for began, ended in rounds
        for edge in _gaps_at_edges([b for b in beats if began <= b.t <= ended], began, ended, told)
    ]
    return sum(end - begin for begin, end in edges)


def _losses(events: Sequence[Event]) -> list[float]:
    return [e.t for e in events if isinstance(e, ContactChanged) and e.contact is Contact.LOST]


def _gaps_at_edges(beats: list[Beat], began: float, ended: float, told: list[float]) -> list[Span]:
    if not beats:
        return [(began, ended)] if told else []
    first, last = beats[0].t - beats[0].rr_ms / 1000.0, beats[-1].t
    edges = []
    if first - began > SHORTEST_EDGE_GAP_S:
        edges.append((began, beats[0].t))
    if ended - last > SHORTEST_EDGE_GAP_S:
        edges.append(_from_loss((last, ended), told))
    return edges


def _from_loss(gap: Span, told: list[float]) -> Span:
    lost = next((t for t in told if gap[0] <= t < gap[1]), gap[0])
    return (lost, gap[1])


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


def _ended(course: Course, *, interrupted: bool) -> Ended:
    """Early only if it was the person who ended the last round."""
    if interrupted:
        return Ended.INTERRUPTED
    return Ended.EARLY if course.ended_early else Ended.COMPLETED
