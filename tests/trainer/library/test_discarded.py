"""What was deleted is listed nowhere at once, can be taken back, and is not deleted for good by itself."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.recorded_sessions import sat
from trainer.errors import LibraryError
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.library.store import Library
from trainer.library.tables.annotations import Worksheet
from trainer.library.tables.discarded import KEY, NOTHING, Discarded, discarded_from_fields
from trainer.practice.summary import SessionSummary
from trainer.recording import Recording
from trainer.session.review import summarize
from ui.i18n.rendering import to_english

NOW = "2026-11-22T08:00:00+00:00"


def pause(name: str) -> Recording:
    return replace(sat(None, round_s=60.0), id=name)


def keep(library: Library, recording: Recording) -> bool:
    summary = summary_to_json(summarize(recording).summary, to_english)
    return library.add_recording(recording, summary)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pauses and a sheet."""
    with Library.open(tmp_path, write=True) as library:
        for name in ("first", "second"):
            keep(library, pause(name))
        library.notebook.save_worksheet(Worksheet("a-sheet", "audit", NOW, {"lines": []}))
    return tmp_path


def listed(library: Library) -> list[str]:
    return [entry.id for entry in library.sessions()]


def nothing_is_worked_out(session_id: str) -> SessionSummary:
    raise AssertionError(session_id)


def test_what_was_deleted_is_listed_nowhere_and_still_there(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.discard(["second"], ["a-sheet"])
        assert listed(library) == ["first"]
        assert [p.id for p in library.notebook.pauses(nothing_is_worked_out)] == ["first"]
        assert library.notebook.worksheets() == []
        assert library.find("last") == "first"
        with pytest.raises(LibraryError):
            library.find("second")
        assert library.recording("second").id == "second"


def test_it_is_taken_back_whole(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.discard(["first"], in_backups=True)
        library.discard(["second"], ["a-sheet"])
        assert library.discarded() == Discarded(("first", "second"), ("a-sheet",), ("first",))
        library.restore(["second", "a-sheet"])
        assert listed(library) == ["second"]
        assert len(library.notebook.worksheets()) == 1
        library.restore(["first", "never there"])
        assert library.discarded() == NOTHING
        assert library.remembered(KEY) is None


def test_it_stays_deleted_when_the_library_is_opened_again(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.discard(["first"])
    with Library.open(folder, write=False) as library:
        assert listed(library) == ["second"]


def test_what_is_not_there_cannot_be_deleted(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        with pytest.raises(LibraryError):
            library.discard(["first", "nobody"])
        assert len(listed(library)) == 2


def test_a_pause_that_is_imported_again_is_listed_again(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.discard(["first"])
        assert not keep(library, pause("first"))
        assert sorted(listed(library)) == ["first", "second"]
        assert not library.discarded()


def test_a_damaged_list_hides_nothing(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.discard(["first"])
        library._connection.execute("UPDATE setting SET value = '{' WHERE key = ?", (KEY,))
        assert sorted(listed(library)) == ["first", "second"]


@given(
    st.dictionaries(
        st.sampled_from(("sessions", "worksheets")), st.none() | st.text() | st.lists(st.integers())
    )
)
def test_any_fields_are_read(fields: dict[str, object]) -> None:
    assert isinstance(discarded_from_fields(fields), Discarded)
