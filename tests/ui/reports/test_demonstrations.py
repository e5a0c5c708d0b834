"""A demonstration says so on everything that leaves the program, and is no part of what is said of a person."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.practice_window import Day, LibraryUser, put
from tests.ui.recorded_sessions import STRAP, sat
from tests.ui.reports.practice.test_practice_report import pages
from tests.ui.text_checks import drawn_texts
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.library.store import Library
from trainer.recording import Completion
from trainer.session.review import summarize
from ui.commands.cli import main
from ui.i18n.rendering import to_english
from ui.reports.export import FOLDER
from ui.reports.render import CHARTS
from ui.screens.practice.ladder import LadderScreen

Key = Qt.Key
SOURCES = {"simulated:seed=7": "simulated heart", "replay:physio.csv": "replayed heart"}


@pytest.fixture
def exported(tmp_path: Path) -> Callable[[str, str], tuple[Path, list[str]]]:
    """Export one session from this source; return where it is, and what was drawn."""

    def export(source: str, fmt: str) -> tuple[Path, list[str]]:
        library, target = tmp_path / "library", tmp_path / f"kept.{fmt}"
        recording = replace(sat(), source=source, ended=Completion.COMPLETED)
        with Library.open(library, write=True) as opened:
            summary = summary_to_json(summarize(recording).summary, to_english)
            opened.add_recording(recording, summary)
        words = ["export", "last", "--format", fmt, "-o", str(target), "--library", str(library)]
        with drawn_texts() as drawn:
            assert main(words) == 0
        return target, [text for text, _ in drawn]

    return export


def demo_lines(drawn: list[str]) -> list[str]:
    return [text for text in drawn if text.startswith("Demo")]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("fmt", ["png", "svg"])
@pytest.mark.parametrize("source", SOURCES)
def test_a_picture_of_a_demonstration_says_so(
    exported: Callable[[str, str], tuple[Path, list[str]]], source: str, fmt: str
) -> None:
    _, drawn = exported(source, fmt)
    assert demo_lines(drawn) == [f"Demo · {SOURCES[source]}"]
    assert not [text for text in drawn if "your heart" in text.casefold()]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("source", SOURCES)
def test_each_page_of_its_report_says_so(
    exported: Callable[[str, str], tuple[Path, list[str]]], source: str
) -> None:
    from pypdf import PdfReader

    path, _ = exported(source, "pdf")
    texts = [page.extract_text() for page in PdfReader(path).pages]
    assert texts
    assert all("Demo" in text for text in texts)
    assert not [text for text in texts if "your heart" in text.casefold()]


@pytest.mark.usefixtures("qapp")
def test_all_pictures_of_a_whole_export_say_so(
    exported: Callable[[str, str], tuple[Path, list[str]]],
) -> None:
    path, drawn = exported("simulated:seed=7", FOLDER)
    pictures = [each for each in path.rglob("*") if each.suffix in (".png", ".svg")]
    assert len(pictures) == 2 * len(CHARTS)
    assert demo_lines(drawn).count("Demo · simulated heart") == len(pictures)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("fmt", ["png", "svg", "pdf"])
def test_with_a_strap_nothing_of_it_says_so(
    exported: Callable[[str, str], tuple[Path, list[str]]], fmt: str
) -> None:
    _, drawn = exported(STRAP, fmt)
    assert not [text for text in drawn if "Demo" in text]


def test_in_home_ladder_trends_and_practice_report_it_is_not_there(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With and without it these say the same."""
    own = [Day(n, prediction="nobody comes", sure_percent=60) for n in range(3)]
    demos = [
        Day(20 + n, minutes=1.0, after=9, prediction="a storm", source="simulated:seed=7")
        for n in range(3)
    ]
    shown = []
    for name, days in (("own", own), ("both", [*own, *demos])):
        folder = tmp_path / name
        put(folder, *days)
        user = LibraryUser(qtbot, folder)
        last = user.window.home.last_pause.text()
        user.press(Key.Key_P, Key.Key_L)
        ladder = user.window.pages.current
        assert isinstance(ladder, LadderScreen)
        suggested = ladder.suggestion.text()
        user.close()
        library, path = ["--library", str(folder)], tmp_path / f"{name}.pdf"
        assert main(["trends", "--json", *library]) == 0
        trends = capsys.readouterr().out
        assert main(["trends", "--pdf", str(path), *library]) == 0
        capsys.readouterr()
        assert "a storm" not in pages(path)
        shown.append((last, suggested, trends, pages(path).replace(name, "")))
    assert shown[0] == shown[1]
    assert shown[0][0], "there is a last pause"
