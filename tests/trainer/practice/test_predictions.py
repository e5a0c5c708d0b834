"""Which predictions a person is asked about, and how often."""

from trainer.practice.annotations import Outcome
from trainer.practice.predictions import Prediction, open_predictions, predictions_to_ask

WAITING = Prediction("a", None, "x", None)
TOLD = Prediction("b", None, "y", 20, Outcome.AS_FEARED)
TODAY = "2026-11-30"


def test_a_prediction_is_open_until_somebody_tells() -> None:
    assert open_predictions([WAITING, TOLD]) == [WAITING]


def test_what_was_told_is_not_asked_about() -> None:
    assert predictions_to_ask([TOLD, WAITING], {}, TODAY) == [WAITING]


def test_not_today_holds_for_this_day_and_twice_for_good() -> None:
    def is_asked(*days: str) -> bool:
        return predictions_to_ask([WAITING], {"a": days, "b": (TODAY,)}, TODAY) == [WAITING]

    assert is_asked()
    assert not is_asked(TODAY)
    assert is_asked("2026-11-20")
    assert not is_asked("2026-11-20", "2026-11-29")
