"""Small recordings for cohorts: one minute of RR intervals each, all different."""

import math
from pathlib import Path

JUNK = "hello, this is no recording\n"


def rr_text(number: int, beats: int = 70) -> str:
    """RR intervals in ms, one a line."""
    mean, swing = 780.0 + number % 97, 20.0 + number % 13
    intervals = (mean + swing * math.sin(2 * math.pi * beat / 11) for beat in range(beats))
    return "".join(f"{rr_ms:.1f}\n" for rr_ms in intervals)


def write_recordings(folder: Path, count: int, *, junk_every: int = 0) -> Path:
    """Write recordings into folders of seven, of which every n-th is junk; return the folder."""
    for number in range(count):
        is_junk = junk_every and number % junk_every == junk_every - 1
        path = folder / f"subject-{number // 7:03d}" / f"rr-{number:05d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(JUNK if is_junk else rr_text(number))
    return folder
