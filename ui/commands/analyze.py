"""`outbreath analyze`: the figures of recordings of any origin."""

import argparse
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np

from devices.waveforms.records import find_beats
from trainer.errors import RecordingError, TrainerError
from trainer.files.messages import InFile
from trainer.formats.codecs.summary_codec import interval_to_json
from trainer.formats.messages import FileEndMissing, NoBeatsInRates
from trainer.formats.reader import ImportedRecording, read_file
from trainer.hrv.record_figures import RecordFigures, compute_record_figures
from trainer.hrv.tachogram import FloatArray, arrays_of
from trainer.session.review import breath_phases, source_resolution_ms
from ui.commands.shared.arguments import add_json_argument, parse_number, quote
from ui.commands.shared.output import (
    add_plugin_figures,
    describe_minutes,
    describe_reading,
    describe_signal,
    describe_understood,
    print_figures,
    print_json,
    print_plugin_figures,
    show_progress,
)
from ui.commands.shared.reading_arguments import add_reading_arguments, choice_from_arguments
from ui.commands.shared.terminal import CommandError, escape_control
from ui.i18n.rendering import to_english
from ui.services.plugins import figures_of_record


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
    results, refused = [], False
    for path in show_progress(args.files, "Reading"):
        try:
            results.append(_analyze(path, args))
        except TrainerError as exc:
            refused = True
            print(escape_control(to_english(exc.message)), file=sys.stderr)
    if args.json and results:
        summaries = [analysis_to_json(*result) for result in results]
        print_json(summaries if len(args.files) > 1 else summaries[0])
    elif not args.json:
        for result in results:
            _print(*result)
    return 1 if refused else 0


class Beats(NamedTuple):
    """The beats that were analysed: their times, s, and the intervals that end with them, ms."""

    t: FloatArray
    rr_ms: FloatArray


def _analyze(
    path: Path, args: argparse.Namespace
) -> tuple[ImportedRecording, Path, RecordFigures, Beats]:
    reading = read_file(path, choice_from_arguments(args), find_beats)
    if reading.missing is not None:
        raise RecordingError(FileEndMissing(path.name, reading.missing))
    t, rr_ms = arrays_of(reading.recording.events)
    if not t.size and reading.reading is not None:
        raise RecordingError(InFile(path.name, NoBeatsInRates()))
    begin = args.begin if args.begin is not None else -np.inf
    end = args.end if args.end is not None else np.inf
    if begin >= end:
        raise CommandError("--from must come before --to.")
    inside = (t >= begin) & (t <= end)
    if not inside.any():
        raise CommandError("There are no heartbeats between --from and --to: choose another part.")
    beats = Beats(t[inside], rr_ms[inside])
    phase, breaths = breath_phases(reading.recording, beats.t, args.end)
    figures = compute_record_figures(
        *beats,
        resolution_ms=source_resolution_ms(reading.recording.events),
        correct=not args.raw,
        method=args.spectrum,
        cycle_phase=phase,
        breaths=breaths,
    )
    return reading, path, figures, beats


def analysis_to_json(
    reading: ImportedRecording, path: Path, figures: RecordFigures, beats: Beats
) -> dict[str, object]:
    fields: dict[str, object] = {
        "file": str(path),
        "beats": int(beats.t.size),
        "duration_s": duration_s(beats),
        "heart_time_s": heart_time_s(beats),
        "corrected": figures.corrected,
        "gaps": [[round(begin, 3), round(end, 3)] for begin, end in figures.gaps],
        "quality": {
            "verdict": str(figures.quality.verdict),
            "reason": to_english(figures.quality.reason),
        },
        "understood": describe_understood(reading),
        **describe_reading(reading, reason="reason"),
        "figures": figures.figures,
        "rsa_interval_ms": interval_to_json(figures.rsa_interval_ms),
    }
    return add_plugin_figures(fields, figures_of_record(*beats, figures))


def duration_s(beats: Beats) -> float:
    """From the start of the first interval to the last beat, s."""
    span_s = float(beats.t[-1] - beats.t[0])
    return round(span_s + max(0.0, float(beats.rr_ms[0])) / 1000.0, 3)


def heart_time_s(beats: Beats) -> float:
    """The intervals added up, s: the duration without what is missing in it."""
    return round(float(np.maximum(beats.rr_ms, 0.0).sum()) / 1000.0, 3)


def _print(reading: ImportedRecording, path: Path, figures: RecordFigures, beats: Beats) -> None:
    long = describe_minutes(duration_s(beats))
    print(
        escape_control(
            f"{path.name}: {describe_understood(reading)}; {beats.t.size} beats in {long}."
        )
    )
    kinds = [f"{n} {kind}" for kind, n in figures.corrected.items() if n]
    if kinds:
        print(f"Flagged intervals: {', '.join(kinds)}.")
    print(describe_signal(figures.quality))
    print_figures(figures.figures, figures.reasons, figures.rsa_interval_ms)
    print_plugin_figures(figures_of_record(*beats, figures))
    print()
