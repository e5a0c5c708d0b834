"""The dialog that saves a page as a file: format, path and result.

An existing file is replaced only when Enter is pressed a second time.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QWidget

from trainer.errors import TrainerError, message_of
from ui.i18n import strings, window_text
from ui.i18n.formatting import translate
from ui.i18n.texts import practice_strings
from ui.screens.history.export_dialog import find_documents_folder, find_free_path
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme, scaled_px
from ui.widgets.controls.choices import Choice
from ui.widgets.layout.dialog import DIALOG_PADDING_PX, OverlayDialog, TextField
from ui.widgets.text.label import LiveLabel

FORMAT_HEIGHT_PX: Final = 60
FIELD_HEIGHT_PX: Final = 36
MAX_FORMAT_WIDTH_PX: Final = 220
SAVE_WIDTH_PX: Final = 96

Save: TypeAlias = Callable[[str, Path], Path]
"""Write the page in this format to this path; returns the path written."""


class SaveDialog(OverlayDialog):
    def __init__(
        self,
        colours: Theme,
        save: Save,
        parent: QWidget,
        formats: tuple[tuple[str, str, str], ...] = practice_strings.SAVE_FORMATS,
    ) -> None:
        super().__init__(colours, parent)
        self._save = save
        self._asked_about: Path | None = None
        """The existing file that the person was warned about."""
        self.fmt = formats[0][0]
        self.formats = {
            fmt: Choice(colours, translate(name), translate(detail), self)
            for fmt, name, detail in formats
        }
        for fmt, choice in self.formats.items():
            choice.clicked.connect(partial(self.choose, fmt))
        self.path = TextField(colours, translate(practice_strings.SAVE_WHERE), self)
        self.save_button = Choice(colours, translate(strings.EXPORT_SAVE), parent=self)
        self.save_button.clicked.connect(self.save)
        self.message = LiveLabel("", FontSize.SMALL, colours.faint, parent=self)
        self.message.setWordWrap(True)

    def open_as(self, stem: str) -> None:
        """Open with this file name in the documents folder as a proposal."""
        self._asked_about = None
        self.path.setText(str(find_free_path(find_documents_folder() / f"{stem}.{self.fmt}")))
        self.message.show_text(translate(strings.EXPORT_KEYS))
        self.choose(self.fmt)
        self.open_with_focus(self.formats[self.fmt])

    def choose(self, fmt: str, *_: object) -> None:
        """Choose a format; the suffix of the path follows."""
        typed = self.path.text().removesuffix(f".{self.fmt}")
        self.fmt = fmt
        for name, choice in self.formats.items():
            choice.set_chosen(name == fmt)
        self.path.setText(f"{typed}.{fmt}")

    def save(self) -> None:
        try:
            path = Path(self.path.text()).expanduser()
            if path.exists() and path != self._asked_about:
                self._asked_about = path
                self.message.show_text(translate(practice_strings.SAVE_EXISTS, name=path.name))
                return
            saved_path = self._save(self.fmt, path)
        except (TrainerError, OSError, RuntimeError) as exc:
            self.message.show_text(window_text.to_text(message_of(exc)))
            return
        self._asked_about = None
        self.message.show_text(translate(strings.EXPORT_DONE, path=saved_path))

    def accept(self) -> None:
        self.save()

    def framed_fields(self) -> list[QWidget]:
        return [self.path]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        keys = list(self.formats)
        focused_index = next((i for i, c in enumerate(self.formats.values()) if c.hasFocus()), None)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
            return
        if focused_index is None or step is None:
            super().keyPressEvent(event)
            return
        wanted = keys[(focused_index + step) % len(keys)]
        self.choose(wanted)
        self.formats[wanted].setFocus(Qt.FocusReason.TabFocusReason)

    def height_for(self, width: int) -> int:
        return (
            2 * DIALOG_PADDING_PX
            + scaled_px(FORMAT_HEIGHT_PX)
            + scaled_px(FIELD_HEIGHT_PX)
            + scaled_px(24)
            + 20
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        inner = self.width() - 2 * DIALOG_PADDING_PX
        wide = min(scaled_px(MAX_FORMAT_WIDTH_PX), inner // len(self.formats))
        for i, choice in enumerate(self.formats.values()):
            choice.setGeometry(
                DIALOG_PADDING_PX - FOCUS_MARGIN_PX + i * wide,
                DIALOG_PADDING_PX - FOCUS_MARGIN_PX,
                wide,
                scaled_px(FORMAT_HEIGHT_PX),
            )
        top = DIALOG_PADDING_PX + scaled_px(FORMAT_HEIGHT_PX) + 4
        self.path.setGeometry(
            DIALOG_PADDING_PX,
            top,
            max(60, inner - scaled_px(SAVE_WIDTH_PX) - 12),
            scaled_px(FIELD_HEIGHT_PX),
        )
        left = self.width() - DIALOG_PADDING_PX - scaled_px(SAVE_WIDTH_PX)
        tall = scaled_px(FIELD_HEIGHT_PX) + 2 * FOCUS_MARGIN_PX
        self.save_button.setGeometry(
            left, top - FOCUS_MARGIN_PX, scaled_px(SAVE_WIDTH_PX) + FOCUS_MARGIN_PX, tall
        )
        self.message.setGeometry(
            DIALOG_PADDING_PX, top + scaled_px(FIELD_HEIGHT_PX) + 8, inner, scaled_px(24)
        )
