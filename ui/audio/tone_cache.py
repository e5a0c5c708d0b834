"""Tones that were made once: the last few in memory, more of them as WAV files in a folder.

Rule: a file is only believed if it is what it should be, to the sample. Anything else is made anew,
and a folder that cannot be written costs a tenth of a second a tone and nothing more.
"""

import io
import wave
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import numpy as np

from trainer.files.atomic_write import ExportError, write_bytes_atomic
from trainer.pacing import BreathPhase
from ui.audio import synthesis
from ui.audio.synthesis import BELL_MAX_PEAK, BELL_S, BREATHS, MAX_PEAK, RATE_HZ, Samples

SYNTHESIS_VERSION: Final = "tone1"  # raise it when the synthesis changes
FULL_SCALE: Final = 32_767
WAV_HEADER_BYTES: Final = 44
MAX_TONES_IN_MEMORY: Final = 6
MAX_TONES_IN_FOLDER: Final = 40  # 1.1 MB each at most
LENGTH_STEP_S: Final = 0.1  # lengths are rounded down to a multiple of this


def tones_folder() -> Path:
    """Where this system keeps what can be made again."""
    from platformdirs import user_cache_path

    return user_cache_path("outbreath", appauthor=False) / "tones"


class ToneCache:
    """For one thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._at_hand: dict[str, Samples] = {}

    def breath(self, phase: BreathPhase, length_s: float, timbre: str) -> Samples:
        """The tone of an inhale or an exhale; it ends with it or just before. Raises: ToneError."""
        tenths = int(length_s / LENGTH_STEP_S + 1e-6)
        seconds = tenths * LENGTH_STEP_S
        return self._tone(
            f"{timbre}-{phase.value}-{tenths:03d}",
            seconds,
            MAX_PEAK,
            lambda: BREATHS[phase](seconds, timbre, RATE_HZ),
        )

    def bell(self, timbre: str) -> Samples:
        """Raises: ToneError."""
        return self._tone(f"{timbre}-bell", BELL_S, BELL_MAX_PEAK, lambda: synthesis.bell(timbre))

    def _tone(
        self, name: str, seconds: float, loudest: float, make: Callable[[], Samples]
    ) -> Samples:
        tone = self._at_hand.pop(name, None)
        if tone is None:
            path = self._folder / f"{SYNTHESIS_VERSION}-{name}.wav"
            tone = read_tone(path, seconds, loudest)
            if tone is None:
                tone = make()
                self._save(path, tone)
        self._at_hand[name] = tone  # the one used last is removed last
        for oldest in list(self._at_hand)[:-MAX_TONES_IN_MEMORY]:
            del self._at_hand[oldest]
        return tone

    def _save(self, path: Path, tone: Samples) -> None:
        with suppress(OSError, ExportError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_bytes_atomic(path, [to_wav(tone)], force=True)
            cached = sorted(self._folder.glob("tone*.wav"), key=lambda p: p.stat().st_mtime)
            for old in cached[:-MAX_TONES_IN_FOLDER]:
                old.unlink(missing_ok=True)


def to_wav(tone: Samples) -> bytes:
    """As a WAV file: one channel, 16 bits."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE_HZ)
        out.writeframes(np.rint(tone * FULL_SCALE).astype("<i2").tobytes())
    return file.getvalue()


def read_tone(path: Path, seconds: float, loudest: float) -> Samples | None:
    """The tone in the file; None if there is none, or it is not one of this length and loudness."""
    header = to_wav(np.zeros(round(seconds * RATE_HZ), dtype=np.float32))[:WAV_HEADER_BYTES]
    size = WAV_HEADER_BYTES + 2 * round(seconds * RATE_HZ)
    try:
        if not path.is_file() or path.stat().st_size != size:
            return None
        raw = path.read_bytes()
    except OSError:
        return None
    if len(raw) != size or raw[:WAV_HEADER_BYTES] != header:
        return None
    tone = np.frombuffer(raw[WAV_HEADER_BYTES:], dtype="<i2").astype(np.float32) / np.float32(
        FULL_SCALE
    )
    return tone if np.max(np.abs(tone)) <= loudest + 1.0 / FULL_SCALE else None
