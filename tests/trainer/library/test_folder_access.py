"""A library's folder is its owner's alone; no other folder is ever changed."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.refusals import refused
from trainer.errors import LibraryError
from trainer.library import folder_access
from trainer.library.folder_access import take_folder_notices
from trainer.library.messages import (
    FolderMadePrivate,
    FolderStaysReadable,
    LibraryInSharedFolder,
)
from trainer.library.store import Library

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX systems")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A library that is there already."""
    take_folder_notices()
    Library.open(tmp_path / "outbreath", write=True).close()
    assert take_folder_notices() == []
    yield tmp_path / "outbreath"
    take_folder_notices()


def mode(folder: Path) -> int:
    return stat.S_IMODE(folder.stat().st_mode)


@pytest.mark.parametrize("open_to", [0o777, 0o755, 0o750, 0o707, 0o1777 & ~stat.S_ISVTX])
@pytest.mark.parametrize("write", [True, False])
def test_a_folder_that_others_can_open_is_made_private_and_that_is_said_once(
    folder: Path, open_to: int, write: bool
) -> None:
    folder.chmod(open_to)
    for _ in range(2):
        Library.open(folder, write=write).close()
    assert mode(folder) == 0o700
    assert take_folder_notices() == [FolderMadePrivate(str(folder))]
    assert take_folder_notices() == []


def test_an_empty_folder_that_was_made_for_the_library_is_made_private(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine").chmod(0o777)
    Library.open(tmp_path / "mine", write=True).close()
    assert mode(tmp_path / "mine") == 0o700
    take_folder_notices()


def test_reading_changes_no_folder_without_a_library(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty").chmod(0o755)
    Library.open(tmp_path / "empty", write=False).close()
    assert mode(tmp_path / "empty") == 0o755


def test_a_folder_with_other_things_is_left_as_it_is(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    documents.chmod(0o755)
    (documents / "letter.txt").write_text("dear")
    for _ in range(2):
        Library.open(documents, write=True).close()
    assert mode(documents) == 0o755
    assert take_folder_notices() == []
    assert mode(documents / "library.db") == 0o600


def test_no_new_library_where_others_may_write_and_other_things_lie(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared").chmod(0o777)
    (tmp_path / "shared" / "letter.txt").write_text("dear")
    with refused(LibraryError, match="contains more than a library"):
        Library.open(tmp_path / "shared", write=True)
    assert [path.name for path in (tmp_path / "shared").iterdir()] == ["letter.txt"]
    assert mode(tmp_path / "shared") == 0o777


def test_a_library_among_other_things_is_used_with_a_word(folder: Path) -> None:
    (folder / "letter.txt").write_text("dear")
    folder.chmod(0o777)
    Library.open(folder, write=True).close()
    assert mode(folder) == 0o777
    assert take_folder_notices() == [LibraryInSharedFolder(str(folder))]


def test_a_folder_of_somebody_else_that_others_may_change_is_refused_and_can_be_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.chmod(0o777)
    monkeypatch.setattr("os.geteuid", lambda: folder.stat().st_uid + 1)
    with refused(LibraryError, match="belongs to another user"):
        Library.open(folder, write=True)
    with Library.open(folder, write=False) as library:
        assert library.sessions() == []
    assert mode(folder) == 0o777


@pytest.mark.parametrize("what", ["home", "above home", "temporary", "sticky", "a disk"])
def test_a_place_that_is_more_than_a_folder_for_a_library_is_never_changed(
    tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "place"
    (place / "library-of-somebody").mkdir(parents=True)
    place.chmod(0o1777 if what == "sticky" else 0o777)
    before = mode(place)
    if what in ("home", "above home"):
        home = place if what == "home" else place / "library-of-somebody"
        monkeypatch.setattr(Path, "home", lambda: home)
    elif what == "temporary":
        monkeypatch.setattr("tempfile.tempdir", str(place))
    elif what == "a disk":
        monkeypatch.setattr(Path, "is_mount", lambda _: True)
    with refused(LibraryError, match="contains more than a library"):
        Library.open(place, write=True)
    assert mode(place) == before


def test_a_disk_without_permissions_is_used_and_a_passphrase_is_proposed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.chmod(0o777)
    monkeypatch.setattr(Path, "chmod", lambda *_: None)
    folder_access.make_private(folder)
    assert take_folder_notices() == [FolderStaysReadable(str(folder))]
