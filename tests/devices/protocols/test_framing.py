"""What holds for every board: the port may be opened at any moment, and the cable may be bad."""

import random
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.protocols.decoder import Decoded, DecodedInterval, Lost, Sample
from devices.protocols.serial_devices import SERIAL_DEVICES
from tests.devices.protocols.byte_streams import BYTE_STREAMS, FRAME_BYTES, create_decoder

NAMES = list(SERIAL_DEVICES)
LINES = [name for name in NAMES if name not in FRAME_BYTES]
any_cuts = st.lists(st.integers(0, 400), max_size=12)


def decode(name: str, pieces: Iterable[bytes]) -> tuple[list[Decoded], int, int]:
    decoder = create_decoder(name)
    decoded = [item for piece in pieces for item in decoder.feed(piece)]
    return decoded, decoder.good, decoder.bad


def cut(data: bytes, cuts: list[int]) -> list[bytes]:
    at = [0, *sorted(min(c, len(data)) for c in cuts), len(data)]
    return [data[a:b] for a, b in pairwise(at)]


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=400), cuts=any_cuts)
def test_any_bytes_at_all_are_read_the_same_however_they_are_cut(
    name: str, data: bytes, cuts: list[int]
) -> None:
    assert decode(name, cut(data, cuts)) == decode(name, [data])


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25, deadline=None)
@given(cuts=any_cuts, begin=st.integers(0, 300))
def test_what_a_board_says_is_read_the_same_however_it_is_cut(
    name: str, cuts: list[int], begin: int
) -> None:
    for make_stream in BYTE_STREAMS[name]:
        data = make_stream(3.0)[begin : begin + 400]
        assert decode(name, cut(data, cuts)) == decode(name, [data])


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 1 << 32))
def test_the_session_goes_on_when_one_bit_in_twenty_bytes_is_wrong(name: str, seed: int) -> None:
    rng = random.Random(seed)
    for make_stream in BYTE_STREAMS[name]:
        stream = make_stream(12.0)
        stream *= max(1, 4000 // len(stream))
        data = bytes(b ^ (1 << rng.randrange(8) if rng.random() < 0.05 else 0) for b in stream)
        _, good, _ = decode(name, [data])
        _, best, _ = decode(name, [stream])
        assert good > 0.5 * 0.95 ** (len(stream) / best) * best
        decoder = create_decoder(name)
        decoder.feed(data)
        before = decoder.good
        decoder.feed(b"\r\n" + stream)
        assert decoder.good - before >= best - 1


@pytest.mark.parametrize("name", FRAME_BYTES)
@pytest.mark.parametrize(("share", "at_least"), [(0.01, 0.94), (0.05, 0.74)])
def test_a_frame_that_is_whole_is_not_lost_with_a_damaged_one_beside_it(
    name: str, share: float, at_least: float
) -> None:
    rng, size = random.Random(5), FRAME_BYTES[name]
    (make_stream,) = BYTE_STREAMS[name]
    stream = make_stream(120.0)
    frames = [stream[at : at + size] for at in range(0, len(stream), size)]
    data = b"".join(
        bytes(rng.randrange(256) if rng.random() < share else b for b in frame) for frame in frames
    )
    sent = [item.value for item in decode(name, [stream])[0] if isinstance(item, Sample)]
    assert len(sent) == len(frames)
    decoded, good, bad = decode(name, [data])
    assert count_recovered(decoded, sent) >= at_least * len(frames)
    assert abs(good + bad - len(frames)) < 0.03 * len(frames)


def count_recovered(decoded: list[Decoded], sent: list[int]) -> int:
    """How many samples came through unharmed, each in its own place."""
    place = right = 0
    for item in decoded:
        if isinstance(item, Lost):
            place += item.samples
        elif isinstance(item, Sample):
            near = sent[max(0, place - 1) : place + 2]
            right += item.value in near
            place += 1
    return right


@pytest.mark.parametrize("name", FRAME_BYTES)
def test_what_was_lost_is_told_so_that_time_does_not_slip(name: str) -> None:
    (make_stream,) = BYTE_STREAMS[name]
    size, stream = FRAME_BYTES[name], make_stream(20.0)
    damaged = stream[: 300 * size] + b"\x00" * (7 * size) + stream[307 * size :]
    decoded, _, bad = decode(name, [damaged])
    assert [item for item in decoded if isinstance(item, Lost)] == [Lost(7)]
    assert bad == 7
    cut_short = stream[: 300 * size] + stream[301 * size - 1 :]
    assert Lost(1) not in decode(name, [cut_short])[0]


@pytest.mark.parametrize("name", FRAME_BYTES)
def test_who_joins_in_the_middle_of_a_frame_has_lost_nothing_of_his(name: str) -> None:
    (make_stream,) = BYTE_STREAMS[name]
    decoded, good, bad = decode(name, [make_stream(5.0)[3:]])
    whole, all_of_them, _ = decode(name, [make_stream(5.0)])
    assert (good, bad) == (all_of_them - 1, 1)
    assert not any(isinstance(item, Lost) for item in decoded)
    samples = [item for item in whole if isinstance(item, Sample)]
    assert [item for item in decoded if isinstance(item, Sample)] == samples[1:]


@pytest.mark.parametrize("name", LINES)
def test_nothing_is_told_of_a_first_line_whose_beginning_may_be_missing(name: str) -> None:
    for make_stream in BYTE_STREAMS[name]:
        _, all_of_them, _ = decode(name, [b"\r\n" + make_stream(5.0)])
        _, good, bad = decode(name, [make_stream(5.0)[2:]])
        assert (good, bad) == (all_of_them - 1, 0)


@pytest.mark.parametrize("name", NAMES)
def test_an_endless_line_takes_no_room_and_what_follows_is_understood(name: str) -> None:
    decoder = create_decoder(name)
    for _ in range(4):
        assert not decoder.feed(b"7" * 65_536)
    stored = vars(decoder)["_buffer"]
    assert len(stored) < 200
    (make_stream, *_) = BYTE_STREAMS[name]
    decoder.feed(b"\n" + make_stream(20.0))
    assert decoder.good > 10


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r", b"\n\r\n"])
def test_a_line_may_end_in_any_way(name: str, end: bytes) -> None:
    for make_stream in BYTE_STREAMS[name]:
        stream = b"\r\n" + make_stream(5.0)
        assert decode(name, [stream.replace(b"\r\n", end)]) == decode(name, [stream])


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize(
    "number",
    [
        b"1" + b"0" * 400,
        b"1_0",
        b"nan",
        b"1e3",
        "٨٣٣".encode(),
        b"-833",
        b"65535",
        b"0",
        b"+833",
        b"",
    ],
)
def test_what_is_no_interval_is_never_told_as_one(name: str, number: bytes) -> None:
    decoder = create_decoder(name)
    for line in (
        b"%s",
        b"RR:%s",
        b"IBI=%s",
        b"Q%s",
        b"72,%s,512",
        b"PSWS,1,LIVE,1,2,3,72,%s,1,9,OK",
    ):
        decoded = decoder.feed(b"\r\n" + line % number + b"\r\n")
        assert not [item for item in decoded if isinstance(item, DecodedInterval)]
