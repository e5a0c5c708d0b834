"""The connection to a device on a serial port: open the port, detect the device, decode, start again.

Whatever happens to the port, it goes on for as long as the events are read, and nothing is reported
twice in a row. No port here: the reader reports what happens, and gets commands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from devices.protocols.serial_devices import SERIAL_DEVICES, PortSettings, SerialDevice
from devices.serial.autodetect import ProtocolDetector
from devices.serial.device_stream import DeviceStream
from devices.serial.messages import (
    BoardSilent,
    DataUnreadable,
    NoDataReceived,
    PortUnplugged,
    ProtocolWrong,
    RefusalReason,
    refusal_from_error,
)
from devices.serial.reader import Arrived, Broken, Opened, PortCommand, PortEvent
from trainer.events import Link, LinkChanged, SensorEvent
from trainer.messages import Message

MIN_RETRY_S: Final = 0.5
MAX_RETRY_S: Final = 5.0
MAX_SILENT_REFUSALS: Final = 3  # until the system has set up a port that came back, it is refused


class SerialConnection:
    """Turns what the reader of a port reports into events, and into commands for it.

    Parameters
    ----------
    port
        The name of the port.
    protocol
        The name of the device; None to detect it.
    """

    def __init__(self, port: str, protocol: str | None = None) -> None:
        self.pause_s = MIN_RETRY_S  # before the port is opened again
        self.is_over = False  # with this reader: start another
        self._port = port
        self._protocol = protocol
        self._detector: ProtocolDetector | None = None
        self._stream: DeviceStream | None = None
        self._is_open = False
        self._may_have_changed = False  # it may be another device by now
        # Reason, and how often in a row.
        self._refusals: tuple[RefusalReason, int] = (RefusalReason.OTHER, 0)
        self._commands: list[PortCommand] = []
        self._detected_settings: PortSettings | None = None  # when a device was detected last
        self._reported: tuple[Link, Message | None] | None = None

    @property
    def settings(self) -> PortSettings:
        """The settings to open the port with."""
        return ProtocolDetector(self._devices()).settings

    def commands(self) -> list[PortCommand]:
        """What the reader has to do now."""
        commands, self._commands = self._commands, []
        return commands

    def goodbye_commands(self) -> list[PortCommand]:
        """What has to be sent before the port is closed."""
        stream = self._stream
        return [stream.goodbye] if self._is_open and stream and stream.goodbye else []

    def start(self, t: float) -> list[SensorEvent]:
        """The events before the port is opened for the first time."""
        return self._report(t, Link.CONNECTING)

    def handle(self, event: PortEvent) -> list[SensorEvent]:
        """The events that follow from a report of the reader."""
        match event:
            case Opened(t):
                return self._on_opened(t)
            case Arrived(t, data):
                return self._detect(t, data) if self._detector else self._decode(t, data)
            case Broken(t, error):
                self.is_over, self._detector = True, None
                return self._on_lost(t) if self._is_open else self._on_refused(t, error)

    def _on_opened(self, t: float) -> list[SensorEvent]:
        self._is_open, self._refusals = True, (RefusalReason.OTHER, 0)
        self._detector = ProtocolDetector(self._devices())
        return [] if self._stream else self._report(t, Link.CONNECTED)

    def _devices(self) -> Mapping[str, SerialDevice]:
        """The devices it may be; one that was detected before is tried first, with the settings it had."""
        name = self._protocol
        if self._stream and not self._may_have_changed:
            name = self._stream.name
        if name is None:
            return SERIAL_DEVICES
        device = SERIAL_DEVICES[name]
        previous = [setting for setting in device.settings if setting == self._detected_settings]
        return {name: replace(device, settings=tuple(dict.fromkeys([*previous, *device.settings])))}

    def _detect(self, t: float, data: bytes) -> list[SensorEvent]:
        detector = self._detector
        assert detector is not None
        detector.add_bytes(t, data)
        self._commands += detector.commands
        detector.commands = []
        if detector.protocol:
            self._detector, self._detected_settings = None, detector.settings
            return self._on_detected(detector.protocol, detector.chunks)
        return self._on_not_detected(t, detector) if detector.is_over else []

    def _on_detected(self, name: str, chunks: Sequence[tuple[float, bytes]]) -> list[SensorEvent]:
        t, _ = chunks[0]
        events = self._report(t, Link.CONNECTED)
        stream, self._may_have_changed = self._stream, False
        if stream is None or stream.name != name:
            source = f"serial:{self._port},protocol={name}"
            self._stream = stream = DeviceStream(
                name, SERIAL_DEVICES[name], source, BoardSilent(self._port)
            )
            events.append(stream.describe_source(t))
        stream.mark_connected(t)
        for chunk in chunks:
            events += self._decode(*chunk)
        return events

    def _decode(self, t: float, data: bytes) -> list[SensorEvent]:
        if self._stream is None:
            return []
        events = self._stream.handle(t, data)
        self._commands += self._stream.commands
        self._stream.commands = []
        return self._drop_repeated(events)

    def _on_not_detected(self, t: float, detector: ProtocolDetector) -> list[SensorEvent]:
        """Try again from the beginning, with all devices unless a person named one."""
        has_data = detector.has_data
        self._may_have_changed = has_data and self._protocol is None
        self._detector = ProtocolDetector(self._devices())
        self._commands.append(self._detector.settings)
        if self._stream:
            return [] if has_data else self._report(t, Link.LOST, BoardSilent(self._port))
        if not has_data:
            return self._report(t, Link.UNAVAILABLE, NoDataReceived(self._port))
        if self._protocol:
            return self._report(t, Link.UNAVAILABLE, ProtocolWrong(self._port, self._protocol))
        return self._report(t, Link.UNAVAILABLE, DataUnreadable(self._port, tuple(SERIAL_DEVICES)))

    def _on_lost(self, t: float) -> list[SensorEvent]:
        self._is_open, self.pause_s = False, MIN_RETRY_S
        reason = PortUnplugged(self._port)
        if self._stream is None:
            return self._report(t, Link.LOST, reason)
        return self._drop_repeated(self._stream.mark_lost(t, reason))

    def _on_refused(self, t: float, error: Exception) -> list[SensorEvent]:
        refusal = refusal_from_error(error, self._port)
        last_reason, times = self._refusals
        times = times + 1 if refusal.reason is last_reason else 1
        self._refusals = (refusal.reason, times)
        is_absent = refusal.reason is RefusalReason.ABSENT  # trying again costs nothing
        self.pause_s = (
            MIN_RETRY_S if is_absent else min(MAX_RETRY_S, MIN_RETRY_S * 2.0 ** min(times - 1, 4))
        )
        if self._stream and (is_absent or times <= MAX_SILENT_REFUSALS):
            return []
        return self._report(t, Link.UNAVAILABLE, refusal.message)

    def _report(self, t: float, link: Link, detail: Message | None = None) -> list[SensorEvent]:
        return self._drop_repeated([LinkChanged(t, link, detail)])

    def _drop_repeated(self, events: list[SensorEvent]) -> list[SensorEvent]:
        """Drop a state of the link that equals the last one reported."""
        new: list[SensorEvent] = []
        for event in events:
            if isinstance(event, LinkChanged):
                if (event.link, event.detail) == self._reported:
                    continue
                self._reported = (event.link, event.detail)
            new.append(event)
        return new
