"""At a glance: what happened is counted, and nothing is inferred."""

from hypothesis import given
from hypothesis import strategies as st

from trainer.practice.annotations import Outcome
from trainer.practice.overview import (
    MAX_RECENT_PAUSES,
    MIN_RATED_PAUSES,
    compute_overview,
)
from trainer.practice.pauses import Pause
from trainer.practice.predictions import Prediction


def pause(
    waited_s: float = 300.0, urges: tuple[int | None, int | None] = (8, 4), day: int = 1
) -> Pause:
    before, after = urges
    started = f"2026-03-{day:02d}T10:00:00+00:00"
    return Pause(
        id=started,
        started=started,
        day=float(day),
        waited_s=waited_s,
        urge_before=before,
        urge_after=after,
    )


def prediction(outcome: Outcome | None) -> Prediction:
    return Prediction(id="p", made=None, text="they leave", sure_percent=70, outcome=outcome)


def test_the_time_waited_is_the_sum_of_all_pauses() -> None:
    seen = compute_overview([pause(60.0), pause(300.0), pause(0.0)], [])
    assert (seen.pauses, seen.waited_total_s, seen.waited_longest_s) == (2, 360.0, 300.0)
    assert seen.recent_waits_s == (60.0, 300.0)


def test_of_a_long_practice_the_latest_pauses_are_drawn_and_all_are_counted() -> None:
    seen = compute_overview([pause(60.0 + n) for n in range(100)], [])
    assert seen.pauses == 100
    assert len(seen.recent_waits_s) == MAX_RECENT_PAUSES
    assert seen.recent_waits_s[-1] == 159.0


def test_an_average_urge_is_given_from_five_rated_pauses_on() -> None:
    rated = [pause(urges=(8, 4)) for _ in range(MIN_RATED_PAUSES - 1)]
    unrated = [pause(urges=(8, None)), pause(urges=(None, 2))]
    assert compute_overview([*rated, *unrated], []).mean_urges is None
    enough = compute_overview([*rated, pause(urges=(3, 9))], [])
    assert enough.mean_urges == (7.0, 5.0)


def test_a_prediction_without_an_answer_is_no_outcome() -> None:
    seen = compute_overview([], [prediction(o) for o in (None, Outcome.NOTHING, Outcome.LESS)])
    assert (seen.answered, seen.unanswered) == (2, 1)
    assert seen.outcomes == {Outcome.NOTHING: 1, Outcome.LESS: 1}


def test_nothing_yet_is_nothing() -> None:
    seen = compute_overview([], [])
    assert (seen.pauses, seen.rated, seen.answered, seen.mean_urges) == (0, 0, 0, None)
    assert seen.recent_ends == (None, None)


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=5, max_size=40))
def test_the_average_lies_within_the_ratings(urges: list[tuple[int, int]]) -> None:
    mean = compute_overview([pause(urges=each) for each in urges], []).mean_urges
    assert mean is not None
    for i, value in enumerate(mean):
        rated = [each[i] for each in urges]
        assert min(rated) - 1e-9 <= value <= max(rated) + 1e-9
