"""What sets the urge off: how often, the urge before and after, and how long was waited."""

from hypothesis import given
from hypothesis import strategies as st

from trainer.practice.annotations import Annotations
from trainer.practice.pauses import Pause
from trainer.practice.triggers import MAX_KEY_CHARS, summarize_triggers


def pause(
    trigger: str, waited_s: float = 300.0, before: int | None = None, after: int | None = None
) -> Pause:
    annotations = Annotations(trigger=trigger)
    return Pause(
        "p", None, None, waited_s, urge_before=before, urge_after=after, annotations=annotations
    )


def test_each_trigger_says_how_often_how_strong_and_how_long() -> None:
    result = summarize_triggers(
        [
            pause("no answer", 300.0, 8, 4),
            pause("a call", 60.0, 5, 5),
            pause("no answer", 600.0, 9, 3),
            pause("no answer", 120.0, 7, None),
        ]
    )
    assert [(one.text, one.pauses, one.rated) for one in result] == [
        ("no answer", 3, 2),
        ("a call", 1, 1),
    ]
    assert (result[0].urge_before, result[0].urge_after, result[0].waited_s) == (8.5, 3.5, 300.0)


def test_an_urge_that_was_not_rated_is_not_made_up() -> None:
    (only,) = summarize_triggers([pause("no answer", before=8)])
    assert (only.rated, only.urge_before, only.urge_after) == (0, None, None)


def test_the_same_words_are_one_trigger_as_they_were_written_last() -> None:
    result = summarize_triggers([pause("No answer"), pause(" no\tANSWER\n"), pause(" "), pause("")])
    assert [(one.text, one.pauses) for one in result] == [("no ANSWER", 2)]


def test_of_equally_frequent_ones_the_latest_comes_first() -> None:
    result = summarize_triggers(map(pause, ("a", "b", "c", "a", "b")))
    assert [one.text for one in result] == ["b", "a", "c"]


def test_a_text_without_end_is_one_trigger() -> None:
    (only,) = summarize_triggers([pause("word " * 20_000), pause("word " * 20_001)])
    assert only.pauses == 2
    assert len(only.text) <= MAX_KEY_CHARS


@given(st.lists(st.text(max_size=6)))
def test_every_named_pause_is_in_just_one_trigger(texts: list[str]) -> None:
    result = summarize_triggers(map(pause, texts))
    assert sum(one.pauses for one in result) == sum(bool(text.strip()) for text in texts)
    counts = [one.pauses for one in result]
    assert counts == sorted(counts, reverse=True)
