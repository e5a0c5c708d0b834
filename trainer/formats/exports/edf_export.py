"""A session as EDF+C (Kemp & Olivan 2003, doi 10.1016/S1388-2457(03)00123-8): two signals, and an
annotation for all that happened. `edfio` lays out the file.

Rule: a gap is a gap. EDF+ has no sign for a sample that is not known, and the pacer goes on while the
sensor is silent, so records cannot be left out (EDF+D would lose the pacer with them). Instead an annotation
with a duration stands over every stretch where the heart rate is not known, in the words by which MNE
leaves it out (`BAD_ACQ_SKIP`); the samples under it repeat the last known value and mean nothing. A number
such as -1 is none for a program that resamples or filters: it becomes another one, and spoils its
neighbours. A signal of which nothing is known is not in the file.

Both signals have one rate, so that no program must resample, and labels by which MNE knows their type.
The exact intervals are annotations ("RR 833.984 ms normal"), each at its beat, to the microsecond.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from itertools import islice
from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import numpy as np

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
from trainer.formats.codecs.json_validation import replace_surrogates
from trainer.formats.csv_text.cells import format_thousandths
from trainer.formats.edf.annotations import MARKED_MOMENT
from trainer.formats.exports.sampled_signals import (
    MAX_BPM,
    MAX_DURATION_S,
    SIGNAL_HZ,
    Samples,
    find_unknown,
    hold_last,
    sample_heart_rate,
    sample_pacer,
)
from trainer.formats.messages import SessionTooLongForEdf, TooManyEventsForEdf
from trainer.hrv.tachogram import JudgedBeat
from trainer.recording import Recording
from trainer.session.progress import PacerSpan

IN_DOUBT: Final = "In doubt: {doubt}, nobody can vouch for it"
if TYPE_CHECKING:
    from edfio import Edf, EdfAnnotation, EdfSignal

HEART_UNKNOWN: Final = "BAD_ACQ_SKIP heart rate not known"
NO_PACER: Final = "No pacer"
LAST_VALUE_REPEATED: Final = "not known where an annotation says so: last value held"
STEPS: Final = 100  # of the unit
RECORD_S: Final = tuple(1 << n for n in range(13))  # for others `edfio` rounds, and then refuses
MAX_ANNOTATIONS: Final = 520_000  # five days of beats: `edfio` makes the whole file in memory
MAX_SIZE_RATIO: Final = 1.5  # of the bytes of all notes to the room for them in all records,
SMALL_BYTES: Final = 8_000_000  # or so many
TIME_BYTES: Final = 20  # of an annotation, at most
MAX_TEXT_CHARS: Final = 300  # characters
YEARS: Final = range(1985, 2085)  # that the header can tell
MAX_CHUNK_BYTES: Final = 1 << 20
# These end a text, or the whole list, for one reader or another.
SEPARATORS_TO_BLANKS: Final = str.maketrans(dict.fromkeys("\x00\x14\x15\n\r", " "))

EdfSpan: TypeAlias = tuple[float, float]


class EdfMark(NamedTuple):
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

    Parameters
    ----------
    recording : Recording
        Its events become annotations.
    judged : sequence of JudgedBeat
        The beats in order, each with its verdict.
    rounds, gaps
        Begin and end of each, s.
    spans : sequence of PacerSpan
        Which pacer led from when to when.

    Raises
    ------
    RecordingError
        The session is too long for EDF+, or tells too much.
    """
    if len(judged) > MAX_ANNOTATIONS:
        raise RecordingError(TooManyEventsForEdf())
    min_duration_s = min(max([1.0, *(end for _, end in rounds)]), MAX_DURATION_S + 1.0)
    marks = _annotations(_marks(recording, judged, rounds, gaps, spans))
    duration_s = max(min_duration_s, marks[-1].onset + 1e-6 if marks else 0.0)
    if duration_s > MAX_DURATION_S:
        raise RecordingError(SessionTooLongForEdf())
    record_s = _record_s(marks, duration_s)
    seconds = ceil(duration_s / record_s) * record_s
    heart, pacer = sample_heart_rate(judged, seconds), sample_pacer(spans, seconds)
    annotations = _annotations(_unknown_marks(heart, pacer), marks)
    if np.isnan(heart).all() and np.isnan(pacer).all():
        pacer[:] = 0.0  # without a signal no program knows how long the file is
    edf = _edf(heart, pacer, annotations, recording.started, record_s)
    marks.clear()
    annotations.clear()
    chunks = _ChunkList()
    edf.write(chunks)
    for part in chunks.parts:
        for a in range(0, len(part), MAX_CHUNK_BYTES):
            yield part[a : a + MAX_CHUNK_BYTES]


class _ChunkList(BytesIO):
    """Keeps what is written as it came: a file of a million beats would lie there twice."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[bytes] = []

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        self.parts.append(data)
        return len(data)


def _edf(
    heart: Samples,
    pacer: Samples,
    annotations: "list[EdfAnnotation]",
    started: str | None,
    record_s: int,
) -> "Edf":
    from edfio import Edf
    from edfio import Recording as Session

    started_at = None if started is None else datetime.fromisoformat(started)
    heart_transducer = "from RR intervals, artefacts replaced; held from beat to beat"
    pacer_transducer = "fullness of the lungs that was asked for"
    signals = [
        *_signal(heart, "MISC Heart rate", heart_transducer, "bpm", int(MAX_BPM)),
        *_signal(pacer, "MISC Pacer", pacer_transducer, "%", 100),
    ]
    return Edf(
        signals,
        recording=Session(
            startdate=started_at.date() if started_at and started_at.year in YEARS else None,
            equipment_code="Outbreath",
        ),
        starttime=started_at.time().replace(microsecond=0) if started_at else None,
        data_record_duration=record_s,
        annotations=annotations,
    )


def _signal(
    samples: Samples, label: str, transducer: str, unit: str, largest: int
) -> "Iterator[EdfSignal]":
    """The signal from 0 to `largest`; none where nothing of it is known."""
    from edfio import EdfSignal

    if np.isnan(samples).all():
        return
    yield EdfSignal.from_digital(
        np.rint(STEPS * hold_last(samples)).astype(np.int16),
        SIGNAL_HZ,
        label=label,
        transducer_type=transducer,
        physical_dimension=unit,
        physical_range=(0, largest),
        digital_range=(0, STEPS * largest),
        prefiltering=LAST_VALUE_REPEATED,
    )


def _annotations(
    marks: Iterable[EdfMark], others: "Iterable[EdfAnnotation]" = ()
) -> "list[EdfAnnotation]":
    """By time, their texts as long as the format bears, together with others.

    Raises
    ------
    RecordingError
        There are more than the format takes.
    """
    from edfio import EdfAnnotation

    annotations = [
        EdfAnnotation(
            round(t, 6), None if lasts_s is None else round(max(0.0, lasts_s), 6), _one_line(text)
        )
        for t, text, lasts_s in islice(marks, MAX_ANNOTATIONS + 1)
    ]
    annotations.extend(others)
    if len(annotations) > MAX_ANNOTATIONS:
        raise RecordingError(TooManyEventsForEdf())
    annotations.sort(key=lambda annotation: annotation.onset)
    return annotations


def _one_line(text: str) -> str:
    plain = replace_surrogates(text).translate(SEPARATORS_TO_BLANKS)
    return plain if len(plain) <= MAX_TEXT_CHARS else plain[: MAX_TEXT_CHARS - 1] + "…"


def _record_s(annotations: "Sequence[EdfAnnotation]", duration_s: float) -> int:
    """How long a data record is: all have room for the notes of the fullest, so where many stand at
    one time there must be few records.

    Raises: RecordingError, where there is no such length.
    """
    onsets = np.fromiter(
        (annotation.onset for annotation in annotations), np.float64, len(annotations)
    )
    sizes = np.fromiter(map(_annotation_bytes, annotations), np.float64, len(annotations))
    max_bytes = max(SMALL_BYTES, MAX_SIZE_RATIO * sizes.sum())
    for record_s in RECORD_S:
        records = ceil(duration_s / record_s)
        place = np.clip(onsets // record_s, 0, records - 1).astype(np.intp)
        largest_record_bytes = np.bincount(place, sizes).max(initial=0.0) + TIME_BYTES
        if records * largest_record_bytes <= max_bytes:
            return record_s
    raise RecordingError(TooManyEventsForEdf())


def _annotation_bytes(annotation: "EdfAnnotation") -> int:
    """At most, with its time."""
    return len(annotation.text.encode()) + TIME_BYTES * (1 if annotation.duration is None else 2)


def _unknown_marks(heart: Samples, pacer: Samples) -> Iterator[EdfMark]:
    """Over each stretch of a signal where it is not known; none for a signal that is not in the file."""
    has_heart, has_pacer = not np.isnan(heart).all(), not np.isnan(pacer).all()
    if has_heart:
        yield from (EdfMark(a, HEART_UNKNOWN, b - a) for a, b in find_unknown(heart))
    if has_pacer or not has_heart:
        yield from (EdfMark(a, NO_PACER, b - a) for a, b in find_unknown(pacer))


def _marks(
    recording: Recording,
    judged: Iterable[JudgedBeat],
    rounds: Iterable[EdfSpan],
    gaps: Iterable[EdfSpan],
    spans: Iterable[PacerSpan],
) -> Iterator[EdfMark]:
    for judged_beat in judged:
        verdict = "" if judged_beat.verdict is None else f" {judged_beat.verdict}"
        yield EdfMark(
            judged_beat.beat.t, f"RR {format_thousandths(judged_beat.beat.rr_ms)} ms{verdict}"
        )
    for number, (began, ended) in enumerate(rounds, start=1):
        yield EdfMark(began, f"Round {number}", ended - began)
    for began, ended in gaps:
        yield EdfMark(began, "No beat is known", ended - began)
    for span in spans:
        yield EdfMark(span.began, f"Pattern {span.pacer.pattern}")
    yield from (mark for event in recording.events if (mark := _of_event(event)))
    if recording.doubt is not None:
        yield EdfMark(0.0, IN_DOUBT.format(doubt=recording.doubt))


def _of_event(event: Event) -> EdfMark | None:
    match event:
        case UrgeRated(t=t, urge=urge, moment=moment):
            return EdfMark(t, f"Urge {urge} {moment}")
        case Decided(t=t, decision=decision):
            return EdfMark(t, f"Decision {decision}")
        case MomentMarked(t=t):
            return EdfMark(t, MARKED_MOMENT)
        case NoteWritten(t=t, text=text):
            return EdfMark(t, f"Note: {text}")
        case ContactChanged(t=t, contact=contact) if contact is not Contact.NONE:
            return EdfMark(t, f"Contact {contact}")
        case SourceChanged(t=t, resolution_ms=resolution_ms):
            return EdfMark(t, f"Resolution {resolution_ms:g} ms")
    return None
