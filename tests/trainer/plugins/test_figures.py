"""A figure of a plug-in has a value or a reason, and touches nothing of ours."""

from typing import ClassVar

import numpy as np
import pytest

from tests.fake_plugins import FakeEntryPoint, Install
from tests.fake_plugins import install as install
from tests.refusals import english_of
from trainer.hrv.figures import FIGURES
from trainer.hrv.quality import COULD_NOT
from trainer.plugins import notices
from trainer.plugins.errors import NoFigureError
from trainer.plugins.figures import (
    Beats,
    PluginFigure,
    compute_plugin_figures,
)

GROUP = "outbreath.figures"
RR_MS = np.array([800.0, 810.0, 790.0, 805.0])


class Mean:
    label = "Mean interval"
    unit = "ms"
    decimals = 2
    result: ClassVar[object] = None

    def compute(self, beats: Beats) -> float:
        return float(np.nanmean(beats.nn_ms))


class Returning(Mean):
    def __init__(self, result: object) -> None:
        self._result = result

    def compute(self, beats: Beats) -> float:
        return self._result  # type: ignore[return-value]


class Raising(Mean):
    def __init__(self, error: BaseException) -> None:
        self._error = error

    def compute(self, beats: Beats) -> float:
        raise self._error


class Meddling(Mean):
    def compute(self, beats: Beats) -> float:
        beats.rr_ms[0] = 0.0
        return 1.0


class Unlabelled(Mean):
    decimals = "many"  # type: ignore[assignment]


def make_beats() -> Beats:
    return Beats(np.cumsum(RR_MS) / 1000.0, RR_MS, RR_MS, np.ones(RR_MS.size, dtype=bool))


def compute_one(install: Install, plugin: object) -> tuple[PluginFigure, list[str]]:
    faults: list[str] = []
    install(GROUP, FakeEntryPoint("toy", plugin))
    figures = compute_plugin_figures(make_beats(), None, lambda part, _: faults.append(part))
    (figure,) = figures
    return figure, faults


def test_its_value_is_under_a_key_that_can_be_none_of_ours(install: Install) -> None:
    figure, _ = compute_one(install, Mean)
    assert (figure.key, figure.value, figure.reason) == ("outbreath_toy.toy", 801.25, None)
    assert not any("." in key for key in FIGURES)


@pytest.mark.parametrize("result", [float("nan"), float("inf"), 10**400, "five", None, [1.0, 2.0]])
def test_what_is_no_number_is_no_figure(install: Install, result: object) -> None:
    figure, _ = compute_one(install, Returning(result))
    assert figure.value is None
    assert "uninstall outbreath-toy" in english_of(figure.reason)


@pytest.mark.parametrize("error", [ZeroDivisionError("division by zero"), SystemExit(1)])
def test_one_that_raises_is_absent_with_its_error(install: Install, error: BaseException) -> None:
    figure, faults = compute_one(install, Raising(error))
    assert figure.value is None
    assert type(error).__name__ in english_of(figure.reason)
    assert faults == (["plug-in toy"] if isinstance(error, Exception) else [])


def test_one_without_grounds_says_why(install: Install) -> None:
    figure, faults = compute_one(install, Raising(NoFigureError("fewer than 30 intervals")))
    assert (figure.value, english_of(figure.reason), faults) == (
        None,
        "fewer than 30 intervals",
        [],
    )


def test_none_can_change_the_beats(install: Install) -> None:
    figure, _ = compute_one(install, Meddling)
    assert figure.value is None
    assert RR_MS[0] == 800.0


def test_one_that_does_not_say_what_it_is_has_its_name(install: Install) -> None:
    figure, _ = compute_one(install, Unlabelled)
    assert (figure.label, figure.value) == ("toy", None)


def test_where_we_show_no_figures_none_of_others_is_computed(install: Install) -> None:
    install(GROUP, FakeEntryPoint("toy", Raising(AssertionError())))
    (figure,) = compute_plugin_figures(make_beats(), COULD_NOT)
    assert figure.reason is COULD_NOT


def test_of_those_that_cannot_be_used_one_hears_once(install: Install) -> None:
    install(GROUP, FakeEntryPoint("toy", ImportError()), FakeEntryPoint("whole", Mean))
    for _ in range(2):
        assert len(compute_plugin_figures(make_beats())) == 1
    assert [english_of(notice)[:16] for notice in notices.take_notices()] == ["The plug-in toy "]
    assert notices.take_notices() == []
