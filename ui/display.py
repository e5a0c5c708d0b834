"""Is there a screen to show a window on?"""

import os
import sys
from typing import Final

WHERE: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
NO_SCREEN: Final = "There is no screen here: use `outbreath session`, which runs in the terminal."


def has_screen() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in WHERE)
