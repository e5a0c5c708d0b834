"""What happened comes back as it happened, and nothing that did not happen is believed."""

import json
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.refusals import sentence_of
from tests.trainer.any_event import events
from trainer.errors import RecordingError
from trainer.events import Beat, Event, NoteWritten
from trainer.formats.codecs.event_codec import decode_event, encode_event
from trainer.formats.codecs.json_validation import parse_object, to_json_line
from trainer.library.tables.events import event_from_row, event_to_row

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=5,
)


@given(events)
def test_every_event_comes_back_from_json_exactly(event: Event) -> None:
    kind, fields = encode_event(event)
    assert decode_event(kind, event.t, parse_object(to_json_line(fields))) == event


@given(events)
def test_every_event_comes_back_from_a_row_of_the_library_exactly(event: Event) -> None:
    assert event_from_row(event_to_row(0, event)) == event


def test_there_is_a_reader_for_every_kind_of_event() -> None:
    kinds = {kind for kind, _ in _seen_kinds()}
    assert kinds == set(get_args(Event))


def _seen_kinds() -> set[tuple[type, str]]:
    seen: set[tuple[type, str]] = set()

    @settings(max_examples=600, database=None, derandomize=True)
    @given(events)
    def see(event: Event) -> None:
        kind, fields = encode_event(event)
        assert type(decode_event(kind, event.t, fields)) is type(event)
        seen.add((type(event), kind))

    see()
    return seen


@given(st.floats(-1e9, 1e9))
def test_a_time_of_whole_microseconds_survives_as_the_very_same_number(t: float) -> None:
    rounded = round(t, 6)
    assert round(rounded * 1e6) / 1e6 == rounded


def test_a_beat_says_no_more_than_the_sensor_did() -> None:
    assert encode_event(Beat(1.0, 800.0)) == ("beat", {"rr_ms": 800.0})
    assert encode_event(Beat(1.0, 800.0, 819)) == ("beat", {"rr_ms": 800.0, "raw": 819})


def test_a_note_with_half_a_character_is_kept_without_it() -> None:
    kind, fields = encode_event(NoteWritten(1.0, "better \ud83d"))
    assert decode_event(kind, 1.0, fields) == NoteWritten(1.0, "better ?")


def test_an_interval_that_is_no_number_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="JSON"):
        event_to_row(0, Beat(1.0, float("nan")))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "[]",
        "7",
        '{"rr_ms": NaN}',
        '{"rr_ms": Infinity}',
        '{"rr_ms": -Infinity}',
        '{"rr_ms": ' + "9" * 5000 + "}",
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"rr_ms": 800',
        "x" * 5_000_000,
    ],
)
def test_a_line_that_is_no_record_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(RecordingError) as refusal:
        parse_object(text)
    assert_is_one_sentence(sentence_of(refusal.value))


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("sneeze", "{}"),
        ("", "{}"),
        ("beat", "{}"),
        ("beat", '{"rr_ms": "800"}'),
        ("beat", '{"rr_ms": true}'),
        ("beat", '{"rr_ms": null}'),
        ("beat", '{"rr_ms": 1e400}'),
        ("beat", '{"rr_ms": ' + "9" * 400 + "}"),
        ("beat", '{"rr_ms": 800, "raw": 1.5}'),
        ("beat", '{"rr_ms": 800, "raw": ' + "9" * 400 + "}"),
        ("beat", '{"rr_ms": 800, "verdict": "normal"}'),
        ("tick", '{"rr_ms": 800}'),
        ("urge_rated", '{"urge": 11, "moment": "before"}'),
        ("urge_rated", '{"urge": true, "moment": "before"}'),
        ("urge_rated", '{"urge": 5, "moment": "yesterday"}'),
        ("decided", '{"decision": null}'),
        ("contact_changed", '{"contact": "good", "detail": 7}'),
        ("source_changed", '{"source": "x", "resolution_ms": 1, "gives_rr": 1}'),
        ("note_written", '{"text": "\\ud83d"}'),
        ("pattern_chosen", '{"pattern": [4, 0, 6, 0]}'),
        ("pattern_chosen", '{"pattern": {"inhale_s": 4}}'),
        (
            "pattern_chosen",
            '{"pattern": {"inhale_s": 0, "hold_full_s": 0, "exhale_s": 0, "hold_empty_s": 0}}',
        ),
    ],
)
def test_an_event_that_cannot_be_is_refused_in_one_sentence(kind: str, fields: str) -> None:
    with pytest.raises(RecordingError) as refusal:
        decode_event(kind, 1.0, parse_object(fields))
    assert_is_one_sentence(sentence_of(refusal.value))


@pytest.mark.parametrize("t", [float("nan"), float("inf"), 1e300])
def test_nothing_happens_at_a_time_that_is_none(t: float) -> None:
    with pytest.raises(RecordingError):
        decode_event("tick", t, {})


@given(st.text(max_size=60) | json_values.map(json.dumps))
def test_any_text_is_either_understood_or_refused(text: str) -> None:
    try:
        fields = parse_object(text)
        decode_event(str(fields.get("kind", "beat")), 0.0, fields)
    except RecordingError as refusal:
        assert_is_one_sentence(sentence_of(refusal))


@given(
    st.sampled_from(["beat", "source_changed", "urge_rated", "pattern_chosen", "note_written"]),
    st.dictionaries(
        st.sampled_from(["rr_ms", "raw", "received", "source", "urge", "pattern", "text"]),
        json_values,
    ),
)
def test_any_fields_make_an_event_or_are_refused(kind: str, fields: dict[str, object]) -> None:
    try:
        decode_event(kind, 0.0, fields)
    except RecordingError as refusal:
        assert_is_one_sentence(sentence_of(refusal))


def assert_is_one_sentence(words: str) -> None:
    assert "\n" not in words
    assert len(words) < 250
    assert words.endswith(".")
