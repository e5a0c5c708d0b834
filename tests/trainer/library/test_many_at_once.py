"""Ten thousand things that were told are read in one pass: each as it is read alone, damaged ones too."""

import json

from hypothesis import given
from hypothesis import strategies as st

from trainer.errors import RecordingError
from trainer.formats.codecs.json_validation import parse_object, parse_objects

values = st.dictionaries(st.text(max_size=5), st.none() | st.integers() | st.text(max_size=9))
texts = values.map(json.dumps) | st.sampled_from(["", "{", "[1]", "NaN", '{"a":NaN}', "{},{}", "]"])


@given(st.lists(texts, max_size=8))
def test_many_records_are_read_as_each_of_them_alone(written: list[str]) -> None:
    assert parse_objects(written) == [alone(text) for text in written]


def test_one_that_is_deeper_than_anybody_writes_hides_no_other() -> None:
    deep = '{"a":' + "[" * 100_000 + "]" * 100_000 + "}"
    assert parse_objects(['{"a":1}', deep, '{"b":2}']) == [{"a": 1}, None, {"b": 2}]


def alone(text: str) -> dict[str, object] | None:
    try:
        return parse_object(text)
    except RecordingError:
        return None
