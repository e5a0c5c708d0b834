"""A loudspeaker that keeps what it is given. It takes samples block by block, when its time has come."""

import threading
from collections.abc import Sequence
from itertools import cycle

import numpy as np

from trainer.pacing import Pacer
from ui.audio.breath_audio import BreathAudio
from ui.audio.output import Fill
from ui.audio.synthesis import RATE_HZ, Samples

QUIET = 10.0 ** (-40 / 20)  # of a tone's loudness: from here on it is heard


class Loudspeaker:
    def __init__(self, block: int, latency_s: float = 0.0) -> None:
        self.latency_s = latency_s
        self.closed = False
        self._block = block
        self._blocks: list[Samples] = []
        self._taken = 0
        self._fill: Fill | None = None
        self._open = threading.Event()

    def play(self, fill: Fill) -> None:
        self._fill = fill
        self._open.set()

    def close(self) -> None:
        self.closed = True

    def wait_until_open(self) -> None:
        assert self._open.wait(5.0)

    def run_to(self, t: float) -> None:
        """Take what is needed so that there is something to play until `t`."""
        assert self._fill is not None
        while self._taken <= t * RATE_HZ:
            self._blocks.append(self._fill(self._block))
            self._taken += self._block

    def play_out(self) -> None:
        """Let what sounds come to its end, so that nobody waits for it."""
        if self._fill is not None:
            self.run_to(self._taken / RATE_HZ + 16.0)

    @property
    def heard(self) -> Samples:
        return np.concatenate(self._blocks)


def listen(
    sound: BreathAudio,
    speaker: Loudspeaker,
    pacer: Pacer | None,
    start: float,
    end: float,
    *,
    frames_s: Sequence[float] = (1 / 30,),
    into: float | None = None,
) -> Samples:
    """Let the window call at each frame from `start` to `end`; all that was heard so far.

    `into`: how long the loudspeaker has been playing, where that is not `start`.
    """
    shift = 0.0 if into is None else into - start
    t = start
    for frame_s in cycle(frames_s):
        if t >= end:
            break
        speaker.run_to(t + shift)
        sound.advance(pacer, t)
        made(sound)
        t += frame_s
    speaker.run_to(end + shift)
    return speaker.heard[: round((end + shift) * RATE_HZ)]


def made(sound: BreathAudio) -> None:
    """Wait until the thread has made what was asked for: here, time does not pass by itself."""
    if sound._thread is not None:
        sound._thread.jobs.join()


def onset_s(heard: Samples, near: float) -> float:
    """When the tone that begins near this time is first heard, against the quietest moment before."""
    first = round((near - 0.06) * RATE_HZ)
    part = np.abs(heard[first : first + round(0.6 * RATE_HZ)])
    loud = np.flatnonzero(part > QUIET * np.max(part))
    lowest = _quietest(part)
    return (first + int(loud[loud >= lowest][0])) / RATE_HZ


def _quietest(part: Samples) -> int:
    """Where the last tone has faded and the next has not begun: the middle of the lowest 2 ms."""
    width = RATE_HZ // 500
    level = np.convolve(part, np.ones(width) / width, mode="same")
    return int(np.argmin(level[: round(0.12 * RATE_HZ)]))
