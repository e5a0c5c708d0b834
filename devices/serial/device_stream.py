"""From the bytes of a known device to events: beats, skin contact, link."""

from collections.abc import Mapping, Sequence
from typing import Final

from devices.heart_time import HeartTimeMonitor
from devices.link_state import LinkState
from devices.messages import BeatsExceedTime
from devices.protocols.decoder import Decoded, DecodedInterval, HeartRate, Lost, OnSkin, Sample
from devices.protocols.serial_devices import SerialDevice
from devices.serial.messages import BoardSendsRateOnly, ElectrodeOff, FingerOff, SensorOff
from devices.timestamps import BeatClock
from devices.waveforms.beats import WaveformBeats
from trainer.events import HeartRateReported, Link, SensorEvent, SourceChanged
from trainer.messages import Message

HELLO_EVERY_S: Final = 2.0  # to a device that fell silent

OFF_SKIN_MESSAGES: Final[Mapping[str | None, Message]] = {
    "ecg": ElectrodeOff(),
    "either": ElectrodeOff(),
    "pulse": FingerOff(),
    None: SensorOff(),
}


class DeviceStream:
    """Decodes what a device sends. `commands` are the bytes to be sent to it.

    Parameters
    ----------
    name
        The name of the device.
    device
        How to talk to it.
    source
        The name of the source, for `SourceChanged`.
    silent_message
        What is said when the device falls silent.
    """

    def __init__(
        self, name: str, device: SerialDevice, source: str, silent_message: Message
    ) -> None:
        self.name = name
        self.commands: list[bytes] = []
        self._device = device
        self._source = source
        self._link_state = LinkState(silent_message)
        self._decoder = device.decoder()
        self._beat_clock = BeatClock()
        self._heart_time = HeartTimeMonitor()
        self._wave_detector: WaveformBeats | None = None
        if self._decoder.wave and not self._decoder.gives_rr:
            self._wave_detector = WaveformBeats(self._decoder.wave, self._decoder.sample_rate_hz)
        self._last_command_t = 0.0
        self._hr_bpm: float | None = None

    @property
    def gives_rr(self) -> bool:
        """Whether intervals come from it, or can be found in its wave."""
        return self._decoder.gives_rr or self._wave_detector is not None

    @property
    def goodbye(self) -> bytes:
        """What is sent to the device before it is left."""
        return self._device.goodbye

    def describe_source(self, t: float) -> SourceChanged:
        """The source, with its resolution."""
        return SourceChanged(t, self._source, self._decoder.resolution_ms, self.gives_rr)

    def mark_connected(self, t: float) -> None:
        """The device was detected, for the first time or again."""
        self._decoder, self._last_command_t = self._device.decoder(), t
        self._link_state.mark_connected(t)

    def mark_lost(self, t: float, reason: Message) -> list[SensorEvent]:
        """The connection broke: no interval and no time base continues."""
        self._start_segment()
        return self._link_state.mark_lost(t, reason)

    def handle(self, t: float, data: bytes) -> list[SensorEvent]:
        """Handle what arrived until `t`; call it with no bytes, too, so that time passes."""
        self._queue_commands(t)
        if not data:
            return self._check_silence(t)
        events, good = self._link_state.mark_data(t), self._decoder.good
        samples: list[int] = []
        for decoded in self._decoder.feed(data):
            if isinstance(decoded, Sample):
                samples.append(decoded.value)
                continue
            events += self._find_beats(samples, t)
            samples = []
            events += self._handle_decoded(decoded, t)
        events += self._find_beats(samples, t)
        if self.gives_rr:
            return events + self._link_state.check_beats(t)
        return events + self._report_rate(t) if self._decoder.good > good else events

    def _queue_commands(self, t: float) -> None:
        """Queue the commands that keep the device sending, or wake it after it fell silent."""
        every_s = self._device.keep_alive_every_s
        if every_s is not None and t - self._last_command_t >= every_s:
            self._send(t, self._device.keep_alive)
        if self._link_state.link is Link.LOST and t - self._last_command_t >= HELLO_EVERY_S:
            self._send(t, self._device.hello)

    def _send(self, t: float, command: bytes) -> None:
        self._last_command_t = t
        if command:
            self.commands.append(command)

    def _check_silence(self, t: float) -> list[SensorEvent]:
        if not self._link_state.is_silent(t):
            return []
        self._start_segment()
        return self._link_state.mark_silent(t)

    def _start_segment(self) -> None:
        self._beat_clock.start_segment()
        self._heart_time.start_segment()
        if self._wave_detector is not None:
            self._wave_detector.start_segment()

    def _handle_decoded(self, decoded: Decoded, t: float) -> list[SensorEvent]:
        match decoded:
            case DecodedInterval(rr_ms, raw):
                return self._add_interval(rr_ms, raw, t)
            case OnSkin(on_skin):
                return self._report_contact(t, on_skin)
            case HeartRate(hr_bpm) if not self.gives_rr:
                self._hr_bpm = hr_bpm
                return self._link_state.mark_streaming(t, BoardSendsRateOnly())
            case Lost(samples) if self._wave_detector is not None:
                self._wave_detector.add_missing(samples)
        return []

    def _add_interval(self, rr_ms: float, raw: int, t: float) -> list[SensorEvent]:
        if not self._heart_time.add(rr_ms / 1000, t):
            self._beat_clock.start_segment()
            return self._link_state.report_poor(t, BeatsExceedTime())
        return self._link_state.add_beats(self._beat_clock.timestamp_beats([rr_ms], t, [raw]), t)

    def _find_beats(self, samples: Sequence[int], t: float) -> list[SensorEvent]:
        if self._wave_detector is None or not samples:
            return []
        return self._link_state.add_beats(self._wave_detector.add(samples, t), t)

    def _report_contact(self, t: float, on_skin: bool) -> list[SensorEvent]:
        if self._wave_detector is not None and not on_skin:
            self._wave_detector.restart()
        return self._link_state.set_skin_contact(t, on_skin, OFF_SKIN_MESSAGES[self._decoder.wave])

    def _report_rate(self, t: float) -> list[SensorEvent]:
        """Report the rate with every record; the decoder reports only its changes."""
        if self._hr_bpm is None or self._link_state.is_off_skin:
            return []
        return [HeartRateReported(t, self._hr_bpm)]
