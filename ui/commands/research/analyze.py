"""`outbreath analyze`: the figures of recordings of any origin, each as soon as it is known."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from itertools import islice
from math import inf
from pathlib import Path
from typing import Final, TypeAlias

from trainer.errors import TrainerError
from trainer.files.messages import InFile
from trainer.files.text_file import to_printable
from trainer.formats.codecs.json_validation import to_json_text
from trainer.formats.csv_text.dialect import STANDARD_NAME, CsvDialect, to_stdout_text
from trainer.messages import Message
from trainer.session.messages import PartEndsBeforeStart
from trainer.session.plugin_figures import figures_of_analysis
from ui import faults
from ui.cohort.file_analysis import AnalysisOptions, FileAnalysis, analyze_file
from ui.cohort.file_walk import look_at
from ui.cohort.parallel import Job, run_tasks
from ui.cohort.part_formats import format_csv_header, format_csv_row
from ui.cohort.plugin_figures import PluginFigureColumn, list_plugin_figures
from ui.cohort.pools import Workers
from ui.cohort.rows import analysis_to_row, columns_with
from ui.cohort.sources import Sources
from ui.commands.research.arguments import (
    add_figure_arguments,
    add_list_arguments,
    options_from_arguments,
    parse_jobs,
    separator_from_arguments,
)
from ui.commands.shared.arguments import add_json_argument, parse_number, parse_path, quote
from ui.commands.shared.csv_arguments import add_csv_dialect_argument, dialect_from_arguments
from ui.commands.shared.output import (
    describe_minutes,
    describe_signal,
    describe_understood,
    print_figures,
    print_json,
    print_plugin_figures,
)
from ui.commands.shared.progress import OnProgress, show_rate
from ui.commands.shared.terminal import UsageError, escape_control
from ui.i18n.messages import WorkerKilled
from ui.i18n.rendering import to_english

TASK_FILES: Final = 8
Outcome: TypeAlias = FileAnalysis | Message
"""The figures of a file, or why there are none."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="*", type=parse_path)
    for option, dest, text in (("--from", "begin", "start"), ("--to", "end", "end")):
        parser.add_argument(
            option,
            dest=dest,
            metavar="S",
            type=_parse_seconds,
            help=f"{text} of the part to analyse, in seconds",
        )
    add_figure_arguments(parser)
    outputs = parser.add_mutually_exclusive_group()
    add_json_argument(outputs)
    outputs.add_argument(
        "--jsonl", action="store_true", help="print one JSON value per line, as results come in"
    )
    outputs.add_argument(
        "--csv",
        action="store_true",
        help="print a table with one line per file, as results come in",
    )
    add_csv_dialect_argument(parser)
    add_list_arguments(parser)
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=parse_jobs,
        default=1,
        help="number of processes (more than 1 needs the extra [cohort])",
    )


def _parse_seconds(text: str) -> float:
    seconds = parse_number(text)
    if seconds < 0.0:
        raise argparse.ArgumentTypeError(f"{quote(text)} is not 0 or more seconds")
    return seconds


def run(args: argparse.Namespace) -> int:
    if not args.files and not args.files_from:
        raise UsageError("Give the files to analyse, or a list of them with --files-from.")
    if args.csv_dialect != STANDARD_NAME and not args.csv:
        raise UsageError("--csv-dialect is for tables of text: add --csv.")
    options = replace(
        options_from_arguments(args),
        start_s=args.begin if args.begin is not None else -inf,
        stop_s=args.end if args.end is not None else inf,
    )
    if not options.start_s < options.stop_s:
        raise UsageError(to_english(PartEndsBeforeStart(options.start_s, options.stop_s)))
    refused = 0
    with _open_printer(args) as printer, _show_progress(args) as on_progress:
        outcomes = analyze_all(_list_paths(args), options, Workers(args.jobs))
        for done, outcome in enumerate(outcomes, start=1):
            if isinstance(outcome, FileAnalysis):
                printer(outcome)
            else:
                refused += 1
                print(escape_control(to_english(outcome)), file=sys.stderr)
            on_progress(done)
    return 1 if refused else 0


def _show_progress(args: argparse.Namespace) -> AbstractContextManager[OnProgress]:
    """In a terminal, unless the results come in the same."""
    total = None if args.files_from else len(args.files)
    return nullcontext(lambda _: None) if sys.stdout.isatty() else show_rate("Reading", total)


def _list_paths(args: argparse.Namespace) -> Iterator[Path]:
    """The files that were named, and those in the lists, as they are read."""
    yield from args.files
    sources = Sources((), args.files_from, separator_from_arguments(args))
    for file in sources.files(lambda: sys.stdin.buffer):
        yield Path(file.path)


@dataclass(frozen=True, slots=True)
class AnalysisTask:
    """Some files for one process."""

    paths: tuple[Path, ...]
    options: AnalysisOptions

    def split(self) -> Iterator["AnalysisTask"]:
        """The same, each file by itself."""
        return (AnalysisTask((path,), self.options) for path in self.paths)


def analyze_all(
    paths: Iterable[Path], options: AnalysisOptions, workers: Workers
) -> Iterator[Outcome]:
    """Yield the figures of each file, or why there are none, in the order of the files."""
    rest, size = iter(paths), 1 if workers.is_here else TASK_FILES
    chunks = iter(lambda: tuple(islice(rest, size)), ())
    tasks = (AnalysisTask(chunk, options) for chunk in chunks)
    for outcomes in run_tasks(_JOB, tasks, workers, is_ordered=True):
        yield from outcomes


def analyze_paths(task: AnalysisTask) -> tuple[Outcome, ...]:
    """Analyse the files of a task, in any process."""
    return tuple(_analyze(path, task.options) for path in task.paths)


def _analyze(path: Path, options: AnalysisOptions) -> Outcome:
    try:
        return analyze_file(path, options).without_events()
    except TrainerError as exc:
        return exc.message


def _give_up(task: AnalysisTask) -> tuple[Outcome, ...]:
    return tuple(InFile(to_printable(path.name), WorkerKilled()) for path in task.paths)


_JOB: Final = Job(run=analyze_paths, split=AnalysisTask.split, give_up=_give_up)


@contextmanager
def _open_printer(args: argparse.Namespace) -> Iterator[Callable[[FileAnalysis], None]]:
    """What prints each result, in the format that was chosen."""
    if args.csv:
        table = _CsvTable(list_plugin_figures(), dialect_from_arguments(args))
        table.begin()
        yield table.add
    elif args.jsonl:
        yield _print_line
    elif not args.json:
        yield _print_text
    elif len(args.files) == 1 and not args.files_from:
        yield lambda result: print_json(result.to_json())
    else:
        printer = _JsonArray()
        yield printer.add
        printer.close()


class _JsonArray:
    """Prints a JSON array an element at a time, as `print_json` prints it at once; nothing of none."""

    def __init__(self) -> None:
        self._is_empty = True

    def add(self, result: FileAnalysis) -> None:
        element = to_json_text(result.to_json(), indent=2).replace("\n", "\n  ")
        print("[\n  " if self._is_empty else ",\n  ", element, sep="", end="", flush=True)
        self._is_empty = False

    def close(self) -> None:
        if not self._is_empty:
            print("\n]")


def _print_line(result: FileAnalysis) -> None:
    print(to_json_text(result.to_json()), flush=True)


class _CsvTable:
    """Prints the columns of a cohort a row at a time."""

    def __init__(self, figures: Sequence[PluginFigureColumn], dialect: CsvDialect) -> None:
        self._figures, self._dialect = figures, dialect
        self._keys = tuple(figure.key for figure in figures)

    def begin(self) -> None:
        self._print(format_csv_header(columns_with(self._figures), self._dialect))

    def add(self, result: FileAnalysis) -> None:
        row = analysis_to_row(look_at(str(result.path)), result, self._keys)
        self._print(format_csv_row(row, self._dialect))

    def _print(self, text: str) -> None:
        print(to_stdout_text(text), end="", flush=True)


def _print_text(result: FileAnalysis) -> None:
    figures = result.analysis.figures
    beats = f"{result.analysis.t.size} beats in {describe_minutes(result.analysis.duration_s)}"
    print(escape_control(f"{result.path.name}: {describe_understood(result.imported)}; {beats}."))
    kinds = [f"{n} {kind}" for kind, n in figures.corrected.items() if n]
    if kinds:
        print(f"Flagged intervals: {', '.join(kinds)}.")
    print(describe_signal(figures.quality))
    print_figures(figures.figures, figures.reasons, figures.rsa_interval_ms)
    print_plugin_figures(figures_of_analysis(result.analysis, faults.report))
    print(flush=True)
