"""What a port's refusal means for the person, and what to do about it.

Rule: every sentence names the port, says what is wrong and what to do.
"""

import errno
import os
import re
import sys
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final

USUAL_GROUP: Final = "dialout"


class RefusalReason(Enum):
    """What kind of refusal it was; an absent port is looked for more often than one refused."""

    ABSENT = auto()
    DENIED = auto()
    BUSY = auto()
    NO_PORT = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Refusal:
    why: RefusalReason
    sentence: str


KINDS: Final = {
    errno.ENOENT: RefusalReason.ABSENT,
    errno.ENXIO: RefusalReason.ABSENT,
    errno.ENODEV: RefusalReason.ABSENT,
    errno.EIO: RefusalReason.ABSENT,  # the device behind the name is gone, or just going
    errno.EACCES: RefusalReason.DENIED,
    errno.EPERM: RefusalReason.DENIED,
    errno.EAGAIN: RefusalReason.BUSY,
    errno.EBUSY: RefusalReason.BUSY,
    errno.ENOTTY: RefusalReason.NO_PORT,
    errno.EINVAL: RefusalReason.NO_PORT,
    errno.EISDIR: RefusalReason.NO_PORT,
}


def refusal_from_error(error: Exception, port: str, platform: str = sys.platform) -> Refusal:
    """Why `port` cannot be opened, from what pySerial raised."""
    number = _errno_of(error)
    why = KINDS.get(number, RefusalReason.OTHER) if number is not None else RefusalReason.NO_PORT
    if why is RefusalReason.DENIED and platform == "win32":
        why = (
            RefusalReason.BUSY
        )  # Windows says "access denied" of a port that another program holds
    return Refusal(why, _sentence(why, port, number, platform))


def port_denied(port: str, platform: str = sys.platform) -> str:
    if platform != "linux":
        return f"This account may not open {port}: ask the person who looks after the computer."
    group = _group_of(port)
    return (
        f"You may not open {port}: add yourself to the group {group} "
        f"(sudo usermod -aG {group} $USER), then log out and in again."
    )


def port_unplugged(port: str) -> str:
    return f"{port} was unplugged: plug it in again, the session goes on meanwhile."


def board_silent(port: str) -> str:
    return f"Nothing comes from {port} any more: look at the cable and whether the board is on."


def no_data_received(port: str) -> str:
    return (
        f"{port} is open but nothing comes from it: switch the board on, "
        "and let its program send what it measures."
    )


def unknown_protocol(port: str, protocols: str) -> str:
    return (
        f"What comes from {port} is in no protocol known here: choose another port, "
        f"or load a program onto the board that speaks one of {protocols}."
    )


def not_in_group(port: str, protocol: str) -> str:
    return (
        f"What comes from {port} is not {protocol}: leave out protocol={protocol}, "
        "and it will be found out."
    )


def _sentence(why: RefusalReason, port: str, number: int | None, platform: str) -> str:
    if why is RefusalReason.ABSENT:
        return (
            f"There is no {port} now: plug the board in, or see with "
            "`outbreath sensors` what it is called."
        )
    if why is RefusalReason.DENIED:
        return port_denied(port, platform)
    if why is RefusalReason.BUSY:
        return f"{port} is in use by another program: close that, a serial monitor for instance."
    if why is RefusalReason.NO_PORT:
        return f"{port} is not a serial port: choose one that `outbreath sensors` shows."
    said = os.strerror(number) if number is not None else "no reason given"
    return f"{port} cannot be opened ({said}): unplug the board and plug it in again."


def _errno_of(error: Exception) -> int | None:
    """On Windows the number stands only in pySerial's text: "... FileNotFoundError(2, ..."."""
    number = getattr(error, "errno", None)
    if isinstance(number, int):
        return number
    for pattern in (r"Error\((\d{1,5}),", r"\((\d{1,5}), '"):
        found = re.search(pattern, str(error))
        if found:
            return int(found[1])
    return None


def _group_of(port: str) -> str:
    """`dialout` in Debian, `uucp` in Arch: ask the port itself."""
    try:
        owner = Path(port).group()
    except (OSError, KeyError, NotImplementedError):
        return USUAL_GROUP
    return owner if owner != "root" else USUAL_GROUP
