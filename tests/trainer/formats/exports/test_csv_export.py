"""Files that leave the library: whole or not at all, and safe in a spreadsheet."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.refusals import refused
from trainer.events import Beat
from trainer.files.atomic_write import ExportError, write_text_atomic
from trainer.formats.csv_text import cells as csv_cells
from trainer.formats.exports import csv_export
from trainer.formats.reader import read_recording
from trainer.hrv.tachogram import JudgedBeat, Verdict
from trainer.pacing import BreathPattern, Pacer

PACER = Pacer(BreathPattern(4.0, 0.0, 6.0, 0.0), began=0.0)
JUDGED = (
    JudgedBeat(Beat(0.833985, 833.984375, 854), Verdict.NORMAL, 833.984375),
    JudgedBeat(Beat(1.2, 400.0), Verdict.EXTRA, 812.5),
    JudgedBeat(Beat(70.0, 65535.0), None, None),
)


def beat_lines(judged: Iterable[JudgedBeat], pacer: Pacer | None = None) -> Iterator[str]:
    rows = csv_export.beat_rows(judged, lambda t: pacer)
    return csv_cells.format_table(csv_export.BEATS_COLUMNS, rows)


def test_the_table_of_beats_is_read_by_any_csv_reader() -> None:
    rows = list(csv.DictReader(beat_lines(JUDGED, PACER)))
    assert [float(row["rr_ms"]) for row in rows] == [j.beat.rr_ms for j in JUDGED]
    assert [row["t_s"] for row in rows] == ["0.833985", "1.200000", "70.000000"]
    assert [row["verdict"] for row in rows] == ["normal", "extra", ""]
    assert [row["corrected_ms"] for row in rows] == ["833.984375", "812.5", ""]
    assert rows[0]["pacer_phase"] == "inhale"


def test_where_no_pacer_was_its_cells_are_empty() -> None:
    row = next(iter(csv.DictReader(beat_lines(JUDGED))))
    assert row["pacer_phase"] == row["fullness"] == ""


def test_our_own_table_comes_back_with_its_times_even_if_it_starts_late(tmp_path: Path) -> None:
    path = tmp_path / "beats.csv"
    late = [JudgedBeat(Beat(62.0 + i, 1000.0), Verdict.NORMAL, 1000.0) for i in range(3)]
    write_text_atomic(path, beat_lines(late))
    beats = [e for e in read_recording(path).events if isinstance(e, Beat)]
    assert beats == [j.beat for j in late]


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_becomes_a_formula_of_a_spreadsheet(formula: str) -> None:
    (cell,) = next(csv.reader([csv_cells.format_text_cell(formula)]))
    assert cell.startswith("'")


@given(st.floats(0.0, 70_000.0))
def test_an_interval_as_plain_text_is_the_interval(rr_ms: float) -> None:
    assert abs(float(csv_cells.format_thousandths(rr_ms)) - rr_ms) <= 0.0005001


def test_plain_text_has_one_interval_on_each_line() -> None:
    assert list(csv_export.format_rr_text(JUDGED)) == ["833.984\n", "400\n", "65535\n"]


def test_an_export_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    write_text_atomic(path, ["å\n"])
    assert path.read_text(encoding="utf-8") == "å\n"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    write_text_atomic(path, ["old"])
    with refused(ExportError, match="already exists"):
        write_text_atomic(path, ["new"])
    assert path.read_text() == "old"
    write_text_atomic(path, ["new"], force=True)
    assert path.read_text() == "new"


def test_an_export_that_breaks_off_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    write_text_atomic(path, ["old"])

    def torn() -> "list[str]":
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        write_text_atomic(path, (line for _ in range(1) for line in torn()), force=True)
    assert [p.name for p in tmp_path.iterdir()] == ["out.txt"]
    assert path.read_text() == "old"


@pytest.mark.parametrize("name", [".", "absent/out.txt"])
def test_an_export_that_has_no_place_says_so(tmp_path: Path, name: str) -> None:
    with refused(ExportError, match=r"\.$"):
        write_text_atomic(tmp_path / name, ["x"])
