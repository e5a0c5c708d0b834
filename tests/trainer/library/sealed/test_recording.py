"""A recording in a file that only the library's passphrase opens."""

from pathlib import Path
from typing import Final

import pytest

from tests.refusals import refused
from trainer.errors import LibraryError
from trainer.events import Beat, NoteWritten
from trainer.library.errors import LibraryLockedError
from trainer.library.sealed import recording as sealed_recording
from trainer.library.sealed.recording import is_sealed, read_sealed, write_sealed
from trainer.library.store import Library
from trainer.recording import Completion, Recording

pytestmark = pytest.mark.usefixtures("quick_keys")

KEY: Final = "four words nobody guesses"
SECRET: Final = "harder than yesterday"
REST: Final = Recording(
    "a-rest-3", None, "none", None, Completion.EARLY, (Beat(0.8, 800.0), NoteWritten(1.0, SECRET))
)


def test_what_was_sealed_is_read_back_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "rest.locked"
    write_sealed(path, REST, KEY)
    assert is_sealed(path)
    assert read_sealed(path, KEY) == REST
    assert [result.name for result in tmp_path.iterdir()] == ["rest.locked"]
    assert path.stat().st_mode & 0o777 == 0o600
    assert SECRET.encode() not in path.read_bytes()


@pytest.mark.parametrize("key", [None, "another one than that"])
def test_without_the_passphrase_it_stays_closed(tmp_path: Path, key: str | None) -> None:
    write_sealed(tmp_path / "rest.locked", REST, KEY)
    with refused(LibraryLockedError, match="passphrase"):
        read_sealed(tmp_path / "rest.locked", key)


def test_where_the_disk_takes_it_not_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sealed_recording, "leave_one_file", refuse)
    with refused(LibraryError, match="full"):
        write_sealed(tmp_path / "rest.locked", REST, KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_whole_library_is_no_recording(tmp_path: Path) -> None:
    with Library.open(tmp_path / "folder", write=True, key=KEY):
        pass
    with refused(LibraryError, match="is a whole library"):
        read_sealed(tmp_path / "folder" / "library.db", KEY)
