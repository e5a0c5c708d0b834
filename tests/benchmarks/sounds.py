"""What a pause sounds like, in figures and as a picture: `python -m tests.benchmarks.sounds FOLDER`.

Each timbre is rendered through the mixer as it is heard: a minute of breath, with a background, and the bell.
Loudness is that of ITU-R BS.1770-5 with its gates, onsets are the time from a tenth to nine tenths of the
level, and a click would be a step between two samples, or energy above 8 kHz where a tone begins or ends.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.signal import lfilter, spectrogram

from trainer.pacing import BreathPattern, BreathPhase, Pacer
from ui.audio.background import BACKGROUNDS, background
from ui.audio.bell import BELL_S, bell
from ui.audio.mixer import Mixer, MixerVoice
from ui.audio.schedule import tone_events_between
from ui.audio.synthesis import BREATHS, RATE_HZ, TIMBRES, Samples

MINUTE_S: Final = 60.0
PACER: Final = Pacer(BreathPattern.parse("4-0-6-0"), 1.0)
VOLUME: Final = 0.5  # as a person finds it
BLOCK: Final = 1200
LEVEL_WINDOW_S: Final = 0.05
GATE_BLOCK_S: Final = 0.4
ABSOLUTE_GATE_LUFS, RELATIVE_GATE_LU = -70.0, -10.0
# The two filters of BS.1770 at 48 kHz: the head, and what the ear leaves out below.
HEAD: Final = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (1.0, -1.69065929318241, 0.73248077421585),
)
LOW_CUT: Final = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
HIGH_HZ: Final = 8000.0

Wave = NDArray[np.float64]


class SoundFigures(NamedTuple):
    name: str
    peak_dbfs: float
    loudness_lufs: float
    onset_ms: float
    decay_s: float
    """From the loudest moment until 40 dB below it."""
    centroid_hz: float
    largest_step: float
    above_8_khz_db: float


def loudness_lufs(x: Samples) -> float:
    """Gated loudness of one channel."""
    weighted = lfilter(*LOW_CUT, lfilter(*HEAD, x.astype(np.float64)))
    block = round(GATE_BLOCK_S * RATE_HZ)
    starts = range(0, max(1, len(x) - block + 1), block // 4)
    power = np.array([np.mean(weighted[i : i + block] ** 2) for i in starts]) + 1e-20
    loud = power[_lufs(power) > ABSOLUTE_GATE_LUFS]
    if not len(loud):
        return ABSOLUTE_GATE_LUFS
    gated = loud[_lufs(loud) > _lufs(np.mean(loud)) + RELATIVE_GATE_LU]
    return float(_lufs(np.mean(gated)))


def _lufs(power: "np.floating | Wave") -> Wave:
    return np.asarray(-0.691 + 10.0 * np.log10(power))


def level_of(x: Samples) -> Wave:
    """The RMS level over 50 ms, at each sample."""
    width = round(LEVEL_WINDOW_S * RATE_HZ)
    power = np.concatenate(([0.0], np.cumsum(x.astype(np.float64) ** 2)))
    level: Wave = np.sqrt(np.maximum(0.0, power[width:] - power[:-width]) / width)
    return level


def figures_of(name: str, x: Samples) -> SoundFigures:
    level = level_of(x)
    top = int(np.argmax(level))
    rising = level[: top + 1]
    onset = (
        np.flatnonzero(rising >= 0.9 * level[top])[0]
        - np.flatnonzero(rising >= 0.1 * level[top])[0]
    )
    below = np.flatnonzero(level[top:] < 0.01 * level[top])
    power = np.abs(np.fft.rfft(x)) ** 2
    hz = np.fft.rfftfreq(len(x), 1.0 / RATE_HZ)
    return SoundFigures(
        name,
        20.0 * float(np.log10(np.max(np.abs(x)))),
        loudness_lufs(x),
        1000.0 * float(onset) / RATE_HZ,
        (float(below[0]) if len(below) else float("nan")) / RATE_HZ,
        float((hz * power).sum() / power.sum()),
        float(np.max(np.abs(np.diff(x)))),
        10.0 * float(np.log10(power[hz > HIGH_HZ].sum() / power.sum() + 1e-20)),
    )


def render_minute(timbre: str, background_name: str | None) -> Samples:
    """A minute of breath and the bell, as the mixer gives it to the output."""
    mixer = Mixer(0.0)
    if background_name is not None:
        period = background(background_name)
        fade = 2 * RATE_HZ
        mixer.request(MixerVoice(0, 0, period, VOLUME, loops=True, fade_frames=fade))
    tones = {
        phase: BREATHS[phase](length, timbre, RATE_HZ)
        for phase, length in PACER.pattern.parts()
        if phase in BREATHS
    }
    for i, event in enumerate(tone_events_between(PACER, PACER.began + 0.01, MINUTE_S), start=1):
        mixer.request(MixerVoice(i, round(event.began * RATE_HZ), tones[event.phase], VOLUME))
    mixer.request(MixerVoice(99, round((MINUTE_S + 1.0) * RATE_HZ), bell(timbre), VOLUME))
    blocks = round((MINUTE_S + 1.0 + BELL_S) * RATE_HZ / BLOCK)
    return np.concatenate([mixer.fill(BLOCK) for _ in range(blocks)])


def every_sound() -> Iterator[SoundFigures]:
    for timbre in TIMBRES:
        yield figures_of(f"{timbre} inhale 4 s", BREATHS[BreathPhase.INHALE](4.0, timbre, RATE_HZ))
        yield figures_of(f"{timbre} exhale 6 s", BREATHS[BreathPhase.EXHALE](6.0, timbre, RATE_HZ))
        yield figures_of(f"{timbre} bell", bell(timbre))
    for name in BACKGROUNDS:
        yield figures_of(f"background {name}", np.tile(background(name), 2))
    for timbre in TIMBRES:
        yield figures_of(f"{timbre} minute, as heard", render_minute(timbre, "noise"))


def draw(folder: Path) -> Iterator[Path]:
    """A spectrogram and the level of a minute, for each timbre."""
    from matplotlib.figure import Figure

    for timbre, name in zip(TIMBRES, (None, "noise", "rain"), strict=True):
        x = render_minute(timbre, name)
        hz, t, power = spectrogram(x, RATE_HZ, nperseg=8192, noverlap=6144)
        figure = Figure(figsize=(14, 7))
        above, below = figure.subplots(2, 1, sharex=True, height_ratios=(3, 1))
        above.pcolormesh(t, hz, 10.0 * np.log10(power + 1e-14), vmin=-120, vmax=-40, shading="auto")
        above.set_yscale("symlog", linthresh=200.0)
        above.set_ylim(40.0, 12_000.0)
        above.set_ylabel("Hz")
        above.set_title(f"{timbre}, background {name or 'off'}, then the bell")
        level = level_of(x)[:: RATE_HZ // 50]
        below.plot(np.arange(len(level)) / 50.0, 20.0 * np.log10(level + 1e-6))
        below.set_ylim(-80.0, 0.0)
        below.set_ylabel("dBFS")
        below.set_xlabel("s")
        path = folder / f"sound-{timbre}-{name or 'off'}.png"
        figure.savefig(path, dpi=80)
        yield path


def main(folder: Path) -> None:
    print(
        f"{'':<24}{'peak':>8}{'LUFS':>8}{'onset':>8}{'decay':>8}{'centre':>8}{'step':>8}{'>8 kHz':>8}"
    )
    print(f"{'':<24}{'dBFS':>8}{'':>8}{'ms':>8}{'s':>8}{'Hz':>8}{'':>8}{'dB':>8}")
    for sound in every_sound():
        print(
            f"{sound.name:<24}{sound.peak_dbfs:8.1f}{sound.loudness_lufs:8.1f}{sound.onset_ms:8.0f}"
            f"{sound.decay_s:8.2f}{sound.centroid_hz:8.0f}{sound.largest_step:8.4f}{sound.above_8_khz_db:8.0f}"
        )
    folder.mkdir(parents=True, exist_ok=True)
    for path in draw(folder):
        print(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
