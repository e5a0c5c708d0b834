"""`outbreath show`, `export` and `import`: the library from the terminal."""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from trainer.errors import TrainerError
from trainer.events import Beat
from trainer.library.importers import read_file
from trainer.library.keys import known_key
from trainer.library.paced_rows import completed
from trainer.library.refusals import LibraryLockedError
from trainer.library.sealed import ENDING, is_sealed, read_sealed
from trainer.library.store import Library
from trainer.library.text_file import shown
from trainer.recording import Recording
from trainer.summary import summarise
from ui.commands.lock import given_passphrase
from ui.commands.printing import DOUBTS, minutes_words, print_json, print_review
from ui.commands.progress import each
from ui.commands.recompute import show_recomputed
from ui.exports import STDOUT, export_session
from ui.faults import report
from ui.left_behind import TakenIn, is_rest, take_in
from ui.library_folder import folder_of, json_of, note_export, review_of, with_state
from ui.plain_words import plain

NOT_IMPORTED: Final[Mapping[str, object]] = {
    "file": None,
    "imported": False,
    "id": None,
    "kind": None,
    "beats": None,
    "duration_s": None,
    "unit": None,
    "left_out": [],
    "understood": None,
    "missing": None,
    "reason": None,
    "told_later": 0,
    "joined": None,
}
"""What `import --json` says of each file; `reason` is why it was refused, `told_later` how much that was
told after the pause is new here, `joined` how many events the rest of a session added to it.
"""
REST_KIND: Final = "the rest of a session"


def show(asked: argparse.Namespace) -> int:
    with Library.open(folder_of(asked), write=False) as library:
        session_id = library.find(asked.id)
        if asked.recompute:
            return show_recomputed(library, session_id, as_json=asked.json)
        entry = library.entry(session_id)
        told = with_state(json_of(library, entry), entry, library.doubt(session_id))
        if asked.json:
            print_json(told)
        else:
            print_review(replace(review_of(library, session_id), json=told))
    return 0


def export(asked: argparse.Namespace) -> int:
    with Library.open(folder_of(asked), write=False) as library:
        session_id = library.find(asked.id)
        written = export_session(
            library,
            session_id,
            asked.format,
            asked.output,
            force=asked.force,
            redact=asked.redacted,
            paper=asked.paper,
        )
        doubt = library.doubt(session_id)
    if doubt is not None:
        print(DOUBTS[doubt.value], file=sys.stderr)
    if written != STDOUT:
        note_export(folder_of(asked), session_id, written)
        print(plain(str(written)))
    return 0


def import_files(asked: argparse.Namespace) -> int:
    """One line a file, as it is done; with --json one list at the end."""
    taken: list[dict[str, object]] = []
    refused = 0
    with Library.open(folder_of(asked), write=True) as library:
        for path in each(asked.files, "Importing"):
            told = _taken_or_refused(library, path, asked)
            taken.append(told)
            refused += bool(told["missing"] or told["reason"])
            if not asked.json:
                _tell_of(told)
    if asked.json:
        print_json(taken)
    elif len(taken) > 1:
        new = sum(told["imported"] is True for told in taken)
        print(f"{new} of {len(taken)} files are new in the library.")
    return 1 if refused else 0


def _tell_of(told: Mapping[str, Any]) -> None:
    file = shown(told["file"])
    if told["kind"] == REST_KIND:
        print(plain(f"{file}: {told['understood']}"))
    elif told["imported"]:
        long = minutes_words(told["duration_s"])
        beats = f"{told['beats']} beats in {long}"
        print(plain(f"{file}: {told['understood']}; {beats}, kept as {told['id']}."))
    elif told["id"] is not None:
        more = told["told_later"]
        added = f"; what was told of it since is kept now ({more})" if more else ""
        print(f"{file}: is in the library already, as {told['id']}{added}.")


def _taken_or_refused(library: Library, path: Path, asked: argparse.Namespace) -> dict[str, object]:
    try:
        told = _import(library, path, asked)
    except TrainerError as exc:
        print(plain(str(exc)), file=sys.stderr)
        return {**NOT_IMPORTED, "file": str(path), "reason": str(exc)}
    if told["missing"]:
        print(f"{shown(path.name)}: {told['missing']} They are kept.", file=sys.stderr)
    return told


def _import(library: Library, path: Path, asked: argparse.Namespace) -> dict[str, object]:
    if path.suffix == ENDING and is_sealed(path):
        return _import_rest(library, path, _opened(path, asked))
    reading = completed(read_file(path))
    if is_rest(reading.recording):
        return {
            **_import_rest(library, path, reading.recording),
            "missing": reading.missing,
        }
    review = summarise(reading.recording, on_fault=report)
    is_new = library.add_recording(reading.recording, review.json)
    later = 0
    if reading.later:
        later = library.notebook.take_along(reading.recording.id, reading.later)
    return {
        **NOT_IMPORTED,
        "file": str(path),
        "imported": is_new,
        "id": reading.recording.id,
        "kind": reading.kind,
        "beats": review.json["beats"],
        "duration_s": review.json["duration_s"],
        "unit": reading.unit,
        "left_out": list(reading.left_out),
        "understood": reading.understood,
        "missing": reading.missing,
        "told_later": later,
    }


def _import_rest(library: Library, path: Path, rest: Recording) -> dict[str, object]:
    """Join what is left of a session to it."""
    taken = take_in(library, rest)
    times = [event.t for event in rest.events]
    return {
        **NOT_IMPORTED,
        "file": str(path),
        "imported": taken.is_change,
        "id": taken.session_id,
        "kind": REST_KIND,
        "beats": sum(isinstance(event, Beat) for event in rest.events),
        "duration_s": max(times, default=0.0) - min(times, default=0.0),
        "understood": _understood_rest(taken, rest),
        "joined": taken.added,
    }


def _understood_rest(taken: TakenIn, rest: Recording) -> str:
    if taken.session_id == rest.id:
        return (
            "the rest of a session whose beginning is not in this library, "
            f"kept as {taken.session_id}."
        )
    if not taken.is_change:
        return f"the rest of session {taken.session_id}, which is in the library already."
    said = f"the rest of session {taken.session_id}; {taken.added} events were added to it."
    if taken.missing:
        said += f" {taken.missing} events before them are missing."
    return said


def _opened(path: Path, asked: argparse.Namespace) -> Recording:
    """With the library's passphrase, or else with the one that was given.

    Raises: LibraryError.
    """
    given = given_passphrase(asked)
    try:
        return read_sealed(path, known_key(folder_of(asked)) or given)
    except LibraryLockedError:
        if given is None:
            raise
        return read_sealed(path, given)
