"""A library on a disk that is full, or may only be read."""

from pathlib import Path

from tests.refusals import refused, sentence_of
from tests.trainer.library.small_disk import fill, only_for_reading, small_disk
from trainer.errors import LibraryError
from trainer.events import Beat
from trainer.library.store import Library
from trainer.library.tables.events import event_to_row

STARTED = "2026-11-21T20:50:17+00:00"


def test_a_full_disk_loses_no_committed_beat(tmp_path: Path) -> None:
    with (
        small_disk(tmp_path / "disk", 4) as disk,
        Library.open(disk / "outbreath", write=True) as library,
    ):
        library.begin_session("a", STARTED, "none", None)
        library.append("a", [event_to_row(i, Beat(float(i), 800.0)) for i in range(100)])
        filling = fill(disk)
        with refused(LibraryError, match="full"):
            library.append(
                "a", [event_to_row(i, Beat(float(i), 800.0)) for i in range(100, 10_000)]
            )
        assert len(library.recording("a").events) == 100
        filling.unlink()
        library.append("a", [event_to_row(i, Beat(float(i), 800.0)) for i in range(100, 10_000)])
        assert len(library.recording("a").events) == 10_000


def test_a_library_on_a_full_disk_cannot_be_made_and_says_so(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 1) as disk:
        fill(disk)
        with refused(LibraryError, match="full") as refusal:
            Library.open(disk / "outbreath", write=True)
        assert "\n" not in sentence_of(refusal.value)


def test_a_closed_library_can_be_read_where_nothing_can_be_written(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 4) as disk:
        with Library.open(disk / "outbreath", write=True) as library:
            library.begin_session("a", STARTED, "none", None)
        only_for_reading(disk)
        with Library.open(disk / "outbreath", write=False) as library:
            assert [entry.id for entry in library.sessions()] == ["a"]
        with refused(LibraryError, match="Read-only") as refusal:
            Library.open(disk / "outbreath", write=True)
        assert "\n" not in sentence_of(refusal.value)


def test_half_a_library_is_not_shown_where_its_journal_cannot_be_read(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 4) as disk:
        library = Library.open(disk / "outbreath", write=True)
        library.begin_session("a", STARTED, "none", None)
        left = {
            p.name: p.read_bytes() for p in (disk / "outbreath").iterdir() if "shm" not in p.name
        }
        library.close()
        for name, content in left.items():
            (disk / "outbreath" / name).write_bytes(content)
        only_for_reading(disk)
        with refused(LibraryError, match="can't be opened"):
            Library.open(disk / "outbreath", write=False)
