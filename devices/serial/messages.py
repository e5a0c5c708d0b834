"""What is said of a serial port and its board: what is wrong, and what to do."""

import errno
import os
import re
import sys
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final

from trainer.messages import Message, SystemText

DEFAULT_GROUP: Final = "dialout"

# The name of a port, as a person typed it.


class PortNotNamed(Message, frozen=True):
    pass


class PortOptionUnknown(Message, frozen=True):
    key: str


class ProtocolUnknown(Message, frozen=True):
    protocol: str
    boards: tuple[str, ...]


# Cables and boards, by the chip at the port.


class ArduinoBoard(Message, frozen=True):
    pass


class Ch340Cable(Message, frozen=True):
    pass


class Cp210xCable(Message, frozen=True):
    pass


class FtdiCable(Message, frozen=True):
    pass


# The port.


class PortAbsent(Message, frozen=True):
    port: str


class PortDenied(Message, frozen=True):
    port: str


class PortDeniedToGroup(Message, frozen=True):
    """On Linux: only a group of accounts may open the port."""

    port: str
    group: str


class PortInUse(Message, frozen=True):
    port: str


class NotSerialPort(Message, frozen=True):
    port: str


class NoReasonGiven(Message, frozen=True):
    pass


class PortNotOpened(Message, frozen=True):
    port: str
    reason: SystemText | NoReasonGiven


class PortUnplugged(Message, frozen=True):
    port: str


# What comes from the board.


class BoardSilent(Message, frozen=True):
    port: str


class NoDataReceived(Message, frozen=True):
    """Nothing has come since the port was opened."""

    port: str


class DataUnreadable(Message, frozen=True):
    """No decoder can read what comes."""

    port: str
    protocols: tuple[str, ...]


class ProtocolWrong(Message, frozen=True):
    """The decoder of the board that was named cannot read what comes."""

    port: str
    protocol: str


class ElectrodeOff(Message, frozen=True):
    pass


class FingerOff(Message, frozen=True):
    pass


class SensorOff(Message, frozen=True):
    """It does not touch the skin."""


class BoardSendsRateOnly(Message, frozen=True):
    pass


# Why a port cannot be opened.


class RefusalReason(Enum):
    """Why a port cannot be opened; an absent port is retried more often than a refused one."""

    ABSENT = auto()
    DENIED = auto()
    BUSY = auto()
    NO_PORT = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a port cannot be opened, and what is said of it."""

    reason: RefusalReason
    message: Message


REASON_BY_ERRNO: Final = {
    errno.ENOENT: RefusalReason.ABSENT,
    errno.ENXIO: RefusalReason.ABSENT,
    errno.ENODEV: RefusalReason.ABSENT,
    errno.EIO: RefusalReason.ABSENT,  # the device behind the name is gone, or being removed
    errno.EACCES: RefusalReason.DENIED,
    errno.EPERM: RefusalReason.DENIED,
    errno.EAGAIN: RefusalReason.BUSY,
    errno.EBUSY: RefusalReason.BUSY,
    errno.ENOTTY: RefusalReason.NO_PORT,
    errno.EINVAL: RefusalReason.NO_PORT,
    errno.EISDIR: RefusalReason.NO_PORT,
}


def refusal_from_error(error: Exception, port: str, platform: str = sys.platform) -> Refusal:
    """Why `port` cannot be opened, from the error that pySerial raised."""
    number = _errno_of(error)
    reason = (
        REASON_BY_ERRNO.get(number, RefusalReason.OTHER)
        if number is not None
        else RefusalReason.NO_PORT
    )
    if reason is RefusalReason.DENIED and platform == "win32":
        reason = RefusalReason.BUSY  # Windows denies access to a port that another program uses
    return Refusal(reason, _message(reason, port, number, platform))


def port_denied(port: str, platform: str = sys.platform) -> PortDenied | PortDeniedToGroup:
    """The account has no permission to open the port."""
    return PortDeniedToGroup(port, _group_of(port)) if platform == "linux" else PortDenied(port)


def _message(reason: RefusalReason, port: str, number: int | None, platform: str) -> Message:
    if reason is RefusalReason.ABSENT:
        return PortAbsent(port)
    if reason is RefusalReason.DENIED:
        return port_denied(port, platform)
    if reason is RefusalReason.BUSY:
        return PortInUse(port)
    if reason is RefusalReason.NO_PORT:
        return NotSerialPort(port)
    reason_text = NoReasonGiven() if number is None else SystemText(os.strerror(number))
    return PortNotOpened(port, reason_text)


def _errno_of(error: Exception) -> int | None:
    """The errno; on Windows it is only in pySerial's text: "... FileNotFoundError(2, ..."."""
    number = getattr(error, "errno", None)
    if isinstance(number, int):
        return number
    for pattern in (r"Error\((\d{1,5}),", r"\((\d{1,5}), '"):
        match = re.search(pattern, str(error))
        if match:
            return int(match[1])
    return None


def _group_of(port: str) -> str:
    """The group that owns the port: `dialout` in Debian, `uucp` in Arch."""
    try:
        owner = Path(port).group()
    except (OSError, KeyError, NotImplementedError):
        return DEFAULT_GROUP
    return owner if owner != "root" else DEFAULT_GROUP
