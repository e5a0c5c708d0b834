"""Detects which device sends: with each port setting, the decoders of all devices that use it are tried.

The decoder that reads the most records wins, if they come as often as that device sends them. A device that
waits for a command gets it only when nothing comes, so that no other device is disturbed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from devices.protocols.decoder import Decoder
from devices.protocols.serial_devices import PortSettings, SerialDevice
from devices.serial.reader import PortCommand

LISTEN_S: Final = 2.0
BOOT_S: Final = 3.5  # an Arduino resets when its port is opened, and sends nothing for 1.5 s
SLOW_LISTEN_S: Final = 7.0  # while all that comes can be read, but is too little to be sure
HELLO_AFTER_S: Final = 1.0
MIN_CLEAR_SCORE: Final = 30  # good records more than bad ones, to decide before `LISTEN_S`
MIN_LISTEN_S: Final = 1.0
MIN_GOOD_RECORDS: Final = 2
MAX_BAD_PER_GOOD: Final = 2  # long lines suffer most from bad bytes
MAX_BAD_PER_GOOD_NAMED: Final = 10  # where a person named the device
MAX_BUFFER_BYTES: Final = 1 << 18  # buffered for the device that will be detected


@dataclass(frozen=True, slots=True)
class Candidate:
    """A device that may be the one, and its decoder."""

    name: str
    device: SerialDevice
    decoder: Decoder

    @property
    def score(self) -> int:
        """Good records minus bad ones."""
        return self.decoder.good - self.decoder.bad

    def is_credible(self, receiving_s: float) -> bool:
        """Whether enough records are good, and come at the rate of this device."""
        slowest, fastest = self.device.records_per_s
        good = self.decoder.good
        has_plausible_rate = (
            slowest * receiving_s / 2 <= good <= MIN_GOOD_RECORDS + fastest * receiving_s
        )
        return (
            good >= MIN_GOOD_RECORDS
            and good * MAX_BAD_PER_GOOD > self.decoder.bad
            and has_plausible_rate
        )

    @property
    def is_plausible(self) -> bool:
        """Whether it may be the device that a person named: unless nearly nothing can be read."""
        return self.decoder.good * MAX_BAD_PER_GOOD_NAMED > self.decoder.bad


class ProtocolDetector:
    """Detects the device from the bytes that arrive. With one device it only confirms it, which is quick.

    `protocol` is the name of the device once it is detected; `commands` are for the reader of the port.

    Parameters
    ----------
    devices
        The devices that it may be, by name.
    """

    chunks: list[tuple[float, bytes]]  # (t, bytes) that came with this setting
    _started: float | None
    _is_hello_sent: bool

    def __init__(self, devices: Mapping[str, SerialDevice]) -> None:
        self._devices = devices
        self._settings = tuple(
            dict.fromkeys(setting for device in devices.values() for setting in device.settings)
        )
        self.protocol: str | None = None
        self.is_over = False  # all settings were tried without success
        self.has_data = False
        self.commands: list[PortCommand] = []
        self._hello_after_s = 0.0 if len(devices) == 1 else HELLO_AFTER_S
        self._start_setting(0)

    @property
    def settings(self) -> PortSettings:
        """The port settings that are tried now."""
        return self._settings[self._setting_index]

    def add_bytes(self, t: float, data: bytes) -> None:
        """Add what arrived until `t`; call it with no bytes, too, so that time passes."""
        if self._started is None:
            self._started = t
        if data:
            self._buffer(t, data)
            for candidate in self._candidates:
                candidate.decoder.feed(data)
        self._decide(t - self._started, self._receiving_s(t))

    def _buffer(self, t: float, data: bytes) -> None:
        self.has_data = True
        self._bytes += len(data)
        if self._bytes <= MAX_BUFFER_BYTES or not self.chunks:
            self.chunks.append((t, data))

    def _receiving_s(self, t: float) -> float:
        return t - self.chunks[0][0] if self.chunks else 0.0

    def _decide(self, listened_s: float, receiving_s: float) -> None:
        best = self._best(receiving_s)
        if best is not None and self._is_sure(best, listened_s):
            self.protocol = best.name
        elif not self.chunks and listened_s >= self._hello_after_s and not self._is_hello_sent:
            self._is_hello_sent = True
            self.commands += [
                candidate.device.hello for candidate in self._candidates if candidate.device.hello
            ]
        elif listened_s >= self._timeout_s():
            self._next_setting()

    def _best(self, receiving_s: float) -> Candidate | None:
        if len(self._devices) == 1:
            return next(
                (candidate for candidate in self._candidates if candidate.is_plausible), None
            )
        credible = [
            candidate for candidate in self._candidates if candidate.is_credible(receiving_s)
        ]
        return max(credible, key=lambda candidate: candidate.score, default=None)

    def _is_sure(self, best: Candidate, listened_s: float) -> bool:
        if len(self._devices) == 1 or listened_s >= LISTEN_S:
            return True
        return listened_s >= MIN_LISTEN_S and best.score >= MIN_CLEAR_SCORE

    def _timeout_s(self) -> float:
        if not self.chunks:
            return BOOT_S if self._setting_index == 0 else LISTEN_S
        is_readable = any(
            candidate.decoder.good > candidate.decoder.bad for candidate in self._candidates
        )
        is_little = sum(len(data) for _, data in self.chunks) < 80
        return SLOW_LISTEN_S if is_readable or is_little else LISTEN_S

    def _next_setting(self) -> None:
        if self._setting_index + 1 == len(self._settings):
            self.is_over = True
            return
        self._start_setting(self._setting_index + 1)
        self.commands.append(self.settings)

    def _start_setting(self, index: int) -> None:
        self._setting_index = index
        self._candidates = [
            Candidate(name, device, device.decoder())
            for name, device in self._devices.items()
            if self._settings[index] in device.settings
        ]
        self._started = None
        self._is_hello_sent = False
        self._bytes = 0
        self.chunks = []
