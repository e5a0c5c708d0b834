"""The report on paper: what a person and a therapist read, on any paper, in any script, with any signal."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor, QImage

from tests.ui.recorded_sessions import ROUGH, a_rough_one, sat
from trainer.plan import Exercise
from trainer.recording import Recording
from trainer.session.review import summarize
from ui.reports import render
from ui.reports.canvas import is_right_to_left, lines_that_fit
from ui.reports.session_document import Paper, SessionDocument
from ui.reports.session_report_data import compute_report_data

LONG: Final = "I noticed how often my hand wanted to move, and that it rested again. " * 60
SCRIPTS: Final = "انتظرت خمس دقائق. שלום 🙂\nDann wurde es ruhiger 👍🏽"
NEVER: Final = re.compile(
    r"\b(treat\w*|cures?|fail\w*|streak\w*|scores?|patient|diagnos\w*)\b", re.IGNORECASE
)
KINDS: Final[dict[str, Callable[[], Recording]]] = {
    "a good pause": sat,
    "artefacts, a gap and two rounds": a_rough_one,
    "no sensor": lambda: sat(None, note="It was hard at first."),
    "resonance": lambda: sat(
        "seed=5,rsa=90", exercise=Exercise.RESONANCE, round_s=600.0, urges=(None, None)
    ),
    "a very long note": lambda: sat(note=LONG),
    "other scripts": lambda: sat(ROUGH, note=SCRIPTS),
    "nothing at all": lambda: Recording("import-1", None, "file", None, None, ()),
    "a signal that cannot be used": lambda: sat("seed=3,ectopic=0.3,extra=0.2"),
}


def document_of(recording: Recording, size: Paper | None = "a4") -> SessionDocument:
    return SessionDocument(recording, summarize(recording), size)


def read_back(tmp_path: Path, document: SessionDocument) -> PdfReader:
    path = tmp_path / "report.pdf"
    path.write_bytes(render.render_pdf(document))
    return PdfReader(path)


def words_of(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


@pytest.mark.parametrize(
    ("kind", "size"),
    [*((kind, "a4") for kind in KINDS), ("a good pause", "letter"), ("a very long note", "letter")],
)
def test_every_session_has_a_report_of_one_or_two_pages(
    tmp_path: Path, kind: str, size: Paper
) -> None:
    pdf = read_back(tmp_path, document_of(KINDS[kind](), size))
    wide, high = {"a4": (595, 842), "letter": (612, 792)}[size]
    assert 1 <= len(pdf.pages) <= 2
    for page in pdf.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (wide, high)
    assert not NEVER.findall(words_of(pdf).replace("Not a medical finding", ""))


def test_it_tells_what_happened_and_what_was_chosen(tmp_path: Path) -> None:
    text = words_of(read_back(tmp_path, document_of(a_rough_one())))
    for words in (
        "Pause, 6 minutes",
        "The urge went from 8 to 3.",
        "Chose to reach out.",
        "in 2 rounds",
        "No heartbeats from 1:10 to 1:50",
        "1 at 0:42, 2 at 2:08.",
        "I noticed my hands.",
    ):
        assert words in text


def test_a_figure_that_may_not_be_shown_gives_its_reason(tmp_path: Path) -> None:
    text = words_of(read_back(tmp_path, document_of(KINDS["a signal that cannot be used"]())))
    assert text.count("Not shown: ") == 1  # one reason for all is told once
    assert text.count("not shown; see next page") == 3
    assert "Signal: poor." in text


def test_where_only_some_figures_are_absent_each_has_its_reason(tmp_path: Path) -> None:
    text = words_of(read_back(tmp_path, document_of(sat(round_s=60.0))))
    assert "not shown: " in text
    assert "Mean heart rate" in text


def test_without_a_sensor_nothing_is_made_up(tmp_path: Path) -> None:
    pdf = read_back(tmp_path, document_of(KINDS["no sensor"]()))
    text = words_of(pdf)
    assert len(pdf.pages) == 1
    assert "No heart data in this one." in text
    assert "RMSSD" not in text


def test_a_long_note_is_cut_and_says_so(tmp_path: Path) -> None:
    text = words_of(read_back(tmp_path, document_of(sat(note=LONG))))
    assert "The note continues" in text
    assert "Glossary" in text


def test_the_charts_are_pictures_and_drawings() -> None:
    made = render.render_charts(document_of(a_rough_one()))
    assert set(made) == {
        f"{c}.{e}" for c in ("heart", "answer", "spectrum") for e in ("png", "svg")
    }
    for name, data in made.items():
        if name.endswith(".svg"):
            assert ET.fromstring(data).tag.endswith("svg")
            continue
        image = QImage.fromData(data)
        assert image.width() == 1680
        reds = sum(_is_coral(image, x) for x in range(0, image.width(), 20))
        assert (reds > 10) == (name != "answer.png")


def _is_coral(image: QImage, x: int) -> bool:
    """Is any of the column in the colour of the heart?"""
    column = (QColor(image.pixel(x, y)) for y in range(0, image.height(), 2))
    return any(c.red() > c.green() + 60 for c in column)


def test_the_answer_is_broken_where_no_beat_is_known() -> None:
    document = document_of(a_rough_one())
    numbers = compute_report_data(document.review, document.resolution_ms)
    (gap,) = document.gaps
    times = [t for run in numbers.answers for t, _ in run]
    assert len(numbers.answers) >= 3
    assert not [t for t in times if gap[0] + 2.0 < t < gap[1]]
    assert numbers.paced_hz == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("locale", "size"),
    [
        ("en_US", "letter"),
        ("en_CA", "letter"),
        ("es_MX", "letter"),
        ("en_GB", "a4"),
        ("de_DE", "a4"),
        ("C", "a4"),
    ],
)
def test_the_paper_is_that_of_the_country(locale: str, size: str) -> None:
    assert render.default_paper(QLocale(locale)) == size


def test_text_is_cut_between_words_and_lines() -> None:
    document_of(sat(None))
    render.ensure_application()
    text = "one two three four five six seven eight nine ten " * 20
    cut = lines_that_fit(text, 100.0, 30.0, 10.0)
    assert text.startswith(cut)
    assert 0 < len(cut) < 60
    assert lines_that_fit("short\n\nlines", 100.0, 50.0, 10.0) == "short\n\nlines"
    assert lines_that_fit("short\n\nlines", 100.0, 30.0, 10.0) == "short\n"
    assert lines_that_fit("short", 100.0, 5.0, 10.0) == ""


def test_the_first_letter_tells_the_direction() -> None:
    assert is_right_to_left("1. שלום Anna")
    assert not is_right_to_left("Anna שלום")
    assert not is_right_to_left("🙂 42")


def test_a_report_that_is_made_twice_is_the_same_but_for_its_moment() -> None:
    document = document_of(Recording("redacted-1", None, "ble", None, None, ()))
    ids = re.compile(rb"/ID.*?\]|<xmp.*?>", re.DOTALL)
    one, two = (ids.sub(b"", render.render_pdf(document)) for _ in range(2))
    assert b"CreationDate" not in one
    assert len(one) == len(two)
