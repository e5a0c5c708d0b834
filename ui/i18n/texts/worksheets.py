"""Worksheets as text, to read, print and share."""

from collections.abc import Mapping
from typing import Final

from trainer.exercises.certainty_audit import Audit, AuditLine, Column
from ui.i18n.marking import mark
from ui.i18n.rendering import Catalogue, fill

TITLES: Final[Mapping[Column, str]] = {
    Column.KNOWN: mark("What I know is true right now"),
    Column.PREDICTING: mark("What I am predicting"),
}
NO_LINES: Final = mark("(nothing yet)")
SURE_LINE: Final = mark("- {words} ({percent} % sure)")


def audit_to_text(audit: Audit, catalogue: Catalogue) -> str:
    """Return two titles with their lines below, in the language of the catalogue."""
    parts = []
    for column in Column:
        lines = [_format_line(line, catalogue) for _, line in audit.in_column(column)]
        none = catalogue.text(NO_LINES)
        parts.append("\n".join([catalogue.text(TITLES[column]), *(lines or [none])]))
    return "\n\n".join(parts) + "\n"


def _format_line(line: AuditLine, catalogue: Catalogue) -> str:
    words = " ".join(line.text.split())
    if line.sure_percent is None:
        return f"- {words}"
    return fill(SURE_LINE, {"words": words, "percent": line.sure_percent}, catalogue)
