"""What a second start asks of the window that is open already: one line of JSON over a local socket.

Whatever bytes arrive, they are either such a request or nothing.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from typing import Final
from unicodedata import category

from trainer.messages import LegacyText, Message, message_from_fields, message_to_fields

MAX_REQUEST_BYTES: Final = 262_144
MAX_TEXT_CHARS: Final = 5_000  # as long as a path; JSON may take 12 bytes for each
SHOWN: Final = b"shown\n"
"""The answer of the window."""


@dataclass(frozen=True, slots=True)
class WindowRequest:
    """To bring the window forward, and what else.

    Parameters
    ----------
    start : bool
        Begin a pause.
    hidden : bool
        Leave the window as it is: the start was for the tray alone.
    source : str
        The source of heartbeats of that pause; empty for the one that is chosen.
    session_id : str
        The session whose review is to be shown.
    notice : str
        A sentence to be shown, on one line.
    activation_token : str
        What allows the window to come forward, from the desktop that made the second start.
    message : str
        What the notice says, for a window in another language: see `requested_message`.
    """

    start: bool = False
    hidden: bool = False
    source: str = ""
    session_id: str = ""
    notice: str = ""
    activation_token: str = ""
    message: str = ""


def message_to_line(message: Message) -> str:
    """The message as JSON; empty for one that is too long to be sent."""
    line = json.dumps(message_to_fields(message))
    return line if len(line) <= MAX_TEXT_CHARS else ""


def requested_message(request: WindowRequest) -> Message:
    """What is to be said; the sentence as it is where the window does not know such a message."""
    with suppress(ValueError, TypeError, AttributeError, RecursionError):
        return message_from_fields(json.loads(request.message), request.notice)
    return LegacyText(request.notice)


def encode_window_request(request: WindowRequest) -> bytes | None:
    """The line that `decode_request` reads; None if it would not, because of a source that is no text."""
    values = asdict(replace(request, notice=_clean(request.notice)))
    line = json.dumps({name: value for name, value in values.items() if value}).encode() + b"\n"
    return line if decode_request(line) is not None else None


def decode_request(line: bytes) -> WindowRequest | None:
    """The request in a line; None if it is none. Fields that are not known are left out."""
    if len(line) > MAX_REQUEST_BYTES:
        return None
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict):
        return None
    known = {f.name: values[f.name] for f in fields(WindowRequest) if f.name in values}
    if not all(_is_valid(name, value) for name, value in known.items()):
        return None
    return WindowRequest(**known)


def _is_valid(name: str, value: object) -> bool:
    if name in ("start", "hidden"):
        return isinstance(value, bool)
    return isinstance(value, str) and len(value) <= MAX_TEXT_CHARS and value == _clean(value)


def _clean(text: str) -> str:
    """On one line, without control characters and what cannot be encoded."""
    printable = "".join(c for c in text if category(c) not in ("Cc", "Cs", "Zl", "Zp"))
    return printable[:MAX_TEXT_CHARS]
