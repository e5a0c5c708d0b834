"""In Python the figures of plug-ins stand beside ours, as in the terminal."""

import pickle
from typing import Any

from tests.fake_plugins import FakeEntryPoint, Install
from tests.fake_plugins import install as install
from trainer.hrv.figures import FIGURES
from trainer.plugins.errors import NoFigureError
from trainer.plugins.figures import Beats

COUNT, GROUNDLESS = "outbreath_toy.count", "outbreath_toy.groundless"


class Count:
    label = "Normal intervals"
    unit = "intervals"
    decimals = 0

    def compute(self, beats: Beats) -> float:
        return float(beats.is_normal.sum())


class Groundless(Count):
    def compute(self, beats: Beats) -> float:
        raise NoFigureError("this record has no such thing")


def test_they_have_values_units_and_reasons(outbreath: Any, install: Install) -> None:
    recording = outbreath.simulate(5.0, seed=7)
    before = outbreath.analyze(recording).figures
    install(
        "outbreath.figures",
        FakeEntryPoint("count", Count),
        FakeEntryPoint("groundless", Groundless),
    )
    result = outbreath.analyze(recording)
    assert result.figures == {**before, COUNT: float(len(result.beats)), GROUNDLESS: None}
    assert result.units[COUNT] == "intervals"
    assert result.reasons[GROUNDLESS] == "this record has no such thing"
    assert COUNT not in result.reasons
    assert list(result.table["figure"]) == [*FIGURES, COUNT, GROUNDLESS]
    assert result.to_json()["figures"] == result.figures
    assert pickle.loads(pickle.dumps(result)).figures == result.figures
