"""Who may read it: the passphrase in the window, everything hidden by one key, a name that says nothing."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import ManualSession, MemorySessionLibrary, WindowUser, leave, show
from tests.ui.recorded_sessions import sat
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.library.keys import keep_key
from trainer.library.messages import DiskFull
from trainer.library.passphrase import is_locked, set_passphrase
from trainer.library.store import Library
from trainer.plan import SessionPlan
from trainer.session.review import summarize
from ui.i18n.messages import EventsWithoutPassphrase
from ui.i18n.rendering import to_english
from ui.navigation.main_window import MainWindow
from ui.navigation.router import PageName
from ui.reports.exporting_library import ExportingSessionLibrary
from ui.runtime.file_import import FileImport
from ui.screens.imports.import_files import ImportScreen
from ui.screens.settings.lock import LockScreen
from ui.services.sessions import SessionLibrary
from ui.style import theme
from ui.widgets.layout.scroll_area import FOCUS_CONTEXT_PX

pytestmark = pytest.mark.usefixtures("quick_keys")

Key = Qt.Key
WORDS = "water stone night hand"
OTHER = "a lamp in the window"


class EncryptedLibraryUser:
    """The window over a real library, with a person who has only a keyboard."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.sessions: list[ManualSession] = []
        self.window = MainWindow(self._start, ExportingSessionLibrary(folder), "none")
        qtbot.addWidget(self.window)
        show(qtbot, self.window)
        self.settle()

    @property
    def screen(self) -> str:
        return self.window.screen_name

    @property
    def lock(self) -> LockScreen:
        screen = self.window.pages.current
        assert isinstance(screen, LockScreen)
        return screen

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key)
        self.settle()

    def types(self, *lines: str) -> None:
        """Each line, and Enter after it."""
        for line in lines:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClicks(focused, line)
            self.press(Key.Key_Return)

    def waits(self) -> None:
        turning = self.lock._task
        self.qtbot.waitUntil(lambda: not turning.is_running, timeout=60_000)
        self.settle()

    def settle(self) -> None:
        for _ in range(4):
            QApplication.processEvents()
        self.window.pages.finish_fade()

    def _start(self, plan: SessionPlan, _: str) -> ManualSession:
        self.sessions.append(ManualSession(plan, None, MemorySessionLibrary()))
        return self.sessions[-1]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    library = tmp_path / "kept"
    with Library.open(library, write=True) as opened:
        opened.add_recording(sat(), summary_to_json(summarize(sat()).summary, to_english))
    yield library
    keep_key(library, None)


@pytest.fixture
def locked(folder: Path) -> Path:
    """A locked library at the start of the program: nobody gave the passphrase yet."""
    set_passphrase(folder, WORDS)
    keep_key(folder, None)
    return folder


@pytest.fixture
def house(qtbot: QtBot, folder: Path) -> Iterator[EncryptedLibraryUser]:
    made = EncryptedLibraryUser(qtbot, folder)
    yield made
    leave(made.window)


@pytest.fixture
def shut(qtbot: QtBot, locked: Path) -> Iterator[EncryptedLibraryUser]:
    made = EncryptedLibraryUser(qtbot, locked)
    yield made
    leave(made.window)


def test_a_passphrase_is_set_changed_and_taken_away(house: EncryptedLibraryUser) -> None:
    house.press(Key.Key_L)
    house.types(WORDS, WORDS)
    house.waits()
    assert is_locked(house.folder)
    assert house.lock.message.text() == (
        "Your pauses and their backups are now locked. Old copies were overwritten. "
        "An SSD, a snapshot or a disk backup may still contain them."
    )
    assert house.lock.fields.visible_fields[0].hasFocus()

    house.types(WORDS, OTHER, OTHER)
    house.waits()
    keep_key(house.folder, None)
    SessionLibrary(house.folder).lock.unlock(OTHER)

    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, OTHER)
    house.press(Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Space)
    house.waits()
    assert not is_locked(house.folder)
    assert house.lock.message.text() == "Your pauses and their backups are no longer locked."
    house.press(Key.Key_Escape)
    assert house.screen == "HomeScreen"
    assert len(SessionLibrary(house.folder).sessions()) == 1


def test_two_that_differ_change_nothing(house: EncryptedLibraryUser) -> None:
    house.press(Key.Key_L)
    house.types(WORDS, OTHER)
    assert "don't match" in house.lock.message.text()
    assert not is_locked(house.folder)
    assert [field.text() for field in house.lock.fields.visible_fields] == ["", ""]
    assert house.lock.fields.visible_fields[0].hasFocus()


def test_one_that_is_too_short_is_refused_in_a_sentence(house: EncryptedLibraryUser) -> None:
    house.press(Key.Key_L)
    house.types("short", "short")
    house.waits()
    assert "at least 8 characters" in house.lock.message.text()
    assert not is_locked(house.folder)


def test_a_locked_library_begins_with_begin_and_says_so(shut: EncryptedLibraryUser) -> None:
    assert shut.screen == "HomeScreen"
    assert shut.window.home.last_pause.text() == (
        "Past pauses are locked. This one will be saved, encrypted."
    )
    assert shut.window.home.begin.hasFocus()
    assert ("L", "unlock") in shut.window.home.key_lines()
    assert shut.window.notice.text == ""
    shut.press(Key.Key_L)
    assert shut.screen == "LockScreen"
    assert shut.lock.title.text() == "Your past pauses are locked"
    assert "will be saved, encrypted" in shut.lock.about.text()
    shut.types(WORDS)
    shut.qtbot.waitUntil(lambda: shut.screen == "HomeScreen", timeout=60_000)
    shut.settle()
    assert "5 minutes" in shut.window.home.last_pause.text()
    assert ("L", "privacy") in shut.window.home.key_lines()


def test_a_wrong_one_is_one_sentence_and_no_data(shut: EncryptedLibraryUser) -> None:
    shut.press(Key.Key_L)
    shut.types("no such words at all")
    shut.waits()
    text = shut.lock.message.text()
    assert text.startswith("Wrong passphrase")
    assert shut.lock.fields.text("now") == ""
    assert shut.lock.fields.visible_fields[0].hasFocus()
    shut.press(Key.Key_Escape)
    assert shut.screen == "HomeScreen"
    assert shut.window.home.last_pause.text().startswith("Past pauses are locked.")


@pytest.mark.parametrize("by_mouse", [False, True])
def test_one_key_or_click_begins_a_pause_without_the_passphrase(
    shut: EncryptedLibraryUser, by_mouse: bool
) -> None:
    if by_mouse:
        QTest.mouseClick(shut.window.home.begin, Qt.MouseButton.LeftButton)
        shut.settle()
    else:
        shut.press(Key.Key_Space)
    assert shut.screen == "PauseScreen"
    assert "will be saved, encrypted" in shut.window.notice.text


def test_where_it_cannot_be_kept_that_is_said_beforehand(qtbot: QtBot, locked: Path) -> None:
    (locked / "library.pub").unlink()
    made = EncryptedLibraryUser(qtbot, locked)
    assert made.window.home.last_pause.text() == (
        "Past pauses are locked. This one will not be saved."
    )
    made.press(Key.Key_L)
    assert "will not be saved" in made.lock.about.text()
    made.press(Key.Key_Escape, Key.Key_Space)
    assert "will not be saved" in made.window.notice.text
    leave(made.window)


def test_a_pause_that_no_disk_takes_ends_at_home_with_a_sentence(
    shut: EncryptedLibraryUser,
) -> None:
    shut.press(Key.Key_Space)
    assert len(shut.sessions) == 1
    trouble = EventsWithoutPassphrase(3)
    shut.sessions[0].bridge.troubled.emit((trouble,))
    shut.sessions[0].bridge.ended.emit("a pause that is nowhere")
    shut.settle()
    assert shut.screen == "HomeScreen"
    assert shut.window.notice.text == to_english(trouble)


def test_the_past_asks_for_it_and_opens(shut: EncryptedLibraryUser) -> None:
    shut.press(Key.Key_H)
    assert shut.screen == "LockScreen"
    shut.types(WORDS)
    shut.qtbot.waitUntil(lambda: shut.screen == "HistoryScreen", timeout=60_000)


@pytest.fixture
def intervals(tmp_path: Path) -> Path:
    path = tmp_path / "a morning.txt"
    path.write_text("\n".join(str(850 + 40 * (n % 5)) for n in range(120)))
    return path


def import_screen(house: EncryptedLibraryUser) -> ImportScreen:
    house.qtbot.waitUntil(lambda: house.screen == "ImportScreen", timeout=60_000)
    screen = house.window.pages.current
    assert isinstance(screen, ImportScreen)
    return screen


def test_files_for_a_locked_library_are_read_once_it_is_unlocked(
    shut: EncryptedLibraryUser, intervals: Path
) -> None:
    shut.window.router.show(PageName.IMPORT, paths=[intervals])
    assert shut.screen == "LockScreen"
    shut.types(WORDS)
    screen = import_screen(shut)
    shut.qtbot.waitUntil(lambda: screen.list.current is not None)
    assert screen.preview.name.text() == intervals.name


def test_files_that_were_left_at_the_lock_are_not_read_later(
    shut: EncryptedLibraryUser, intervals: Path
) -> None:
    shut.window.router.show(PageName.IMPORT, paths=[intervals])
    shut.press(Key.Key_Escape, Key.Key_H)
    shut.types(WORDS)
    shut.qtbot.waitUntil(lambda: shut.screen == "HistoryScreen", timeout=60_000)
    shut.press(Key.Key_I)
    screen = import_screen(shut)
    assert isinstance(screen._import, FileImport)
    screen._import.wait()
    shut.settle()
    assert screen.list.current is None


@pytest.mark.parametrize("size", [(300, 200), (640, 480), (1920, 1080)])
@pytest.mark.parametrize("percent", [100, 200])
def test_a_refusal_is_seen_in_every_window(
    house: EncryptedLibraryUser, size: tuple[int, int], percent: int
) -> None:
    house.press(Key.Key_L)
    house.window.resize(*size)
    theme.scale_text(percent)
    try:
        house.lock.lay_out_again()
        house.types(WORDS, OTHER)
        sentence = house.lock.message
        assert "don't match" in sentence.text()
        assert sentence.visibleRegion().boundingRect().height() >= 16
    finally:
        theme.scale_text(100)


def test_nothing_typed_stays_behind(shut: EncryptedLibraryUser) -> None:
    shut.press(Key.Key_L)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, WORDS)
    screen = shut.lock
    shut.press(Key.Key_Escape)
    assert screen.fields.text("now") == ""


def is_plain(user: WindowUser) -> bool:
    """Ground and nothing on it: no word, and from left to right the same but for its grain."""
    image = user.window.grab().toImage()
    rows = range(40, image.height(), 40)
    flat = all(
        abs(image.pixelColor(x, y).lightness() - image.pixelColor(5, y).lightness()) <= 2
        for y in rows
        for x in range(5, image.width(), 20)
    )
    words = [w for w in user.window.findChildren(QLabel) if w.isVisible() and w.text()]
    return flat and not words


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Key.Key_F9, Qt.KeyboardModifier.NoModifier),
        (Key.Key_H, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_one_key_hides_everything_and_brings_it_back(
    user: WindowUser, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    user.press(Key.Key_Space)
    user.at(20.0)
    QTest.keyClick(QApplication.focusWidget() or user.window, key, modifier)
    user.settle()
    assert is_plain(user)
    assert user.window.windowTitle() == "Notes"
    QTest.keyClick(QApplication.focusWidget() or user.window, key, modifier)
    user.settle()
    assert user.screen == "PauseScreen"
    assert not is_plain(user)
    assert user.window.windowTitle() == "Outbreath"


def hide(user: WindowUser) -> None:
    QTest.keyClick(QApplication.focusWidget() or user.window, Key.Key_F9)
    user.settle()


def test_behind_it_the_pause_goes_on_and_no_other_key_is_heard(user: WindowUser) -> None:
    user.press(Key.Key_Space)
    user.at(20.0)
    hide(user)
    for key in (Key.Key_Escape, Key.Key_M, Key.Key_8, Key.Key_Space, Key.Key_Tab):
        QTest.keyClick(QApplication.focusWidget() or user.window, key)
    user.session.go_to(300.0)
    user.settle()
    assert is_plain(user)
    hide(user)
    assert user.screen == "ReassessScreen"
    assert not [e for e in user.session.events if type(e).__name__ == "MomentMarked"]


def test_nothing_ticks_and_nothing_is_told_while_it_is_hidden(user: WindowUser) -> None:
    user.press(Key.Key_Space)
    user.at(20.0)
    hide(user)
    assert not [t for t in user.window.pause.findChildren(QTimer) if t.isActive()]
    user.session.bridge.troubled.emit((DiskFull("library.db"),))
    user.settle()
    assert is_plain(user)
    hide(user)
    assert user.window.notice.isVisible()
    assert user.window.notice.text.startswith("The disk is full")


def test_it_hides_a_note_that_is_being_written_and_keeps_its_words(user: WindowUser) -> None:
    user.session_library.recordings.append(sat())
    user.press(Key.Key_H, Key.Key_N)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "not for other eyes")
    hide(user)
    assert is_plain(user)
    hide(user)
    past = user.window.pages.current
    assert past is not None
    assert past.note_dialog.note.toPlainText() == "not for other eyes"  # type: ignore[attr-defined]


def test_a_discreet_window_has_a_name_that_says_nothing(user: WindowUser) -> None:
    assert user.window.windowTitle() == "Outbreath"
    settings = user.window.settings
    settings.change(replace(settings.now, discreet=True))
    user.window.settings_navigator.changed.emit()
    assert user.window.windowTitle() == "Notes"


def test_where_nothing_can_be_locked_nobody_is_asked_for_a_passphrase(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    user = EncryptedLibraryUser(qtbot, tmp_path)
    user.press(Key.Key_L)
    assert user.lock.fields.visible_fields == []
    assert user.lock.buttons == []
    assert "needs SQLCipher, which is not installed" in user.lock.message.text()
    user.press(Key.Key_Return)
    assert user.screen == "LockScreen"
    user.press(Key.Key_Escape)
    assert user.screen == "HomeScreen"
    leave(user.window)


def test_in_large_letters_the_result_is_in_sight_and_not_in_the_fade(
    qtbot: QtBot, tmp_path: Path
) -> None:
    user = EncryptedLibraryUser(qtbot, tmp_path)
    window = user.window
    window.settings.change(replace(window.settings.now, text_percent=200))
    window.resize(1280, 774)
    window._refresh_appearance()
    user.settle()
    user.press(Key.Key_L)
    user.types(WORDS, WORDS)
    user.waits()
    page = user.lock.scroll_page
    assert "now locked" in user.lock.message.text()
    for part in (user.lock.message, user.lock.fields.visible_fields[0]):
        top = part.mapTo(page.viewport(), QPoint(0, 0)).y()
        assert top >= 0
        assert top + part.height() <= page.viewport().height() - FOCUS_CONTEXT_PX + 2  # rounded
    leave(window)
