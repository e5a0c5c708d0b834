"""A dataset on the disk: a folder with one file for each finished part, and a description of its columns.

A part is written whole or not at all, so whatever ends a run leaves only finished parts. The next run reads
which files stand in them, and does the others. One run at a time writes: the others are told so.

`_cohort.json` and the lock begin with `_` and `.`, which those who read a folder of Parquet pass over.
"""

import json
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from os import fsencode
from pathlib import Path
from typing import Any, Final

import numpy as np
from filelock import FileLock, Timeout

from trainer.errors import TrainerError, system_text
from trainer.files.atomic_write import ExportError, write_bytes_atomic, write_text_atomic
from trainer.files.messages import FileNotWritten
from trainer.files.text_file import to_printable
from ui.cohort.file_analysis import AnalysisOptions
from ui.cohort.file_walk import FoundFile
from ui.cohort.part_formats import FORMATS, Columns, PartFormat
from ui.cohort.rows import (
    COLUMNS,
    MODIFIED,
    PATH,
    PATH_BYTES,
    SIZE_BYTES,
    Row,
    format_modified,
    path_to_key,
)
from ui.messages import DatasetHasOtherFiles, DatasetInUse, DatasetIsOther, PartDamaged

DESCRIPTION: Final = "_cohort.json"
LOCK: Final = ".lock"
TEMPORARY: Final = ".outbreath-*.part"
VERSION: Final = 1  # of the columns and of the description
KEY_BYTES: Final = 8  # of a million files two have the same key once in thirty million runs
VERSION_COLUMNS: Final = (PATH, PATH_BYTES, SIZE_BYTES, MODIFIED)
FOLDER_MODE: Final = 0o700
_PART: Final = re.compile(r"part-([0-9]{5,})\.[a-z]+")


class DoneFiles:
    """The files that stand in finished parts: 16 bytes for each, whatever its path.

    Parameters
    ----------
    parts : iterable of Columns
        Path, size and date of the files of each part.

    Attributes
    ----------
    changed
        How many of them were found to have another size or date than when they were analysed.
    """

    def __init__(self, parts: Iterable[Columns] = ()) -> None:
        keys, versions = array("Q"), array("Q")
        for columns in parts:
            cells = (columns[name] for name in VERSION_COLUMNS)
            for path, path_bytes, size, modified in zip(*cells, strict=True):
                as_hex = None if path_bytes is None else str(path_bytes)
                keys.append(_digest(path_to_key(str(path), as_hex)))
                versions.append(_version(size, modified))
        found, first = np.unique(np.frombuffer(keys, np.uint64), return_index=True)
        self._keys = array("Q", found.tobytes())
        self._versions = array("Q", np.frombuffer(versions, np.uint64)[first].tobytes())
        self.changed = 0

    def has(self, file: FoundFile) -> bool:
        """Whether a file stands in a finished part; it is counted where it has changed since."""
        key = _digest(fsencode(file.path))
        place = bisect_left(self._keys, key)
        if place == len(self._keys) or self._keys[place] != key:
            return False
        version = _version(file.size_bytes, format_modified(file.modified_ns))
        self.changed += version != self._versions[place]
        return True

    def __len__(self) -> int:
        return len(self._keys)


def _version(size_bytes: object, modified: object) -> int:
    return _digest(f"{size_bytes} {modified}".encode())


def _digest(text: bytes) -> int:
    return int.from_bytes(blake2b(text, digest_size=KEY_BYTES).digest())


@dataclass(frozen=True, slots=True)
class Dataset:
    """A folder with the parts of a cohort. `open_dataset` makes one that can be written to."""

    folder: Path
    format: PartFormat

    def parts(self) -> list[Path]:
        """The finished parts, in order."""
        found = (path for path in self.folder.iterdir() if _part_number(path) is not None)
        return sorted(
            (path for path in found if path.suffix == self.format.suffix),
            key=lambda path: (_part_number(path) or 0, path.name),
        )

    def read(self, names: Sequence[str]) -> Iterator[Columns]:
        """Yield some of the columns, part by part.

        Raises
        ------
        TrainerError
            A part is damaged.
        """
        for part in self.parts():
            try:
                yield self.format.read(part, names)
            except (OSError, ValueError, LookupError) as exc:
                raise TrainerError(PartDamaged(str(part), system_text(exc))) from exc

    def done_files(self) -> DoneFiles:
        return DoneFiles(self.read(VERSION_COLUMNS))

    def write_part(self, number: int, rows: Sequence[Row]) -> Path:
        """Write a part whole, under its number or, where that is taken, the next that is free.

        Raises
        ------
        ExportError
            The disk is full, or cannot be written.
        """
        path = self._free_name(number)
        try:
            write_bytes_atomic(path, self.format.write(rows))
        except ExportError:
            raise
        except OSError as exc:
            raise ExportError(FileNotWritten(str(path), system_text(exc))) from exc
        return path

    def _free_name(self, number: int) -> Path:
        path = self.folder / f"part-{number:05d}{self.format.suffix}"
        if not path.exists():
            return path
        taken = max((_part_number(part) or 0 for part in self.parts()), default=number)
        return self.folder / f"part-{max(taken, number) + 1:05d}{self.format.suffix}"


def _part_number(path: Path) -> int | None:
    match = _PART.fullmatch(path.name)
    return None if match is None else int(match[1])


@contextmanager
def open_dataset(folder: Path, format_name: str, options: AnalysisOptions) -> Iterator[Dataset]:
    """Make or continue a dataset; nobody else writes to it meanwhile.

    Raises
    ------
    TrainerError
        Another run writes to it, it was made in another way, or the folder is no dataset.
    """
    dataset = Dataset(folder, FORMATS[format_name])
    dataset.format.check()
    try:
        _make_folder(folder)
        lock = FileLock(folder / LOCK, timeout=0, mode=0o600)
        lock.acquire()
    except Timeout as exc:
        raise TrainerError(DatasetInUse(to_printable(folder))) from exc
    except OSError as exc:
        raise ExportError(FileNotWritten(to_printable(folder), system_text(exc))) from exc
    try:
        _describe(dataset, describe_options(options, format_name))
        _remove_temporary(folder)
        yield dataset
    finally:
        lock.release()


def read_dataset(folder: Path) -> Dataset | None:
    """Return the dataset in a folder for reading, if there is one."""
    description = _read_description(folder)
    name = str(description.get("format")) if description is not None else ""
    return Dataset(folder, FORMATS[name]) if name in FORMATS else None


def describe_options(options: AnalysisOptions, format_name: str) -> dict[str, Any]:
    """Return what two runs on one dataset must have in common, as JSON holds it."""
    choice = options.choice
    return {
        "format": format_name,
        "window_s": options.window_s,
        "correct": options.correct,
        "spectrum": options.method,
        "read_as": None if choice.read_as is None else str(choice.read_as),
        "column": choice.column,
        "unit_ms": choice.unit_ms,
        "rate_hz": choice.rate_hz,
    }


def _make_folder(folder: Path) -> None:
    is_new = not folder.exists()
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    if not is_new and not (folder / DESCRIPTION).exists() and _has_other_files(folder):
        raise TrainerError(DatasetHasOtherFiles(to_printable(folder)))


def _has_other_files(folder: Path) -> bool:
    return any(path.name != LOCK and not path.match(TEMPORARY) for path in folder.iterdir())


def _describe(dataset: Dataset, options: Mapping[str, Any]) -> None:
    """Write the description, or compare it with that of the run before."""
    before = _read_description(dataset.folder)
    if before is None:
        lines = json.dumps(
            {"version": VERSION, **options, "columns": [c._asdict() for c in COLUMNS]}, indent=2
        )
        write_text_atomic(dataset.folder / DESCRIPTION, [lines, "\n"], force=True)
        return
    wanted = {"version": VERSION, **options}
    different = [name for name, value in wanted.items() if before.get(name) != value]
    if different:
        differences = ", ".join(f"{name}: {json.dumps(before.get(name))}" for name in different)
        raise TrainerError(DatasetIsOther(to_printable(dataset.folder), differences))


def _read_description(folder: Path) -> dict[str, Any] | None:
    with suppress(OSError, ValueError):
        description = json.loads((folder / DESCRIPTION).read_text("utf-8"))
        return description if isinstance(description, dict) else None
    return None


def _remove_temporary(folder: Path) -> None:
    """What a run left that was killed while it wrote a part."""
    for path in folder.glob(TEMPORARY):
        path.unlink(missing_ok=True)
