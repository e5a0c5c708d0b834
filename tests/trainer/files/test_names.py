"""What leaves the library is named so that every system takes it, and tells no more than it should."""

from hypothesis import given
from hypothesis import strategies as st

from tests.trainer.any_event import recordings
from trainer.events import ContactChanged, LinkChanged, SourceChanged
from trainer.files.names import file_stem
from trainer.formats.csv_text.cells import format_number_cell, format_text_cell, parse_text_cell
from trainer.formats.exports.redaction import IMPERSONAL_EVENTS, KNOWN_KINDS, redact_recording
from trainer.formats.jsonl import format_jsonl, parse_jsonl
from trainer.recording import Recording


@given(st.text(max_size=80), st.none() | st.text(max_size=30), st.text(max_size=80))
def test_a_name_is_safe_whatever_it_is_made_of(
    session_id: str, started: str | None, word: str
) -> None:
    stem = file_stem(session_id, started, word)
    assert stem.startswith("outbreath")
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(stem) <= 80


def test_two_sessions_of_one_day_have_two_names() -> None:
    one = file_stem("20261121T205017Z-3f9a", "2026-11-21T20:50:17+00:00", "pause")
    two = file_stem("20261121T215017Z-77b1", "2026-11-21T21:50:17+00:00", "pause")
    assert (one, two) == ("outbreath-2026-11-21-3f9a-pause", "outbreath-2026-11-21-77b1-pause")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_cell_is_no_formula_and_comes_back(text: str) -> None:
    cell = format_text_cell(text)
    bare = cell[1:-1].replace('""', '"') if cell.startswith('"') else cell
    assert not bare.startswith(("=", "+", "-", "@", "\t", "\r"))
    if not (text.startswith('"') and not cell.startswith('"')):
        assert parse_text_cell(bare) == text


@given(st.floats(-1e9, 1e9))
def test_a_number_cell_is_the_number(number: float) -> None:
    assert abs(float(format_number_cell(number)) - number) <= 5.1e-7 + abs(number) * 1e-15


@given(recordings)
def test_nothing_that_names_anybody_is_left_in_a_redacted_recording(recording: Recording) -> None:
    shown = redact_recording(recording)
    assert shown.started is None
    assert shown.id.startswith("redacted-")
    assert shown.source in (*KNOWN_KINDS, "file")
    assert not [e for e in shown.events if not isinstance(e, IMPERSONAL_EVENTS)]
    assert all(
        e.source in (*KNOWN_KINDS, "file") for e in shown.events if isinstance(e, SourceChanged)
    )
    assert not [e for e in shown.events if isinstance(e, ContactChanged | LinkChanged) and e.detail]
    assert len(shown.events) == len(
        [e for e in recording.events if isinstance(e, IMPERSONAL_EVENTS)]
    )
    assert parse_jsonl(format_jsonl(shown)).recording == shown
    assert redact_recording(shown) == shown
