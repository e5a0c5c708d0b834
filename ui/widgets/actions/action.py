"""A row of the table of acts, and the action that a screen makes of it."""

import sys
from collections.abc import Callable, Iterable
from enum import Enum
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.i18n.formatting import translate
from ui.widgets.actions.icons import Icon

KEY_NAMES: Final = {
    Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Return: "Enter",
    Qt.Key.Key_Escape: "Esc",
    Qt.Key.Key_Delete: "Del",
    Qt.Key.Key_F7: "F7",
    Qt.Key.Key_PageUp: "PgUp",
    Qt.Key.Key_PageDown: "PgDn",
    Qt.Key.Key_Left: "←",
    Qt.Key.Key_Right: "→",
    Qt.Key.Key_Up: "↑",
    Qt.Key.Key_Down: "↓",
    Qt.Key.Key_Minus: "−",
}
"""The names of keys as `ui.i18n.strings.CAPS` marks them, and signs; other keys are named by their character."""


SHOWN_AS: Final = {Qt.Key.Key_Return: Qt.Key.Key_Enter}
"""Keys that Qt names otherwise than the key bar."""


class Section(Enum):
    """Where an act stands in the menu."""

    PAGE = "page"
    GO = "go"
    TOOLS = "tools"
    VIEW = "view"
    END = "end"


class Shortcut(Struct, frozen=True):
    """The shortcuts of the system for an act, and the usual one where the system has none.

    The first one is shown: the usual one where it is among those of the system.

    >>> Shortcut("Ctrl+E").sequences[0].toString()
    'Ctrl+E'
    """

    usual: str
    standard: QKeySequence.StandardKey | None = None
    more: tuple[str, ...] = ()
    precedes_typing: bool = False
    """Whether it works also in a text field that has a use of its own for it: Ctrl+E goes to the end of a line."""

    @property
    def sequences(self) -> list[QKeySequence]:
        usual = QKeySequence(self.usual)
        standard = [] if self.standard is None else QKeySequence.keyBindings(self.standard)
        first = [usual] if usual in standard or not standard else []
        return [*first, *(s for s in standard if s != usual), *map(QKeySequence, self.more)]

    @property
    def shown(self) -> list[QKeySequence]:
        """Those that are named beside the act."""
        return [self.sequences[0], *map(QKeySequence, self.more)]


class ActionRow(Struct, frozen=True):
    """An act.

    Attributes
    ----------
    name
        The name by which scripts and screen readers know it, unique in the table.
    word
        The text in the key bar, marked for translation, in lower case unless it is a name.
    icon
        Its picture in the menu, and in the key bar where key hints are hidden.
    keys
        Plain keys, which work while no text is typed; the first one is shown in the key bar.
    shortcut
        A shortcut with a modifier or a function key, which works everywhere.
    section
        Where it stands in the menu.
    in_bar
        Whether the key bar shows it where there is room.
    title
        The text in the menu and for a screen reader, where that in the key bar is too short to be understood.
    stays_in_menu
        Whether the menu shows it while it does not work, also where the key bar leaves it out.
    tip
        What it does, as a sentence, where the text alone does not say it.
    role
        Its place in the menu bar of macOS, where that is not its section.
    """

    name: str
    word: str
    icon: Icon
    keys: tuple[Qt.Key, ...] = ()
    shortcut: Shortcut | None = None
    section: Section = Section.PAGE
    in_bar: bool = True
    title: str = ""
    stays_in_menu: bool = False
    tip: str = ""
    role: QAction.MenuRole = QAction.MenuRole.NoRole


class Action(QAction):
    """What an act is on one screen: its text and whether it works now.

    Parameters
    ----------
    row
        The row of the table.
    press
        What it does.
    parent
        The screen or window.
    registers
        Whether its shortcut works in the window while the widget it is added to is shown. Of several actions
        with one shortcut one registers it, and the others name it in the menu.
    """

    def __init__(
        self,
        row: ActionRow,
        press: Callable[[], object],
        parent: QObject | None = None,
        *,
        registers: bool = True,
    ) -> None:
        super().__init__(parent)
        self.row, self._press = row, press
        self.keys = row.keys
        self.in_bar = row.in_bar
        """Whether the key bar shows it where there is room; its keys work either way."""
        self.mark = ""
        """What waits there, quietly; shown as a small dot. Empty where nothing does."""
        self._word = row.word
        self._sequences = row.shortcut.sequences if row.shortcut is not None else []
        self.setObjectName(row.name)
        self.setMenuRole(row.role)
        self.setAutoRepeat(False)
        self._set_shortcuts(registers=registers)
        self._show_text()
        self.triggered.connect(self._run)

    @property
    def word(self) -> str:
        """The translated text in the key bar."""
        return translate(self._word)

    @property
    def spoken_name(self) -> str:
        """What a screen reader says for it in the key bar."""
        return self.text() if self.row.title else self.word

    @property
    def cap(self) -> str:
        """The name of its first key, or of its shortcut."""
        return next(iter(self.caps), "")

    @property
    def caps(self) -> list[str]:
        """The names of its keys and shortcuts; of several that the system has for it, the first."""
        shown = [] if self.row.shortcut is None else self.row.shortcut.shown
        return [*map(key_name, self.keys), *map(sequence_name, shown)]

    def limit_keys(self, *keys: Qt.Key) -> None:
        """Use only these plain keys, where the screen needs the others for another act."""
        self.keys = keys
        self._name_key()
        self._show_text()

    def set_word(self, word: str) -> None:
        """Show another text, marked for translation."""
        if word != self._word:
            self._word = word
            self._show_text()

    def set_mark(self, description: str) -> None:
        """Show a small dot, with its meaning for screen readers; an empty text removes it."""
        self.mark = description
        self._show_text()

    def set_chosen(self, chosen: bool) -> None:
        """Show whether this is the chosen one of several."""
        self.setCheckable(True)
        self.setChecked(chosen)

    def _set_shortcuts(self, *, registers: bool) -> None:
        """Register the shortcuts, or only name the plain key in menus.

        A plain key is dispatched by the screen: a text field or a button that is focused comes first. In the
        context of a single widget it is never triggered by Qt. On macOS it would be, by the menu bar.
        """
        has_shortcut = bool(self._sequences) and registers
        context = Qt.ShortcutContext
        self.setShortcutContext(context.WindowShortcut if has_shortcut else context.WidgetShortcut)
        self.setShortcuts(self._sequences)
        self._name_key()

    def _name_key(self) -> None:
        """Let menus show the plain key of an act without a shortcut, but on macOS: see above."""
        if not self._sequences and sys.platform != "darwin":
            key = self.keys[0] if self.keys else Qt.Key.Key_unknown
            self.setShortcut(QKeySequence(SHOWN_AS.get(key, key)) if self.keys else QKeySequence())

    def _show_text(self) -> None:
        has_title = self.row.title and self._word == self.row.word
        text = translate(self.row.title) if has_title else self.word
        self.setText(text[:1].upper() + text[1:])
        tip = translate(self.row.tip) if self.row.tip else self.text()
        caps = ", ".join(self.caps)
        self.setToolTip(" · ".join(filter(None, [self.mark, f"{tip} ({caps})" if caps else tip])))

    def _run(self, *_: object) -> None:
        self._press()


def precedes_typing(event: QKeyEvent, field: QWidget) -> bool:
    """Whether a key pressed in a text field is a shortcut that is not left to the field.

    Undo is left to a field in which there is something to undo.
    """
    pressed, widget = QKeySequence(event.keyCombination()), field.parentWidget()
    while widget is not None:
        for action in widget.actions():
            if isinstance(action, Action) and action.isEnabled() and pressed in action.shortcuts():
                shortcut = action.row.shortcut
                if shortcut is not None and shortcut.standard is QKeySequence.StandardKey.Undo:
                    return isinstance(field, QLineEdit) and not field.isUndoAvailable()
                return shortcut is not None and shortcut.precedes_typing
        widget = widget.parentWidget()
    return False


def key_name(key: Qt.Key) -> str:
    """The name of a key in the person's language.

    >>> key_name(Qt.Key.Key_E), key_name(Qt.Key.Key_Left)
    ('E', '←')
    """
    return translate(KEY_NAMES[key]) if key in KEY_NAMES else chr(key.value)


def sequence_name(sequence: QKeySequence) -> str:
    """The name of a shortcut as the system writes it."""
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)


def find_action(actions: Iterable[Action], row: ActionRow) -> Action | None:
    """The action of a row among these."""
    return next((action for action in actions if action.row is row), None)
