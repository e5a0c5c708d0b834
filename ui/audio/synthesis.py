"""The breath tones: an inhale that rises and swells, an exhale that falls and fades.

No tone can startle: each begins and ends in silence, stays below `MAX_PEAK`, and glides over a fifth at most,
along the curve of the disc.

One tone for the inhale and another, gradually longer, for the exhale is how device-guided breathing leads
(Elliott and Izzo 2006, PMC1781326). The sound of the tones is our own choice.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from trainer.errors import TrainerError
from trainer.pacing import BreathPhase, fullness
from ui.i18n.messages import TimbreUnknown, ToneLengthUnsuitable

Samples: TypeAlias = NDArray[np.float32]
Wave: TypeAlias = NDArray[np.float64]

RATE_HZ: Final = 48_000
MAX_PEAK: Final = 0.6  # of a breath tone; with the bell the sum stays below 1
MIN_TONE_S: Final = 0.2
MAX_TONE_S: Final = 15.0
INHALE_RMS: Final = 0.16  # of the loudest half second
EXHALE_RMS: Final = 0.12
SOFT_START_S: Final = 0.35
SOFT_END_S: Final = 0.25
SOFT_START_EXPONENT: Final = (
    1.2  # audible 10 ms after the start; an exponent of 2 would make it 30 ms
)
DETUNED_LEVEL: Final = 0.08  # of the second partial; a higher level would make an audible beat
SEED: Final = 1
MAX_NAME_CHARS: Final = 40  # of an unknown sound, in what is said of it


class ToneError(TrainerError):
    """A tone that cannot be made. The message says what to choose instead."""


@dataclass(frozen=True, slots=True)
class Timbre:
    """The range of the glide, the levels of the overtones, and the noise of a tone."""

    low_hz: float
    high_hz: float
    overtones: tuple[float, ...]
    air: float  # level of the noise around the tone, 0 to 1
    air_hz: float = 60.0  # bandwidth of the noise


TIMBRES: Final[Mapping[str, Timbre]] = {
    "water": Timbre(196.0, 294.0, (1.0, 0.25), air=0.75, air_hz=140.0),
    "flute": Timbre(220.0, 330.0, (1.0, 0.22, 0.08, 0.02), air=0.06),
    "hum": Timbre(185.0, 247.0, (1.0, 0.45, 0.22, 0.11, 0.05), air=0.0),
}


def timbre_named(name: str) -> Timbre:
    """The timbre of this name. Raises ToneError."""
    if name not in TIMBRES:
        raise ToneError(TimbreUnknown(name[:MAX_NAME_CHARS], tuple(TIMBRES)))
    return TIMBRES[name]


def inhale(seconds: float, timbre: str, rate_hz: int = RATE_HZ) -> Samples:
    """A tone that rises and swells. Raises ToneError."""
    x, progress = _sustained_tone(BreathPhase.INHALE, seconds, timbre, rate_hz)
    swell = 0.35 + 0.65 * np.sin(0.5 * np.pi * np.minimum(1.0, progress / 0.7)) ** 2
    return _normalize(x * swell, INHALE_RMS, rate_hz)


def exhale(seconds: float, timbre: str, rate_hz: int = RATE_HZ) -> Samples:
    """A tone that falls, softer than the inhale, and fades. Raises ToneError."""
    x, progress = _sustained_tone(BreathPhase.EXHALE, seconds, timbre, rate_hz)
    sigh = np.cos(0.5 * np.pi * progress) ** 1.2
    return _normalize(x * sigh, EXHALE_RMS, rate_hz)


BREATHS: Final[Mapping[BreathPhase, Callable[[float, str, int], Samples]]] = {
    BreathPhase.INHALE: inhale,
    BreathPhase.EXHALE: exhale,
}


def _sustained_tone(
    phase: BreathPhase, seconds: float, timbre_name: str, rate_hz: int
) -> tuple[Wave, Wave]:
    """The tone at constant loudness, and the progress of the breath at each sample, 0 to 1."""
    if not MIN_TONE_S <= seconds <= MAX_TONE_S:
        raise ToneError(ToneLengthUnsuitable(MIN_TONE_S, MAX_TONE_S))
    timbre = timbre_named(timbre_name)
    progress = np.arange(round(seconds * rate_hz)) / (seconds * rate_hz)
    cycles = np.cumsum(_glide_hz(phase, timbre, progress)) / rate_hz
    return _voice(timbre, cycles, rate_hz), progress


def _glide_hz(phase: BreathPhase, timbre: Timbre, progress: Wave) -> Wave:
    """The pitch, which follows the fullness of the lungs. The curve is smooth: 129 points are enough."""
    points = np.linspace(0.0, 1.0, 129)
    full = np.array([fullness(phase, float(p)) for p in points])
    ratio = timbre.high_hz / timbre.low_hz
    hz: Wave = timbre.low_hz * ratio ** np.interp(progress, points, full)
    return hz


def _voice(timbre: Timbre, cycles: Wave, rate_hz: int) -> Wave:
    """Overtones, each with a slightly detuned second partial, and noise around the pitch."""
    angle = 2.0 * np.pi * cycles
    partials = sum(
        (
            level * (np.sin(n * angle) + DETUNED_LEVEL * np.sin(n * 1.002 * angle))
            for n, level in enumerate(timbre.overtones, start=1)
        ),
        start=np.zeros_like(angle),
    )
    partials /= np.sqrt(np.mean(partials**2))
    if timbre.air == 0.0:
        return np.asarray(partials)
    real, imaginary = (
        _low_pass_noise(len(cycles), timbre.air_hz, rate_hz, seed) for seed in (1, 2)
    )
    air = real * np.cos(2.0 * angle) - imaginary * np.sin(2.0 * angle)
    air /= np.sqrt(np.mean(air**2))
    return np.asarray((1.0 - timbre.air) * partials + timbre.air * air)


def _low_pass_noise(samples: int, width_hz: float, rate_hz: int, seed: int) -> Wave:
    """Noise below `width_hz`, the same for each seed: interpolated from coarse samples."""
    rng = np.random.default_rng((SEED, seed))
    step = rate_hz / (32.0 * width_hz)
    coarse = rng.standard_normal(int(samples / step) + 8)
    smooth = np.convolve(coarse, np.hanning(65)[1:-1], mode="same")
    stretched: Wave = np.interp(np.arange(samples) / step, np.arange(len(smooth)), smooth)
    return stretched


def _normalize(x: Wave, rms: float, rate_hz: int) -> Samples:
    """The tone with silent ends and the given RMS, its peak at most `MAX_PEAK`."""
    length = len(x)
    x = x * soft_ends(length, rate_hz, SOFT_START_S, SOFT_END_S)
    window = min(length, rate_hz // 2)
    power = np.concatenate(([0.0], np.cumsum(x**2)))
    max_rms = np.sqrt(np.max(power[window:] - power[:-window]) / window)
    return np.asarray(x * min(rms / max_rms, MAX_PEAK / np.max(np.abs(x))), dtype=np.float32)


def soft_ends(length: int, rate_hz: int, start_s: float, end_s: float) -> Wave:
    """The level of each sample of a tone that begins and ends in silence, 0 to 1."""
    ends = np.ones(length)
    first, last = (min(length // 3, round(s * rate_hz)) for s in (start_s, end_s))
    ends[:first] = np.sin(0.5 * np.pi * np.arange(first) / first) ** SOFT_START_EXPONENT
    ends[length - last :] = np.sin(0.5 * np.pi * np.arange(last)[::-1] / last) ** 2
    return ends
