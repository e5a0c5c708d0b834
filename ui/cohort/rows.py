"""The rows of a cohort: one a recording or a window, the same columns in every format.

A file that is refused is a row with its reason. A figure that is absent is empty, and `absent` says why.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from math import isfinite
from typing import Final, Literal, NamedTuple, TypeAlias

from trainer.files.messages import InFile
from trainer.formats.analysis_json import join_messages
from trainer.formats.codecs.summary_codec import interval_to_json
from trainer.hrv.cleaned_series import COUNTED_VERDICTS
from trainer.hrv.figures import FIGURES
from trainer.messages import Message
from ui.cohort.file_analysis import FileAnalysis
from ui.cohort.file_walk import FoundFile
from ui.cohort.plugin_figures import PluginFigureColumn, compute_columns
from ui.i18n.figure_labels import FIGURE_LABELS
from ui.i18n.rendering import as_sentence, to_english

Kind: TypeAlias = Literal["text", "whole", "number"]
Cell: TypeAlias = str | int | float | None
Row: TypeAlias = tuple[Cell, ...]


class DatasetColumn(NamedTuple):
    """A column of the table.

    Parameters
    ----------
    kind : {"text", "whole", "number"}
        A number is a float of 64 bits.
    unit, description : str
        What `_cohort.json` says of it.
    """

    name: str
    kind: Kind
    unit: str
    description: str


FILE_COLUMNS: Final = (
    DatasetColumn("path", "text", "", "path as it was found; bytes that are not UTF-8 as \\xNN"),
    DatasetColumn(
        "path_bytes", "text", "", "the bytes of the path in hex, where they are not UTF-8"
    ),
    DatasetColumn("size_bytes", "whole", "byte", "size of the file"),
    DatasetColumn("modified", "text", "", "when the file was last changed, UTC"),
    DatasetColumn("refused", "text", "", "why it was not analysed; empty if it was"),
    DatasetColumn("refused_code", "text", "", "name of that reason, the same in all versions"),
)
PATH: Final = "path"
PATH_BYTES: Final = "path_bytes"
SIZE_BYTES: Final = "size_bytes"
MODIFIED: Final = "modified"
REFUSED: Final = "refused"
REFUSED_CODE: Final = "refused_code"
WINDOW: Final = "window"
STARTED: Final = "started"
VERDICT: Final = "quality_verdict"
DURATION_S: Final = "duration_s"
CORRECTED_COLUMNS: Final = tuple(
    DatasetColumn(
        f"corrected_{verdict}", "whole", "", f"beats classified as {verdict}, and corrected"
    )
    for verdict in COUNTED_VERDICTS
)
FIGURE_COLUMNS: Final = tuple(
    DatasetColumn(key, "number", figure.unit, FIGURE_LABELS[key].label)
    for key, figure in FIGURES.items()
)
COLUMNS: Final = (
    *FILE_COLUMNS,
    DatasetColumn(
        WINDOW, "whole", "", "number of the window, from 0 on; empty for a whole recording"
    ),
    DatasetColumn(
        "window_start_s", "number", "s", "start of the window on the clock of the recording"
    ),
    DatasetColumn(
        "window_stop_s", "number", "s", "end of the window; a beat there is in the next one"
    ),
    DatasetColumn(STARTED, "text", "", "date and time of the recording, where the file has one"),
    DatasetColumn("beats", "whole", "", "beats that were analysed"),
    DatasetColumn(
        DURATION_S, "number", "s", "from the start of the first interval to the last beat"
    ),
    DatasetColumn("heart_time_s", "number", "s", "all intervals added up"),
    DatasetColumn("gaps", "whole", "", "number of gaps in which beats are missing"),
    DatasetColumn("gaps_s", "number", "s", "total length of these gaps"),
    *CORRECTED_COLUMNS,
    DatasetColumn(VERDICT, "text", "", "good, fair, poor or none"),
    DatasetColumn("quality_reason", "text", "", "why"),
    *FIGURE_COLUMNS,
    DatasetColumn("rsa_low_ms", "number", "ms", "lower end of the 95 % interval of rsa_ms"),
    DatasetColumn("rsa_high_ms", "number", "ms", "upper end of the 95 % interval of rsa_ms"),
    DatasetColumn("absent", "text", "", "why each absent figure is absent, as JSON"),
    DatasetColumn("kind", "text", "", "format of the file"),
    DatasetColumn("reading", "text", "", "how its table was read, as --read-as names it"),
    DatasetColumn("column", "text", "", "column that was read"),
    DatasetColumn("unit", "text", "", "unit of the intervals in the file"),
    DatasetColumn("understood", "text", "", "how the file was understood"),
    DatasetColumn("reason", "text", "", "why its table was read so"),
)
NAMES: Final = tuple(column.name for column in COLUMNS)
_UNKNOWN: Final = (None,) * (len(COLUMNS) - len(FILE_COLUMNS))


def columns_with(figures: Iterable[PluginFigureColumn]) -> tuple[DatasetColumn, ...]:
    """The columns of a table that also has figures of plug-ins: they come last."""
    return (*COLUMNS, *map(_plugin_column, figures))


def _plugin_column(figure: PluginFigureColumn) -> DatasetColumn:
    origin = f"{figure.package} {figure.version}".strip()
    return DatasetColumn(figure.key, "number", figure.unit, f"{figure.label} (plug-in {origin})")


def analysis_to_row(
    file: FoundFile, result: FileAnalysis, plugin_figures: Sequence[str] = ()
) -> Row:
    """Return the row of a recording or a window; the numbers are those of `analyze --json`.

    Parameters
    ----------
    plugin_figures : sequence of str
        The keys of the figures of plug-ins that the table has.
    """
    analysis, imported, window = result.analysis, result.imported, result.window
    more = tuple(compute_columns(analysis, plugin_figures))
    reasons = {key: reason for key, _, reason in more if reason is not None}
    figures = analysis.figures
    low, high = interval_to_json(figures.rsa_interval_ms) or (None, None)
    missing_s = sum(end - begin for begin, end in figures.gaps)
    cells = (
        *_file_cells(file),
        None,
        None,
        *(window or (None, None, None)),
        imported.recording.started,
        int(analysis.t.size),
        analysis.duration_s,
        analysis.heart_time_s,
        len(figures.gaps),
        round(missing_s, 3),
        *(figures.corrected.get(str(verdict), 0) for verdict in COUNTED_VERDICTS),
        str(figures.quality.verdict),
        to_english(figures.quality.reason),
        *(figures.figures[key] for key in FIGURES),
        low,
        high,
        _absent_cell({**figures.reasons, **reasons}),
        imported.kind,
        imported.reading,
        imported.column,
        imported.unit,
        join_messages(imported.understood, to_english),
        join_messages(imported.reasons, to_english) or None,
        *(value for _, value, _ in more),
    )
    return tuple(map(_make_writable, cells))


def refusal_to_row(file: FoundFile, message: Message, plugin_figures: Sequence[str] = ()) -> Row:
    """Return the row of a file that was not analysed."""
    reason = message.reason if isinstance(message, InFile) else message
    sentence = as_sentence(to_english(reason))
    cells = (*_file_cells(file), sentence, type(reason).__name__, *_UNKNOWN)
    return (*map(_make_writable, cells), *(None for _ in plugin_figures))


def _make_writable(cell: Cell) -> Cell:
    """The same cell, if every format can hold it: half a character is escaped, what is not finite unknown."""
    if isinstance(cell, str):
        return cell if cell.isascii() else cell.encode("utf-8", "backslashreplace").decode("utf-8")
    return None if isinstance(cell, float) and not isfinite(cell) else cell


def _file_cells(file: FoundFile) -> Iterator[Cell]:
    path, path_bytes = path_to_cells(file.path)
    yield path
    yield path_bytes
    yield file.size_bytes
    yield format_modified(file.modified_ns)


def path_to_cells(path: str) -> tuple[str, str | None]:
    """Return a path as text, and its bytes in hex where they are not UTF-8.

    >>> path_to_cells("rr.csv"), path_to_cells("n\\udcff.csv")
    (('rr.csv', None), ('n\\\\xff.csv', '6eff2e637376'))
    """
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        as_bytes = os.fsencode(path)
        return as_bytes.decode("utf-8", "backslashreplace"), as_bytes.hex()
    return path, None


def path_to_key(path: str, path_bytes: str | None) -> bytes:
    """Return the bytes of a path, from the two cells of it."""
    return bytes.fromhex(path_bytes) if path_bytes else path.encode("utf-8")


def format_modified(modified_ns: int) -> str | None:
    """Return the date of a file; None where it is unknown, or beyond every calendar.

    >>> format_modified(1_700_000_000_123_456_789)
    '2023-11-14T22:13:20.123456+00:00'
    """
    if not modified_ns:
        return None
    try:
        whole, rest_ns = divmod(modified_ns, 10**9)
        moment = datetime.fromtimestamp(whole, UTC).replace(microsecond=rest_ns // 1000)
    except (ValueError, OverflowError, OSError):
        return None
    return moment.isoformat(timespec="microseconds")


def _absent_cell(reasons: Mapping[str, Message]) -> str | None:
    if not reasons:
        return None
    return json.dumps({key: to_english(reason) for key, reason in reasons.items()})
