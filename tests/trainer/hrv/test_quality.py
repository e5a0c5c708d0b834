"""Which figure may be shown, and what is said of one that may not."""

import pytest

from trainer.hrv.messages import LfBand, NoBeats
from trainer.hrv.quality import (
    NO_PACER,
    NO_PEAK,
    NO_WAVE,
    UNDEFINED,
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
from trainer.messages import Message
from ui.i18n.rendering import to_english


def english_of(reason: Message | None) -> str:
    assert reason is not None
    return to_english(reason)


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
    assert to_english(quality.reason)


def test_reasons_are_sentences_with_numbers() -> None:
    assert english_of(too_few_beats_reason(4, 10)) == "too few beats: 4 of 10"
    assert too_few_beats_reason(10, 10) is None
    assert (
        english_of(window_too_short_reason(80.0, 120.0, LfBand()))
        == "window too short for LF: 80 of 120 s without a gap"
    )
    # The last beat rarely falls on the end.
    assert window_too_short_reason(117.6, 120.0, LfBand()) is None
    assert to_english(no_beat_reason(4.2)) == "no heartbeat for 4 s"


def test_missing_time_is_told_and_much_of_it_lowers_the_verdict() -> None:
    good = assess_quality(300, 0, 0.0)
    assert with_gaps(good, 0.0, 300.0) is good
    assert with_gaps(good, 10.0, 300.0).verdict is Grade.GOOD
    assert "10 of 300 s" in to_english(with_gaps(good, 10.0, 300.0).reason)
    assert with_gaps(good, 90.0, 300.0).verdict is Grade.FAIR


def test_intervals_as_they_came_say_so() -> None:
    assert "correction is turned off" in to_english(
        as_uncorrected(assess_quality(300, 40, 0.0)).reason
    )
    assert as_uncorrected(assess_quality(0, 0, 0.0)) == Quality(Grade.NONE, NoBeats())


@pytest.mark.parametrize("corrected", [0, 6, 20, 40])
@pytest.mark.parametrize("missing_s", [0.0, 90.0])
def test_what_was_not_corrected_is_never_called_corrected(corrected: int, missing_s: float) -> None:
    quality = with_gaps(assess_quality(300, corrected, 0.0), missing_s, 300.0)
    raw = as_uncorrected(quality)
    assert raw.verdict is quality.verdict
    sentence = to_english(raw.reason)
    assert sentence.startswith("correction is turned off (")
    assert "corrected" not in sentence.removeprefix("correction is turned off")
    assert ("look wrong" in sentence) is (corrected > 0)


def test_a_sheet_holds_a_number_or_a_reason_and_does_no_needless_work() -> None:
    collector = FigureCollector()
    collector.add("a", 1.0, None)
    collector.add("b", lambda: 1 / 0, NO_PACER, NO_WAVE)
    collector.add("c", float("nan"), undefined=NO_PEAK)
    collector.add("d", None)
    assert collector.figures == {"a": 1.0, "b": None, "c": None, "d": None}
    assert collector.reasons == {
        "b": NO_PACER,
        "c": NO_PEAK,
        "d": UNDEFINED,
    }
