"""One sentence with a situation, a feeling and a need, exactly; hints where it accuses or is a thought."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.refusals import refused
from tests.trainer.exercises.judged_english import (
    EMOTIONS,
    MORE_EMOTIONS,
    MORE_NEEDS,
    MORE_SITUATIONS,
    NEEDS,
    SITUATIONS,
)
from tests.trainer.exercises.judged_german import EMOTIONS_DE, KNOWN_DE, NEEDS_DE, SITUATIONS_DE
from tests.ui.i18n.test_strings import NEVER
from trainer.errors import RecordingError, TrainerError
from trainer.exercises import feeling_words
from trainer.exercises.feeling_words import DEEDS, FEELINGS
from trainer.exercises.feeling_words import NEEDS as NEED_WORDS
from trainer.exercises.messages import FeelingSentence
from trainer.exercises.name_the_feeling import (
    SUGGESTIONS,
    Feeling,
    feeling_from_fields,
    feeling_to_fields,
    find_emotion_hint,
    find_feeling_hints,
    find_need_hint,
    find_situation_hint,
)
from trainer.exercises.text_rules import rules_for_language
from ui.i18n.rendering import to_english

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
        ("messages stay unanswered?", "anxious!", "reassurance!"),
        ("Whenever messages stay unanswered ...", "I am anxious", "I want reassurance"),
        ("Every time when messages stay unanswered!?", "anxious", "reassurance"),
    ],
)
def test_the_sentence_is_exactly_the_one_of_the_template(
    situation: str, emotion: str, need: str
) -> None:
    feeling = Feeling(situation, emotion, need)
    assert to_english(feeling.sentence) == SCRIPT
    assert feeling.situation == situation


@pytest.mark.parametrize(
    ("situation", "emotion", "need"),
    [
        ("du nicht antwortest", "einsam", "Nähe"),
        ("Wenn du nicht antwortest?", "ich fühle mich einsam.", "ich brauche Nähe"),
        ("immer wenn du nicht antwortest,", "mich einsam", "Ich brauche Nähe!"),
    ],
)
def test_what_the_sentence_says_already_is_not_said_twice_in_german(
    situation: str, emotion: str, need: str
) -> None:
    assert Feeling(situation, emotion, need).sentence == FeelingSentence(
        "du nicht antwortest", "einsam", "Nähe"
    )


@pytest.mark.parametrize("odd", ["what {need} is", "{", "}{situation}", "100 %s"])
def test_brackets_in_ones_own_words_stay(odd: str) -> None:
    assert odd in to_english(Feeling(odd, odd, odd).sentence)


def test_forty_sentences_were_judged() -> None:
    assert len(SITUATIONS) + len(EMOTIONS) + len(NEEDS) == 40


@pytest.mark.parametrize(("words", "is_hinted"), [*SITUATIONS, *MORE_SITUATIONS])
def test_a_situation_that_accuses_gets_a_hint(words: str, is_hinted: bool) -> None:
    assert (find_situation_hint(words) is not None) is is_hinted


@pytest.mark.parametrize(("words", "is_hinted"), [*EMOTIONS, *MORE_EMOTIONS])
def test_a_feeling_that_is_a_thought_gets_a_hint(words: str, is_hinted: bool) -> None:
    assert (find_emotion_hint(words) is not None) is is_hinted


@pytest.mark.parametrize(("words", "is_hinted"), [*NEEDS, *MORE_NEEDS])
def test_a_need_that_another_would_have_to_meet_gets_a_hint(words: str, is_hinted: bool) -> None:
    assert (find_need_hint(words) is not None) is is_hinted


GERMAN = [
    *(("situation", *judged) for judged in SITUATIONS_DE),
    *(("emotion", *judged) for judged in EMOTIONS_DE),
    *(("need", *judged) for judged in NEEDS_DE),
]


@pytest.mark.parametrize(("part", "words", "is_hinted"), GERMAN)
def test_what_is_written_in_german_is_read_by_german_rules(
    part: str, words: str, is_hinted: bool
) -> None:
    hint = {"situation": find_situation_hint, "emotion": find_emotion_hint, "need": find_need_hint}[
        part
    ](words, "de")
    assert (hint is not None) is is_hinted
    if hint is not None:
        assert hint.word in words


def test_more_than_twenty_german_sentences_were_judged() -> None:
    assert len(GERMAN) + len(KNOWN_DE) >= 20


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_rule_leads_to_a_suggestion_in_words_that_are_known(language: str) -> None:
    rules = rules_for_language(language)
    kinds = {r.kind for r in (*rules.situations, *rules.emotions, *rules.needs)}
    assert kinds == set(SUGGESTIONS)
    known = {word for feelings in DEEDS.values() for word in feelings}
    assert {w.word for deed in rules.deeds.values() for w in (deed.one, deed.other)} <= known


def test_the_words_to_choose_from_are_feelings_and_needs() -> None:
    words = [word for family in FEELINGS.values() for word in family]
    assert len(words) > 50
    assert [word for word in words if find_emotion_hint(word)] == []
    assert [word for family in NEED_WORDS.values() for word in family if find_need_hint(word)] == []
    every = [*words, *(word for pair in DEEDS.values() for word in pair), *feeling_words.NEEDS]
    assert [word for word in every if NEVER.search(word)] == []


@pytest.mark.parametrize("empty", ["", "  ", "\n\t"])
def test_an_empty_part_is_refused_in_one_sentence(empty: str) -> None:
    with refused(TrainerError, match="feeling is still missing"):
        Feeling("it rains", empty, "rest")


words = st.text(min_size=1).filter(str.strip) | st.sampled_from(
    ["x" * 100_000, "you " * 25_000, "‮ךל", "🙂", "=cmd()", "\x1b[2J", "when", "I feel", "..."]
)


@given(words, words, words)
def test_any_words_make_a_sentence_and_are_kept_as_written(a: str, b: str, c: str) -> None:
    feeling = Feeling(a, b, c)
    sentence = to_english(feeling.sentence)
    assert sentence.startswith("When ")
    assert ", I notice I feel " in sentence
    assert ", and what I'm actually needing is " in sentence
    find_feeling_hints(feeling)
    find_feeling_hints(feeling, "de")
    assert feeling_from_fields(feeling_to_fields(feeling)) == feeling


def test_fields_that_are_no_feeling_are_refused() -> None:
    with pytest.raises(RecordingError):
        feeling_from_fields({"situation": "x", "emotion": 7})
