"""`outbreath followup`: what came of a prediction, and what else is told of a pause later."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict

from trainer.errors import TrainerError
from trainer.events import (
    BodyFelt,
    Decided,
    Decision,
    Moment,
    PredictionMade,
    TriggerNamed,
    UrgeRated,
)
from trainer.library.store import Library
from trainer.practice.annotations import Annotation, Outcome, OutcomeReported
from trainer.practice.pauses import Prediction, open_predictions
from ui.commands.output import OUTCOME_TEXTS, print_json, print_table
from ui.commands.terminal import UsageError
from ui.services.practice import current_timestamp, load_predictions, report_outcome
from ui.services.profiles import folder_from_arguments
from ui.services.reviews import load_summary


def followup(asked: argparse.Namespace) -> int:
    later = list(_annotations_from_arguments(asked))
    if asked.id is None:
        if asked.outcome or asked.note or later:
            raise UsageError("Say which prediction or pause: `outbreath followup` lists them.")
        return _list(asked)
    if later and (asked.outcome or asked.note):
        raise UsageError("Tell what came of a prediction, and more of the pause, one by one.")
    return _report_annotations(asked, later) if later else _answer(asked)


def _list(asked: argparse.Namespace) -> int:
    with Library.open(folder_from_arguments(asked), write=False) as library:
        predictions = load_predictions(library)
    listed = list(reversed(predictions if asked.all else open_predictions(predictions)))
    if asked.json:
        print_json([asdict(prediction) for prediction in listed])
    elif listed:
        columns = ("when", "if I wait, then", ">sure", "what came", "id")
        print_table(columns, [_row(prediction) for prediction in listed])
    else:
        print("No prediction waits for an answer.")
    return 0


def _answer(asked: argparse.Namespace) -> int:
    if asked.outcome is None:
        raise TrainerError(
            f"Say what happened: --outcome {', '.join(Outcome)}; a note may go with it."
        )
    with Library.open(folder_from_arguments(asked), write=True) as library:
        prediction = report_outcome(
            library, asked.id, OutcomeReported(Outcome(asked.outcome), asked.note)
        )
    if asked.json:
        print_json(asdict(prediction))
    else:
        print(f"{OUTCOME_TEXTS[asked.outcome]} It stands beside what you predicted.")
    return 0


def _report_annotations(asked: argparse.Namespace, later: list[Annotation]) -> int:
    with Library.open(folder_from_arguments(asked), write=True) as library:
        session_id = library.find(asked.id)
        for said in later:
            library.notebook.add_annotation(session_id, current_timestamp(), said)
        fields = load_summary(library, library.entry(session_id))
    if asked.json:
        print_json(fields)
    else:
        print(f"It stands beside {session_id} now.")
    return 0


def _annotations_from_arguments(asked: argparse.Namespace) -> Iterator[Annotation]:
    """Raises: WrongWordsError, for how sure one is of nothing."""
    if asked.sure is not None and not asked.prediction:
        raise UsageError("--sure says how sure a prediction feels: give it with --prediction.")
    if asked.trigger is not None:
        yield TriggerNamed(0.0, asked.trigger)
    if asked.body is not None:
        yield BodyFelt(0.0, asked.body)
    if asked.prediction is not None:
        yield PredictionMade(0.0, asked.prediction, asked.sure)
    if asked.urge_before is not None:
        yield UrgeRated(0.0, asked.urge_before, Moment.BEFORE)
    if asked.urge_after is not None:
        yield UrgeRated(0.0, asked.urge_after, Moment.AFTER)
    if asked.decision is not None:
        yield Decided(0.0, Decision(asked.decision))


def _row(prediction: Prediction) -> tuple[str, ...]:
    sure = prediction.sure_percent
    return (
        (prediction.made or "unknown")[:16].replace("T", " "),
        " ".join(prediction.text.split())[:80],
        "–" if sure is None else f"{sure} %",
        "" if prediction.outcome is None else OUTCOME_TEXTS[prediction.outcome],
        prediction.id,
    )
