"""Sentences for people about a serial port. Each names the port, says what is wrong and what to do."""

import errno
import os
import re
import sys
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final

DEFAULT_GROUP: Final = "dialout"


class RefusalReason(Enum):
    """Why a port cannot be opened; an absent port is retried more often than a refused one."""

    ABSENT = auto()
    DENIED = auto()
    BUSY = auto()
    NO_PORT = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a port cannot be opened, and the sentence about it."""

    reason: RefusalReason
    sentence: str


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
    return Refusal(reason, _sentence(reason, port, number, platform))


def port_denied(port: str, platform: str = sys.platform) -> str:
    """The account has no permission to open the port."""
    if platform != "linux":
        return f"This account may not open {port}: ask the person who looks after the computer."
    group = _group_of(port)
    return (
        f"You may not open {port}: add yourself to the group {group} "
        f"(sudo usermod -aG {group} $USER), then log out and in again."
    )


def port_unplugged(port: str) -> str:
    """The port was removed while it was open."""
    return f"{port} was unplugged: plug it in again, the session goes on meanwhile."


def board_silent(port: str) -> str:
    """The board sends nothing any more."""
    return f"Nothing comes from {port} any more: look at the cable and whether the board is on."


def no_data_received(port: str) -> str:
    """Nothing came since the port was opened."""
    return (
        f"{port} is open but nothing comes from it: switch the board on, "
        "and let its program send what it measures."
    )


def unknown_protocol(port: str, protocols: str) -> str:
    """No decoder can read what comes."""
    return (
        f"What comes from {port} is in no protocol known here: choose another port, "
        f"or load a program onto the board that speaks one of {protocols}."
    )


def wrong_protocol(port: str, protocol: str) -> str:
    """The decoder of the board that was named cannot read what comes."""
    return (
        f"What comes from {port} is not {protocol}: leave out protocol={protocol}, "
        "and it will be found out."
    )


def _sentence(reason: RefusalReason, port: str, number: int | None, platform: str) -> str:
    if reason is RefusalReason.ABSENT:
        return (
            f"There is no {port} now: plug the board in, or see with "
            "`outbreath sensors` what it is called."
        )
    if reason is RefusalReason.DENIED:
        return port_denied(port, platform)
    if reason is RefusalReason.BUSY:
        return f"{port} is in use by another program: close that, a serial monitor for instance."
    if reason is RefusalReason.NO_PORT:
        return f"{port} is not a serial port: choose one that `outbreath sensors` shows."
    os_message = os.strerror(number) if number is not None else "no reason given"
    return f"{port} cannot be opened ({os_message}): unplug the board and plug it in again."


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
