"""One sentence with a situation, a feeling and a need, exactly; hints where it accuses or is a thought."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.trainer.exercises.judged import EMOTIONS, NEEDS, SITUATIONS
from tests.ui.test_strings import NEVER
from trainer.errors import RecordingError, TrainerError
from trainer.exercises import feeling_words
from trainer.exercises.feeling_words import DEEDS, FEELINGS
from trainer.exercises.feeling_words import NEEDS as NEED_WORDS
from trainer.exercises.name_the_feeling import (
    Feeling,
    emotion_hint,
    feeling_fields,
    feeling_of,
    hints_for,
    need_hint,
    situation_hint,
)

SCRIPT = "When messages stay unanswered, I notice I feel anxious, and what I'm actually needing is reassurance"


@pytest.mark.parametrize(
    ("situation", "emotion", "need"),
    [
        ("messages stay unanswered", "anxious", "reassurance"),
        ("  messages stay\n unanswered ", " anxious", "reassurance. "),
        ("When messages stay unanswered,", "I feel anxious", "I need reassurance"),
        (
            "when messages stay unanswered",
            "I’m anxious,",
            "what I’m actually needing is reassurance",
        ),
    ],
)
def test_the_sentence_is_exactly_the_one_of_the_template(
    situation: str, emotion: str, need: str
) -> None:
    feeling = Feeling(situation, emotion, need)
    assert feeling.script == SCRIPT
    assert feeling.situation == situation


def test_forty_sentences_were_judged() -> None:
    assert len(SITUATIONS) + len(EMOTIONS) + len(NEEDS) == 40


@pytest.mark.parametrize(("words", "is_hinted"), SITUATIONS)
def test_a_situation_that_accuses_gets_a_hint(words: str, is_hinted: bool) -> None:
    assert (situation_hint(words) is not None) is is_hinted


@pytest.mark.parametrize(("words", "is_hinted"), EMOTIONS)
def test_a_feeling_that_is_a_thought_gets_a_hint(words: str, is_hinted: bool) -> None:
    assert (emotion_hint(words) is not None) is is_hinted


@pytest.mark.parametrize(("words", "is_hinted"), NEEDS)
def test_a_need_that_another_would_have_to_meet_gets_a_hint(words: str, is_hinted: bool) -> None:
    assert (need_hint(words) is not None) is is_hinted


def test_the_words_to_choose_from_are_feelings_and_needs() -> None:
    words = [word for family in FEELINGS.values() for word in family]
    assert len(words) > 50
    assert [word for word in words if emotion_hint(word)] == []
    assert [word for family in NEED_WORDS.values() for word in family if need_hint(word)] == []
    every = [*words, *DEEDS.values(), *feeling_words.NEEDS]
    assert [word for word in every if NEVER.search(word)] == []


@pytest.mark.parametrize("empty", ["", "  ", "\n\t"])
def test_an_empty_part_is_refused_in_one_sentence(empty: str) -> None:
    with pytest.raises(TrainerError, match="emotion is empty"):
        Feeling("it rains", empty, "rest")


words = st.text(min_size=1).filter(str.strip) | st.sampled_from(
    ["x" * 100_000, "you " * 25_000, "‮ךל", "🙂", "=cmd()", "\x1b[2J", "when", "I feel", "..."]
)


@given(words, words, words)
def test_any_words_make_a_sentence_and_are_kept_as_written(a: str, b: str, c: str) -> None:
    feeling = Feeling(a, b, c)
    assert feeling.script.startswith("When ")
    assert ", I notice I feel " in feeling.script
    assert ", and what I'm actually needing is " in feeling.script
    hints_for(feeling)
    assert feeling_of(feeling_fields(feeling)) == feeling


def test_fields_that_are_no_feeling_are_refused() -> None:
    with pytest.raises(RecordingError):
        feeling_of({"situation": "x", "emotion": 7})
