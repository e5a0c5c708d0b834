"""Tables and documents of Outbreath that hold figures and no beats.

Their counts and durations look like intervals: 300 and 600 s of waiting like milliseconds, 1 and 2 corrected
beats like seconds. So they are told by the names of their columns or fields.
"""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any, Final

SEPARATOR: Final = re.compile("[,;\t]")
TABLES: Final = (
    frozenset({"from_s", "to_s", "corrected", "mean_hr_bpm"}),  # the minutes of a session
    frozenset({"waited_s", "urge_before", "urge_after"}),  # all pauses
    frozenset({"path_bytes", "size_bytes", "duration_s", "mean_nn_ms"}),  # analyze, and a cohort
)
DOCUMENTS: Final = (
    frozenset({"figures", "corrected", "quality"}),  # a session, and what was analysed
    frozenset({"waited_total_s", "trends"}),
    *TABLES,
)
MAX_ROWS: Final = 100  # of a list; recordings that were refused may stand before the others


def is_figure_table(head: str) -> bool:
    """Whether a text begins with the header of such a table, in any dialect; a name may have a unit behind.

    >>> is_figure_table("round;from_s;to_s;beats;corrected;mean_hr_bpm")
    True
    """
    header, _, _ = head.partition("\n")
    names = (cell.strip().strip('"').partition(" [")[0] for cell in SEPARATOR.split(header))
    return _has_names_of(TABLES, names)


def is_figure_document(document: Any) -> bool:
    """Whether it is such a document, a list of them, or has one on each line."""
    rows = islice(document, MAX_ROWS) if isinstance(document, list) else (document,)
    return any(isinstance(row, dict) and _has_names_of(DOCUMENTS, row) for row in rows)


def _has_names_of(kinds: Iterable[frozenset[str]], names: Iterable[str]) -> bool:
    given = frozenset(names)
    return any(kind <= given for kind in kinds)
