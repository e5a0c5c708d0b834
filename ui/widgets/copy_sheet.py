"""Keep a copy of a session: four formats, a place, and what came of it. No dialog of another look."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QRectF, QStandardPaths, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    Qt,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from trainer.errors import TrainerError
from ui import strings, theme
from ui.strings import say
from ui.theme import Size, Theme
from ui.widgets.choice import Choice
from ui.widgets.panel import FOCUS_ROOM, draw_focus
from ui.widgets.words import Words

HEIGHT: Final = 178
PAD: Final = 20
MOST_COPIES: Final = 1000

Export: TypeAlias = Callable[[str, str, Path], Path]
"""Write the session of this id in this format to this path; where it lies then."""


class PathLine(QLineEdit):
    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setFont(theme.font(Size.SMALL))
        self.setTextMargins(10, 0, 10, 0)
        self.setAccessibleName(say(strings.COPY_WHERE))
        colours = self.palette()
        colours.setColor(colours.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self.setPalette(colours)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._tell()

    def _tell(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            parent.update()


class CopySheet(QWidget):
    closed = Signal()

    def __init__(self, look: Theme, export: Export, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._export = look, export
        self._id = ""
        self.fmt = strings.FORMATS[0][0]
        self.formats = {f: self._format(f, name, under) for f, name, under in strings.FORMATS}
        self.path = PathLine(look, self)
        self.path.returnPressed.connect(self.save)
        self.save_button = Choice(look, say(strings.COPY_SAVE), parent=self)
        self.save_button.clicked.connect(self.save)
        self.said = Words("", Size.SMALL, look.soft, parent=self)
        self.hide()

    def open_for(self, session_id: str) -> None:
        self._id = session_id
        self.said.tint(self._look.faint)
        self.said.say(say(strings.COPY_KEYS))
        self.path.setText(str(free_path(_documents() / _name(session_id, self.fmt))))
        self.choose(self.fmt)
        self.show()
        self.raise_()
        self.formats[self.fmt].setFocus(Qt.FocusReason.TabFocusReason)

    def close_sheet(self) -> None:
        self.hide()
        self.closed.emit()

    def choose(self, fmt: str, *_: object) -> None:
        """Another format: the place stays, the ending follows."""
        self.fmt = fmt
        for name, choice in self.formats.items():
            choice.choose(name == fmt)
        text = self.path.text()
        for ending in strings.SUFFIXES.values():
            if text.endswith(ending):
                text = text[: -len(ending)] + strings.SUFFIXES[fmt]
                break
        self.path.setText(text)

    def save(self) -> None:
        try:
            kept = self._export(self._id, self.fmt, Path(self.path.text()).expanduser())
        except (TrainerError, OSError) as exc:
            self.said.tint(self._look.ink)
            self.said.say(str(exc))
            return
        self.said.tint(self._look.soft)
        self.said.say(say(strings.COPY_DONE, path=kept))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        keys = list(self.formats)
        held = next((i for i, c in enumerate(self.formats.values()) if c.hasFocus()), None)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif held is not None and step is not None:
            wanted = keys[(held + step) % len(keys)]
            self.choose(wanted)
            self.formats[wanted].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            event.accept()  # nothing behind an open sheet hears a key

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        width = self.width() - 2 * PAD
        gap = 4
        wide = (width + 2 * FOCUS_ROOM - 3 * gap) // 4
        for i, choice in enumerate(self.formats.values()):
            choice.setGeometry(PAD - FOCUS_ROOM + i * (wide + gap), PAD - FOCUS_ROOM, wide, 68)
        save = 96
        self.path.setGeometry(PAD, PAD + 76, max(60, width - save - 12), 36)
        self.save_button.setGeometry(self.width() - PAD - save, PAD + 72, save + FOCUS_ROOM, 44)
        self.said.setGeometry(PAD, HEIGHT - 42, width, 28)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.line), theme.HAIRLINE))
        painter.setBrush(QColor(self._look.panel))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.CHOICE_RADIUS, theme.CHOICE_RADIUS)
        line = QRectF(self.path.geometry()).adjusted(-0.5, -0.5, 0.5, 0.5)
        painter.setBrush(QColor(self._look.ground_top))
        painter.drawRoundedRect(line, theme.CAP_RADIUS, theme.CAP_RADIUS)
        if self.path.hasFocus():
            draw_focus(painter, line, theme.CAP_RADIUS, self._look)
        painter.end()

    def _format(self, fmt: str, name: str, under: str) -> Choice:
        made = Choice(self._look, say(name), say(under), self)
        made.clicked.connect(partial(self.choose, fmt))
        return made


def free_path(path: Path) -> Path:
    """The path, or the next like it that does not exist yet: a copy never replaces another."""
    ending = next((e for e in strings.SUFFIXES.values() if path.name.endswith(e)), path.suffix)
    stem = path.name.removesuffix(ending)
    names = (f"{stem}{f'-{n}' if n > 1 else ''}{ending}" for n in range(1, MOST_COPIES))
    return next((p for p in map(path.with_name, names) if not p.exists()), path)


def _documents() -> Path:
    where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    documents = Path(where) if where else Path.home()
    return documents if documents.is_dir() else Path.home()


def _name(session_id: str, fmt: str) -> str:
    return f"outbreath-{session_id}{strings.SUFFIXES[fmt]}"
