"""What can be heard of a pause: tones for the breath, the bell at its end, and spoken words.

Rule: nothing is heard that nobody asked for; what cannot be heard is said once, and all else goes on.
The parts that make sound are brought in only when they are wanted.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from trainer.pacing import BreathPhase, Pacer
from trainer.plan import Guide
from ui.faults import Wall
from ui.i18n import strings
from ui.i18n.formatting import translate
from ui.settings import DEFAULTS, Settings

if TYPE_CHECKING:
    from ui.audio.breath_audio import BreathAudio
    from ui.audio.speech import SpeechOutput

_SOUND, _VOICE = Wall("sound"), Wall("voice")


class Cues:
    def __init__(self) -> None:
        self._settings = DEFAULTS
        self._by_guide = False
        self._sound: BreathAudio | None = None
        self._voice: SpeechOutput | None = None
        self._failed = False  # the last call raised

    @property
    def is_wanted(self) -> bool:
        """Tones and bell are to be heard, by choice or because sound alone leads."""
        return self._settings.sound or self._by_guide

    @property
    def sound(self) -> "BreathAudio":
        if self._sound is None:
            from ui.audio.breath_audio import BreathAudio

            self._sound = BreathAudio()
            self.configure(self._settings)
        return self._sound

    @property
    def trouble(self) -> str:
        """Why nothing can be heard, in one sentence; empty where all is well."""
        if self._failed:
            from ui.audio.playback_thread import SOUND_DEFECT

            return SOUND_DEFECT
        return self._sound.trouble if self._sound is not None else ""

    def configure(self, settings: Settings) -> None:
        self._settings = settings
        if self._sound is not None:
            self._sound.timbre, self._sound.volume = settings.timbre, settings.volume
            if not self.is_wanted:
                self._sound.advance(None, 0.0)

    def begin(self, guide: Guide) -> None:
        """A round begins: open the loudspeaker if it is wanted."""
        self._by_guide = guide is Guide.SOUND
        if self.is_wanted:
            self._try(lambda sound: sound.start())

    def advance(self, pacer: Pacer | None, now: float) -> None:
        if self.is_wanted:
            self._try(lambda sound: _go_on(sound, pacer, now))

    def say_phase(self, phase: BreathPhase) -> None:
        if not self._settings.voice:
            return
        with _VOICE:
            if self._voice is None:
                from ui.audio.speech import SpeechOutput

                self._voice = SpeechOutput()
            self._voice.speak(translate(strings.PHASES[phase]), translate(strings.LANGUAGE))

    def ring(self) -> None:
        if self.is_wanted:
            self._try(lambda sound: sound.bell())

    def fade_out(self) -> None:
        """Nothing more for now."""
        if self._sound is not None:
            self._try(lambda sound: sound.advance(None, 0.0))
        if self._voice is not None:
            with _VOICE:
                self._voice.hush()

    def close(self) -> None:
        """Leave nothing running. May be called again."""
        if self._sound is not None:
            self._try(lambda sound: sound.close())
        if self._voice is not None:
            with _VOICE:
                self._voice.close()

    def _try(self, do: "Callable[[BreathAudio], None]") -> None:
        """What of the sound raises is reported; `trouble` says so until it works again."""
        self._failed = True
        with _SOUND:
            do(self.sound)
            self._failed = False


def _go_on(sound: "BreathAudio", pacer: Pacer | None, now: float) -> None:
    sound.start()
    sound.advance(pacer, now)
