"""Figures of plug-ins are columns of a dataset: the same in all its parts, and read without the plug-in."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.fake_plugins import FakeEntryPoint, Install
from tests.fake_plugins import install as install
from tests.refusals import english_of, refused
from tests.ui.cohort.recordings import write_recordings
from tests.ui.cohort.test_run import OPTIONS, run
from trainer.errors import TrainerError
from trainer.plugins import discovery, notices
from trainer.plugins.errors import NoFigureError
from trainer.plugins.figures import Beats
from ui.cohort.dataset import read_dataset
from ui.cohort.file_analysis import AnalysisOptions, analyze_file
from ui.cohort.file_walk import look_at
from ui.cohort.part_formats import FORMATS
from ui.cohort.report.write import write_report
from ui.cohort.rows import COLUMNS, analysis_to_row

GROUP = "outbreath.figures"
KEY, EMPTY_KEY = "outbreath_toy.share", "outbreath_toy.odd"


class Share:
    label = "Share of long intervals"
    unit = "%"
    decimals = 1

    def compute(self, beats: Beats) -> float:
        return float(100.0 * (beats.nn_ms > beats.nn_ms.mean()).mean())


class Odd(Share):
    """Has no grounds in every second recording."""

    def compute(self, beats: Beats) -> float:
        if round(beats.nn_ms.mean()) % 2:
            raise NoFigureError("the mean is odd")
        return 1.0


class Vague(Share):
    decimals = "many"  # type: ignore[assignment]


def install_both(install: Install) -> None:
    install(GROUP, FakeEntryPoint("odd", Odd), FakeEntryPoint("share", Share))


def rows_in(folder: Path) -> list[dict[str, Any]]:
    dataset = read_dataset(folder)
    assert dataset is not None
    names = [column.name for column in dataset.columns]
    return [
        dict(zip(names, cells, strict=True))
        for part in dataset.read(names)
        for cells in zip(*(part[name] for name in names), strict=True)
    ]


@pytest.mark.parametrize("format_name", list(FORMATS))
def test_they_are_columns_behind_ours_in_every_format_with_the_values_of_analyze(
    format_name: str, install: Install, tmp_path: Path
) -> None:
    if format_name == "parquet":
        pytest.importorskip("pyarrow")
    install_both(install)
    data = write_recordings(tmp_path / "data", 8, junk_every=4)
    run(data, tmp_path / "out", format_name=format_name, part_files=3)
    rows = rows_in(tmp_path / "out")
    assert list(rows[0]) == [*(column.name for column in COLUMNS), EMPTY_KEY, KEY]
    for row in rows:
        if row["refused"] is not None:
            assert row[KEY] is None
            continue
        figures: Any = analyze_file(Path(row["path"]), OPTIONS).to_json()["figures"]
        assert (row[KEY], row[EMPTY_KEY]) == (figures[KEY], figures[EMPTY_KEY])
        absent = json.loads(row["absent"] or "{}")
        assert (EMPTY_KEY in absent) == (row[EMPTY_KEY] is None)
    assert {row[EMPTY_KEY] for row in rows} == {None, 1.0}


def test_parquet_has_them_as_doubles_with_null_and_their_unit(
    install: Install, tmp_path: Path
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    install_both(install)
    run(write_recordings(tmp_path / "data", 3), tmp_path / "out", format_name="parquet")
    field = parquet.read_schema(tmp_path / "out" / "part-00000.parquet").field(KEY)
    assert (str(field.type), field.nullable) == ("double", True)
    assert field.metadata[b"unit"] == b"%"
    assert field.metadata[b"description"] == b"Share of long intervals (plug-in outbreath-toy 0.1)"


def test_a_run_without_the_plug_in_is_refused_in_a_sentence_and_parts_stay(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_both(install)
    data = write_recordings(tmp_path / "data", 4)
    run(data / "subject-000", tmp_path / "out")
    before = rows_in(tmp_path / "out")
    install(GROUP, FakeEntryPoint("share", Share))
    with refused(TrainerError, match=f"has a column for {EMPTY_KEY} of the plug-in outbreath-toy"):
        run(data, tmp_path / "out")
    monkeypatch.setattr(discovery, "_loaded", {})  # as in another run
    install(GROUP, FakeEntryPoint("share", Share), FakeEntryPoint("odd", ImportError("gone")))
    with refused(TrainerError, match="can't be used now"):
        run(data, tmp_path / "out")
    assert rows_in(tmp_path / "out") == before
    monkeypatch.setattr(discovery, "_loaded", {})
    install_both(install)
    assert run(data, tmp_path / "out").done_before == 4


def test_a_dataset_keeps_its_columns_where_a_plug_in_is_new_and_that_is_said(
    install: Install, tmp_path: Path
) -> None:
    data = write_recordings(tmp_path / "data", 10)
    run(data / "subject-000", tmp_path / "out")
    install(GROUP, FakeEntryPoint("share", Share))
    run(data, tmp_path / "out")
    assert all(
        list(row) == [column.name for column in COLUMNS] for row in rows_in(tmp_path / "out")
    )
    (notice,) = notices.take_notices()
    assert f"was begun without the plug-in figure {KEY}" in english_of(notice)


def test_the_report_and_the_rows_need_no_plug_in(install: Install, tmp_path: Path) -> None:
    install_both(install)
    run(write_recordings(tmp_path / "data", 12), tmp_path / "out")
    install(GROUP)
    dataset = read_dataset(tmp_path / "out")
    assert dataset is not None
    page = write_report(dataset, tmp_path / "out").read_text("utf-8")
    numbers = json.loads((tmp_path / "out" / "_report.json").read_text())
    assert numbers["figures"][KEY]["count"] == 12
    assert numbers["figures"][KEY]["unit"] == "%"
    assert numbers["compared_with"]["figures"][KEY]["equal"] == 12
    assert "Share of long intervals" in page


def test_where_the_process_that_analyses_lacks_it_the_row_says_so(
    install: Install, tmp_path: Path
) -> None:
    install(GROUP)
    path = write_recordings(tmp_path / "data", 1) / "subject-000" / "rr-00000.txt"
    result = analyze_file(path, AnalysisOptions())
    row = analysis_to_row(look_at(str(path)), result, (KEY,))
    assert row[-1] is None
    absent = json.loads(str(row[[column.name for column in COLUMNS].index("absent")]))
    assert absent[KEY] == f"the plug-in of {KEY} isn't installed where this file was analysed"


def test_one_that_is_described_wrongly_has_the_name_of_its_entry_point(
    install: Install, tmp_path: Path
) -> None:
    install(GROUP, FakeEntryPoint("vague", Vague))
    run(write_recordings(tmp_path / "data", 1), tmp_path / "out")
    (row,) = rows_in(tmp_path / "out")
    assert row["outbreath_toy.vague"] is None
    assert "many" in json.loads(row["absent"])["outbreath_toy.vague"]


@pytest.mark.parametrize("described", [None, [], "x", {"a.b": 1}, {"a.b": {"decimals": "x"}}])
def test_a_description_that_is_damaged_there_is_read_as_far_as_it_goes(
    described: object, tmp_path: Path
) -> None:
    run(write_recordings(tmp_path / "data", 1), tmp_path / "out")
    path = tmp_path / "out" / "_cohort.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "plugin_figures": described}))
    assert read_dataset(tmp_path / "out") is not None


def test_a_dataset_of_an_earlier_version_goes_on(tmp_path: Path) -> None:
    data = write_recordings(tmp_path / "data", 2)
    run(data, tmp_path / "out")
    path = tmp_path / "out" / "_cohort.json"
    old = json.loads(path.read_text())
    for name in ("plugin_figures", "csv_dialect"):
        del old[name]
    path.write_text(json.dumps(old))
    assert run(data, tmp_path / "out").done_before == 2
