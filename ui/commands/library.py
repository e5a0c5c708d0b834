"""`outbreath sessions`, `show`, `export` and `import`: the library from the terminal."""

import argparse
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from trainer.errors import TrainerError
from trainer.library.importers import read_file
from trainer.library.store import Library
from trainer.summary import summarise
from ui.commands.printing import minutes_words, print_json, print_review, print_table
from ui.commands.progress import each
from ui.exports import LATER, export_session
from ui.library_folder import folder_of, json_of, review_of


def sessions(asked: argparse.Namespace) -> int:
    with Library.open(folder_of(asked), write=False) as library:
        listed = [json_of(library, entry) for entry in library.sessions()]
    if asked.json:
        print_json(listed)
    elif listed:
        print_table(("when", "waited", "urge", "ended", "signal", "id"), [_row(s) for s in listed])
    else:
        print("There are no sessions yet. `outbreath session` makes the first.")
    return 0


def _row(session: Mapping[str, Any]) -> tuple[str, ...]:
    before, after = session["urge_before"], session["urge_after"]
    urge = f"{_or_dash(before)} → {_or_dash(after)}" if (before, after) != (None, None) else ""
    return (
        _when(session["started"]),
        minutes_words(session["duration_s"]),
        urge,
        session["ended"],
        session["quality"]["verdict"],
        session["id"],
    )


def _or_dash(value: int | None) -> str:
    return "–" if value is None else str(value)


def _when(started: str | None) -> str:
    return f"{datetime.fromisoformat(started):%Y-%m-%d %H:%M}" if started else "unknown"


def show(asked: argparse.Namespace) -> int:
    with Library.open(folder_of(asked), write=False) as library:
        review = review_of(library, library.find(asked.id))
    if asked.json:
        print_json(review.json)
    else:
        print_review(review)
    return 0


def export(asked: argparse.Namespace) -> int:
    if asked.format in LATER:
        raise TrainerError(LATER[asked.format])
    with Library.open(folder_of(asked), write=False) as library:
        session_id = library.find(asked.id)
        written = export_session(library, session_id, asked.format, asked.output, force=asked.force)
    print(written)
    return 0


def import_files(asked: argparse.Namespace) -> int:
    taken: list[dict[str, object]] = []
    refused = False
    with Library.open(folder_of(asked), write=True) as library:
        for path in each(asked.files, "Importing"):
            try:
                told = _import(library, path)
                taken.append(told)
                if told["missing"]:
                    refused = True
                    print(f"{path.name}: {told['missing']} They are kept.", file=sys.stderr)
            except TrainerError as exc:
                refused = True
                taken.append({"file": str(path), "imported": False, "reason": str(exc)})
                print(exc, file=sys.stderr)
    if asked.json:
        print_json(taken)
    else:
        for told in taken:
            _tell_of(told)
    return 1 if refused else 0


def _tell_of(told: Mapping[str, Any]) -> None:
    if told["imported"]:
        print(f"{told['file']}: {told['understood']}; {told['beats']} beats, kept as {told['id']}.")
    elif "id" in told:
        print(f"{told['file']}: is in the library already.")


def _import(library: Library, path: Path) -> dict[str, object]:
    reading = read_file(path)
    review = summarise(reading.recording)
    is_new = library.add_recording(reading.recording, review.json)
    return {
        "file": str(path),
        "imported": is_new,
        "id": reading.recording.id,
        "beats": review.json["beats"],
        "understood": reading.understood,
        "missing": reading.missing,
    }
