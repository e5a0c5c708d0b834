"""`outbreath analyze`: recordings of any origin, whole or in part, in one figure sheet each."""

import csv
import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fake_plugins import FakeEntryPoint, Install
from tests.fake_plugins import install as install
from trainer.formats.csv_text.dialect import CSV_DIALECTS
from trainer.hrv.figures import FIGURES
from ui.cohort.file_analysis import AnalysisOptions, analyze_file
from ui.commands.cli import main
from ui.commands.shared import output

STEADY = [800.0 + 40.0 * math.sin(2 * math.pi * beat / 12) for beat in range(400)]


@pytest.fixture
def run_json(capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*words: str) -> Any:
        assert main(["analyze", *words, "--json"]) == 0
        captured = capsys.readouterr()
        assert captured.err == ""
        return json.loads(captured.out)

    return run


def written(path: Path, *lines: object) -> str:
    path.write_text("\n".join(map(str, lines)) + "\n")
    return str(path)


def test_a_sheet_has_every_figure_of_the_contract_in_its_order(
    run_json: Any, tmp_path: Path
) -> None:
    answer = run_json(written(tmp_path / "rr.txt", *STEADY))
    assert list(answer["figures"]) == list(FIGURES)
    assert answer["beats"] == 400
    assert answer["duration_s"] == pytest.approx(sum(STEADY) / 1000.0, abs=0.001)
    assert answer["figures"]["mean_nn_ms"] == pytest.approx(800.0, rel=0.01)
    assert set(answer["corrected"]) == {"ectopic", "missed", "extra", "long", "short"}


def test_several_recordings_give_a_list_and_one_that_is_none_does_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = written(tmp_path / "good.txt", *STEADY), written(tmp_path / "bad.txt", "hello")
    assert main(["analyze", good, bad, good, "--json"]) == 1
    captured = capsys.readouterr()
    assert [answer["file"] for answer in json.loads(captured.out)] == [good, good]
    assert len(captured.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("factor", "digits", "header"), [(1.0, 1, ""), (0.001, 4, ""), (1.024, 1, "rr_1024")]
)
def test_the_unit_is_recognised_and_said(
    run_json: Any, tmp_path: Path, factor: float, digits: int, header: str
) -> None:
    lines = [f"{rr_ms * factor:.{digits}f}" for rr_ms in STEADY]
    answer = run_json(written(tmp_path / "rr.txt", *([header] if header else []), *lines))
    assert answer["figures"]["mean_nn_ms"] == pytest.approx(800.0, rel=0.001)
    assert {1.0: "ms", 0.001: "s", 1.024: "1024"}[factor] in answer["understood"]


def test_a_part_of_a_recording_is_asked_for_in_seconds(run_json: Any, tmp_path: Path) -> None:
    path = written(tmp_path / "rr.txt", *STEADY)
    part = run_json(path, "--from", "60", "--to", "120")
    assert 73 <= part["beats"] <= 77
    assert part["duration_s"] == pytest.approx(60.0, abs=1.0)


@pytest.mark.parametrize(
    ("words", "status"),
    [(("--from", "100", "--to", "50"), 2), (("--from", "9999"), 1), (("--to", "0"), 1)],
)
def test_a_part_in_which_there_is_nothing_is_refused_in_a_sentence(
    words: tuple[str, ...], status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyze", written(tmp_path / "rr.txt", *STEADY), *words]) == status
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.strip().splitlines()) == 1


def test_without_correction_the_wrong_beats_are_in_the_figures(
    run_json: Any, tmp_path: Path
) -> None:
    wrong = [*STEADY[:200], 1600.0, *STEADY[201:]]
    path = written(tmp_path / "rr.txt", *wrong)
    assert (
        run_json(path)["figures"]["rmssd_ms"]
        < 25.0
        < run_json(path, "--raw")["figures"]["rmssd_ms"]
    )


def test_a_recording_is_graded_alike_with_and_without_correction(
    run_json: Any, tmp_path: Path
) -> None:
    t, rows = 0.0, ["t_s,rr_ms"]
    for n, rr_ms in enumerate(STEADY):
        t += (rr_ms + (900_000.0 if n == 250 else 0.0)) / 1000.0
        rows.append(f"{t:.3f},{1600.0 if n in (50, 60) else rr_ms}")
    path = written(tmp_path / "holed.csv", *rows)
    usual, raw = run_json(path)["quality"], run_json(path, "--raw")["quality"]
    assert usual["verdict"] == raw["verdict"] == "fair"
    for quality in (usual, raw):
        assert "heartbeats are missing for 900 of 1219 s" in quality["reason"]
    assert "corrected)" not in raw["reason"]


def test_the_spectrum_of_kubios_is_without_the_slow_trend(run_json: Any, tmp_path: Path) -> None:
    trend = [rr_ms + 100.0 * math.sin(beat / 60.0) for beat, rr_ms in enumerate(STEADY * 3)]
    path = written(tmp_path / "rr.txt", *trend)
    usual, welch, kubios = (
        run_json(path, *words)["figures"]
        for words in ((), ("--spectrum", "welch"), ("--spectrum", "kubios"))
    )
    assert usual == welch
    assert kubios["vlf_ms2"] < 0.2 * welch["vlf_ms2"]
    assert kubios["lf_ms2"] == pytest.approx(welch["lf_ms2"], rel=0.05)
    spectral = {"vlf_ms2", "lf_ms2", "hf_ms2", "total_ms2", "lf_hf", "lf_peak_hz"}
    assert {key for key in usual if usual[key] != kubios[key]} <= spectral


def test_a_recording_at_rest_has_the_same_fast_waves_in_both_spectra(
    run_json: Any, shared_data: Path
) -> None:
    path = str(shared_data / "rr" / "hrvpkg_rest_rri.csv")
    welch, kubios = (run_json(path, "--spectrum", way)["figures"] for way in ("welch", "kubios"))
    assert kubios["hf_ms2"] == pytest.approx(welch["hf_ms2"], rel=0.05)
    assert kubios["lf_ms2"] == pytest.approx(welch["lf_ms2"], rel=0.05)
    assert kubios["vlf_ms2"] < 0.1 * welch["vlf_ms2"]


@pytest.mark.parametrize(
    "rr_ms",
    [
        [0] * 50,
        [-800] * 50,
        [65535] * 50,
        [800],
        [800] * 300,
        [800, 65535] * 100,
        [800, 0] * 100,
        [1e300] * 20,
        [800] * 100 + [36_000_000] + [800] * 100,
    ],
)
def test_whatever_the_sensor_wrote_there_is_a_figure_or_a_reason(
    rr_ms: list[float], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["analyze", written(tmp_path / "rr.txt", "rr_ms", *rr_ms), "--json"])
    captured = capsys.readouterr()
    if status:
        assert len(captured.err.strip().splitlines()) == 1
        return
    answer = json.loads(captured.out)
    assert answer["quality"]["reason"]
    assert all(v is None or math.isfinite(v) for v in answer["figures"].values())


def test_a_table_for_people_names_each_figure_or_why_there_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyze", written(tmp_path / "rr.txt", *STEADY)]) == 0
    shown = capsys.readouterr().out
    assert "RMSSD" in shown
    assert "Heart's response (RSA)" in shown
    assert "the times of the breaths are unknown" in shown


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rr_ms=st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=120))
def test_any_numbers_at_all_pass_through(
    rr_ms: list[float], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["analyze", written(tmp_path / "rr.txt", "rr_ms", *rr_ms), "--json"])
    captured = capsys.readouterr()
    assert status in (0, 1)
    assert len(captured.err.strip().splitlines()) == status


def test_a_sign_of_life_takes_nothing_from_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "PROGRESS_DELAY_S", 0.0)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    files = [Path("one"), Path("two"), Path("three")]
    assert list(output.show_progress(files, "Reading")) == files


@pytest.fixture
def three(tmp_path: Path) -> list[str]:
    """Two recordings, and between them a file that is none."""
    first = written(tmp_path / "first.txt", *STEADY)
    junk = written(tmp_path / "junk.txt", "hello")
    return [first, junk, written(tmp_path / "last.txt", *STEADY[:300])]


def test_lines_of_json_are_the_values_of_the_array(
    three: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyze", *three, "--json"]) == 1
    array = capsys.readouterr()
    assert main(["analyze", *three, "--jsonl"]) == 1
    lines = capsys.readouterr()
    values = json.loads(array.out)
    assert [json.loads(line) for line in lines.out.splitlines()] == values
    assert array.out == json.dumps(values, indent=2) + "\n"
    assert lines.err == array.err
    assert len(lines.err.strip().splitlines()) == 1


def test_a_table_holds_the_same_figures(
    three: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["analyze", *three, "--json"])
    values = json.loads(capsys.readouterr().out)
    assert main(["analyze", *three, "--csv"]) == 1
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert [row["path"] for row in rows] == [three[0], three[2]]
    for row, value in zip(rows, values, strict=True):
        told = {key: float(row[key]) if row[key] else None for key in value["figures"]}
        assert told == value["figures"]
        assert int(row["beats"]) == value["beats"]


@pytest.mark.parametrize("dialect", list(CSV_DIALECTS))
def test_the_table_is_written_as_a_spreadsheet_of_that_language_reads_it(
    dialect: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "rr.txt", *STEADY)
    assert main(["analyze", path, "--csv", "--csv-dialect", dialect]) == 0
    rows = list(
        csv.reader(capsys.readouterr().out.splitlines(), delimiter=CSV_DIALECTS[dialect].separator)
    )
    fields = dict(zip(*rows, strict=True))
    number = float(fields["rmssd_ms"].replace(CSV_DIALECTS[dialect].decimal, "."))
    told: Any = analyze_file(Path(path), AnalysisOptions()).to_json()
    assert number == told["figures"]["rmssd_ms"]


def test_the_table_has_the_figures_of_plug_ins_behind_ours(
    install: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install("outbreath.figures", FakeEntryPoint("beats", Beats), FakeEntryPoint("gone", OSError()))
    path = written(tmp_path / "rr.txt", *STEADY)
    assert main(["analyze", path, "--csv"]) == 0
    out, err = capsys.readouterr()
    head, first = csv.reader(out.splitlines())
    assert (head[-1], first[-1]) == ("outbreath_toy.beats", "400.0")
    assert len(err.splitlines()) == 1


class Beats:
    label, unit, decimals = "Beats", "", 0

    def compute(self, beats: Any) -> float:
        return float(beats.t_s.size)


def test_files_are_named_in_a_list_and_one_of_them_is_an_array_too(
    three: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = written(tmp_path / "list", *three)
    assert main(["analyze", "--files-from", listed, "--json"]) == 1
    assert [answer["file"] for answer in json.loads(capsys.readouterr().out)] == [
        three[0],
        three[2],
    ]
    alone = written(tmp_path / "list", three[0])
    assert main(["analyze", "--files-from", alone, "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 1


@pytest.mark.parametrize("words", [("--json",), ("--jsonl",), ("--csv",), ()])
def test_two_processes_print_what_one_prints(
    words: tuple[str, ...], three: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("joblib")
    files = three * 8
    printed = []
    for jobs in ("1", "2"):
        assert main(["analyze", *files, *words, "--jobs", jobs]) == 1
        printed.append(capsys.readouterr())
    assert printed[0] == printed[1]


def test_each_result_is_printed_before_the_next_file_is_read(
    three: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    printed: list[int] = []

    def note(*args: Any) -> Any:
        printed.append(len(capsys.readouterr().out.splitlines()))
        return analyze_file(*args)

    monkeypatch.setattr("ui.commands.research.analyze.analyze_file", note)
    main(["analyze", three[0], three[2], three[0], "--jsonl"])
    assert printed == [0, 1, 1]


@pytest.mark.parametrize("words", [(), ("x", "--json", "--csv"), ("x", "--jsonl", "--json")])
def test_outputs_that_exclude_each_other_and_no_file_are_refused(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status: Any = main(["analyze", *words])
    except SystemExit as exc:
        status = exc.code
    assert status == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_part_that_ends_before_it_starts_is_refused_once_for_all_files(
    three: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyze", *three, "--from", "100", "--to", "50"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.strip().splitlines()) == 1


@pytest.mark.parametrize("written_as", ["csv", "jsonl"])
def test_a_session_that_was_exported_has_the_same_figures_the_rsa_too(
    written_as: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    heart = "simulated:seed=3,ectopic=0.01,missed=0.01"
    assert main(["session", "--source", heart, "--speed", "max", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)["figures"]
    path = str(tmp_path / f"session.{written_as}")
    assert main(["export", "last", "--format", written_as, "-o", path]) == 0
    capsys.readouterr()
    assert main(["analyze", path, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["figures"] == pytest.approx(figures)
    assert figures["rsa_ms"] is not None
