"""`outbreath show`, `export`, `import` and `delete`: the library in the terminal."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from trainer.errors import TrainerError
from trainer.events import Beat
from trainer.files.text_file import to_printable
from trainer.formats.analysis_json import add_plugin_figures
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.library.errors import LibraryLockedError
from trainer.library.keys import known_key
from trainer.library.sealed.key_pairs import private_keys
from trainer.library.sealed.recording import ENDING, is_sealed, read_sealed
from trainer.library.store import Library, SessionEntry
from trainer.library.tables.schema import RECORDED_BY
from trainer.messages import Message
from trainer.recording import Recording
from ui.commands.passphrase import given_passphrase
from ui.commands.shared.arguments import add_json_argument, parse_path
from ui.commands.shared.csv_arguments import add_csv_dialect_argument, dialect_from_arguments
from ui.commands.shared.output import (
    DOUBTS,
    describe_minutes,
    describe_reading,
    describe_understood,
    print_json,
    print_plugin_figures,
    print_review,
    print_table,
    show_progress,
)
from ui.commands.shared.reading_arguments import add_reading_arguments, choice_from_arguments
from ui.commands.shared.terminal import escape_control
from ui.i18n.rendering import to_english
from ui.reports.export import FORMAT_WORDS, STDOUT, export_session
from ui.reports.session_document import PAPER_SIZES
from ui.services.deletion import DeletionResult, delete_sessions
from ui.services.imports import import_recording, read_importable
from ui.services.plugins import figures_of_session
from ui.services.profiles import folder_from_arguments
from ui.services.reviews import load_review, load_summary, record_export, with_state
from ui.services.unsaved.remainders import (
    ImportResult,
    import_unsaved,
    is_remainder,
    is_sealed_log,
    read_remainder,
)

OVERWRITTEN: Final = (
    "Deleted data was overwritten. An SSD, a copy-on-write file system, a snapshot or "
    "a disk backup may still contain it."
)


def add_delete_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", metavar="ID", nargs="+")
    parser.add_argument("--backups", action="store_true", help="also delete them from backups")
    add_json_argument(parser)


def run_delete(args: argparse.Namespace) -> int:
    results = delete_sessions(folder_from_arguments(args), args.ids, backups_too=args.backups)
    if args.json:
        print_json([_fields(result) for result in results])
        return 0
    for result in results:
        print(f"Deleted {result.id}.", *_describe_copies(result))
    print(OVERWRITTEN)
    return 0


def _fields(result: DeletionResult) -> dict[str, object]:
    return {
        "id": result.id,
        "deleted": True,
        "backups": [str(path) for path in result.backups],
        "exports": [str(path) for path in result.exports],
        "damaged": [str(path) for path in result.damaged],
    }


def _describe_copies(result: DeletionResult) -> Iterator[str]:
    count = len(result.backups)
    if count:
        hold = "backup still contains" if count == 1 else "backups still contain"
        yield f"{count} {hold} it until newer ones replace them: use --backups to delete it there too."
    if result.exports:
        yield f"Exported copies are in {_join_paths(result.exports)}: delete them yourself."
    if result.damaged:
        yield f"An old damaged library may still contain it: {_join_paths(result.damaged)}."


def _join_paths(paths: tuple[Path, ...]) -> str:
    return ", ".join(escape_control(str(path)) for path in paths)


EDITABLE_FIELDS: Final = (
    "note",
    "tags",
    "doubt",
)  # these change without a change of formula


def print_recomputed(library: Library, session_id: str, *, as_json: bool) -> int:
    entry = library.entry(session_id)
    stored = _stored_fields(library, entry)
    computed = summary_to_json(load_review(library, session_id).summary, to_english)
    now = json.loads(json.dumps(computed, allow_nan=False))
    differs = dict(find_differences(stored or {}, now))
    fields = {"id": session_id, "kept_by": entry.summary_by, "now_by": RECORDED_BY}
    if as_json:
        print_json({**fields, "kept": stored, "now": now, "differs": differs})
        return 0
    version = entry.summary_by or "an unknown version"
    if stored is None:
        print(f"{session_id} has no saved figures, so there is nothing to compare.")
    elif not differs:
        print(f"All figures match the saved ones (saved by {version}; this is {RECORDED_BY}).")
    else:
        print(
            f"Figures that differ from the saved ones: {len(differs)} (saved by {version}; this is {RECORDED_BY})."
        )
        rows = [(name, str(old), str(new)) for name, (old, new) in differs.items()]
        print_table(("figure", ">saved", ">now"), rows)
    return 0


def _stored_fields(library: Library, entry: SessionEntry) -> dict[str, object] | None:
    """What was kept, with the annotations made since, which are no change of formula either."""
    fields, summary = entry.summary_fields, entry.summary
    if fields is None or summary is None:
        return None
    later = summary.with_annotations(library.notebook.annotations(entry.id))
    before, after = (summary_to_json(each, to_english) for each in (summary, later))
    changed = {name: value for name, value in after.items() if before.get(name) != value}
    gone = before.keys() - after.keys()
    return {name: value for name, value in {**fields, **changed}.items() if name not in gone}


def find_differences(
    stored: Mapping[str, Any], now: Mapping[str, Any], within: str = ""
) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """Each value that is not equal to the last bit, by its full name, with the stored and the new value.

    What was not kept then, because that version did not know it, is no difference.

    >>> dict(find_differences({"a": {"b": 1.0}, "c": 2}, {"a": {"b": 1.5}, "c": 2}))
    {'a.b': (1.0, 1.5)}
    """
    for name, old in stored.items():
        new = now.get(name)
        if isinstance(old, dict) and isinstance(new, dict):
            yield from find_differences(old, new, f"{within}{name}.")
        elif old != new and within + name not in EDITABLE_FIELDS:
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
    "started": None,
    "reading": None,
    "column": None,
    "reading_reason": None,
}
"""The fields of `import --json` for each file. `reason`: why it was refused; `told_later`: number of new
annotations made after the pause; `joined`: number of events that a remainder added to its session.
"""
REST_KIND: Final = "rest of a session"


def add_show_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID|last")
    parser.add_argument(
        "--recompute", action="store_true", help="calculate the figures again and show what differs"
    )
    add_json_argument(parser)


def run_show(args: argparse.Namespace) -> int:
    with Library.open(folder_from_arguments(args), write=False) as library:
        session_id = library.find(args.id)
        if args.recompute:
            return print_recomputed(library, session_id, as_json=args.json)
        entry = library.entry(session_id)
        summary = with_state(load_summary(library, entry), entry, library.doubt(session_id))
        of_plugins = figures_of_session(library, session_id)
        if args.json:
            fields = summary_to_json(summary, to_english)
            print_json(add_plugin_figures(fields, of_plugins, to_english))
        else:
            print_review(replace(load_review(library, session_id), summary=summary))
            print_plugin_figures(of_plugins)
    return 0


def add_export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID|last")
    parser.add_argument("--format", choices=FORMAT_WORDS, required=True)
    parser.add_argument(
        "-o", "--output", metavar="PATH", type=parse_path, help="a file, or - for stdout"
    )
    parser.add_argument("--force", action="store_true", help="replace an existing file")
    parser.add_argument(
        "--paper", choices=PAPER_SIZES, help="paper size of a PDF; default: your system's"
    )
    add_csv_dialect_argument(parser)
    parser.add_argument(
        "--redacted",
        action="store_true",
        help="leave out notes, dates, and names or addresses of sensors and files",
    )


def run_export(args: argparse.Namespace) -> int:
    with Library.open(folder_from_arguments(args), write=False) as library:
        session_id = library.find(args.id)
        written = export_session(
            library,
            session_id,
            args.format,
            args.output,
            force=args.force,
            redact=args.redacted,
            paper=args.paper,
            csv_dialect=dialect_from_arguments(args),
        )
        doubt = library.doubt(session_id)
    if doubt is not None:
        print(DOUBTS[doubt.value], file=sys.stderr)
    if written != STDOUT:
        record_export(folder_from_arguments(args), session_id, written)
        print(escape_control(str(written)))
    return 0


def add_import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", type=parse_path)
    add_reading_arguments(parser)
    add_json_argument(parser)


def run_import(args: argparse.Namespace) -> int:
    """Print a line for each file as it is done; with --json one list at the end."""
    results: list[dict[str, object]] = []
    refused = 0
    with Library.open(folder_from_arguments(args), write=True) as library:
        for path in show_progress(args.files, "Importing"):
            fields = _import_or_report(library, path, args)
            results.append(fields)
            refused += bool(fields["missing"] or fields["reason"])
            if not args.json:
                _print_import(fields)
    if args.json:
        print_json(results)
    elif len(results) > 1:
        new = sum(fields["imported"] is True for fields in results)
        print(f"{new} of {len(results)} files added to the library.")
    return 1 if refused else 0


def _print_import(fields: Mapping[str, Any]) -> None:
    file = to_printable(fields["file"])
    if fields["kind"] == REST_KIND:
        print(escape_control(f"{file}: {fields['understood']}"))
    elif fields["imported"]:
        long = describe_minutes(fields["duration_s"])
        beats = f"{fields['beats']} beats in {long}"
        print(escape_control(f"{file}: {fields['understood']}; {beats}, saved as {fields['id']}."))
    elif fields["id"] is not None:
        more = fields["told_later"]
        added = f"; details added since are saved now ({more})" if more else ""
        print(f"{file}: already in the library as {fields['id']}{added}.")


def _import_or_report(library: Library, path: Path, args: argparse.Namespace) -> dict[str, object]:
    try:
        fields = import_file(library, path, args)
    except TrainerError as exc:
        reason = to_english(exc.message)
        print(escape_control(reason), file=sys.stderr)
        return {**NOT_IMPORTED, "file": str(path), "reason": reason}
    if fields["missing"]:
        print(f"{to_printable(path.name)}: {fields['missing']} They are saved.", file=sys.stderr)
    return fields


def import_file(library: Library, path: Path, args: argparse.Namespace) -> dict[str, object]:
    """Add a recording to the library, unless it is there; what `import --json` tells of it.

    Raises
    ------
    TrainerError
        The file cannot be read or understood, or the library cannot be written.
    """
    return import_with_missing(library, path, args)[0]


def import_with_missing(
    library: Library, path: Path, args: argparse.Namespace
) -> tuple[dict[str, object], Message | None]:
    """Import like `import_file`; also return what was missing in the file, to be said in any language."""
    if is_sealed_log(path):
        rest = read_remainder(path, None, private_keys(library))
        return _import_rest(library, path, rest), None
    if path.suffix == ENDING and is_sealed(path):
        return _import_rest(library, path, _read_sealed_file(path, args)), None
    reading = read_importable(path, choice_from_arguments(args))
    missing = to_english(reading.missing) if reading.missing else None
    if is_remainder(reading.recording):
        rest_fields = _import_rest(library, path, reading.recording)
        return {**rest_fields, "missing": missing}, reading.missing
    summary, is_new, later = import_recording(library, reading)
    fields = {
        **NOT_IMPORTED,
        "file": str(path),
        "imported": is_new,
        "id": reading.recording.id,
        **describe_reading(reading),
        "beats": summary.beats,
        "duration_s": summary.duration_s,
        "left_out": [to_english(message) for message in reading.left_out],
        "understood": describe_understood(reading),
        "missing": missing,
        "told_later": later,
    }
    return fields, reading.missing


def _import_rest(library: Library, path: Path, rest: Recording) -> dict[str, object]:
    """Append the remainder of a session to it."""
    result = import_unsaved(library, rest)
    times = [event.t for event in rest.events]
    return {
        **NOT_IMPORTED,
        "file": str(path),
        "imported": result.is_change,
        "id": result.session_id,
        "kind": REST_KIND,
        "beats": sum(isinstance(event, Beat) for event in rest.events),
        "duration_s": max(times, default=0.0) - min(times, default=0.0),
        "understood": _describe_rest(result, rest),
        "joined": result.added,
    }


def _describe_rest(result: ImportResult, rest: Recording) -> str:
    if result.session_id == rest.id:
        return (
            "the rest of a session whose beginning is not in this library, "
            f"saved as {result.session_id}."
        )
    if not result.is_change:
        return f"the rest of session {result.session_id}, which is already in the library."
    text = f"the rest of session {result.session_id}; events added: {result.added}."
    if result.missing:
        text += f" Earlier events missing: {result.missing}."
    return text


def _read_sealed_file(path: Path, args: argparse.Namespace) -> Recording:
    """Decrypt with the library's passphrase, or else with the given one. Raises LibraryError."""
    given = given_passphrase(args)
    try:
        return read_sealed(path, known_key(folder_from_arguments(args)) or given)
    except LibraryLockedError:
        if given is None:
            raise
        return read_sealed(path, given)
