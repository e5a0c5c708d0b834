"""A session as EDF+C (Kemp & Olivan 2003, doi 10.1016/S1388-2457(03)00123-8): two signals, and an
annotation for all that happened. `edfio` lays out the file.

Rule: a gap is a gap. The pacer goes on while the sensor is silent, so records cannot be left out (EDF+D
would lose the pacer with them). Instead the heart rate is -1 where it is not known, the header says so
beside the signal, and an annotation with a duration stands over every gap. No sample is invented: the
heart rate stays the same from one beat to the next, because that is all that is known of it.

The exact intervals are annotations ("RR 833.984 ms normal"), each at its beat, to the microsecond.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from itertools import islice
from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from trainer.errors import RecordingError
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
from trainer.formats.csv_export import format_thousandths
from trainer.formats.edf_import import MARKED
from trainer.formats.json_validation import replace_surrogates
from trainer.hrv.tachogram import JudgedBeat
from trainer.pacing import SOFT_EXHALE, BreathPattern
from trainer.recording import Recording
from trainer.session.progress import PacerSpan

IN_DOUBT: Final = "In doubt: {doubt}, nobody can vouch for it"
if TYPE_CHECKING:
    from edfio import Edf, EdfAnnotation

HEART_HZ: Final = 4
PACER_HZ: Final = 10
HIGHEST_BPM: Final = 300
LONGEST_S: Final = 900_000.0  # ten days
RECORD_S: Final = tuple(1 << n for n in range(13))  # for others `edfio` rounds, and then refuses
MOST_NOTES: Final = 520_000  # five days of beats: `edfio` makes the whole file in memory
ROOM: Final = 1.5  # times as many bytes of notes as there are may all records have together,
SMALL_BYTES: Final = 8_000_000  # or so many
TIME_BYTES: Final = 20  # of an annotation, at most
TOO_MUCH: Final = "More happened in it than EDF+ takes: export csv, rr or jsonl instead."
LONGEST_TEXT: Final = 300  # characters
UNKNOWN: Final = -100  # hundredths of the unit; neither a heart nor a lung is ever there
NOT_KNOWN: Final = "-1.00 = not known"
YEARS: Final = range(1985, 2085)  # that the header can tell
WRITTEN_AT_ONCE: Final = 1 << 20
# These end a text, or the whole list, for one reader or another.
STOPS: Final = str.maketrans(dict.fromkeys("\x00\x14\x15\n\r", " "))

EdfSpan: TypeAlias = tuple[float, float]
Samples: TypeAlias = npt.NDArray[np.int16]
"""Hundredths of the physical unit."""


class Mark(NamedTuple):
    """A text at a time (s), with how long it lasts where that means something (s)."""

    t: float
    text: str
    lasts_s: float | None = None


def format_session_edf(
    recording: Recording,
    judged: Sequence[JudgedBeat],
    rounds: Sequence[EdfSpan],
    gaps: Iterable[EdfSpan],
    spans: Sequence[PacerSpan],
) -> Iterator[bytes]:
    """The bytes of the file.

    Raises
    ------
    RecordingError
        The session is too long for EDF+, or tells too much.
    """
    if len(judged) > MOST_NOTES:
        raise RecordingError(TOO_MUCH)
    lasts = min(max([1.0, *(end for _, end in rounds)]), LONGEST_S + 1.0)
    marks = _marks(recording, judged, rounds, gaps, spans)
    notes = _annotations(islice(marks, MOST_NOTES + 1))
    if len(notes) > MOST_NOTES:
        raise RecordingError(TOO_MUCH)
    ends = max(lasts, notes[-1].onset + 1e-6 if notes else 0.0)
    if ends > LONGEST_S:
        raise RecordingError("EDF+ takes ten days at most: export csv, rr or jsonl instead.")
    record_s = _record_s(notes, ends)
    seconds = ceil(ends / record_s) * record_s
    heart = _sample_and_hold_heart_rate(judged, seconds)
    made = _edf(heart, _paced(spans, seconds), notes, recording.started, record_s)
    notes.clear()
    whole = _Written()
    made.write(whole)
    for part in whole.parts:
        for a in range(0, len(part), WRITTEN_AT_ONCE):
            yield part[a : a + WRITTEN_AT_ONCE]


class _Written(BytesIO):
    """Keeps what is written as it came: a file of a million beats would lie there twice."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[bytes] = []

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        self.parts.append(data)
        return len(data)


def _edf(
    heart: Samples,
    paced: Samples,
    notes: "list[EdfAnnotation]",
    started: str | None,
    record_s: int,
) -> "Edf":
    from edfio import Edf, EdfSignal
    from edfio import Recording as Session

    begun = None if started is None else datetime.fromisoformat(started)
    signals = (
        EdfSignal.from_digital(
            heart,
            HEART_HZ,
            label="Heart rate",
            transducer_type="from RR intervals, artefacts replaced; held from beat to beat",
            physical_dimension="bpm",
            physical_range=(-1, HIGHEST_BPM),
            digital_range=(UNKNOWN, 100 * HIGHEST_BPM),
            prefiltering=NOT_KNOWN,
        ),
        EdfSignal.from_digital(
            paced,
            PACER_HZ,
            label="Pacer",
            transducer_type="fullness of the lungs that was asked for",
            physical_dimension="%",
            physical_range=(-1, 100),
            digital_range=(UNKNOWN, 100 * 100),
            prefiltering=NOT_KNOWN,
        ),
    )
    return Edf(
        signals,
        recording=Session(
            startdate=begun.date() if begun and begun.year in YEARS else None,
            equipment_code="Outbreath",
        ),
        starttime=begun.time().replace(microsecond=0) if begun else None,
        data_record_duration=record_s,
        annotations=notes,
    )


def _annotations(marks: Iterable[Mark]) -> "list[EdfAnnotation]":
    """By time, their texts as long as the format bears."""
    from edfio import EdfAnnotation

    notes = [
        EdfAnnotation(
            round(t, 6), None if lasts_s is None else round(max(0.0, lasts_s), 6), _one_line(text)
        )
        for t, text, lasts_s in marks
    ]
    notes.sort(key=lambda note: note.onset)
    return notes


def _one_line(text: str) -> str:
    plain = replace_surrogates(text).translate(STOPS)
    return plain if len(plain) <= LONGEST_TEXT else plain[: LONGEST_TEXT - 1] + "…"


def _record_s(notes: "Sequence[EdfAnnotation]", ends: float) -> int:
    """How long a data record is: all have room for the notes of the fullest, so where many stand at
    one time there must be few records.

    Raises: RecordingError, where there is no such length.
    """
    onsets = np.fromiter((note.onset for note in notes), np.float64, len(notes))
    sizes = np.fromiter(map(_bytes_of, notes), np.float64, len(notes))
    room = max(SMALL_BYTES, ROOM * sizes.sum())
    for record_s in RECORD_S:
        records = ceil(ends / record_s)
        place = np.clip(onsets // record_s, 0, records - 1).astype(np.intp)
        fullest = np.bincount(place, sizes).max(initial=0.0) + TIME_BYTES
        if records * fullest <= room:
            return record_s
    raise RecordingError(TOO_MUCH)


def _bytes_of(note: "EdfAnnotation") -> int:
    """At most, with its time."""
    return len(note.text.encode()) + TIME_BYTES * (1 if note.duration is None else 2)


def _sample_and_hold_heart_rate(judged: Iterable[JudgedBeat], seconds: int) -> Samples:
    """Over each interval that is known the rate it stands for; elsewhere nothing is known."""
    held = np.full(seconds * HEART_HZ, UNKNOWN, dtype=np.int16)
    for opinion in judged:
        rr_ms = opinion.corrected_ms
        if rr_ms is not None and rr_ms > 0.0:
            begins = opinion.beat.t - opinion.beat.rr_ms / 1000.0
            a, b = (max(0, ceil(t * HEART_HZ)) for t in (begins, opinion.beat.t))
            held[a:b] = min(100 * HIGHEST_BPM, round(6_000_000.0 / rr_ms))
    return held


def _paced(spans: Iterable[PacerSpan], seconds: int) -> Samples:
    """Of each moment the last pacer that had begun then, if it still led."""
    paced = np.full(seconds * PACER_HZ, UNKNOWN, dtype=np.int16)
    written = 0
    for span in spans:
        a = max(0, ceil(span.began * PACER_HZ))
        b = min(paced.size, int(span.ended * PACER_HZ) + 1 if span.ended < seconds else paced.size)
        t = np.arange(a, max(a, b)) / PACER_HZ
        pattern = span.pacer.pattern
        full = _fullness(pattern, np.mod(t - span.pacer.began, pattern.period_s))
        paced[a:written] = UNKNOWN
        paced[a : max(a, b)] = np.rint(10_000.0 * full)
        written = max(written, b)
    return paced


def _fullness(
    pattern: BreathPattern, into_breath: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """How full the lungs are so many seconds into a breath, as `pacing.fullness` has it."""
    inhaled = pattern.inhale_s
    exhales = inhaled + pattern.hold_full_s
    rising = 0.5 - 0.5 * np.cos(np.pi * into_breath / inhaled)
    share = np.clip((into_breath - exhales) / pattern.exhale_s, 0.0, 1.0)
    falling = 0.5 + 0.5 * np.cos(np.pi * share**SOFT_EXHALE)
    return np.where(into_breath < inhaled, rising, falling)


def _marks(
    recording: Recording,
    judged: Iterable[JudgedBeat],
    rounds: Iterable[EdfSpan],
    gaps: Iterable[EdfSpan],
    spans: Iterable[PacerSpan],
) -> Iterator[Mark]:
    for opinion in judged:
        verdict = "" if opinion.verdict is None else f" {opinion.verdict}"
        yield Mark(opinion.beat.t, f"RR {format_thousandths(opinion.beat.rr_ms)} ms{verdict}")
    for number, (began, ended) in enumerate(rounds, start=1):
        yield Mark(began, f"Round {number}", ended - began)
    for began, ended in gaps:
        yield Mark(began, "No beat is known", ended - began)
    for span in spans:
        yield Mark(span.began, f"Pattern {span.pacer.pattern}")
    yield from (mark for event in recording.events if (mark := _of_event(event)))
    if recording.doubt is not None:
        yield Mark(0.0, IN_DOUBT.format(doubt=recording.doubt))


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
