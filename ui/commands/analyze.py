"""`outbreath analyze`: the figures of recordings of any origin."""

import argparse
import sys
from math import inf
from pathlib import Path
from typing import NamedTuple

from devices.waveforms.records import find_beats
from trainer.errors import RecordingError, TrainerError
from trainer.files.messages import InFile
from trainer.formats.analysis_json import analysis_to_json
from trainer.formats.messages import NoBeatsInRates
from trainer.formats.reader import ImportedRecording, read_whole_file
from trainer.hrv.tachogram import arrays_of
from trainer.session.plugin_figures import figures_of_analysis
from trainer.session.record_analysis import RecordAnalysis, analyze_recording
from ui import faults
from ui.commands.shared.arguments import add_json_argument, parse_number, quote
from ui.commands.shared.output import (
    describe_minutes,
    describe_signal,
    describe_understood,
    print_figures,
    print_json,
    print_plugin_figures,
    show_progress,
)
from ui.commands.shared.reading_arguments import add_reading_arguments, choice_from_arguments
from ui.commands.shared.terminal import escape_control
from ui.i18n.rendering import to_english


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
    parser.add_argument("--from", dest="begin", metavar="S", type=_parse_seconds)
    parser.add_argument("--to", dest="end", metavar="S", type=_parse_seconds)
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
    add_json_argument(parser)


def _parse_seconds(text: str) -> float:
    seconds = parse_number(text)
    if seconds < 0.0:
        raise argparse.ArgumentTypeError(f"{quote(text)} is not 0 or more seconds")
    return seconds


def run(args: argparse.Namespace) -> int:
    results: list[FileAnalysis] = []
    refused = False
    for path in show_progress(args.files, "Reading"):
        try:
            results.append(_analyze(path, args))
        except TrainerError as exc:
            refused = True
            print(escape_control(to_english(exc.message)), file=sys.stderr)
    if args.json and results:
        summaries = [result.to_json() for result in results]
        print_json(summaries if len(args.files) > 1 else summaries[0])
    elif not args.json:
        for result in results:
            _print(result)
    return 1 if refused else 0


class FileAnalysis(NamedTuple):
    """A file, how it was read, and its figures."""

    path: Path
    imported: ImportedRecording
    analysis: RecordAnalysis

    def to_json(self) -> dict[str, object]:
        """What `--json` prints."""
        return analysis_to_json(str(self.path), self.imported, self.analysis, to_english)


def _analyze(path: Path, args: argparse.Namespace) -> FileAnalysis:
    imported = read_whole_file(path, choice_from_arguments(args), find_beats)
    if imported.reading is not None and not arrays_of(imported.recording.events)[0].size:
        raise RecordingError(InFile(path.name, NoBeatsInRates()))
    analysis = analyze_recording(
        imported.recording,
        start=args.begin if args.begin is not None else -inf,
        stop=args.end if args.end is not None else inf,
        correct=not args.raw,
        method=args.spectrum,
    )
    return FileAnalysis(path, imported, analysis)


def _print(result: FileAnalysis) -> None:
    figures = result.analysis.figures
    beats = f"{result.analysis.t.size} beats in {describe_minutes(result.analysis.duration_s)}"
    print(escape_control(f"{result.path.name}: {describe_understood(result.imported)}; {beats}."))
    kinds = [f"{n} {kind}" for kind, n in figures.corrected.items() if n]
    if kinds:
        print(f"Flagged intervals: {', '.join(kinds)}.")
    print(describe_signal(figures.quality))
    print_figures(figures.figures, figures.reasons, figures.rsa_interval_ms)
    print_plugin_figures(figures_of_analysis(result.analysis, faults.report))
    print()
