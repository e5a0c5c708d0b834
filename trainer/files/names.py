"""Names of files that every system takes: a date, a short id, a word. Never what a person typed.

Rule: nothing that was read from a file becomes part of a path except through here.
"""

import re
from typing import Final

SAFE_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}", re.ASCII)  # it becomes a file name


MAX_SLUG_CHARS: Final = 40
MAX_SHORT_ID_CHARS: Final = 12
DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
OURS: Final = re.compile(r"[0-9]{8}T[0-9]{6}Z-([A-Za-z0-9-]+)", re.ASCII)


def file_stem(session_id: str, started: str | None, word: str) -> str:
    """How the exports of a session are called, without their ending.

    >>> file_stem("20261121T205017Z-3f9a", "2026-11-21T20:50:17+00:00", "pause")
    'outbreath-2026-11-21-3f9a-pause'
    >>> file_stem("../../etc/passwd", None, "A b/ä")
    'outbreath-etc-passwd-a-b'
    """
    date = DATE.match(started or "")
    parts = ("outbreath", date[0] if date else "", short_id(session_id), slug(word))
    return "-".join(part for part in parts if part)


def short_id(session_id: str) -> str:
    """What tells two sessions of one day apart."""
    match = OURS.fullmatch(session_id) if SAFE_ID.fullmatch(session_id) else None
    return slug(match[1] if match else session_id)[-MAX_SHORT_ID_CHARS:].strip("-")


def slug(words: str) -> str:
    """Only a-z, 0-9 and single dashes.

    >>> slug("CON.. Ünïcode/./name!")
    'con-n-code-name'
    """
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:MAX_SLUG_CHARS].strip("-")
