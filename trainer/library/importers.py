"""Files of any origin, recognised by what is in them: our own recordings, and series of RR intervals.

Beats are kept as they were written: an interval of 0, below 0 or of 65535 is a beat like any other, and
judging it is not done here. What is not a number is counted and told of, never guessed.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from gzip import GzipFile
from io import BytesIO, StringIO
from pathlib import Path
from stat import S_ISREG
from typing import Final

from trainer.errors import RecordingError
from trainer.library.jsonl import loads
from trainer.library.rr_series import recording_of, understood
from trainer.library.rr_table import read_columns
from trainer.recording import Recording

LARGEST_FILE_BYTES: Final = 64_000_000
LARGEST_TEXT_BYTES: Final = 256_000_000  # once decompressed
MOST_LINES: Final = 2_000_100  # two million beats and a header
GZIP: Final = b"\x1f\x8b"
UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
CONTROL_BYTES: Final = bytes({*range(0x20)} - {*b"\t\n\v\f\r\x1a\x1b"})


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file held, and in words for the person how it was understood.

    `missing` says what of it is not there, when the end of the file was cut off; None otherwise.
    """

    recording: Recording
    understood: str
    missing: str | None = None


def read_recording(path: Path) -> Recording:
    """Read the recording in a file, whatever its kind, if all of it is there.

    Raises:
        RecordingError: the file cannot be opened, holds no recording, or was cut short; one sentence
            says what to do.
    """
    imported = read_file(path)
    if imported.missing is not None:
        raise RecordingError(f"{path.name}: {imported.missing} `outbreath import` keeps them.")
    return imported.recording


def read_file(path: Path) -> Imported:
    """As `read_recording`, and tell how the file was understood.

    Raises:
        RecordingError: the file cannot be opened, or holds no recording; one sentence says why.
    """
    text = _text(path).lstrip()
    try:
        _refuse_endless(text)
        if text.startswith("{"):
            return _from_jsonl(text)
        columns = read_columns(text)
        return Imported(recording_of(columns, path.name), understood(columns))
    except RecordingError as exc:
        raise RecordingError(f"{path.name}: {exc}") from exc


def _from_jsonl(text: str) -> Imported:
    reading = loads(StringIO(text, newline="\n"))
    events = len(reading.recording.events)
    words = f"a recording of Outbreath with {events} events"
    if reading.whole:
        return Imported(reading.recording, words)
    missing = f"The end of the file is missing: the first {events} events could be read."
    return Imported(reading.recording, words, missing)


def _refuse_endless(text: str) -> None:
    if max(text.count("\n"), text.count("\r")) > MOST_LINES:
        raise RecordingError("it has more than 2 million lines: cut it into shorter recordings.")


def _text(path: Path) -> str:
    """The file as text, in whatever way it is written.

    Raises:
        RecordingError: missing, a folder, no permission, too large, empty, cut short or no text.
    """
    try:
        data = _bytes(path)
    except OSError as exc:
        raise RecordingError(f"{path} cannot be opened: {exc.strerror or exc}.") from exc
    if data.startswith(GZIP):
        data = _decompressed(data, path.name)
    if not data.strip():
        raise RecordingError(f"{path.name} is empty: choose another file.")
    return _decoded(data, path.name)


def _bytes(path: Path) -> bytes:
    found = path.stat()
    if not S_ISREG(found.st_mode):
        kind = "a folder" if path.is_dir() else "no ordinary file"
        raise RecordingError(f"{path} is {kind}: choose a file with a recording.")
    if found.st_size > LARGEST_FILE_BYTES:
        raise RecordingError(_too_large(path.name, LARGEST_FILE_BYTES))
    with path.open("rb") as file:
        return file.read(LARGEST_FILE_BYTES)


def _decompressed(data: bytes, name: str) -> bytes:
    """Unpack no more than may be, so that a bomb is refused before it fills the memory."""
    try:
        with GzipFile(fileobj=BytesIO(data)) as file:
            unpacked = file.read(LARGEST_TEXT_BYTES + 1)
    except (EOFError, OSError, zlib.error) as exc:
        raise RecordingError(
            f"{name} is damaged or cut short and cannot be unpacked: get another copy."
        ) from exc
    if len(unpacked) > LARGEST_TEXT_BYTES:
        raise RecordingError(_too_large(name, LARGEST_TEXT_BYTES))
    return unpacked


def _decoded(data: bytes, name: str) -> str:
    for encoding in _encodings(data, name):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RecordingError(_no_text(name))


def _encodings(data: bytes, name: str) -> Iterable[str]:
    if data.startswith(UTF16):
        return ("utf-16",)
    if len(data.translate(None, CONTROL_BYTES)) < len(data):
        raise RecordingError(_no_text(name))
    return ("utf-8-sig", "cp1252", "latin-1")


def _no_text(name: str) -> str:
    return f"{name} is no text: choose a CSV or text file with RR intervals, or a jsonl of ours."


def _too_large(name: str, largest: int) -> str:
    return f"{name} is larger than {largest // 1_000_000} MB: no recording of RR intervals is."
