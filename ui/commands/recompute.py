"""`outbreath show ID --recompute`: the figures worked out again, beside those that were kept."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from trainer.library.schema import RECORDED_BY
from trainer.library.store import Library
from trainer.practice import with_later
from ui.commands.printing import print_json, print_table
from ui.library_folder import review_of

NOT_THE_NOTE: Final = (
    "note",
    "tags",
    "doubt",
)  # they may read otherwise since: no change of formula


def show_recomputed(library: Library, session_id: str, *, as_json: bool) -> int:
    entry = library.entry(session_id)
    kept = None if entry.summary is None else _as_it_reads_now(library, session_id, entry.summary)
    now = json.loads(json.dumps(review_of(library, session_id).json, allow_nan=False))
    differs = dict(differences(kept or {}, now))
    told = {"id": session_id, "kept_by": entry.summary_by, "now_by": RECORDED_BY}
    if as_json:
        print_json({**told, "kept": kept, "now": now, "differs": differs})
        return 0
    by = entry.summary_by or "a version nobody knows any more"
    if kept is None:
        print(f"No figures were kept of {session_id}; now there are.")
    elif not differs:
        print(f"All figures are as they were kept (by {by}; this is {RECORDED_BY}).")
    else:
        print(f"{len(differs)} figures differ from those kept (by {by}; this is {RECORDED_BY}).")
        rows = [(name, str(old), str(new)) for name, (old, new) in differs.items()]
        print_table(("figure", ">kept", ">now"), rows)
    return 0


def _as_it_reads_now(
    library: Library, session_id: str, summary: Mapping[str, object]
) -> dict[str, object]:
    """With what was told of it since, which is no change of formula either."""
    return with_later(summary, library.notebook.told_later(session_id))


def differences(
    kept: Mapping[str, Any], now: Mapping[str, Any], within: str = ""
) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """What is not the same to the last bit, by its full name, as it was and as it is.

    >>> dict(differences({"a": {"b": 1.0}, "c": 2}, {"a": {"b": 1.5}, "c": 2}))
    {'a.b': (1.0, 1.5)}
    """
    for name in dict.fromkeys([*kept, *now]):
        old, new = kept.get(name), now.get(name)
        if isinstance(old, dict) and isinstance(new, dict):
            yield from differences(old, new, f"{within}{name}.")
        elif old != new and within + name not in NOT_THE_NOTE:
            yield within + name, (old, new)
