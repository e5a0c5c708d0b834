"""Recordings of other programs come in by the window: looked at first, then imported."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from math import sin
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import show
from tests.ui.practice_window import LibraryUser
from trainer.formats.tables.reading import NO_CHOICE, ReadAs, ReadingChoice
from trainer.library.store import Library
from ui.runtime.file_import import FileImport
from ui.screens.history.history import HistoryScreen
from ui.screens.imports.import_files import ImportScreen
from ui.services.imports import find_files, import_files, preview_file
from ui.style.theme import DARK

Key = Qt.Key
INTERVALS = "\n".join(str(850 + 40 * (n % 5)) for n in range(120))


class ImportAtOnce(QObject):
    """As `FileImport`, without its thread."""

    counted = Signal(int)
    read = Signal(object)
    imported = Signal(object)
    finished = Signal()
    failed = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.stops = 0

    def preview(self, paths: Iterable[Path], choice: ReadingChoice = NO_CHOICE) -> None:
        files = find_files(paths)
        self.counted.emit(len(files))
        for path in files:
            self.read.emit(preview_file(self.folder, path, choice))
        self.finished.emit()

    def import_files(self, wanted: Sequence[tuple[Path, ReadingChoice]]) -> None:
        for one in import_files(self.folder, wanted):
            self.imported.emit(one)
        self.finished.emit()

    def stop(self) -> None:
        self.stops += 1


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "from other programs"
    folder.mkdir()
    (folder / "a morning.txt").write_text(INTERVALS)
    (folder / "an evening.txt").write_text(INTERVALS.replace("850", "900"))
    (folder / "a letter.txt").write_text("Dear friend,\nhow are you?\n")
    (folder / ".hidden").write_text(INTERVALS)
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def screen(qtbot: QtBot, library: Path) -> Iterator[ImportScreen]:
    screen = ImportScreen(DARK, ImportAtOnce(library))
    qtbot.addWidget(screen)
    screen.resize(1000, 700)
    show(qtbot, screen)
    yield screen
    screen.hide()


def sessions_in(library: Path) -> int:
    with Library.open(library, write=False) as opened:
        return len(opened.sessions())


def test_a_folder_is_looked_at_and_nothing_is_kept_unasked(
    screen: ImportScreen, files: Path, library: Path
) -> None:
    screen.read_files([files])
    assert [row.path.name for row in screen.list.files.rows] == [
        "a letter.txt",
        "a morning.txt",
        "an evening.txt",
    ]
    assert screen.state.text() == (
        "2 files can be imported. 1 couldn't be read. The list says why."
    )
    assert not any(library.iterdir())


def test_the_focus_is_on_what_is_most_likely_wanted_next(screen: ImportScreen, files: Path) -> None:
    assert screen.files_button.hasFocus() or screen.focusWidget() is None
    screen.read_files([files / "a morning.txt"])
    assert screen.import_button.hasFocus()
    screen.read_files([files])
    assert screen.list.hasFocus()


def test_for_a_single_file_that_cannot_be_read_there_is_no_list(
    screen: ImportScreen, files: Path
) -> None:
    screen.read_files([files / "a letter.txt"])
    assert screen.state.text() == "This file couldn't be read."
    assert not screen.list.isVisible()
    assert screen.files_button.hasFocus()


def test_all_that_was_understood_is_kept_with_one_act(
    screen: ImportScreen, files: Path, library: Path
) -> None:
    screen.read_files([files])
    screen.import_all_button.click()
    assert sessions_in(library) == 2
    assert "2 files are now in your library." in screen.state.text()
    assert not screen.import_all_button.isVisible()


def test_a_key_of_the_screen_works_while_the_list_has_the_focus(
    screen: ImportScreen, files: Path, library: Path
) -> None:
    screen.read_files([files])
    QTest.keyClick(screen.list, Key.Key_A)
    assert sessions_in(library) == 2


def test_what_is_typed_beside_a_file_stays_while_others_are_read(
    qtbot: QtBot, library: Path, files: Path
) -> None:
    file_import = ImportAtOnce(library)
    screen = ImportScreen(DARK, file_import)
    qtbot.addWidget(screen)
    screen.read_files([files / "a letter.txt"])
    screen.preview.reading.column.setText("heart")
    file_import.preview([files / "a morning.txt"])
    assert screen.preview.reading.column.text() == "heart"
    screen.list.choose_row(1)
    assert screen.preview.reading.column.text() == ""


def test_one_file_is_kept_and_the_other_left(
    screen: ImportScreen, files: Path, library: Path
) -> None:
    screen.read_files([files])
    screen.list.choose_row(1)
    QTest.keyClick(screen.list, Key.Key_Return)
    assert sessions_in(library) == 1
    assert screen.list.files.index(1).data(Qt.ItemDataRole.UserRole) == "in your library"


def test_a_file_that_is_there_already_is_named_so(screen: ImportScreen, files: Path) -> None:
    for _ in range(2):
        screen.read_files([files / "a morning.txt"])
        screen.import_button.click()
    assert screen.list.files.index(0).data(Qt.ItemDataRole.UserRole) == ("already in your library")


def test_why_a_file_was_not_read_stands_beside_its_name(screen: ImportScreen, files: Path) -> None:
    screen.read_files([files])
    assert screen.preview.name.text() == "a letter.txt"
    assert screen.preview.details.text() == (
        "There are no numbers in it: choose a file with RR intervals."
    )
    assert not screen.import_button.isVisible()


def test_a_person_can_say_how_a_file_is_to_be_read(
    screen: ImportScreen, tmp_path: Path, library: Path
) -> None:
    path = tmp_path / "doubtful.csv"
    path.write_text("a;b\n" + "\n".join(f"{n};{800 + 7 * (n % 9)}" for n in range(100)))
    screen.read_files([path])
    screen.preview.reading.column.setText("b")
    screen.preview.reading.read_as.choices["rr"].click()
    row = screen.list.current
    assert row is not None
    assert row.file.choice == ReadingChoice(ReadAs.RR, "b")
    assert row.can_import
    screen.import_button.click()
    assert sessions_in(library) == 1


def test_the_first_minute_is_drawn(screen: ImportScreen, files: Path) -> None:
    screen.read_files([files / "a morning.txt"])
    assert screen.preview.chart.isVisible()
    assert screen.preview.facts.text().startswith("120 beats in ")


def test_an_empty_folder_is_said_to_be_empty(screen: ImportScreen, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    screen.read_files([empty])
    assert screen.state.text() == "No files found."


def test_a_folder_that_contains_itself_is_read_once(files: Path) -> None:
    (files / "again").symlink_to(files)
    assert len(find_files([files])) == 3


def test_what_was_read_beside_the_window_reaches_it(
    qtbot: QtBot, library: Path, files: Path
) -> None:
    file_import = FileImport(library)
    read: list[object] = []
    file_import.read.connect(read.append)
    with qtbot.waitSignal(file_import.finished):
        file_import.preview([files])
    assert len(read) == 3
    with qtbot.waitSignal(file_import.finished):
        file_import.import_files([(files / "a morning.txt", NO_CHOICE)])
    file_import.finish()
    assert sessions_in(library) == 1


def test_files_chosen_later_replace_those_that_were_just_read(
    qtbot: QtBot, library: Path, files: Path
) -> None:
    file_import = FileImport(library)
    read: list[Path] = []
    ends: list[None] = []
    file_import.read.connect(lambda preview: read.append(preview.path))
    file_import.finished.connect(lambda: ends.append(None))
    file_import.preview([files])
    file_import.wait()  # all is read, and nothing of it has reached the window
    file_import.preview([files / "a morning.txt"])
    qtbot.waitUntil(lambda: bool(ends))
    assert read == [files / "a morning.txt"]
    qtbot.wait(1)
    assert len(ends) == 1
    file_import.finish()


def test_other_files_can_be_chosen_while_a_large_one_is_read(
    qtbot: QtBot, library: Path, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large, small = files / "a morning.txt", files / "a walk.txt"
    small.write_text(INTERVALS)
    may_end, began = threading.Event(), threading.Event()

    def preview(folder: Path, path: Path, choice: ReadingChoice) -> object:
        if path == large:
            began.set()
            assert may_end.wait(10.0)
        return preview_file(folder, path, choice)

    monkeypatch.setattr("ui.services.imports.preview_file", preview)
    file_import = FileImport(library)
    read: list[Path] = []
    file_import.read.connect(lambda preview: read.append(preview.path))
    file_import.preview([large])
    assert began.wait(10.0)
    with qtbot.waitSignal(file_import.finished):
        file_import.preview([large])  # given up before it begins
        file_import.preview([small])  # the window goes on, although the large file is still read
        assert not may_end.is_set()
        may_end.set()
    assert read == [small]
    file_import.finish()


# Before Qt 6.12 it takes no other kind of point.
@pytest.mark.filterwarnings("ignore:Function. 'QDragEnterEvent:DeprecationWarning")
def test_a_file_dropped_on_the_window_is_looked_at(
    qtbot: QtBot, tmp_path: Path, files: Path
) -> None:
    user = LibraryUser(qtbot, tmp_path / "own library")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(files / "a morning.txt"))])
    drop = QDropEvent(
        QPointF(50.0, 50.0),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entered = QDragEnterEvent(
        QPoint(50, 50), drop.dropAction(), data, drop.buttons(), drop.modifiers()
    )
    user.window.dragEnterEvent(entered)
    assert user.window.drop_hint is not None
    assert user.window.drop_hint.text == "Drop to import"
    user.window.dragLeaveEvent(QDragLeaveEvent())
    assert user.window.drop_hint is None
    user.window.dragEnterEvent(entered)
    user.window.dropEvent(drop)
    assert user.window.drop_hint is None
    page = user.window.pages.current
    assert isinstance(page, ImportScreen)
    qtbot.waitUntil(lambda: page.list.current is not None)
    assert page.preview.name.text() == "a morning.txt"
    user.press(Key.Key_Escape)
    assert isinstance(user.window.pages.current, HistoryScreen)
    user.window.close()


def test_the_import_is_one_key_from_the_history(qtbot: QtBot, tmp_path: Path) -> None:
    user = LibraryUser(qtbot, tmp_path / "own library")
    user.press(Key.Key_H, Key.Key_I)
    assert user.screen == "ImportScreen"
    user.window.close()


def test_a_file_that_is_not_clear_is_chosen_for_in_the_window(
    screen: ImportScreen, tmp_path: Path
) -> None:
    unclear, wave = tmp_path / "a.csv", tmp_path / "b.csv"
    unclear.write_text("time;value\n" + "".join(f"{n};{0.5 + n % 7 / 10}\n" for n in range(300)))
    wave.write_text(
        "ms,resp\n" + "".join(f"{40 * n},{300 * sin(n / 20):.0f}\n" for n in range(2000))
    )
    screen.read_files([unclear, wave])
    for row, sentence in ((0, "Choose below how to read it."), (1, "an ECG or a pulse wave.")):
        screen.list.choose_row(row)
        assert screen.preview.details.text().endswith(sentence)
        assert "--" not in screen.preview.details.text()
