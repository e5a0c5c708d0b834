"""Keeps what a person did on the pages of a window while all of them are made again.

The page that is shown is restored at once. Others that keep their input when they are left are restored when
they are opened again.
"""

from PySide6.QtWidgets import QWidget

from ui.screens.screen import Screen, ScreenState


class PageStates:
    def __init__(self) -> None:
        self._states: dict[type[Screen], ScreenState] = {}

    def keep(self, pages: QWidget, shown: QWidget | None) -> ScreenState | None:
        """Keep the state of all pages that would be lost.

        Parameters
        ----------
        pages : QWidget
            Their parent.
        shown : QWidget or None
            The page that is shown.

        Returns
        -------
        ScreenState or None
            Of the page that is shown.
        """
        for page in pages.findChildren(Screen):
            if page.keeps_input and page is not shown:
                self._states[type(page)] = page.keep_state()
        return shown.keep_state() if isinstance(shown, Screen) else None

    def restore(self, page: Screen) -> None:
        """Restore what was kept of a page that is opened again."""
        state = self._states.pop(type(page), None)
        if state is not None:
            page.restore_state(state)
