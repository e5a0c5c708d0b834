"""Adds the tones to the stream, each at its frame.

The stream never waits: it is filled in the player's thread, and requests reach it through a queue. Nothing
starts or stops without a fade.
"""

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
    """A tone, the frame of the stream at which it starts (None: at once), and its gain."""

    number: int
    start: int | None
    tone: Samples
    gain: float


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
                voice.fade_out(first)
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
        self._tone, self._gain = voice.tone, np.float32(voice.gain)
        self._start = first if voice.start is None else voice.start
        self._fade_in_from = first if self._start < first else None
        self._fade_out_from: int | None = None
        self.end = self._start + len(voice.tone)

    def fade_out(self, first: int) -> None:
        if self._fade_out_from is not None:
            return
        self._fade_out_from = first
        self.end = min(self.end, first + FADE_FRAMES) if self._start < first else first

    def add_to(self, mixed: Samples, first: int) -> None:
        begin, end = max(first, self._start), min(first + len(mixed), self.end)
        if begin >= end:
            return
        samples = self._tone[begin - self._start : end - self._start] * self._gain
        if self._fade_in_from is not None:
            samples *= _ramp(begin - self._fade_in_from, end - self._fade_in_from)
        if self._fade_out_from is not None:
            samples *= 1.0 - _ramp(begin - self._fade_out_from, end - self._fade_out_from)
        mixed[begin - first : end - first] += samples


def _ramp(begin: int, end: int) -> Samples:
    """From 0 to 1 over one fade, for its frames `begin` to `end` and those after it."""
    ramp: Samples = np.clip(np.arange(begin, end, dtype=np.float32) / FADE_FRAMES, 0.0, 1.0)
    return ramp
