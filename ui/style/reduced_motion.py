"""Whether the system is set to reduce motion.

Qt has a hint for contrast but, in 6.11, none for motion, so each system is queried in its own way: Windows
by a call; macOS, GNOME, KDE and GTK in their settings files. This takes a few hundred microseconds and
starts no process. Whatever those files contain, the answer is yes or no; if nothing is known, no.
"""

import os
import struct
import sys
from pathlib import Path
from typing import Any, Final

MAX_FILE_BYTES: Final = 4_000_000  # no settings of a desktop are larger
SPI_GETCLIENTAREAANIMATION: Final = 0x1042
GNOME_KEY: Final = b"/org/gnome/desktop/interface/enable-animations"
GVARIANT_FALSE: Final = b"\0\0b"  # false, in GVariant's encoding with its type
NO_PARENT: Final = 0xFFFFFFFF
MAX_DEPTH: Final = 12
ITEM: Final = struct.Struct(
    "<4xIIHcxII"
)  # parent, offset and length of the name, kind, begin and end of the value
FALSE_WORDS: Final = ("0", "false")


def prefers_reduced_motion(system: str = sys.platform, home: Path | None = None) -> bool:
    """Whether the system is set to reduce motion. Read anew each time, so that a change is followed."""
    try:
        home = home or Path.home()
        if system == "win32":
            return _windows()
        return _mac(home) if system == "darwin" else _desktop(home)
    except Exception:  # noqa: BLE001  files of other programs, in any state: the pause does not depend on them
        return False


def _windows() -> bool:
    """Whether animation effects are off in the settings of Windows."""
    import ctypes

    moves = ctypes.c_int(1)
    get_parameters: Any = vars(ctypes)["windll"].user32.SystemParametersInfoW
    return (
        bool(get_parameters(SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(moves), 0))
        and not moves.value
    )


def _mac(home: Path) -> bool:
    """Whether Reduce Motion is on, under Accessibility."""
    import plistlib

    preferences = plistlib.loads(
        _content(home / "Library/Preferences/com.apple.universalaccess.plist")
    )
    return bool(preferences.get("reduceMotion"))


def _desktop(home: Path) -> bool:
    """Whether animations are off in KDE; on other desktops in GNOME or GTK."""
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    if "KDE" in os.environ.get("XDG_CURRENT_DESKTOP", "").upper().split(":"):
        factor = _line(config / "kdeglobals", "KDE", "AnimationDurationFactor")
        return bool(factor) and float(factor) == 0.0
    gtk = (config / f"gtk-{version}.0" / "settings.ini" for version in (4, 3))
    are_off = (
        _line(file, "Settings", "gtk-enable-animations").lower() in FALSE_WORDS for file in gtk
    )
    return any(are_off) or _gnome(_content(config / "dconf" / "user"))


def _gnome(data: bytes) -> bool:
    """Search the database of dconf, a GVDB table: each item has a parent and a value."""
    if not data.startswith(b"GVariant"):
        return False
    start, end = struct.unpack_from("<II", data, 16)
    blooms, buckets = struct.unpack_from("<II", data, start)
    first = start + 8 + 4 * ((blooms & 0x7FFFFFF) + buckets)
    items = [ITEM.unpack_from(data, at) for at in range(first, end - ITEM.size + 1, ITEM.size)]
    for at, (*_, kind, begin, past) in enumerate(items):
        if (
            kind == b"v"
            and data[begin:past] == GVARIANT_FALSE
            and _name(data, items, at) == GNOME_KEY
        ):
            return True
    return False


def _name(data: bytes, items: list[tuple[Any, ...]], at: int) -> bytes:
    """The full name of an item, joined from the names of its parents."""
    name = b""
    for _ in range(MAX_DEPTH):
        parent, key, size, *_ = items[at]
        name = data[key : key + size] + name
        if parent == NO_PARENT:
            break
        at = parent
    return name


def _content(file: Path) -> bytes:
    if not file.is_file() or file.stat().st_size > MAX_FILE_BYTES:
        return b""
    return file.read_bytes()


def _line(file: Path, section: str, key: str) -> str:
    """The value of a key in a file with sections; empty if there is none."""
    within = False
    for line in _content(file).decode("utf-8", "replace").splitlines():
        if line.startswith("["):
            within = line.strip() == f"[{section}]"
        name, _, value = line.partition("=")
        if within and name.partition("[")[0].strip() == key:
            return value.strip()
    return ""
