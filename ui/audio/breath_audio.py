"""Sound for the breath: a tone for each inhale and exhale, a soft background, and a bell at the end.

The sound follows the pacer. The output is opened in a thread of its own, after the first frame of the disc.
If nothing can be heard, `trouble` says why, and everything else goes on; an output that comes back is heard
again by itself.

    window -- advance(pacer, now) --> the "sound" thread makes the tone --> mixer --> the output's stream

A tone is requested up to `SCHEDULE_AHEAD_S` before it begins, with the frame of the stream at which it
begins, so that a late frame of the window does not delay it.
"""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple

from trainer.messages import Message
from trainer.pacing import Pacer
from ui.audio import output
from ui.audio.background import check_background
from ui.audio.mixer import FadeOut, Mixer
from ui.audio.output import AudioOutput
from ui.audio.playback_thread import BackgroundRequest, PlaybackThread, PlayRequest
from ui.audio.schedule import StreamClock, ToneEvent, tone_events_between
from ui.audio.synthesis import MIN_TONE_S, timbre_named
from ui.audio.tone_cache import tones_folder
from ui.i18n.messages import LoudspeakerStalled, NoLoudspeaker
from ui.settings import NO_BACKGROUND

SCHEDULE_AHEAD_S: Final = 1.0
STALL_TIMEOUT_S: Final = 3.0
RETRY_S: Final = 3.0  # how often an output that is gone is opened again
RETRIED: Final = (NoLoudspeaker(), LoudspeakerStalled())


class PlayedCue(NamedTuple):
    """A tone that was requested, with its timbre and volume."""

    number: int
    event: ToneEvent
    timbre: str
    volume: float


class BreathAudio:
    """Plays the tones. All methods are for the window's thread; only `close` waits for the output."""

    def __init__(
        self,
        cache: Path | None = None,
        *,
        timbre: str = "water",
        volume: float = 0.5,
        background: str = NO_BACKGROUND,
        open_player: Callable[[], AudioOutput] | None = None,
    ) -> None:
        self.timbre, self.volume, self.background = timbre, volume, background
        self._cache = cache
        self._open_player = open_player or output.open_output
        self._thread: PlaybackThread | None = None
        self._numbers = count()
        self._cues: list[PlayedCue] = []
        self._clock: StreamClock | None = None
        self._trouble: Message | None = None
        self._retry_at: float | None = None  # when an output that is gone is opened again
        self._abandoned: list[PlaybackThread] = []
        self._background_voice: tuple[int, str, float] | None = None  # number, name and volume
        self._last_progress = (
            -1,
            0.0,
        )  # frames taken, and the time since which their number is the same

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
        """From 0 to 1. A change takes effect with the next tone."""
        return self._volume

    @volume.setter
    def volume(self, volume: float) -> None:
        self._volume = min(1.0, volume) if volume > 0.0 else 0.0

    @property
    def background(self) -> str:
        """One of BACKGROUNDS, or NO_BACKGROUND. A change is heard at once, with a fade."""
        return self._background

    @background.setter
    def background(self, name: str) -> None:
        check_background(name)
        self._background = name

    @property
    def trouble(self) -> Message | None:
        """Why nothing can be heard and what to do; None if all is well."""
        if self._thread is None:
            return None
        return self._trouble or self._thread.trouble

    @property
    def is_started(self) -> bool:
        return self._thread is not None

    def start(self) -> None:
        """Open the output, in its own thread. May be tried again after trouble."""
        if self._thread is not None and self._thread.is_alive:
            return
        self._open()

    def advance(self, pacer: Pacer | None, now: float, *, tones: bool = True) -> None:
        """Request the tones that are due; fade out those which the pacer no longer asks for.

        An output that is gone is opened again every `RETRY_S` until it is back.

        Parameters
        ----------
        pacer : Pacer or None
            None for silence.
        now : float
            s on the clock of the session.
        tones : bool
            Whether there are tones, or the background only.
        """
        if not self._has_output(now):
            return
        thread, mixer = self._thread, self._mixer()
        if thread is None or mixer is None or not mixer.frames_taken:
            return
        self._trouble = None
        clock = self._clock = self._clock or StreamClock(mixer.latency_s)
        has_jumped = clock.follow(now, mixer.frames_taken, mixer.block)
        self._follow_background(thread, self._background if pacer is not None else NO_BACKGROUND)
        wanted = (
            tone_events_between(pacer, now, now + SCHEDULE_AHEAD_S)
            if pacer is not None and tones
            else []
        )
        obsolete = [
            cue for cue in self._cues if has_jumped or not self._is_wanted(cue, wanted, now)
        ]
        for cue in obsolete:
            self._cues.remove(cue)
            thread.jobs.put(FadeOut(cue.number))
        for event in wanted:
            if event.ends - now >= MIN_TONE_S and not any(
                c.event.is_like(event) for c in self._cues
            ):
                self._request(thread, event, clock.sample_at(event.began))

    def bell(self) -> None:
        """Ring the bell now."""
        if self._thread is not None and self._mixer() is not None:
            self._thread.jobs.put(
                PlayRequest(next(self._numbers), None, 0.0, self._timbre, self._volume, start=None)
            )

    def close(self) -> None:
        """Fade out and end the threads. May be called again; `start` may follow."""
        threads, self._thread, self._abandoned = [*self._abandoned, self._thread], None, []
        for thread in filter(None, threads):
            thread.close()
        self._reset()
        self._trouble, self._retry_at = None, None

    def _open(self) -> None:
        self._reset()
        self._retry_at = None
        self._thread = PlaybackThread(self._open_player, self._cache or tones_folder())

    def _reset(self) -> None:
        self._cues, self._clock, self._background_voice = [], None, None
        self._last_progress = (-1, 0.0)

    def _has_output(self, now: float) -> bool:
        """Whether the output is open or about to be; one that is gone is opened again after a while."""
        thread = self._thread
        if thread is None:
            return False
        if self._retry_at is None:
            gone = thread.trouble or (LoudspeakerStalled() if self._is_stalled(now) else None)
            if gone is None:
                return True
            self._trouble = self._trouble or gone  # one sentence until it is back
            self._retry_at = now + RETRY_S
            self._abandon(thread)
        elif self._trouble in RETRIED and not self._retry_at - RETRY_S <= now < self._retry_at:
            self._open()
        return False

    def _abandon(self, thread: PlaybackThread) -> None:
        thread.abandon()
        self._abandoned = [other for other in (*self._abandoned, thread) if other.is_alive]

    def _follow_background(self, thread: PlaybackThread, name: str) -> None:
        """Let this background be heard, in the volume that is set now."""
        voice = self._background_voice
        if (name, self._volume) == (voice[1:] if voice else (NO_BACKGROUND, self._volume)):
            return
        if voice is not None:
            thread.jobs.put(FadeOut(voice[0]))
        self._background_voice = None
        if name != NO_BACKGROUND:
            self._background_voice = (next(self._numbers), name, self._volume)
            thread.jobs.put(BackgroundRequest(*self._background_voice))

    def _mixer(self) -> Mixer | None:
        """The mixer, once the output is open."""
        return self._thread.mixer if self._thread is not None else None

    def _is_wanted(self, cue: PlayedCue, wanted: list[ToneEvent], now: float) -> bool:
        if not any(cue.event.is_like(event) for event in wanted):
            return False
        sounds = cue.event.began <= now
        return sounds or (cue.timbre, cue.volume) == (self._timbre, self._volume)

    def _request(self, thread: PlaybackThread, event: ToneEvent, start: int) -> None:
        cue = PlayedCue(next(self._numbers), event, self._timbre, self._volume)
        self._cues.append(cue)
        thread.jobs.put(
            PlayRequest(cue.number, event.phase, event.length_s, cue.timbre, cue.volume, start)
        )

    def _is_stalled(self, now: float) -> bool:
        """Whether the stream has stopped, or has not begun."""
        mixer = self._mixer()
        if mixer is None:
            return False
        last_frames, since = self._last_progress
        if mixer.frames_taken != last_frames or now < since:
            self._last_progress = mixer.frames_taken, now
            return False
        return now - since > STALL_TIMEOUT_S
