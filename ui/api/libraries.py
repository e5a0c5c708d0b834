"""A library of sessions, read only: its sessions, beats, pauses, predictions and trends."""

import os
import warnings
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
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
from trainer.library.folder_access import take_notices
from trainer.library.messages import LibraryNotThere
from trainer.library.store import Library as StoredLibrary
from trainer.library.store import SessionEntry
from trainer.practice.annotations import WORDS_FIELDS
from trainer.practice.pauses import Pause
from trainer.practice.predictions import Prediction
from trainer.practice.summary import SessionSummary
from trainer.practice.trends import compute_trends
from trainer.session.review import Review
from ui.api.recordings import Recording, beats_table
from ui.api.tables import Column, Kind, Table, counts, moments, numbers, parse_moment, texts
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
        for notice in take_notices():
            warnings.warn(to_english(notice), stacklevel=2)

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
        return _sessions_table(summaries)

    def pauses(self) -> Table:
        """All pauses, oldest first, with what was told of them. Demonstrations are not among them."""
        return _pauses_table(load_pauses(self._library))

    def predictions(self) -> Table:
        """All predictions, oldest first, and what came of them."""
        return _predictions_table(load_predictions(self._library))

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


def _moment_columns(name: str, timestamps: Sequence[str | None]) -> Mapping[str, Column]:
    """When it was, and the offset of the clock on the wall, by which the hour of the day is told."""
    return {
        name: moments(timestamps),
        "utc_offset_h": numbers([_utc_offset_h(text) for text in timestamps], "h"),
    }


def _utc_offset_h(timestamp: str | None) -> float | None:
    moment = parse_moment(timestamp)
    offset = None if moment is None else moment.utcoffset()
    return None if offset is None else offset.total_seconds() / SECONDS_PER_HOUR


def _sessions_table(summaries: Sequence[SessionSummary]) -> Table:
    def of(value: Callable[[SessionSummary], Any]) -> list[Any]:
        return [value(summary) for summary in summaries]

    figures = {
        key: numbers(of(lambda s, key=key: s.figures.get(key)), spec.unit)  # type: ignore[misc]
        for key, spec in FIGURES.items()
    }
    low_high = of(lambda s: interval_to_json(s.rsa_interval_ms) or (None, None))
    return Table(
        {
            "id": texts(of(lambda s: s.id)),
            **_moment_columns("started", of(lambda s: s.started)),
            "exercise": texts(of(lambda s: s.exercise.value)),
            "guide": texts(_words(of(lambda s: s.guide))),
            "source": texts(of(lambda s: s.source)),
            "demo": Column(Kind.FLAG, of(lambda s: s.is_demo)),
            "planned_s": numbers(of(lambda s: s.planned_s), "s"),
            "duration_s": numbers(of(lambda s: s.duration_s), "s"),
            "ended": texts(_words(of(lambda s: s.completion))),
            "urge_before": counts(of(lambda s: s.urge_before)),
            "urge_after": counts(of(lambda s: s.urge_after)),
            "decision": texts(_words(of(lambda s: s.decision))),
            "rounds": counts(of(lambda s: s.rounds)),
            "breaths": counts(of(lambda s: s.breaths)),
            "breaths_per_min_last": numbers(of(lambda s: s.breaths_per_min_last), "breaths/min"),
            "resonance_breaths_per_min": numbers(
                of(lambda s: s.resonance_breaths_per_min), "breaths/min"
            ),
            "beats": counts(of(lambda s: s.beats)),
            "corrected": counts(of(lambda s: sum(s.corrected.values()))),
            "gaps": counts(of(lambda s: len(s.gaps))),
            "quality": texts(of(lambda s: s.quality.verdict.value)),
            "quality_reason": texts(of(lambda s: to_english(s.quality.reason))),
            **figures,
            "rsa_low_ms": numbers([low for low, _ in low_high], "ms"),
            "rsa_high_ms": numbers([high for _, high in low_high], "ms"),
            "note": texts(of(lambda s: s.note)),
            "tags": texts(of(lambda s: ", ".join(s.tags) or None)),
            "doubt": texts(_words(of(lambda s: s.doubt))),
        }
    )


def _words(values: Iterable[Any]) -> list[str | None]:
    """The words of enumerations; empty texts and None alike are None."""
    return [str(value) if value else None for value in values]


def _pauses_table(pauses: Sequence[Pause]) -> Table:
    def of(value: Callable[[Pause], Any]) -> list[Any]:
        return [value(pause) for pause in pauses]

    words = {
        field.name: texts(_words(of(lambda p, field=field: _joined(p.annotations.words(field)))))  # type: ignore[misc]
        for field in WORDS_FIELDS
    }
    return Table(
        {
            "id": texts(of(lambda p: p.id)),
            **_moment_columns("started", of(lambda p: p.started)),
            "waited_s": numbers(of(lambda p: p.waited_s), "s"),
            "planned_s": numbers(of(lambda p: p.planned_s), "s"),
            "urge_before": counts(of(lambda p: p.urge_before)),
            "urge_after": counts(of(lambda p: p.urge_after)),
            "decision": texts(_words(of(lambda p: p.decision))),
            "ended": texts(_words(of(lambda p: p.ended))),
            "guide": texts(_words(of(lambda p: p.guide))),
            "mean_hr_bpm": numbers(of(lambda p: p.mean_hr_bpm), FIGURES["mean_hr_bpm"].unit),
            "rsa_ms": numbers(of(lambda p: p.rsa_ms), FIGURES["rsa_ms"].unit),
            **words,
            "prediction": texts(_words(of(lambda p: p.annotations.prediction))),
            "sure_percent": counts(of(lambda p: p.annotations.sure_percent), "%"),
            "outcome": texts(_words(of(lambda p: p.annotations.outcome))),
            "outcome_note": texts(_words(of(lambda p: p.annotations.outcome_note))),
            "note": texts(_words(of(lambda p: p.note))),
        }
    )


def _joined(words: str | tuple[str, ...]) -> str:
    return words if isinstance(words, str) else ", ".join(words)


def _predictions_table(predictions: Sequence[Prediction]) -> Table:
    return Table(
        {
            "id": texts([p.id for p in predictions]),
            **_moment_columns("made", [p.made for p in predictions]),
            "text": texts([p.text for p in predictions]),
            "sure_percent": counts([p.sure_percent for p in predictions], "%"),
            "outcome": texts(_words(p.outcome for p in predictions)),
            "note": texts([p.note for p in predictions]),
        }
    )


def _judged_table(review: Review) -> Table:
    judged = list(review.judged)
    t = np.array([each.beat.t for each in judged], dtype=np.float64)
    return beats_table(
        t,
        np.array([each.beat.rr_ms for each in judged], dtype=np.float64),
        verdict=texts([None if j.verdict is None else str(j.verdict) for j in judged]),
        corrected_ms=numbers([j.corrected_ms for j in judged], "ms"),
        round=counts([_round_of(moment, review) for moment in t.tolist()]),
    )


def _round_of(t: float, review: Review) -> int | None:
    rounds = enumerate(review.rounds, start=1)
    return next((number for number, (began, ended) in rounds if began <= t <= ended), None)
