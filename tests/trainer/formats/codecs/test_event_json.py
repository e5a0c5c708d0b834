"""Long recordings are read and written faster, and not otherwise: no byte, no value, no refusal differs."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.trainer.any_event import events, triples
from trainer.errors import RecordingError
from trainer.event_series import MAX_RUN_BEATS, EventSeries
from trainer.events import Beat, ChestMoved, Event, Tick
from trainer.formats.codecs.event_codec import KINDS, decode_event, encode_event
from trainer.formats.codecs.event_json import (
    BeatFields,
    BeatLine,
    decode_fields,
    decode_line,
    encode_fields,
    encode_line,
)
from trainer.formats.codecs.json_validation import (
    parse_object,
    read_number,
    read_text,
    to_json_line,
)
from trainer.formats.jsonl import format_jsonl
from trainer.library.tables.events import (
    append_row,
    event_from_row,
    event_to_row,
    rows_from_events,
)
from trainer.recording import Recording

small_numbers = st.floats(-1e-3, 1e-3) | st.sampled_from([0.0, -0.0, 1e-4, 9.9e-5, 1e15, 5e-324])
beats = st.builds(
    Beat,
    small_numbers | st.floats(0.0, 1e6),
    small_numbers | st.floats(200.0, 3000.0) | st.integers(0, 3000),
    st.none() | st.integers(-(10**15), 10**15),
    st.none() | small_numbers | st.floats(0.0, 1e6),
)
movements = st.builds(
    ChestMoved, st.floats(0.0, 1e6), small_numbers, st.lists(triples, max_size=3).map(tuple)
)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.integers(0, 3000)
    | st.text(max_size=5)
    | st.sampled_from(["good", "lost", "before", "passed", "\ud83d", "streaming"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=5,
)
names = st.sampled_from(
    [
        *("rr_ms", "raw", "received", "source", "resolution_ms", "gives_rr", "contact", "detail"),
        *("link", "hr_bpm", "percent", "rate_hz", "mg", "decision", "urge", "moment", "text"),
        *("places", "sure_percent", "pattern", "t", "kind", "mood"),
    ]
)


@given(beats | movements | events)
@example(Beat(0.00005, 800.0))
@example(Beat(1.0, 0.00005))
@example(Beat(1.0, 800.0, 820, 0.00005))
@example(ChestMoved(1.0, 0.00005, ()))
def test_what_is_written_fast_is_the_same_to_the_byte(event: Event) -> None:
    kind, fields = encode_event(event)
    assert encode_fields(event) in (None, to_json_line(fields))
    line = to_json_line({"kind": kind, "t": event.t, **fields}) + "\n"
    assert encode_line(event) in (None, line)


@given(st.lists(beats | movements | events, max_size=5))
def test_rows_of_a_whole_recording_are_those_of_each_event(written: list[Event]) -> None:
    one_by_one = [event_to_row(seq, event) for seq, event in enumerate(written)]
    assert list(rows_from_events(written)) == one_by_one
    assert list(rows_from_events(EventSeries(written))) == one_by_one


@given(st.lists(beats | movements | events, max_size=5))
def test_lines_of_a_whole_recording_are_those_of_each_event(written: list[Event]) -> None:
    one_by_one = []
    for event in written:
        kind, fields = encode_event(event)
        one_by_one.append(to_json_line({"kind": kind, "t": event.t, **fields}) + "\n")
    for stored in (tuple(written), EventSeries(written)):
        recording = Recording("a", None, "none", None, None, stored)
        assert list(format_jsonl(recording))[1:-1] == one_by_one


def test_a_long_run_of_beats_is_written_whole_and_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    written = [Beat(0.8 * n, 800.0, 819, 0.8 * n + 0.1) for n in range(1, 2 * MAX_RUN_BEATS + 2)]
    one_by_one = [event_to_row(seq, event) for seq, event in enumerate(written)]
    monkeypatch.setattr("trainer.library.tables.events.encode_event", None)
    monkeypatch.setattr("trainer.formats.jsonl.encode_event", None)
    for stored in (tuple(written), EventSeries(written)):
        assert list(rows_from_events(stored)) == one_by_one
        recording = Recording("a", None, "none", None, None, stored)
        assert len(list(format_jsonl(recording))) == len(written) + 2


def test_a_beat_as_it_comes_from_a_sensor_is_written_fast() -> None:
    beat = Beat(1.6, 801.5, 821, 1.7)
    assert encode_fields(beat) == '{"rr_ms":801.5,"raw":821,"received":1.7}'
    assert encode_line(beat) is not None
    assert encode_fields(ChestMoved(1.0, 50.0, ((1, -2, 3),))) is not None


@pytest.mark.parametrize(
    "beat",
    [
        Beat(1.0, float("nan")),
        Beat(1.0, float("inf")),
        Beat(1.0, 2e15),
        Beat(1.0, 800.0, 10**16),
        Beat(1.0, 800.0, None, float("nan")),
        Beat(1.0, np.float64(812.5)),
        Beat(1.0, 800.0, True),
    ],
)
def test_a_beat_that_needs_a_closer_look_is_not_written_fast(beat: Beat) -> None:
    assert encode_fields(beat) is None
    assert encode_line(beat) is None


@given(events)
def test_every_event_is_read_fast_as_it_is_read_slowly(event: Event) -> None:
    row = event_to_row(0, event)
    assert event_from_row(row) == event
    series = EventSeries()
    append_row(series, row)
    assert tuple(series) == (event,)


@given(st.sampled_from(sorted(KINDS.values())), st.dictionaries(names, values, max_size=4))
@example("beat", {"rr_ms": 800, "raw": 1.0})
@example("beat", {"rr_ms": True})
@example("beat", {"rr_ms": 1.0000001e15})
@example("beat", {"rr_ms": 800.0, "raw": 2**60})
@example("note_written", {"text": "\ud83d"})
@example("chest_moved", {"rate_hz": 50.0, "mg": [[1, 2]]})
@example("chest_moved", {"rate_hz": 50.0, "mg": [[1, 2, 3.0]]})
@example("urge_rated", {"urge": 11, "moment": "before"})
@example("urge_rated", {"urge": True, "moment": "before"})
@example("prediction_made", {"text": "x"})
@example("prediction_made", {"text": "x", "sure_percent": 101})
@example("tick", {"t": 1.0})
@example("tick", {"t": 0})
@example("contact_changed", {"contact": "lost", "detail": "", "message": {"code": "OnWrist"}})
def test_the_fast_way_understands_nothing_that_the_slow_way_refuses(
    kind: str, fields: dict[str, object]
) -> None:
    text = json.dumps(fields)
    event = decode_fields(kind, 1.0, text)
    if event is not None:
        assert _made(event, 1.0) == decode_event(kind, 1.0, parse_object(text))
    line = json.dumps({"kind": kind, "t": 1.0, **fields})
    from_line = decode_line(line)
    if from_line is not None:
        assert _made(from_line, from_line.t) == _read_slowly(line)


@pytest.mark.parametrize(
    "line",
    [
        '{"kind":"beat","t":1e999,"rr_ms":800}',
        '{"kind":"beat","t":NaN,"rr_ms":800}',
        '{"kind":"beat","t":1,"rr_ms":' + "9" * 5000 + "}",
        '{"kind":"beat","t":2e9,"rr_ms":800}',
        '{"kind":"beat","t":true,"rr_ms":800}',
        '{"kind":"beat","t":1,"rr_ms":800,"x":' + "[" * 100_000 + "]" * 100_000 + "}",
        '{"kind":"chest_moved","t":1,"rate_hz":5,"mg":' + "[" * 100_000 + "]" * 100_000 + "}",
        '{"kind":"sneeze","t":1}',
        '{"kind":7,"t":1}',
        '{"t":1}',
        '{"kind":"note_written","t":1,"text":"\\ud83d"}',
        '{"kind":"note_written","t":1,"text":"\ud83d"}',
        '{"kind":"note_written","t":1,"text":"a\nb"}',
        '{"kind":"tick","t":1} {}',
        '{"kind":"tick","t":01}',
        "\ufeff" + '{"kind":"tick","t":1}',
        '["tick", 1]',
        "",
    ],
)
def test_a_line_that_is_no_event_is_refused_in_our_words(line: str) -> None:
    assert decode_line(line) is None
    with pytest.raises(RecordingError):
        _read_slowly(line)


@pytest.mark.parametrize("body", [b'{"rr_ms":800.0}', 7, None, ' {"rr_ms":"800"}'])
def test_a_damaged_row_is_refused_and_adds_nothing(body: object) -> None:
    series = EventSeries()
    with pytest.raises(RecordingError):
        append_row(series, (0, 1_000_000, "beat", body))  # type: ignore[arg-type]
    assert len(series) == 0


def test_a_line_longer_than_any_recordings_is_not_even_looked_at() -> None:
    assert decode_line('{"kind":"note_written","t":1,"text":"' + "x" * 4_000_000 + '"}') is None


def test_a_time_without_a_point_is_read_as_one_with() -> None:
    event = decode_line('{"kind":"tick","t":1}')
    assert event == Tick(1.0)
    assert isinstance(event, Tick)
    assert type(event.t) is float


def _made(event: BeatFields | BeatLine | Event, t: float) -> Event:
    if isinstance(event, BeatFields | BeatLine):
        return Beat(t, event.rr_ms, event.raw, event.received)
    return replace(event, t=t)


def _read_slowly(line: str) -> Event:
    fields = parse_object(line)
    kind, t = read_text(fields, "kind"), read_number(fields, "t")
    return decode_event(kind, t, {k: v for k, v in fields.items() if k not in ("kind", "t")})
