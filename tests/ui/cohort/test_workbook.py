"""A dataset as a workbook holds the rows of its parts, with real numbers and dates, and is whole or not there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.refusals import refused
from tests.trainer.library.small_disk import small_disk
from tests.ui.cohort.recordings import rr_text, write_recordings
from tests.ui.cohort.test_run import rows_in, run
from tests.ui.recorded_sessions import a_rough_one
from trainer.errors import TrainerError
from trainer.formats.exports import workbook as exports
from trainer.formats.jsonl import format_jsonl
from ui.cohort.dataset import Dataset, read_dataset
from ui.cohort.part_formats import FORMATS
from ui.cohort.workbook import write_workbook

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is in the extra `formats`")
pytest.importorskip("xlsxwriter", reason="XlsxWriter is in the extra `formats`")


def dataset_in(folder: Path) -> Dataset:
    dataset = read_dataset(folder)
    assert dataset is not None
    return dataset


def sheets_of(path: Path) -> dict[str, list[dict[str, Any]]]:
    book = openpyxl.load_workbook(path)
    sheets = {}
    for page in book:
        heads, *rows = page.iter_rows(values_only=True)
        sheets[page.title] = [dict(zip(heads, row, strict=True)) for row in rows]
    return sheets


@pytest.mark.parametrize("format_name", list(FORMATS))
def test_it_holds_the_rows_of_all_parts_as_numbers_dates_and_texts(
    format_name: str, tmp_path: Path
) -> None:
    if format_name == "parquet":
        pytest.importorskip("pyarrow")
    data = write_recordings(tmp_path / "data", 11, junk_every=5)
    run(data, tmp_path / "out", format_name=format_name)
    written: list[int] = []
    path = write_workbook(dataset_in(tmp_path / "out"), tmp_path / "a.xlsx", written.append)
    sheets = sheets_of(path)
    assert written == [4, 8, 11]
    assert list(sheets) == ["Recordings", "Columns"]
    for row, cells in zip(rows_in(tmp_path / "out"), sheets["Recordings"], strict=True):
        for name in ("path", "refused", "refused_code", "beats", "understood", "absent"):
            assert cells[name] == row[name]
        for name in ("rmssd_ms", "duration_s", "mean_hr_bpm"):
            assert cells[name] == (None if row[name] is None else pytest.approx(row[name], 1e-15))
        changed = datetime.fromisoformat(row["modified"]).replace(tzinfo=None)
        assert abs((cells["modified [UTC]"] - changed).total_seconds()) < 0.001
    explained = {row["column"]: row for row in sheets["Columns"]}
    assert list(explained) == list(sheets["Recordings"][0])
    assert explained["pnn50 [%]"]["unit"] == "%"
    assert all(row["meaning"] for row in explained.values())
    assert path.stat().st_mode & 0o077 == 0
    assert not list((tmp_path / "out").glob(".outbreath-*"))


def test_the_start_of_a_recording_is_a_local_date_with_its_offset_beside(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    recording = replace(a_rough_one(), started="2026-03-01T08:00:00+01:00")
    (tmp_path / "data" / "a.jsonl").write_text("".join(format_jsonl(recording)))
    run(tmp_path / "data", tmp_path / "out")
    path = write_workbook(dataset_in(tmp_path / "out"), tmp_path / "a.xlsx")
    (row,) = rows_in(tmp_path / "out")
    (cells,) = sheets_of(path)["Recordings"]
    assert row["started"].endswith("+01:00")
    assert cells["started [local time]"].isoformat() == row["started"][:19]
    assert cells["utc_offset"] == "+01:00"


def test_equal_datasets_are_equal_workbooks_and_a_text_is_no_formula(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "=1+1.txt").write_text(rr_text(1))
    run(tmp_path / "data", tmp_path / "out")
    dataset = dataset_in(tmp_path / "out")
    first, second = (write_workbook(dataset, tmp_path / f"{n}.xlsx").read_bytes() for n in "ab")
    assert first == second
    assert all(c.data_type != "f" for c in openpyxl.load_workbook(tmp_path / "a.xlsx").active[2])


def test_a_dataset_that_is_longer_than_a_sheet_is_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "MAX_ROWS", 5)
    run(write_recordings(tmp_path / "data", 6), tmp_path / "out")
    with refused(TrainerError, match="has 6 rows and a spreadsheet at most 5"):
        write_workbook(dataset_in(tmp_path / "out"), tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()


def test_a_full_disk_leaves_the_old_workbook_and_nothing_half(tmp_path: Path) -> None:
    data = write_recordings(tmp_path / "data", 400)
    with small_disk(tmp_path / "disk", 1) as disk:
        out, path = disk / "out", disk / "a.xlsx"
        run(data / "subject-000", out, part_files=400)
        write_workbook(dataset_in(out), path)
        before = path.read_bytes()
        run(data, out, part_files=400)
        with refused(TrainerError, match=r"a\.xlsx couldn't be saved: No space left on device"):
            write_workbook(dataset_in(out), path)
        assert path.read_bytes() == before
        assert not list(disk.rglob(".outbreath-*"))


def test_what_a_killed_run_left_of_a_workbook_is_removed_by_the_next(tmp_path: Path) -> None:
    data = write_recordings(tmp_path / "data", 2)
    run(data, tmp_path / "out")
    left = tmp_path / "out" / ".outbreath-left.part"
    left.mkdir()
    (left / "workbook").write_bytes(b"half")
    run(data, tmp_path / "out")
    assert not left.exists()


def test_a_damaged_part_is_named_and_no_workbook_is_written(tmp_path: Path) -> None:
    run(write_recordings(tmp_path / "data", 6), tmp_path / "out")
    part = tmp_path / "out" / "part-00001.jsonl"
    part.write_text(part.read_text().splitlines()[0][:-40] + "\n")
    with refused(TrainerError, match=r"part-00001\.jsonl can't be read"):
        write_workbook(dataset_in(tmp_path / "out"), tmp_path / "a.xlsx")
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".xlsx"] == []


def test_an_error_while_rows_are_written_leaves_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(write_recordings(tmp_path / "data", 6), tmp_path / "out")
    dataset, read = dataset_in(tmp_path / "out"), Dataset.read

    def read_one(self: Dataset, names: Sequence[str]) -> Any:
        parts = read(self, names)
        yield next(parts)
        if len(names) > 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(Dataset, "read", read_one)
    with pytest.raises(KeyboardInterrupt):
        write_workbook(dataset, tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()
    assert not list((tmp_path / "out").glob(".outbreath-*"))
