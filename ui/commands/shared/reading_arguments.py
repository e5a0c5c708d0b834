"""The arguments of `analyze` and `import` that say how a file is to be read."""

import argparse

from trainer.formats.tables.reading import MAX_RATE_HZ, ReadAs, ReadingChoice
from trainer.formats.tables.units import UNITS_BY_NAME
from ui.commands.shared.arguments import parse_number, quote


def add_reading_arguments(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(
        "reading", "how to read a table, if detection is unclear or wrong"
    )
    group.add_argument(
        "--read-as",
        choices=[str(each) for each in ReadAs],
        help=(
            "what it contains: RR intervals, beat times, heart rates, or samples of an ECG or PPG"
        ),
    )
    group.add_argument("--column", metavar="NAME", help="the column, by its name or number")
    group.add_argument(
        "--unit", choices=["ms", "s", "1/1024"], help="unit of intervals or beat times"
    )
    group.add_argument("--rate", metavar="HZ", type=_parse_rate, help="samples per second")


def _parse_rate(text: str) -> float:
    rate_hz = parse_number(text)
    if not 0.0 < rate_hz <= MAX_RATE_HZ:
        raise argparse.ArgumentTypeError(f"{quote(text)} is not a number of samples per second")
    return rate_hz


def choice_from_arguments(args: argparse.Namespace) -> ReadingChoice:
    """What was chosen; nothing, of a command without these arguments."""
    given = vars(args)
    read_as, unit = given.get("read_as"), given.get("unit")
    return ReadingChoice(
        None if read_as is None else ReadAs(read_as),
        given.get("column"),
        None if unit is None else UNITS_BY_NAME[unit],
        given.get("rate"),
    )
