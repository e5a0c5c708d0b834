"""A cohort is written part by part, and whatever ends a run, the next one does only what is left."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.refusals import refused
from tests.trainer.library.small_disk import fill, small_disk
from tests.ui.cohort.recordings import JUNK, rr_text, write_recordings
from trainer.errors import TrainerError
from trainer.formats.csv_text.dialect import CSV_DIALECTS
from ui.cohort import tasks as tasks_module
from ui.cohort.dataset import Dataset, open_dataset, read_dataset
from ui.cohort.file_analysis import AnalysisOptions, analyze_file, analyze_windows
from ui.cohort.file_walk import FoundFile, walk_folder
from ui.cohort.part_formats import FORMATS
from ui.cohort.pools import Workers
from ui.cohort.rows import COLUMNS, NAMES, Row
from ui.cohort.run import Counts, run_cohort

OPTIONS = AnalysisOptions()


class KilledError(Exception):
    """Stands for whatever ends a run in the middle."""


def run(
    data: Path,
    folder: Path,
    *,
    format_name: str = "jsonl",
    part_files: int = 4,
    options: AnalysisOptions = OPTIONS,
    csv_dialect: str = "standard",
) -> Counts:
    with open_dataset(folder, format_name, options, csv_dialect) as dataset:
        files = walk_folder(str(data))
        return run_cohort(dataset, files, options, Workers(), part_files=part_files)


def rows_in(folder: Path, names: Sequence[str] = NAMES) -> list[dict[str, Any]]:
    dataset = read_dataset(folder)
    assert dataset is not None
    return [
        dict(zip(names, cells, strict=True))
        for part in dataset.read(names)
        for cells in zip(*(part[name] for name in names), strict=True)
    ]


def parts_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("part-*"))}


@pytest.mark.parametrize("format_name", list(FORMATS))
def test_each_file_is_a_row_in_order_and_a_refused_one_has_its_reason(
    format_name: str, tmp_path: Path
) -> None:
    if format_name == "parquet":
        pytest.importorskip("pyarrow")
    data = write_recordings(tmp_path / "data", 21, junk_every=10)
    counts = run(data, tmp_path / "out", format_name=format_name)
    assert (counts.analyzed, counts.refused, counts.parts, counts.rows) == (19, 2, 6, 21)
    rows = rows_in(tmp_path / "out")
    assert [row["path"] for row in rows] == [file.path for file in walk_folder(str(data))]
    junk = [row for row in rows if row["refused"] is not None]
    assert [row["refused_code"] for row in junk] == ["NoNumbersInTable"] * 2
    assert {row["refused"] for row in junk} == {
        "There are no numbers in it: choose a file with RR intervals."
    }
    assert all(row["beats"] is None and row["rmssd_ms"] is None for row in junk)


def test_the_formats_hold_the_same_values_and_they_are_those_of_analyze(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    data = write_recordings(tmp_path / "data", 5, junk_every=5)
    tables = []
    for format_name in FORMATS:
        run(data, tmp_path / format_name, format_name=format_name)
        tables.append(rows_in(tmp_path / format_name))
    assert tables[0] == tables[1] == tables[2]
    for row in tables[0][:-1]:
        result: Any = analyze_file(Path(row["path"]), OPTIONS).to_json()
        assert {key: row[key] for key in result["figures"]} == result["figures"]
        for key in ("beats", "duration_s", "heart_time_s", "kind", "unit", "reason", "understood"):
            assert row[key] == result[key]
        assert row["quality_reason"] == result["quality"]["reason"]


@pytest.mark.parametrize("dialect", list(CSV_DIALECTS))
def test_csv_in_any_dialect_is_read_back_and_continued(dialect: str, tmp_path: Path) -> None:
    data = write_recordings(tmp_path / "data", 9, junk_every=5)
    run(data / "subject-000", tmp_path / dialect, format_name="csv", csv_dialect=dialect)
    assert run(data, tmp_path / dialect, format_name="csv", csv_dialect=dialect).done_before == 7
    run(data / "subject-000", tmp_path / "jsonl")
    run(data, tmp_path / "jsonl")
    assert rows_in(tmp_path / dialect) == rows_in(tmp_path / "jsonl")
    text = (tmp_path / dialect / "part-00000.csv").read_bytes().decode("utf-8")
    separator = CSV_DIALECTS[dialect].separator
    assert text.startswith(f"{CSV_DIALECTS[dialect].start}path{separator}path_bytes{separator}")
    other = next(name for name in CSV_DIALECTS if name != dialect)
    with refused(TrainerError, match=f'csv_dialect: "{dialect}"'):
        run(data, tmp_path / dialect, format_name="csv", csv_dialect=other)


def test_windows_are_rows_with_the_figures_of_that_part(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "long.txt"
    path.write_text(rr_text(3, beats=900))
    options = AnalysisOptions(window_s=300.0)
    run(tmp_path / "data", tmp_path / "out", options=options)
    rows = rows_in(tmp_path / "out")
    assert [row["window"] for row in rows] == [0, 1, 2]
    for row in rows:
        part = AnalysisOptions(row["window_start_s"], row["window_stop_s"] - 1e-6)
        result: Any = analyze_file(path, part).to_json()
        assert {key: row[key] for key in result["figures"]} == result["figures"]


def test_a_window_run_refuses_what_has_no_beats_too(tmp_path: Path) -> None:
    write_recordings(tmp_path / "data", 2, junk_every=2)
    run(tmp_path / "data", tmp_path / "out", options=AnalysisOptions(window_s=30.0))
    assert len({row["path"] for row in rows_in(tmp_path / "out")}) == 2


@contextmanager
def ends_after(parts: int) -> Iterator[None]:
    """Whoever writes one part more is ended in the middle of it."""
    written: list[int] = []
    write = Dataset.write_part

    def write_or_end(dataset: Dataset, number: int, rows: Sequence[Row]) -> Path:
        if len(written) == parts:
            (dataset.folder / ".outbreath-half.part").write_bytes(b"half")
            raise KilledError
        written.append(number)
        return write(dataset, number, rows)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Dataset, "write_part", write_or_end)
        yield


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stops=st.lists(st.integers(0, 5), max_size=4), part_files=st.integers(1, 9))
def test_a_run_that_was_ended_anywhere_goes_on_to_the_same_dataset(
    stops: list[int], part_files: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    tmp_path = tmp_path_factory.mktemp("resume")
    data = write_recordings(tmp_path / "data", 15, junk_every=6)
    out = tmp_path / "out"
    for stop in stops:
        before = parts_of(out) if out.exists() else {}
        with ends_after(stop), suppress(KilledError):
            run(data, out, part_files=part_files)
        assert parts_of(out).items() >= before.items()
    run(data, out, part_files=part_files)
    run(data, tmp_path / "at once", part_files=part_files)
    assert parts_of(out) == parts_of(tmp_path / "at once")
    assert not list(out.glob(".outbreath-*"))


def test_finished_parts_are_not_done_again_and_new_files_are_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write_recordings(tmp_path / "data", 10)
    run(data, tmp_path / "out")
    before = parts_of(tmp_path / "out")
    analyzed: list[str] = []
    analyze = tasks_module._analyze

    def note(file: FoundFile, options: AnalysisOptions) -> Any:
        analyzed.append(file.path)
        return analyze(file, options)

    monkeypatch.setattr(tasks_module, "_analyze", note)
    assert run(data, tmp_path / "out").done_before == 10
    assert analyzed == []
    new = data / "subject-000" / "rr-00000b.txt"
    new.write_text(rr_text(5))
    counts = run(data, tmp_path / "out")
    assert analyzed == [str(new)]
    assert (counts.analyzed, counts.parts) == (1, 1)
    assert parts_of(tmp_path / "out").items() > before.items()


def test_a_file_that_changed_since_is_counted(tmp_path: Path) -> None:
    data = write_recordings(tmp_path / "data", 3)
    run(data, tmp_path / "out")
    (data / "subject-000" / "rr-00001.txt").write_text(rr_text(1, beats=90))
    assert run(data, tmp_path / "out").changed == 1


@pytest.mark.skipif(os.name == "nt", reason="names there are not bytes")
@pytest.mark.parametrize("format_name", list(FORMATS))
def test_a_name_that_is_no_utf8_is_kept_to_the_byte(format_name: str, tmp_path: Path) -> None:
    if format_name == "parquet":
        pytest.importorskip("pyarrow")
    name = b"=n\xff\n\xfe,\"\\'.txt"
    (tmp_path / "data").mkdir()
    path = os.path.join(os.fsencode(tmp_path / "data"), name)  # noqa: PTH118
    with open(path, "w") as file:  # noqa: PTH123
        file.write(rr_text(1))
    run(tmp_path / "data", tmp_path / "out", format_name=format_name)
    (row,) = rows_in(tmp_path / "out")
    assert bytes.fromhex(row["path_bytes"]) == path
    assert row["path"].endswith("=n\\xff\n\\xfe,\"\\'.txt")
    assert run(tmp_path / "data", tmp_path / "out", format_name=format_name).done_before == 1


def test_a_defect_of_the_program_costs_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write_recordings(tmp_path / "data", 3)

    def break_one(path: Path, options: AnalysisOptions) -> Iterator[Any]:
        if path.name == "rr-00001.txt":
            raise ZeroDivisionError
        return analyze_windows(path, options)

    monkeypatch.setattr("ui.cohort.tasks.analyze_windows", break_one)
    counts = run(data, tmp_path / "out")
    assert (counts.analyzed, counts.refused) == (2, 1)
    assert "ZeroDivisionError" in rows_in(tmp_path / "out")[1]["refused"]


def test_two_runs_on_one_dataset_are_told_apart_in_one_sentence(tmp_path: Path) -> None:
    data = write_recordings(tmp_path / "data", 2)
    with (
        open_dataset(tmp_path / "out", "jsonl", OPTIONS),
        refused(TrainerError, match="Another run is writing"),
    ):
        run(data, tmp_path / "out")
    assert run(data, tmp_path / "out").analyzed == 2


@pytest.mark.parametrize(
    "options", [AnalysisOptions(window_s=60.0), AnalysisOptions(correct=False)]
)
def test_a_dataset_is_continued_with_the_same_options_only(
    options: AnalysisOptions, tmp_path: Path
) -> None:
    data = write_recordings(tmp_path / "data", 2)
    run(data, tmp_path / "out")
    with refused(TrainerError, match="made with other options"):
        run(data, tmp_path / "out", options=options)
    with refused(TrainerError, match='format: "jsonl"'):
        run(data, tmp_path / "out", format_name="csv")


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    data = write_recordings(tmp_path / "data", 2)
    with refused(TrainerError, match="contains other files"):
        run(data, data)
    assert not list(data.glob("part-*"))


def test_a_part_that_is_damaged_is_named(tmp_path: Path) -> None:
    data = write_recordings(tmp_path / "data", 6)
    run(data, tmp_path / "out")
    part = tmp_path / "out" / "part-00000.jsonl"
    part.write_text("{")
    with refused(TrainerError, match=r"part-00000\.jsonl can't be read"):
        run(data, tmp_path / "out")
    part.unlink()
    assert run(data, tmp_path / "out").analyzed == 4


def test_a_full_disk_is_told_in_a_sentence_and_finished_parts_are_intact(tmp_path: Path) -> None:
    data = write_recordings(tmp_path / "data", 24)
    with small_disk(tmp_path / "disk", 1) as disk:
        out = disk / "out"
        with open_dataset(out, "jsonl", OPTIONS) as dataset:
            some = list(walk_folder(str(data)))[:8]
            run_cohort(dataset, some, OPTIONS, Workers(), part_files=4)
        before = parts_of(out)
        fill(disk)
        with refused(TrainerError, match="No space left on device"):
            run(data, out)
        assert parts_of(out) == before
        (disk / "filler").unlink(missing_ok=True)
        for path in disk.iterdir():
            if path.is_file():
                path.unlink()
        assert run(data, out).done_before == 8
        assert len(rows_in(out)) == 24


def test_an_unreadable_list_ends_the_run_after_what_came_before(tmp_path: Path) -> None:
    data = write_recordings(tmp_path / "data", 5)

    def files() -> Iterable[FoundFile]:
        yield from walk_folder(str(data))
        raise OSError("gone")

    with (
        open_dataset(tmp_path / "out", "jsonl", OPTIONS) as dataset,
        pytest.raises(OSError, match="gone"),
    ):
        run_cohort(dataset, files(), OPTIONS, Workers(), part_files=2)
    assert len(rows_in(tmp_path / "out")) == 4


def test_the_description_names_every_column(tmp_path: Path) -> None:
    run(write_recordings(tmp_path / "data", 1), tmp_path / "out")
    text = (tmp_path / "out" / "_cohort.json").read_text()
    assert all(f'"{column.name}"' in text for column in COLUMNS)
    assert JUNK not in text
    for path in (tmp_path / "out").iterdir():
        assert path.stat().st_mode & 0o077 == 0
