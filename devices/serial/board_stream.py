"""What a board that is known tells, as events: beats, how the sensor touches, that it fell silent."""

from collections.abc import Sequence
from typing import Final

from devices.link_state import LinkState
from devices.protocols.boards import Board
from devices.protocols.decoder import Decoded, DecodedInterval, HeartRate, Lost, OnSkin, Sample
from devices.timestamps import BeatClock
from devices.waveforms.beats import WaveformBeats
from trainer.events import HeartRateReported, Link, SensorEvent, SourceChanged

GREET_EVERY_S: Final = 2.0  # a board that fell silent and waits to be greeted

OFF: Final = {
    "ecg": "An electrode is off: press it on again.",
    "either": "An electrode is off: press it on again.",
    "pulse": "The sensor does not touch: lay the finger on it again and keep it still.",
    None: "The sensor does not touch: put it on again.",
}
RATE_ONLY: Final = (
    "This board sends a heart rate but no intervals between beats: the rate is shown, "
    "heart rate variability cannot be. A chest strap or a pulse sensor would send them."
)


class BoardStream:
    """Feed it what arrives, silence too. `greetings` is what wants to be said to the board."""

    def __init__(self, name: str, board: Board, source: str, silent: str) -> None:
        self.name = name
        self.greetings: list[bytes] = []
        self._board = board
        self._source = source
        self._hearing = LinkState(silent)
        self._decoder = board.decoder()
        self._beat_clock = BeatClock()
        self._waves: WaveformBeats | None = None
        if self._decoder.wave and not self._decoder.gives_rr:
            self._waves = WaveformBeats(self._decoder.wave, self._decoder.sample_rate_hz)
        self._greeted = 0.0
        self._hr_bpm: float | None = None

    @property
    def gives_rr(self) -> bool:
        return self._decoder.gives_rr or self._waves is not None

    @property
    def goodbye(self) -> bytes:
        return self._board.goodbye

    def introduction(self, t: float) -> SourceChanged:
        return SourceChanged(t, self._source, self._decoder.resolution_ms, self.gives_rr)

    def connected(self, t: float) -> None:
        """The board is there, for the first time or again."""
        self._decoder, self._greeted = self._board.decoder(), t
        self._hearing.connected(t)

    def lost(self, t: float, why: str) -> list[SensorEvent]:
        """The connection broke: no interval and no time base reaches across."""
        self._begin_anew()
        return self._hearing.lost(t, why)

    def handle(self, t: float, data: bytes) -> list[SensorEvent]:
        self._look_after(t)
        if not data:
            return self._silence(t)
        told, good = self._hearing.data_received(t), self._decoder.good
        samples: list[int] = []
        for heard in self._decoder.feed(data):
            if isinstance(heard, Sample):
                samples.append(heard.value)
                continue
            told += self._seen(samples, t)
            samples = []
            told += self._handle_decoded(heard, t)
        told += self._seen(samples, t)
        if self.gives_rr:
            return told + self._hearing.without_beats(t)
        return told + self._rate(t) if self._decoder.good > good else told

    def _look_after(self, t: float) -> None:
        """Keep it awake; if it has fallen silent, greet it again."""
        every_s = self._board.keep_alive_every_s
        if every_s is not None and t - self._greeted >= every_s:
            self._greet(t, self._board.keep_alive)
        if self._hearing.link is Link.LOST and t - self._greeted >= GREET_EVERY_S:
            self._greet(t, self._board.hello)

    def _greet(self, t: float, words: bytes) -> None:
        self._greeted = t
        if words:
            self.greetings.append(words)

    def _silence(self, t: float) -> list[SensorEvent]:
        if not self._hearing.is_silent(t):
            return []
        self._begin_anew()
        return self._hearing.silence(t)

    def _begin_anew(self) -> None:
        self._beat_clock.lost()
        if self._waves is not None:
            self._waves.lost()

    def _handle_decoded(self, decoded: Decoded, t: float) -> list[SensorEvent]:
        match decoded:
            case DecodedInterval(rr_ms, raw):
                return self._hearing.beats(self._beat_clock.timestamp_beats([rr_ms], t, [raw]), t)
            case OnSkin(on_skin):
                return self._on_skin(t, on_skin)
            case HeartRate(hr_bpm) if not self.gives_rr:
                self._hr_bpm = hr_bpm
                return self._hearing.streams(t, RATE_ONLY)
            case Lost(samples) if self._waves is not None:
                self._waves.missed(samples)
        return []

    def _seen(self, samples: Sequence[int], t: float) -> list[SensorEvent]:
        if self._waves is None or not samples:
            return []
        return self._hearing.beats(self._waves.add(samples, t), t)

    def _on_skin(self, t: float, on_skin: bool) -> list[SensorEvent]:
        if self._waves is not None and not on_skin:
            self._waves.restart()
        return self._hearing.on_skin(t, on_skin, OFF[self._decoder.wave])

    def _rate(self, t: float) -> list[SensorEvent]:
        """The decoder tells a rate when it changes; the person is told with each record of it."""
        if self._hr_bpm is None or self._hearing.is_off:
            return []
        return [HeartRateReported(t, self._hr_bpm)]
