"""`outbreath delete`: sessions deleted for good, and the files named that still hold them."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ui.commands.printing import print_json
from ui.deleting import Deleted, delete_sessions
from ui.library_folder import folder_of
from ui.plain_words import plain

OVERWRITTEN: Final = (
    "What was deleted was overwritten. A solid-state disk, a file system that copies on write, a snapshot "
    "or a backup of the disk may still hold it."
)


def delete(asked: argparse.Namespace) -> int:
    gone = delete_sessions(folder_of(asked), asked.ids, backups_too=asked.backups)
    if asked.json:
        print_json([_fields(one) for one in gone])
        return 0
    for one in gone:
        print(f"Deleted {one.id}.", *_what_still_holds(one))
    print(OVERWRITTEN)
    return 0


def _fields(one: Deleted) -> dict[str, object]:
    return {
        "id": one.id,
        "deleted": True,
        "backups": [str(path) for path in one.backups],
        "exports": [str(path) for path in one.exports],
        "damaged": [str(path) for path in one.damaged],
    }


def _what_still_holds(one: Deleted) -> Iterator[str]:
    count = len(one.backups)
    if count:
        hold = "backup still holds" if count == 1 else "backups still hold"
        yield f"{count} {hold} it until newer ones take their place: --backups deletes it there too."
    if one.exports:
        yield f"It was exported to {_named(one.exports)}: delete that yourself."
    if one.damaged:
        yield f"A damaged library that was kept may hold it: {_named(one.damaged)}."


def _named(paths: tuple[Path, ...]) -> str:
    return ", ".join(plain(str(path)) for path in paths)
