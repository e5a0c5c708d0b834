"""What is marked `realtime` is tried again on a busy machine, and in the end it fails: it is never skipped."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

import pytest

from tests.conftest import REALTIME_ATTEMPTS, pytest_pyfunc_call


def item(test: Callable[[], None], *, marked: bool = True) -> pytest.Function:
    marks = {"realtime"} if marked else set()
    made = SimpleNamespace(
        obj=test,
        funcargs={},
        get_closest_marker=lambda name: name if name in marks else None,
    )
    return cast(pytest.Function, made)


def test_it_passes_if_one_of_three_attempts_does() -> None:
    tried: list[int] = []

    def late_at_first() -> None:
        tried.append(1)
        assert len(tried) == REALTIME_ATTEMPTS

    assert pytest_pyfunc_call(item(late_at_first))
    assert len(tried) == REALTIME_ATTEMPTS


def test_it_fails_if_none_does() -> None:
    tried: list[int] = []

    def always_late() -> None:
        tried.append(1)
        raise AssertionError("late")

    with pytest.raises(AssertionError, match="late"):
        pytest_pyfunc_call(item(always_late))
    assert len(tried) == REALTIME_ATTEMPTS


def test_any_other_test_is_left_to_the_runner() -> None:
    assert pytest_pyfunc_call(item(lambda: None, marked=False)) is None
