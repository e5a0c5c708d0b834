"""What is told of a session when it is over, and of beats that came from another program."""

from trainer.events import Beat
from trainer.recording import Recording
from trainer.summary import summarise

BEATS = tuple(Beat(100.0 + 0.8 * n, 800.0) for n in range(200))


def test_a_series_of_beats_alone_is_one_round_from_its_first_interval_to_its_last_beat() -> None:
    review = summarise(Recording("x", None, "file", None, None, BEATS))
    assert [opinion.beat for opinion in review.judged] == list(BEATS)
    assert review.rounds == ((BEATS[0].t - 0.8, BEATS[-1].t),)


def test_of_no_beats_at_all_there_is_no_round() -> None:
    review = summarise(Recording("x", None, "file", None, None, ()))
    assert (review.rounds, review.judged) == ((), ())
