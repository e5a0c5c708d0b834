"""A million heart rate measurements, random or broken on the way: read or refused, nothing else."""

import random
import time
from typing import Final

from devices.protocols.errors import ProtocolError
from devices.protocols.heart_rate_service import parse

PAYLOADS: Final = 1_000_000
SANE: Final = bytes.fromhex("1e 3c 10 27 00 04 33 03 40 03")


def fuzz(payloads: int, seed: int) -> tuple[int, int]:
    """How many were tried, how many refused. Anything but a ProtocolError goes through the roof."""
    rng = random.Random(seed)
    refused = 0
    for _ in range(payloads):
        payload = _mutated(rng) if rng.random() < 0.5 else rng.randbytes(rng.randrange(23))
        try:
            told = parse(payload)
        except ProtocolError:
            refused += 1
            continue
        if any(not 0 <= rr <= 0xFFFF for rr in told.rr_1024):
            raise AssertionError(f"impossible intervals from {payload.hex(' ')}")
    return payloads, refused


def _mutated(rng: random.Random) -> bytes:
    broken = bytearray(SANE)
    broken[rng.randrange(len(broken))] = rng.randrange(256)
    return bytes(broken[: rng.randrange(len(broken) + 1)])


if __name__ == "__main__":
    began = time.monotonic()
    tried, refused = fuzz(PAYLOADS, seed=2037)
    print(
        f"{tried:,} payloads in {time.monotonic() - began:.1f} s, {refused:,} refused, none crashed"
    )
