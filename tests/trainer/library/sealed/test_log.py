"""A session that is recorded while the library is locked: readable with the private key only."""

import os
from base64 import b64decode
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nacl.public import PrivateKey

from tests.refusals import refused
from trainer.errors import LibraryError, RecordingError
from trainer.events import Beat, Event, NoteWritten
from trainer.library.sealed.log import SealedLog, is_being_appended, read_sealed_log
from trainer.library.sealed.public_key import format_public_key, key_id, read_public_key
from trainer.library.tables.events import event_to_row
from trainer.recording import Completion, Doubt, Recording

PRIVATE: Final = PrivateKey(bytes(range(32)))
PUBLIC: Final = bytes(PRIVATE.public_key)
KEYS: Final = {key_id(PUBLIC): bytes(PRIVATE)}
HEADER: Final = Recording("a-rest-0", "2026-11-21T20:50:17+00:00", "none", None, None, ())
SECRET: Final = "harder than yesterday"
EVENTS: Final[tuple[Event, ...]] = (
    *(Beat(float(i), 800.0) for i in range(6)),
    NoteWritten(6.0, SECRET),
    NoteWritten(6.5, "x" * 400 + "\n  two lines, and spaces behind  "),
)


def write(path: Path, ended: Completion | None = Completion.EARLY) -> Path:
    log = SealedLog(path, PUBLIC, HEADER)
    for seq, event in enumerate(EVENTS):
        log.append([event_to_row(seq, event)])
    if ended is not None:
        log.close_session(ended)
    log.close()
    return path


def damaged(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return write(tmp_path_factory.mktemp("log") / "outbreath-a-rest-0.sealed").read_bytes()


def test_what_was_appended_is_read_back_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = write(tmp_path / "outbreath-a-rest-0.sealed")
    read = read_sealed_log(path, KEYS)
    assert (read.id, read.started, read.ended) == (HEADER.id, HEADER.started, Completion.EARLY)
    assert (read.events, read.doubt) == (EVENTS, None)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [result.name for result in tmp_path.iterdir()] == [path.name]


def test_nothing_is_readable_without_the_key_not_even_what_kind_of_event_it_was(
    whole: bytes,
) -> None:
    lines = whole.splitlines()
    decoded = b"".join(b64decode(line) for line in lines[1:])
    for word in (SECRET.encode(), b"beat", b"note", b"800", b"2026", b"event"):
        assert word not in whole
        assert word not in decoded
    beats = lines[2:8]
    assert {len(line) for line in beats} == {len(lines[8])}


def test_while_it_is_appended_to_others_can_tell(tmp_path: Path) -> None:
    log = SealedLog(tmp_path / "x.sealed", PUBLIC, HEADER)
    assert is_being_appended(log.path)
    log.close()
    assert not is_being_appended(log.path)


def test_a_session_that_nobody_closed_was_interrupted(tmp_path: Path) -> None:
    read = read_sealed_log(write(tmp_path / "a.sealed", ended=None), KEYS)
    assert (read.ended, read.events) == (Completion.INTERRUPTED, EVENTS)


def test_cut_off_anywhere_all_before_is_there_and_verified(tmp_path: Path, whole: bytes) -> None:
    ends = [i + 1 for i, byte in enumerate(whole) if byte == ord("\n")]
    for end in range(ends[1], len(whole), 7):
        read = read_sealed_log(damaged(tmp_path / "a.sealed", whole[:end]), KEYS)
        complete = sum(line_end <= end for line_end in ends[2:])
        assert (read.events, read.doubt) == (EVENTS[:complete], None)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=4))
def test_damaged_bytes_cost_the_lines_that_they_meet_and_are_marked(
    tmp_path: Path, whole: bytes, changes: list[tuple[int, int]]
) -> None:
    data = bytearray(whole)
    for where, byte in changes:
        data[where % len(data)] = byte
    with suppress(LibraryError, RecordingError):  # nothing of it was left
        read = read_sealed_log(damaged(tmp_path / "outbreath-a-rest-0.sealed", bytes(data)), KEYS)
        assert [e for e in EVENTS if e in read.events] == list(read.events)
        assert read.doubt is Doubt.RESCUED or read.events == EVENTS[: len(read.events)]


@given(rubbish=st.binary(max_size=300))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rubbish_is_refused_in_a_sentence(tmp_path: Path, rubbish: bytes) -> None:
    with pytest.raises((LibraryError, RecordingError)):
        read_sealed_log(damaged(tmp_path / "a.sealed", rubbish), KEYS)


def test_lines_that_are_missing_repeated_or_in_another_order(tmp_path: Path, whole: bytes) -> None:
    lines = whole.splitlines(keepends=True)
    path = tmp_path / "a.sealed"
    gap = read_sealed_log(damaged(path, b"".join(lines[:4] + lines[6:])), KEYS)
    assert (gap.events, gap.doubt) == ((*EVENTS[:2], *EVENTS[4:]), Doubt.RESCUED)
    late = read_sealed_log(damaged(path, b"".join(lines[:2] + lines[3:])), KEYS)
    assert (late.events, late.doubt) == (EVENTS[1:], Doubt.RESCUED)
    mixed = b"".join([*lines[:2], *reversed(lines[2:]), lines[3]])
    assert read_sealed_log(damaged(path, mixed), KEYS).events == EVENTS


def test_without_its_header_it_is_the_session_that_its_name_says(
    tmp_path: Path, whole: bytes
) -> None:
    lines = whole.splitlines(keepends=True)
    path = damaged(tmp_path / "outbreath-a-rest-0.sealed", b"".join(lines[:1] + lines[2:]))
    read = read_sealed_log(path, KEYS)
    assert (read.id, read.started, read.events) == ("a-rest-0", None, EVENTS)
    assert read.doubt is Doubt.RESCUED


@pytest.mark.parametrize("keys", [{}, {"0" * 16: bytes(32)}])
def test_another_key_opens_nothing(tmp_path: Path, whole: bytes, keys: dict[str, bytes]) -> None:
    with refused(LibraryError, match="another library"):
        read_sealed_log(damaged(tmp_path / "a.sealed", whole), keys)


def test_a_disk_that_takes_half_a_line_keeps_none_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = SealedLog(tmp_path / "a.sealed", PUBLIC, HEADER)
    log.append([event_to_row(0, EVENTS[0])])
    before = log.path.stat().st_size
    real, left = os.write, [50]

    def write_a_little(handle: int, data: bytes) -> int:
        if left[0] == 0:
            raise OSError(28, "No space left on device")
        written, left[0] = real(handle, data[: left[0]]), 0
        return written

    with monkeypatch.context() as full:
        full.setattr("trainer.library.sealed.log.os.write", write_a_little)
        with refused(LibraryError, match="full"):
            log.append([event_to_row(1, EVENTS[1])])
    assert log.path.stat().st_size == before
    log.append([event_to_row(1, EVENTS[1])])
    log.close()
    read = read_sealed_log(log.path, KEYS)
    assert (read.events, read.doubt) == (EVENTS[:2], None)


def test_a_public_key_with_one_wrong_bit_is_none(tmp_path: Path) -> None:
    line = format_public_key(PUBLIC)
    (tmp_path / "library.pub").write_text(line)
    assert read_public_key(tmp_path) == PUBLIC
    for i in range(0, len(line) - 1, 5):
        wrong = line[:i] + chr(ord(line[i]) ^ 1) + line[i + 1 :]
        (tmp_path / "library.pub").write_text(wrong)
        assert read_public_key(tmp_path) is None
