"""The acts that work in the whole window, on every screen, and when they do.

During a session its stage decides which page is shown: only pages that come back to it can be opened then.
"""

import sys
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenuBar, QWidget

from trainer.session.stages import Stage
from ui.i18n.formatting import translate
from ui.i18n.texts import menu_strings
from ui.screens.action_menu import list_menu_actions, list_other_actions
from ui.screens.screen import Screen
from ui.widgets.actions import table
from ui.widgets.actions.action import Action, ActionRow, Section, find_action

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
        self._menu_bar = SystemMenuBar() if sys.platform == "darwin" else None

    def __getitem__(self, row: ActionRow) -> Action:
        action = find_action(self.actions, row)
        if action is None:
            raise KeyError(row.name)
        return action

    def withdraw(self) -> None:
        """Let go of the shortcuts and the menus, for others in another language."""
        for action in self.actions:
            self._window.removeAction(action)
        if self._menu_bar is not None:
            self._menu_bar.deleteLater()
            self._menu_bar = None

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
            self._menu_bar.fill(self._page, self.actions)

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


class SystemMenuBar(QMenuBar):
    """The menu bar of the system, with the acts of the page and of the window.

    Settings, About and Quit move to the menu of the application by their role.
    """

    def __init__(self) -> None:
        super().__init__()
        names = (menu_strings.PAGE, menu_strings.GO, menu_strings.VIEW, menu_strings.HELP)
        self._menus = [self.addMenu(translate(name)) for name in names]

    def fill(self, page: Screen, window_actions: list[Action]) -> None:
        """Show the acts of this page in the menus, in place of those of another page."""
        others = list_other_actions(page.page_actions, window_actions)
        tools = [a for a in others if a.row.section is Section.TOOLS]
        groups = (
            list_menu_actions(page.page_actions),
            [a for a in others if a.row.section is Section.GO],
            [a for a in others if a.row.section in ALWAYS],
            [*tools, page.text_action, page.keys_action],
        )
        for menu, actions in zip(self._menus, groups, strict=True):
            menu.clear()
            menu.addActions(actions)
