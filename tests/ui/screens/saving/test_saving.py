"""Saving for a purpose, in the system's dialogs, looking at it before, and printing."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui import page_walk
from tests.ui.page_walk import MET, come_to, shown
from tests.ui.practice_window import Day, LibraryUser, put
from ui.desktop import printing, recent_folders
from ui.desktop.desktop_file import DesktopFile
from ui.desktop.printing import Printing
from ui.reports import person_dialect as person_dialect_module
from ui.reports.export import FORMAT_WORDS
from ui.reports.person_dialect import person_dialect
from ui.reports.printed_pages import draw_images, draw_on_device
from ui.screens.history.review import ReviewScreen
from ui.screens.practice.report import PracticeReportScreen
from ui.screens.saving import purposes, save_panel
from ui.screens.saving.purposes import report_options, session_options
from ui.settings import Settings, SettingsFile
from ui.widgets.controls.choices import SMALL_FONTS

Key = Qt.Key


@pytest.fixture
def user(qtbot: QtBot, tmp_path: Path) -> LibraryUser:
    made = come_to("copy", qtbot, tmp_path / "library")
    recent_folders.remember_in(DesktopFile(tmp_path / "library"))
    return made


def review_of(user: LibraryUser) -> ReviewScreen:
    page = shown(user)
    assert isinstance(page, ReviewScreen)
    return page


def test_each_purpose_has_one_format_and_the_others_come_on_request(user: LibraryUser) -> None:
    overlay = review_of(user).export_dialog
    by_purpose, more = session_options()
    assert [option.title for option in by_purpose] == [
        "For my therapist",
        "For a spreadsheet",
        "For another program",
        "A complete copy",
    ]
    assert not {option.fmt for option in by_purpose} & {option.fmt for option in more}
    shown_now = [fmt for fmt, choice in overlay.formats.items() if choice.isVisible()]
    assert shown_now == [option.fmt for option in by_purpose]
    overlay.more_button.click()
    assert all(choice.isVisible() for choice in overlay.formats.values())
    overlay.choose(more[0].fmt)
    overlay.more_button.click()
    assert overlay.fmt == by_purpose[0].fmt


def test_in_large_text_every_purpose_is_read_whole(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_walk, "settings_of", lambda place: replace(MET, text_percent=200))
    user = come_to("copy", qtbot, tmp_path / "library")
    user.window.resize(500, 900)
    user.settle()
    overlay = review_of(user).export_dialog
    assert overlay.scroll_area.content.width() <= overlay.scroll_area.viewport().width()
    offered = [choice for choice in overlay.formats.values() if choice.isVisible()]
    assert all(choice.fits(SMALL_FONTS) for choice in offered)


def test_a_spreadsheet_is_a_workbook_where_it_can_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def spreadsheet() -> str:
        return session_options()[0][1].fmt

    words = frozenset(FORMAT_WORDS)
    monkeypatch.setattr(purposes, "writable_formats", lambda: words - {"xlsx"})
    assert spreadsheet() == "csv"
    assert "xlsx" not in [option.fmt for option in session_options()[1]]
    monkeypatch.setattr(purposes, "writable_formats", lambda: words)
    assert spreadsheet() == "xlsx"
    assert [option.fmt for option in report_options()] == ["pdf", "xlsx", "csv"]


@pytest.mark.parametrize("has_workbook", [False, True])
def test_a_pause_without_a_heartbeat_is_not_saved_as_a_table_of_heartbeats(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_workbook: bool
) -> None:
    offered = frozenset(FORMAT_WORDS) - (set() if has_workbook else {"xlsx"})
    monkeypatch.setattr(purposes, "writable_formats", lambda: offered)
    user = come_to("review after the pause", qtbot, tmp_path / "library")
    user.press(Key.Key_E)
    overlay = review_of(user).export_dialog
    overlay.more_button.click()
    titles = {fmt for fmt, choice in overlay.formats.items() if choice.isVisible()}
    assert titles == {"pdf", "all", "jsonl", "edf", "json", "png"} | (offered & {"xlsx"})
    if has_workbook:
        assert overlay.formats["xlsx"].detail == "what happened, with its time"


def test_a_pause_with_heartbeats_is_saved_as_a_table_also_after_one_without(
    user: LibraryUser,
) -> None:
    overlay = review_of(user).export_dialog
    assert overlay.formats["rr"].isVisible()
    overlay.choose("rr")
    overlay.open_for("s0", has_heart=False)
    assert not overlay.formats["rr"].isVisible()
    assert overlay.fmt == "pdf"
    overlay.open_for("s0", has_heart=True)
    assert overlay.formats["rr"].isVisible()


def test_the_arrows_choose_also_after_a_click_on_a_button(user: LibraryUser) -> None:
    overlay = review_of(user).export_dialog
    QTest.mouseClick(overlay.more_button, Qt.MouseButton.LeftButton)
    QTest.keyClick(overlay, Key.Key_Right)
    shown_now = [fmt for fmt, choice in overlay.formats.items() if choice.isVisible()]
    assert overlay.fmt == shown_now[1]
    assert overlay.formats[overlay.fmt].hasFocus()


@pytest.mark.parametrize(
    ("locale", "separator", "decimal"),
    [("de_DE", ";", ","), ("pt_BR", ";", ","), ("de_CH", ";", "."), ("en_US", ",", ".")],
)
def test_a_table_is_written_for_the_spreadsheet_of_the_person(
    locale: str, separator: str, decimal: str
) -> None:
    dialect = person_dialect(QLocale(locale))
    assert (dialect.separator, dialect.decimal) == (separator, decimal)
    assert dialect.has_bom


def test_a_table_is_for_a_spreadsheet_only_where_there_is_no_workbook(
    user: LibraryUser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("de_DE"))
    overlay = review_of(user).export_dialog
    formats = frozenset(FORMAT_WORDS)
    heads = []
    for number, there in enumerate((formats - {"xlsx"}, formats)):
        monkeypatch.setattr(person_dialect_module, "writable_formats", lambda there=there: there)
        overlay.choose("csv")
        overlay.set_target(tmp_path / f"{number}.csv")
        overlay.save()
        heads.append((tmp_path / f"{number}.csv").read_text(encoding="utf-8-sig").splitlines()[0])
    assert heads[0] == heads[1].replace(",", ";")
    assert ";" not in heads[1]


def test_the_report_is_for_a_therapist_or_a_spreadsheet() -> None:
    titles = [option.title for option in report_options()]
    assert titles[:2] == ["For my therapist", "For a spreadsheet"]


def test_save_as_asks_the_system_and_remembers_the_folder(
    user: LibraryUser, tmp_path: Path
) -> None:
    overlay = review_of(user).export_dialog
    folder = tmp_path / "for my doctor"
    folder.mkdir()
    overlay.save_as_button.click()
    dialog = overlay.file_dialog
    assert isinstance(dialog, QFileDialog)
    assert dialog.parentWidget() is overlay
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert Path(dialog.selectedFiles()[0]).name == overlay.target.name
    dialog.fileSelected.emit(str(folder / "mine.pdf"))
    dialog.done(0)
    assert (folder / "mine.pdf").read_bytes().startswith(b"%PDF")
    assert overlay.show_button.isVisible()
    assert recent_folders.find_folder(recent_folders.SAVE) == folder
    user.press(Key.Key_Escape, Key.Key_E)
    assert overlay.target.parent == folder


def test_a_name_without_an_ending_gets_one(user: LibraryUser, tmp_path: Path) -> None:
    overlay = review_of(user).export_dialog
    overlay._save_where_chosen(tmp_path / "mine")
    assert (tmp_path / "mine.pdf").exists()
    overlay._save_where_chosen(tmp_path / "mine.v2")
    assert (tmp_path / "mine.v2.pdf").exists()


def test_an_ending_that_was_typed_is_the_format_that_is_meant(
    user: LibraryUser, tmp_path: Path
) -> None:
    overlay = review_of(user).export_dialog
    overlay._save_where_chosen(tmp_path / "mine.rr.txt")
    assert overlay.fmt == "rr"
    assert (tmp_path / "mine.rr.txt").read_text(encoding="utf-8").splitlines()[0].strip()
    overlay._save_where_chosen(tmp_path / "mine.edf")
    assert (tmp_path / "mine.edf").read_bytes().startswith(b"0 ")


def test_a_complete_copy_is_a_folder_in_the_one_that_was_chosen(
    user: LibraryUser, tmp_path: Path
) -> None:
    overlay = review_of(user).export_dialog
    overlay.choose("all")
    assert not overlay.preview_button.isVisible()
    overlay.save_as_button.click()
    dialog = overlay.file_dialog
    assert dialog is not None
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    dialog.fileSelected.emit(str(tmp_path))
    dialog.done(0)
    [copy] = [p for p in tmp_path.glob("outbreath-*") if p.is_dir()]
    assert {"beats.csv", "report.pdf"} <= {path.name for path in copy.iterdir()}


@pytest.mark.parametrize("kind", ["gone", "read-only", "full", "device"])
def test_a_target_that_cannot_be_written_is_said_in_one_sentence(
    kind: str, user: LibraryUser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    overlay = review_of(user).export_dialog
    target = tmp_path / "copies" / "mine.pdf"
    if kind == "device":
        target = Path("/dev/null")
    elif kind != "gone":
        target.parent.mkdir()

        def refuse(*_: object, **__: object) -> None:
            error = (28, "No space left on device") if kind == "full" else (13, "Permission denied")
            raise OSError(*error)

        monkeypatch.setattr("trainer.files.atomic_write._replace", refuse)
    overlay.set_target(target)
    overlay.save()
    if kind == "device":
        assert "already exists" in overlay.message.text()
        overlay.save()
    text = overlay.message.text()
    assert text
    assert "Saved" not in text
    assert not overlay.show_button.isVisible()
    assert overlay.isVisible()


def test_without_a_file_manager_the_folder_is_named(
    user: LibraryUser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    overlay = review_of(user).export_dialog
    overlay.set_target(tmp_path / "mine.pdf")
    overlay.save()
    asked: list[Path] = []

    def show(path: Path, then: Callable[[bool], object]) -> None:
        asked.append(path)
        then(False)

    monkeypatch.setattr(save_panel, "show_in_folder", show)
    overlay.show_button.click()
    assert asked == [tmp_path / "mine.pdf"]
    assert overlay.message.text() == f"No file manager was found. The file is in {tmp_path}."


def test_the_report_is_looked_at_before_it_is_saved(user: LibraryUser, tmp_path: Path) -> None:
    review = review_of(user)
    user.press(Key.Key_Escape, Key.Key_P)
    preview = review.export_dialog.preview
    assert preview.isVisible()
    assert review.open_overlay is preview
    assert len(preview.strip._images) == 2
    assert preview.strip.accessibleName() == "Preview, page 1 of 2"
    bar = preview.scroll_area.verticalScrollBar()
    user.settle()
    QTest.keyClick(preview, Key.Key_PageDown)
    assert bar.value() > 0
    review.export_dialog.set_target(tmp_path / "looked at.pdf")
    preview.save_button.click()
    assert preview.isHidden()
    assert (tmp_path / "looked at.pdf").exists()
    user.press(Key.Key_Escape)
    assert review.open_overlay is None


def test_the_report_on_the_practice_is_looked_at_too(qtbot: QtBot, tmp_path: Path) -> None:
    user = come_to("report", qtbot, tmp_path)
    page = shown(user)
    assert isinstance(page, PracticeReportScreen)
    user.press(Key.Key_P)
    assert len(page.save_dialog.preview.strip._images) >= 1
    user.press(Key.Key_Escape)
    assert page.save_dialog.preview.isHidden()
    assert page.save_dialog.isVisible()
    user.press(Key.Key_Escape)
    assert page.save_dialog.isHidden()
    user.close()


def test_without_a_printer_one_sentence_says_what_to_do(
    user: LibraryUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    review = review_of(user)
    user.press(Key.Key_Escape, Key.Key_P)
    preview = review.export_dialog.preview
    preview.print_button.click()
    assert preview.message.text() == "No printer was found. Connect one, or save the PDF."


def test_all_pages_are_printed_on_the_paper_of_the_printer(
    user: LibraryUser, tmp_path: Path
) -> None:
    document = user.window._session_library.report("day-0001")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert draw_on_device(document.draw, printer)
    pages = draw_images(document.draw, document.size, 300)
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert printed.count(b"/Type /Page\n") == len(pages)
    assert all(image.width() == 300 for image in pages)


def test_a_printer_that_cannot_begin_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no" / "such" / "folder.pdf"))
    assert not draw_on_device(lambda _: None, printer)


def test_what_came_of_printing_is_said(user: LibraryUser, monkeypatch: pytest.MonkeyPatch) -> None:
    review = review_of(user)
    user.press(Key.Key_Escape, Key.Key_P)
    preview = review.export_dialog.preview
    for outcome, text in (
        (Printing.DONE, "Sent to the printer."),
        (Printing.NOT_BEGUN, "The printer couldn't be reached. Check it, or save the PDF."),
    ):
        preview._note_printed(outcome)
        assert preview.message.text() == text
    assert printing.print_pages.__doc__


def test_no_button_of_a_dialog_is_a_window_for_a_moment(qtbot: QtBot, tmp_path: Path) -> None:
    user = come_to("copy", qtbot, tmp_path)
    visible = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert visible == [user.window]
    user.close()


def test_no_choice_of_the_report_says_the_same_as_another() -> None:
    options = report_options()
    assert [option.fmt for option in options] == ["pdf", "xlsx", "csv"]
    assert len({option.title for option in options}) == len(options)
    assert len({option.detail for option in options}) == len(options)


def test_without_spreadsheets_the_table_is_offered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purposes, "writable_formats", lambda: frozenset({"pdf", "csv"}))
    assert [option.fmt for option in report_options()] == ["pdf", "csv"]


def test_twice_as_large_every_choice_lies_within_the_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    put(tmp_path, Day(1))
    settings = SettingsFile(tmp_path)
    settings.change(Settings(met=True, text_percent=200))
    user = LibraryUser(qtbot, tmp_path, settings)
    user.window.resize(500, 900)
    user.press(Key.Key_H, Key.Key_Return, Key.Key_E)
    overlay = review_of(user).export_dialog
    view = overlay.scroll_area.viewport().width()
    assert overlay.scroll_area.content.width() <= view
    for fmt, choice in overlay.formats.items():
        if choice.isVisible():
            assert choice.geometry().right() < view
            assert choice.fits(SMALL_FONTS), fmt
    overlay.set_target(Path("/tmp/outbreath-audit-20261130T132106Z-96a1.txt"))
    longest = max(overlay.where.text().split(), key=len)
    assert overlay.where.fontMetrics().horizontalAdvance(longest) <= overlay.where.width()
    user.close()
