"""The page of references lists every DOI that is cited anywhere in the project, and no other."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "resources" / "docs" / "references.md"
CITING = ("trainer", "devices", "ui", "tests", "resources")
DOI = re.compile(r"\b10\.\d{4,9}/[^\s`|\"']+")


def dois_in(text: str) -> set[str]:
    return {_without_sentence(doi) for doi in DOI.findall(text)}


def _without_sentence(doi: str) -> str:
    """Without what the sentence around it adds: a full stop, an unopened bracket."""
    doi = doi.rstrip(".,;:*")
    while doi.endswith(")") and doi.count(")") > doi.count("("):
        doi = doi[:-1].rstrip(".,;:*")
    return doi


def cited() -> set[str]:
    pages = (
        path
        for folder in CITING
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".md") and path != PAGE
    )
    return set().union(*(dois_in(path.read_text(encoding="utf-8")) for path in pages))


def test_every_cited_doi_is_on_the_page_of_references() -> None:
    listed = dois_in(PAGE.read_text(encoding="utf-8"))
    assert cited() - listed == set()
    assert listed - cited() == set()
