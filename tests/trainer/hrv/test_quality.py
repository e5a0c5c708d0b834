"""Which figure may be shown, and what is said of one that may not."""

import pytest

from trainer.hrv.quality import (
    FigureCollector,
    Grade,
    Quality,
    as_uncorrected,
    assess_quality,
    no_beat_reason,
    too_few_beats_reason,
    window_too_short_reason,
    with_gaps,
)


@pytest.mark.parametrize(
    ("beats", "corrected", "irregular", "verdict"),
    [
        (0, 0, 0.0, Grade.NONE),
        (300, 0, 0.0, Grade.GOOD),
        (300, 15, 0.02, Grade.GOOD),
        (300, 16, 0.05, Grade.FAIR),
        (300, 30, 0.1, Grade.FAIR),
        (300, 31, 0.1, Grade.POOR),
        (300, 6, 0.16, Grade.POOR),
    ],
)
def test_a_window_is_judged_by_how_much_of_it_is_guessed(
    beats: int, corrected: int, irregular: float, verdict: Grade
) -> None:
    quality = assess_quality(beats, corrected, irregular)
    assert quality.verdict is verdict
    assert quality.shows_figures == (verdict in (Grade.GOOD, Grade.FAIR))
    assert quality.reason


def test_reasons_are_sentences_with_numbers() -> None:
    assert too_few_beats_reason(4, 10) == "too few beats: 4 of 10"
    assert too_few_beats_reason(10, 10) is None
    assert (
        window_too_short_reason(80.0, 120.0, "LF")
        == "window too short for LF: 80 of 120 s without a gap"
    )
    assert (
        window_too_short_reason(117.6, 120.0, "LF") is None
    )  # the last beat rarely falls on the end
    assert no_beat_reason(4.2) == "no beat for 4 s"


def test_missing_time_is_told_and_much_of_it_lowers_the_verdict() -> None:
    good = assess_quality(300, 0, 0.0)
    assert with_gaps(good, 0.0, 300.0) is good
    assert with_gaps(good, 10.0, 300.0).verdict is Grade.GOOD
    assert "10 of 300 s" in with_gaps(good, 10.0, 300.0).reason
    assert with_gaps(good, 90.0, 300.0).verdict is Grade.FAIR


def test_intervals_as_they_came_say_so() -> None:
    assert "nothing was corrected" in as_uncorrected(assess_quality(300, 40, 0.0)).reason
    assert as_uncorrected(assess_quality(0, 0, 0.0)) == Quality(Grade.NONE, "there are no beats")


def test_a_sheet_holds_a_number_or_a_reason_and_does_no_needless_work() -> None:
    collector = FigureCollector()
    collector.add("a", 1.0, None)
    collector.add("b", lambda: 1 / 0, "not now", "not later")
    collector.add("c", float("nan"), undefined="no such thing")
    collector.add("d", None)
    assert collector.figures == {"a": 1.0, "b": None, "c": None, "d": None}
    assert collector.reasons == {
        "b": "not now",
        "c": "no such thing",
        "d": "not defined for these intervals",
    }
