"""Puts the tones into the stream, each at its sample.

Rule: the stream never waits. It is filled in the player's thread from what lies ready; what the window
wants comes through a queue. Nothing starts or stops without a fade.
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
    """One tone: at which sample of the stream it starts (None: at once), and how loud."""

    number: int
    start: int | None
    tone: Samples
    gain: float


@dataclass(frozen=True, slots=True)
class FadeOut:
    """Fade this voice out."""

    number: int


MixerRequest: TypeAlias = MixerVoice | FadeOut


class Mixer:
    """`wish` is for any thread; `fill` for the player's; `frames_taken` and `block` may be read by all."""

    def __init__(self, latency_s: float) -> None:
        self.latency_s = latency_s
        self.frames_taken = 0  # by the player
        self.block = 0  # frames of the last call
        self.silent = threading.Event()  # set after `finish`, once the last fade is over
        self._leaving = False
        self._wishes: SimpleQueue[MixerRequest] = SimpleQueue()
        self._voices: list[_Sounding] = []

    @property
    def sounding(self) -> bool:
        return bool(self._voices)

    def request(self, wish: MixerRequest) -> None:
        self._wishes.put(wish)

    def finish(self) -> None:
        """Fade everything out, and say when it is silent."""
        self._leaving = True

    def fill(self, frames: int) -> Samples:
        """The next samples of the stream."""
        first, leaving = self.frames_taken, self._leaving
        self._obey(first)
        if leaving:
            for voice in self._voices:
                voice.leave(first)
        mixed = np.zeros(frames, dtype=np.float32)
        for voice in self._voices:
            voice.add_to(mixed, first)
        self._voices = [voice for voice in self._voices if voice.end > first + frames]
        self.block = frames
        self.frames_taken = first + frames
        if leaving and not self._voices:
            self.silent.set()
        return np.clip(mixed, -1.0, 1.0)

    def _obey(self, first: int) -> None:
        for wish in self._taken():
            if isinstance(wish, MixerVoice):
                self._voices.append(_Sounding(wish, first))
                continue
            for voice in self._voices:
                if wish.number == voice.number:
                    voice.leave(first)

    def _taken(self) -> deque[MixerRequest]:
        taken: deque[MixerRequest] = deque()
        while True:
            try:
                taken.append(self._wishes.get_nowait())
            except Empty:
                return taken


class _Sounding:
    """A voice on its way through the stream. It fades in where it comes too late for its beginning."""

    def __init__(self, voice: MixerVoice, first: int) -> None:
        self.number = voice.number
        self._tone, self._gain = voice.tone, np.float32(voice.gain)
        self._start = first if voice.start is None else voice.start
        self._joined = first if self._start < first else None
        self._left: int | None = None
        self.end = self._start + len(voice.tone)

    def leave(self, first: int) -> None:
        if self._left is not None:
            return
        self._left = first
        self.end = min(self.end, first + FADE_FRAMES) if self._start < first else first

    def add_to(self, mixed: Samples, first: int) -> None:
        begin, end = max(first, self._start), min(first + len(mixed), self.end)
        if begin >= end:
            return
        part = self._tone[begin - self._start : end - self._start] * self._gain
        if self._joined is not None:
            part *= _ramp(begin - self._joined, end - self._joined)
        if self._left is not None:
            part *= 1.0 - _ramp(begin - self._left, end - self._left)
        mixed[begin - first : end - first] += part


def _ramp(begin: int, end: int) -> Samples:
    """From 0 to 1 over one fade, for the samples `begin` to `end` of it and after it."""
    ramp: Samples = np.clip(np.arange(begin, end, dtype=np.float32) / FADE_FRAMES, 0.0, 1.0)
    return ramp
