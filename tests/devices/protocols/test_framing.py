"""What holds for every board: the port may be opened at any moment, and the cable may be bad."""

import random
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.protocols.boards import BOARDS
from devices.protocols.decoder import Decoded, DecodedInterval, Lost, Sample
from tests.devices.protocols.talk import FRAME_BYTES, TALKS, decoder_of

NAMES = list(BOARDS)
LINES = [name for name in NAMES if name not in FRAME_BYTES]
any_cuts = st.lists(st.integers(0, 400), max_size=12)


def heard_of(name: str, pieces: Iterable[bytes]) -> tuple[list[Decoded], int, int]:
    decoder = decoder_of(name)
    heard = [word for piece in pieces for word in decoder.feed(piece)]
    return heard, decoder.good, decoder.bad


def cut(data: bytes, cuts: list[int]) -> list[bytes]:
    at = [0, *sorted(min(c, len(data)) for c in cuts), len(data)]
    return [data[a:b] for a, b in pairwise(at)]


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=400), cuts=any_cuts)
def test_any_bytes_at_all_are_read_the_same_however_they_are_cut(
    name: str, data: bytes, cuts: list[int]
) -> None:
    assert heard_of(name, cut(data, cuts)) == heard_of(name, [data])


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25, deadline=None)
@given(cuts=any_cuts, begin=st.integers(0, 300))
def test_what_a_board_says_is_read_the_same_however_it_is_cut(
    name: str, cuts: list[int], begin: int
) -> None:
    for talk in TALKS[name]:
        data = talk(3.0)[begin : begin + 400]
        assert heard_of(name, cut(data, cuts)) == heard_of(name, [data])


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 1 << 32))
def test_the_session_goes_on_when_one_bit_in_twenty_bytes_is_wrong(name: str, seed: int) -> None:
    rng = random.Random(seed)
    for talk in TALKS[name]:
        said = talk(12.0)
        said *= max(1, 4000 // len(said))
        data = bytes(b ^ (1 << rng.randrange(8) if rng.random() < 0.05 else 0) for b in said)
        _, good, _ = heard_of(name, [data])
        _, best, _ = heard_of(name, [said])
        assert good > 0.5 * 0.95 ** (len(said) / best) * best
        decoder = decoder_of(name)
        decoder.feed(data)
        before = decoder.good
        decoder.feed(b"\r\n" + said)
        assert decoder.good - before >= best - 1


@pytest.mark.parametrize("name", FRAME_BYTES)
@pytest.mark.parametrize(("share", "at_least"), [(0.01, 0.94), (0.05, 0.74)])
def test_a_frame_that_is_whole_is_not_lost_with_a_damaged_one_beside_it(
    name: str, share: float, at_least: float
) -> None:
    rng, size = random.Random(5), FRAME_BYTES[name]
    (talk,) = TALKS[name]
    said = talk(120.0)
    frames = [said[at : at + size] for at in range(0, len(said), size)]
    data = b"".join(
        bytes(rng.randrange(256) if rng.random() < share else b for b in frame) for frame in frames
    )
    sent = [w.value for w in heard_of(name, [said])[0] if isinstance(w, Sample)]
    assert len(sent) == len(frames)
    heard, good, bad = heard_of(name, [data])
    assert recovered(heard, sent) >= at_least * len(frames)
    assert abs(good + bad - len(frames)) < 0.03 * len(frames)


def recovered(decoded: list[Decoded], sent: list[int]) -> int:
    """How many samples came through unharmed, each in its own place."""
    place = right = 0
    for word in decoded:
        if isinstance(word, Lost):
            place += word.samples
        elif isinstance(word, Sample):
            near = sent[max(0, place - 1) : place + 2]
            right += word.value in near
            place += 1
    return right


@pytest.mark.parametrize("name", FRAME_BYTES)
def test_what_was_lost_is_told_so_that_time_does_not_slip(name: str) -> None:
    (talk,) = TALKS[name]
    size, said = FRAME_BYTES[name], talk(20.0)
    damaged = said[: 300 * size] + b"\x00" * (7 * size) + said[307 * size :]
    heard, _, bad = heard_of(name, [damaged])
    assert [word for word in heard if isinstance(word, Lost)] == [Lost(7)]
    assert bad == 7
    cut_short = said[: 300 * size] + said[301 * size - 1 :]
    assert Lost(1) not in heard_of(name, [cut_short])[0]


@pytest.mark.parametrize("name", FRAME_BYTES)
def test_who_joins_in_the_middle_of_a_frame_has_lost_nothing_of_his(name: str) -> None:
    (talk,) = TALKS[name]
    heard, good, bad = heard_of(name, [talk(5.0)[3:]])
    whole, all_of_them, _ = heard_of(name, [talk(5.0)])
    assert (good, bad) == (all_of_them - 1, 1)
    assert not any(isinstance(word, Lost) for word in heard)
    samples = [word for word in whole if isinstance(word, Sample)]
    assert [word for word in heard if isinstance(word, Sample)] == samples[1:]


@pytest.mark.parametrize("name", LINES)
def test_nothing_is_told_of_a_first_line_whose_beginning_may_be_missing(name: str) -> None:
    for talk in TALKS[name]:
        _, all_of_them, _ = heard_of(name, [b"\r\n" + talk(5.0)])
        _, good, bad = heard_of(name, [talk(5.0)[2:]])
        assert (good, bad) == (all_of_them - 1, 0)


@pytest.mark.parametrize("name", NAMES)
def test_an_endless_line_takes_no_room_and_what_follows_is_understood(name: str) -> None:
    decoder = decoder_of(name)
    for _ in range(4):
        assert not decoder.feed(b"7" * 65_536)
    kept = vars(decoder)["_kept"]
    assert len(kept) < 200
    (talk, *_) = TALKS[name]
    decoder.feed(b"\n" + talk(20.0))
    assert decoder.good > 10


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r", b"\n\r\n"])
def test_a_line_may_end_in_any_way(name: str, end: bytes) -> None:
    for talk in TALKS[name]:
        said = b"\r\n" + talk(5.0)
        assert heard_of(name, [said.replace(b"\r\n", end)]) == heard_of(name, [said])


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
    decoder = decoder_of(name)
    for line in (
        b"%s",
        b"RR:%s",
        b"IBI=%s",
        b"Q%s",
        b"72,%s,512",
        b"PSWS,1,LIVE,1,2,3,72,%s,1,9,OK",
    ):
        heard = decoder.feed(b"\r\n" + line % number + b"\r\n")
        assert not [word for word in heard if isinstance(word, DecodedInterval)]
