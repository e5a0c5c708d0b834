"""Every text for people, in English and German: digits, plural forms, and no word that judges or promises."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from ui.i18n import help_pages
from ui.i18n.extract import read_translations, translation_path
from ui.i18n.formatting import format_breath_pattern

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
        yield from terminal_texts()


@cache
def terminal_texts() -> tuple[str, ...]:
    """What stands in the commands themselves: help, refusals, and templates with {} for what is filled in."""
    files = sorted((ROOT / "ui" / "commands").rglob("*.py"))
    return tuple(text for file in files for text in literals_of(file) if " " in text)


def literals_of(file: Path) -> Iterator[str]:
    """Its strings but docstrings, each f-string as one."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    parts = {id(part) for node in ast.walk(tree) for part in _parts_of(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values
            )
        elif (
            isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts
        ):
            yield node.value


def _parts_of(node: ast.AST) -> Iterator[ast.AST]:
    """The strings that are no text of their own: a docstring, and the parts of an f-string."""
    if isinstance(node, ast.JoinedStr):
        yield from node.values
    elif isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        yield from (each.value for each in node.body[:1] if isinstance(each, ast.Expr))


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


# What Outbreath said once and says plainly now. Each phrase is gone wherever it would stand.
OLD_PHRASES = """
    pull | way out | told | anew | all the same | laid aside | came of | nobody knows
    a slow way out | a longer way out, from the next breath
    how the way out grows | little by little | with your heart
    how much leads you
    end kindly | say more | mark a moment
    answer to the breath | it answered the breath
    keep a copy | look at it | choose more | choose none
    nothing here is like that
    decided later | not told yet
    two pauses in one scale
    until the pull is half | when contact was not needed
    what came of predictions | how sure, and what came
    no change can be told from chance
    as feared
    what surrounds the pause | all of it can wait
    take it from now on | begin anew | an earlier one
    who may read this | nobody can find it out for you
    it may not be kept, then
    as the system | to be heard | sounding like | loudness
    for your eyes | discreet | whose pauses | without a name
    any key closes this
    no loudspeaker answers
    the strap feels no skin
    this rhythm cannot be used | correction would only pretend
"""
# Ordinary words, which were unclear only where they were all that a button or a row said.
OLD_LABELS = """
    it stays | everything | the disc | sound | nothing | too long | longer | kind | less | letters
"""
# Still said, with the reason for it.
EXCEPTIONS = {
    "an earlier one": {"open an earlier one": "what the table itself says in its place"},
    "to be heard": {"to be heard": "a need to choose from, not the switch of the sound"},
}


def _listed(table: str) -> list[str]:
    return [old.strip() for line in table.strip().splitlines() for old in line.split("|")]


FOR_PEOPLE = ("using", "therapists", "within-reach", "accessibility", "index", "coming-from")
"""The guides for those who use Outbreath; the others have the words of their field."""
TERMS = {"loudness": "accessibility"}  # of sound, measured: no name of a setting


def guides(old: str) -> Iterator[str]:
    """What is read outside of the program."""
    for name in FOR_PEOPLE:
        if TERMS.get(old) != name:
            yield (ROOT / "resources" / "docs" / f"{name}.md").read_text(encoding="utf-8")
    for path in sorted((ROOT / "resources" / "desktop").iterdir()):
        yield path.read_text(encoding="utf-8")


@pytest.mark.parametrize("old", _listed(OLD_PHRASES))
def test_a_phrase_that_had_to_be_decoded_is_gone_or_has_its_reason(old: str) -> None:
    old_phrase = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)", re.IGNORECASE)
    reasons = EXCEPTIONS.get(old, {})
    sentences = (" ".join(text.split()) for text in (*texts("en"), *guides(old)))
    unchanged = [text for text in sentences if old_phrase.search(text)]
    assert [text for text in unchanged if text not in reasons] == []
    assert set(reasons) <= set(unchanged), "a reason for what is not said any more"


@pytest.mark.parametrize("old", _listed(OLD_LABELS))
def test_no_button_says_only_a_word_that_had_to_be_decoded(old: str) -> None:
    assert [text for text in texts("en") if text.strip(" .…:").casefold() == old] == []


def test_the_whole_table_of_old_phrases_is_looked_for() -> None:
    """The 54 of the table, of which one ends in a figure, and those of the first list."""
    assert len(_listed(OLD_PHRASES)) + len(_listed(OLD_LABELS)) == 64


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_text_is_a_number_spelled_out(language: str) -> None:
    """From such a table sentences would be put together out of sight of the tests above."""
    number = re.compile(rf"(?:one|eins|{NUMBER_WORDS[language]})", re.IGNORECASE)
    assert [text for text in texts(language) if number.fullmatch(text.strip(" .…"))] == []


def test_no_module_holds_a_table_of_number_words() -> None:
    number = re.compile(f"(?:one|{NUMBER_WORDS['en']}|eins|{NUMBER_WORDS['de']})", re.IGNORECASE)
    files = [
        file for folder in ("ui", "trainer", "devices") for file in (ROOT / folder).rglob("*.py")
    ]
    tables = {
        file.name: result
        for file in files
        if len(result := [text for text in literals_of(file) if number.fullmatch(text)]) > 2
    }
    assert tables == {}


@pytest.mark.parametrize("language", FOLDERS)
def test_a_page_is_short_and_names_its_sources(language: str) -> None:
    for name in help_pages.PAGES:
        page = (FOLDERS[language] / f"{name}.md").read_text(encoding="utf-8")
        # The guide to sensors has a part for each system, of which one is read.
        assert name == "sensor" or len(page.split()) < MAX_PAGE_WORDS, name
        assert ("*Sources: " if language == "en" else "*Quellen: ") in page, name
    assert {path.stem for path in FOLDERS[language].glob("*.md")} == set(help_pages.PAGES)


def test_the_seconds_of_a_breath_stand_on_one_line() -> None:
    patterns = [text for text in texts("en") if re.fullmatch(r"\d(\s·\s\d)+", text)]
    assert len(patterns) == 4
    assert not [text for text in (*patterns, format_breath_pattern("4-2-6-0")) if " " in text]
