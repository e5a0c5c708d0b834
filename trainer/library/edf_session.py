"""What of a session goes into EDF+: two signals, and a text for all that happened."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np

from trainer.course import PacerSpan, pacer_in
from trainer.events import (
    Contact,
    ContactChanged,
    Decided,
    Event,
    MomentMarked,
    NoteWritten,
    SourceChanged,
    UrgeRated,
)
from trainer.library import edf
from trainer.library.edf import UNKNOWN, Samples, Signal
from trainer.library.edf_marks import MARKED, Mark
from trainer.library.rr_text import in_thousandths
from trainer.recording import Recording
from trainer.tachogram import JudgedBeat

IN_DOUBT: Final = "In doubt: {doubt}, nobody can vouch for it"
HEART_HZ: Final = 4
PACER_HZ: Final = 10
Span = tuple[float, float]


def dumps(
    recording: Recording,
    judged: Sequence[JudgedBeat],
    rounds: Sequence[Span],
    gaps: Iterable[Span],
    spans: Sequence[PacerSpan],
) -> Iterator[bytes]:
    """The bytes of the file.

    Raises:
        RecordingError: the session is too long for EDF+.
    """
    lasts = min(max([1.0, *(end for _, end in rounds)]), edf.LONGEST_S + 1.0)
    marks = [*_of_beats(judged), *_of_rounds(rounds, gaps), *_of_patterns(spans)]
    marks += [mark for event in recording.events if (mark := _of_event(event))]
    if recording.doubt is not None:
        marks.append(Mark(0.0, IN_DOUBT.format(doubt=recording.doubt)))
    heart = Signal(
        "Heart rate",
        "from RR intervals, artefacts replaced; held from beat to beat",
        "bpm",
        300,
        HEART_HZ,
        _held_heart_rate(judged, lasts),
    )
    breath = Signal(
        "Pacer",
        "fullness of the lungs that was asked for",
        "%",
        100,
        PACER_HZ,
        _paced(spans, lasts),
    )
    return edf.dumps((heart, breath), marks, recording.started)


def _held_heart_rate(judged: Sequence[JudgedBeat], lasts: float) -> Samples:
    """Over each interval that is known the rate it stands for; elsewhere nothing is known."""
    held = np.full(int(lasts * HEART_HZ), UNKNOWN)
    for opinion in judged:
        rr_ms = opinion.corrected_ms
        if rr_ms is not None and rr_ms > 0.0:
            begins = opinion.beat.t - opinion.beat.rr_ms / 1000.0
            a, b = (max(0, int(np.ceil(t * HEART_HZ))) for t in (begins, opinion.beat.t))
            held[a:b] = 60_000.0 / rr_ms
    return held


def _paced(spans: Sequence[PacerSpan], lasts: float) -> Samples:
    paced = np.full(int(lasts * PACER_HZ), UNKNOWN)
    for i in range(paced.size):
        pacer = pacer_in(spans, i / PACER_HZ)
        if pacer is not None:
            paced[i] = 100.0 * pacer.at(i / PACER_HZ).fullness
    return paced


def _of_beats(judged: Iterable[JudgedBeat]) -> Iterator[Mark]:
    for opinion in judged:
        verdict = "" if opinion.verdict is None else f" {opinion.verdict}"
        yield Mark(opinion.beat.t, f"RR {in_thousandths(opinion.beat.rr_ms)} ms{verdict}")


def _of_rounds(rounds: Iterable[Span], gaps: Iterable[Span]) -> Iterator[Mark]:
    for number, (began, ended) in enumerate(rounds, start=1):
        yield Mark(began, f"Round {number}", ended - began)
    for began, ended in gaps:
        yield Mark(began, "No beat is known", ended - began)


def _of_patterns(spans: Iterable[PacerSpan]) -> Iterator[Mark]:
    for span in spans:
        yield Mark(span.began, f"Pattern {span.pacer.pattern}")


def _of_event(event: Event) -> Mark | None:
    match event:
        case UrgeRated(t=t, urge=urge, moment=moment):
            return Mark(t, f"Urge {urge} {moment}")
        case Decided(t=t, decision=decision):
            return Mark(t, f"Decision {decision}")
        case MomentMarked(t=t):
            return Mark(t, MARKED)
        case NoteWritten(t=t, text=text):
            return Mark(t, f"Note: {text}")
        case ContactChanged(t=t, contact=contact) if contact is not Contact.NONE:
            return Mark(t, f"Contact {contact}")
        case SourceChanged(t=t, resolution_ms=resolution_ms):
            return Mark(t, f"Resolution {resolution_ms:g} ms")
    return None
