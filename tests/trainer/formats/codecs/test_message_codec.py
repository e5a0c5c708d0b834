"""What a sensor said is kept as it was said, for this program in its own terms and for others in words."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from devices.ble.messages import IntervalsMaybeSmoothed, NoSkinContact, OnWrist
from devices.messages import NoBeatsToReplay
from devices.serial.messages import PortUnplugged
from tests.refusals import refused, sentence_of
from tests.trainer.any_event import messages, recordings
from trainer.errors import RecordingError
from trainer.events import Beat, Contact, ContactChanged, Link, LinkChanged
from trainer.files.messages import InFile
from trainer.formats.codecs.event_codec import decode_event, encode_event
from trainer.formats.codecs.json_validation import parse_object, to_json_line
from trainer.formats.jsonl import format_jsonl, parse_jsonl
from trainer.library.store import Library
from trainer.library.tables.events import event_from_row, event_to_row
from trainer.messages import LegacyText, Message, StoredMessage, SystemText
from trainer.recording import Recording
from ui.i18n.rendering import to_english

WORN = LinkChanged(1.0, Link.STREAMING, IntervalsMaybeSmoothed(OnWrist()))
FROM_LATER = {"code": "SeenOnMars", "dust": 3}


def decoded(detail: str, message: object) -> Message | None:
    fields = {"contact": "lost", "detail": detail, "message": message}
    event = decode_event("contact_changed", 1.0, parse_object(json.dumps(fields)))
    assert isinstance(event, ContactChanged)
    return event.detail


def test_our_own_rows_hold_the_message_and_no_words_of_any_language() -> None:
    assert encode_event(WORN) == (
        "link_changed",
        {
            "link": "streaming",
            "detail": "",
            "message": {"code": "IntervalsMaybeSmoothed", "where": {"code": "OnWrist"}},
        },
    )


def test_other_programs_are_given_the_sentence_too() -> None:
    _, fields = encode_event(WORN, to_english)
    assert str(fields["detail"]).startswith("This sensor is worn on the wrist. ")
    assert fields["message"] == {"code": "IntervalsMaybeSmoothed", "where": {"code": "OnWrist"}}


@pytest.mark.parametrize("text", ["", "The strap feels no skin: moisten the electrodes."])
def test_a_row_of_an_earlier_version_is_written_again_as_it_was(text: str) -> None:
    row = f'{{"contact":"lost","detail":"{text}"}}'
    event = decode_event("contact_changed", 1.0, parse_object(row))
    assert isinstance(event, ContactChanged)
    assert event.detail == (LegacyText(text) if text else None)
    assert to_json_line(encode_event(event)[1]) == row
    assert to_json_line(encode_event(event, to_english)[1]) == row


@given(messages)
def test_what_was_said_reads_as_it_was_written_also_by_way_of_others(message: Message) -> None:
    event = ContactChanged(1.0, Contact.LOST, message)
    assert event_from_row(event_to_row(0, event)) == event
    kind, fields = encode_event(event, to_english)
    assert decode_event(kind, 1.0, parse_object(to_json_line(fields))) == event


@given(recordings)
def test_a_recording_that_travels_as_a_file_has_the_same_rows_afterwards(
    recording: Recording,
) -> None:
    read = parse_jsonl(format_jsonl(recording, describe=to_english)).recording
    assert [event_to_row(n, e) for n, e in enumerate(read.events)] == [
        event_to_row(n, e) for n, e in enumerate(recording.events)
    ]


def test_a_session_goes_from_one_library_to_another_by_way_of_a_file(tmp_path: Path) -> None:
    events = (
        WORN,
        Beat(1.0, 800.0),
        ContactChanged(2.0, Contact.LOST, NoSkinContact()),
        ContactChanged(3.0, Contact.LOST, InFile("rr.csv", NoBeatsToReplay("rr.csv"))),
        LinkChanged(4.0, Link.LOST, LegacyText("It was lost.")),
        LinkChanged(5.0, Link.LOST, StoredMessage("SeenOnMars", {"dust": 3}, "Dust on the lens.")),
    )
    recording = Recording("one", None, "ble:AA", None, None, events)
    with Library.open(tmp_path / "a", write=True) as first:
        first.add_recording(recording, {})
        stored = first.recording("one")
    travelled = parse_jsonl(format_jsonl(stored, describe=to_english)).recording
    with Library.open(tmp_path / "b", write=True) as second:
        second.add_recording(travelled, {})
        assert second.recording("one").events == stored.events == events


def test_of_what_a_later_version_said_the_sentence_is_kept_and_the_rest_too() -> None:
    stored = decoded("There is dust on the lens.", FROM_LATER)
    assert stored == StoredMessage("SeenOnMars", {"dust": 3}, "There is dust on the lens.")
    assert stored is not None
    assert to_english(stored) == "There is dust on the lens."
    _, fields = encode_event(ContactChanged(1.0, Contact.LOST, stored))
    assert (fields["detail"], fields["message"]) == ("There is dust on the lens.", FROM_LATER)


def test_half_a_character_in_the_name_of_a_port_does_not_cost_the_session() -> None:
    _, fields = encode_event(LinkChanged(1.0, Link.LOST, PortUnplugged("/dev/\ud83d")), to_english)
    assert fields["message"] == {"code": "PortUnplugged", "port": "/dev/?"}
    assert str(fields["detail"]).startswith("/dev/? was unplugged")


def deep(levels: int) -> dict[str, Any]:
    return {"code": "Deep", "within": deep(levels - 1) if levels else None}


@pytest.mark.parametrize(
    "message",
    [
        *(None, 3, "text", True, [], ["code", "OnWrist"], {}, {"code": 3}, {"code": None}),
        {"code": ""},
        {"code": "not a name"},
        {"code": "x" * 101},
        {"code": "\x1b[2J"},
        {"code": "Far", "away": 1e16},
        {"code": "Far", "away": 10**400},
        {"code": "Long", "text": "x" * 10_001},
        {"code": "Many", "values": [0] * 1_001},
        {"code": "Half", "text": "\ud83d"},
        {"code": "Half", "\ud83d": 1},
        deep(20),
    ],
    ids=lambda message: str(message)[:30],
)
def test_what_no_message_can_be_is_refused_in_one_sentence(message: object) -> None:
    with refused(RecordingError, match=r"^'message' must be .*\.$") as refusal:
        decoded("", message)
    assert sentence_of(refusal.value).isprintable()


@pytest.mark.parametrize(
    "message",
    [
        {"code": "PortUnplugged"},
        {"code": "PortUnplugged", "port": 3},
        {"code": "IntervalsMaybeSmoothed", "where": {"code": "OnMars"}},
        {"code": "InFile", "name": "a", "reason": {"text": "no code"}},
        {"code": "InFile", "name": "a", "reason": [[{"code": "OnWrist"}]]},
        {"code": "StoredMessage", "name": "PortUnplugged", "parameters": {}},
        {"code": "Message"},
    ],
    ids=str,
)
def test_a_message_with_other_parameters_than_ours_is_kept_and_named(
    message: dict[str, object],
) -> None:
    stored = decoded("", message)
    assert isinstance(stored, StoredMessage)
    assert to_english(stored) == f"{message['code']} (from another version of Outbreath)"
    assert encode_event(ContactChanged(1.0, Contact.LOST, stored))[1]["message"] == message


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["code", "port", "reason", "name", "where", "parts"]), inner
            )
            | st.fixed_dictionaries(
                {"code": st.sampled_from(["InFile", "PortNotOpened", "Sentences", "EndMissing"])},
                optional=dict.fromkeys(("name", "reason", "port", "parts", "events"), inner),
            )
        ),
        max_leaves=8,
    )
)
@example({"code": "Sentences", "parts": []})
def test_whatever_stands_there_is_a_message_or_refused(value: object) -> None:
    fields = {"contact": "lost", "detail": "", "message": value}
    try:
        event = decode_event("contact_changed", 1.0, fields)
    except RecordingError as refusal:
        assert_is_sentence(sentence_of(refusal))
        return
    assert isinstance(event, ContactChanged)
    if event.detail is not None:
        assert to_english(event.detail)
        assert event_from_row(event_to_row(0, event)) == event


def assert_is_sentence(text: str) -> None:
    assert text.endswith(".")
    assert text.isprintable()


def test_what_the_system_said_stands_within_another_message() -> None:
    message = InFile("rr.csv", SystemText("Permission denied"))
    assert decoded("", encode_event(ContactChanged(1.0, Contact.LOST, message))[1]["message"]) == (
        message
    )
