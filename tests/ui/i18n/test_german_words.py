"""One German word has one meaning, and one verb one form."""

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

TRANSLATIONS = Path(__file__).parents[3] / "resources" / "translations" / "outbreath_de.ts"
PAGES = Path(__file__).parents[3] / "resources" / "why" / "de"
SENTENCE_START = re.compile(r"(?:^|[.:!?] |, |\boder |\bund )([A-ZÄÖÜa-zäöü][a-zäöüß]{2,})\b")
OTHER_WORDS = {
    *("deine", "eine", "erste", "fertige", "frühere", "ihre", "keine", "langsame", "markierte"),
    *("neue", "neuere", "normale", "sanfte", "seite", "siehe", "suche", "teile", "weitere"),
    *("werte", "diagramme", "korrigierte"),
}
"""No imperatives, though one letter more than another word."""


def translations() -> list[tuple[str, str]]:
    """Each English text with each of its German forms."""
    root = ET.parse(TRANSLATIONS).getroot()
    pairs = []
    for message in root.iter("message"):
        source, translation = message.findtext("source", ""), message.find("translation")
        assert translation is not None
        forms = translation.findall("numerusform") or [translation]
        pairs += [(source, form.text or "") for form in forms]
    return pairs


def test_a_recording_is_called_an_aufzeichnung_everywhere() -> None:
    pages = [page.read_text(encoding="utf-8") for page in PAGES.glob("*.md")]
    texts = [*pages, *(german for _, german in translations())]
    assert not [text for text in texts if re.search(r"Aufnahme|aufgenommen", text)]
    recordings = [
        g for e, g in translations() if re.search(r"\brecordings?\b(?! now)", e, re.IGNORECASE)
    ]
    assert sum("ufzeichn" in german for german in recordings) >= 40


def test_no_verb_asks_in_two_forms() -> None:
    starts = Counter(
        word.lower() for _, german in translations() for word in SENTENCE_START.findall(german)
    )
    both = {word for word in starts if word.endswith("e") and word[:-1] in starts}
    assert both <= OTHER_WORDS, sorted(both - OTHER_WORDS)


def test_an_act_that_opens_a_dialog_ends_with_its_dots_as_in_english() -> None:
    acts = [(e, g) for e, g in translations() if re.fullmatch(r"[^….]*\w…", e)]
    assert len(acts) >= 5
    assert [german for _, german in acts if not re.search(r"\w…$", german)] == []


@pytest.mark.parametrize("calque", ["gewählt:", "plus/minus", "Gewählt: nicht melden"])
def test_nobody_reads_what_nobody_would_say(calque: str) -> None:
    assert not [german for _, german in translations() if calque in german]
