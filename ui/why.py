"""The pages on why it works: short, in plain words, and never in the way."""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parents[1] / "resources" / "why"
PAGES: Final = ("pause", "reassurance", "body", "audit", "feeling", "partners", "help")
"""In the order in which they are best read. The last has the crisis sentence, and stays near all others."""


def page(name: str) -> str:
    """The Markdown of one of the pages."""
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def title(name: str) -> str:
    return page(name).partition("\n")[0].lstrip("# ")
