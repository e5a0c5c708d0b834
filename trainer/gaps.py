"""Where in a session beats are missing: between two of them, and at the edges of its rounds."""

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from trainer.event_series import BeatSeries
from trainer.events import Beat, Contact, ContactChanged, Event, Link, LinkChanged
from trainer.figures import find_gaps
from trainer.tachogram import arrays_of

SHORTEST_EDGE_GAP_S: Final = 3.0  # a beat need not fall on the first or last second of a round
Span: TypeAlias = tuple[float, float]


def gaps_of(events: Sequence[Event], beats: Sequence[Beat], rounds: Iterable[Span]) -> list[Span]:
    """Where no beat is known inside the rounds: from the loss, if it was told, to where the first
    interval heard again begins.
    """
    told = _losses(events)
    found: list[Span] = []
    for began, ended in rounds:
        inside = _inside(beats, began, ended)
        found += [_from_loss(gap, told) for gap in _gaps_between(inside)]
        found += _gaps_at_edges(inside, began, ended, told)
    return sorted(found)


def _inside(beats: Sequence[Beat], began: float, ended: float) -> Sequence[Beat]:
    return BeatSeries(b for b in beats if began <= b.t <= ended)


def _gaps_between(beats: Sequence[Beat]) -> Iterable[Span]:
    return find_gaps(*arrays_of(beats))


def unheard_s(events: Sequence[Event], beats: Sequence[Beat], rounds: Iterable[Span]) -> float:
    """How long the sensor was silent before the first beat of a round and after the last, s."""
    told = _losses(events)
    edges = [
        edge
        for began, ended in rounds
        for edge in _gaps_at_edges(_inside(beats, began, ended), began, ended, told)
    ]
    return sum(end - begin for begin, end in edges)


def _losses(events: Sequence[Event]) -> list[float]:
    return [e.t for e in events if _is_loss(e)]


def _is_loss(event: Event) -> bool:
    match event:
        case ContactChanged(_, Contact.LOST) | LinkChanged(_, Link.LOST | Link.UNAVAILABLE):
            return True
    return False


def _gaps_at_edges(
    beats: Sequence[Beat], began: float, ended: float, told: list[float]
) -> list[Span]:
    if not beats:
        return [(began, ended)] if told else []
    first, last = beats[0].t - beats[0].rr_ms / 1000.0, beats[-1].t
    edges = []
    if first - began > SHORTEST_EDGE_GAP_S:
        edges.append((began, first))
    if ended - last > SHORTEST_EDGE_GAP_S:
        edges.append(_from_loss((last, ended), told))
    return edges


def _from_loss(gap: Span, told: list[float]) -> Span:
    lost = next((t for t in told if gap[0] <= t < gap[1]), gap[0])
    return (lost, gap[1])
