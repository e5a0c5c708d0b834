"""Words: plain, warm, short, and never a judgement."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

import pytest
from msgspec.structs import replace

from trainer.events import Contact
from trainer.plan import Exercise
from trainer.practice.summary import SessionSummary
from trainer.recording import Completion
from ui.i18n import formatting, strings
from ui.i18n.texts import history_strings, practice_strings, settings_strings

NEVER = re.compile(r"\b(treat|cure|diagnos|fail|reset|streak|score)\w*", re.IGNORECASE)
TODAY = date(2026, 11, 21)
MODULES = (strings, history_strings, practice_strings, settings_strings)
"""Every module of words."""


def every_word() -> Iterator[str]:
    for module in MODULES:
        for name, value in vars(module).items():
            if not name.startswith("__"):
                yield from _texts(value)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _texts(part)


def test_no_word_grades_or_promises() -> None:
    words = list(every_word())
    assert len(words) > 100
    assert [w for w in words if NEVER.search(w.replace("heart failure", ""))] == []


def test_a_sentence_ends_where_it_ends() -> None:
    """No shouting, no doubled spaces, no straight minus for a number."""
    for word in every_word():
        assert "!" not in word
        assert "  " not in word


@pytest.mark.parametrize(
    ("seconds", "result"),
    [
        (0.0, "a moment"),
        (1.0, "1 second"),
        (59.6, "1 minute"),
        (190.0, "3 minutes and 10 seconds"),
        (300.0, "5 minutes"),
        (1201.0, "20 minutes and 1 second"),
        (7200.0, "120 minutes"),
    ],
)
def test_time_waited_in_words(seconds: float, result: str) -> None:
    assert formatting.format_duration(seconds) == result


@pytest.mark.parametrize(
    ("name", "result"),
    [
        ("none", "No sensor. The pause works without one"),
        (None, "No sensor. The pause works without one"),
        ("simulated", "Demo · simulated heart"),
        ("simulated:seed=7,hr=62", "Demo · simulated heart"),
        ("replay:/home/a/physio_1.csv", "Demo · replay of physio_1.csv"),
        ("ble:Polar H10", "Polar H10"),
        ("acme:1", "acme 1"),
    ],
)
def test_the_source_in_words(name: str | None, result: str) -> None:
    assert formatting.describe_source(name) == result


def test_contact_in_words() -> None:
    assert (
        formatting.describe_contact("ble:Polar H10", Contact.GOOD, "") == "Polar H10 · good contact"
    )
    assert (
        formatting.describe_contact("none", Contact.NONE, "")
        == "No sensor. The pause works without one"
    )
    assert formatting.describe_contact("simulated", Contact.LOST, "") == (
        "Demo · simulated heart · signal lost · your pause continues"
    )
    assert (
        formatting.describe_contact("ble:X", Contact.POOR, "moisten the strap")
        == "X · moisten the strap"
    )


def test_a_name_from_outside_is_never_a_pattern() -> None:
    assert formatting.describe_source("replay:/x/{name}.csv") == "Demo · replay of {name}.csv"
    assert formatting.describe_source("ble:{0}") == "{0}"


@pytest.mark.parametrize(
    ("before", "after", "result"),
    [
        (8, 4, "The urge went from 8 to 4."),
        (4, 8, "The urge went from 4 to 8."),
        (6, 6, "The urge stayed at 6. You waited with it."),
        (None, 4, ""),
        (8, None, ""),
    ],
)
def test_the_urge_in_words(before: int | None, after: int | None, result: str) -> None:
    assert formatting.describe_urges(before, after) == result


def test_the_heart_in_words_without_a_judgement() -> None:
    assert formatting.describe_heart(76.2, 70.4, 71.0) == (
        "Your heart rate went from 76 to 70 beats per minute. It rose and fell with your breath by 71 ms."
    )
    assert formatting.describe_heart(76.2, 70.4, 71.0, [62.4, 79.6]) == (
        "Your heart rate went from 76 to 70 beats per minute. "
        "It rose and fell with your breath by 71 ms, give or take 9."
    )
    assert formatting.describe_uncertainty(71.0, [62.4, 79.6]) == "Give or take 9 ms."
    assert formatting.describe_uncertainty(71.0, None) == ""
    assert formatting.describe_heart(70.2, 71.0, None) == (
        "Your heart rate stayed around 71 beats per minute."
    )
    assert formatting.describe_heart(None, None, None).startswith("No heart data in this one.")


def test_an_absent_figure_is_a_dash_and_a_minus_is_a_real_one() -> None:
    assert formatting.format_figure(None, 0) == "–"
    assert formatting.format_figure(-3.14, 1) == "−3.1"


def test_when_it_was() -> None:
    assert formatting.format_when(None, TODAY) == "Unknown date"
    long_ago = formatting.format_when("2024-03-05T10:00:00+00:00", TODAY)
    assert "March 2024" in long_ago


def test_a_pause_that_broke_off_is_told_kindly() -> None:
    session = SessionSummary(
        "a", exercise=Exercise.PAUSE, completion=Completion.INTERRUPTED, decision=None
    )
    assert formatting.describe_decision(session) == "interrupted · saved"
    early = replace(session, completion=Completion.EARLY)
    assert formatting.describe_decision(early) == "not decided yet"
    free = replace(session, completion=Completion.COMPLETED, exercise=Exercise.FREE)
    assert formatting.describe_decision(free) == ""
