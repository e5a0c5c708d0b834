"""The pages on why it works: short, in plain words, and never in the way."""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parents[2] / "resources" / "why"
PAGES: Final = ("pause", "reassurance", "body", "audit", "feeling", "partners", "help")
"""In the order in which they are best read. The last has the crisis sentence, and stays near all others."""
DAMAGED: Final = "This page is missing or damaged: install Outbreath again.\n"


def load_page(name: str) -> str:
    """The Markdown of one of the pages; a page that is damaged says so, and the others are there."""
    return read_page_text(FOLDER / f"{name}.md") or DAMAGED


def page_title(name: str) -> str:
    return page_heading(load_page(name))


def page_heading(text: str) -> str:
    """The first line with words on it."""
    return text.strip().partition("\n")[0].strip("# \r")


def read_page_text(path: Path) -> str:
    """The text of a page; empty where it is missing, closed to us, empty or no text."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
    return text if text.strip() and "\0" not in text else ""
