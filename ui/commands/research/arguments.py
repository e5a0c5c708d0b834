"""What `analyze` and `cohort` are asked for in the same words."""

import argparse
import os
import sys
from typing import Final

from ui.cohort.file_analysis import AnalysisOptions
from ui.cohort.sources import NEWLINE, NUL
from ui.commands.shared.arguments import parse_file_name, parse_whole_number
from ui.commands.shared.reading_arguments import add_reading_arguments, choice_from_arguments

MAX_JOBS: Final = 999


def add_figure_arguments(parser: argparse.ArgumentParser) -> None:
    """Which figures are computed, and how a file is read."""
    parser.add_argument("--raw", action="store_true", help="do not correct artefacts")
    parser.add_argument(
        "--spectrum",
        choices=["welch", "kubios"],
        default="welch",
        help=(
            "welch (default): segments of 150 s, each with its linear trend removed; kubios: "
            "segments of 300 s, after smoothness priors detrending (lambda 500)"
        ),
    )
    add_reading_arguments(parser)


def options_from_arguments(args: argparse.Namespace) -> AnalysisOptions:
    return AnalysisOptions(
        correct=not args.raw, method=args.spectrum, choice=choice_from_arguments(args)
    )


def add_list_arguments(parser: argparse.ArgumentParser) -> None:
    """Lists of files."""
    parser.add_argument(
        "--files-from",
        metavar="LIST",
        type=parse_file_name,
        action="append",
        default=[],
        help="read the names of files from a list, one per line (-: from standard input)",
    )
    parser.add_argument(
        "-0",
        "--null",
        action="store_true",
        help="the names in a list end with NUL, as `find -print0` writes them",
    )


def separator_from_arguments(args: argparse.Namespace) -> bytes:
    return NUL if args.null else NEWLINE


def parse_jobs(text: str) -> int:
    return parse_whole_number(text, 1, MAX_JOBS, "a number of processes")


def count_cores() -> int:
    """How many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
