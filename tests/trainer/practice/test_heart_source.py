"""A demonstration is told from a heart that was there, and nothing is said of a person from it."""

from dataclasses import replace

import pytest
from msgspec import structs

from tests.ui.recorded_sessions import STRAP, sat
from trainer.breathing.personal_pattern import find_personal_pattern
from trainer.events import SourceChanged
from trainer.formats.codecs.summary_codec import summary_from_json, summary_to_json
from trainer.plan import Exercise, Guide
from trainer.practice.guide_fading import suggest_guide
from trainer.practice.heart_source import has_heart, is_demo
from trainer.practice.summary import SessionSummary
from trainer.recording import Completion, Recording
from trainer.session.review import summarize
from ui.i18n.rendering import to_english


@pytest.mark.parametrize("source", ["simulated", "simulated:seed=7,hr=62", "replay:/a/b.csv"])
def test_a_simulated_and_a_replayed_heart_are_demonstrations(source: str) -> None:
    assert is_demo(source)
    assert has_heart(source)


@pytest.mark.parametrize(
    "source", ["none", None, "", "ble:simulated", "serial:replay", "simulated.csv", "unknown"]
)
def test_a_sensor_a_file_and_no_sensor_are_none(source: str | None) -> None:
    assert not is_demo(source)


def test_there_is_no_heart_without_a_sensor() -> None:
    assert not any(map(has_heart, ("none", "", None)))
    assert has_heart("ble:Polar H10")


@pytest.mark.parametrize("first", [STRAP, "none"])
def test_a_pause_in_which_a_simulated_heart_was_listened_to_is_a_demonstration(first: str) -> None:
    switched = SourceChanged(60.0, "simulated:seed=3", 1.0)
    recording = replace(sat(asked=(switched,)), source=first)
    assert summarize(recording).summary.is_demo
    assert not summarize(sat()).summary.is_demo


@pytest.mark.parametrize("source", [STRAP, "none", "replay:a.csv", "simulated:seed=1"])
def test_what_is_kept_of_a_pause_says_whether_it_is_one(source: str) -> None:
    summary = summarize(_named(source)).summary
    fields = summary_to_json(summary, to_english)
    assert fields.get("demo", False) is summary.is_demo is is_demo(source)
    read = summary_from_json(fields)
    assert read is not None
    assert read.is_demo is summary.is_demo


def test_what_an_earlier_version_kept_is_told_by_its_source() -> None:
    fields = summary_to_json(summarize(_named("simulated:seed=1")).summary, to_english)
    read = summary_from_json({k: v for k, v in fields.items() if k != "demo"})
    assert read is not None
    assert read.is_demo


def test_the_breath_of_a_simulated_heart_is_not_the_person_s_own() -> None:
    assessed = [
        SessionSummary(str(rate), exercise=Exercise.RESONANCE, resonance_breaths_per_min=rate)
        for rate in (5.0, 6.0)
    ]
    demo_first = [structs.replace(assessed[0], is_demo=True), assessed[1]]
    result = find_personal_pattern(demo_first)
    assert result is not None
    assert result.breaths_per_min == 6.0
    assert find_personal_pattern([demo_first[0]]) is None


def test_no_guide_is_suggested_from_simulated_hearts() -> None:
    in_rhythm = SessionSummary(
        "held",
        exercise=Exercise.PAUSE,
        guide=Guide.FULL,
        completion=Completion.COMPLETED,
        figures={"breaths_per_min": 6.0},
        breaths_per_min_last=6.0,
    )
    demo = structs.replace(in_rhythm, is_demo=True)
    assert suggest_guide([in_rhythm] * 3, Guide.FULL) is Guide.DISC
    assert suggest_guide([demo] * 3, Guide.FULL) is None
    assert suggest_guide([in_rhythm, demo, in_rhythm, demo, in_rhythm], Guide.FULL) is Guide.DISC


def _named(source: str) -> Recording:
    events = tuple(
        replace(e, source=source) if isinstance(e, SourceChanged) else e for e in sat().events
    )
    return replace(sat(), source=source, events=events)
