"""The practice in the terminal: what is told around a pause, what came of it, and what the series says."""

import csv
import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.practice import SimulatedPerson, build, series
from tests.ui.i18n.test_strings import NEVER
from ui.commands.cli import main
from ui.commands.shared.arguments import USAGE_STATUS
from ui.i18n import help_pages

PAUSE = ("session", "--source", "none", "--speed", "max", "--minutes", "1", "--json")
SCRIPT = "When it is late, I notice I feel lonely, and what I'm actually needing is closeness"
FEELING = ("--situation", "it is late", "--emotion", "lonely", "--need", "closeness")
RunJson = Callable[..., Any]


@pytest.fixture
def run_json(capsys: pytest.CaptureFixture[str]) -> RunJson:
    def run(*words: str) -> Any:
        assert main([*words, "--json"] if "--json" not in words else list(words)) == 0
        return json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def run_text(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    def run(*words: str) -> str:
        assert main(list(words)) == 0
        return capsys.readouterr().out

    return run


def run_refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(list(words)) == 1
    err = capsys.readouterr().err
    assert len(err.strip().splitlines()) == 1
    return err


def test_the_whole_loop_from_the_trigger_to_the_trends(run_json: RunJson) -> None:
    """Trigger, urge, prediction, pause, reassess, wait again, decision, next day, trends, table."""
    before = ("--urge-before", "8", "--trigger", "silence", "--body", "chest, throat")
    made = ("--prediction", "she is pulling away", "--sure", "80")
    after = ("--urge-after", "3", "--decision", "wait_again,passed")
    for _ in range(5):
        review = run_json(*PAUSE, *before, *made, *after)
    assert (review["trigger"], review["body"]) == ("silence", ["chest", "throat"])
    assert review["prediction"] == {"text": "she is pulling away", "sure_percent": 80}
    assert review["rounds"] == 2
    for each in run_json("followup"):
        run_json("followup", each["id"], "--outcome", "nothing", "--note", "asleep")
    assert run_json("followup") == []
    assert run_json("show", "last")["outcome"] == {"outcome": "nothing", "note": "asleep"}
    trends = run_json("trends")
    assert (trends["pauses"], trends["waited_total_s"], trends["urges"]) == (5, 600.0, [[8, 3]] * 5)
    assert trends["trends"]["contact_not_needed"]["value"] == 100.0
    assert trends["trends"]["predictions_not_come_true"]["value"] == 100.0
    assert trends["calibration"]["brier"] == pytest.approx(0.64)
    assert trends["triggers"] == ["silence"]


def test_who_never_predicted_anything_is_not_said_to_have_answered(
    run_json: RunJson, run_text: Callable[..., str]
) -> None:
    run_json(*PAUSE)
    assert run_text("followup") == "No predictions are waiting for your answer.\n"


def test_a_session_of_which_nothing_was_said_has_no_key_for_it(run_json: RunJson) -> None:
    assert not {"trigger", "body", "prediction", "outcome"} & set(run_json(*PAUSE))


def test_what_was_not_told_in_the_pause_can_be_told_later(run_json: RunJson) -> None:
    run_json(*PAUSE)
    later = ("--trigger", "a party", "--urge-before", "7", "--urge-after", "2")
    shown = run_json("followup", "last", *later, "--decision", "passed", "--prediction", "x")
    assert (shown["trigger"], shown["urge_before"], shown["urge_after"]) == ("a party", 7, 2)
    assert run_json("sessions")[0] == run_json("show", "last") == shown
    assert [each["text"] for each in run_json("followup")] == ["x"]
    assert run_json("show", "last", "--recompute")["differs"] == {}


def test_an_outcome_of_a_prediction_that_was_deleted_is_refused_in_one_sentence(
    run_json: RunJson, capsys: pytest.CaptureFixture[str]
) -> None:
    review = run_json(*PAUSE, "--prediction", "she leaves")
    run_json("delete", review["id"])
    says = run_refused(capsys, "followup", review["id"], "--outcome", "less")
    assert f"Prediction '{review['id']}' is not in this library" in says


@pytest.mark.parametrize("words", ["x" * 100_000, "שקט", "🙂🙂", "\x07\x1b[2J", '=cmd()"', "a\nb"])
def test_any_words_are_kept_as_they_were_written(
    words: str, run_json: RunJson, run_text: Callable[..., str]
) -> None:
    made = ("--trigger", words, "--prediction", words, "--sure", "100")
    review = run_json(*PAUSE, *made)
    assert (review["trigger"], review["prediction"]["text"]) == (words, words)
    run_json("followup", review["id"], "--outcome", "as_feared", "--note", words)
    assert run_json("show", "last")["outcome"]["note"] == words
    csv.field_size_limit(1_000_000)
    row = next(csv.DictReader(io.StringIO(run_text("trends", "--csv", "-"), newline="")))
    stored = f"'{words}" if words.startswith("=") else words
    assert (row["trigger"], row["prediction"], row["outcome_note"]) == (stored,) * 3


def test_empty_words_say_nothing(run_json: RunJson) -> None:
    review = run_json(*PAUSE, "--trigger", "", "--body", " , ", "--prediction", "")
    assert not {"trigger", "body", "prediction"} & set(review)


@pytest.mark.parametrize(
    "words",
    [
        ("followup", "x", "--outcome", "worse"),
        ("session", "--sure", "101"),
        ("session", "--sure", "half"),
        ("audit", "--carry", "0"),
        ("audit", "--carry", "1:200"),
        ("audit", "--move", "-1"),
        ("feeling", "--words", "swear"),
        ("trends", "--csv", "-", "--leave-out", "everything"),
        ("why", "nobody"),
    ],
)
def test_wrong_words_are_refused(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(list(words))
    assert stopped.value.code == USAGE_STATUS
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("followup", "last", "--outcome", "less"), "is not in this library"),
        (("followup", "last"), "what happened"),
        (("followup", "last", "--trigger", "x"), "no session"),
        (("audit",), "needs at least 1 line"),
        (("audit", "--known", " "), "empty"),
        (("audit", "--known", "x", "--move", "2"), "no line 2"),
        (("audit", "--known", "x", "--carry", "1"), "move it to the predictions first"),
        (("audit", "--known", "x", "--timer", "nan"), "timer"),
        (("audit", "last"), "audit"),
        (("audit", "--delete"), "Give the one"),
        (("feeling",), "--situation"),
        (("feeling", "--situation", "", "--emotion", "sad", "--need", "rest"), "is still missing"),
        (("feeling", "xyz"), "feeling"),
        (("trends", "--csv", "/dev/null/pauses.csv"), "couldn't be saved"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    words: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert says in run_refused(capsys, *words)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("followup", "--outcome", "less"), "Give the prediction"),
        (("followup", "last", "--trigger", "x", "--outcome", "less"), "in separate commands"),
        (("followup", "last", "--sure", "5"), "--prediction"),
        ((*PAUSE, "--sure", "5"), "--prediction"),
        ((*PAUSE, "--exercise", "free", "--prediction", "they leave"), "belongs to a pause"),
    ],
)
def test_words_of_which_one_would_be_lost_are_wrong_words(
    words: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(list(words)) == USAGE_STATUS
    assert says in capsys.readouterr().err


def test_a_person_of_sixty_pauses_reads_how_their_urge_halves(
    run_json: RunJson, tmp_path: Path
) -> None:
    build(tmp_path / "person", series(SimulatedPerson(), 1))
    library = ("--library", str(tmp_path / "person"))
    trend = run_json("trends", *library)["trends"]["urge_half_time"]
    assert trend["trend"] == "falling"
    assert trend["first_interval"][0] <= 6.0 <= trend["first_interval"][1]
    assert trend["last_interval"][0] <= 3.0 <= trend["last_interval"][1]


def test_below_five_pauses_every_trend_is_null_with_a_reason(run_json: RunJson) -> None:
    for _ in range(2):
        for trend in run_json("trends")["trends"].values():
            reason = trend["reason"]
            assert (trend["trend"], trend["value"], trend["interval"]) == (None, None, None)
            assert "not enough " in reason
        run_json(*PAUSE)


def test_what_is_left_out_of_the_table_is_in_none_of_its_cells(
    run_json: RunJson, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    review = run_json(*PAUSE, "--trigger", "secret", "--prediction", "secret", "--note", "secret")
    run_json("followup", "last", "--outcome", "less", "--note", "secret")
    path = tmp_path / "pauses.csv"
    assert main(["trends", "--csv", str(path), "--leave-out", "words,dates"]) == 0
    assert path.stat().st_mode & 0o777 == 0o600
    text = path.read_text()
    assert "secret" not in text
    assert review["started"][:10] not in text
    assert review["id"] not in text
    assert "less" in text
    capsys.readouterr()
    assert "already exists" in run_refused(capsys, "trends", "--csv", str(path))


def test_an_audit_is_kept_changed_carried_and_exported(
    run_json: RunJson, run_text: Callable[..., str], tmp_path: Path
) -> None:
    known = ("--known", "She has not answered", "--known", "She is angry with me")
    first = run_json("audit", *known, "--predicting", "She will leave", "--carry", "all:70")
    assert [bool(line["suggestion"]) for line in first["lines"]] == [False, True, False]
    moved = run_json("audit", "last", "--move", "2", "--carry", "2")
    assert moved["id"] == first["id"]
    assert [line["column"] for line in moved["lines"]] == ["known", "predicting", "predicting"]
    open_ones = run_json("followup")
    assert [(each["text"], each["sure_percent"]) for each in open_ones] == [
        ("She will leave", 70),
        ("She is angry with me", None),
    ]
    run_json("followup", open_ones[0]["id"], "--outcome", "less")
    assert len(run_json("followup")) == 1
    assert {each["outcome"] for each in run_json("followup", "--all")} == {"less", None}
    path = tmp_path / "audit.txt"
    assert run_text("audit", "last", "-o", str(path)) == f"{path}\n"
    assert run_text("audit", "last", "-o", "-") == path.read_text()
    assert "- She will leave (70 % sure)" in path.read_text()
    assert [each["id"] for each in run_json("audit", "--list")] == [first["id"]]
    assert run_json("audit", "last", "--delete") == {"id": first["id"], "deleted": True}
    assert (run_json("audit", "--list"), run_json("followup", "--all")) == ([], [])


def test_a_feeling_is_named_in_exactly_the_words_of_the_script(
    run_json: RunJson, run_text: Callable[..., str]
) -> None:
    named = run_json("feeling", *FEELING)
    assert (named["script"], named["suggestions"]) == (SCRIPT, [])
    assert run_text("feeling", "last", "-o", "-") == f"{SCRIPT}\n"
    assert run_json("feeling", "last") == named
    hinted = run_json(
        "feeling", "--situation", "you never call", "--emotion", "ignored", "--need", "x"
    )
    assert [hint["part"] for hint in hinted["suggestions"]] == ["situation", "emotion"]
    assert len(run_json("feeling", "--list")) == 2


def test_there_are_words_to_choose_from(run_json: RunJson, run_text: Callable[..., str]) -> None:
    assert "lonely" in run_json("feeling", "--words", "feelings")["sad"]
    assert "closeness" in run_text("feeling", "--words", "needs")


def test_every_page_on_why_is_there_with_its_sources_and_the_crisis_sentence(
    run_text: Callable[..., str], run_json: RunJson
) -> None:
    crisis = "contact a local crisis line or emergency services"
    for name in help_pages.PAGES:
        page = run_text("why", name)
        assert crisis in page
        assert "*Sources: " in page
        assert NEVER.search(page.replace("heart failure", "")) is None
        assert len(page) < 3_000
    assert crisis in run_text("why")
    assert list(run_json("why")) == list(help_pages.PAGES)
    assert {path.stem for path in help_pages.FOLDER.glob("*.md")} == set(help_pages.PAGES)


def test_in_words_the_trends_of_a_person_are_sentences(
    run_text: Callable[..., str], tmp_path: Path
) -> None:
    build(tmp_path / "person", series(SimulatedPerson(), 1))
    words = run_text("trends", "--library", str(tmp_path / "person"))
    assert "At first the urge halved after about" in words
    assert "in 60 pauses" in words
    assert "5 hours 14 minutes" in words
    assert "2 minutes again is a good next step" in words
    assert "No pauses yet." in run_text("trends")


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of POSIX is asked")
def test_an_audit_is_asked_line_by_line_in_a_terminal(tmp_path: Path) -> None:
    typed = ["It is late", "He is angry with me", "m", "", "He will leave", "", "y"]
    words = ("audit", "--timer", "--library", str(tmp_path / "library"))
    shown = "".join(in_a_terminal(words, typed))
    assert "What I know is true right now" in shown
    assert "3 minutes left" in shown
    assert "“" in shown
    assert "outbreath followup" in shown


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of POSIX is asked")
def test_a_feeling_is_asked_part_by_part_in_a_terminal(tmp_path: Path) -> None:
    typed = ["it is late", "?", "lonely", "closeness"]
    shown = "".join(in_a_terminal(("feeling", "--library", str(tmp_path / "library")), typed))
    assert "homesick" in shown
    assert SCRIPT in shown


def in_a_terminal(words: tuple[str, ...], typed: list[str]) -> Iterator[str]:
    """What the program shows to a person who types these lines."""
    ours, its = pty.openpty()
    command = [sys.executable, "-m", "ui", *words]
    with subprocess.Popen(command, stdin=its, stdout=its, stderr=its, close_fds=True) as process:
        os.close(its)
        os.write(ours, "".join(f"{line}\n" for line in typed).encode())
        try:
            while data := os.read(ours, 4096):
                yield data.decode("utf-8", "replace")
        except OSError:
            pass  # the terminal closes with the program
        finally:
            os.close(ours)
    assert process.returncode == 0
