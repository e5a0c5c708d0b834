"""What can be heard of a pause: tones for the breath, a background, the bell at its end, and spoken words.

Nothing is played unless the settings ask for it. What cannot be played is reported once. The modules that
make sound are imported only when they are needed.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from trainer.messages import Message
from trainer.pacing import BreathPhase, Pacer
from trainer.plan import Guide
from ui.faults import FaultGuard
from ui.i18n import strings
from ui.i18n.formatting import translate
from ui.i18n.messages import SoundDefect
from ui.i18n.texts import guidance_strings
from ui.settings import DEFAULTS, NO_BACKGROUND, Settings

if TYPE_CHECKING:
    from ui.audio.breath_audio import BreathAudio
    from ui.audio.speech import SpeechOutput

_SOUND_FAULTS, _SPEECH_FAULTS = FaultGuard("sound"), FaultGuard("voice")


class Cues:
    """The sounds of the pauses in a window."""

    def __init__(self) -> None:
        self._settings = DEFAULTS
        self._by_guide = False
        self._sound: BreathAudio | None = None
        self._voice: SpeechOutput | None = None
        self._has_failed = False  # the last call raised

    @property
    def is_wanted(self) -> bool:
        """Whether anything is to be played: tones and bell, or the background."""
        return self._wants_tones or self._settings.background != NO_BACKGROUND

    @property
    def _wants_tones(self) -> bool:
        """Whether tones and bell are to be played, by the settings or because sound is the only guide."""
        return self._settings.sound or self._by_guide

    @property
    def sound(self) -> "BreathAudio":
        if self._sound is None:
            from ui.audio.breath_audio import BreathAudio

            self._sound = BreathAudio()
            self.configure(self._settings)
        return self._sound

    @property
    def trouble(self) -> Message | None:
        """Why nothing can be heard; None if all is well."""
        if self._has_failed:
            return SoundDefect()
        return self._sound.trouble if self._sound is not None else None

    def configure(self, settings: Settings) -> None:
        self._settings = settings
        if self._sound is not None:
            self._sound.timbre, self._sound.volume = settings.timbre, settings.volume
            self._sound.background = settings.background
            if not self.is_wanted:
                self._sound.advance(None, 0.0)

    def begin(self, guide: Guide) -> None:
        """Open the output at the begin of a round, if it is needed."""
        self._by_guide = guide is Guide.SOUND
        if self.is_wanted:
            self._try(lambda sound: sound.start())

    def advance(self, pacer: Pacer | None, now: float) -> None:
        if self.is_wanted:
            self._try(lambda sound: _advance(sound, pacer, now, tones=self._wants_tones))

    def say_phase(self, phase: BreathPhase) -> None:
        if not self._settings.voice:
            return
        with _SPEECH_FAULTS:
            if self._voice is None:
                from ui.audio.speech import SpeechOutput

                self._voice = SpeechOutput()
            words = guidance_strings.WORDINGS[self._settings.wording].phases[phase]
            self._voice.speak(translate(words), translate(strings.LANGUAGE))

    def ring(self) -> None:
        if self._wants_tones:
            self._try(lambda sound: sound.bell())

    def fade_out(self) -> None:
        """Fade out, and stop speaking."""
        if self._sound is not None:
            self._try(lambda sound: sound.advance(None, 0.0))
        if self._voice is not None:
            with _SPEECH_FAULTS:
                self._voice.hush()

    def close(self) -> None:
        """End the threads. May be called again."""
        if self._sound is not None:
            self._try(lambda sound: sound.close())
        if self._voice is not None:
            with _SPEECH_FAULTS:
                self._voice.close()

    def _try(self, action: "Callable[[BreathAudio], None]") -> None:
        """Report what the sound raises; `trouble` says so until it works again."""
        self._has_failed = True
        with _SOUND_FAULTS:
            action(self.sound)
            self._has_failed = False


def _advance(sound: "BreathAudio", pacer: Pacer | None, now: float, *, tones: bool) -> None:
    if not sound.is_started:
        sound.start()
    sound.advance(pacer, now, tones=tones)
