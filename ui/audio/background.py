"""The soft background of a pause: shaped noise that repeats without a seam.

It has no rhythm of its own, since a second rhythm would be another breath to follow, and it lies well below
the tones. It is made from its spectrum with random phases: such a signal is periodic, so its end meets its
beginning.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from trainer.errors import TrainerError
from ui.audio.synthesis import MAX_NAME_CHARS, RATE_HZ, Samples, Wave
from ui.i18n.messages import BackgroundUnknown
from ui.settings import NO_BACKGROUND

LOOP_S: Final = 24.0  # long enough that nobody hears it repeat
FADE_S: Final = 2.0
SEED: Final = 2
EDGE_OCTAVES: Final = 0.5  # over which the spectrum fades at both ends


class BackgroundError(TrainerError):
    """There is no such background. The message says which there are."""


@dataclass(frozen=True, slots=True)
class NoiseShape:
    """A spectrum: its band, and how fast its amplitude falls within it."""

    low_hz: float
    high_hz: float
    fall: float
    """The exponent of the amplitude over frequency: 0.5 for pink noise, 1 for brown noise."""
    rms: float
    """Of its level: both are heard equally loud, at about -35 LUFS, where an exhale has -22."""


BACKGROUNDS: Final[Mapping[str, NoiseShape]] = {
    "noise": NoiseShape(80.0, 1500.0, 1.0, rms=0.020),
    "rain": NoiseShape(300.0, 6000.0, 0.6, rms=0.0155),
}


def check_background(name: str) -> None:
    """Raise BackgroundError unless there is a background of this name, or it stands for none."""
    if name not in (NO_BACKGROUND, *BACKGROUNDS):
        known = (NO_BACKGROUND, *BACKGROUNDS)
        raise BackgroundError(BackgroundUnknown(name[:MAX_NAME_CHARS], known))


def background(name: str, rate_hz: int = RATE_HZ) -> Samples:
    """One period of a background, which may be repeated without end.

    Raises
    ------
    BackgroundError
        There is no such background.
    """
    check_background(name)
    frames = round(LOOP_S * rate_hz)
    hz = np.fft.rfftfreq(frames, 1.0 / rate_hz).astype(np.float64)
    amplitude = _amplitude(BACKGROUNDS[name], hz)
    phases = np.random.default_rng(SEED).uniform(0.0, 2.0 * np.pi, len(amplitude))
    x = np.fft.irfft(amplitude * np.exp(1j * phases), frames)
    return np.asarray(x * (BACKGROUNDS[name].rms / np.sqrt(np.mean(x**2))), dtype=np.float32)


def _amplitude(shape: NoiseShape, hz: Wave) -> Wave:
    """The amplitude at each frequency, which fades softly at both ends of the band."""
    octaves = np.log2(np.maximum(hz, 1.0))
    rise = (octaves - np.log2(shape.low_hz)) / EDGE_OCTAVES
    fall = (np.log2(shape.high_hz) - octaves) / EDGE_OCTAVES
    edges = np.clip(rise, 0.0, 1.0) * np.clip(fall, 0.0, 1.0)
    faded: Wave = np.sin(0.5 * np.pi * edges) ** 2 * np.maximum(hz, 1.0) ** -shape.fall
    return faded
