"""The bell at the end of a pause: a small singing bowl in the pitch of the breath tones."""

from typing import Final

import numpy as np

from ui.audio.synthesis import RATE_HZ, Samples, soft_ends, timbre_named

BELL_MAX_PEAK: Final = 0.3
BELL_S: Final = 8.0  # as long as a small bowl is heard in a room
SOFT_START_S: Final = 0.08
SOFT_END_S: Final = 2.0
OCTAVES_ABOVE: Final = 1  # the lowest tone of a breath
PARTIALS: Final = (
    (1.0, 1.0, 1.7),
    (1.0016, 0.22, 1.9),  # a bowl is never quite round: its lowest mode is two, which beat slowly
    (2.0, 0.35, 0.9),
    (2.71, 0.3, 0.6),
    (5.1, 0.06, 0.25),
)
"""Of each its ratio to the pitch, its level, and the time in which it fades to 1/e, s."""


def bell(timbre: str, rate_hz: int = RATE_HZ) -> Samples:
    """The bell, struck once; the high partials fade first.

    Raises
    ------
    ToneError
        There is no such timbre.
    """
    t = np.arange(round(BELL_S * rate_hz)) / rate_hz
    pitch_hz = timbre_named(timbre).low_hz * 2**OCTAVES_ABOVE
    struck = sum(
        (
            level * np.exp(-t / fade_s) * np.sin(2 * np.pi * pitch_hz * ratio * t)
            for ratio, level, fade_s in PARTIALS
        ),
        start=np.zeros_like(t),
    )
    x = struck * soft_ends(len(t), rate_hz, SOFT_START_S, SOFT_END_S)
    return np.asarray(x * (BELL_MAX_PEAK / np.max(np.abs(x))), dtype=np.float32)
