"""A cache of tones: the latest in memory, more of them as WAV files in a folder.

A file is used only if it is valid to the last sample; otherwise the tone is made again. Without the folder
each tone costs a tenth of a second.
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
from ui.audio.bell import BELL_MAX_PEAK, BELL_S, bell
from ui.audio.synthesis import BREATHS, MAX_PEAK, RATE_HZ, Samples

SYNTHESIS_VERSION: Final = "tone2"  # raise it when the synthesis changes
FULL_SCALE: Final = 32_767
WAV_HEADER_BYTES: Final = 44
MAX_TONES_IN_MEMORY: Final = 6
MAX_TONES_IN_FOLDER: Final = 40  # 1.1 MB each at most
LENGTH_STEP_S: Final = 0.1  # lengths are rounded down to a multiple of this


def tones_folder() -> Path:
    """The folder in the cache of this system."""
    from platformdirs import user_cache_path

    return user_cache_path("outbreath", appauthor=False) / "tones"


class ToneCache:
    """A cache for one thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._memory: dict[str, Samples] = {}

    def breath(self, phase: BreathPhase, length_s: float, timbre: str) -> Samples:
        """The tone of an inhale or an exhale, at most 0.1 s shorter than it. Raises ToneError."""
        tenths = int(length_s / LENGTH_STEP_S + 1e-6)
        seconds = tenths * LENGTH_STEP_S
        return self._tone(
            f"{timbre}-{phase.value}-{tenths:03d}",
            seconds,
            MAX_PEAK,
            lambda: BREATHS[phase](seconds, timbre, RATE_HZ),
        )

    def bell(self, timbre: str) -> Samples:
        """The bell. Raises ToneError."""
        return self._tone(f"{timbre}-bell", BELL_S, BELL_MAX_PEAK, lambda: bell(timbre))

    def _tone(
        self, name: str, seconds: float, max_peak: float, make: Callable[[], Samples]
    ) -> Samples:
        tone = self._memory.pop(name, None)
        if tone is None:
            path = self._folder / f"{SYNTHESIS_VERSION}-{name}.wav"
            tone = read_tone(path, seconds, max_peak)
            if tone is None:
                tone = make()
                self._save(path, tone)
        self._memory[name] = tone  # the one used last is removed last
        for oldest in list(self._memory)[:-MAX_TONES_IN_MEMORY]:
            del self._memory[oldest]
        return tone

    def _save(self, path: Path, tone: Samples) -> None:
        with suppress(OSError, ExportError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_bytes_atomic(path, [to_wav(tone)], force=True)
            cached = sorted(self._folder.glob("tone*.wav"), key=lambda p: p.stat().st_mtime)
            for old in cached[:-MAX_TONES_IN_FOLDER]:
                old.unlink(missing_ok=True)


def to_wav(tone: Samples) -> bytes:
    """The tone as a WAV file: one channel, 16 bits."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE_HZ)
        out.writeframes(np.rint(tone * FULL_SCALE).astype("<i2").tobytes())
    return file.getvalue()


def read_tone(path: Path, seconds: float, max_peak: float) -> Samples | None:
    """The tone in a file; None if there is none, or it has another length or a higher peak."""
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
    return tone if np.max(np.abs(tone)) <= max_peak + 1.0 / FULL_SCALE else None
