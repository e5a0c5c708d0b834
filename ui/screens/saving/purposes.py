"""What a person saves something for, and in which format that is.

The formats themselves are listed in `ui.reports.export.FORMATS`, with their labels.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from ui.i18n.texts import practice_strings, saving_strings
from ui.reports.export import FOLDER, list_labels, suffix_of, writable_formats

Labels: TypeAlias = Sequence[tuple[str, str, str]]

FORMATS_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "therapist": ("pdf",),
    "spreadsheet": ("xlsx", "csv"),
    "program": ("rr",),
    "text table": ("csv",),
    "copy": (FOLDER,),
}
"""The formats for each purpose, the best first; the first that there is, is taken."""


class SaveOption(NamedTuple):
    """One thing to choose: a format with its texts, not yet translated."""

    fmt: str
    title: str
    detail: str
    suffix: str


def session_options() -> tuple[Sequence[SaveOption], Sequence[SaveOption]]:
    """What a pause is saved for, and the formats for who knows them."""
    labels = list_labels()
    return _split(saving_strings.PURPOSES, set(writable_formats()), labels, suffix_of)


def report_options() -> Sequence[SaveOption]:
    """What the report on the practice is saved for."""
    labels = practice_strings.REPORT_FORMATS
    there = {fmt for fmt, *_ in labels} & writable_formats()
    by_purpose, more = _split(
        saving_strings.PRACTICE_PURPOSES, there, labels, lambda fmt: f".{fmt}"
    )
    return [*by_purpose, *more]


def _split(
    purposes: Labels, there: set[str], labels: Labels, suffix: Callable[[str], str]
) -> tuple[list[SaveOption], list[SaveOption]]:
    """One format for each purpose, and those that are left."""
    by_purpose: list[SaveOption] = []
    taken: set[str] = set()
    for purpose, title, detail in purposes:
        for fmt in [f for f in FORMATS_OF[purpose] if f in there - taken][:1]:
            by_purpose.append(SaveOption(fmt, title, detail, suffix(fmt)))
            taken.add(fmt)
    more = [SaveOption(f, t, d, suffix(f)) for f, t, d in labels if f in there - taken]
    return by_purpose, more
