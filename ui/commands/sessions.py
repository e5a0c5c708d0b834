"""`outbreath sessions`: the list of all sessions in the terminal.

With --json it imports no NumPy: listing a thousand sessions takes less time than that import.
"""

import argparse
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from trainer.formats.codecs.json_validation import to_json_text
from trainer.formats.codecs.summary_codec import DEMO_KEY, summary_to_json
from trainer.library.store import Library, SessionEntry
from trainer.library.tables.sessions import says_demo
from trainer.practice.summary import SessionSummary
from ui.commands.shared.arguments import add_json_argument
from ui.i18n.rendering import to_english
from ui.services.profiles import folder_from_arguments
from ui.services.reviews import load_summary

IN_DOUBT: Final = "uncertain"
DEMO: Final = "demo"
DEMO_END: Final = f',"{DEMO_KEY}":true}}'
"""The usual end of the stored summary of a demonstration, seen without decoding it.

Right before the last bracket it is a key of the summary itself, not of an object in it or part of a text.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_json_argument(parser)


def run(args: argparse.Namespace) -> int:
    with Library.open(folder_from_arguments(args), write=False) as library:
        entries = library.sessions()
        if args.json:
            later = library.notebook.all_annotations()
            texts = (_json_text(library, entry, entry.id in later) for entry in entries)
            print("[" + ",\n".join(texts) + "]")
            return 0
        listed = [load_summary(library, entry) for entry in entries]
    if listed:
        from ui.commands.shared.output import print_table

        print_table(
            ("when", "waited", "urge", "ended", "signal", "id"),
            [_row(session) for session in listed],
        )
        if any(session.doubt for session in listed):
            print(f"\n{IN_DOUBT}: the recording may be incomplete or changed; `show` says why.")
        if any(session.is_demo for session in listed):
            print(f"\n{DEMO}: a simulated or replayed heart, not part of your trends.")
    else:
        print("No sessions yet. Start one with `outbreath session`.")
    return 0


def _json_text(library: Library, entry: SessionEntry, has_annotations: bool) -> str:
    """A session on one line: the stored text of its summary, if nothing has changed since."""
    is_unchanged = entry.has_seal and entry.doubt is None and entry.remark is None
    if entry.summary_text is not None and is_unchanged and not has_annotations:
        text = entry.summary_text  # sealed, so it is as it was written
        if not entry.is_demo or text.endswith(DEMO_END) or says_demo(text):
            return text
        # An earlier version wrote no word of a demonstration in them.
        stored = entry.summary_fields
        if stored is not None:
            return to_json_text({**stored, DEMO_KEY: True})
    fields = summary_to_json(load_summary(library, entry), to_english)
    return to_json_text(fields)


def _row(session: SessionSummary) -> tuple[str, ...]:
    from ui.commands.shared.output import describe_minutes

    before, after = session.urge_before, session.urge_after
    urge = (
        f"{_format_or_dash(before)} → {_format_or_dash(after)}"
        if (before, after) != (None, None)
        else ""
    )
    return (
        _format_start(session.started),
        describe_minutes(session.duration_s),
        urge,
        session.completion or "running",
        ", ".join([session.quality.verdict, *_marks(session)]),
        session.id,
    )


def _marks(session: SessionSummary) -> Iterator[str]:
    """What a row says beside the signal."""
    if session.is_demo:
        yield DEMO
    if session.doubt:
        yield IN_DOUBT


def _format_or_dash(value: int | None) -> str:
    return "–" if value is None else str(value)


def _format_start(started: str | None) -> str:
    try:
        return datetime.fromisoformat(started or "").isoformat(" ")[:16]
    except ValueError:
        return "unknown"
