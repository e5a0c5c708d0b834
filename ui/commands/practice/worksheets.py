"""What `outbreath audit` and `outbreath feeling` share: worksheets listed, deleted, written to a file."""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from trainer.errors import TrainerError
from trainer.files.atomic_write import ExportError, write_text_atomic
from trainer.library.store import Library
from trainer.library.tables.annotations import Worksheet
from ui.commands.shared.arguments import add_json_argument, parse_path
from ui.commands.shared.output import print_json, print_table
from ui.commands.shared.terminal import CommandError, UsageError, escape_control
from ui.i18n.messages import OnlyInLibrary
from ui.services.practice import find_worksheet
from ui.services.profiles import folder_from_arguments

STDOUT: Final = Path("-")
EXCLUSIVE_OPTIONS: Final = ("list", "delete", "words")
BACKUPS_NOTICE: Final = "Backups may still contain it until newer ones replace them."


def add_worksheet_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID|last", nargs="?", help="a saved one")
    parser.add_argument("--list", action="store_true", help="list saved ones, newest first")
    parser.add_argument("--delete", action="store_true", help="delete it permanently")
    parser.add_argument(
        "-o", "--output", metavar="PATH", type=parse_path, help="write as text; - for stdout"
    )
    parser.add_argument("--force", action="store_true", help="replace an existing file")
    add_json_argument(parser)


def worksheet_to_json(worksheet: Worksheet) -> dict[str, object]:
    return {
        "id": worksheet.id,
        "kind": worksheet.kind,
        "written": worksheet.written,
        **worksheet.body,
    }


def refuse_together(args: argparse.Namespace, *texts: str) -> None:
    """Raise UsageError for options of which one would be ignored."""
    if args.json and args.output == STDOUT:
        raise UsageError("Choose one: --json or text on stdout.")
    exclusive = next((name for name in EXCLUSIVE_OPTIONS if getattr(args, name, None)), "")
    options = [name for name in (*EXCLUSIVE_OPTIONS, *texts, "output") if getattr(args, name, None)]
    given = [f"--{name}" for name in options if name != exclusive]
    if exclusive and given:
        raise UsageError(
            f"--{exclusive} and {given[0]} can't be combined: use one after the other."
        )
    if args.id and exclusive in ("list", "words"):
        raise UsageError(f"--{exclusive} applies to all of them: leave out the id.")


def list_worksheets(
    args: argparse.Namespace, kind: str, column: str, fields: Callable[[Worksheet], object]
) -> int:
    """Print the worksheets of one kind, newest first.

    Parameters
    ----------
    args : Namespace
    kind : str
    column : str
        Heading above their texts.
    fields : callable
        The JSON fields of a worksheet.
    """
    with Library.open(folder_from_arguments(args), write=False) as library:
        worksheets = [
            worksheet for worksheet in library.notebook.worksheets() if worksheet.kind == kind
        ]
    if args.json:
        print_json([_fields_or_raw(worksheet, fields) for worksheet in worksheets])
    elif worksheets:
        rows = [(s.written[:16].replace("T", " "), _excerpt(s), s.id) for s in worksheets]
        print_table(("when", column, "id"), rows)
    else:
        print(f"Nothing saved yet. Start with `outbreath {kind}`.")
    return 0


def _fields_or_raw(worksheet: Worksheet, fields: Callable[[Worksheet], object]) -> object:
    """The fields; a damaged worksheet is listed as it is, so that it does not hide the others."""
    try:
        return fields(worksheet)
    except TrainerError:
        return worksheet_to_json(worksheet)


def delete_worksheet(args: argparse.Namespace, kind: str) -> int:
    if args.id is None:
        raise CommandError(f"Give the one to delete: `outbreath {kind} --list` lists them.")
    with Library.open(folder_from_arguments(args), write=True) as library:
        worksheet = find_worksheet(library, kind, args.id)
        library.notebook.delete_worksheet(worksheet.id)
    if args.json:
        print_json({"id": worksheet.id, "deleted": True})
    else:
        print(f"Deleted {worksheet.id}. {BACKUPS_NOTICE}")
    return 0


def write_out(args: argparse.Namespace, text: str, stored_id: str) -> None:
    """Write the text to the file or to stdout. Raises ExportError, which says that the library has it."""
    if args.output == STDOUT:
        sys.stdout.write(text)
        return
    try:
        write_text_atomic(args.output, [text], force=args.force)
    except ExportError as exc:
        raise ExportError(OnlyInLibrary(exc.message, stored_id)) from exc
    if not args.json:
        print(escape_control(str(args.output)))


def read_answer(question: str) -> str:
    """A line typed in the terminal; "" also at the end of the input."""
    print(question, end="", flush=True)
    return sys.stdin.readline().strip()


def _excerpt(worksheet: Worksheet) -> str:
    """The first words of its text."""
    lines = worksheet.body.get("lines")
    texts: Iterable[object] = lines if isinstance(lines, list) else worksheet.body.values()
    words = [str(item.get("text", "")) if isinstance(item, dict) else str(item) for item in texts]
    return " · ".join(" ".join(word.split()) for word in words)[:80]
