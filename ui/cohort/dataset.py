"""A dataset on the disk: a folder with one file for each finished part, and a description of its columns.

A part is written whole or not at all, so whatever ends a run leaves only finished parts. The next run reads
which files stand in them, and does the others. One run at a time writes: the others are refused.

`_cohort.json` and the lock begin with `_` and `.`, which those who read a folder of Parquet pass over.
"""

import json
import re
import shutil
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
from trainer.formats.csv_text.dialect import CSV_DIALECTS, STANDARD_NAME
from ui.cohort.file_analysis import AnalysisOptions
from ui.cohort.file_walk import FoundFile
from ui.cohort.part_formats import CSV, FORMATS, Columns, PartFormat, csv_format
from ui.cohort.plugin_figures import (
    PluginFigureColumn,
    check_installed,
    list_plugin_figures,
    plugin_figures_from_json,
    plugin_figures_to_json,
)
from ui.cohort.rows import (
    MODIFIED,
    PATH,
    PATH_BYTES,
    SIZE_BYTES,
    DatasetColumn,
    Row,
    columns_with,
    format_modified,
    path_to_key,
)
from ui.i18n.messages import DatasetHasOtherFiles, DatasetInUse, DatasetIsOther, PartDamaged

DESCRIPTION: Final = "_cohort.json"
LOCK: Final = ".lock"
SCRATCH_PREFIX: Final = ".outbreath-"
SCRATCH_SUFFIX: Final = ".part"
TEMPORARY: Final = f"{SCRATCH_PREFIX}*{SCRATCH_SUFFIX}"
VERSION: Final = 1  # of the columns and of the description
KEY_BYTES: Final = 8  # of a million files two have the same key once in thirty million runs
CSV_DIALECT: Final = "csv_dialect"
PLUGIN_FIGURES: Final = "plugin_figures"
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
        unique_keys, first = np.unique(np.frombuffer(keys, np.uint64), return_index=True)
        self._keys = array("Q", unique_keys.tobytes())
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
    plugin_figures: tuple[PluginFigureColumn, ...] = ()

    @property
    def columns(self) -> tuple[DatasetColumn, ...]:
        return columns_with(self.plugin_figures)

    @property
    def plugin_keys(self) -> tuple[str, ...]:
        return tuple(figure.key for figure in self.plugin_figures)

    def parts(self) -> list[Path]:
        """The finished parts, in order."""
        numbered = (path for path in self.folder.iterdir() if _part_number(path) is not None)
        return sorted(
            (path for path in numbered if path.suffix == self.format.suffix),
            key=lambda path: (_part_number(path) or 0, path.name),
        )

    def read(self, names: Sequence[str]) -> Iterator[Columns]:
        """Yield some of the columns, part by part.

        Raises
        ------
        TrainerError
            A part is damaged.
        """
        by_name = {column.name: column for column in self.columns}
        columns = [by_name[name] for name in names]
        for part in self.parts():
            try:
                yield self.format.read(part, columns)
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
            write_bytes_atomic(path, self.format.write(self.columns, rows))
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
def open_dataset(
    folder: Path, format_name: str, options: AnalysisOptions, csv_dialect: str = STANDARD_NAME
) -> Iterator[Dataset]:
    """Make or continue a dataset; nobody else writes to it meanwhile.

    Raises
    ------
    TrainerError
        Another run writes to it, it was made in another way or with plug-ins that are missing, or the folder is no
        dataset.
    """
    part_format = _find_format(format_name, csv_dialect)
    part_format.check()
    try:
        _make_folder(folder)
    except OSError as exc:
        raise ExportError(FileNotWritten(to_printable(folder), system_text(exc))) from exc
    with lock_dataset(folder):
        figures = _describe(folder, describe_options(options, format_name, csv_dialect))
        _remove_temporary(folder)
        yield Dataset(folder, part_format, figures)


@contextmanager
def lock_dataset(folder: Path) -> Iterator[None]:
    """Keep others from writing to a dataset.

    Raises
    ------
    TrainerError
        Another run writes to it.
    """
    try:
        lock = FileLock(folder / LOCK, timeout=0, mode=0o600)
        lock.acquire()
    except Timeout as exc:
        raise TrainerError(DatasetInUse(to_printable(folder))) from exc
    except OSError as exc:
        raise ExportError(FileNotWritten(to_printable(folder), system_text(exc))) from exc
    try:
        yield
    finally:
        lock.release()


def read_dataset(folder: Path) -> Dataset | None:
    """Return the dataset in a folder for reading, if there is one. No plug-in is needed for that."""
    description = _read_description(folder)
    if description is None or description.get("format") not in FORMATS:
        return None
    dialect = str(description.get(CSV_DIALECT, STANDARD_NAME))
    if dialect not in CSV_DIALECTS:
        return None
    figures = plugin_figures_from_json(description.get(PLUGIN_FIGURES))
    return Dataset(folder, _find_format(str(description["format"]), dialect), figures)


def _find_format(name: str, csv_dialect: str) -> PartFormat:
    return csv_format(CSV_DIALECTS[csv_dialect]) if name == CSV else FORMATS[name]


def describe_options(
    options: AnalysisOptions, format_name: str, csv_dialect: str = STANDARD_NAME
) -> dict[str, Any]:
    """Return what two runs on one dataset must have in common, as JSON holds it."""
    choice = options.choice
    return {
        "format": format_name,
        CSV_DIALECT: csv_dialect,
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


def _describe(folder: Path, options: Mapping[str, Any]) -> tuple[PluginFigureColumn, ...]:
    """Write the description, or compare it with that of the run before; returns the figures of plug-ins."""
    before = _read_description(folder)
    if before is None:
        figures = list_plugin_figures()
        description = {
            "version": VERSION,
            **options,
            PLUGIN_FIGURES: plugin_figures_to_json(figures),
            "columns": [column._asdict() for column in columns_with(figures)],
        }
        lines = json.dumps(description, indent=2)
        write_text_atomic(folder / DESCRIPTION, [lines, "\n"], force=True)
        return figures
    wanted = {"version": VERSION, **options}
    before = {CSV_DIALECT: STANDARD_NAME, **before}  # of versions that knew no other
    different = [name for name, value in wanted.items() if before.get(name) != value]
    if different:
        differences = ", ".join(f"{name}: {json.dumps(before.get(name))}" for name in different)
        raise TrainerError(DatasetIsOther(to_printable(folder), differences))
    figures = plugin_figures_from_json(before.get(PLUGIN_FIGURES))
    check_installed(to_printable(folder), figures)
    return figures


def _read_description(folder: Path) -> dict[str, Any] | None:
    with suppress(OSError, ValueError):
        description = json.loads((folder / DESCRIPTION).read_text("utf-8"))
        return description if isinstance(description, dict) else None
    return None


def _remove_temporary(folder: Path) -> None:
    """What a run left that was killed while it wrote a part or a workbook."""
    for path in folder.glob(TEMPORARY):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
