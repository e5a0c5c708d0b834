"""`outbreath passphrase set|change|remove`, and the question for the passphrase of a locked library.

A passphrase is typed without being shown, or comes from a file or the environment. It is never an argument:
other programs can read those.
"""

import argparse
import os
import sys
from getpass import getpass
from pathlib import Path
from typing import Final

from trainer.errors import LibraryError
from trainer.library import passphrase as library_passphrase
from trainer.library.errors import LibraryLockedError
from ui.commands.shared.arguments import parse_path
from ui.commands.shared.terminal import CommandError, escape_control
from ui.i18n.rendering import to_english_paragraph
from ui.services.maintenance import maintain_library
from ui.services.passphrase_state import UNLOCKING_VARIABLE
from ui.services.profiles import folder_from_arguments
from ui.services.unsaved.remainders import import_waiting, with_unsaved

NEW_VARIABLE: Final = "OUTBREATH_NEW_PASSPHRASE"
MAX_LINE_BYTES: Final = 10_000
OVERWRITTEN: Final = (
    "{before} was overwritten. An SSD, a copy-on-write file system (Btrfs, ZFS, APFS), "
    "a snapshot or a disk backup may still contain it: only disk encryption protects "
    "those."
)
BEFORE: Final = {
    "set": "The unlocked data",
    "change": "The data under the old passphrase",
}
HAS_ONE: Final = "The library already has a passphrase: change or remove it."
HAS_NONE: Final = "The library has no passphrase: set one with `outbreath passphrase set`."
NO_TERMINAL: Final = (
    "There is no terminal to ask for a passphrase on: put it into a file and give --{option}, "
    "or set {variable}."
)


def unlock_and_retry(refusal: LibraryError, args: argparse.Namespace) -> bool:
    """Unlock the library if that is why it was refused.

    Returns
    -------
    bool
        Whether it is unlocked now.

    Raises
    ------
    LibraryError
        The passphrase is wrong.
    """
    if not isinstance(refusal, LibraryLockedError):
        return False
    old = given_passphrase(args)
    if old is None and not sys.stdin.isatty():
        return False
    folder = folder_from_arguments(args)
    library_passphrase.unlock(folder, getpass("Passphrase: ") if old is None else old)
    if report := to_english_paragraph(import_waiting(folder)):
        print(escape_control(report), file=sys.stderr)
    return True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("set", "change", "remove"))
    parser.add_argument(
        "--new-passphrase-file",
        metavar="FILE",
        type=parse_path,
        help=(
            "for change: file whose first line is the new passphrase (or set "
            "OUTBREATH_NEW_PASSPHRASE)"
        ),
    )


def run(args: argparse.Namespace) -> int:
    folder = folder_from_arguments(args)
    if library_passphrase.is_locked(folder) is (args.what == "set"):
        raise CommandError(HAS_ONE if args.what == "set" else HAS_NONE)
    old = "" if args.what == "set" else _read_old_passphrase(args)
    if old:
        library_passphrase.unlock(folder, old)
    # imports what lies beside the library, so that it is encrypted too
    text = to_english_paragraph(maintain_library(folder))
    result = _rewrite(args, folder, old)
    print(*filter(None, [text, _describe_result(args.what, with_unsaved(folder, result))]))
    return 0


def given_passphrase(args: argparse.Namespace) -> str | None:
    """The passphrase from the file or the environment, without asking."""
    return _read_passphrase(getattr(args, "passphrase_file", None), UNLOCKING_VARIABLE)


def _read_old_passphrase(args: argparse.Namespace) -> str:
    given = given_passphrase(args)
    return (
        _ask_passphrase("Passphrase: ", "passphrase-file", UNLOCKING_VARIABLE)
        if given is None
        else given
    )


def _rewrite(args: argparse.Namespace, folder: Path, old: str) -> library_passphrase.RewriteResult:
    match args.what:
        case "set":
            return library_passphrase.set_passphrase(
                folder,
                _read_new_passphrase(getattr(args, "passphrase_file", None), UNLOCKING_VARIABLE),
            )
        case "change":
            return library_passphrase.change_passphrase(
                folder, old, _read_new_passphrase(args.new_passphrase_file, NEW_VARIABLE)
            )
    return library_passphrase.remove_passphrase(folder, old)


def _describe_result(what: str, result: library_passphrase.RewriteResult) -> str:
    backups = f"{result.backups} backups" if result.backups != 1 else "1 backup"
    if what == "remove":
        text = f"The library and {backups} are no longer locked. Anyone who can open this disk can read them."
    else:
        text = (
            f"The library and {backups} are locked. A lost passphrase cannot be recovered: "
            f"keep it safe. {OVERWRITTEN.format(before=BEFORE[what])}"
        )
    if result.left:
        names = ", ".join(str(path) for path in result.left)
        text += (
            f" These files were left unlocked. Delete them when you no longer need them: {names}."
        )
    return text


def _read_new_passphrase(file: Path | None, variable: str) -> str:
    given = _read_passphrase(file, variable)
    if given is not None:
        return given
    option = "passphrase-file" if variable == UNLOCKING_VARIABLE else "new-passphrase-file"
    first = _ask_passphrase("New passphrase: ", option, variable)
    if getpass("Repeat it: ") != first:
        raise CommandError("The two passphrases don't match. Nothing was changed. Try again.")
    return first


def _read_passphrase(file: Path | None, variable: str) -> str | None:
    """The first line of the file, else the value in the environment; None if neither is given."""
    if file is None:
        return os.environ.get(variable)
    with file.open("rb") as opened:
        line = opened.readline(MAX_LINE_BYTES)
    try:
        if b"\0" in line or len(line) == MAX_LINE_BYTES:
            raise ValueError  # not a text file, but a device or a picture
        return line.decode("utf-8-sig").splitlines()[0]
    except (ValueError, IndexError) as exc:
        raise CommandError(f"{file} must start with the passphrase on its first line.") from exc


def _ask_passphrase(question: str, option: str, variable: str) -> str:
    if not sys.stdin.isatty():
        raise CommandError(NO_TERMINAL.format(option=option, variable=variable))
    return getpass(question)
