"""`outbreath show`, `export` and `import`: the library from the terminal."""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from trainer.errors import TrainerError
from trainer.library.importers import read_file, shown
from trainer.library.paced_rows import completed
from trainer.library.store import Library
from trainer.summary import summarise
from ui.commands.printing import DOUBTS, minutes_words, print_json, print_review
from ui.commands.progress import each
from ui.commands.recompute import show_recomputed
from ui.exports import STDOUT, export_session
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
}
"""What `import --json` says of each file; `reason` is why it was refused, `told_later` how much that was
told after the pause is new here.
"""


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
            told = _taken_or_refused(library, path)
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
    if told["imported"]:
        long = minutes_words(told["duration_s"])
        beats = f"{told['beats']} beats in {long}"
        print(plain(f"{file}: {told['understood']}; {beats}, kept as {told['id']}."))
    elif told["id"] is not None:
        more = told["told_later"]
        added = f"; what was told of it since is kept now ({more})" if more else ""
        print(f"{file}: is in the library already, as {told['id']}{added}.")


def _taken_or_refused(library: Library, path: Path) -> dict[str, object]:
    try:
        told = _import(library, path)
    except TrainerError as exc:
        print(plain(str(exc)), file=sys.stderr)
        return {**NOT_IMPORTED, "file": str(path), "reason": str(exc)}
    if told["missing"]:
        print(f"{shown(path.name)}: {told['missing']} They are kept.", file=sys.stderr)
    return told


def _import(library: Library, path: Path) -> dict[str, object]:
    reading = completed(read_file(path))
    review = summarise(reading.recording)
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
