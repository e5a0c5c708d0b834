"""The breath to be heard: a tone for each inhale and exhale, and a bell at the end.

Rule: sound follows the pacer and never leads it. It opens in a thread of its own, after the first frame
of the disc; where nothing can be heard it is silent, `trouble` says why, and all else goes on.

    window -- advance(pacer, now) --> the "sound" thread makes the tone --> mixer --> the player's stream

A part is handed over up to AHEAD_S before it begins, with the sample it begins at: a late frame of the
window makes no late tone.
"""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple

from trainer.pacing import Pacer
from ui.audio import output
from ui.audio.mixer import FadeOut, Mixer
from ui.audio.output import AudioOutput
from ui.audio.playback_thread import PlaybackThread, PlayRequest
from ui.audio.schedule import StreamClock, ToneEvent, tone_events_between
from ui.audio.synthesis import MIN_TONE_S, timbre_named
from ui.audio.tone_cache import tones_folder

SCHEDULE_AHEAD_S: Final = 1.0
STALL_TIMEOUT_S: Final = 3.0
STALLED_MESSAGE: Final = (
    "The loudspeaker takes no more sound: see that it is connected, then turn the sound off and on."
)


class PlayedCue(NamedTuple):
    """A part that was handed over, and how it is to sound."""

    number: int
    part: ToneEvent
    timbre: str
    volume: float


class BreathAudio:
    """All methods are for the window's thread; none waits for the loudspeaker but `close`."""

    def __init__(
        self,
        cache: Path | None = None,
        *,
        timbre: str = "water",
        volume: float = 0.5,
        open_player: Callable[[], AudioOutput] | None = None,
    ) -> None:
        self.timbre, self.volume = timbre, volume
        self._cache = cache
        self._open_player = open_player or output.open_output
        self._thread: PlaybackThread | None = None
        self._numbers = count()
        self._cues: list[PlayedCue] = []
        self._clock: StreamClock | None = None
        self._stalled = ""
        self._moved = (-1, 0.0)  # frames taken, and the time since which their number is the same

    @property
    def timbre(self) -> str:
        """One of TIMBRES. A change is heard from the next tone on."""
        return self._timbre

    @timbre.setter
    def timbre(self, name: str) -> None:
        timbre_named(name)
        self._timbre = name

    @property
    def volume(self) -> float:
        """From 0 to 1. A change is heard from the next tone on."""
        return self._volume

    @volume.setter
    def volume(self, volume: float) -> None:
        self._volume = min(1.0, volume) if volume > 0.0 else 0.0

    @property
    def trouble(self) -> str:
        """Why nothing can be heard and what to do, in one sentence; empty where all is well."""
        if self._thread is None:
            return ""
        return self._thread.trouble or self._stalled

    def start(self) -> None:
        """Open the loudspeaker, in its own thread. May be tried again where there was trouble."""
        if self._thread is not None and self._thread.is_alive:
            return
        self._forget()
        self._thread = PlaybackThread(self._open_player, self._cache or tones_folder())

    def advance(self, pacer: Pacer | None, now: float) -> None:
        """Let sound what the pacer asks for at `now`. What it no longer asks for fades away."""
        thread, mixer = self._thread, self._mixer()
        if thread is None or mixer is None:
            return
        self._watch(mixer.frames_taken, now)
        if not mixer.frames_taken:
            return
        clock = self._clock = self._clock or StreamClock(mixer.latency_s)
        jumped = clock.follow(now, mixer.frames_taken, mixer.block)
        wanted = (
            tone_events_between(pacer, now, now + SCHEDULE_AHEAD_S) if pacer is not None else []
        )
        gone = [cue for cue in self._cues if jumped or not self._still_holds(cue, wanted, now)]
        for cue in gone:
            self._cues.remove(cue)
            thread.jobs.put(FadeOut(cue.number))
        for part in wanted:
            if part.ends - now >= MIN_TONE_S and not any(c.part.is_like(part) for c in self._cues):
                self._hand_over(thread, part, clock.sample_at(part.began))

    def bell(self) -> None:
        """Ring once, now."""
        if self._thread is not None and self._mixer() is not None:
            self._thread.jobs.put(
                PlayRequest(next(self._numbers), None, 0.0, self._timbre, self._volume, start=None)
            )

    def close(self) -> None:
        """Fade out and leave nothing running. May be called again, and `start` after it."""
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.close()
        self._forget()

    def _forget(self) -> None:
        self._cues, self._clock = [], None
        self._stalled, self._moved = "", (-1, 0.0)

    def _mixer(self) -> Mixer | None:
        """The mixer, once the loudspeaker is open."""
        return self._thread.mixer if self._thread is not None else None

    def _still_holds(self, cue: PlayedCue, wanted: list[ToneEvent], now: float) -> bool:
        if not any(cue.part.is_like(part) for part in wanted):
            return False
        sounds = cue.part.began <= now
        return sounds or (cue.timbre, cue.volume) == (self._timbre, self._volume)

    def _hand_over(self, thread: PlaybackThread, part: ToneEvent, start: int) -> None:
        cue = PlayedCue(next(self._numbers), part, self._timbre, self._volume)
        self._cues.append(cue)
        thread.jobs.put(
            PlayRequest(cue.number, part.phase, part.length_s, cue.timbre, cue.volume, start)
        )

    def _watch(self, frames_taken: int, now: float) -> None:
        """Does the stream still move?"""
        before, since = self._moved
        if frames_taken != before or now < since:
            self._moved, self._stalled = (frames_taken, now), ""
        elif now - since > STALL_TIMEOUT_S:
            self._stalled = STALLED_MESSAGE
