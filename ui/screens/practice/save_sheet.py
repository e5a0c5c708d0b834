"""Keep a page of words as a file: a format, a place, and what came of it.

Rule: what lies there already is replaced only when Enter is pressed once more.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QWidget

from trainer.errors import TrainerError
from ui.i18n import core_messages, practice_strings, strings
from ui.i18n.formatting import translate
from ui.screens.history.export_sheet import documents, free_path
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.controls.button import FOCUS_MARGIN_PX
from ui.widgets.controls.choices import Choice
from ui.widgets.layout.sheet import PAD, OverlaySheet, SheetField
from ui.widgets.text.label import LiveLabel

ROW: Final = 60
FIELD: Final = 36
WIDE_CHOICE: Final = 220
SAVE_WIDTH: Final = 96

Save: TypeAlias = Callable[[str, Path], Path]
"""Write it in this format to this path; where it lies then."""


class SaveDialog(OverlaySheet):
    def __init__(
        self,
        look: Theme,
        save: Save,
        parent: QWidget,
        formats: tuple[tuple[str, str, str], ...] = practice_strings.KEEP_FORMATS,
    ) -> None:
        super().__init__(look, parent)
        self._save = save
        self._asked_about: Path | None = None
        """What lies in the way, and was told."""
        self.fmt = formats[0][0]
        self.formats = {
            fmt: Choice(look, translate(name), translate(under), self)
            for fmt, name, under in formats
        }
        for fmt, choice in self.formats.items():
            choice.clicked.connect(partial(self.choose, fmt))
        self.path = SheetField(look, translate(practice_strings.KEEP_WHERE), self)
        self.save_button = Choice(look, translate(strings.COPY_SAVE), parent=self)
        self.save_button.clicked.connect(self.save)
        self.said = LiveLabel("", FontSize.SMALL, look.faint, parent=self)
        self.said.setWordWrap(True)

    def open_as(self, stem: str) -> None:
        """With this name, in the folder of documents, until the person says otherwise."""
        self._asked_about = None
        self.path.setText(str(free_path(documents() / f"{stem}.{self.fmt}")))
        self.said.say(translate(strings.COPY_KEYS))
        self.choose(self.fmt)
        self.open_at(self.formats[self.fmt])

    def choose(self, fmt: str, *_: object) -> None:
        """Another format: the place stays, the ending follows."""
        typed = self.path.text().removesuffix(f".{self.fmt}")
        self.fmt = fmt
        for name, choice in self.formats.items():
            choice.choose(name == fmt)
        self.path.setText(f"{typed}.{fmt}")

    def save(self) -> None:
        try:
            path = Path(self.path.text()).expanduser()
            if path.exists() and path != self._asked_about:
                self._asked_about = path
                self.said.say(translate(practice_strings.KEEP_THERE, name=path.name))
                return
            kept = self._save(self.fmt, path)
        except (TrainerError, OSError, RuntimeError) as exc:
            self.said.say(core_messages.translate_message(str(exc)))
            return
        self._asked_about = None
        self.said.say(translate(strings.COPY_DONE, path=kept))

    def accept(self) -> None:
        self.save()

    def boxes(self) -> list[QWidget]:
        return [self.path]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        keys = list(self.formats)
        held = next((i for i, c in enumerate(self.formats.values()) if c.hasFocus()), None)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
            return
        if held is None or step is None:
            super().keyPressEvent(event)
            return
        wanted = keys[(held + step) % len(keys)]
        self.choose(wanted)
        self.formats[wanted].setFocus(Qt.FocusReason.TabFocusReason)

    def height_for(self, width: int) -> int:
        return 2 * PAD + scaled_px(ROW) + scaled_px(FIELD) + scaled_px(24) + 20

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        inner = self.width() - 2 * PAD
        wide = min(scaled_px(WIDE_CHOICE), inner // len(self.formats))
        for i, choice in enumerate(self.formats.values()):
            choice.setGeometry(
                PAD - FOCUS_MARGIN_PX + i * wide, PAD - FOCUS_MARGIN_PX, wide, scaled_px(ROW)
            )
        top = PAD + scaled_px(ROW) + 4
        self.path.setGeometry(
            PAD, top, max(60, inner - scaled_px(SAVE_WIDTH) - 12), scaled_px(FIELD)
        )
        left = self.width() - PAD - scaled_px(SAVE_WIDTH)
        tall = scaled_px(FIELD) + 2 * FOCUS_MARGIN_PX
        self.save_button.setGeometry(
            left, top - FOCUS_MARGIN_PX, scaled_px(SAVE_WIDTH) + FOCUS_MARGIN_PX, tall
        )
        self.said.setGeometry(PAD, top + scaled_px(FIELD) + 8, inner, scaled_px(24))
