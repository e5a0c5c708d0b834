"""`outbreath followup`: the outcome of a prediction, and other annotations made after a pause."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict

from trainer.events import (
    Decided,
    Decision,
    Moment,
    PredictionMade,
    UrgeRated,
)
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.library.store import Library
from trainer.practice.annotations import Annotation, Outcome, OutcomeReported
from trainer.practice.predictions import Prediction, open_predictions
from ui.commands.shared.arguments import (
    add_annotation_arguments,
    add_json_argument,
    parse_text,
    parse_urge,
    words_from_arguments,
)
from ui.commands.shared.output import OUTCOME_TEXTS, print_json, print_table
from ui.commands.shared.terminal import CommandError, UsageError
from ui.i18n.rendering import to_english
from ui.services.practice import (
    current_timestamp,
    find_prediction,
    load_predictions,
    report_outcome,
)
from ui.services.profiles import folder_from_arguments
from ui.services.reviews import load_summary


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID|last", nargs="?", help="a prediction, or a pause")
    parser.add_argument("--outcome", choices=[str(o) for o in Outcome], help="what happened")
    parser.add_argument("--note", metavar="TEXT", type=parse_text, help="a note on what happened")
    parser.add_argument("--all", action="store_true", help="also list answered predictions")
    add_annotation_arguments(parser)
    parser.add_argument("--urge-before", metavar="0..10", type=parse_urge)
    parser.add_argument("--urge-after", metavar="0..10", type=parse_urge)
    parser.add_argument("--decision", choices=[str(d) for d in Decision])
    add_json_argument(parser)


def run(args: argparse.Namespace) -> int:
    annotations = list(_annotations_from_arguments(args))
    if args.id is None:
        if args.outcome or args.note or annotations:
            raise UsageError("Give the prediction or pause: `outbreath followup` lists them.")
        return _list(args)
    if annotations and (args.outcome or args.note):
        raise UsageError(
            "Give what happened to a prediction and other details of a pause in separate commands."
        )
    return _report_annotations(args, annotations) if annotations else _answer(args)


def _list(args: argparse.Namespace) -> int:
    with Library.open(folder_from_arguments(args), write=False) as library:
        predictions = load_predictions(library)
    listed = list(reversed(predictions if args.all else open_predictions(predictions)))
    if args.json:
        print_json([asdict(prediction) for prediction in listed])
    elif listed:
        columns = ("when", "if I wait, then", ">sure", "what happened", "id")
        print_table(columns, [_row(prediction) for prediction in listed])
    else:
        print("No predictions are waiting for your answer.")
    return 0


def _answer(args: argparse.Namespace) -> int:
    if args.outcome is None:
        with Library.open(folder_from_arguments(args), write=False) as library:
            find_prediction(load_predictions(library), args.id)
        raise CommandError(
            f"Say what happened: --outcome {', '.join(Outcome)}, with a note if you like."
        )
    with Library.open(folder_from_arguments(args), write=True) as library:
        prediction = report_outcome(
            library, args.id, OutcomeReported(Outcome(args.outcome), args.note)
        )
    if args.json:
        print_json(asdict(prediction))
    else:
        print(f"{OUTCOME_TEXTS[args.outcome]} Saved next to your prediction.")
    return 0


def _report_annotations(args: argparse.Namespace, annotations: list[Annotation]) -> int:
    with Library.open(folder_from_arguments(args), write=True) as library:
        session_id = library.find(args.id)
        for annotation in annotations:
            library.notebook.add_annotation(session_id, current_timestamp(), annotation)
        summary = load_summary(library, library.entry(session_id))
    if args.json:
        print_json(summary_to_json(summary, to_english))
    else:
        print(f"Saved with {session_id}.")
    return 0


def _annotations_from_arguments(args: argparse.Namespace) -> Iterator[Annotation]:
    """The annotations in the arguments. Raises UsageError for a certainty without a prediction."""
    if args.sure is not None and not args.prediction:
        raise UsageError("--sure is how sure you are of a prediction: use it with --prediction.")
    yield from words_from_arguments(args, empty=True)
    if args.prediction is not None:
        yield PredictionMade(0.0, args.prediction, args.sure)
    if args.urge_before is not None:
        yield UrgeRated(0.0, args.urge_before, Moment.BEFORE)
    if args.urge_after is not None:
        yield UrgeRated(0.0, args.urge_after, Moment.AFTER)
    if args.decision is not None:
        yield Decided(0.0, Decision(args.decision))


def _row(prediction: Prediction) -> tuple[str, ...]:
    sure = prediction.sure_percent
    return (
        (prediction.made or "unknown")[:16].replace("T", " "),
        " ".join(prediction.text.split())[:80],
        "–" if sure is None else f"{sure} %",
        "" if prediction.outcome is None else OUTCOME_TEXTS[prediction.outcome],
        prediction.id,
    )
