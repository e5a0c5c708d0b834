"""A line stands where the person puts it; what reads like a guess is asked about, and never moved."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.refusals import refused
from tests.trainer.exercises.judged_english import KNOWN, MORE_KNOWN
from tests.trainer.exercises.judged_german import KNOWN_DE
from tests.ui.i18n.test_strings import NEVER
from trainer.errors import RecordingError, TrainerError
from trainer.exercises.certainty_audit import (
    QUESTIONS,
    Audit,
    AuditLine,
    Column,
    audit_from_fields,
    audit_to_fields,
    find_audit_hint,
    find_audit_hints,
)
from trainer.exercises.text_rules import rules_for_language
from ui.i18n.rendering import ENGLISH, to_english
from ui.i18n.texts.worksheets import audit_to_text

AUDIT = (
    Audit()
    .with_line("She has not answered since noon", Column.KNOWN)
    .with_line("She is angry with me", Column.KNOWN)
    .with_line("She will leave", Column.PREDICTING)
)


@pytest.mark.parametrize(("sentence", "is_asked_about"), [*KNOWN, *MORE_KNOWN])
def test_a_known_line_is_asked_about_as_a_careful_friend_would(
    sentence: str, is_asked_about: bool
) -> None:
    hint = find_audit_hint(sentence)
    assert (hint is not None) is is_asked_about
    if hint is not None:
        assert hint.word.lower() in sentence.lower()


@pytest.mark.parametrize(("sentence", "is_asked_about"), KNOWN_DE)
def test_a_known_line_in_german_is_asked_about_by_german_rules(
    sentence: str, is_asked_about: bool
) -> None:
    hint = find_audit_hint(sentence, "de")
    assert (hint is not None) is is_asked_about
    if hint is not None:
        assert hint.word.lower() in sentence.lower()
    audit = Audit().with_line(sentence, Column.KNOWN)
    assert bool(find_audit_hints(audit, "de")) is is_asked_about


def test_a_language_without_rules_of_its_own_is_read_as_english() -> None:
    assert find_audit_hint("She is angry with me", "fr") == find_audit_hint("She is angry with me")


def test_only_the_known_is_asked_about_and_stays_where_it_is() -> None:
    assert set(find_audit_hints(AUDIT)) == {1}
    assert AUDIT.lines[1].column is Column.KNOWN


def test_a_line_moves_across_and_back_and_keeps_its_place() -> None:
    moved = AUDIT.with_line_moved(1)
    assert [line.text for _, line in moved.in_column(Column.PREDICTING)] == [
        "She is angry with me",
        "She will leave",
    ]
    assert moved.with_line_moved(1) == AUDIT


def test_a_prediction_is_carried_with_how_sure_it_feels() -> None:
    carried = AUDIT.with_follow_up(2, 80)
    assert carried.lines[2] == AuditLine("She will leave", Column.PREDICTING, True, 80)
    assert carried.with_line_moved(2).lines[2] == AuditLine("She will leave", Column.KNOWN)


@pytest.mark.parametrize(
    ("does", "says"),
    [
        (lambda: AUDIT.with_line(" \n\t", Column.KNOWN), "empty"),
        (lambda: AUDIT.with_line_moved(3), "no line 4"),
        (lambda: AUDIT.with_line_moved(-1), "no line 0"),
        (lambda: AUDIT.with_follow_up(0, 50), "move it to the predictions first"),
        (lambda: AUDIT.with_follow_up(2, 101), "0 to 100"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(does: object, says: str) -> None:
    assert callable(does)
    with refused(TrainerError, match=says):
        does()


def test_the_text_has_two_titles_with_their_lines_below() -> None:
    assert audit_to_text(AUDIT.with_follow_up(2, 80), ENGLISH) == (
        "What I know is true right now\n- She has not answered since noon\n- She is angry with me\n\n"
        "What I am predicting\n- She will leave (80 % sure)\n"
    )
    assert audit_to_text(Audit(), ENGLISH).count("(nothing yet)") == 2


lines = st.builds(
    AuditLine,
    st.text(min_size=1),
    st.sampled_from(Column),
    st.booleans(),
    st.none() | st.integers(0, 100),
)


@given(st.lists(lines, max_size=5))
def test_an_audit_comes_back_as_it_was_kept(stored: list[AuditLine]) -> None:
    audit = Audit(tuple(stored))
    assert audit_from_fields(json.loads(json.dumps(audit_to_fields(audit)))) == audit


@given(
    st.text(max_size=200)
    | st.sampled_from(["e " * 50_000, "‮dehcis", "\x00\x1b[2J", "=cmd()", "🙂" * 9])
)
def test_any_words_are_asked_about_or_not(words: str) -> None:
    for language in ("en", "de"):
        hint = find_audit_hint(words, language)
        assert hint is None or (hint.word and hint.question)
    text = audit_to_text(Audit((AuditLine(words, Column.KNOWN),)), ENGLISH)
    assert text.count("(nothing yet)") >= len(Column) - 1


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"lines": 7},
        {"lines": ["x"]},
        {"lines": [{"text": 7, "column": "known"}]},
        {"lines": [{"text": "x", "column": "elsewhere"}]},
    ],
)
def test_fields_that_are_no_audit_are_refused_in_one_sentence(fields: dict[str, object]) -> None:
    with refused(RecordingError, match="audit"):
        audit_from_fields(fields)


def test_every_question_is_gentle_and_every_rule_leads_to_one() -> None:
    for language in ("en", "de"):
        assert {rule.kind for rule in rules_for_language(language).guesses} == set(QUESTIONS)
    for question in map(to_english, QUESTIONS.values()):
        assert question.endswith("?")
        assert NEVER.search(question) is None


def test_of_a_very_long_line_two_thousand_characters_are_looked_at() -> None:
    assert find_audit_hint(f"{'a' * 1994} maybe") is not None
    assert find_audit_hint(f"{'a' * 1995} maybe") is None


def test_a_line_stands_at_its_place_and_moves_by_itself_alone() -> None:
    audit = Audit()
    for text, column in (("a", Column.KNOWN), ("b", Column.PREDICTING), ("c", Column.PREDICTING)):
        audit = audit.with_line(text, column)
    followed = audit.with_follow_up(1, 0).with_follow_up(2, 100)
    assert [line.sure_percent for line in followed.lines] == [None, 0, 100]
    assert [place for place, _ in followed.in_column(Column.PREDICTING)] == [1, 2]
    moved = followed.with_line_moved(1)
    assert [place for place, _ in moved.in_column(Column.KNOWN)] == [0, 1]
    assert (moved.lines[1].asks_later, moved.lines[1].sure_percent) == (False, None)
    assert moved.lines[2] == followed.lines[2]
    assert moved.with_line_moved(1).lines[1].column is Column.PREDICTING
    for place in (-1, 3):
        with pytest.raises(TrainerError):
            audit.with_line_moved(place)
    for sure in (-1, 101):
        with pytest.raises(TrainerError):
            audit.with_follow_up(1, sure)
    with pytest.raises(TrainerError):
        audit.with_follow_up(0)


def test_what_is_kept_of_a_line_is_read_again_and_nothing_else() -> None:
    line = {"text": "b", "column": "predicting", "followed": True, "sure_percent": 70}
    (read,) = audit_from_fields({"lines": [line]}).lines
    assert (read.text, read.column, read.asks_later, read.sure_percent) == (
        *("b", Column.PREDICTING, True, 70),
    )
    for name, value in (("followed", 1), ("sure_percent", True), ("sure_percent", 7.5)):
        (odd,) = audit_from_fields({"lines": [{**line, name: value}]}).lines
        assert (odd.asks_later and odd.sure_percent == 70) is False
    wrong: list[object] = [None, {}, [5], [{**line, "column": "?"}]]
    for lines in wrong:
        with pytest.raises(RecordingError):
            audit_from_fields({"lines": lines})
