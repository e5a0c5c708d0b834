"""What happened in a sitting comes back whole at its end, however long the night was."""

import random
import sys

from hypothesis import given
from hypothesis import strategies as st

from tests.trainer.any_event import events
from trainer.events import Beat, Event
from ui.runtime.event_log import AT_HAND, CompressedEventLog


@given(st.lists(events, max_size=40), st.integers(0, 2))
def test_all_comes_back_in_its_order_and_as_it_was(told: list[Event], times: int) -> None:
    everything = told * (1 + times * AT_HAND // max(1, len(told)))
    happened = CompressedEventLog()
    for event in everything:
        happened.append(event)
    assert list(happened) == everything


def test_a_night_of_beats_takes_little_room() -> None:
    rng = random.Random(1)
    happened = CompressedEventLog()
    for n in range(40_000):
        rr_ms = rng.randint(700, 1000) * 1000 / 1024
        happened.append(Beat(round(0.85 * n, 6), rr_ms, received=round(0.85 * n + 0.1, 6)))
    assert sum(map(sys.getsizeof, happened._packed)) < 2_000_000
