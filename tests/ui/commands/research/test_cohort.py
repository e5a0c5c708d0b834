"""`outbreath cohort`: thousands of recordings as one dataset."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.ui.cohort.recordings import write_recordings
from ui.cohort import packages
from ui.commands.cli import main
from ui.commands.research import cohort
from ui.commands.shared import output

Outcome = tuple[int, str, str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    def run_words(*words: object) -> Outcome:
        status = main(["cohort", *map(str, words)])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run_words


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_recordings(tmp_path / "data", 20, junk_every=10)


CSV = ("--format", "csv", "--jobs", 1)


def test_a_folder_becomes_a_dataset_and_a_second_run_does_nothing_again(
    run: Callable[..., Outcome], data: Path, tmp_path: Path
) -> None:
    status, out, err = run(data, "-o", tmp_path / "set", *CSV)
    assert (status, err) == (0, "")
    assert "18 recordings analysed, 2 files refused: 20 rows in 1 new part" in out
    status, out, _ = run(data, "-o", tmp_path / "set", *CSV, "--json")
    result = json.loads(out)
    assert (result["done_before"], result["parts"], result["files"]) == (20, 0, 20)


def test_parquet_by_two_processes_holds_the_same_as_by_one(
    run: Callable[..., Outcome], data: Path, tmp_path: Path
) -> None:
    pytest.importorskip("joblib")
    parquet = pytest.importorskip("pyarrow.parquet")
    for jobs in (1, 2):
        words = ("-o", tmp_path / str(jobs), "--jobs", jobs, "--part-files", 6)
        assert run(data, *words)[0] == 0
    one, two = (
        [parquet.read_table(path) for path in sorted((tmp_path / str(jobs)).glob("*.parquet"))]
        for jobs in (1, 2)
    )
    assert one == two
    assert len(one) == 4
    field = one[0].schema.field("rmssd_ms")
    assert field.metadata[b"unit"] == b"ms"


def test_a_list_from_standard_input_with_nul(
    run: Callable[..., Outcome], data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = b"\0".join(str(path).encode() for path in sorted(data.rglob("*.txt")))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(listed)))
    status, out, _ = run("-", "-0", "-o", tmp_path / "set", *CSV, "--json")
    assert status == 0
    assert json.loads(out)["files"] == 20


def test_the_dataset_may_lie_within_the_folder(run: Callable[..., Outcome], data: Path) -> None:
    for _ in range(2):
        status, out, _ = run(data, "-o", data / "set", *CSV, "--json")
        assert (status, json.loads(out)["files"]) == (0, 20)


def test_a_report_and_a_comparison_are_written_on_request(
    run: Callable[..., Outcome], data: Path, tmp_path: Path
) -> None:
    run(data, "-o", tmp_path / "set", *CSV)
    table = tmp_path / "other.csv"
    table.write_text("file,RMSSD\nrr-00000.txt,20\nrr-00001.txt,21\n")
    status, out, _ = run("-o", tmp_path / "set", "--compare", table, "--json")
    result = json.loads(out)
    assert (status, result["report"]) == (0, str(tmp_path / "set" / "_report.html"))
    numbers: Any = json.loads((tmp_path / "set" / "_report.json").read_text())
    assert numbers["compared_with"]["figures"]["rmssd_ms"]["pairs"] == 2


def test_a_workbook_is_written_at_the_end_and_again_from_what_is_there(
    run: Callable[..., Outcome], data: Path, tmp_path: Path
) -> None:
    """Also where it stands among the recordings: it is none of them."""
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    book = data / "study.xlsx"
    for before in (0, 20):
        status, out, _ = run(data, "-o", book, *CSV, "--json")
        result = json.loads(out)
        assert (status, result["files"], result["done_before"]) == (0, 20, before)
        assert (result["dataset"], result["workbook"]) == (str(data / "study.parts"), str(book))
    assert openpyxl.load_workbook(book)["Recordings"].max_row == 21
    book.unlink()
    status, out, _ = run("-o", book)
    assert (status, out.strip()) == (0, f"Workbook: {book}")
    assert book.exists()


def test_a_workbook_of_something_else_is_left_alone(
    run: Callable[..., Outcome], data: Path, tmp_path: Path
) -> None:
    pytest.importorskip("xlsxwriter")
    book = tmp_path / "budget.xlsx"
    book.write_bytes(b"mine")
    status, _, err = run(data, "-o", book, *CSV)
    assert status == 1
    assert "already exists and wasn't made from" in err
    assert book.read_bytes() == b"mine"
    assert not (tmp_path / "budget.parts").exists()


def test_without_what_writes_workbooks_nothing_is_begun(
    run: Callable[..., Outcome], data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    status, _, err = run(data, "-o", tmp_path / "study.xlsx", *CSV)
    assert status == 1
    assert "need XlsxWriter" in err
    assert not (tmp_path / "study.parts").exists()


def test_a_spreadsheet_of_another_language_gets_its_own_dialect(
    run: Callable[..., Outcome], data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "set"
    assert run(data, "-o", out, *CSV, "--csv-dialect", "excel-de")[0] == 0
    head, first, *_ = (out / "part-00000.csv").read_bytes().decode("utf-8").split("\r\n")
    assert head.startswith("\ufeffpath;path_bytes;")
    cells = dict(zip(head.split(";"), first.split(";"), strict=False))
    assert float(cells["mean_nn_ms"].replace(",", ".")) > 700.0
    assert "," in cells["mean_nn_ms"]
    status, result, _ = run("-o", out, "--report", "--compare", out / "part-00000.csv", "--json")
    numbers: Any = json.loads(Path(json.loads(result)["report"]).with_suffix(".json").read_text())
    assert (status, numbers["compared_with"]["figures"]["rmssd_ms"]["equal"]) == (0, 18)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("missing",), "missing doesn't exist"),
        (("missing/*.csv",), "doesn't exist"),
        (("data/*.edf",), "No files were found"),
        (("data/*.edf", "--files-from", "missing"), "missing doesn't exist"),
        (("data", "--compare", "missing"), "missing can't be read as a table"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    words: tuple[str, ...],
    sentence: str,
    run: Callable[..., Outcome],
    data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    status, _, err = run(*words, "-o", "set", *CSV)
    assert status == 1
    assert sentence in err
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("-o", "set"),
        ("data",),
        ("data", "-o", "set", "--windows", "5"),
        ("data", "-o", "set", "--jobs", "0"),
        ("data", "-o", "set", "--csv-dialect", "excel-de"),
        ("data", "-o", "set", "--jobs", "2", "--cluster", "tcp://127.0.0.1:1"),
    ],
)
def test_words_that_do_not_go_together_are_refused(
    words: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        status: Any = main(["cohort", *words])
    except SystemExit as exc:
        status = exc.code
    assert status == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert not Path("set").exists()


@pytest.mark.parametrize(
    ("words", "package"),
    [(("--jobs", "1"), "pyarrow"), (("--jobs", "2", "--format", "csv"), "joblib")],
)
def test_without_the_extra_it_says_what_to_install(
    words: tuple[str, ...],
    package: str,
    run: Callable[..., Outcome],
    data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(packages, "import_module", refuse)
    status, _, err = run(data, "-o", tmp_path / "set", *words)
    assert status == 1
    assert f'{package} is missing: run `pip install "outbreath[cohort]"`' in err


def test_a_cluster_that_nobody_answers_at_is_told(data: Path, tmp_path: Path) -> None:
    """In a process of its own: dask leaves a thread behind."""
    pytest.importorskip("distributed")
    code = (
        "import sys\nfrom ui.cohort import pools\nfrom ui.commands.cli import main\n"
        "pools.CONNECT_S = 0.3\nsys.exit(main(sys.argv[1:]))"
    )
    words = ["cohort", str(data), "-o", str(tmp_path / "set"), "--format", "csv"]
    command = [sys.executable, "-c", code, *words, "--cluster", "tcp://127.0.0.1:9"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("The cluster tcp://127.0.0.1:9 doesn't answer")
    assert len(done.stderr.strip().splitlines()) == 1


def test_someone_who_stops_it_is_told_how_to_go_on(
    run: Callable[..., Outcome], data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cohort, "run_cohort", stop)
    status, _, err = run(data, "-o", tmp_path / "set", *CSV)
    assert (status, err.strip()) == (1, f"Stopped. {cohort.CONTINUE}")


def test_a_terminal_shows_the_rate_and_the_remaining_time(
    run: Callable[..., Outcome], data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "PROGRESS_DELAY_S", 0.0)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    status, out, _ = run(data, "-o", tmp_path / "set", *CSV)
    assert status == 0
    assert "18 recordings analysed" in out


def test_a_worker_needs_neither_parquet_nor_a_screen() -> None:
    code = (
        "import sys, ui.cohort.tasks\n"
        "print([name for name in ('pyarrow', 'pandas', 'PySide6', 'joblib', 'rich', 'sqlite3') "
        "if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
