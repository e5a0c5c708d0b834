"""Where in a session beats are missing: between two of them, and at the edges of its rounds."""

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from trainer.event_series import others_in
from trainer.events import Beat, Contact, ContactChanged, Event, Link, LinkChanged
from trainer.hrv.tachogram import FloatArray, arrays_of, gaps_between, valid_rows

SHORTEST_EDGE_GAP_S: Final = 3.0  # a beat need not fall on the first or last second of a round
GapSpan: TypeAlias = tuple[float, float]


def find_round_gaps(
    events: Sequence[Event], beats: Sequence[Beat], rounds: Iterable[GapSpan]
) -> list[GapSpan]:
    """Where no beat is known inside the rounds: from the loss, if it was told, to where the first
    interval heard again begins.
    """
    told = _losses(events)
    found: list[GapSpan] = []
    for began, ended in rounds:
        t, rr_ms = _inside(beats, began, ended)
        found += [_from_loss(gap, told) for gap in gaps_between(t, rr_ms)]
        found += _gaps_at_edges(t, rr_ms, (began, ended), told)
    return sorted(found)


def span_heard(events: Sequence[Event]) -> tuple[GapSpan, ...]:
    """From the beginning of the first interval to the last beat; empty where there is none."""
    t, rr_ms = _that_can_be(*arrays_of(events))
    return ((float((t - rr_ms / 1000.0).min()), float(t.max())),) if t.size else ()


def _that_can_be(t: FloatArray, rr_ms: FloatArray) -> tuple[FloatArray, FloatArray]:
    """When each interval ended, s, and its length, ms; what can be none is left out."""
    rows = valid_rows(t, rr_ms)
    return t[rows], rr_ms[rows]


def silence_before_first_beat_s(
    events: Sequence[Event], beats: Sequence[Beat], rounds: Iterable[GapSpan]
) -> float:
    """How long the sensor was silent before the first beat of a round and after the last, s."""
    told = _losses(events)
    edges = [
        edge
        for began, ended in rounds
        for edge in _gaps_at_edges(*_inside(beats, began, ended), (began, ended), told)
    ]
    return sum(end - begin for begin, end in edges)


def _inside(beats: Sequence[Beat], began: float, ended: float) -> tuple[FloatArray, FloatArray]:
    """Times and intervals of the beats of a round."""
    t, rr_ms = arrays_of(beats)
    inside = (began <= t) & (t <= ended)
    return _that_can_be(t[inside], rr_ms[inside])


def _losses(events: Sequence[Event]) -> list[float]:
    return [e.t for e in others_in(events) if _is_loss(e)]


def _is_loss(event: Event) -> bool:
    match event:
        case ContactChanged(_, Contact.LOST) | LinkChanged(_, Link.LOST | Link.UNAVAILABLE):
            return True
    return False


def _gaps_at_edges(
    t: FloatArray, rr_ms: FloatArray, span: GapSpan, told: list[float]
) -> list[GapSpan]:
    began, ended = span
    if not t.size:
        return [span] if told else []
    first, last = float((t - rr_ms / 1000.0).min()), float(t.max())
    edges = []
    if first - began > SHORTEST_EDGE_GAP_S:
        edges.append((began, first))
    if ended - last > SHORTEST_EDGE_GAP_S:
        edges.append(_from_loss((last, ended), told))
    return edges


def _from_loss(gap: GapSpan, told: list[float]) -> GapSpan:
    lost = next((t for t in told if gap[0] <= t < gap[1]), gap[0])
    return (lost, gap[1])
