"""What a strap would send, built by hand, byte by byte."""

import random
from collections.abc import Sequence


def packet(rr_1024: Sequence[int], hr_bpm: int = 60, flags: int = 0x10) -> bytes:
    return bytes([flags, hr_bpm]) + b"".join(rr.to_bytes(2, "little") for rr in rr_1024)


def golden(beats: int, shortest: int, longest: int, seed: int = 5) -> list[int]:
    """A series in which no two neighbours are equal, so that nothing can pass for a repetition."""
    rng = random.Random(seed)
    series: list[int] = []
    while len(series) < beats:
        rr = rng.randint(shortest, longest)
        if rr not in series[-3:]:
            series.append(rr)
    return series
