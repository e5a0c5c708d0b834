"""Where the window was, and the folders used last, in a small file beside the settings.

Nothing in it matters enough to be reported: a file that is missing or damaged gives the defaults, and one
that cannot be written leaves the earlier one.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from trainer.errors import EXPECTED_ERRORS
from trainer.files.atomic_write import write_text_atomic

NAME: Final = "window.json"
MAX_FILE_BYTES: Final = 20_000
MAX_COORDINATE_PX: Final = 100_000
MAX_NAME_CHARS: Final = 4_096


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Where the window was when it was closed.

    Parameters
    ----------
    x, y, width, height : int
        The window without its frame, neither maximized nor full screen, in pixels.
    screen : str
        The name of its screen.
    is_maximized, is_full_screen : bool
    """

    x: int
    y: int
    width: int
    height: int
    screen: str = ""
    is_maximized: bool = False
    is_full_screen: bool = False

    def __post_init__(self) -> None:
        numbers = (self.x, self.y, self.width, self.height)
        if any(type(n) is not int or abs(n) > MAX_COORDINATE_PX for n in numbers):
            raise ValueError(numbers)
        if self.width <= 0 or self.height <= 0:
            raise ValueError(numbers)
        if not isinstance(self.screen, str) or len(self.screen) > MAX_NAME_CHARS:
            raise ValueError(self.screen)
        for state in (self.is_maximized, self.is_full_screen):
            if not isinstance(state, bool):
                raise TypeError(state)


class DesktopFile:
    """The place of the window and the latest folders; without a folder they last as long as the window.

    Parameters
    ----------
    folder : Path, optional
        The folder of the settings. It is not created: who has stored nothing leaves no trace.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._path = None if folder is None else folder / NAME
        fields = {} if self._path is None else _read_fields(self._path)
        self.place = _parse_place(fields.get("window"))
        self._folders = _parse_folders(fields.get("folders"))

    def set_place(self, place: WindowPlace) -> None:
        if place != self.place:
            self.place = place
            self._write()

    def folder(self, use: str) -> Path | None:
        """The folder that was used last for this use, if it is still there."""
        name = self._folders.get(use)
        with suppress(OSError, ValueError):
            if name and Path(name).is_dir():
                return Path(name)
        return None

    def set_folder(self, use: str, folder: Path) -> None:
        name = str(folder)
        if len(name) <= MAX_NAME_CHARS and self._folders.get(use) != name:
            self._folders[use] = name
            self._write()

    def _write(self) -> None:
        if self._path is None or not self._path.parent.is_dir():
            return
        window = None if self.place is None else asdict(self.place)
        fields = {"window": window, "folders": self._folders}
        with suppress(*EXPECTED_ERRORS, UnicodeError):
            write_text_atomic(self._path, [json.dumps(fields, indent=2) + "\n"], force=True)


def _read_fields(path: Path) -> dict[str, object]:
    with suppress(OSError, ValueError, RecursionError):
        if path.is_file() and path.stat().st_size <= MAX_FILE_BYTES:
            fields = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(fields, dict):
                return fields
    return {}


def _parse_place(value: object) -> WindowPlace | None:
    if not isinstance(value, dict):
        return None
    with suppress(TypeError, ValueError):
        return WindowPlace(**value)
    return None


def _parse_folders(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {
        str(use): folder
        for use, folder in value.items()
        if isinstance(folder, str) and 0 < len(folder) <= MAX_NAME_CHARS
    }
