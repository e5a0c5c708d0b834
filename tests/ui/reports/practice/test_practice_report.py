"""What is given to a therapist, and what stays true of it: on the command line."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.ui.commands.test_practice import PAUSE, run_json, run_refused, run_text
from tests.ui.practice_window import Day, put
from tests.ui.text_checks import drawn_texts
from trainer.practice.pauses import Pause
from ui.commands.cli import main
from ui.commands.shared.arguments import USAGE_STATUS
from ui.reports.practice.practice_report import render_practice_pdf
from ui.reports.practice.practice_selection import PracticeSelection, select_last_days

__all__ = ["run_json", "run_text"]

RunJson = Callable[..., Any]
AUDIT = ("audit", "--predicting", "they leave", "--carry", "1:70")


@pytest.fixture
def filled_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OUTBREATH_LIBRARY", str(tmp_path / "library"))
    return tmp_path


def pages(path: Path) -> str:
    from pypdf import PdfReader

    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


def test_a_report_over_the_last_days_holds_those_and_what_was_expected_in_them(
    filled_library: Path, run_json: RunJson, capsys: pytest.CaptureFixture[str]
) -> None:
    put(
        filled_library / "library",
        *(Day(n, prediction="an old one", sure_percent=50) for n in range(6)),
    )
    for _ in range(5):
        run_json(
            *PAUSE, "--prediction", "a new one", "--sure", "60", "--trigger", "an evening alone"
        )
    assert run_json("trends")["pauses"] == 11
    assert run_json("trends", "--days", "7")["pauses"] == 5
    path = filled_library / "report.pdf"
    assert main(["trends", "--pdf", str(path), "--days", "7", "--paper", "letter"]) == 0
    assert path.stat().st_mode & 0o777 == 0o600
    text = pages(path)
    assert "a new one" in text
    assert "an old one" not in text
    assert "an evening alone" in text
    capsys.readouterr()
    assert "already" in run_refused(capsys, "trends", "--pdf", str(path))
    less = filled_library / "less.pdf"
    words = ["trends", "--pdf", str(less), "--leave-out", "words,heart,dates"]
    assert main(words) == 0
    assert "a new one" not in pages(less)
    assert "heart rate" not in pages(less).casefold()


def test_predictions_of_an_audit_are_in_the_report_without_any_pause(
    run_json: RunJson, filled_library: Path
) -> None:
    run_json(*AUDIT)
    result = run_json("followup")
    practice = PracticeSelection([], [_prediction(p) for p in result])
    now_s = _seconds(result[0]["made"]) + 60.0
    assert len(select_last_days(7, practice, now_s).predictions) == 1
    assert len(select_last_days(7, practice, now_s + 8 * 86_400.0).predictions) == 0
    assert len(select_last_days(7, practice, now_s - 3600.0).predictions) == 0


def test_what_is_left_out_is_left_out_of_the_json_too(
    filled_library: Path, run_json: RunJson
) -> None:
    put(filled_library / "library", *(Day(n) for n in range(6)))
    run_json(*PAUSE, "--trigger", "silence")
    whole = run_json("trends")
    assert whole["triggers"] == ["silence"]
    less = run_json("trends", "--leave-out", "words,dates,heart")
    assert (less["triggers"], less["since"], less["until"]) == (None, None, None)
    assert not {"pulse", "rsa"} & set(less["trends"])
    assert {"pulse", "rsa"} <= set(whole["trends"])


def test_another_prediction_has_no_outcome_yet(filled_library: Path, run_json: RunJson) -> None:
    review = run_json(*PAUSE, "--prediction", "they leave", "--sure", "90")
    run_json("followup", review["id"], "--outcome", "as_feared", "--note", "it was so")
    assert run_json("followup") == []
    run_json("followup", review["id"], "--prediction", "they come back", "--sure", "20")
    (waiting,) = run_json("followup")
    assert (waiting["text"], waiting["outcome"]) == ("they come back", None)
    run_json("followup", review["id"], "--prediction", "they come back", "--sure", "30")
    run_json("followup", review["id"], "--outcome", "nothing")
    run_json("followup", review["id"], "--prediction", "they come back", "--sure", "40")
    assert run_json("followup") == []  # the same words: what came of them stands


def test_a_line_of_an_audit_that_was_rewritten_is_asked_about_anew(
    filled_library: Path, run_json: RunJson
) -> None:
    run_json("audit", "--predicting", "they leave", "--predicting", "it rains", "--carry", "1:70")
    run_json("followup", "last", "--outcome", "as_feared")
    assert run_json("followup") == []
    with closing(sqlite3.connect(next((filled_library / "library").glob("*.db")))) as db, db:
        (body,) = db.execute("SELECT body FROM sheet").fetchone()
        lines = json.loads(body)
        lines["lines"][0]["text"] = "they stay"
        db.execute("UPDATE sheet SET body = ?", (json.dumps(lines),))
    (waiting,) = run_json("followup")
    assert (waiting["text"], waiting["outcome"]) == ("they stay", None)


@pytest.mark.parametrize(
    "words",
    [
        ("trends", "--csv", "-", "--json"),
        ("trends", "--pdf", "-"),
        ("audit", "--predicting", "x", "-o", "-", "--json"),
        ("audit", "--list", "--known", "z"),
        ("audit", "last", "--delete", "--known", "z"),
        ("feeling", "--list", "--need", "z"),
    ],
)
def test_words_that_do_not_go_together_are_refused_and_nothing_is_kept(
    words: tuple[str, ...],
    filled_library: Path,
    run_json: RunJson,
    capsys: pytest.CaptureFixture[str],
) -> None:
    run_json(*AUDIT)
    before = run_json("audit", "--list")
    assert main(list(words)) == USAGE_STATUS
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.strip().splitlines()) == 1
    assert run_json("audit", "--list") == before


def test_no_words_of_anybody_steer_the_terminal(
    filled_library: Path,
    run_json: RunJson,
    run_text: Callable[..., str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    red = "they \x1b[31mleave\x1b[0m\x07"
    shown = run_text("audit", "--known", red, "--predicting", red, "--carry", "2:70")
    shown += run_text("audit", "--list") + run_text("followup", "--all")
    shown += run_text("feeling", "--situation", red, "--emotion", red, "--need", red)
    shown += run_refused(capsys, "audit", "last", "-o", f"/dev/null/{red}\nx")
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\\x1b[31m" in shown
    lines = run_json("audit", "last")["lines"]
    assert [line["text"] for line in lines] == [red, red]  # kept as written


def test_what_was_told_can_be_taken_back(filled_library: Path, run_json: RunJson) -> None:
    before = ("--trigger", "silence", "--body", "chest", "--prediction", "they leave")
    review = run_json(*PAUSE, *before)
    after = run_json("followup", review["id"], "--trigger", "", "--body", "", "--prediction", "")
    assert not {"trigger", "body", "prediction"} & set(after)


def test_a_prediction_is_meant_by_more_than_its_first_digit(
    filled_library: Path, run_json: RunJson, capsys: pytest.CaptureFixture[str]
) -> None:
    review = run_json(*PAUSE, "--prediction", "they leave")
    assert "is not in this library" in run_refused(capsys, "followup", "2", "--outcome", "nothing")
    assert run_json("followup", review["id"][:12], "--outcome", "nothing")["outcome"] == "nothing"


def _prediction(fields: dict[str, Any]) -> Any:
    from trainer.practice.predictions import Prediction

    return Prediction(**fields)


def _seconds(moment: str) -> float:
    from ui.i18n.timestamps import to_timestamp

    at = to_timestamp(moment)
    assert at is not None
    return at


def test_what_was_told_later_goes_along_with_every_copy_of_the_pause(
    filled_library: Path,
    run_json: RunJson,
    run_text: Callable[..., str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = (
        "--trigger",
        "silence",
        "--body",
        "chest",
        "--prediction",
        "they leave",
        "--sure",
        "80",
    )
    review = run_json(*PAUSE, *before)
    run_json("followup", review["id"], "--trigger", "an evening alone")
    run_json("followup", review["id"], "--outcome", "less", "--note", "they were tired")
    shown = run_json("show", "last")
    folder = filled_library / "all"
    assert main(["export", "last", "--format", "all", "-o", str(folder)]) == 0
    assert json.loads((folder / "session.json").read_text()) == shown
    assert shown["outcome"] == {"outcome": "less", "note": "they were tired"}
    words = run_text("show", "last")
    for text in (words, pages(folder / "report.pdf")):
        for one in ("an evening alone", "they leave", "they were tired"):
            assert one in text
    other = ("--library", str(filled_library / "other"))
    assert main(["import", str(folder / "session.jsonl"), *other]) == 0
    capsys.readouterr()
    assert run_json("show", "last", *other) == shown
    assert run_json("followup", *other) == []
    assert main(["import", str(folder / "session.jsonl"), *other]) == 0  # and is not doubled
    capsys.readouterr()
    assert run_json("show", "last", *other) == shown
    bare = filled_library / "bare"
    assert main(["export", "last", "--format", "all", "--redacted", "-o", str(bare)]) == 0
    for path in bare.iterdir():
        data = path.read_bytes()
        assert b"they were tired" not in data
        assert b"an evening alone" not in data
    assert "they were tired" not in pages(bare / "report.pdf")


def test_what_was_told_since_comes_along_where_the_pause_is_already(
    filled_library: Path,
    run_json: RunJson,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other, path = ("--library", str(filled_library / "other")), str(filled_library / "pause.jsonl")

    def at(hour: int, *words: str) -> None:
        moment = datetime(2026, 11, 20, hour, tzinfo=UTC)
        monkeypatch.setattr("ui.services.practice.wall_time", lambda: moment)
        run_json("followup", pause, *words)

    def carry_over() -> str:
        assert main(["export", "last", "--format", "jsonl", "-o", path, "--force"]) == 0
        capsys.readouterr()
        assert main(["import", path, *other]) == 0
        return capsys.readouterr().out

    pause = run_json(*PAUSE, "--prediction", "they leave", "--sure", "80")["id"]
    at(1, "--trigger", "silence")
    carry_over()
    at(3, "--trigger", "a word", *other)
    at(2, "--trigger", "a door")
    at(4, "--outcome", "less")
    assert "details added since are saved now (2)" in carry_over()
    there = run_json("show", "last", *other)
    assert there["trigger"] == "a word"  # the latest that was told
    assert there["outcome"]["outcome"] == "less"
    assert carry_over().endswith(f"already in the library as {pause}.\n")
    assert run_json("import", path, *other)[0]["told_later"] == 0
    assert run_json("show", "last", *other) == there


def test_a_line_told_later_that_makes_no_sense_is_refused_in_one_sentence(
    filled_library: Path, run_json: RunJson, capsys: pytest.CaptureFixture[str]
) -> None:
    run_json(*PAUSE)
    path = filled_library / "pause.jsonl"
    assert main(["export", "last", "--format", "jsonl", "-o", str(path)]) == 0
    *lines, last = path.read_text().splitlines()
    for odd in ('{"told_later":"tick","written":"2026-01-01T00:00:00+00:00"}', '{"told_later":5}'):
        path.write_text("\n".join([*lines, odd, last]) + "\n")
        assert "Line" in run_refused(capsys, "import", str(path))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("days", "over"),
    [((1, 1), "1 March 2026"), ((1, 5), "1 March 2026 to 5 March 2026")],
    ids=["one day", "several"],
)
def test_the_report_of_one_day_names_it_once(days: tuple[int, int], over: str) -> None:
    pauses = [Pause(str(n), f"2026-03-{n:02}T10:00:00+00:00", None, 60.0) for n in days]
    with drawn_texts() as drawn:
        render_practice_pdf(PracticeSelection(pauses, []))
    assert over in [text for text, _ in drawn]
