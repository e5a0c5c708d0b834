"""What happened in a session comes back whole at its end, however long the night was."""

import random
import sys

from hypothesis import given
from hypothesis import strategies as st

from tests.trainer.any_event import events
from trainer.events import Beat, Event
from ui.runtime.event_log import MAX_UNCOMPRESSED_EVENTS, CompressedEventLog


@given(st.lists(events, max_size=40), st.integers(0, 2))
def test_all_comes_back_in_its_order_and_as_it_was(session_events: list[Event], times: int) -> None:
    everything = session_events * (
        1 + times * MAX_UNCOMPRESSED_EVENTS // max(1, len(session_events))
    )
    event_log = CompressedEventLog()
    for event in everything:
        event_log.append(event)
    assert list(event_log) == everything


def test_a_night_of_beats_takes_little_memory() -> None:
    rng = random.Random(1)
    event_log = CompressedEventLog()
    for n in range(40_000):
        rr_ms = rng.randint(700, 1000) * 1000 / 1024
        event_log.append(Beat(round(0.85 * n, 6), rr_ms, received=round(0.85 * n + 0.1, 6)))
    assert sum(map(sys.getsizeof, event_log._chunks)) < 2_000_000
