"""The breath, felt by an accelerometer on a simulated chest."""

import math
import random
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.events import ChestMoved
from trainer.hrv.respiration import AccelerometerRespiration

RATE_HZ = 10.0


def chest(
    breaths_per_min: float,
    seconds: int = 60,
    *,
    swing_mg: float = 12.0,
    noise_mg: float = 2.0,
    seed: int = 1,
) -> Iterator[ChestMoved]:
    """A sensor that sits askew, tilts with each breath, trembles with the heart and slumps slowly."""
    rng = random.Random(seed)
    axis = [rng.gauss(0, 1) for _ in range(3)]
    length = math.hypot(*axis)
    for second in range(1, seconds + 1):
        felt = []
        for n in range(int(RATE_HZ)):
            t = second - 1 + (n + 1) / RATE_HZ
            phase = 2 * math.pi * breaths_per_min / 60 * t
            breath = swing_mg / 2 * (math.sin(phase) + 0.3 * math.sin(2 * phase))
            heart = 3.0 * math.sin(2 * math.pi * 1.15 * t)
            felt.append(
                tuple(
                    round(
                        400 * a + (breath + heart) * a / length + 0.2 * t + rng.gauss(0, noise_mg)
                    )
                    for a in axis
                )
            )
        yield ChestMoved(float(second), RATE_HZ, tuple((x, y, z) for x, y, z in felt))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("breaths_per_min", [4.5, 6.0, 8.0, 12.0, 18.0])
def test_the_rate_of_the_breath_is_felt_however_the_strap_sits(
    breaths_per_min: float, seed: int
) -> None:
    breath = AccelerometerRespiration()
    felt = [breath.add(moved) for moved in chest(breaths_per_min, seed=seed)]
    assert felt[-1] == pytest.approx(breaths_per_min, abs=0.3)
    assert felt[:24] == [None] * 24
    assert max(abs((f or 0.0) - breaths_per_min) for f in felt[39:]) <= 0.3


def test_a_chest_that_does_not_move_has_no_rate() -> None:
    breath = AccelerometerRespiration()
    assert [breath.add(m) for m in chest(6.0, swing_mg=0.0, noise_mg=0.5)] == [None] * 60


@pytest.mark.parametrize("seed", range(5))
def test_someone_who_moves_about_has_no_rate(seed: int) -> None:
    rng = random.Random(seed)
    breath = AccelerometerRespiration()
    felt = []
    for moved in chest(6.0, seed=seed):
        lurch = rng.gauss(0, 150)
        felt.append(
            breath.add(
                ChestMoved(
                    moved.t, RATE_HZ, tuple((round(x + lurch), y, z) for x, y, z in moved.mg)
                )
            )
        )
    assert sum(f is not None for f in felt) <= 0.2 * len(felt)


def test_after_a_gap_a_new_rate_needs_new_breaths() -> None:
    breath = AccelerometerRespiration()
    *_, last = (breath.add(moved) for moved in chest(6.0))
    assert last is not None
    later = ChestMoved(90.0, RATE_HZ, ((0, 0, 1000),) * 10)
    assert breath.add(later) is None


def test_a_rate_that_changes_is_followed_within_the_window() -> None:
    breath = AccelerometerRespiration()
    for moved in chest(12.0):
        breath.add(moved)
    felt = [
        breath.add(ChestMoved(60.0 + moved.t, RATE_HZ, moved.mg)) for moved in chest(6.0, seed=1)
    ]
    assert felt[-1] == pytest.approx(6.0, abs=0.3)


@settings(max_examples=30)
@given(st.integers(0, 2**32 - 1), st.floats(0.5, 100.0))
def test_whatever_is_felt_there_is_a_possible_rate_or_none(seed: int, rate_hz: float) -> None:
    rng = np.random.default_rng(seed)
    breath = AccelerometerRespiration()
    for second in range(1, 45):
        mg = rng.integers(-8000, 8000, size=(max(1, round(rate_hz)), 3))
        rate = breath.add(
            ChestMoved(float(second), rate_hz, tuple((int(x), int(y), int(z)) for x, y, z in mg))
        )
        assert rate is None or 3.0 <= rate <= 30.0


@pytest.mark.parametrize("rate_hz", [416.0, 1e9, 1e300, math.inf, math.nan, 0.0, -5.0])
def test_a_sensor_that_counts_faster_than_any_or_not_at_all_is_not_believed(rate_hz: float) -> None:
    breath = AccelerometerRespiration()
    felt = [breath.add(ChestMoved(float(s), rate_hz, ((1, 2, 3),) * 400)) for s in range(60)]
    assert felt == [None] * 60
