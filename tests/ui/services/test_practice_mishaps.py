"""Clocks, disks, files and fingers go wrong: what a person told of their practice is not lost over it."""

import json
import sqlite3
import warnings
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.ui.commands.test_practice import PAUSE, run_json, run_refused, run_text
from tests.ui.reports.practice.test_practice_report import filled_library
from ui.commands.cli import main
from ui.commands.shared.arguments import USAGE_STATUS

__all__ = ["filled_library", "run_json", "run_text"]

RunJson = Callable[..., Any]
PARTS = ("--situation", "a quiet evening", "--emotion", "uneasy", "--need", "a sign")
ODD = ("9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00")


def as_lines(folder: Path) -> list[dict[str, Any]]:
    """The last pause, as our interchange tells it."""
    path = folder / "pause.jsonl"
    assert main(["export", "last", "--format", "jsonl", "-o", str(path), "--force"]) == 0
    return [json.loads(line) for line in path.read_text().splitlines()]


def put_back(folder: Path, name: str, *lines: dict[str, Any]) -> Path:
    path = folder / f"{name}.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def test_pauses_from_the_first_and_the_last_day_of_all_break_no_list(
    filled_library: Path,
    run_json: RunJson,
    run_text: Callable[..., str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    run_json(*PAUSE, "--prediction", "they leave")
    head, *rest = as_lines(filled_library)
    for n, odd in enumerate(ODD):
        path = put_back(filled_library, odd[:4], {**head, "id": f"odd-{n}", "started": odd}, *rest)
        assert main(["import", str(path)]) == 0
    capsys.readouterr()
    assert run_json("trends")["pauses"] == 3
    assert run_json("trends", "--days", "7")["pauses"] == 1
    assert {p["made"] for p in run_json("followup")} > set(ODD)
    for words in (("trends",), ("followup",), ("sessions",), ("trends", "--csv", "-")):
        assert run_text(*words)
    report = ["trends", "--pdf", str(filled_library / "report.pdf")]
    assert main(report) == 0
    for n in range(2):
        folder = ["-o", str(filled_library / f"copy-{n}")]
        assert main(["export", f"odd-{n}", "--format", "all", *folder]) == 0


def test_a_line_that_became_known_and_is_carried_anew_is_asked_about_anew(
    filled_library: Path, run_json: RunJson
) -> None:
    run_json("audit", "--predicting", "they leave", "--carry", "1:70")
    run_json("followup", "last", "--outcome", "as_feared")
    run_json("audit", "last", "--carry", "1:60")
    # The same prediction, felt less surely: what came of it stands.
    assert run_json("followup") == []
    run_json("audit", "last", "--move", "1")
    run_json("audit", "last", "--move", "1", "--carry", "1:10")
    (waiting,) = run_json("followup")
    assert (waiting["sure_percent"], waiting["outcome"]) == (10, None)
    run_json("followup", "last", "--outcome", "nothing")
    assert run_json("followup") == []
    with closing(sqlite3.connect(next((filled_library / "library").glob("*.db")))) as db, db:
        (rows,) = db.execute(
            "SELECT count(*) FROM said_later WHERE kind = 'outcome_told'"
        ).fetchone()
    assert rows == 2  # the record holds both


@pytest.mark.parametrize("words", [("audit", "--known", "it is late"), ("feeling", *PARTS)])
def test_what_was_written_is_not_lost_when_its_file_cannot_be_written(
    words: tuple[str, ...],
    filled_library: Path,
    run_json: RunJson,
    capsys: pytest.CaptureFixture[str],
) -> None:
    sentence = run_refused(capsys, *words, "-o", "/dev/null/x")
    (output,) = run_json(words[0], "--list")
    assert f"It is saved in the library as {output['id']}." in sentence


@pytest.mark.parametrize(
    "words",
    [
        ("feeling", *PARTS, "-o", "-", "--json"),
        ("feeling", "last", "--need", "z"),
        ("feeling", "--words", "needs", "--list"),
        ("audit", "last", "--list"),
        ("audit", "--list", "-o", "x"),
        ("audit", "last", "--list", "--delete"),
    ],
)
def test_no_word_is_passed_over_in_silence(
    words: tuple[str, ...],
    filled_library: Path,
    run_json: RunJson,
    capsys: pytest.CaptureFixture[str],
) -> None:
    run_json("audit", "--known", "it is late")
    run_json("feeling", *PARTS)
    before = run_json("audit", "--list"), run_json("feeling", "--list")
    assert main(list(words)) == USAGE_STATUS
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.strip().splitlines()) == 1
    assert (run_json("audit", "--list"), run_json("feeling", "--list")) == before


def test_a_page_is_meant_by_more_than_its_first_digit(
    filled_library: Path, run_json: RunJson, capsys: pytest.CaptureFixture[str]
) -> None:
    output = run_json("audit", "--known", "it is late")
    assert "No audit" in run_refused(capsys, "audit", "2", "--delete")
    assert run_json("audit", output["id"][:12])["id"] == output["id"]


def test_a_table_for_another_program_is_nothing_but_the_table(
    filled_library: Path, run_json: RunJson, run_text: Callable[..., str]
) -> None:
    run_json(*PAUSE)
    alone = run_text("trends", "--csv", "-")
    assert run_text("trends", "--csv", "-", "--pdf", str(filled_library / "report.pdf")) == alone


def test_no_name_of_a_file_steers_the_terminal(
    filled_library: Path, run_json: RunJson, capsys: pytest.CaptureFixture[str]
) -> None:
    red = "a\x1b[31m"
    path = str(filled_library / f"{red}.csv")
    run_json(*PAUSE)
    for words in (
        ["export", "last", "--format", "csv", "-o", path],
        ["export", "last", "--format", "csv", "-o", path],
        ["analyze", path],
        ["import", path],
        ["delete", "last"],
        ["delete", run_json("sessions")[0]["id"]],
        ["session", "--source", f"replay:{red}"],
    ):
        main(words)
    with pytest.raises(SystemExit):
        main(["trends", red])
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err
    assert "a\\x1b[31m" in out
    assert "a\\x1b[31m" in err


@pytest.mark.parametrize("odd", ["1e300", "-1e300", "1e400", "-1", '"x"', "null"])
def test_a_wait_that_nobody_can_have_waited_is_taken_as_not_told(
    odd: str, filled_library: Path, run_json: RunJson, run_text: Callable[..., str]
) -> None:
    for _ in range(5):
        run_json(*PAUSE)
    with closing(sqlite3.connect(next((filled_library / "library").glob("*.db")))) as db, db:
        first = "(SELECT min(number) FROM session)"
        (text,) = db.execute(f"SELECT summary FROM session WHERE number = {first}").fetchone()
        summary = {**json.loads(text), "duration_s": "odd"}
        db.execute(
            f"UPDATE session SET summary = ? WHERE number = {first}",
            (json.dumps(summary).replace('"odd"', odd),),
        )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert run_json("trends")["pauses"] == 4
        assert run_text("trends")
        assert run_text("sessions")


def test_what_came_of_a_prediction_that_is_not_there_keeps_no_pause_out(
    filled_library: Path, run_json: RunJson, capsys: pytest.CaptureFixture[str]
) -> None:
    run_json(*PAUSE, "--trigger", "silence")
    *lines, last = as_lines(filled_library)
    when = {"written": "2026-01-01T00:00:00+00:00"}
    outcome = {"told_later": "outcome_told", **when, "outcome": "less", "note": "a word"}
    felt = {"told_later": "body_felt", **when, "places": ["chest"]}
    path = put_back(filled_library, "odd", *lines, outcome, felt, last)
    other = ("--library", str(filled_library / "other"))
    assert main(["import", str(path), *other]) == 0
    capsys.readouterr()
    shown = run_json("show", "last", *other)
    assert (shown["trigger"], shown["body"]) == ("silence", ["chest"])
    assert "outcome" not in shown
