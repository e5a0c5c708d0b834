"""The icon in the sizes that each system wants: `python -m ui.tools.icons FOLDER`.

The PNG files of `resources/icons` are made by it too, for the window: `make icons`.
"""

import os
import struct
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS: Final = Path(__file__).parents[2] / "resources" / "icons"
WINDOW_SIZES_PX: Final = (16, 32, 48, 64, 128, 256)
ICO_SIZES_PX: Final = (16, 24, 32, 48, 64, 256)
ICNS_TYPES: Final = {
    16: b"icp4",
    32: b"icp5",
    64: b"icp6",
    128: b"ic07",
    256: b"ic08",
    512: b"ic09",
}
SMALL_PX: Final = 48  # to this size the drawing with fewer parts is used
SMALLEST_PX: Final = 16


def draw(size_px: int) -> bytes:
    """The icon as PNG, from the drawing that is meant for the size."""
    small = "-small" if size_px <= SMALL_PX else ""
    name = f"outbreath{'-16' if size_px == SMALLEST_PX else small}.svg"
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(ICONS / name)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def format_ico(sizes_px: tuple[int, ...] = ICO_SIZES_PX) -> bytes:
    """A Windows icon: a directory of images, each a PNG."""
    images = [(size, draw(size)) for size in sizes_px]
    begin = 6 + 16 * len(images)
    head, body = struct.pack("<HHH", 0, 1, len(images)), b""
    for size, png in images:
        edge = size % 256  # 0 means 256
        head += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(png), begin + len(body))
        body += png
    return head + body


def format_icns() -> bytes:
    """A macOS icon: chunks of a type, a length and a PNG."""
    chunks = b"".join(
        kind + struct.pack(">I", 8 + len(png)) + png
        for kind, png in ((kind, draw(size)) for size, kind in ICNS_TYPES.items())
    )
    return b"icns" + struct.pack(">I", 8 + len(chunks)) + chunks


def write_window_icons(folder: Path) -> None:
    for size in WINDOW_SIZES_PX:
        (folder / f"outbreath-{size}.png").write_bytes(draw(size))


def main(folder: Path) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    folder.mkdir(parents=True, exist_ok=True)
    write_window_icons(folder)
    if folder.resolve() != ICONS.resolve():
        (folder / "outbreath.ico").write_bytes(format_ico())
        (folder / "outbreath.icns").write_bytes(format_icns())
    del app


if __name__ == "__main__":
    main(Path(sys.argv[1]))
