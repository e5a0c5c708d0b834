"""Our interchange loses nothing, and says so when something was lost on the way."""

import pytest
from hypothesis import given

from tests.refusals import refused
from tests.trainer.any_event import recordings
from trainer.errors import RecordingError
from trainer.events import Beat, Begin
from trainer.formats.jsonl import format_jsonl, parse_jsonl
from trainer.recording import Recording

A_SHORT_ONE = Recording(
    "20261121T205017Z-3f9a",
    "2026-11-21T20:50:17+00:00",
    "none",
    None,
    None,
    (Begin(0.0), Beat(0.8, 800.0), Beat(1.6, 801.5, 821, 1.7)),
)


@given(recordings)
def test_every_recording_comes_back_exactly(recording: Recording) -> None:
    reading = parse_jsonl(format_jsonl(recording))
    assert reading.recording == recording
    assert reading.is_complete


def test_blank_lines_and_windows_line_ends_change_nothing() -> None:
    lines = [line.replace("\n", "\r\n") for line in format_jsonl(A_SHORT_ONE)]
    assert parse_jsonl(["\r\n", *lines, "\n"]).recording == A_SHORT_ONE


def test_a_file_without_its_end_gives_what_is_there_and_says_so() -> None:
    reading = parse_jsonl(list(format_jsonl(A_SHORT_ONE))[:-2])
    assert reading.recording.events == A_SHORT_ONE.events[:2]
    assert not reading.is_complete


@pytest.mark.parametrize("left", range(1, 60))
def test_wherever_the_end_was_torn_off_the_events_before_are_there(left: int) -> None:
    text = "".join(format_jsonl(A_SHORT_ONE))[:-left]
    reading = parse_jsonl(text.splitlines(keepends=True))
    assert reading.recording.events == A_SHORT_ONE.events[: len(reading.recording.events)]
    assert reading.is_complete is (left == 1)  # only the last line end is missing


def test_a_recording_with_a_line_missing_in_the_middle_is_refused() -> None:
    lines = list(format_jsonl(A_SHORT_ONE))
    with refused(RecordingError, match="should contain 3 events but has 2"):
        parse_jsonl([*lines[:2], *lines[3:]])


def test_a_damaged_line_is_refused_with_its_number() -> None:
    lines = list(format_jsonl(A_SHORT_ONE))
    with refused(RecordingError, match="Line 3"):
        parse_jsonl([*lines[:2], "{]\n", *lines[3:]])


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ("", "empty"),
        ("{}", "is not that of an Outbreath recording"),
        ('{"outbreath": 2, "id": "a"}', "newer"),
        ('{"outbreath": "1"}', "newer"),
        ('{"outbreath": 1}', "'id'"),
        ('{"outbreath": 1, "id": "../../etc/passwd", "source": "x"}', "id"),
        ('{"outbreath": 1, "id": "a", "source": "x", "started": "2026-11-21T20:50:17"}', "zone"),
        ('{"outbreath": 1, "id": "a", "source": "x", "mood": "fine"}', "mood"),
        ('{"outbreath": 1, "id": "a", "source": "x", "plan": {"exercise": "running"}}', "running"),
    ],
)
def test_a_file_that_is_no_recording_of_ours_is_refused(header: str, sentence: str) -> None:
    with refused(RecordingError, match=sentence):
        parse_jsonl([header])
