"""A library of sessions, read only: its sessions, beats, pauses, predictions and trends."""

import os
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NoReturn, Self

import numpy as np

from trainer.errors import LibraryError
from trainer.formats.codecs.summary_codec import interval_to_json
from trainer.formats.codecs.trends_codec import trends_to_json
from trainer.formats.messages import OutbreathRecording
from trainer.formats.reader import ImportedRecording
from trainer.hrv.figures import FIGURES
from trainer.library.file_header import NAME
from trainer.library.folder_access import take_folder_notices
from trainer.library.messages import LibraryNotThere
from trainer.library.store import Library as StoredLibrary
from trainer.library.store import SessionEntry
from trainer.practice.annotations import WORDS_FIELDS, WordsField
from trainer.practice.pauses import Pause
from trainer.practice.predictions import Prediction
from trainer.practice.summary import SessionSummary
from trainer.practice.trends import compute_trends
from trainer.session.review import Review
from ui.api.notices import warn_of
from ui.api.recordings import Recording, beats_table
from ui.api.tables import ColumnKind, Field, Table, make_column, parse_utc_moment, table_of
from ui.i18n.rendering import to_english
from ui.services.passphrase_state import UNLOCKING_VARIABLE
from ui.services.practice import load_pauses, load_predictions
from ui.services.profiles import folder_from_arguments
from ui.services.reviews import apply_remark, load_review, load_summary, with_state

SECONDS_PER_HOUR: Final = 3600.0
KIND: Final = "a recording of Outbreath"


class Library:
    """A library of sessions, open for reading. Nothing in it is changed, but for one of an earlier version, which is
    brought to this one first.

    Use it with ``with``, in the thread that opened it. The tables are those that the terminal prints:
    ``outbreath sessions --json``, ``trends --csv`` and ``followup --all --json``.

    Parameters
    ----------
    path : path, optional
        The folder of the library, in which ``library.db`` is. By default the one of whoever runs the program, or
        that which the variable OUTBREATH_LIBRARY names.
    profile : str, optional
        Whose library it is, where several people share the folder; by default the one chosen last.
    passphrase : str, optional
        Unlocks a locked library; by default what the variable OUTBREATH_PASSPHRASE says. It is kept nowhere.

    Raises
    ------
    Error
        There is no library, or it cannot be opened; the text says why, and what to do.

    Examples
    --------
    >>> with outbreath.Library(folder) as library:
    ...     pauses = library.pauses()
    >>> float(pauses["waited_s"].sum())
    3600.0
    """

    def __init__(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        profile: str | None = None,
        passphrase: str | None = None,
    ) -> None:
        chosen = None if path is None else os.fspath(path)
        self._folder = folder_from_arguments(Namespace(library=chosen, profile=profile))
        if not (self._folder / NAME).exists():
            raise LibraryError(LibraryNotThere(str(self._folder), NAME))
        key = os.environ.get(UNLOCKING_VARIABLE) if passphrase is None else passphrase
        self._opened: StoredLibrary | None = StoredLibrary.open(self._folder, write=False, key=key)
        warn_of(take_folder_notices())

    @property
    def path(self) -> Path:
        """The folder of the library."""
        return self._folder

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. Safe to call twice."""
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.close()

    def sessions(self) -> Table:
        """All sessions, newest first, with their figures.

        Demonstrations are among them, with `demo` true; a session that is being recorded has no end yet.
        """
        library = self._library
        later = library.notebook.all_annotations()
        summaries = []
        for entry in library.sessions():
            summary = _stored_summary(entry)
            if summary is None:
                summaries.append(load_summary(library, entry))
            else:
                summaries.append(summary.with_annotations(later.get(entry.id, ())))
        return table_of(summaries, SESSION_FIELDS)

    def pauses(self) -> Table:
        """All pauses, oldest first, with their annotations, without demonstrations."""
        return table_of(load_pauses(self._library), PAUSE_FIELDS)

    def predictions(self) -> Table:
        """All predictions, oldest first, with their outcomes."""
        return table_of(load_predictions(self._library), PREDICTION_FIELDS)

    def trends(self) -> dict[str, Any]:
        """How the pauses change, and how certain that is: what ``outbreath trends --json`` prints."""
        pauses = load_pauses(self._library)
        trends = compute_trends(pauses, load_predictions(self._library, pauses))
        return trends_to_json(trends, pauses, to_english)

    def beats(self, session: str = "last") -> Table:
        """The beats in the rounds of a session, each with its verdict.

        Parameters
        ----------
        session : str
            The id of a session, an unambiguous beginning of it, or "last".

        Returns
        -------
        Table
            `t_s`, `rr_ms`, `verdict`, `corrected_ms` (NaN where nothing may replace the interval), and the number of
            the `round`.
        """
        return _judged_table(load_review(self._library, self._library.find(session)))

    def recording(self, session: str = "last") -> Recording:
        """The recording of a session, as it was stored: for `analyze`, or to feed its events to a `Session`."""
        stored = self._library.recording(self._library.find(session))
        understood = (OutbreathRecording(len(stored.events)),)
        return Recording(ImportedRecording(stored, understood, kind=KIND))

    @property
    def _library(self) -> StoredLibrary:
        if self._opened is None:
            raise ValueError("The library is closed: open it again with outbreath.Library(path).")
        return self._opened

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            "An open library stays in its process: open it there with outbreath.Library(path)."
        )

    def __repr__(self) -> str:
        return f"<Library {self._folder}{'' if self._opened else ', closed'}>"


def _stored_summary(entry: SessionEntry) -> SessionSummary | None:
    summary = entry.summary
    return None if summary is None else apply_remark(with_state(summary, entry), entry)


def _word(value: object) -> str | None:
    """The word of an enumeration, or a text; None where there is none."""
    return str(value) if value else None


def _utc_offset_h(timestamp: str | None) -> float | None:
    """By how much the clock on the wall was ahead: with it, the hour of the day is known."""
    moment = parse_utc_moment(timestamp)
    offset = None if moment is None else moment.utcoffset()
    return None if offset is None else offset.total_seconds() / SECONDS_PER_HOUR


def _rsa_end(summary: SessionSummary, end: int) -> float | None:
    interval = interval_to_json(summary.rsa_interval_ms)
    return None if interval is None else interval[end]


def _figure(key: str) -> Field[SessionSummary]:
    return Field(ColumnKind.NUMBER, lambda s: s.figures.get(key), FIGURES[key].unit)


def _words_field(field: WordsField) -> Field[Pause]:
    def value(pause: Pause) -> str | None:
        words = pause.annotations.words(field)
        return _word(words if isinstance(words, str) else ", ".join(words))

    return Field(ColumnKind.TEXT, value)


SESSION_FIELDS: Final[Mapping[str, Field[SessionSummary]]] = {
    "id": Field(ColumnKind.TEXT, lambda s: s.id),
    "started": Field(ColumnKind.MOMENT, lambda s: parse_utc_moment(s.started)),
    "utc_offset_h": Field(ColumnKind.NUMBER, lambda s: _utc_offset_h(s.started), "h"),
    "exercise": Field(ColumnKind.TEXT, lambda s: s.exercise.value),
    "guide": Field(ColumnKind.TEXT, lambda s: _word(s.guide)),
    "source": Field(ColumnKind.TEXT, lambda s: s.source),
    "demo": Field(ColumnKind.FLAG, lambda s: s.is_demo),
    "planned_s": Field(ColumnKind.NUMBER, lambda s: s.planned_s, "s"),
    "duration_s": Field(ColumnKind.NUMBER, lambda s: s.duration_s, "s"),
    "ended": Field(ColumnKind.TEXT, lambda s: _word(s.completion)),
    "urge_before": Field(ColumnKind.COUNT, lambda s: s.urge_before),
    "urge_after": Field(ColumnKind.COUNT, lambda s: s.urge_after),
    "decision": Field(ColumnKind.TEXT, lambda s: _word(s.decision)),
    "rounds": Field(ColumnKind.COUNT, lambda s: s.rounds),
    "breaths": Field(ColumnKind.COUNT, lambda s: s.breaths),
    "breaths_per_min_last": Field(
        ColumnKind.NUMBER, lambda s: s.breaths_per_min_last, "breaths/min"
    ),
    "resonance_breaths_per_min": Field(
        ColumnKind.NUMBER, lambda s: s.resonance_breaths_per_min, "breaths/min"
    ),
    "beats": Field(ColumnKind.COUNT, lambda s: s.beats),
    "corrected": Field(ColumnKind.COUNT, lambda s: sum(s.corrected.values())),
    "gaps": Field(ColumnKind.COUNT, lambda s: len(s.gaps)),
    "quality": Field(ColumnKind.TEXT, lambda s: s.quality.verdict.value),
    "quality_reason": Field(ColumnKind.TEXT, lambda s: to_english(s.quality.reason)),
    **{key: _figure(key) for key in FIGURES},
    "rsa_low_ms": Field(ColumnKind.NUMBER, lambda s: _rsa_end(s, 0), "ms"),
    "rsa_high_ms": Field(ColumnKind.NUMBER, lambda s: _rsa_end(s, 1), "ms"),
    "note": Field(ColumnKind.TEXT, lambda s: _word(s.note)),
    "tags": Field(ColumnKind.TEXT, lambda s: _word(", ".join(s.tags))),
    "doubt": Field(ColumnKind.TEXT, lambda s: _word(s.doubt)),
}
"""The keys of `sessions --json`, where it has one value for a key."""

PAUSE_FIELDS: Final[Mapping[str, Field[Pause]]] = {
    "id": Field(ColumnKind.TEXT, lambda p: p.id),
    "started": Field(ColumnKind.MOMENT, lambda p: parse_utc_moment(p.started)),
    "utc_offset_h": Field(ColumnKind.NUMBER, lambda p: _utc_offset_h(p.started), "h"),
    "waited_s": Field(ColumnKind.NUMBER, lambda p: p.waited_s, "s"),
    "planned_s": Field(ColumnKind.NUMBER, lambda p: p.planned_s, "s"),
    "urge_before": Field(ColumnKind.COUNT, lambda p: p.urge_before),
    "urge_after": Field(ColumnKind.COUNT, lambda p: p.urge_after),
    "decision": Field(ColumnKind.TEXT, lambda p: _word(p.decision)),
    "ended": Field(ColumnKind.TEXT, lambda p: _word(p.ended)),
    "guide": Field(ColumnKind.TEXT, lambda p: _word(p.guide)),
    "mean_hr_bpm": Field(ColumnKind.NUMBER, lambda p: p.mean_hr_bpm, FIGURES["mean_hr_bpm"].unit),
    "rsa_ms": Field(ColumnKind.NUMBER, lambda p: p.rsa_ms, FIGURES["rsa_ms"].unit),
    **{field.name: _words_field(field) for field in WORDS_FIELDS},
    "prediction": Field(ColumnKind.TEXT, lambda p: _word(p.annotations.prediction)),
    "sure_percent": Field(ColumnKind.COUNT, lambda p: p.annotations.sure_percent, "%"),
    "outcome": Field(ColumnKind.TEXT, lambda p: _word(p.annotations.outcome)),
    "outcome_note": Field(ColumnKind.TEXT, lambda p: _word(p.annotations.outcome_note)),
    "note": Field(ColumnKind.TEXT, lambda p: _word(p.note)),
}
"""The columns of `trends --csv`, and some more."""

PREDICTION_FIELDS: Final[Mapping[str, Field[Prediction]]] = {
    "id": Field(ColumnKind.TEXT, lambda p: p.id),
    "made": Field(ColumnKind.MOMENT, lambda p: parse_utc_moment(p.made)),
    "utc_offset_h": Field(ColumnKind.NUMBER, lambda p: _utc_offset_h(p.made), "h"),
    "text": Field(ColumnKind.TEXT, lambda p: p.text),
    "sure_percent": Field(ColumnKind.COUNT, lambda p: p.sure_percent, "%"),
    "outcome": Field(ColumnKind.TEXT, lambda p: _word(p.outcome)),
    "note": Field(ColumnKind.TEXT, lambda p: _word(p.note)),
}
"""The keys of `followup --json`."""


def _judged_table(review: Review) -> Table:
    judged = list(review.judged)
    t = [each.beat.t for each in judged]
    return beats_table(
        np.array(t, dtype=np.float64),
        np.array([each.beat.rr_ms for each in judged], dtype=np.float64),
        verdict=make_column(ColumnKind.TEXT, [_word(each.verdict) for each in judged]),
        corrected_ms=make_column(ColumnKind.NUMBER, [each.corrected_ms for each in judged], "ms"),
        round=make_column(ColumnKind.COUNT, [_round_of(moment, review) for moment in t]),
    )


def _round_of(t: float, review: Review) -> int | None:
    rounds = enumerate(review.rounds, start=1)
    return next((number for number, (began, ended) in rounds if began <= t <= ended), None)
