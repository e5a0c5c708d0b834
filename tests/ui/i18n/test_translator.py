"""Two languages: both whole, both kind, and each with its own numbers and dates."""

import errno
import os
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from devices.ble.messages import IntervalsMaybeSmoothed, NoSkinContact, OnWrist
from devices.serial.messages import PortUnplugged
from trainer.breathing.messages import (
    BackWhileAroused,
    ExhaleGrew,
    ExhaleUnchanged,
    ResonanceFitted,
)
from trainer.exercises.feeling_words import FEELINGS, NEEDS
from trainer.exercises.name_the_feeling import Feeling, find_emotion_hint, find_need_hint
from trainer.files.messages import FileEmpty, FileNotWritten, InFile
from trainer.formats.messages import JsonNotText, LinesWithoutNumber, ZipOfOtherFiles
from trainer.hrv import quality
from trainer.hrv.messages import LfBand, SomeCorrections, TooFewBeats, WindowTooShort
from trainer.messages import Message, Sentences, SystemText
from trainer.practice import messages as practice
from ui.i18n import extract, formatting, strings, translator, window_text
from ui.i18n.languages import LANGUAGES
from ui.i18n.marking import CONTEXT
from ui.i18n.messages import SettingsNotKept
from ui.i18n.templates import library as library_texts

ROOT = Path(__file__).parents[3]
JUDGING = re.compile(
    r"\b(treat|cure|diagnos|fail|reset|streak|score|behandel|heil|kurier|diagnos|versag|scheiter|"
    r"fehler|therap|serie\b|serien\b|punkt|bestleistung|rekord|zurücksetz|verlier|schaff(st|t)\b)\w*",
    re.IGNORECASE,
)
# Where it is said what this is not, whom to ask first or to give a report, that a disk is broken, a number's name,
# and what a dot in a chart stands for.
MAY_BE_SAID = re.compile(
    r"not therapy|keine Therapie|for my therapist|für die Therapie|heart failure|disk failed|or failing"
    r"|Brier score|(?:ein|jeder) Punkt (?:ist|steht)",
    re.IGNORECASE,
)


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], str]]:
    yield translator.install_language
    translator.install_language("en")


@pytest.fixture
def german(speak: Callable[[str], str]) -> None:
    assert speak("de") == "de"


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", extract.OTHERS)
def test_every_text_is_translated_and_nothing_else_is_there(language: str, tmp_path: Path) -> None:
    """After a change of words: `make translations`, translate what it names, and again."""
    path = extract.translation_path(language)
    assert extract.find_untranslated(path) == []
    updated = tmp_path / path.name
    updated.write_bytes(path.read_bytes())
    extract.update(updated, language)
    assert updated.read_text(encoding="utf-8") == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", extract.OTHERS)
def test_what_is_filled_in_is_filled_in_in_every_language(language: str) -> None:
    translations = extract.read_translations(extract.translation_path(language))
    differing = {
        text: forms
        for text, forms in translations.items()
        if any(fields(form) != fields(text) for form in forms)
    }
    assert differing == {}


@pytest.mark.parametrize("language", extract.OTHERS)
def test_the_compiled_words_are_those_of_the_file(language: str, tmp_path: Path) -> None:
    path = extract.translation_path(language)
    made = extract.compile_for_window(path, tmp_path / "new.qm")
    assert made.read_bytes() == path.with_suffix(".qm").read_bytes()


def test_the_maker_keeps_what_was_translated_and_drops_what_is_no_longer_shown(
    tmp_path: Path,
) -> None:
    path, source = tmp_path / "outbreath_de.ts", tmp_path / "texts.py"
    source.write_text('A = mark("a < b")\nB = mark("gone")\n', encoding="utf-8")
    extract.update(path, "de", tmp_path)
    done = path.read_text(encoding="utf-8").replace(
        '<source>a &lt; b</source>\n        <translation type="unfinished"></translation>',
        "<source>a &lt; b</source>\n        <translation>ä &amp; b</translation>",
    )
    path.write_text(done, encoding="utf-8")
    source.write_text('A = mark("a < b")\nC = plural("%n cs", "%n c", "count")\n', encoding="utf-8")
    extract.update(path, "de", tmp_path)
    assert extract.read_translations(path) == {"a < b": ("ä & b",), "%n cs": ("", "")}
    assert extract.find_untranslated(path) == ["%n cs"]
    words = QTranslator()
    assert words.load(str(extract.compile_for_window(path)))
    assert words.translate(CONTEXT, "a < b") == "ä & b"


def test_no_word_grades_or_promises_in_any_language() -> None:
    told: list[str] = []
    for language in extract.OTHERS:
        for text, forms in extract.read_translations(extract.translation_path(language)).items():
            told += [text, *forms]
    assert len(told) > 1_000
    assert [t for t in told if JUDGING.search(MAY_BE_SAID.sub("", t))] == []
    assert [t for t in told if "!" in re.sub(r"\{\w+![rs]\}", "", t)] == []


def test_german_says_du() -> None:
    translations = extract.read_translations(extract.translation_path("de"))
    german = [form for forms in translations.values() for form in forms]
    assert [s for s in german if re.search(r"\b(Ihr|Ihre[nmrs]?|Ihnen)\b", s)] == []
    assert any("Du hast" in s for s in german)


@pytest.mark.parametrize("path", sorted((ROOT / "resources" / "why").glob("*.md")), ids=str)
def test_the_pages_are_there_in_every_language(path: Path) -> None:
    for language in extract.OTHERS:
        there = (path.parent / language / path.name).read_text(encoding="utf-8")
        assert there.startswith("# ")
        assert there.count("\n\n") == path.read_text(encoding="utf-8").count("\n\n")


def test_the_language_is_the_systems_or_the_one_that_was_chosen(
    speak: Callable[[str], str],
) -> None:
    assert speak("de") == "de"
    assert formatting.translate(strings.BEGIN) == "Beginnen"
    assert speak("en") == "en"
    assert formatting.translate(strings.BEGIN) == "Begin"
    assert speak("") == speak("klingon") == translator.system_language()
    assert set(LANGUAGES) >= {"en", "de"}


def test_changing_the_language_often_leaves_one_behind(
    speak: Callable[[str], str], qapp: QApplication
) -> None:
    for _ in range(5):
        speak("de")
    speak("en")
    QCoreApplication.sendPostedEvents(None, 52)  # deferred deletes
    assert qapp.findChildren(QTranslator) == []


def test_words_that_are_missing_leave_the_window_in_english(
    speak: Callable[[str], str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(translator, "FOLDER", tmp_path)
    assert speak("de") == "en"
    assert formatting.translate(strings.BEGIN) == "Begin"


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0.0, "einen Moment"),
        (1.0, "1 Sekunde"),
        (60.0, "1 Minute"),
        (121.0, "2 Minuten und 1 Sekunde"),
        (190.0, "3 Minuten und 10 Sekunden"),
        (1_261.0, "21 Minuten und 1 Sekunde"),
        (7_200.0, "120 Minuten"),
    ],
)
def test_time_waited_in_german(german: None, seconds: float, told: str) -> None:
    assert formatting.format_duration(seconds) == told


def test_decimals_and_days_in_german(german: None) -> None:
    assert formatting.format_rate(5.333) == "5,3"
    assert formatting.format_figure(-3.14, 1) == "−3,1"
    assert formatting.format_figure(70.0, 0) == "70"
    assert formatting.format_breath_pattern("4.5-0-6-0") == "4,5\u00a0·\u00a06"
    assert formatting.format_day(date(2026, 11, 21), 2026) == "21. November"
    assert formatting.format_day(date(2025, 3, 5), 2026) == "5. März 2025"


@pytest.mark.parametrize(
    ("message", "german_text"),
    [
        (
            NoSkinContact(),
            "Kein Hautkontakt: Befeuchte die Elektroden und zieh den Gurt fester.",
        ),
        (
            PortUnplugged("/dev/ttyUSB0"),
            "/dev/ttyUSB0 wurde abgezogen: Steck es wieder an. Die Sitzung läuft weiter.",
        ),
        (
            IntervalsMaybeSmoothed(OnWrist()),
            "Dieser Sensor sitzt am Handgelenk. Er glättet vielleicht die Zeit zwischen den Schlägen, "
            "das macht die Werte kleiner. Ein Brustgurt misst jeden Schlag.",
        ),
        (InFile("rr.csv", JsonNotText("7")), "rr.csv: Eine Zeile ist kein Text: 7."),
        (InFile("a.csv", FileEmpty()), "a.csv ist leer: Wähle eine andere Datei."),
        (FileEmpty(), "Sie ist leer: Wähle eine andere Datei."),
        (
            InFile("a.zip", ZipOfOtherFiles(2)),
            "a.zip ist ein Zip-Archiv mit 2 Dateien: Entpacke es, und importiere, was darin ist.",
        ),
        (LinesWithoutNumber(1), "1 Zeile ohne Zahl"),
        (LinesWithoutNumber(9), "9 Zeilen ohne Zahl"),
        (LinesWithoutNumber(10**15), "2147483647 Zeilen ohne Zahl"),
    ],
)
def test_what_sensors_and_files_say_is_said_in_german(
    german: None, message: Message, german_text: str
) -> None:
    assert window_text.to_text(message) == german_text


@pytest.mark.parametrize(
    ("message", "text"),
    [
        (TooFewBeats(4, 10), "zu wenige Schläge: 4 von 10"),
        (
            quality.assess_quality(300, 40, 0.05).reason,
            "13 % der Schläge müssten korrigiert werden; über 10 % ist kein Wert verlässlich",
        ),
        (
            WindowTooShort(LfBand(), 50.0, 120.0),
            "Zeitfenster zu kurz für LF: 50 von 120 s ohne Lücke",
        ),
        (SomeCorrections(1, 300), "1 von 300 Schlägen wurde korrigiert"),
        (SomeCorrections(2, 300), "2 von 300 Schlägen wurden korrigiert"),
        (ExhaleGrew(4.0, 5.5), "Das Ausatmen wurde allmählich länger, von 4 s auf 5,5 s."),
        (
            BackWhileAroused(ExhaleUnchanged(4.0)),
            "Das Ausatmen blieb bei 4 s. Es wurde etwas kürzer, solange dein Herz schneller schlug.",
        ),
        (
            ResonanceFitted(5.6, 0.2),
            "Zu deiner Herzreaktion passt am besten eine Resonanz bei 5,6 Atemzügen pro Minute (± 0,2).",
        ),
        (Sentences((practice.PauseLength(practice.minutes_message(2.5)), practice.NoChange())),
         "Im Schnitt dauert eine Pause 2,5 Minuten. Noch zu früh, um eine Veränderung zu sehen."),
        (Sentences((practice.TooFewPauses(0, 5),)), "Noch nicht genug Pausen: 0 von 5."),
        (practice.UrgeAfterPause(practice.OnePointWeaker()),
         "Im Schnitt ist der Drang nach einer Pause um 1 schwächer."),
        (Feeling("Wenn du nicht antwortest", "einsam", "Nähe").sentence,
         "Wenn du nicht antwortest, merke ich, dass ich mich einsam fühle, und was ich eigentlich brauche, ist Nähe"),
        (practice.UrgeHalfTimeChanged(practice.minutes_message(6.3), practice.FromTo(4.5, 9.0),
                                      practice.minutes_message(3.0), practice.FromOn(2.0)),
         "Anfangs war der Drang nach etwa 6,3 Minuten halb so stark (4,5 bis 9), zuletzt nach"
         " etwa 3 Minuten (2 oder mehr)."),
        (practice.WaitLonger(practice.AtLeast(practice.WholeMinutes(2)), practice.WholeMinutes(5)),
         "In deinen letzten 3 Pausen hast du jeweils mindestens 2 Minuten gewartet. Wenn du magst, probier"
         " es mit 5 Minuten. Das wäre ein wenig länger als angenehm."),
        (practice.SameAgain(practice.WholeMinutes(1)),
         "Ein guter nächster Schritt: noch einmal 1 Minute."),
    ],
)  # fmt: skip
def test_messages_in_german(german: None, message: Message, text: str) -> None:
    assert window_text.to_text(message) == text


def test_the_words_to_choose_from_are_feelings_and_needs_in_german_too(german: None) -> None:
    for families, hint in ((FEELINGS, find_emotion_hint), (NEEDS, find_need_hint)):
        words = [formatting.translate(word) for family in families.values() for word in family]
        assert [word for word in words if hint(word, "de")] == []


@pytest.mark.parametrize("name", ["not here/x.csv", "this or that.csv", "1 to 2.csv"])
def test_a_folder_that_is_missing_is_told_in_german_and_its_name_stays(
    german: None, name: str
) -> None:
    why = SystemText("No such file or directory")
    text = window_text.to_text(FileNotWritten(f"/home/{name}", why))
    assert text == f"/home/{name} ließ sich nicht speichern: Datei oder Ordner nicht gefunden."


@pytest.mark.parametrize("code", sorted(errno.errorcode), ids=errno.errorcode.get)
def test_what_the_system_says_is_told_whole_in_german_or_left_as_it_is(
    german: None, code: int
) -> None:
    reason = os.strerror(code)
    text = window_text.to_text(SettingsNotKept(SystemText(reason)))
    known = formatting.translate(reason) if reason in library_texts.SYSTEM else reason
    assert text == f"Deine Einstellungen ließen sich nicht speichern: {known}."
