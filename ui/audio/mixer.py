"""Adds the tones to the stream, each at its frame.

The stream never waits: it is filled in the player's thread, and requests reach it through a queue. Nothing
starts or stops without a fade.
"""

import sys
import threading
from collections import deque
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Final, TypeAlias

import numpy as np

from ui.audio.synthesis import RATE_HZ, Samples

FADE_S: Final = 0.25
FADE_FRAMES: Final = round(FADE_S * RATE_HZ)


@dataclass(frozen=True, slots=True)
class MixerVoice:
    """A tone, the frame of the stream at which it starts (None: at once), and its gain.

    One that loops begins with a fade as long as the one with which it ends.
    """

    number: int
    start: int | None
    tone: Samples
    gain: float
    loops: bool = False
    fade_frames: int = FADE_FRAMES


@dataclass(frozen=True, slots=True)
class FadeOut:
    """A request to fade out the voice of this number."""

    number: int


MixerRequest: TypeAlias = MixerVoice | FadeOut


class Mixer:
    """Mixes voices into a stream.

    `request` and `finish` may be called from any thread, `fill` from the player's; `frames_taken` and `block` may
    be read from any thread.
    """

    def __init__(self, latency_s: float) -> None:
        self.latency_s = latency_s
        self.frames_taken = 0  # by the player
        self.block = 0  # frames of the last call
        self.silent = threading.Event()  # set after `finish`, once the last fade is over
        self._is_finishing = False
        self._requests: SimpleQueue[MixerRequest] = SimpleQueue()
        self._voices: list[_Voice] = []

    @property
    def sounding(self) -> bool:
        return bool(self._voices)

    def request(self, request: MixerRequest) -> None:
        self._requests.put(request)

    def finish(self) -> None:
        """Fade out all voices, then set `silent`."""
        self._is_finishing = True

    def fill(self, frames: int) -> Samples:
        """The next frames of the stream."""
        first, is_finishing = self.frames_taken, self._is_finishing
        self._handle_requests(first)
        if is_finishing:
            for voice in self._voices:
                voice.fade_out(first, FADE_FRAMES)
        mixed = np.zeros(frames, dtype=np.float32)
        for voice in self._voices:
            voice.add_to(mixed, first)
        self._voices = [voice for voice in self._voices if voice.end > first + frames]
        self.block = frames
        self.frames_taken = first + frames
        if is_finishing and not self._voices:
            self.silent.set()
        return np.clip(mixed, -1.0, 1.0)

    def _handle_requests(self, first: int) -> None:
        for request in self._pending_requests():
            if isinstance(request, MixerVoice):
                self._voices.append(_Voice(request, first))
                continue
            for voice in self._voices:
                if request.number == voice.number:
                    voice.fade_out(first)

    def _pending_requests(self) -> deque[MixerRequest]:
        pending: deque[MixerRequest] = deque()
        while True:
            try:
                pending.append(self._requests.get_nowait())
            except Empty:
                return pending


class _Voice:
    """A voice in the stream. It fades in if it comes too late for its start."""

    def __init__(self, voice: MixerVoice, first: int) -> None:
        self.number = voice.number
        self._tone, self._gain, self._loops = voice.tone, np.float32(voice.gain), voice.loops
        self._fade_frames = voice.fade_frames
        self._start = first if voice.start is None else voice.start
        self._fade_in_from = first if voice.loops or self._start < first else None
        self._fades_out: list[tuple[int, int]] = []  # of each the first frame and the length
        self.end = sys.maxsize if voice.loops else self._start + len(voice.tone)

    def fade_out(self, first: int, frames: int | None = None) -> None:
        """Fade out from this frame; a fade that is longer goes on under this one."""
        frames = frames or self._fade_frames
        if self._fades_out and self.end <= first + frames:
            return
        self._fades_out.append((first, frames))
        self.end = min(self.end, first + frames) if self._start < first else first

    def add_to(self, mixed: Samples, first: int) -> None:
        begin, end = max(first, self._start), min(first + len(mixed), self.end)
        if begin >= end:
            return
        samples = self._samples(begin - self._start, end - self._start) * self._gain
        if self._fade_in_from is not None:
            at = self._fade_in_from
            samples *= _ramp(begin - at, end - at, self._fade_frames)
        for at, frames in self._fades_out:
            samples *= 1.0 - _ramp(begin - at, end - at, frames)
        mixed[begin - first : end - first] += samples

    def _samples(self, begin: int, end: int) -> Samples:
        if not self._loops:
            return self._tone[begin:end]
        return np.take(self._tone, np.arange(begin, end), mode="wrap")


def _ramp(begin: int, end: int, frames: int) -> Samples:
    """From 0 to 1 over one fade, for its frames `begin` to `end` and those after it."""
    ramp: Samples = np.clip(np.arange(begin, end, dtype=np.float32) / frames, 0.0, 1.0)
    return ramp
