"""The acts that work in the whole window, on every screen, and when they do.

During a session its stage decides which page is shown: only pages that come back to it can be opened then.
"""

import sys
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from trainer.session.stages import Stage
from ui.actions import table
from ui.actions.action import Action, ActionRow, Section, find_action
from ui.i18n.formatting import translate
from ui.i18n.texts import menu_strings
from ui.screens.action_menu import list_menu_actions, list_other_actions
from ui.screens.screen import Screen

ROWS: Final = (
    table.BEGIN,
    table.HOME,
    table.PRACTICE,
    table.BREATH,
    table.SENSOR,
    table.HISTORY,
    table.SEARCH,
    table.IMPORT_RECORDINGS,
    table.LOCK,
    table.SETTINGS,
    table.HELP,
    table.ABOUT,
    table.FULL_SCREEN,
    table.HIDE,
    table.CLOSE,
    table.QUIT,
)
WHILE_PACING: Final = (table.SENSOR, table.SETTINGS, table.HELP, table.ABOUT)
"""What can be opened in the middle of a session, which goes on meanwhile."""
ALWAYS: Final = (Section.VIEW, Section.END)


class WindowActions(QObject):
    """Binds the acts of the window, and enables them for the page that is shown.

    Parameters
    ----------
    window
        The window in which their shortcuts work.
    presses
        What each row of `ROWS` does.
    """

    def __init__(self, window: QWidget, presses: Mapping[ActionRow, Callable[[], object]]) -> None:
        super().__init__(window)
        self._window = window
        self._page: Screen | None = None
        self.actions = [Action(row, self._guarded(row, presses[row]), self) for row in ROWS]
        for action in self.actions:
            action.limit_keys()  # plain keys are those of the screens
        self[table.BEGIN].set_word(menu_strings.KEY_BEGIN_PAUSE)
        self[table.FULL_SCREEN].setCheckable(True)
        window.addActions(self.actions)
        self._menu_bar = QMenuBar() if sys.platform == "darwin" else None

    def __getitem__(self, row: ActionRow) -> Action:
        action = find_action(self.actions, row)
        if action is None:
            raise KeyError(row.name)
        return action

    def withdraw(self) -> None:
        """Let go of the shortcuts, for others in another language."""
        for action in self.actions:
            self._window.removeAction(action)

    def follow(self, page: QWidget | None, stage: Stage | None, *, is_hidden: bool) -> None:
        """Enable what works on this page, in this stage of a session and while the window is hidden or not."""
        self._page = page if isinstance(page, Screen) else None
        for action in self.actions:
            action.setEnabled(self._works(action.row, stage, is_hidden=is_hidden))
        if self._page is not None:
            self._page.window_actions = self.actions
        hide = menu_strings.KEY_SHOW if is_hidden else menu_strings.KEY_HIDE
        self[table.HIDE].set_word(hide)
        self[table.FULL_SCREEN].setChecked(self._window.isFullScreen())
        if self._menu_bar is not None and self._page is not None:
            fill_menu_bar(self._menu_bar, self._page, self.actions)

    def _works(self, row: ActionRow, stage: Stage | None, *, is_hidden: bool) -> bool:
        if row.section in ALWAYS:
            return True
        if is_hidden or (self._page is not None and self._page.ROW is row):
            return False
        page = [] if self._page is None else self._page.page_actions
        taken = [a.row.shortcut for a in page if a.row is not row]
        if row.shortcut is not None and row.shortcut in taken:
            return False  # the page has a shortcut of its own for it
        return stage is None or (stage is Stage.PACING and row in WHILE_PACING)

    def _guarded(self, row: ActionRow, press: Callable[[], object]) -> Callable[[], object]:
        """What a row does; a page that holds something unsaved is not left for another one."""

        def run() -> None:
            if row.section in ALWAYS or self._page is None or self._page.may_be_left:
                press()

        return run


def fill_menu_bar(bar: QMenuBar, page: Screen, window_actions: list[Action]) -> None:
    """Fill the menu bar of the system with the acts of the page and of the window.

    Settings, About and Quit move to the menu of the application by their role.
    """
    bar.clear()
    others = list_other_actions(page.page_actions, window_actions)
    for name, actions in (
        (menu_strings.PAGE, list_menu_actions(page.page_actions)),
        (menu_strings.GO, [a for a in others if a.row.section is Section.GO]),
        (menu_strings.VIEW, [a for a in others if a.row.section in ALWAYS]),
        (
            menu_strings.HELP,
            [*(a for a in others if a.row.section is Section.TOOLS), page.keys_action],
        ),
    ):
        menu = QMenu(translate(name), bar)
        menu.addActions(actions)
        bar.addMenu(menu)
