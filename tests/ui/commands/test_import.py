"""`outbreath import`: files of any program, one line each, and nothing lost when one of them is bad."""

import json
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from tests.trainer.formats.all_files import SAMPLES
from tests.ui.recorded_sessions import sat
from trainer.events import Beat
from trainer.files.atomic_write import write_text_atomic
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.formats.jsonl import format_jsonl
from trainer.library import passphrase
from trainer.library.keys import keep_key
from trainer.library.sealed.recording import write_sealed
from trainer.library.store import Library
from trainer.library.tables.events import event_to_row
from trainer.recording import Completion, Recording
from trainer.session.review import summarize
from ui.commands.cli import main
from ui.i18n.rendering import to_english
from ui.reports.export import FORMATS


@pytest.fixture
def run_json(capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*words: str) -> Any:
        main(list(words))
        return json.loads(capsys.readouterr().out)

    return run


def series(path: Path, first: int) -> Path:
    path.write_text("".join(f"{first + i % 7}\n" for i in range(30)))
    return path


@pytest.mark.parametrize(
    ("name", "kind", "unit"),
    [
        ("Empatica", "Empatica", "s"),
        ("Polar Flow, night", "Polar Flow", "ms"),
        ("Apple Health", "Apple Health", "s"),
        ("EDF, ECG", "EDF", "ms"),
    ],
)
def test_a_file_of_another_program_names_format_unit_reading_and_reason(
    tmp_path: Path, run_json: Any, name: str, kind: str, unit: str
) -> None:
    path = tmp_path / "a.dat"
    path.write_bytes(SAMPLES[name].make())
    outcome = run_json("import", str(path), "--json", "--library", str(tmp_path / "library"))[0]
    is_wave = SAMPLES[name].is_signal
    assert (outcome["kind"], outcome["unit"]) == (kind, unit)
    assert outcome["reading"] == ("ecg" if is_wave else "rr")
    assert f"the format of {kind} says so" in outcome["reading_reason"]
    assert ("beats detected at" in outcome["reading_reason"]) == is_wave
    assert outcome["started"].startswith("2026-04-24")


@pytest.mark.parametrize("name", SAMPLES)
def test_every_format_is_named_with_unit_reading_and_reason(
    tmp_path: Path, run_json: Any, name: str
) -> None:
    sample = SAMPLES[name]
    if sample.needs:
        pytest.importorskip(sample.needs)
    path = sample.write(tmp_path)
    (outcome,) = run_json("import", str(path), "--json", "--library", str(tmp_path / "library"))
    assert outcome["imported"], outcome["reason"]
    assert outcome["kind"]
    assert outcome["unit"] in ("ms", "s")
    is_ecg = sample.is_signal and sample.reading == "rr"
    assert outcome["reading"] == ("ecg" if is_ecg else sample.reading)
    assert bool(outcome["reading_reason"]) == (sample.reading is not None)


def test_what_was_understood_is_told(tmp_path: Path, run_json: Any) -> None:
    path = tmp_path / "morning.txt"
    path.write_text("812\n801\nlost\n799\n820\n811\n")
    (one,) = run_json("import", str(path), "--json")
    assert one["imported"] is True
    assert (one["kind"], one["unit"], one["beats"]) == ("RR intervals", "ms", 5)
    assert one["duration_s"] == pytest.approx(4.854)  # with the beat that nobody knows
    assert one["left_out"] == ["1 line without a number"]
    assert (one["missing"], one["reason"]) == (None, None)


def test_a_refused_file_has_a_reason_and_the_same_fields(tmp_path: Path, run_json: Any) -> None:
    (tmp_path / "bad.bin").write_bytes(b"\0" * 50)
    bad, good = run_json(
        "import", str(tmp_path / "bad.bin"), str(series(tmp_path / "a", 800)), "--json"
    )
    assert bad.keys() == good.keys()
    assert bad["imported"] is False
    assert bad["reason"].endswith(".")
    assert good["imported"] is True


def test_the_pacer_of_our_own_table_is_kept(tmp_path: Path, run_json: Any) -> None:
    recording = sat()
    with Library.open(tmp_path / "one", write=True) as library:
        library.add_recording(recording, summary_to_json(summarize(recording).summary, to_english))
    path, again = str(tmp_path / "a.csv"), str(tmp_path / "b.csv")
    assert (
        main(["export", "last", "--library", str(tmp_path / "one"), "--format", "csv", "-o", path])
        == 0
    )
    assert main(["import", path, "--library", str(tmp_path / "two")]) == 0
    assert (
        main(["export", "last", "--library", str(tmp_path / "two"), "--format", "csv", "-o", again])
        == 0
    )
    assert Path(path).read_bytes() == Path(again).read_bytes()


def test_a_batch_has_a_line_for_each_file_and_one_for_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(series(tmp_path / f"{i:03d}.txt", 700 + i)) for i in range(120)]
    assert main(["import", *files, files[0], str(tmp_path / "absent")]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 122
    assert out.splitlines()[-1] == "120 of 122 files added to the library."
    assert "already in the library" in out.splitlines()[-2]
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("name", ["../../evil.csv", "con.csv", "‮gpj.exe", "a\x1b[31m.csv"])
def test_a_files_name_never_becomes_a_path(
    tmp_path: Path, run_json: Any, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = series(tmp_path / Path(name).name, 800)
    main(["import", str(path), "--library", str(tmp_path / "other")])
    assert capsys.readouterr().out.removesuffix("\n").isprintable()
    (one,) = run_json("import", str(path), "--json")
    assert one["id"].startswith("import-")
    assert one["id"].removeprefix("import-").isalnum()


BEATS = tuple(Beat(float(i), 800.0) for i in range(100))
STARTED = "2026-11-21T20:50:17+00:00"
KEY = "four words nobody guesses"


@pytest.fixture
def rest(tmp_path: Path) -> Iterator[Recording]:
    """What is left of a session whose first 40 beats are in the library."""
    with Library.open(tmp_path / "library", write=True) as library:
        library.begin_session("a", STARTED, "none", None)
        library.append("a", [event_to_row(seq, beat) for seq, beat in enumerate(BEATS[:40])])
    yield Recording("a-rest-30", STARTED, "none", None, Completion.COMPLETED, BEATS[30:])
    keep_key(tmp_path / "library", None)


def sessions_in(folder: Path) -> dict[str, Recording]:
    with Library.open(folder, write=False) as library:
        return {entry.id: library.recording(entry.id) for entry in library.sessions()}


def test_the_rest_of_a_session_joins_it_once(
    tmp_path: Path, run_json: Any, rest: Recording, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "found.jsonl"
    write_text_atomic(path, format_jsonl(rest))
    (first,) = run_json("import", str(path), "--json")
    assert (first["imported"], first["id"], first["joined"], first["beats"]) == (True, "a", 60, 70)
    (second,) = run_json("import", str(path), "--json")
    assert (second["imported"], second["id"], second["joined"]) == (False, "a", 0)
    (session,) = sessions_in(tmp_path / "library").values()
    assert (session.events, session.ended) == (BEATS, Completion.COMPLETED)
    assert path.exists(), "a file that a person names is never removed"
    main(["import", str(path)])
    assert "the rest of session a, which is already in the library." in capsys.readouterr().out


def test_the_rest_of_a_session_that_is_not_here_is_said_to_be_one(
    tmp_path: Path, rest: Recording, capsys: pytest.CaptureFixture[str]
) -> None:
    write_text_atomic(tmp_path / "found.jsonl", format_jsonl(rest))
    main(["import", str(tmp_path / "found.jsonl"), "--library", str(tmp_path / "new")])
    assert "whose beginning is not in this library, saved as a-rest-30" in capsys.readouterr().out


def test_a_locked_rest_joins_its_session_with_the_passphrase(
    tmp_path: Path, run_json: Any, rest: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "found.locked"
    write_sealed(path, rest, KEY)
    (result,) = run_json("import", str(path), "--json")
    assert "is locked: enter its passphrase" in result["reason"]
    monkeypatch.setenv("OUTBREATH_PASSPHRASE", "another one than that")
    (wrong,) = run_json("import", str(path), "--json")
    assert "Wrong passphrase" in wrong["reason"]
    monkeypatch.setenv("OUTBREATH_PASSPHRASE", KEY)
    (joined,) = run_json("import", str(path), "--json")
    assert (joined["imported"], joined["id"], joined["joined"]) == (True, "a", 60)
    assert sessions_in(tmp_path / "library")["a"].events == BEATS


def test_a_rest_locked_as_the_library_is_joins_it(
    tmp_path: Path, run_json: Any, rest: Recording
) -> None:
    passphrase.set_passphrase(tmp_path / "library", KEY)
    write_sealed(tmp_path / "found.locked", rest, KEY)
    (joined,) = run_json("import", str(tmp_path / "found.locked"), "--json")
    assert joined["joined"] == 60


@pytest.fixture(scope="module")
def files_of_figures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that is written of pauses with a heart but their beats."""
    folder = tmp_path_factory.mktemp("figures")
    library = ["--library", str(folder / "library")]
    for urge in (1, 3, 2, 1):
        pause = ["session", "--source", "simulated:ectopic=0.03", "--minutes", "5"]
        answers = ["--speed", "max", "--urge-before", "9", "--urge-after", str(urge)]
        assert main([*pause, *answers, *library]) == 0
    assert main(["export", "last", "--format", "all", "-o", str(folder / "all"), *library]) == 0
    for name, words in (
        ("sessions.json", ["sessions", "--json"]),
        ("show.json", ["show", "last", "--json"]),
        ("trends.json", ["trends", "--json"]),
        ("trends.csv", ["trends", "--csv", "-", "--csv-dialect", "excel-de"]),
        ("analyze.csv", ["analyze", str(folder / "all" / "beats.csv"), "--csv"]),
        ("analyze.json", ["analyze", str(folder / "all" / "beats.csv"), "--json"]),
        ("analyze.jsonl", ["analyze", str(folder / "all" / "beats.csv"), "--jsonl"]),
    ):
        with (folder / name).open("w", encoding="utf-8") as file, redirect_stdout(file):
            assert main([*words, *library]) == 0
    return folder


@pytest.mark.parametrize(
    "name",
    [
        "all/minutes.csv",
        "all/session.json",
        "sessions.json",
        "show.json",
        "trends.json",
        "trends.csv",
        "analyze.csv",
        "analyze.json",
        "analyze.jsonl",
    ],
)
def test_our_own_figures_are_not_taken_for_a_heart(
    files_of_figures: Path, name: str, run_json: Any
) -> None:
    """Counts of corrected beats came back as intervals in seconds, "3 beats in 5 seconds"."""
    library = ["--library", str(files_of_figures / "other")]
    (outcome,) = run_json("import", str(files_of_figures / name), "--json", *library)
    assert not outcome["imported"]
    assert "figures of Outbreath, without heartbeats" in outcome["reason"]


RETURNS = {
    **dict.fromkeys(("csv", "xlsx", "rr", "nn", "jsonl", "edf"), None),
    "json": "figures of Outbreath, without heartbeats",
    "pdf": "pause.pdf is a PDF",
    "png": "pause.png is a picture",
    "svg": "pause.svg is a picture",
}
"""What is said of each of our own files; None where its beats come back."""


def test_every_file_we_write_comes_back_with_all_beats_or_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("xlsxwriter")
    pytest.importorskip("openpyxl")
    pause = ["session", "--source", "simulated:seed=3,drop=60-80", "--speed", "max"]
    assert main([*pause, "--minutes", "2", "--json"]) == 0
    beats = json.loads(capsys.readouterr().out)["beats"]
    assert set(RETURNS) == set(FORMATS)
    for name, says in RETURNS.items():
        path = str(tmp_path / f"pause{FORMATS[name].suffix}")
        assert main(["export", "last", "--format", name, "-o", path]) == 0
        capsys.readouterr()
        status = main(["analyze", path, "--json"])
        result = capsys.readouterr()
        if says is None:
            assert (name, status, json.loads(result.out)["beats"]) == (name, 0, beats)
        else:
            assert (name, status, result.out) == (name, 1, "")
            assert says in result.err
            assert len(result.err.splitlines()) == 1
