"""Reads the help pages."""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parents[2] / "resources" / "why"
PAGES: Final = (
    *("pause", "reassurance", "triggers", "body", "heart", "calm", "cycle", "almost"),
    *("audit", "feeling", "needs", "partners", "strength", "sensor", "help"),
)
"""In reading order. The last page contains the crisis sentence."""
DAMAGED: Final = "This page is missing or damaged: install Outbreath again.\n"


def load_page(name: str) -> str:
    """The Markdown of a page; for a damaged page a sentence that says so."""
    return read_page_text(FOLDER / f"{name}.md") or DAMAGED


def page_title(name: str) -> str:
    return page_heading(load_page(name))


def page_heading(text: str) -> str:
    """The first line that is not empty, without its heading mark."""
    return text.strip().partition("\n")[0].strip("# \r")


def read_page_text(path: Path) -> str:
    """The text of a page; empty where it is missing, unreadable, empty or not text."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
    return text if text.strip() and "\0" not in text else ""
