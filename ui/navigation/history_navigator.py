"""Opens the pages reached from the history: comparison, replay, import and the lock of the library."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from trainer.errors import EXPECTED_ERRORS
from trainer.messages import Message
from ui.i18n import window_text
from ui.i18n.formatting import translate
from ui.i18n.texts import history_strings
from ui.navigation.navigator import Navigator, PageContext
from ui.navigation.router import PageName
from ui.screens.ports import SessionLibraryPort
from ui.style.appearance import prefers_calm

if TYPE_CHECKING:
    from ui.runtime.file_import import FileImport
    from ui.screens.history.compare import CompareScreen
    from ui.screens.history.replay import ReplayScreen
    from ui.screens.imports.import_files import ImportScreen
    from ui.screens.settings.lock import LockScreen


class HistoryNavigator(Navigator):
    """Creates and opens the comparison, the replay, the import and the lock page."""

    def __init__(
        self, context: PageContext, session_library: SessionLibraryPort, parent: QObject
    ) -> None:
        super().__init__(context, parent)
        router = context.router
        router.add(PageName.COMPARE, self.open_compare)
        router.add(PageName.REPLAY, self.open_replay)
        router.add(PageName.LOCK, self.open_lock)
        router.add(PageName.IMPORT, self.open_import)
        self._session_library = session_library
        self._compare: CompareScreen | None = None
        self._replay: ReplayScreen | None = None
        self._lock: LockScreen | None = None
        self._import: ImportScreen | None = None
        self._file_import: FileImport | None = None
        self._replayed, self._from_review = "", False
        self._compared = ("", "")
        self._open_after_lock = router.opener(PageName.HOME)

    def can_reopen(self, shown: QWidget) -> bool:
        """Whether another navigator of this kind can show the page that this one shows."""
        return shown in (self._compare, self._import)

    def reopen_page(self, other: "HistoryNavigator", shown: QWidget) -> None:
        """Show the page that another navigator of this kind was showing."""
        if shown is other._compare:
            self.open_compare(*other._compared)
        elif shown is other._import:
            self.open_import()

    def open_compare(self, one: str, other: str) -> None:
        from ui.screens.history.compare import CompareScreen

        try:
            reviews = self._session_library.review(one), self._session_library.review(other)
        except EXPECTED_ERRORS as exc:
            self._show_error(exc)
            return
        if self._compare is None:
            self._compare = CompareScreen(self._colours)
            self._compare.back.connect(self._router.opener(PageName.HISTORY))
        self._compared = one, other
        self._compare.show_sessions(*reviews, date.today())  # noqa: DTZ011  the person's own day
        self._show_page(self._compare)

    def open_replay(self, session_id: str, *, from_review: bool = False) -> None:
        from ui.runtime.replayer import can_replay
        from ui.screens.history.replay import ReplayScreen

        try:
            recording = self._session_library.recording(session_id)
        except EXPECTED_ERRORS as exc:
            self._show_error(exc)
            return
        if not can_replay(recording):
            self._show_notice(translate(history_strings.REPLAY_NONE))
            return
        self._replayed, self._from_review = session_id, from_review
        if self._replay is None:
            self._replay = ReplayScreen(self._colours, calm=prefers_calm(self._settings.now))
            self._replay.back.connect(self._leave_replay)
        self._show_notice("")
        self._show_page(self._replay)
        self._replay.open_for(recording, self._settings.now, date.today())  # noqa: DTZ011

    def open_import(self, paths: Sequence[Path] = ()) -> None:
        """Open the import, which looks at these files and folders at once."""
        from ui.runtime.file_import import FileImport
        from ui.screens.imports.import_files import ImportScreen

        if self._session_library.lock.needs_passphrase:
            self._router.show(PageName.LOCK, then=PageName.IMPORT, paths=paths)
            return
        if self._import is None:
            self._file_import = FileImport(self._session_library.folder, self)
            self._import = ImportScreen(self._colours, self._file_import)
            self._import.back.connect(self._router.opener(PageName.HISTORY))
        self._show_page(self._import)
        if paths:
            self._import.read_files(paths)
        else:
            self._import.open_empty()

    def open_lock(self, *, then: PageName = PageName.HOME, **arguments: object) -> None:
        """Open the lock page, and after unlocking the page `then` with these arguments."""
        from ui.screens.settings.lock import LockScreen

        self._open_after_lock = self._router.opener(then, **arguments)
        if self._lock is None:
            self._lock = LockScreen(self._colours, self._session_library.lock)
            self._lock.back.connect(self._router.opener(PageName.HOME))
            self._lock.unlocked.connect(self._unlocked)
        self._lock.refresh()
        self._show_page(self._lock)

    def stop(self) -> None:
        """Wait for what runs beside the window."""
        if self._lock is not None:
            self._lock.stop()
        if self._file_import is not None:
            self._file_import.finish()

    def _unlocked(self, added: tuple[Message, ...]) -> None:
        self._open_after_lock()
        self._show_notice(window_text.to_paragraph(added))

    def _leave_replay(self) -> None:
        if self._from_review:
            self._router.show(PageName.REVIEW, session_id=self._replayed, from_past=True)
        else:
            self._router.show(PageName.HISTORY)
