"""Every example in the page on exports runs, on the files that the page names."""

import ast
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest

from tests.docs.test_code_blocks import blocks_run_by
from tests.ui.reports.test_export import REVIEW, ROUGH_ONE, keep
from trainer.formats.csv_text.dialect import CSV_DIALECTS
from ui.reports.export import FORMAT_WORDS, export_session

PAGE: Final = Path(__file__).parents[3] / "resources" / "docs" / "tables.md"
BLOCKS: Final = blocks_run_by(__file__)
PYTHON: Final = [block.code for block in BLOCKS if block.language == "python"]
SQL: Final = [block.code for block in BLOCKS if block.language == "sql"]
(TREE_OF_A_STUDY,) = (block.code for block in BLOCKS if block.language == "text")
RR_MS: Final = [judged.beat.rr_ms for judged in REVIEW.judged]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page") / "exports"
    with keep(folder.parent / "library", ROUGH_ONE) as library:
        export_session(library, ROUGH_ONE.id, "all", folder)
        export_session(library, ROUGH_ONE.id, "bids", folder / "study")
        german = CSV_DIALECTS["excel-de"]
        path = folder / "excel-de.csv"
        export_session(library, ROUGH_ONE.id, "csv", path, csv_dialect=german)
    return folder


def imported_by(code: str) -> set[str]:
    nodes = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Import)]
    return {alias.name.partition(".")[0] for node in nodes for alias in node.names}


def run(code: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    missing = sorted(name for name in imported_by(code) if find_spec(name) is None)
    if missing:
        pytest.skip(f"{', '.join(missing)} is not installed")
    monkeypatch.chdir(folder)
    names: dict[str, Any] = {}
    exec(compile(code, str(PAGE), "exec"), names)
    return names


@pytest.mark.parametrize("code", PYTHON, ids=range(len(PYTHON)))
@pytest.mark.filterwarnings("ignore")  # of what others import
def test_the_examples_in_python_run_and_find_what_was_recorded(
    files: Path, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = run(code, files, monkeypatch)
    if "beats" in names:
        assert names["beats"]["rr_ms"].tolist() == RR_MS
    if "rr_ms" in names:
        assert names["rr_ms"].tolist() == RR_MS
    if "rmssd_ms" in names:
        assert names["rmssd_ms"] == pytest.approx(REVIEW.summary.figures["rmssd_ms"], rel=0.05)
    if "heart" in names:
        a, b = (round(10 * t) for t in REVIEW.summary.gaps[0])
        assert np.isnan(names["heart"][a + 10 : b - 10]).all()


@pytest.mark.parametrize("query", SQL, ids=range(len(SQL)))
def test_the_examples_in_sql_run_and_find_what_was_recorded(
    files: Path, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is in the group `bench`")
    monkeypatch.chdir(files)
    with duckdb.connect() as database:
        result = database.execute(query)
        columns = [column[0] for column in result.description]
        rows = [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
    if columns == ["t", "rr_ms"]:
        inside = {(judged.beat.t, judged.beat.rr_ms) for judged in REVIEW.judged}
        assert inside <= {(row["t"], row["rr_ms"]) for row in rows}
    elif "urge" in columns:
        assert [row["urge"] for row in rows if row["kind"] == "urge_rated"] == [8, 3, 3]
    elif "id" in columns:
        assert [(row["id"], row["exercise"]) for row in rows] == [(ROUGH_ONE.id, "pause")]
    else:
        (row,) = rows
        assert row["beats"] >= len(RR_MS)
        assert 50.0 < row["mean_hr_bpm"] < 100.0


def test_a_study_has_the_files_that_the_page_shows(files: Path) -> None:
    """But for the id of the session, which stands in their names."""
    names = [path.relative_to(files).as_posix() for path in files.rglob("study/**/*")]
    ids = {id_ for name in names for id_ in re.findall(r"ses-(\w+)/", name)}
    shown = set(re.findall(r"ses-(\w+)/", TREE_OF_A_STUDY))
    assert len(ids) == len(shown) == 1
    expected = TREE_OF_A_STUDY.replace(*shown, *ids).split()
    assert sorted(n for n in names if (files / n).is_file()) == sorted(expected)


def test_the_page_knows_every_word_of_the_formats_and_dialects() -> None:
    page = PAGE.read_text(encoding="utf-8")
    drawn = {"pdf", "png", "svg", "json"}
    for word in {*FORMAT_WORDS} - drawn:
        assert f"`--format {word}" in page or f"`{word}`" in page, word
    for name in CSV_DIALECTS:
        assert f"| `{name}` |" in page
