"""A program that is killed at any moment loses nothing that it had said was written."""

from pathlib import Path

import pytest

from tests.benchmarks.kills import (
    killed_while_locking,
    killed_while_migrating,
    killed_while_recording,
)


@pytest.mark.parametrize(
    ("times", "key"), [(12, ""), (4, "four words nobody guesses")], ids=["open", "locked"]
)
def test_kills_at_random_moments_lose_no_beat_that_was_written(
    tmp_path: Path, times: int, key: str
) -> None:
    assert killed_while_recording(tmp_path, times, seed=7, key=key) > 0


def test_a_kill_while_an_old_library_is_brought_up_to_date_leaves_the_old_or_the_new(
    tmp_path: Path,
) -> None:
    old, new = killed_while_migrating(tmp_path, times=5, seed=7)
    assert old + new == 5


def test_a_kill_while_a_library_is_locked_leaves_it_open_or_locked(tmp_path: Path) -> None:
    assert sum(killed_while_locking(tmp_path, times=4, seed=7)) == 4
