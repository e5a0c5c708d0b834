"""A second start says what it wants in one line; anything else that arrives is nothing."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from trainer.files.messages import RecordingIsFolder
from trainer.messages import resolve
from ui.i18n.rendering import to_english
from ui.services.desktop.window_request import (
    MAX_REQUEST_BYTES,
    MAX_TEXT_CHARS,
    WindowRequest,
    decode_request,
    encode_window_request,
    message_to_line,
    requested_message,
)

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
PLAIN = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=50)


@given(st.builds(WindowRequest, st.booleans(), st.booleans(), PLAIN, PLAIN, PLAIN, PLAIN))
def test_what_was_asked_arrives(request_: WindowRequest) -> None:
    line = encode_window_request(request_)
    assert line is not None
    assert line.count(b"\n") == 1
    assert decode_request(line) == request_


def test_a_sentence_of_several_lines_arrives_on_one() -> None:
    line = encode_window_request(WindowRequest(notice="one\ntwo\x1b[31m\ud800" + 9_000 * "x"))
    assert line is not None
    asked = decode_request(line)
    assert asked is not None
    assert asked.notice.startswith("onetwo[31mx")
    assert len(asked.notice) == MAX_TEXT_CHARS


@pytest.mark.parametrize("source", ["replay:\udcff", "replay:" + 6_000 * "x", "a\nb"])
def test_a_source_that_would_arrive_as_another_one_is_not_sent(source: str) -> None:
    assert encode_window_request(WindowRequest(source=source)) is None


def test_the_longest_request_fits() -> None:
    line = encode_window_request(WindowRequest(True, True, *4 * (MAX_TEXT_CHARS * "😀",)))
    assert line is not None
    assert len(line) <= MAX_REQUEST_BYTES


def test_a_message_arrives_as_it_was_sent() -> None:
    sent = RecordingIsFolder("/home/ü/a folder")
    line = encode_window_request(WindowRequest(notice="A folder.", message=message_to_line(sent)))
    assert line is not None
    asked = decode_request(line)
    assert asked is not None
    assert resolve(requested_message(asked)) == sent


@pytest.mark.parametrize("path", ["x" * 6_000, "ü" * 4_000])
def test_of_a_message_that_is_too_long_the_sentence_arrives(path: str) -> None:
    line = encode_window_request(
        WindowRequest(notice="Too long.", message=message_to_line(RecordingIsFolder(path)))
    )
    assert line is not None
    asked = decode_request(line)
    assert asked is not None
    assert to_english(requested_message(asked)) == "Too long."


@given(st.text(max_size=50) | VALUES.map(json.dumps))
@example('{"code": "FromTomorrow", "path": "x"}')
@example('{"code": "RecordingIsFolder"}')
def test_what_is_no_message_is_the_sentence_beside_it(line: str) -> None:
    said = requested_message(WindowRequest(notice="As it was said.", message=line))
    assert to_english(said) == "As it was said."


@given(st.binary(max_size=300))
def test_whatever_bytes_arrive_they_are_a_request_or_nothing(line: bytes) -> None:
    assert decode_request(line) is None or isinstance(decode_request(line), WindowRequest)


NAMES = st.sampled_from([*WindowRequest.__slots__, "other"])


@given(st.dictionaries(NAMES, VALUES) | VALUES)
def test_fields_of_another_kind_are_refused(fields: object) -> None:
    asked = decode_request(json.dumps(fields).encode())
    if asked is not None:
        assert isinstance(fields, dict)
        assert isinstance(asked.start, bool)
        texts = (asked.source, asked.session_id, asked.notice, asked.activation_token)
        assert all(isinstance(text, str) and "\n" not in text for text in texts)


@pytest.mark.parametrize("line", [b"[" * 100_000, b"{}" + b" " * MAX_REQUEST_BYTES, b"\xff", b""])
def test_lines_that_are_made_to_hurt_are_nothing(line: bytes) -> None:
    assert decode_request(line) is None


def test_a_later_version_may_say_more() -> None:
    assert decode_request(b'{"start": true, "colour": "blue"}') == WindowRequest(start=True)
