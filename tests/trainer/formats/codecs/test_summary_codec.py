"""A summary is the same after JSON; and whatever stands there, a summary can be read or is absent."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.breathing.messages import ResonanceFitted
from trainer.breathing.resonance_result import RateResponse, ResonanceResult
from trainer.events import Decision, PredictionMade, TriggerNamed
from trainer.formats.codecs.summary_codec import summary_from_json, summary_to_json
from trainer.hrv.messages import NoCorrections
from trainer.hrv.quality import Grade, Quality
from trainer.messages import LegacyText
from trainer.plan import Exercise, Guide
from trainer.practice.annotations import Annotations, Outcome, OutcomeReported
from trainer.practice.summary import SessionSummary
from trainer.recording import Completion, Doubt
from ui.i18n.rendering import to_english

FULL = SessionSummary(
    id="20261121T205017Z-3f9a",
    started="2026-11-21T20:50:17+00:00",
    exercise=Exercise.PAUSE,
    guide=Guide.DISC,
    source="ble:Polar H10",
    planned_s=300.0,
    duration_s=299.998,
    completion=Completion.COMPLETED,
    urge_before=8,
    urge_after=0,
    decision=Decision.PASSED,
    rounds=2,
    note="it rained",
    beats=346,
    corrected={"ectopic": 1, "long": 0},
    gaps=((1.5, 4.25),),
    breaths=30,
    pattern_first="4-0-4-0",
    pattern_last="4-0-6-0",
    breaths_per_min_last=6.0,
    resonance_breaths_per_min=5.62,
    quality=Quality(Grade.GOOD, NoCorrections(346)),
    figures={"mean_hr_bpm": 71.26, "rmssd_ms": None},
    rsa_interval_ms=(12.5, 48.0),
    annotations=Annotations("silence", ("chest",), "they leave", 70, Outcome.LESS, "a little"),
    resonance=ResonanceResult(
        5.62,
        0.91,
        (RateResponse(6.0, 0.0, 120.0, 48.25, lf_peaks=1),),
        (),
        ResonanceFitted(5.6, 0.2),
    ),
    doubt=Doubt.RESCUED,
    tags=("evening",),
)


def again(summary: SessionSummary) -> SessionSummary:
    """As it comes back from a library."""
    text = msgspec.json.encode(summary_to_json(summary, to_english))
    read = summary_from_json(msgspec.json.decode(text))
    assert read is not None
    return read


def test_all_of_a_summary_comes_back_and_its_sentences_as_text() -> None:
    read = again(FULL)
    assert summary_to_json(read, to_english) == summary_to_json(FULL, to_english)
    assert read.quality == Quality(
        Grade.GOOD, LegacyText("none of the 346 beats needed correction")
    )
    assert (read.annotations, read.gaps, read.tags) == (FULL.annotations, FULL.gaps, FULL.tags)
    assert read.resonance is not None
    assert read.resonance.rates == FULL.resonance.rates  # type: ignore[union-attr]
    assert again(read) == read


def test_what_was_not_told_has_no_key() -> None:
    fields = summary_to_json(SessionSummary("a"), to_english)
    optional = {"trigger", "body", "prediction", "outcome", "resonance", "doubt", "tags"}
    assert optional.isdisjoint(fields)
    assert optional <= set(summary_to_json(FULL, to_english))


def test_another_prediction_has_no_outcome_yet_whoever_keeps_it() -> None:
    other = PredictionMade(0.0, "they are angry", 50)
    assert "outcome" not in summary_to_json(FULL.with_annotations([other]), to_english)
    same = PredictionMade(0.0, "they leave", 20)
    stored = FULL.with_annotations([same]).annotations
    assert (stored.sure_percent, stored.outcome) == (20, Outcome.LESS)
    bare = Annotations().apply(OutcomeReported(Outcome.LESS)).apply(TriggerNamed(0.0, "noon"))
    assert bare == Annotations(trigger="noon")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
KEYS = tuple(summary_to_json(FULL, to_english))
INNER = ("text", "sure_percent", "outcome", "note", "verdict", "reason", "rates", "confidence")


@given(st.dictionaries(st.sampled_from((*KEYS, *INNER)), json_values))
def test_whatever_stands_there_is_read_or_counts_as_not_known(fields: dict[str, Any]) -> None:
    whole = dict(fields)
    fields |= {name: whole for name in ("prediction", "quality", "resonance") if name in fields}
    summary = summary_from_json({**fields, "id": "a"})
    assert summary is not None
    fields_again = summary_to_json(again(summary), to_english)
    assert fields_again == summary_to_json(summary, to_english)
    assert isinstance(fields.get("id"), str) or summary_from_json(fields) is None


@pytest.mark.parametrize("name", [name for name in KEYS if name != "id"])
def test_one_damaged_value_costs_no_other(name: str) -> None:
    fields = summary_to_json(FULL, to_english)
    read = summary_from_json({**fields, name: object()})
    assert read is not None
    others = summary_to_json(read, to_english)
    lost = {"outcome"} if name == "prediction" else set()
    assert {k for k in fields if others.get(k) != fields[k]} == {name} | lost
