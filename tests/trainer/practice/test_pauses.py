"""What was told around a pause is kept as it was told, and the last word counts."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.refusals import refused
from tests.ui.i18n.test_strings import NEVER
from trainer.errors import IllegalCommandError
from trainer.events import (
    BodyFelt,
    Decided,
    Decision,
    Moment,
    PredictionMade,
    TriggerNamed,
    UrgeRated,
)
from trainer.formats.codecs.summary_codec import summary_from_json
from trainer.formats.csv_text.cells import format_line
from trainer.formats.exports import csv_export
from trainer.formats.exports.redaction import redact_recording
from trainer.practice.annotations import Annotation, Annotations, Outcome, OutcomeReported
from trainer.practice.pauses import Pause, pause_from_summary
from trainer.practice.predictions import Prediction
from trainer.practice.safety_notices import (
    NOTICES,
    OveruseNotice,
    overuse_notice,
    shows_dizziness_notice,
)
from trainer.practice.summary import SessionSummary
from trainer.practice.triggers import frequent_triggers
from trainer.recording import Recording
from ui.i18n.rendering import to_english

TOLD = SessionSummary("a", "2026-11-21T20:50:17+00:00", duration_s=300.0)
NOON = 1_000_000.0


def pause_of(fields: dict[str, Any]) -> Pause:
    """What a series makes of a stored summary."""
    summary = summary_from_json(fields)
    assert summary is not None
    return pause_from_summary(summary, None)


def test_what_is_told_the_next_day_stands_beside_the_pause() -> None:
    later: list[Annotation] = [
        TriggerNamed(0.0, "no answer since noon"),
        BodyFelt(0.0, ("chest", "throat")),
        PredictionMade(0.0, "she leaves", 80),
        UrgeRated(0.0, 7, Moment.BEFORE),
        UrgeRated(0.0, 0, Moment.AFTER),
        Decided(0.0, Decision.PASSED),
        OutcomeReported(Outcome.NOTHING, "she had been asleep"),
    ]
    pause = pause_from_summary(TOLD.with_annotations(later), 1.0)
    assert (pause.trigger, pause.body) == ("no answer since noon", ("chest", "throat"))
    assert (pause.urge_before, pause.urge_after, pause.decision) == (7, 0, Decision.PASSED)
    assert pause.prediction == Prediction(
        "a", TOLD.started, "she leaves", 80, Outcome.NOTHING, "she had been asleep"
    )


def test_the_last_word_counts_and_an_empty_one_takes_it_back() -> None:
    result = TOLD.with_annotations([TriggerNamed(0.0, "one"), TriggerNamed(0.0, "two")])
    assert result.annotations.trigger == "two"
    assert result.with_annotations([TriggerNamed(0.0, "")]) == TOLD
    assert TOLD.with_annotations([BodyFelt(0.0, ("jaw",)), BodyFelt(0.0, ())]) == TOLD


def test_nothing_comes_of_a_prediction_that_was_taken_back() -> None:
    later: list[Annotation] = [
        PredictionMade(0.0, "she leaves", 80),
        OutcomeReported(Outcome.LESS),
        PredictionMade(0.0, ""),
    ]
    assert TOLD.with_annotations(later) == TOLD


def test_ones_own_list_begins_with_what_comes_most_often() -> None:
    named = ["silence", "a party", "silence", "", "  ", "monday"]
    pauses = [
        Pause(str(n), None, None, 300.0, annotations=Annotations(t)) for n, t in enumerate(named)
    ]
    assert frequent_triggers(pauses) == ("silence", "monday", "a party")
    assert frequent_triggers([]) == ()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)
KEYS = (
    "duration_s",
    "urge_before",
    "decision",
    "figures",
    "trigger",
    "body",
    "prediction",
    "outcome",
)


@given(st.dictionaries(st.sampled_from(KEYS), json_values))
def test_figures_of_any_kind_make_a_pause(fields: dict[str, Any]) -> None:
    pause = pause_of({"id": "a", **fields})
    assert pause.waited_s >= 0.0
    assert pause.urge_before is None or 0 <= pause.urge_before <= 10


def test_who_opens_figures_many_times_a_day_is_met_with_one_kind_line() -> None:
    often = [NOON - 600.0 * n for n in range(8)]
    assert overuse_notice(often[:7], [], NOON) is None
    assert overuse_notice(often, [], NOON) is OveruseNotice.FIGURES
    assert overuse_notice(often, [], NOON, shown_at=NOON - 3_600.0) is None
    assert overuse_notice([t - 90_000.0 for t in often], [], NOON) is None


def test_who_begins_many_pauses_in_an_hour_is_met_with_another() -> None:
    assert overuse_notice([], [NOON - 600.0 * n for n in range(5)], NOON) is OveruseNotice.PAUSES
    assert overuse_notice([], [NOON - 1_000.0 * n for n in range(5)], NOON) is None


def test_a_clock_that_went_backwards_says_nothing_of_anybody() -> None:
    ahead = [NOON + 60.0 * n for n in range(1, 30)]
    assert overuse_notice(ahead, ahead, NOON) is None
    assert overuse_notice([NOON] * 8, [], NOON, shown_at=NOON + 60.0) is OveruseNotice.FIGURES


def test_dizziness_is_spoken_of_in_the_first_breaths_of_the_first_three_sessions() -> None:
    assert shows_dizziness_notice(0, 0)
    assert shows_dizziness_notice(2, 3)
    assert not shows_dizziness_notice(3, 0)
    assert not shows_dizziness_notice(0, 4)


def test_every_kind_line_has_its_words() -> None:
    assert set(NOTICES) == set(OveruseNotice)


def test_every_kind_line_is_kind() -> None:
    for line in map(to_english, NOTICES.values()):
        assert NEVER.search(line) is None
        assert "!" not in line


def test_what_was_told_is_in_the_table_of_events_and_not_in_what_others_are_shown() -> None:
    events = (
        TriggerNamed(0.0, "=silence"),
        BodyFelt(0.0, ("chest", "jaw")),
        PredictionMade(0.0, "she leaves", 80),
        PredictionMade(0.0, "she stays"),
    )
    recording = Recording("a", None, "none", None, None, events)
    assert [format_line(row) for row in csv_export.event_rows(recording.events, to_english)] == [
        "0.000000,trigger_named,,'=silence\n",
        '0.000000,body_felt,,"chest, jaw"\n',
        "0.000000,prediction_made,80,she leaves\n",
        "0.000000,prediction_made,,she stays\n",
    ]
    assert redact_recording(recording).events == ()


@pytest.mark.parametrize("sure", [-1, 101])
def test_nobody_is_surer_than_all_or_less_sure_than_nothing(sure: int) -> None:
    with refused(IllegalCommandError, match="0 to 100"):
        PredictionMade(0.0, "x", sure)


def test_ones_own_list_is_no_longer_than_can_be_read_at_a_glance() -> None:
    pauses = [
        Pause(str(n), None, None, 300.0, annotations=Annotations(f"the {n}th")) for n in range(40)
    ]
    assert len(frequent_triggers(pauses)) == 12


def test_a_rating_is_a_whole_number_of_the_scale_and_yes_is_none() -> None:
    for written, read in ((0, 0), (10, 10), (11, None), (-1, None), (True, None), (7.0, None)):
        pause = pause_of({"id": "a", "urge_before": written, "urge_after": written})
        assert (pause.urge_before, pause.urge_after) == (read, read)


def test_a_length_is_a_number_that_waiting_can_have_and_yes_is_none() -> None:
    for written, read in ((300, 300.0), (300.5, 300.5), (True, None), (2e9, None), ("5", None)):
        assert pause_of({"id": "a", "planned_s": written}).planned_s == read
