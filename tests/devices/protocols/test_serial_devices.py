import random

import pytest

from devices.protocols.serial_devices import SERIAL_DEVICES
from tests.devices.protocols.byte_streams import BYTE_STREAMS, create_decoder


def share_understood(name: str, data: bytes) -> float:
    decoder = create_decoder(name)
    decoder.feed(data)
    return decoder.good / max(1, decoder.good + decoder.bad)


@pytest.mark.parametrize("name", SERIAL_DEVICES)
def test_a_board_is_understood_by_its_own_decoder(name: str) -> None:
    for talk in BYTE_STREAMS[name]:
        assert share_understood(name, talk(5.0)[7:]) > 0.95


@pytest.mark.parametrize("name", SERIAL_DEVICES)
def test_of_two_seconds_of_a_board_its_own_decoder_understands_most(name: str) -> None:
    """As many as another at the best, and then it is asked first."""
    for talk in BYTE_STREAMS[name]:
        data, seconds = talk(10.0)[7:], 10.0
        scores = {}
        for other in SERIAL_DEVICES:
            decoder = create_decoder(other)
            decoder.feed(data)
            slowest, fastest = SERIAL_DEVICES[other].records_per_s
            fits = slowest * seconds / 2.0 <= decoder.good <= fastest * seconds + 2.0
            scores[other] = decoder.good - decoder.bad if fits else 0
        assert max(scores, key=lambda other: scores[other]) == name


@pytest.mark.parametrize("name", SERIAL_DEVICES)
def test_noise_on_the_wire_is_not_taken_for_a_board(name: str) -> None:
    noise = random.Random(4).randbytes(20_000)
    assert share_understood(name, noise) < 0.15
    assert share_understood(name, bytes(20_000)) == 0.0
    assert share_understood(name, b"\xff" * 20_000) == 0.0
    assert share_understood(name, noise.hex(" ").encode()) < 0.01


def test_a_decoder_goes_by_the_name_it_stands_under() -> None:
    assert [create_decoder(name).name for name in SERIAL_DEVICES] == list(SERIAL_DEVICES)


def test_a_board_without_a_wave_and_without_intervals_says_so() -> None:
    useless = [
        n for n in SERIAL_DEVICES if not (create_decoder(n).gives_rr or create_decoder(n).wave)
    ]
    assert useless == ["nonin8500", "bpm"]


def test_the_newer_clip_is_asked_kept_awake_and_told_to_stop() -> None:
    device = SERIAL_DEVICES["contec9"]
    assert device.hello == bytes.fromhex("7d81a1808080808080")
    assert device.keep_alive == bytes.fromhex("7d81af808080808080")
    assert device.goodbye == bytes.fromhex("7d81a2808080808080")
    assert device.keep_alive_every_s == 5.0
    assert [name for name in SERIAL_DEVICES if SERIAL_DEVICES[name].hello] == ["contec9"]
