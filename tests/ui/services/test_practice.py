"""What the practice tells stays true: of ends and shares, of ids and dates, of what was told before."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.benchmarks.practice import STEADY, compute_all_trends, series
from tests.ui.commands.test_practice import PAUSE, run_json, run_refused, run_text
from tests.ui.practice_window import Day, put
from trainer.library.store import Library
from trainer.practice.annotations import Outcome
from trainer.practice.statistics.regression import wilson_interval
from ui.commands.cli import main

__all__ = ["run_json", "run_text"]
RunJson = Callable[..., Any]


@given(st.lists(st.floats(1.0, 60.0), min_size=5, max_size=30))
def test_no_trend_ends_where_no_pause_was(minutes: list[float]) -> None:
    pauses = [
        replace(pause, waited_s=60.0 * long)
        for pause, long in zip(series(STEADY, 2, len(minutes)), minutes, strict=True)
    ]
    trends = compute_all_trends(pauses).trends
    for name, low, high in (
        ("waited", min(minutes), max(minutes)),
        ("urge_change", -10.0, 10.0),
        ("predictions_not_come_true", 0.0, 100.0),
    ):
        trend = trends[name]
        assert trend.first is not None
        assert trend.last is not None
        assert trend.change is not None
        assert low - 1e-6 <= min(trend.first, trend.last)
        assert max(trend.first, trend.last) <= high + 1e-6
        assert trend.change == pytest.approx(trend.last - trend.first)
        assert trend.change_interval is not None
        least, most = trend.change_interval
        assert most is not None
        assert least <= trend.change <= most


@given(st.integers(1, 10_000), st.data())
def test_an_interval_holds_the_share_it_is_about(of: int, data: st.DataObject) -> None:
    count = data.draw(st.sampled_from([0, of]) | st.integers(0, of))
    low, high = wilson_interval(count, of)
    assert low <= 100.0 * count / of <= high


def test_one_letter_of_an_id_deletes_nothing(
    run_json: RunJson, capsys: pytest.CaptureFixture[str]
) -> None:
    pause = run_json(*PAUSE)["id"]
    assert "is not in this library" in run_refused(capsys, "delete", pause[:1]).lower()
    assert run_json("show", pause[:4])["id"] == pause


def test_no_session_is_called_last(run_json: RunJson, filled_library: Path, capsys: Any) -> None:
    run_json(*PAUSE)
    path = filled_library / "pause.jsonl"
    assert main(["export", "last", "--format", "jsonl", "-o", str(path)]) == 0
    path.write_text(re.sub(r'"id":"[^"]*"', '"id":"last"', path.read_text(), count=1))
    capsys.readouterr()
    assert "id" in run_refused(capsys, "import", str(path))


@pytest.mark.parametrize("when", ["20261120T024354Z", "2026-W48-5T02:00:00+00:00"])
def test_a_moment_that_no_other_program_can_order_is_refused(
    when: str, run_json: RunJson, filled_library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_json(*PAUSE)
    path = filled_library / "pause.jsonl"
    assert main(["export", "last", "--format", "jsonl", "-o", str(path)]) == 0
    path.write_text(re.sub(r'"started":"[^"]*"', f'"started":"{when}"', path.read_text(), count=1))
    capsys.readouterr()
    assert "'started' must be a date" in run_refused(capsys, "import", str(path))


@pytest.mark.parametrize("words", [("--outcome", "bogus"), ("--decision", "")])
def test_what_can_be_said_is_named_where_something_else_was(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["followup", "last", *words])
    output = capsys.readouterr().err
    assert "nothing" in output or "reach_out" in output


@pytest.fixture
def filled_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OUTBREATH_LIBRARY", str(tmp_path / "library"))
    return tmp_path


def test_what_only_backups_hold_can_be_deleted_there(
    run_json: RunJson, filled_library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pause = run_json(*PAUSE, "--prediction", "a secret")["id"]
    run_json(*PAUSE)
    (backup,) = (filled_library / "library" / "backups").glob("*.db")
    assert main(["delete", pause]) == 0
    is_in_backup = b"a secret" in backup.read_bytes()
    assert main(["delete", pause, "--backups"]) == (0 if is_in_backup else 1)
    assert b"a secret" not in backup.read_bytes()
    capsys.readouterr()
    assert "is not in this library" in run_refused(capsys, "delete", pause, "--backups").lower()


def test_what_was_told_twice_in_one_second_is_told_in_that_order_elsewhere(
    run_json: RunJson,
    filled_library: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    moment = datetime(2026, 11, 20, tzinfo=UTC)
    monkeypatch.setattr("ui.services.practice.wall_time", lambda: moment)
    pause = run_json(*PAUSE)["id"]
    for urge in ("5", "6", "5"):
        run_json("followup", pause, "--urge-before", urge)
    path = str(filled_library / "pause.jsonl")
    assert main(["export", "last", "--format", "jsonl", "-o", path]) == 0
    other = ("--library", str(filled_library / "other"))
    for _ in range(2):
        assert main(["import", path, *other]) == 0
    capsys.readouterr()
    assert run_json("show", "last", *other)["urge_before"] == 5


def test_a_time_without_pauses_is_called_so(
    run_json: RunJson, filled_library: Path, run_text: Any
) -> None:
    put(filled_library / "library", *(Day(n) for n in range(6)))
    assert run_text("trends", "--days", "3").startswith("There are no pauses in this period.")


def test_what_came_of_predictions_of_audits_alone_is_told(run_json: RunJson, run_text: Any) -> None:
    for n in range(6):
        sheet = run_json("audit", "--predicting", f"thing {n}", "--carry", "1:70")["id"]
        run_json("followup", f"{sheet}.1", "--outcome", "nothing")
    assert "6 of 6 predictions didn't happen, or only partly" in run_text("trends")


def test_a_note_stays_until_it_is_taken_back(run_json: RunJson) -> None:
    pause = run_json(*PAUSE, "--prediction", "they leave")["id"]
    run_json("followup", pause, "--outcome", "less", "--note", "they were tired")
    again = run_json("followup", pause, "--outcome", "nothing")
    assert (again["outcome"], again["note"]) == (Outcome.NOTHING, "they were tired")
    assert run_json("followup", pause, "--outcome", "nothing", "--note", "")["note"] is None


def test_lists_tell_of_each_sheet_what_it_tells_alone(run_json: RunJson) -> None:
    audit = run_json("audit", "--known", "she will leave")
    assert run_json("audit", "--list") == [audit]
    words = ("--situation", "you never answer", "--emotion", "lonely", "--need", "closeness")
    feeling = run_json("feeling", *words)
    assert run_json("feeling", "--list") == [feeling]


def test_without_dates_no_pdf_tells_when_it_was_made(
    run_json: RunJson, filled_library: Path
) -> None:
    for _ in range(5):
        run_json(*PAUSE)
    one, other = filled_library / "session.pdf", filled_library / "practice.pdf"
    assert main(["export", "last", "--format", "pdf", "--redacted", "-o", str(one)]) == 0
    assert main(["trends", "--pdf", str(other), "--leave-out", "dates"]) == 0
    for path in (one, other):
        assert f"{datetime.now(UTC):%Y-%m-%d}".encode() not in path.read_bytes()
        assert f"D:{datetime.now(UTC):%Y%m%d}".encode() not in path.read_bytes()


def test_the_table_of_events_is_no_table_of_beats(
    run_json: RunJson, filled_library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_json(*PAUSE)
    assert main(["export", "last", "--format", "all", "-o", str(filled_library / "all")]) == 0
    capsys.readouterr()
    assert "table of events" in run_refused(
        capsys, "import", str(filled_library / "all" / "events.csv")
    )


def test_damage_in_the_middle_of_a_library_is_met_with_a_rescue(
    run_json: RunJson, filled_library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(8):
        run_json(*PAUSE)
    library = filled_library / "library" / "library.db"
    data = bytearray(library.read_bytes())
    data[8192 : len(data) // 2] = b"Z" * (len(data) // 2 - 8192)
    library.write_bytes(data)
    capsys.readouterr()
    for _ in range(2):
        assert main([*PAUSE, "--json"]) == 0
    with Library.open(filled_library / "library", write=False) as rescued:
        assert len(rescued.sessions()) >= 2
