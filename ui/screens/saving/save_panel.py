"""A dialog that saves something: what for, where, and what came of it.

It proposes a name in the folder used last. *Save as…* opens the dialog of the system, which asks before it
replaces a file; without it a file is replaced only by a second press.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from trainer.errors import EXPECTED_ERRORS, message_of
from ui.desktop import recent_folders
from ui.desktop.file_dialogs import choose_save_folder, choose_save_path
from ui.desktop.file_manager import show_in_folder
from ui.i18n import strings, window_text
from ui.i18n.formatting import translate
from ui.i18n.texts import practice_strings, saving_strings
from ui.screens.saving.page_preview import ActButton, PagePreview
from ui.screens.saving.purposes import SaveOption
from ui.style.theme import FOCUS_MARGIN_PX, GRID, FontSize, Theme, scaled_px
from ui.widgets.controls.choices import Choice
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layout.dialog import DIALOG_PADDING_PX, EDGE_GAP_PX, OverlayDialog
from ui.widgets.layout.scroll_area import SCROLL_BAR_PX, ScrollArea
from ui.widgets.text.label import Label, LiveLabel

if TYPE_CHECKING:
    from ui.reports.printed_pages import PrintedDocument

MAX_CELL_WIDTH_PX: Final = 440
MAX_MORE_CELL_WIDTH_PX: Final = 160
MAX_NUMBERED_NAMES: Final = 1000
SAVE_ERRORS: Final = (*EXPECTED_ERRORS, RuntimeError)  # that of `Path.home()`
_STEP: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
}


class SavePanel(OverlayDialog):
    """The base of the dialogs that save: `write` and `document` are what differs.

    Parameters
    ----------
    options
        What it is saved for.
    more
        Formats for who knows them, shown on request.
    question
        What is chosen, above the options; may be empty.
    """

    def __init__(
        self,
        colours: Theme,
        parent: QWidget,
        options: Sequence[SaveOption],
        more: Sequence[SaveOption] = (),
        question: str = saving_strings.WHAT_FOR,
    ) -> None:
        super().__init__(colours, parent)
        self._options = {option.fmt: option for option in (*options, *more)}
        self._target = Path()
        self._asked_about: Path | None = None
        """The existing file that the person was warned about."""
        self._saved: Path | None = None
        self._left_out: frozenset[str] = frozenset()
        """The formats in which there would be nothing."""
        self._placed: tuple[QWidget, int, int] | None = None
        self.file_dialog: QFileDialog | None = None
        self.fmt = options[0].fmt
        words = translate(question) if question else ""
        self.title = Label(words, FontSize.BODY, colours.soft, wraps=True)
        self._shown_first = {option.fmt for option in options}
        self.formats = {option.fmt: self._create_choice(option) for option in (*options, *more)}
        self.more_button = self._create_button(saving_strings.MORE_FORMATS, self._toggle_more)
        self.about = Label("", FontSize.SMALL, colours.soft, wraps=True)
        self.where = Label("", FontSize.SMALL, colours.faint, wraps=True)
        self.save_button = self._create_button(strings.EXPORT_SAVE, self.save)
        self.save_as_button = self._create_button(saving_strings.SAVE_AS, self.save_as)
        self.preview_button = self._create_button(saving_strings.PREVIEW, self.show_preview)
        self.show_button = self._create_button(saving_strings.SHOW_IN_FOLDER, self._show_saved)
        self.message = LiveLabel("", FontSize.SMALL, colours.soft, wraps=True)
        self.preview = PagePreview(colours, parent)
        self.preview.save_wanted.connect(self._save_from_preview)
        self.preview.closed.connect(self._return_from_preview)
        content = self._create_content(bool(more))
        self.scroll_area = ScrollArea(colours, content, self, on_panel=True)
        self.scroll_area.setWidgetResizable(True)
        for widget in (*self.formats.values(), *self._buttons):
            self.scroll_area.keep_visible_on_focus(widget)
        self._shows_more = False

    # --- what differs

    def write(self, fmt: str, target: Path) -> Path:
        """Write the file; returns where it is. Raises TrainerError or OSError."""
        raise NotImplementedError

    def document(self) -> "PrintedDocument | None":
        """What can be looked at and printed, where the format has pages. May raise the same."""
        return None

    @property
    def has_pages(self) -> bool:
        """Whether the chosen format can be looked at and printed."""
        return self.fmt == "pdf"

    @property
    def saves_folder(self) -> bool:
        """Whether the target is a folder, or goes into one under a name of its own."""
        return not self._options[self.fmt].suffix

    # --- where

    @property
    def target(self) -> Path:
        """Where it will be saved."""
        return self._target

    def set_target(self, path: Path) -> None:
        self._target, self._saved = path, None
        self._describe_target()
        self._show_buttons()

    def propose(self, stem: str) -> None:
        """Propose this file name in the folder used last, or a free one like it."""
        folder = recent_folders.find_folder(recent_folders.SAVE)
        self.set_target(find_free_path(folder / f"{stem}{self._options[self.fmt].suffix}"))

    def open_at(self, fmt: str | None = None) -> None:
        """Open the dialog, with the focus on the chosen format."""
        self._asked_about = self._saved = None
        self._show_message(translate(strings.EXPORT_KEYS), self.colours.faint)
        self.choose(fmt or self.fmt)
        self.open_with_focus(self.formats[self.fmt])

    def choose(self, fmt: str, *_: object) -> None:
        """Choose a format; the suffix of the target follows."""
        old, self.fmt = self._options[self.fmt].suffix, fmt
        for name, choice in self.formats.items():
            choice.set_chosen(name == fmt)
        if fmt not in self._shown_first and not self._shows_more:
            self._toggle_more()
        option = self._options[fmt]
        self.about.show_text(translate(option.detail))
        self.about.setVisible(fmt not in self._shown_first)
        self._follow_suffix(old, option.suffix)
        self._saved = None
        self._describe_target()
        self._show_buttons()

    def _follow_suffix(self, old: str, new: str) -> None:
        """Give the target the suffix of the chosen format."""
        name = self._target.name
        endings = (old, *(option.suffix for option in self._options.values()))
        ending = next((e for e in endings if e and name.endswith(e)), "")
        if name:
            self._target = self._target.with_name(name.removesuffix(ending) + new)

    def _describe_target(self) -> None:
        folder = describe_folder(self._target.parent)
        text = translate(saving_strings.WILL_BE_SAVED, name=self._target.name, folder=folder)
        self.where.show_text(text)
        self.where.fit_words(self.width() - 2 * DIALOG_PADDING_PX)
        self.where.setToolTip(str(self._target))

    # --- saving

    def save(self, *_: object) -> None:
        """Save at the target; an existing file only if the person was asked about it."""
        target = self._target
        try:
            if target.exists() and target != self._asked_about:
                self._asked_about = target
                text = translate(practice_strings.SAVE_EXISTS, name=target.name)
                self._show_message(text, self.colours.ink)
                return
            saved = self.write(self.fmt, target)
        except SAVE_ERRORS as exc:
            self._show_message(window_text.to_text(message_of(exc)), self.colours.ink)
            return
        self._asked_about = None
        self._note_saved(saved)

    def _note_saved(self, saved: Path) -> None:
        self._saved = saved
        recent_folders.use_folder(recent_folders.SAVE, saved.parent)
        folder = describe_folder(saved.parent)
        text = translate(strings.EXPORT_DONE, name=saved.name, folder=folder)
        self._show_message(text, self.colours.soft)
        self.message.setToolTip(str(saved))
        self._show_buttons()

    def save_as(self, *_: object) -> None:
        """Ask the system's dialog where, and save there."""
        title = translate(saving_strings.SAVE_IN if self.saves_folder else saving_strings.SAVE_AS)
        if self.saves_folder:
            folder = self._target.parent
            self.file_dialog = choose_save_folder(self, title, folder, self._save_in_folder)
            return
        option = self._options[self.fmt]
        kind = option.suffix.rpartition(".")[2].upper()
        file_filter = f"{kind} (*{option.suffix})"
        self.file_dialog = choose_save_path(
            self, title, self._target, file_filter, self._save_where_chosen
        )

    def _save_where_chosen(self, path: Path) -> None:
        """Save where the person chose; an ending they typed is that of the format they mean."""
        suffixes = {o.fmt: o.suffix for o in self._options.values() if o.suffix}
        meant = [fmt for fmt, suffix in suffixes.items() if path.name.endswith(suffix)]
        asked_about = path if meant else None  # the dialog has asked about what was typed
        if not meant:
            path = path.with_name(path.name + suffixes[self.fmt])
        elif self.fmt not in meant:
            self.choose(max(meant, key=lambda fmt: len(suffixes[fmt])))
        self.set_target(path)
        self._asked_about = asked_about
        self.save()

    def _save_in_folder(self, folder: Path) -> None:
        self.set_target(find_free_path(folder / self._target.name))
        self.save()

    def _show_saved(self, *_: object) -> None:
        if self._saved is not None:
            show_in_folder(self._saved, self._note_shown)

    def _note_shown(self, is_shown: bool) -> None:
        if not is_shown and self._saved is not None:
            text = translate(saving_strings.NO_FILE_MANAGER, folder=self._saved.parent)
            self._show_message(text, self.colours.ink)

    # --- looking at it

    def show_preview(self, *_: object) -> None:
        """Show the pages as they will be saved and printed."""
        try:
            document = self.document()
        except SAVE_ERRORS as exc:
            self._show_message(window_text.to_text(message_of(exc)), self.colours.ink)
            return
        if document is not None:
            self.close_cap.hide()  # that of the preview is in its place
            self.preview.open_for(document)

    def _save_from_preview(self) -> None:
        self.preview.close_overlay()
        self.save()

    def _return_from_preview(self) -> None:
        self.close_cap.setVisible(self.isVisible())

    # --- the dialog

    def accept(self) -> None:
        self.save()

    def close_overlay(self) -> None:
        self.preview.hide()
        super().close_overlay()

    def place_over(
        self, screen: QWidget, margin: int, bottom: int, least_above: int = EDGE_GAP_PX
    ) -> None:
        self._placed = (screen, margin, bottom)
        super().place_over(screen, margin, bottom, least_above)
        self.preview.place_over(screen, margin, bottom)

    def height_for(self, width: int) -> int:
        inner = width - 2 * DIALOG_PADDING_PX + 2 * FOCUS_MARGIN_PX + SCROLL_BAR_PX
        return self._column.totalHeightForWidth(inner) + 2 * DIALOG_PADDING_PX - FOCUS_MARGIN_PX

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.where.fit_words(self.width() - 2 * DIALOG_PADDING_PX)
        pad = DIALOG_PADDING_PX
        inner = self.width() - 2 * pad + 2 * FOCUS_MARGIN_PX
        left = pad - FOCUS_MARGIN_PX
        self.scroll_area.setGeometry(left, pad, inner + SCROLL_BAR_PX, self.height() - pad - GRID)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        shown = self._offered
        focused = next((fmt for fmt in shown if self.formats[fmt].hasFocus()), None)
        step = _STEP.get(Qt.Key(event.key()))
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and focused is not None:
            self.save()
        elif step is not None:  # also after a click on a button
            wanted = shown[(shown.index(focused or self.fmt) + step) % len(shown)]
            self.choose(wanted)
            self.formats[wanted].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    @property
    def _buttons(self) -> tuple[Choice, ...]:
        return (
            self.save_button,
            self.save_as_button,
            self.preview_button,
            self.show_button,
            self.more_button,
        )

    def _create_content(self, has_more: bool) -> QWidget:
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, SCROLL_BAR_PX, FOCUS_MARGIN_PX)
        self._column.setSpacing(GRID // 2)
        self._column.addWidget(self.title)
        first = FlowLayout(max_cell_width=scaled_px(MAX_CELL_WIDTH_PX))
        more = FlowLayout(max_cell_width=scaled_px(MAX_MORE_CELL_WIDTH_PX))
        for fmt, choice in self.formats.items():
            (first if fmt in self._shown_first else more).addWidget(choice)
        self._column.addLayout(first)
        self._column.addLayout(more)
        for label in (self.about, self.where):
            self._column.addWidget(label)
        acts = FlowLayout()
        for button in self._buttons:
            acts.addWidget(button)
        self._column.addLayout(acts)
        self._column.addWidget(self.message)
        self.title.setVisible(bool(self.title.text()))
        self.more_button.setVisible(has_more)
        for fmt, choice in self.formats.items():
            choice.setVisible(fmt in self._shown_first)
        return content

    def _create_choice(self, option: SaveOption) -> Choice:
        is_first = option.fmt in self._shown_first
        detail = translate(option.detail)
        choice = Choice(self.colours, translate(option.title), detail if is_first else "")
        choice.setAccessibleDescription(detail)
        choice.clicked.connect(partial(self.choose, option.fmt))
        return choice

    def _create_button(self, words: str, press: object) -> Choice:
        button = ActButton(self.colours, translate(words))
        button.clicked.connect(press)
        return button

    def leave_out(self, formats: frozenset[str]) -> None:
        """Offer all formats but these; the chosen one is one of those offered."""
        self._left_out = formats
        self._show_formats()
        if self.fmt in formats:
            self.choose(self._offered[0])

    @property
    def _offered(self) -> list[str]:
        return [fmt for fmt, choice in self.formats.items() if not choice.isHidden()]

    def _show_formats(self) -> None:
        for fmt, choice in self.formats.items():
            is_shown = fmt in self._shown_first or self._shows_more
            choice.setVisible(is_shown and fmt not in self._left_out)

    def _toggle_more(self, *_: object) -> None:
        self._shows_more = not self._shows_more
        self._show_formats()
        words = saving_strings.FEWER_FORMATS if self._shows_more else saving_strings.MORE_FORMATS
        self.more_button.set_text(translate(words))
        if not self._shows_more and self.fmt not in self._shown_first:
            self.choose(self._offered[0])
        self._place_again()

    def _show_buttons(self) -> None:
        """Offer what can be done with the chosen format, and with what was saved."""
        words = saving_strings.SAVE_IN if self.saves_folder else saving_strings.SAVE_AS
        self.save_as_button.set_text(translate(words))
        self.preview_button.setVisible(self.has_pages)
        self.show_button.setVisible(self._saved is not None)
        self._place_again()

    def _show_message(self, words: str, colour: str) -> None:
        self.message.set_colour(colour)
        self.message.show_text(words)
        self._place_again()

    def _place_again(self) -> None:
        """What is shown has another height than before."""
        self._column.invalidate()
        if self._placed is not None:
            self.place_over(*self._placed)


def describe_folder(folder: Path) -> str:
    """The name of a folder, as the desktop calls it."""
    if folder == Path.home():
        return QStandardPaths.displayName(QStandardPaths.StandardLocation.HomeLocation)
    return folder.name or str(folder)


def find_free_path(path: Path) -> Path:
    """The path, or the first numbered variant of it that does not exist."""
    from ui.reports.export import FORMATS

    endings = (each.suffix for each in FORMATS.values())
    ending = next((e for e in endings if path.name.endswith(e)), path.suffix)
    stem = path.name.removesuffix(ending)
    names = (f"{stem}{f'-{n}' if n > 1 else ''}{ending}" for n in range(1, MAX_NUMBERED_NAMES))
    return next((p for p in map(path.with_name, names) if not p.exists()), path)
