"""Every text for people, in English and German: digits, plural forms, and no word that judges or promises."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.i18n import help_pages
from ui.i18n.extract import read_translations, translation_path

ROOT = Path(__file__).parents[3]
FOLDERS = {"en": help_pages.FOLDER, "de": help_pages.FOLDER / "de"}
MAX_PAGE_WORDS = 250

NEVER = {
    "en": re.compile(r"\b(treat|cure|diagnos|fail|reset|streak|score)\w*", re.IGNORECASE),
    "de": re.compile(
        r"\b(behand(?:el|l)|heil(?:e[nst]|t|ung)|diagnos|scheiter|gescheiter|versag|zurücksetz|streak|score|punktzahl)\w*",
        re.IGNORECASE,
    ),
}
MEDICAL = re.compile("heart failure", re.IGNORECASE)  # the name of an illness
NUMBER_WORDS = {
    "en": "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety",
    "de": "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|fünfzehn|zwanzig|dreißig|vierzig|fünfzig|sechzig|neunzig",
}
NOUNS = {
    "en": "seconds?|minutes?|hours?|days?|weeks?|months?|pauses?|breaths?|times|columns?|characters?|rates?|paces?",
    "de": "Sekunden?|Minuten?|Stunden?|Tagen?|Wochen?|Monaten?|Pausen?|Atemzügen?|Mal|Spalten?|Zeichen|Tempi",
}
NOT_SIDE_BY_SIDE = r"(?! side by side| nebeneinander)"  # a picture of two is not a count


def texts(language: str) -> Iterator[str]:
    for source, forms in read_translations(translation_path("de")).items():
        yield from [source] if language == "en" else forms
    for name in help_pages.PAGES:
        yield (FOLDERS[language] / f"{name}.md").read_text(encoding="utf-8")
    if language == "en":
        yield (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_text_judges_or_promises(language: str) -> None:
    judged = [MEDICAL.sub("", text) for text in texts(language)]
    assert [text for text in judged if NEVER[language].search(text)] == []


@pytest.mark.parametrize("language", ["en", "de"])
def test_numbers_are_digits(language: str) -> None:
    spelled = re.compile(
        rf"\b({NUMBER_WORDS[language]})(?: \w+)? (?:{NOUNS[language]})\b{NOT_SIDE_BY_SIDE}",
        re.IGNORECASE,
    )
    assert [text for text in texts(language) if spelled.search(text)] == []


@pytest.mark.parametrize("language", ["en", "de"])
def test_one_is_never_followed_by_a_plural(language: str) -> None:
    wrong = {
        "en": r"(?<![\d.,/])\b1 (?:seconds|minutes|hours|days|weeks|pauses|breaths|beats|events)\b",
        "de": r"(?<![\d.,/])\b1 (?:Sekunden|Minuten|Stunden|Tage|Wochen|Pausen|Atemzüge|Ereignisse)\b",
    }
    assert [text for text in texts(language) if re.search(wrong[language], text)] == []


@pytest.mark.parametrize(
    "old",
    ["pull", "way out", "told", "anew", "all the same", "laid aside", "came of", "nobody knows"],
)
def test_a_phrase_that_had_to_be_decoded_is_gone(old: str) -> None:
    old_phrase = re.compile(rf"\b{old}\b", re.IGNORECASE)
    assert [text for text in texts("en") if old_phrase.search(text)] == []


@pytest.mark.parametrize("language", FOLDERS)
def test_a_page_is_short_and_names_its_sources(language: str) -> None:
    for name in help_pages.PAGES:
        page = (FOLDERS[language] / f"{name}.md").read_text(encoding="utf-8")
        # The guide to sensors has a part for each system, of which one is read.
        assert name == "sensor" or len(page.split()) < MAX_PAGE_WORDS, name
        assert ("*Sources: " if language == "en" else "*Quellen: ") in page, name
    assert {path.stem for path in FOLDERS[language].glob("*.md")} == set(help_pages.PAGES)
