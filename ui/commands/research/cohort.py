"""`outbreath cohort`: thousands of recordings as one dataset, and a report of it."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from trainer.errors import TrainerError
from trainer.files.text_file import to_printable
from trainer.formats.csv_text.dialect import STANDARD_NAME
from trainer.session.windows import MAX_WINDOW_S, MIN_WINDOW_S
from ui.cohort.dataset import Dataset, lock_dataset, open_dataset, read_dataset
from ui.cohort.file_analysis import AnalysisOptions
from ui.cohort.file_walk import FoundFile
from ui.cohort.part_formats import CSV, FORMATS
from ui.cohort.pools import Workers
from ui.cohort.report.write import write_report
from ui.cohort.run import Counts, run_cohort
from ui.cohort.sources import STDIN, Sources
from ui.cohort.tasks import PART_FILES
from ui.cohort.workbook import check_workbook, write_workbook
from ui.commands.research.arguments import (
    add_figure_arguments,
    add_list_arguments,
    count_cores,
    options_from_arguments,
    parse_jobs,
    separator_from_arguments,
)
from ui.commands.shared.arguments import (
    add_json_argument,
    parse_file_name,
    parse_number,
    parse_path,
    parse_whole_number,
    quote,
)
from ui.commands.shared.csv_arguments import add_csv_dialect_argument
from ui.commands.shared.output import print_json
from ui.commands.shared.progress import show_rate
from ui.commands.shared.terminal import CommandError, UsageError, escape_control
from ui.i18n.messages import DatasetMissing, WorkbookIsOther

WORKBOOK_SUFFIX: Final = ".xlsx"
PARTS_SUFFIX: Final = ".parts"
MAX_PART_FILES: Final = 9_999
CONTINUE: Final = "Finished parts are saved: run the same command again to continue."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sources",
        metavar="SOURCE",
        type=parse_file_name,
        nargs="*",
        help=(
            "a folder, a file, a pattern in quotation marks (data/**/*.csv), a list of files, "
            "or - for a list from standard input"
        ),
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="DIR",
        type=parse_path,
        required=True,
        help="folder of the dataset, or NAME.xlsx: then a workbook is written too, and the folder is NAME.parts",
    )
    parser.add_argument(
        "--format",
        choices=list(FORMATS),
        default="parquet",
        help="format of its files; default: parquet",
    )
    add_csv_dialect_argument(parser)
    parser.add_argument(
        "--windows",
        metavar="S",
        type=_parse_window,
        help="one row per window of S seconds, instead of one per recording",
    )
    add_figure_arguments(parser)
    add_list_arguments(parser)
    parser.add_argument(
        "--jobs", metavar="N", type=parse_jobs, help="number of processes; default: one per core"
    )
    parser.add_argument(
        "--cluster", metavar="ADDRESS", help="a dask cluster, such as tcp://10.0.0.1:8786"
    )
    parser.add_argument(
        "--part-files",
        metavar="N",
        type=_parse_part_files,
        default=PART_FILES,
        help=f"most recordings in one file of the dataset; default: {PART_FILES}",
    )
    parser.add_argument("--report", action="store_true", help="write a report of the dataset")
    parser.add_argument(
        "--compare",
        metavar="OTHER",
        type=parse_path,
        help="another dataset, or a table from any program: the report says how well the figures agree",
    )
    add_json_argument(parser)


def _parse_window(text: str) -> float:
    seconds = parse_number(text)
    if not MIN_WINDOW_S <= seconds <= MAX_WINDOW_S:
        raise argparse.ArgumentTypeError(f"{quote(text)} is not {MIN_WINDOW_S:.0f} or more seconds")
    return seconds


def _parse_part_files(text: str) -> int:
    return parse_whole_number(text, 1, MAX_PART_FILES, "a number of recordings")


def run(args: argparse.Namespace) -> int:
    if args.jobs is not None and args.cluster is not None:
        raise UsageError("The cluster decides the number of processes: leave out --jobs.")
    if args.csv_dialect != STANDARD_NAME and args.format != CSV:
        raise UsageError("--csv-dialect is for tables of text: add --format csv.")
    output = _Output.of(args.output)
    has_sources = bool(args.sources or args.files_from)
    if not has_sources and not (args.report or args.compare or output.workbook):
        raise UsageError("Give a folder, files or a list of them, or --report.")
    output.check()
    counts = _run(args, output) if has_sources else None
    if output.workbook is not None:
        _write_workbook(output.folder, output.workbook)
    report = _report(args, output) if args.report or args.compare else None
    if args.json:
        print_json(_to_json(args, output, counts, report))
    else:
        _print(output, counts, report)
    return 0


@dataclass(frozen=True, slots=True)
class _Output:
    """Where the dataset is, and the workbook that is made of it."""

    folder: Path
    workbook: Path | None = None

    @classmethod
    def of(cls, path: Path) -> "_Output":
        if path.suffix.lower() != WORKBOOK_SUFFIX or path.is_dir():
            return cls(path)
        return cls(path.with_suffix(PARTS_SUFFIX), path)

    def check(self) -> None:
        """Refuse a workbook that cannot be written, or is not of this dataset, before any work is done."""
        if self.workbook is None:
            return
        check_workbook()
        if self.workbook.exists() and read_dataset(self.folder) is None:
            path, folder = map(to_printable, (self.workbook, self.folder))
            raise TrainerError(WorkbookIsOther(path, folder))


def _run(args: argparse.Namespace, output: _Output) -> Counts:
    options = replace(options_from_arguments(args), window_s=args.windows)
    separator = separator_from_arguments(args)
    sources = Sources(args.sources, args.files_from, separator, output.folder, output.workbook)
    sources.check()
    workers = Workers(1, args.cluster) if args.cluster else Workers(args.jobs or count_cores())
    try:
        with open_dataset(output.folder, args.format, options, args.csv_dialect) as dataset:
            counts = _run_on(dataset, sources, options, workers, args.part_files)
    except KeyboardInterrupt:
        raise CommandError(f"Stopped. {CONTINUE}") from None
    if not counts.files:
        raise CommandError("No files were found: check the folder, the pattern or the list.")
    return counts


def _write_workbook(folder: Path, path: Path) -> None:
    dataset = _find_dataset(folder)
    try:
        with lock_dataset(folder), show_rate("Writing the workbook", None, "rows") as on_progress:
            write_workbook(dataset, path, on_progress)
    except KeyboardInterrupt:
        raise CommandError(f"Stopped. {CONTINUE}") from None


def _find_dataset(folder: Path) -> Dataset:
    dataset = read_dataset(folder)
    if dataset is None:
        raise TrainerError(DatasetMissing(to_printable(folder)))
    return dataset


def _run_on(
    dataset: Dataset,
    sources: Sources,
    options: AnalysisOptions,
    workers: Workers,
    part_files: int,
) -> Counts:
    with show_rate("Analysing", _count_files(sources)) as on_progress:
        return run_cohort(
            dataset,
            _open_sources(sources),
            options,
            workers,
            part_files=part_files,
            on_progress=lambda counts: on_progress(counts.files),
        )


def _open_sources(sources: Sources) -> Iterator[FoundFile]:
    return sources.files(lambda: sys.stdin.buffer)


def _count_files(sources: Sources) -> int | None:
    """How many files there are, where somebody looks at the progress and it can be known."""
    if not sys.stderr.isatty() or STDIN in (*sources.names, *sources.lists):
        return None
    return sum(1 for _ in _open_sources(sources))


def _report(args: argparse.Namespace, output: _Output) -> Path:
    return write_report(_find_dataset(output.folder), args.compare)


def _to_json(
    args: argparse.Namespace, output: _Output, counts: Counts | None, report: Path | None
) -> dict[str, object]:
    fields: dict[str, object] = {"dataset": str(output.folder)}
    if counts is not None:
        fields |= {
            "format": args.format,
            "files": counts.files,
            "analyzed": counts.analyzed,
            "refused": counts.refused,
            "done_before": counts.done_before,
            "changed": counts.changed,
            "rows": counts.rows,
            "parts": counts.parts,
        }
    if output.workbook is not None:
        fields["workbook"] = str(output.workbook)
    return fields | {"report": None if report is None else str(report)}


def _print(output: _Output, counts: Counts | None, report: Path | None) -> None:
    folder = escape_control(str(output.folder))
    if counts is not None:
        print(
            f"{_count(counts.analyzed, 'recording')} analysed, {_count(counts.refused, 'file')} "
            f"refused: {_count(counts.rows, 'row')} in {_count(counts.parts, 'new part')} of {folder}."
        )
        if counts.done_before:
            print(f"{_count(counts.done_before, 'file')} had been done before.")
        if counts.changed:
            print(
                f"{_count(counts.changed, 'file')} changed since then: to analyse them again, "
                "choose another folder with -o."
            )
    if output.workbook is not None:
        print(f"Workbook: {escape_control(str(output.workbook))}")
    if report is not None:
        print(f"Report: {escape_control(str(report))}")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
