"""By what the desktop knows the program: its id, its name and its icon."""

from pathlib import Path
from typing import Final

from PySide6.QtGui import QGuiApplication, QIcon

APPLICATION_ID: Final = "org.outbreath.outbreath"
"""The name of the desktop entry, of the AppStream metadata and of the icon of the system."""
ICONS: Final = Path(__file__).parents[2] / "resources" / "icons"
ICON_SIZES_PX: Final = (16, 32, 48, 64, 128, 256)


def identify(app: QGuiApplication) -> None:
    """Tell the desktop which program this is, so that it finds the menu entry and the icon."""
    app.setApplicationName("Outbreath")
    app.setApplicationDisplayName("Outbreath")
    app.setDesktopFileName(APPLICATION_ID)
    icon = QIcon()
    for size in ICON_SIZES_PX:
        icon.addFile(str(ICONS / f"outbreath-{size}.png"))
    app.setWindowIcon(icon)
