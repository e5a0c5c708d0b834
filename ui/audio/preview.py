"""A preview of the sound settings: one breath and the bell."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from devices.clock import SystemClock
from trainer.pacing import BreathPattern, Pacer
from ui.audio.breath_audio import BreathAudio

PREVIEW_PATTERN: Final = BreathPattern(3.0, 0.0, 3.5, 0.0)
FRAME_MS: Final = 40
START_DELAY_S: Final = 0.4  # time to open the loudspeaker


class TonePreview:
    """Plays the preview."""

    def __init__(self, parent: QObject) -> None:
        self._sound: BreathAudio | None = None
        self._clock = SystemClock()
        self._timer = QTimer(parent)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._advance)

    def play(self, sound: BreathAudio) -> None:
        """Play from the beginning."""
        self._sound, self._clock = sound, SystemClock()
        sound.start()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        if self._sound is not None:
            self._sound.advance(None, self._clock.now())
            self._sound = None

    def _advance(self) -> None:
        if self._sound is None:
            return
        now = self._clock.now()
        if now >= START_DELAY_S + PREVIEW_PATTERN.period_s:
            self._sound.bell()
            self.stop()
            return
        self._sound.advance(
            Pacer(PREVIEW_PATTERN, START_DELAY_S) if now >= START_DELAY_S else None, now
        )
