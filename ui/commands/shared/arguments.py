"""Arguments and value parsers which several commands share."""

import argparse
import os
from collections.abc import Callable, Iterator
from enum import StrEnum
from math import isfinite
from pathlib import Path
from typing import Any, Final, NamedTuple, NoReturn

from trainer.events import SURE_RANGE, URGE_RANGE, WordsEvent
from trainer.practice.annotations import WORDS_FIELDS
from ui.commands.shared.terminal import escape_control
from ui.i18n.texts.annotation_labels import WORDS_LABELS

USAGE_STATUS: Final = 2
"""Exit status for arguments that are wrong."""
MAX_QUOTED_CHARS: Final = 40
"""So much of a wrong argument is repeated in the message about it."""
MAX_WHOLE_NUMBER_DIGITS: Final = 4


class Command(NamedTuple):
    """A subcommand: what it accepts, and the function that carries it out."""

    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


class Parser(argparse.ArgumentParser):
    """A parser which reports an error in one sentence instead of the whole usage."""

    def error(self, message: str) -> NoReturn:
        text = escape_control(message)
        self.exit(USAGE_STATUS, f"{self.prog}: {text}. See {self.prog} --help.\n")


class SubcommandParser(Parser):
    """The parser of a subcommand, which imports the module of the subcommand at its first use.

    Parameters
    ----------
    load : callable
        Imports the module and returns its command.
    **options
        As for `argparse.ArgumentParser`.
    """

    def __init__(self, *, load: Callable[[], Command], **options: Any) -> None:
        super().__init__(**options)
        self._load: Callable[[], Command] | None = load

    def load_arguments(self) -> None:
        """Add the arguments of the command, unless that is done."""
        if self._load is not None:
            command = self._load()
            self._load = None
            command.add_arguments(self)
            self.set_defaults(run=command.run)

    def parse_known_args(self, *args: Any, **options: Any) -> Any:
        """Add the arguments of the command, then parse. `argparse` calls this for the chosen one only."""
        self.load_arguments()
        return super().parse_known_args(*args, **options)


def list_subcommands(parser: argparse.ArgumentParser) -> dict[str, SubcommandParser]:
    """The parser of each subcommand, with its arguments, by its name."""
    parsers: dict[str, SubcommandParser] = {}
    for action in parser._actions:  # argparse has no public way
        if isinstance(action, argparse._SubParsersAction):
            parsers.update(action.choices)
    for each in parsers.values():
        each.load_arguments()
    return parsers


def add_json_argument(parser: argparse._ActionsContainer) -> None:
    parser.add_argument(
        "--json", action="store_true", help="print one JSON value on stdout, nothing else"
    )


def add_annotation_arguments(parser: argparse.ArgumentParser) -> None:
    """What a person may report of an urge: its trigger, where it is felt, a prediction."""
    for field in WORDS_FIELDS:
        labels = WORDS_LABELS[field.name]
        parser.add_argument(
            f"--{field.name}",
            metavar=labels.option_value,
            type=parse_texts if field.is_list else parse_text,
            help=labels.option_help,
        )
    parser.add_argument(
        "--prediction",
        metavar="TEXT",
        type=parse_text,
        help='"if I wait, then …": what you expect',
    )
    parser.add_argument(
        "--sure", metavar="0..100", type=parse_certainty, help="how sure you are, %%"
    )


def words_from_arguments(args: argparse.Namespace, *, empty: bool) -> Iterator[WordsEvent]:
    """The events that tell the person's own words; with `empty` also those that take words back."""
    for field in WORDS_FIELDS:
        words: str | tuple[str, ...] | None = getattr(args, field.name)
        if words or (empty and words is not None):
            yield field.event_of(words)


def parse_text(text: str) -> str:
    """The text as typed; bytes that are not UTF-8 are replaced."""
    return os.fsencode(text).decode("utf-8", errors="replace")


def parse_texts(text: str) -> tuple[str, ...]:
    return tuple(place for each in parse_text(text).split(",") if (place := each.strip()))


def parse_file_name(text: str) -> str:
    """The name of a file or folder. An empty one is a script's variable that is not set, never the current folder."""
    if not text:
        raise argparse.ArgumentTypeError("the name of a file or folder is empty")
    return text


def parse_path(text: str) -> Path:
    return Path(parse_file_name(text))


def parse_urge(text: str) -> int:
    return parse_whole_number(text, *URGE_RANGE, "an urge")


def parse_certainty(text: str) -> int:
    return parse_whole_number(text, *SURE_RANGE, "how sure")


def parse_whole_number(text: str, lowest: int, highest: int, quantity: str) -> int:
    """A whole number in a range; `quantity` begins the message about any other text."""
    is_number = text.isascii() and text.isdigit() and len(text) <= MAX_WHOLE_NUMBER_DIGITS
    if not (is_number and lowest <= int(text) <= highest):
        raise argparse.ArgumentTypeError(f"{quantity} is a whole number from {lowest} to {highest}")
    return int(text)


def parse_number(text: str) -> float:
    """A plain decimal number. `float` also accepts "nan", "1_000" and the digits of other scripts."""
    plain = text.strip().lstrip("-")
    if not (plain.isascii() and plain.replace(".", "", 1).isdigit()):
        raise argparse.ArgumentTypeError(f"{quote(text)} is not a number")
    return float(text)


def parse_positive(text: str) -> float:
    number = parse_number(text)
    if not (isfinite(number) and number > 0.0):
        raise argparse.ArgumentTypeError(f"{quote(text)} is not above 0")
    return number


def parse_enum(values: type[StrEnum]) -> Callable[[str], StrEnum]:
    """A parser for the values of an enumeration."""

    def parse(text: str) -> StrEnum:
        try:
            return values(text)
        except ValueError:
            raise argparse.ArgumentTypeError(
                f"it is {', '.join(values)}, not {quote(text)}"
            ) from None

    return parse


def quote(text: str) -> str:
    """The beginning of an argument in quotation marks, for an error message."""
    return repr(text[:MAX_QUOTED_CHARS])
