"""`outbreath sessions`, `show`, `export`, `import` and `delete`: the library from the terminal.

With --json `sessions` imports no NumPy: a thousand sessions are listed in less time than that would take.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from trainer.errors import TrainerError
from trainer.events import Beat
from trainer.faults import attempt
from trainer.files.text_file import to_printable
from trainer.formats.csv_pacer_import import complete_with_pacer
from trainer.formats.reader import read_file
from trainer.hrv.quality import COULD_NOT
from trainer.library.errors import LibraryLockedError
from trainer.library.keys import known_key
from trainer.library.schema import RECORDED_BY
from trainer.library.sealed_recording import ENDING, is_sealed, read_sealed
from trainer.library.store import Library, SessionEntry
from trainer.practice.annotations import apply_annotations
from trainer.recording import Recording
from trainer.session.review import summarize
from ui.commands.output import (
    DOUBTS,
    describe_minutes,
    print_json,
    print_review,
    print_table,
    show_progress,
)
from ui.commands.passphrase import given_passphrase
from ui.commands.terminal import escape_control
from ui.faults import report
from ui.reports.export import STDOUT, export_session
from ui.services.deletion import DeletionResult, delete_sessions
from ui.services.profiles import folder_from_arguments
from ui.services.reviews import load_review, load_summary, record_export, with_state
from ui.services.unsaved import TakenIn, import_unsaved, is_rest

OVERWRITTEN: Final = (
    "What was deleted was overwritten. A solid-state disk, a file system that copies on write, a snapshot "
    "or a backup of the disk may still hold it."
)


def delete(asked: argparse.Namespace) -> int:
    gone = delete_sessions(folder_from_arguments(asked), asked.ids, backups_too=asked.backups)
    if asked.json:
        print_json([_fields(one) for one in gone])
        return 0
    for one in gone:
        print(f"Deleted {one.id}.", *_what_still_holds(one))
    print(OVERWRITTEN)
    return 0


def _fields(one: DeletionResult) -> dict[str, object]:
    return {
        "id": one.id,
        "deleted": True,
        "backups": [str(path) for path in one.backups],
        "exports": [str(path) for path in one.exports],
        "damaged": [str(path) for path in one.damaged],
    }


def _what_still_holds(one: DeletionResult) -> Iterator[str]:
    count = len(one.backups)
    if count:
        hold = "backup still holds" if count == 1 else "backups still hold"
        yield f"{count} {hold} it until newer ones take their place: --backups deletes it there too."
    if one.exports:
        yield f"It was exported to {_named(one.exports)}: delete that yourself."
    if one.damaged:
        yield f"A damaged library that was kept may hold it: {_named(one.damaged)}."


def _named(paths: tuple[Path, ...]) -> str:
    return ", ".join(escape_control(str(path)) for path in paths)


NOT_THE_NOTE: Final = (
    "note",
    "tags",
    "doubt",
)  # they may read otherwise since: no change of formula


def print_recomputed(library: Library, session_id: str, *, as_json: bool) -> int:
    entry = library.entry(session_id)
    kept = None if entry.summary is None else _as_it_reads_now(library, session_id, entry.summary)
    now = json.loads(json.dumps(load_review(library, session_id).json, allow_nan=False))
    differs = dict(find_differences(kept or {}, now))
    told = {"id": session_id, "kept_by": entry.summary_by, "now_by": RECORDED_BY}
    if as_json:
        print_json({**told, "kept": kept, "now": now, "differs": differs})
        return 0
    by = entry.summary_by or "a version nobody knows any more"
    if kept is None:
        print(f"No figures were kept of {session_id}; now there are.")
    elif not differs:
        print(f"All figures are as they were kept (by {by}; this is {RECORDED_BY}).")
    else:
        print(f"{len(differs)} figures differ from those kept (by {by}; this is {RECORDED_BY}).")
        rows = [(name, str(old), str(new)) for name, (old, new) in differs.items()]
        print_table(("figure", ">kept", ">now"), rows)
    return 0


def _as_it_reads_now(
    library: Library, session_id: str, summary: Mapping[str, object]
) -> dict[str, object]:
    """With what was told of it since, which is no change of formula either."""
    return apply_annotations(summary, library.notebook.annotations(session_id))


def find_differences(
    kept: Mapping[str, Any], now: Mapping[str, Any], within: str = ""
) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """What is not the same to the last bit, by its full name, as it was and as it is.

    >>> dict(differences({"a": {"b": 1.0}, "c": 2}, {"a": {"b": 1.5}, "c": 2}))
    {'a.b': (1.0, 1.5)}
    """
    for name in dict.fromkeys([*kept, *now]):
        old, new = kept.get(name), now.get(name)
        if isinstance(old, dict) and isinstance(new, dict):
            yield from find_differences(old, new, f"{within}{name}.")
        elif old != new and within + name not in NOT_THE_NOTE:
            yield within + name, (old, new)


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
    with Library.open(folder_from_arguments(asked), write=False) as library:
        session_id = library.find(asked.id)
        if asked.recompute:
            return print_recomputed(library, session_id, as_json=asked.json)
        entry = library.entry(session_id)
        fields = with_state(load_summary(library, entry), entry, library.doubt(session_id))
        if asked.json:
            print_json(fields)
        else:
            print_review(replace(load_review(library, session_id), json=fields))
    return 0


def export(asked: argparse.Namespace) -> int:
    with Library.open(folder_from_arguments(asked), write=False) as library:
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
        record_export(folder_from_arguments(asked), session_id, written)
        print(escape_control(str(written)))
    return 0


def import_recordings(asked: argparse.Namespace) -> int:
    """One line a file, as it is done; with --json one list at the end."""
    taken: list[dict[str, object]] = []
    refused = 0
    with Library.open(folder_from_arguments(asked), write=True) as library:
        for path in show_progress(asked.files, "Importing"):
            fields = _taken_or_refused(library, path, asked)
            taken.append(fields)
            refused += bool(fields["missing"] or fields["reason"])
            if not asked.json:
                _print_import(fields)
    if asked.json:
        print_json(taken)
    elif len(taken) > 1:
        new = sum(told["imported"] is True for told in taken)
        print(f"{new} of {len(taken)} files are new in the library.")
    return 1 if refused else 0


def _print_import(fields: Mapping[str, Any]) -> None:
    file = to_printable(fields["file"])
    if fields["kind"] == REST_KIND:
        print(escape_control(f"{file}: {fields['understood']}"))
    elif fields["imported"]:
        long = describe_minutes(fields["duration_s"])
        beats = f"{fields['beats']} beats in {long}"
        print(escape_control(f"{file}: {fields['understood']}; {beats}, kept as {fields['id']}."))
    elif fields["id"] is not None:
        more = fields["told_later"]
        added = f"; what was told of it since is kept now ({more})" if more else ""
        print(f"{file}: is in the library already, as {fields['id']}{added}.")


def _taken_or_refused(library: Library, path: Path, asked: argparse.Namespace) -> dict[str, object]:
    try:
        fields = _import(library, path, asked)
    except TrainerError as exc:
        print(escape_control(str(exc)), file=sys.stderr)
        return {**NOT_IMPORTED, "file": str(path), "reason": str(exc)}
    if fields["missing"]:
        print(f"{to_printable(path.name)}: {fields['missing']} They are kept.", file=sys.stderr)
    return fields


def _import(library: Library, path: Path, asked: argparse.Namespace) -> dict[str, object]:
    if path.suffix == ENDING and is_sealed(path):
        return _import_rest(library, path, _opened(path, asked))
    reading = complete_with_pacer(read_file(path))
    if is_rest(reading.recording):
        return {
            **_import_rest(library, path, reading.recording),
            "missing": reading.missing,
        }
    review = summarize(reading.recording, on_fault=report)
    is_new = library.add_recording(reading.recording, review.json)
    later = 0
    if reading.annotations:
        later = library.notebook.merge_annotations(reading.recording.id, reading.annotations)
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
    taken = import_unsaved(library, rest)
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
    text = f"the rest of session {taken.session_id}; {taken.added} events were added to it."
    if taken.missing:
        text += f" {taken.missing} events before them are missing."
    return text


def _opened(path: Path, asked: argparse.Namespace) -> Recording:
    """With the library's passphrase, or else with the one that was given.

    Raises: LibraryError.
    """
    given = given_passphrase(asked)
    try:
        return read_sealed(path, known_key(folder_from_arguments(asked)) or given)
    except LibraryLockedError:
        if given is None:
            raise
        return read_sealed(path, given)


IN_DOUBT: Final = "in doubt"


def sessions(asked: argparse.Namespace) -> int:
    with Library.open(folder_from_arguments(asked), write=False) as library:
        entries = library.sessions()
        if asked.json:
            later = library.notebook.all_annotations()
            texts = (_json_text(library, entry, entry.id in later) for entry in entries)
            print("[" + ",\n".join(texts) + "]")
            return 0
        listed = [load_summary(library, entry) for entry in entries]
    if listed:
        from ui.commands.output import print_table

        print_table(
            ("when", "waited", "urge", "ended", "signal", "id"), [_row_or_blank(s) for s in listed]
        )
        if any(session.get("doubt") for session in listed):
            print(f"\n{IN_DOUBT}: nobody can vouch for what is kept of it; `show` says why.")
    else:
        print("There are no sessions yet. `outbreath session` makes the first.")
    return 0


def _json_text(library: Library, entry: SessionEntry, told_later: bool) -> str:
    """One session on one line; the kept figures as they stand in the library, if they stand."""
    is_as_kept = entry.has_seal and entry.doubt is None and entry.remark is None
    if entry.summary_text is not None and is_as_kept and not told_later:
        return entry.summary_text
    return json.dumps(load_summary(library, entry), allow_nan=False)


def _row_or_blank(session: Mapping[str, Any]) -> tuple[str, ...]:
    """One session whose figures make no sense keeps nobody from the others."""
    blank = ("unknown", "–", "", "–", COULD_NOT, str(session.get("id", "–")))
    return attempt("line-of-the-list", partial(_row, session), blank, report)


def _row(session: Mapping[str, Any]) -> tuple[str, ...]:
    from trainer.practice.pauses import number_or_none
    from ui.commands.output import describe_minutes

    waited_s = number_or_none(session["duration_s"])
    before, after = session["urge_before"], session["urge_after"]
    urge = f"{_or_dash(before)} → {_or_dash(after)}" if (before, after) != (None, None) else ""
    return (
        _when(session["started"]),
        "–" if waited_s is None else describe_minutes(waited_s),
        urge,
        session["ended"] or "running",
        session["quality"]["verdict"] + (f", {IN_DOUBT}" if session.get("doubt") else ""),
        session["id"],
    )


def _or_dash(value: int | None) -> str:
    return "–" if value is None else str(value)


def _when(started: str | None) -> str:
    try:
        return datetime.fromisoformat(started or "").isoformat(" ")[:16]
    except ValueError:
        return "unknown"
