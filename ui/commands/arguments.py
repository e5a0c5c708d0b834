"""The words of the command line that belong to the practice around the pauses."""

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from trainer.events import SURE_RANGE, URGE_RANGE, Decision
from trainer.exercises.certainty_audit import USUAL_MINUTES
from trainer.formats.csv_export import LEAVING_OUT
from trainer.practice.annotations import Outcome
from ui.i18n.help_pages import PAGES

Add = Callable[[str, str, str], argparse.ArgumentParser]
ALL: Final = -1  # `--carry all`


def add_practice(add: Add) -> None:
    """The subcommands `trends`, `followup`, `audit`, `feeling` and `why`."""
    _trends(add("trends", "trends:trends", "what your pauses tell, and what to try next"))
    _followup(add("followup", "followup:followup", "what came of a prediction, told later"))
    _audit(add("audit", "audit:audit", "what I know is true right now, and what I am predicting"))
    _feeling(add("feeling", "feeling:feeling", "name the feeling, not the partner"))
    pages = add("why", "help:why", "short pages on why it works, and when to get help")
    pages.add_argument("page", metavar="PAGE", nargs="?", choices=PAGES)
    _json(pages)


def add_before(sub: argparse.ArgumentParser) -> None:
    """What may be told of a pull: what set it off, where it is felt, what is expected."""
    sub.add_argument("--trigger", metavar="TEXT", type=parse_text, help="what set the pull off")
    sub.add_argument(
        "--body",
        metavar="PLACE,PLACE",
        type=parse_body_places,
        default=None,
        help="where it is felt: chest, stomach, throat, shoulders, or your own words",
    )
    sub.add_argument(
        "--prediction",
        metavar="TEXT",
        type=parse_text,
        help='"if I wait, then ...": what you expect',
    )
    sub.add_argument(
        "--sure", metavar="0..100", type=parse_certainty, help="how sure that feels, %%"
    )


def parse_text(text: str) -> str:
    """The words as typed; bytes that are no text are shown as such instead of kept."""
    return os.fsencode(text).decode("utf-8", errors="replace")


def parse_body_places(text: str) -> tuple[str, ...]:
    return tuple(place for each in parse_text(text).split(",") if (place := each.strip()))


def parse_urge(text: str) -> int:
    return _whole(text, *URGE_RANGE, "an urge")


def parse_certainty(text: str) -> int:
    return _whole(text, *SURE_RANGE, "how sure")


def _trends(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--csv", metavar="PATH", type=Path, help="all pauses as a table; - for stdout")
    sub.add_argument("--pdf", metavar="PATH", type=Path, help="a report to talk over with someone")
    sub.add_argument(
        "--days", metavar="N", type=_days, default=0, help="only of the last so many days"
    )
    sub.add_argument("--paper", choices=["a4", "letter"], help="of the report")
    sub.add_argument(
        "--leave-out",
        metavar="|".join(LEAVING_OUT),
        type=_left_out,
        default=frozenset(),
        help="before it is given to somebody; several with commas",
    )
    sub.add_argument("--force", action="store_true", help="replace a file that is there")
    _json(sub)


def _followup(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("id", metavar="ID|last", nargs="?", help="a prediction, or a pause")
    sub.add_argument("--outcome", choices=[str(o) for o in Outcome], help="what happened in fact")
    sub.add_argument("--note", metavar="TEXT", type=parse_text, help="a note on what happened")
    sub.add_argument("--all", action="store_true", help="list those with an outcome too")
    add_before(sub)
    sub.add_argument("--urge-before", metavar="0..10", type=parse_urge)
    sub.add_argument("--urge-after", metavar="0..10", type=parse_urge)
    sub.add_argument("--decision", choices=[str(d) for d in Decision])
    _json(sub)


def _audit(sub: argparse.ArgumentParser) -> None:
    _add_worksheet_arguments(sub)
    sub.add_argument("--known", metavar="TEXT", type=parse_text, action="append", default=[])
    sub.add_argument("--predicting", metavar="TEXT", type=parse_text, action="append", default=[])
    sub.add_argument(
        "--move",
        metavar="N",
        type=_line,
        action="append",
        default=[],
        help="line N into the other column",
    )
    sub.add_argument(
        "--carry",
        metavar="N[:SURE]|all",
        type=_carried,
        action="append",
        default=[],
        help="ask later what came of prediction N, and how sure it feels, %%",
    )
    sub.add_argument(
        "--timer",
        metavar="MINUTES",
        type=float,
        nargs="?",
        const=USUAL_MINUTES,
        help=f"show the time left while writing; {USUAL_MINUTES:g} minutes if not said",
    )


def _feeling(sub: argparse.ArgumentParser) -> None:
    _add_worksheet_arguments(sub)
    sub.add_argument("--situation", metavar="TEXT", type=parse_text, help="when ...")
    sub.add_argument("--emotion", metavar="TEXT", type=parse_text, help="I notice I feel ...")
    sub.add_argument(
        "--need", metavar="TEXT", type=parse_text, help="what I am actually needing is ..."
    )
    sub.add_argument("--words", choices=["feelings", "needs"], help="words to choose from")


def _add_worksheet_arguments(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("id", metavar="ID|last", nargs="?", help="one that was kept")
    sub.add_argument("--list", action="store_true", help="those that were kept, newest first")
    sub.add_argument("--delete", action="store_true", help="delete it for good")
    sub.add_argument("-o", "--output", metavar="PATH", type=Path, help="as a text; - for stdout")
    sub.add_argument("--force", action="store_true", help="replace a file that is there")
    _json(sub)


def _json(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--json", action="store_true", help="one JSON value on stdout, nothing else")


def _line(text: str) -> int:
    return _whole(text, 1, 9999, "a line") - 1


def _carried(text: str) -> tuple[int, int | None]:
    number, _, certainty = text.partition(":")
    how_sure = parse_certainty(certainty) if certainty else None
    return (ALL if number == "all" else _line(number)), how_sure


def _days(text: str) -> int:
    return _whole(text, 1, 9999, "a number of days")


def _left_out(text: str) -> frozenset[str]:
    chosen = frozenset(text.split(","))
    if chosen - set(LEAVING_OUT):
        raise argparse.ArgumentTypeError(f"leave out {', '.join(LEAVING_OUT)}, not {text[:40]!r}")
    return chosen


def _whole(text: str, low: int, high: int, what: str) -> int:
    is_one = text.isascii() and text.isdigit() and len(text) <= 4
    if not (is_one and low <= int(text) <= high):
        raise argparse.ArgumentTypeError(f"{what} is a whole number from {low} to {high}")
    return int(text)
