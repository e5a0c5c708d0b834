"""Where in a session beats are missing: between two of them, and at the edges of its rounds."""

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from trainer.event_series import others_in
from trainer.events import Beat, Contact, ContactChanged, Event, Link, LinkChanged
from trainer.hrv.tachogram import FloatArray, arrays_of, gaps_between, valid_rows

MIN_EDGE_GAP_S: Final = 3.0  # a beat need not fall on the first or last second of a round
GapSpan: TypeAlias = tuple[float, float]


def find_round_gaps(
    events: Sequence[Event], beats: Sequence[Beat], rounds: Iterable[GapSpan]
) -> list[GapSpan]:
    """Return where no beat is known inside the rounds, as (begin, end) in seconds.

    A gap begins with the loss, if the sensor reported one, or else with the last beat, and ends where the
    first interval after it begins.

    Parameters
    ----------
    events : sequence of Event
        All of the session, which tell when the sensor was lost.
    beats : sequence of Beat
        Its beats, in order.
    rounds : iterable of GapSpan
        Begin and end of each, s.
    """
    losses = _losses(events)
    gaps: list[GapSpan] = []
    for began, ended in rounds:
        t, rr_ms = _in_round(beats, began, ended)
        gaps += [_from_loss(gap, losses) for gap in gaps_between(t, rr_ms)]
        gaps += _gaps_at_edges(t, rr_ms, (began, ended), losses)
    return sorted(gaps)


def find_beat_span(events: Sequence[Event]) -> tuple[GapSpan, ...]:
    """Return the time from the first interval's begin to the last beat, as one span; none without beats."""
    t, rr_ms = _plausible(*arrays_of(events))
    return ((float((t - rr_ms / 1000.0).min()), float(t.max())),) if t.size else ()


def _plausible(t: FloatArray, rr_ms: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The rows that can be an interval: when each ended (s), and its length (ms)."""
    rows = valid_rows(t, rr_ms)
    return t[rows], rr_ms[rows]


def silence_before_first_beat_s(
    events: Sequence[Event], beats: Sequence[Beat], rounds: Iterable[GapSpan]
) -> float:
    """Return for how long no beat came at the edges of the rounds, in seconds.

    Parameters
    ----------
    events : sequence of Event
        All of the session, which tell when the sensor was lost.
    beats : sequence of Beat
        Its beats, in order.
    rounds : iterable of GapSpan
        Begin and end of each, s.

    Returns
    -------
    float
        s.
    """
    losses = _losses(events)
    edges = [
        edge
        for began, ended in rounds
        for edge in _gaps_at_edges(*_in_round(beats, began, ended), (began, ended), losses)
    ]
    return sum(end - begin for begin, end in edges)


def _in_round(beats: Sequence[Beat], began: float, ended: float) -> tuple[FloatArray, FloatArray]:
    """Times (s) and intervals (ms) of the beats of a round."""
    t, rr_ms = arrays_of(beats)
    inside = (began <= t) & (t <= ended)
    return _plausible(t[inside], rr_ms[inside])


def _losses(events: Sequence[Event]) -> list[float]:
    return [e.t for e in others_in(events) if _is_loss(e)]


def _is_loss(event: Event) -> bool:
    match event:
        case ContactChanged(_, Contact.LOST) | LinkChanged(_, Link.LOST | Link.UNAVAILABLE):
            return True
    return False


def _gaps_at_edges(
    t: FloatArray, rr_ms: FloatArray, span: GapSpan, losses: list[float]
) -> list[GapSpan]:
    began, ended = span
    if not t.size:
        return [span] if losses else []
    first, last = float((t - rr_ms / 1000.0).min()), float(t.max())
    edges = []
    if first - began > MIN_EDGE_GAP_S:
        edges.append((began, first))
    if ended - last > MIN_EDGE_GAP_S:
        edges.append(_from_loss((last, ended), losses))
    return edges


def _from_loss(gap: GapSpan, losses: list[float]) -> GapSpan:
    lost = next((t for t in losses if gap[0] <= t < gap[1]), gap[0])
    return (lost, gap[1])
