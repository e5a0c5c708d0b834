"""The events of a session that is recorded while the library is locked: a file that only grows.

The first line names the public key. Every further line is one record, padded and encrypted by itself with
that key (a sealed box of libsodium, https://doc.libsodium.org/public-key_cryptography/sealed_boxes), in
Base64: what was appended before a kill or a power cut can be decrypted, and damage costs the lines that it
meets. The program that records cannot decrypt them itself.
"""

import os
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from trainer.errors import LibraryError, RecordingError, TrainerError
from trainer.files.names import SAFE_ID
from trainer.files.secure_delete import remove
from trainer.formats.codecs.json_validation import parse_object, to_json_line
from trainer.formats.codecs.recording_codec import header_to_fields, recording_from_fields
from trainer.library.errors import translate_sqlite_errors
from trainer.library.library_file import is_held
from trainer.library.messages import (
    PublicKeyPackageMissing,
    SealedForAnother,
    SealedUnreadable,
)
from trainer.library.sealed.key_pairs import PrivateKeys
from trainer.library.sealed.public_key import is_installed, key_id
from trainer.library.tables.events import Row, event_from_row
from trainer.library.tables.session_ids import REMAINDER_PREFIX, split_remainder_id
from trainer.recording import Completion, Doubt, Recording

if TYPE_CHECKING:
    from filelock import FileLock
    from nacl.public import PrivateKey, SealedBox

SUFFIX: Final = ".sealed"
MARK: Final = "outbreath-sealed-1"
LOCK_SUFFIX: Final = ".lock"
PADDED_TO_BYTES: Final = 128
"""Records of one length: nobody can tell a beat from a rating."""
MAX_LINE_BYTES: Final = 4_000_000
HEADER: Final = "recording"
EVENT: Final = "event"
ENDED: Final = "ended"
UNKNOWN_SOURCE: Final = "unknown"


class SealedForAnotherError(LibraryError):
    """The library has no private key for the file."""


class SealedLog:
    """Appends the events of a session to a file. What was appended is on the disk, or nothing of it.

    Parameters
    ----------
    path : Path
        A file that is not there yet.
    public_key : bytes
    header : Recording
        All that is known before the first event.

    Raises
    ------
    LibraryError
        The disk does not take it.
    """

    def __init__(self, path: Path, public_key: bytes, header: Recording) -> None:
        from nacl.public import PublicKey, SealedBox

        self.path = path
        self._box = SealedBox(PublicKey(public_key))
        self._written = 0
        with translate_sqlite_errors(path):
            self._lock: FileLock | None = _acquire(path)
            self._file = -1
            try:
                flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
                self._file = os.open(path, flags, 0o600)
                first = f"{MARK} {key_id(public_key)}\n".encode()
                self._append(first + self._encrypt(_format_header(header)))
            except BaseException:
                self.discard()
                raise

    def append(self, rows: Sequence[Row]) -> None:
        """Append events. Raises: LibraryError, and none of them is in the file."""
        with translate_sqlite_errors(self.path):
            self._append(b"".join(map(self._encrypt, map(_format_row, rows))))

    def close_session(self, ended: Completion | None) -> None:
        """Append how the session ended. Raises: LibraryError."""
        with translate_sqlite_errors(self.path):
            self._append(self._encrypt(f"{ENDED} {ended or ''}"))

    def close(self) -> None:
        """Close the file, so that it can be read. Safe to call twice."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
        if self._lock is not None:
            self._lock.release()
            self._lock = None
            with suppress(OSError):
                lock_path(self.path).unlink(missing_ok=True)

    def discard(self) -> None:
        """Close the file and remove it: nothing of it is needed."""
        has_made = self._file >= 0
        self.close()
        if has_made:
            with suppress(OSError):
                remove(self.path)

    def _append(self, lines: bytes) -> None:
        try:
            left = memoryview(lines)
            while left:
                left = left[os.write(self._file, left) :]
            os.fsync(self._file)
        except OSError:
            with suppress(OSError):  # without half a line, which the next one would be joined to
                os.ftruncate(self._file, self._written)
                os.lseek(self._file, self._written, os.SEEK_SET)
            raise
        self._written += len(lines)

    def _encrypt(self, text: str) -> bytes:
        record = text.encode()
        padded = record.ljust(-(-len(record) // PADDED_TO_BYTES) * PADDED_TO_BYTES)
        return b64encode(self._box.encrypt(padded)) + b"\n"


def lock_path(path: Path) -> Path:
    """The file that is locked while a session is being appended to `path`."""
    return path.with_name(path.name + LOCK_SUFFIX)


def is_being_appended(path: Path) -> bool:
    """Whether a program, also this one, is recording to the file now."""
    return is_held(lock_path(path))


def sealed_for(path: Path) -> str:
    """The id of the public key that the file was encrypted with; "" where it does not say. Raises: OSError."""
    with path.open("rb") as file:
        words = file.read(len(MARK) + 64).split(b"\n", 1)[0].split()
    return words[1].decode("ascii", "replace") if len(words) == 2 else ""


def read_sealed_log(path: Path, keys: PrivateKeys) -> Recording:
    """Decrypt the file.

    Returns
    -------
    Recording
        As far as it can be decrypted; in doubt where lines in the middle of it cannot. Half a line at the end
        is that of an event that was being written.

    Raises
    ------
    LibraryError
        It was encrypted for another library, or the package is missing that decrypts it.
    RecordingError
        Nothing of it can be decrypted.
    """
    if not is_installed():
        raise LibraryError(PublicKeyPackageMissing())
    with translate_sqlite_errors(path):
        wanted = sealed_for(path)
        contents = _read_lines(path, [keys[wanted]] if wanted in keys else list(keys.values()))
    if contents.is_empty and wanted in keys:
        raise RecordingError(SealedUnreadable())
    if contents.is_empty:
        raise SealedForAnotherError(SealedForAnother())
    return contents.to_recording(path)


@dataclass(slots=True)
class _Contents:
    """What was decrypted of a file."""

    header: Recording | None = None
    rows: dict[int, Row] = field(default_factory=dict)
    ended: Completion | None = None
    lost: int = 0

    @property
    def is_empty(self) -> bool:
        return self.header is None and not self.rows

    def add(self, record: str) -> None:
        """Take a record. Raises: RecordingError or ValueError for one that is none of ours."""
        kind, _, rest = record.partition(" ")
        if kind == HEADER:
            self.header = recording_from_fields(parse_object(rest), ())
        elif kind == EVENT:
            row = _parse_row(rest)
            if self.rows.setdefault(row[0], row) != row:
                raise ValueError(kind)
        elif kind == ENDED:
            self.ended = Completion(rest) if rest else None
        else:
            raise ValueError(kind)

    def to_recording(self, path: Path) -> Recording:
        header = self.header or _header_from_name(path)
        rows = sorted(self.rows.values())
        seqs = [seq for seq, *_ in rows]
        _, first = split_remainder_id(header.id) or (header.id, 0)
        has_gap = seqs != list(range(first, first + len(seqs)))
        is_hurt = self.lost > 0 or has_gap or self.header is None
        return replace(
            header,
            ended=self.ended or Completion.INTERRUPTED,
            events=tuple(map(event_from_row, rows)),
            doubt=Doubt.RESCUED if is_hurt else None,
        )


def _format_header(header: Recording) -> str:
    return f"{HEADER} {to_json_line(header_to_fields(header))}"


def _format_row(row: Row) -> str:
    seq, t_us, kind, body = row
    return f"{EVENT} {seq} {t_us} {kind} {body}"


def _parse_row(text: str) -> Row:
    """Raises: ValueError or RecordingError, for what is no event."""
    seq, t_us, kind, body = text.split(" ", 3)
    row = (int(seq), int(t_us), kind, body)
    event_from_row(row)
    return row


def _header_from_name(path: Path) -> Recording:
    """Where the record of it is damaged: the name says which session it is."""
    name = path.name.split(SUFFIX)[0].removeprefix(REMAINDER_PREFIX)
    if SAFE_ID.fullmatch(name) is None:
        raise RecordingError(SealedUnreadable())
    return Recording(name, None, UNKNOWN_SOURCE, None, None, ())


def _read_lines(path: Path, keys: Sequence[bytes]) -> _Contents:
    from nacl.public import PrivateKey, SealedBox

    boxes = [SealedBox(PrivateKey(key)) for key in keys]
    contents = _Contents()
    for line in _whole_lines(path):
        try:
            contents.add(_decrypt(line, boxes))
        except (TrainerError, ValueError):
            contents.lost += 1
    return contents


def _whole_lines(path: Path) -> Iterator[bytes]:
    """The lines behind the first, but half a line at the end."""
    with path.open("rb") as file:
        file.readline(MAX_LINE_BYTES)
        while line := file.readline(MAX_LINE_BYTES):
            if line.endswith(b"\n") or len(line) == MAX_LINE_BYTES:
                yield line


def _decrypt(line: bytes, boxes: "Sequence[SealedBox[PrivateKey]]") -> str:
    """The text of a record. Raises: ValueError, if no key decrypts it."""
    from nacl.exceptions import CryptoError

    sealed = b64decode(line.strip(), validate=True)
    for box in boxes:
        with suppress(CryptoError, TypeError):
            return box.decrypt(sealed).decode().rstrip(" ")
    raise ValueError("damaged")


def _acquire(path: Path) -> "FileLock":
    from filelock import FileLock

    lock = FileLock(lock_path(path), timeout=0, mode=0o600, thread_local=False)
    lock.acquire()
    return lock
