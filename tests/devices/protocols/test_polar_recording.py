"""Polar's file transfer and the recordings in a strap: published bytes, bytes by hand, and any bytes."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.protocols.errors import ProtocolError
from devices.protocols.polar_file_transfer import (
    Command,
    FrameStatus,
    ResponseAssembler,
    TransferError,
    encode_query,
    encode_request,
    split_into_frames,
)
from devices.protocols.polar_recording import (
    FileEntry,
    RecordingStatus,
    StrapRecording,
    encode_start,
    parse_directory,
    parse_recording,
    parse_status,
    time_from_name,
)
from devices.protocols.protobuf import read_fields
from tests.devices.radio.fake_memory import NO_SUCH_FILE, folder, samples_file


def assemble(frames: list[bytes]) -> list[bytes | None]:
    assembler = ResponseAssembler()
    return [assembler.add(frame) for frame in frames]


def test_what_is_asked_has_the_bytes_that_are_published() -> None:
    assert encode_query(16) == bytes.fromhex("1080")
    assert encode_query(15) == bytes.fromhex("0f80")
    assert encode_request(Command.GET, "/") == bytes.fromhex("0500 0800 12012f")
    assert encode_start("run-1") == bytes.fromhex("0e80 0810 12021801 1a0572756e2d31")
    assert list(split_into_frames(b"", 20)) == [b"\x02"]


def test_what_another_library_wrote_is_read() -> None:
    """The bytes are those of Google's protobuf 7.36 for the published messages."""
    content = bytes.fromhex("0a02180112033cc801e2010c0a0aac06e9077f8001ffff03")
    assert parse_recording(content) == StrapRecording((812, 1001, 127, 128, 65535), (60, 200), 1.0)
    assert samples_file((812, 1001, 127, 128, 65535), (60, 200)) == content
    entries = bytes.fromhex("0a060a02412f10000a110a0b53414d504c45532e42504210f0a204")
    assert parse_directory(entries) == [FileEntry("A/", 0), FileEntry("SAMPLES.BPB", 70_000)]
    removal = encode_request(Command.REMOVE, "/A/SAMPLES.BPB")
    assert removal == bytes.fromhex("1200 0803120e2f412f53414d504c45532e425042")


@given(st.binary(max_size=2000), st.integers(2, 509))
def test_a_message_in_frames_is_the_message(message: bytes, frame_bytes: int) -> None:
    frames = list(split_into_frames(message, frame_bytes))
    assert assemble(frames) == [None] * (len(frames) - 1) + [message]
    assert max(map(len, frames)) <= frame_bytes


@given(st.binary(min_size=40, max_size=2000), st.data())
def test_a_message_that_lacks_a_frame_is_refused(message: bytes, data: st.DataObject) -> None:
    frames = list(split_into_frames(message, 20))
    del frames[data.draw(st.integers(0, len(frames) - 2))]
    with pytest.raises(ProtocolError):
        assemble(frames)


def test_a_result_of_nought_ends_a_response_and_any_other_is_a_refusal() -> None:
    assembler = ResponseAssembler()
    assert assembler.add(b"\x06ab") is None
    assert assembler.add(b"\x11\x00\x00") == b"ab"
    for frame, code in ((b"\x00\x67\x00", NO_SUCH_FILE), (b"\x00\x00\x01\x02", 256)):
        with pytest.raises(TransferError, match=f"the strap refused with code {code}") as caught:
            ResponseAssembler().add(frame)
        assert caught.value.code == code


@pytest.mark.parametrize(
    ("frames", "sentence"),
    [
        ([b""], "an empty frame"),
        ([b"\x04a"], "frame 0 of a response is missing"),  # a status that there is not
        ([b"\x03a"], "frame 0 of a response is missing"),  # goes on with nothing
        ([b"\x06a", b"\x12b"], "frame 1 of a response is missing"),  # begins once more
        ([b"\x06a", b"\x23b"], "frame 1 of a response is missing"),
        ([b"\x00\x00"], "a result without a code"),
    ],
)
def test_a_frame_that_cannot_be_the_next_ends_the_transfer(
    frames: list[bytes], sentence: str
) -> None:
    with pytest.raises(ProtocolError, match=sentence):
        assemble(frames)


def test_a_path_is_as_long_as_fifteen_bits_can_tell() -> None:
    """Six bytes of the request are not of the path."""
    assert encode_request(Command.GET, "/" * 32_761)[:2] == b"\xff\x7f"
    with pytest.raises(ProtocolError, match="a path that is too long"):
        encode_request(Command.GET, "/" * 32_762)


@given(st.lists(st.integers(0, 70_000)), st.lists(st.integers(0, 300)))
def test_the_intervals_and_rates_of_a_file_are_those_that_were_written(
    rr_ms: list[int], hr_bpm: list[int]
) -> None:
    content = samples_file(rr_ms, hr_bpm)
    if not rr_ms and not hr_bpm:
        with pytest.raises(ProtocolError):
            parse_recording(content)
        return
    recording = parse_recording(content)
    assert (recording.rr_ms, recording.hr_bpm) == (tuple(rr_ms), tuple(hr_bpm))
    assert recording.interval_s == 1.0


def test_rates_that_are_not_packed_are_read_too() -> None:
    assert parse_recording(bytes.fromhex("0a021805 103c 103d")).hr_bpm == (60, 61)


def test_rates_of_a_file_that_does_not_say_how_far_they_are_apart_are_one_a_second() -> None:
    assert parse_recording(bytes.fromhex("103c 103d")).interval_s == 1.0


@given(st.lists(st.tuples(st.text(max_size=20), st.integers(0, 1 << 40)), max_size=20))
def test_of_a_folder_only_names_that_may_be_in_a_path_are_told(
    entries: list[tuple[str, int]],
) -> None:
    result = parse_directory(folder(entries))
    assert all(FileEntry(*entry) in result for entry in entries if entry[0] in ("A/", "B.C"))
    assert not any(entry.name.startswith("/") or ".." in entry.name[:2] for entry in result)


def test_an_empty_status_is_a_strap_that_does_not_record() -> None:
    assert parse_status(b"") == RecordingStatus(False, "")
    written = bytes.fromhex("0801 12 05 72756e2d31")
    assert parse_status(written) == RecordingStatus(True, "run-1")


@pytest.mark.parametrize("name", ["OUTBREATH-2026", "RUN", "", "OUTBREATH-20261130T072300Zx"])
def test_of_a_name_that_is_not_ours_no_time_is_made_up(name: str) -> None:
    assert time_from_name(name) is None


@pytest.mark.parametrize("more", [0, 1])
def test_a_response_is_as_long_as_the_memory_of_a_strap_at_most(more: int) -> None:
    """That is 8 MiB. Frames may be of any length here; that of a strap has half a thousand bytes."""
    half = bytes(4 << 20)
    assembler = ResponseAssembler()
    assert assembler.add(bytes((FrameStatus.MORE << 1,)) + half) is None
    last = bytes((1 << 4 | FrameStatus.LAST << 1 | 1,)) + half + bytes(more)
    if more:
        with pytest.raises(ProtocolError, match="longer than the memory"):
            assembler.add(last)
    else:
        assert assembler.add(last) == 2 * half


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for read in (parse_status, parse_directory, parse_recording, lambda c: list(read_fields(c))):
        with suppress(ProtocolError):
            read(content)
    assembler = ResponseAssembler()
    with suppress(ProtocolError):
        for at in range(0, len(content), 20):
            assembler.add(content[at : at + 20])


@given(st.lists(st.integers(1, 3000), min_size=1, max_size=50), st.data())
def test_a_file_that_is_cut_off_is_refused_or_a_part_of_it(
    rr_ms: list[int], data: st.DataObject
) -> None:
    content = samples_file(rr_ms)
    cut = content[: data.draw(st.integers(0, len(content) - 1))]
    with pytest.raises(ProtocolError):
        parse_recording(cut)
