"""Throws random and damaged bytes at everything that reads bytes of a sensor.

    python -m tests.benchmarks.fuzz [--payloads 1000000] [--seed 1]

Each parser gets so many. It may understand them or refuse them by a ProtocolError, and a decoder of a
stream may not even refuse; anything else is a fault, is shown with the bytes that brought it about, and
makes the exit status 1.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from devices.protocols import heart_rate_service, polar_control_point, polar_pmd
from devices.protocols.decoder import Decoder
from devices.protocols.errors import ProtocolError
from devices.protocols.serial_devices import SERIAL_DEVICES
from tests.devices.protocols.byte_streams import BYTE_STREAMS

Parser: TypeAlias = Callable[[bytes], object]

MOST_SHOWN: Final = 5
PIECES: Final = (
    4000  # how many pieces of one stream a decoder is given before it is a new one's turn
)
LONGEST: Final = 128

PARSERS: Final[Mapping[str, tuple[Parser, tuple[str, ...]]]] = {
    "heart rate": (
        heart_rate_service.parse_heart_rate_measurement,
        ("16 3C 00 04 F0 03", "19 3C 00 10 00 00 04", "00 48"),
    ),
    "body sensor location": (heart_rate_service.parse_body_sensor_location, ("01",)),
    "battery level": (heart_rate_service.parse_battery_level, ("5F",)),
    "polar frame": (
        polar_pmd.parse_frame,
        (
            "00 EA 54 A2 42 8B 45 52 08 00 FF FF FF 00 00 00 FE FF FF",
            "02 EA 54 A2 42 8B 45 52 08 01 14 00 0D FC 0D 00 15 00 0C FC 0E 00",
            "02 EA 54 A2 42 8B 45 52 08 81 0A 00 FB FF 00 00 04 02 F1 12 FE 03 01 88 00",
        ),
    ),
    "polar answer": (
        polar_control_point.parse_response,
        (
            "F0 01 02 00 00 00 04 19 00 32 00 64 00 C8 00 01 01 10 00 02 03 02 00 04 00 08 00",
            "F0 02 02 00 00 05 01 00 00 80 39",
        ),
    ),
}


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--payloads", type=int, default=1_000_000)
    words.add_argument("--seed", type=int, default=1)
    asked = words.parse_args()
    rng, faults = random.Random(asked.seed), 0
    for name, (parser, seeds) in PARSERS.items():
        good = [bytes.fromhex(seed) for seed in seeds]
        faults += _fuzz(name, _whole(parser), good, asked.payloads, rng)
    for name, board in SERIAL_DEVICES.items():
        good = [_some_of(talk(20.0), rng) for talk in BYTE_STREAMS[name] for _ in range(20)]
        faults += _fuzz(name, _Stream(board.decoder), good, asked.payloads, rng)
    print(f"{faults} faults")
    return 1 if faults else 0


def _whole(parser: Parser) -> Parser:
    def parse(payload: bytes) -> object:
        try:
            return parser(payload)
        except ProtocolError:
            return None

    return parse


class _Stream:
    """A stream that goes on from piece to piece, so that a decoder is met in every state it can be in."""

    def __init__(self, make: Callable[[], Decoder]) -> None:
        self._make = make
        self._decoder = make()
        self._pieces = 0

    def __call__(self, piece: bytes) -> object:
        self._pieces += 1
        if self._pieces % PIECES == 0:
            self._decoder = self._make()
        return self._decoder.feed(piece)


def _fuzz(name: str, parse: Parser, good: list[bytes], payloads: int, rng: random.Random) -> int:
    began, slowest_s, understood, faults = time.perf_counter(), 0.0, 0, 0
    for _ in range(payloads):
        payload = _payload(good, rng)
        at = time.process_time()
        try:
            understood += bool(parse(payload))
        except Exception as exc:  # noqa: BLE001 - whatever it is, it is what is looked for
            faults += 1
            if faults <= MOST_SHOWN:
                print(f"{name}: {type(exc).__name__}: {exc}: {payload.hex(' ')}", file=sys.stderr)
        slowest_s = max(slowest_s, time.process_time() - at)
    took_s = time.perf_counter() - began
    share = 100.0 * understood / max(1, payloads)
    print(
        f"{name:22} {payloads:9,} payloads {took_s:6.1f} s   understood {share:5.1f} %"
        f"   slowest {1000.0 * slowest_s:5.1f} ms   {faults} faults",
        flush=True,
    )
    return faults


def _payload(good: list[bytes], rng: random.Random) -> bytes:
    kind = rng.random()
    if kind < 0.3:
        return rng.randbytes(rng.randrange(LONGEST))
    payload = bytearray(rng.choice(good))
    if kind < 0.4:
        return bytes(payload[: rng.randrange(len(payload) + 1)])
    for _ in range(rng.choice((0, 1, 1, 2, 5))):
        _damage(payload, rng)
    return bytes(payload)


def _damage(payload: bytearray, rng: random.Random) -> None:
    """A wrong bit, a wrong byte, one missing, some too many, or some twice."""
    at = rng.randrange(len(payload) + 1)
    match rng.randrange(5):
        case 0 if at < len(payload):
            payload[at] ^= 1 << rng.randrange(8)
        case 1 if at < len(payload):
            payload[at] = rng.choice((0, 1, 0x0A, 0x30, 0x7F, 0x80, 0xFF))
        case 2:
            del payload[at : at + 1]
        case 3:
            payload[at:at] = rng.randbytes(rng.randrange(1, 9))
        case _:
            payload[at:at] = payload[: rng.randrange(9)]


def _some_of(stream: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(max(1, len(stream) - LONGEST))
    return stream[at : at + rng.randrange(8, LONGEST)]


if __name__ == "__main__":
    sys.exit(main())
