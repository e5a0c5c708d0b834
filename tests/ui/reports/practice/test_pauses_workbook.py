"""All pauses as a spreadsheet, and as a table in the dialect of one."""

import csv
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.ui.commands.test_practice import PAUSE, run_json, run_refused, run_text
from trainer.formats.exports.csv_export import COLUMNS
from ui.commands.cli import main
from ui.commands.shared.arguments import USAGE_STATUS
from ui.reports.practice.practice_report import write_practice_report
from ui.reports.practice.practice_selection import PracticeSelection

__all__ = ["run_json", "run_text"]

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is in the extra `formats`")
pytest.importorskip("xlsxwriter", reason="XlsxWriter is in the extra `formats`")
RunJson = Callable[..., Any]
TOLD = ("--trigger", "=1+1", "--urge-before", "8", "--urge-after", "3", "--note", "12,5; so")


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUTBREATH_LIBRARY", str(tmp_path / "library"))


def rows_of(path: Path) -> list[dict[str, Any]]:
    head, *rows = openpyxl.load_workbook(path)["Pauses"].iter_rows(values_only=True)
    names = [str(name).partition(" [")[0] for name in head]
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_a_pause_is_a_row_with_real_numbers_and_a_real_date(
    run_json: RunJson, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    review = run_json(*PAUSE, *TOLD)
    path = tmp_path / "pauses.xlsx"
    assert main(["trends", "--xlsx", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}\n"
    assert path.stat().st_mode & 0o777 == 0o600
    (row,) = rows_of(path)
    assert [*row] == [*COLUMNS, "utc_offset"]
    assert (row["urge_before"], row["urge_after"], row["waited_s"]) == (8, 3, 60)
    assert (row["trigger"], row["note"]) == ("=1+1", "12,5; so")
    started = datetime.fromisoformat(review["started"])
    assert abs((row["started"] - started.replace(tzinfo=None)).total_seconds()) < 1.0
    assert row["utc_offset"] == review["started"][-6:]
    assert "already exists" in run_refused(capsys, "trends", "--xlsx", str(path))
    assert main(["trends", "--xlsx", str(path), "--force"]) == 0


def test_what_is_left_out_is_in_no_cell(run_json: RunJson, tmp_path: Path) -> None:
    review = run_json(*PAUSE, *TOLD)
    path = tmp_path / "pauses.xlsx"
    assert main(["trends", "--xlsx", str(path), "--leave-out", "words,dates"]) == 0
    (row,) = rows_of(path)
    assert [row[name] for name in ("id", "started", "utc_offset", "trigger", "note")] == [None] * 5
    assert row["urge_before"] == 8
    parts = openpyxl.load_workbook(path).properties
    assert review["started"][:10] not in str(parts)


def test_a_table_of_pauses_follows_the_dialect(
    run_json: RunJson, run_text: Callable[..., str], tmp_path: Path
) -> None:
    run_json(*PAUSE, *TOLD)
    path = tmp_path / "pauses.csv"
    assert run_text("trends", "--csv", str(path), "--csv-dialect", "excel-de") == f"{path}\n"
    with path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file, delimiter=";")
    assert (row["note"], row["trigger"], row["urge_before"]) == ("12,5; so", "'=1+1", "8")
    out = run_text("trends", "--csv", "-", "--csv-dialect", "excel-de")
    assert out.startswith("id;started;")
    assert run_text("trends", "--csv", "-").startswith("id,started,")


def test_the_window_writes_the_same_spreadsheet(tmp_path: Path) -> None:
    practice = PracticeSelection([], [])
    path = write_practice_report(tmp_path / "pauses.xlsx", practice, "xlsx")
    assert rows_of(path) == []


@pytest.mark.parametrize(
    "words",
    [
        ("trends", "--xlsx", "-"),
        ("trends", "--csv", "-", "--csv-dialect", "french"),
        ("export", "last", "--format", "csv", "--csv-dialect", "french"),
    ],
)
def test_wrong_words_are_refused(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status: object = main(list(words))
    except SystemExit as stopped:
        status = stopped.code
    assert status == USAGE_STATUS
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_without_the_library_one_sentence_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    path = tmp_path / "pauses.xlsx"
    assert "outbreath[formats]" in run_refused(capsys, "trends", "--xlsx", str(path))
    assert not path.exists()
