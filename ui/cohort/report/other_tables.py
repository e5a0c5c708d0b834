"""The table that a dataset is compared with: another dataset, or a table of this or another program.

Rows are matched by the path of the file, or by its name where that names one file only. Columns are known by
our names and by those of NeuroKit2, Kubios HRV, hrv-analysis and pyHRV, for figures in the same unit.
"""

import csv
import json
import re
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import isfinite, nan
from pathlib import Path, PurePosixPath
from typing import Any, Final, TypeAlias

import numpy as np

from trainer.errors import TrainerError, system_text
from trainer.files.text_file import to_printable
from trainer.formats.csv_text.cells import parse_text_cell
from trainer.hrv.figures import FIGURES
from trainer.hrv.tachogram import FloatArray
from ui.cohort.dataset import Dataset, read_dataset
from ui.cohort.rows import PATH, REFUSED, WINDOW
from ui.i18n.messages import TableUnread, TableWithoutFigures

Key: TypeAlias = tuple[str, int | None]
FILE_NAMES: Final = ("path", "file", "filename", "recording", "name")
ALIASES: Final[Mapping[str, tuple[str, ...]]] = {
    "mean_hr_bpm": ("meanhr", "hrmean", "meanhrbpm"),
    "mean_nn_ms": ("hrvmeannn", "meannn", "meannni", "meanrr", "nnimean", "meanrrms"),
    "sdnn_ms": ("hrvsdnn", "sdnn", "sdnnms", "stdrr"),
    "rmssd_ms": ("hrvrmssd", "rmssd", "rmssdms"),
    "pnn50": ("hrvpnn50", "pnn50", "pnni50"),
    "sd1_ms": ("hrvsd1", "sd1", "sd1ms"),
    "sd2_ms": ("hrvsd2", "sd2", "sd2ms"),
    "dfa_alpha1": ("hrvdfaalpha1", "dfaalpha1", "alpha1", "dfaa1"),
    "sampen": ("hrvsampen", "sampen", "sampleentropy"),
    "lf_hf": ("hrvlfhf", "lfhf", "lfhfratio"),
    "vlf_ms2": ("vlfms2",),
    "lf_ms2": ("lfms2",),
    "hf_ms2": ("hfms2",),
    "total_ms2": ("totalms2", "totalpowerms2"),
}
"""Names in other programs, without anything but letters and digits. NeuroKit2's powers are in another unit."""
SEPARATORS: Final = (";", "\t", ",")


@dataclass(slots=True)
class ComparedTable:
    """Figures by file and window: one array a figure, NaN where it is absent."""

    name: str
    keys: list[Key] = field(default_factory=list)
    figures: "dict[str, array[float]]" = field(default_factory=dict)

    def add(self, key: Key, figures: Mapping[str, object]) -> None:
        for name in self.figures.keys() | figures.keys():
            column = self.figures.setdefault(name, array("d", [nan]) * len(self.keys))
            column.append(_to_number(figures.get(name)))
        self.keys.append(key)


def match_tables(
    first: ComparedTable, second: ComparedTable
) -> dict[str, tuple[FloatArray, FloatArray]]:
    """Return the pairs of each figure that both tables have."""
    places = [(i, j) for i, j in _pairs(first.keys, second.keys)]
    rows = np.array(places, dtype=np.intp).reshape(-1, 2)
    pairs = {}
    both = first.figures.keys() & second.figures.keys()
    for name in (*FIGURES, *sorted(both - FIGURES.keys())):
        if name in both:
            a = np.frombuffer(first.figures[name])[rows[:, 0]]
            b = np.frombuffer(second.figures[name])[rows[:, 1]]
            known = np.isfinite(a) & np.isfinite(b)
            pairs[name] = (a[known], b[known])
    return pairs


def _pairs(first: list[Key], second: list[Key]) -> Iterator[tuple[int, int]]:
    by_path = {key: i for i, key in enumerate(second)}
    by_name = _unique_names(second)
    ours = _unique_names(first)
    for i, (path, window) in enumerate(first):
        j = by_path.get((path, window))
        name = (_file_name(path), window)
        if j is None and ours.get(name) == i:
            j = by_name.get(name)
        if j is not None:
            yield i, j


def _unique_names(keys: Iterable[Key]) -> dict[Key, int]:
    """The rows by name of the file, where one name is that of one file only."""
    rows: dict[Key, int] = {}
    doubled: set[Key] = set()
    for i, (path, window) in enumerate(keys):
        name = (_file_name(path), window)
        doubled.update([name] if name in rows else [])
        rows[name] = i
    return {name: i for name, i in rows.items() if name not in doubled}


def _file_name(path: str) -> str:
    return PurePosixPath(path.replace("\\", "/")).name


def read_figure_table(path: Path) -> ComparedTable:
    """Read a dataset, or a table: CSV with any separator, or what `analyze --json` or `--jsonl` printed.

    Raises
    ------
    TrainerError
        It cannot be read, or has no file names or no figures.
    """
    dataset = read_dataset(path)
    if dataset is not None:
        return figures_of_dataset(dataset, path.name)
    table = ComparedTable(to_printable(path.name))
    try:
        for fields in _read_fields(path):
            _add_fields(table, fields)
    except (OSError, ValueError, csv.Error) as exc:
        raise TrainerError(TableUnread(to_printable(path), system_text(exc))) from exc
    if not table.keys or not table.figures:
        raise TrainerError(TableWithoutFigures(to_printable(path)))
    return table


def figures_of_dataset(dataset: Dataset, name: str) -> ComparedTable:
    table, figures = ComparedTable(name), (*FIGURES, *dataset.plugin_keys)
    for part in dataset.read((PATH, REFUSED, WINDOW, *figures)):
        for i, path in enumerate(part[PATH]):
            if part[REFUSED][i] is None:
                window = part[WINDOW][i]
                key = (str(path), None if window is None else int(window))
                table.add(key, {figure: part[figure][i] for figure in figures})
    return table


def _add_fields(table: ComparedTable, fields: Mapping[str, object]) -> None:
    plain = {_plain(name): value for name, value in fields.items()}
    path = next((plain[name] for name in FILE_NAMES if plain.get(name)), None)
    figures = {
        key: plain[name]
        for key in FIGURES
        for name in (_plain(key), *ALIASES.get(key, ()))
        if name in plain
    }
    if path is None or not figures:
        return
    window = _to_number(plain.get(WINDOW))
    key = parse_text_cell(str(path)), int(window) if isfinite(window) else None
    table.add(key, figures)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", str(name).lower())


def _read_fields(path: Path) -> Iterator[dict[str, Any]]:
    """Each row as fields; what stands within `figures` as if it stood beside it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        start = file.read(1)
        file.seek(0)
        if start == "[":
            yield from map(_flatten, json.load(file))
        elif start == "{":
            yield from (_flatten(json.loads(line)) for line in file if line.strip())
        else:
            separator = _find_separator(file.readline())
            file.seek(0)
            yield from csv.DictReader(file, delimiter=separator)


def _flatten(fields: Any) -> dict[str, Any]:
    if not isinstance(fields, dict):
        raise ValueError("no object")
    inner = fields.get("figures")
    return {**fields, **(inner if isinstance(inner, dict) else {})}


def _find_separator(header: str) -> str:
    return max(SEPARATORS, key=header.count)


def _to_number(value: object) -> float:
    """The number of a cell, with a decimal comma or point; NaN where there is none."""
    if isinstance(value, int | float):
        return float(value)
    try:
        number = float(str(value).strip().replace(",", "."))
    except ValueError:
        return nan
    return number if isfinite(number) else nan
