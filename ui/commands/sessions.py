"""`outbreath sessions`: the history, newest first.

With --json NumPy is not imported: a thousand sessions are listed in less time than that would take.
"""

import argparse
import json
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any, Final

from trainer.faults import attempt
from trainer.library.store import Library, SessionEntry
from trainer.quality import COULD_NOT
from ui.faults import report
from ui.library_folder import folder_of, json_of

IN_DOUBT: Final = "in doubt"


def sessions(asked: argparse.Namespace) -> int:
    with Library.open(folder_of(asked), write=False) as library:
        entries = library.sessions()
        if asked.json:
            later = library.notebook.all_told_later()
            texts = (_json_text(library, entry, entry.id in later) for entry in entries)
            print("[" + ",\n".join(texts) + "]")
            return 0
        listed = [json_of(library, entry) for entry in entries]
    if listed:
        from ui.commands.printing import print_table

        print_table(
            ("when", "waited", "urge", "ended", "signal", "id"), [_row_or_blank(s) for s in listed]
        )
        if any(session.get("doubt") for session in listed):
            print(f"\n{IN_DOUBT}: nobody can vouch for what is kept of it; `show` says why.")
    else:
        print("There are no sessions yet. `outbreath session` makes the first.")
    return 0


def _json_text(library: Library, entry: SessionEntry, told_later: bool) -> str:
    """One session on one line; the kept figures as they stand in the library, if they stand."""
    is_as_kept = entry.has_seal and entry.doubt is None and entry.remark is None
    if entry.summary_text is not None and is_as_kept and not told_later:
        return entry.summary_text
    return json.dumps(json_of(library, entry), allow_nan=False)


def _row_or_blank(session: Mapping[str, Any]) -> tuple[str, ...]:
    """One session whose figures make no sense keeps nobody from the others."""
    blank = ("unknown", "–", "", "–", COULD_NOT, str(session.get("id", "–")))
    return attempt("line-of-the-list", partial(_row, session), blank, report)


def _row(session: Mapping[str, Any]) -> tuple[str, ...]:
    from trainer.practice import number
    from ui.commands.printing import minutes_words

    waited_s = number(session["duration_s"])
    before, after = session["urge_before"], session["urge_after"]
    urge = f"{_or_dash(before)} → {_or_dash(after)}" if (before, after) != (None, None) else ""
    return (
        _when(session["started"]),
        "–" if waited_s is None else minutes_words(waited_s),
        urge,
        session["ended"] or "running",
        session["quality"]["verdict"] + (f", {IN_DOUBT}" if session.get("doubt") else ""),
        session["id"],
    )


def _or_dash(value: int | None) -> str:
    return "–" if value is None else str(value)


def _when(started: str | None) -> str:
    try:
        return datetime.fromisoformat(started or "").isoformat(" ")[:16]
    except ValueError:
        return "unknown"
