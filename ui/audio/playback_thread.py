"""The thread that opens the output, makes the tones and gives them to the mixer."""

import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from typing import Final, TypeAlias

from trainer.messages import Message
from trainer.pacing import BreathPhase
from ui.audio.background import FADE_S as BACKGROUND_FADE_S
from ui.audio.background import background
from ui.audio.mixer import FADE_S, FadeOut, Mixer, MixerVoice
from ui.audio.output import AudioOutput, AudioOutputError
from ui.audio.synthesis import RATE_HZ
from ui.audio.tone_cache import ToneCache
from ui.faults import FaultGuard, report
from ui.i18n.messages import SoundDefect

FADE_OUT_TIMEOUT_S: Final = 2.0 * FADE_S
STOP_TIMEOUT_S: Final = 3.0


@dataclass(frozen=True, slots=True)
class PlayRequest:
    """A request for the tone of an inhale or exhale of this length, or for the bell if `phase` is None."""

    number: int
    phase: BreathPhase | None
    length_s: float
    timbre: str
    volume: float
    start: int | None  # frame of the stream; None: at once


@dataclass(frozen=True, slots=True)
class BackgroundRequest:
    """A request for a background, until it is faded out."""

    number: int
    name: str
    volume: float


Job: TypeAlias = PlayRequest | BackgroundRequest | FadeOut | None


class PlaybackThread:
    """Starts at once. Jobs are done in order; only `close` waits."""

    def __init__(self, open_player: Callable[[], AudioOutput], cache: Path) -> None:
        self.trouble: Message | None = None
        self.mixer: Mixer | None = None  # set once the output is open
        self.jobs: Queue[Job] = Queue()
        self._open_player, self._cache = open_player, ToneCache(cache)
        # A daemon, because a driver that hangs must not keep the program from ending.
        self._thread = threading.Thread(target=self._run, name="sound", daemon=True)
        self._thread.start()

    @property
    def is_alive(self) -> bool:
        return self._thread.is_alive()

    def abandon(self) -> None:
        """Let it end by itself, without waiting: its device no longer answers."""
        self.jobs.put(None)

    def close(self) -> None:
        self.jobs.put(None)
        self._thread.join(STOP_TIMEOUT_S)

    def _run(self) -> None:
        try:
            with closing(self._open_player()) as player:
                mixer = Mixer(player.latency_s)
                player.play(mixer.fill)
                self.mixer = mixer
                self._serve(mixer)
                mixer.finish()
                if mixer.sounding:
                    mixer.silent.wait(FADE_OUT_TIMEOUT_S)
        except AudioOutputError as exc:
            self.trouble = exc.message
        except Exception as exc:  # noqa: BLE001  reported; the disc leads on
            self.mixer = None
            self.trouble = SoundDefect()
            report("sound", exc)

    def _serve(self, mixer: Mixer) -> None:
        while (job := self.jobs.get()) is not None:
            with FaultGuard("tone"):  # a tone that cannot be made is left out
                mixer.request(job if isinstance(job, FadeOut) else self._voice(job))
            self.jobs.task_done()

    def _voice(self, wanted: PlayRequest | BackgroundRequest) -> MixerVoice:
        if isinstance(wanted, BackgroundRequest):
            period, fade = background(wanted.name), round(BACKGROUND_FADE_S * RATE_HZ)
            return MixerVoice(wanted.number, None, period, wanted.volume, True, fade)
        tone = (
            self._cache.bell(wanted.timbre)
            if wanted.phase is None
            else self._cache.breath(wanted.phase, wanted.length_s, wanted.timbre)
        )
        return MixerVoice(wanted.number, wanted.start, tone, wanted.volume)
