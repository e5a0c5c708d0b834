"""What `outbreath audit` and `outbreath feeling` share: sheets listed, deleted, written to a file, asked for."""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from trainer.errors import TrainerError
from trainer.files.atomic_write import ExportError, write_text_atomic
from trainer.library.annotation_table import Worksheet
from trainer.library.store import Library
from ui.commands.output import print_json, print_table
from ui.commands.terminal import UsageError, escape_control
from ui.services.practice import find_worksheet
from ui.services.profiles import folder_from_arguments

STDOUT: Final = Path("-")
ALONE: Final = ("list", "delete", "words")
BACKUPS: Final = "Backups beside the library may hold it until newer ones take their place."


def worksheet_to_json(worksheet: Worksheet) -> dict[str, object]:
    return {
        "id": worksheet.id,
        "kind": worksheet.kind,
        "written": worksheet.written,
        **worksheet.body,
    }


def refuse_together(asked: argparse.Namespace, *texts: str) -> None:
    """Raises: WrongWordsError, for words of which one would be passed over in silence."""
    if asked.json and asked.output == STDOUT:
        raise UsageError("--json and a text on stdout are two things: ask for one of them.")
    one = next((name for name in ALONE if getattr(asked, name, None)), "")
    others = [name for name in (*ALONE, *texts, "output") if getattr(asked, name, None)]
    given = [f"--{name}" for name in others if name != one]
    if one and given:
        raise UsageError(f"--{one} and {given[0]} are two things: ask for one after the other.")
    if asked.id and one in ("list", "words"):
        raise UsageError(f"--{one} is not of one alone: leave the id out.")


def list_worksheets(
    asked: argparse.Namespace, kind: str, column: str, fields: Callable[[Worksheet], object]
) -> int:
    """All of one kind, newest first.

    Args:
        column: what stands above their words.
        fields: of one sheet, for the JSON: the same as where it is asked for alone.
    """
    with Library.open(folder_from_arguments(asked), write=False) as library:
        sheets = [sheet for sheet in library.notebook.worksheets() if sheet.kind == kind]
    if asked.json:
        print_json([_read(sheet, fields) for sheet in sheets])
    elif sheets:
        rows = [(s.written[:16].replace("T", " "), _glance(s), s.id) for s in sheets]
        print_table(("when", column, "id"), rows)
    else:
        print(f"Nothing is kept yet. `outbreath {kind}` begins.")
    return 0


def _read(worksheet: Worksheet, fields: Callable[[Worksheet], object]) -> object:
    """One that is damaged is listed as it is: it hides no other."""
    try:
        return fields(worksheet)
    except TrainerError:
        return worksheet_to_json(worksheet)


def delete_worksheet(asked: argparse.Namespace, kind: str) -> int:
    if asked.id is None:
        raise TrainerError(f"Say which to delete: `outbreath {kind} --list` lists them.")
    with Library.open(folder_from_arguments(asked), write=True) as library:
        worksheet = find_worksheet(library, kind, asked.id)
        library.notebook.delete_worksheet(worksheet.id)
    if asked.json:
        print_json({"id": worksheet.id, "deleted": True})
    else:
        print(f"Deleted {worksheet.id}. {BACKUPS}")
    return 0


def write_out(asked: argparse.Namespace, text: str, kept_as: str) -> None:
    """The text to where it was asked for. Raises: ExportError, which says that nothing written is lost."""
    if asked.output == STDOUT:
        sys.stdout.write(text)
        return
    try:
        write_text_atomic(asked.output, [text], force=asked.force)
    except ExportError as exc:
        told = str(exc).rstrip(".")
        raise ExportError(f"{told}; in the library it is kept as {kept_as}.") from exc
    if not asked.json:
        print(escape_control(str(asked.output)))


def read_answer(question: str) -> str:
    """What is typed in the terminal; "" for nothing, and for the end of the input."""
    print(question, end="", flush=True)
    return sys.stdin.readline().strip()


def _glance(worksheet: Worksheet) -> str:
    """The first words of it."""
    lines = worksheet.body.get("lines")
    texts: Iterable[object] = lines if isinstance(lines, list) else worksheet.body.values()
    words = [str(each.get("text", "")) if isinstance(each, dict) else str(each) for each in texts]
    return " · ".join(" ".join(word.split()) for word in words)[:80]
