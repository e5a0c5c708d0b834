"""A chest that tilts with each breath says how somebody really breathed; a chest that does not, says nothing."""

from dataclasses import replace
from math import nan

import numpy as np
import pytest

from tests.benchmarks.delayed_loop import SimulatedChest, SimulatedRun, loop_people, sit_together
from tests.benchmarks.resonance import spans_from
from trainer.breathing.adaptive import AdaptiveController
from trainer.breathing.assessment_protocol import SteppedProtocol
from trainer.breathing.measured_breath import CHEST_LAG_S, MeasuredBreath, _without_trend
from trainer.breathing.resonance_assessment import assess_resonance
from trainer.breathing.resonance_model import MODEL_0_1
from trainer.events import Beat, Begin, ChestMoved
from trainer.hrv.tachogram import FloatArray
from trainer.pacing import BreathPattern, Pacer
from trainer.plan import ExhaleMode, SessionPlan
from trainer.session.progress import SessionProgress

SIX = Pacer(BreathPattern.parse("4-0-6-0"), 0.0)
SESSION_S = 299.0
T: FloatArray = np.arange(40.0, 100.5, 0.5)


def breathed(t: float) -> float:
    """What this person breathes: with the pacer, and for half a minute at their own rate."""
    if 55.0 <= t < 85.0:
        return 0.3 - 0.3 * float(np.cos(2.0 * np.pi * t / 4.0))
    return SIX.at(t).fullness


def hear(seed: int = 1, until: float = 104.0, scale: float = 1.0) -> MeasuredBreath:
    chest, measured = SimulatedChest(seed), MeasuredBreath()
    for k in range(round(until * 10.0)):
        moved = chest.next(k / 10.0, scale * breathed(k / 10.0))
        if moved is not None:
            measured.add(moved)
    return measured


def asked() -> FloatArray:
    return np.array([SIX.at(t).fullness for t in T.tolist()])


@pytest.mark.parametrize("seed", range(6))
def test_however_the_strap_sits_the_breath_is_that_of_the_person_and_not_the_pacers(
    seed: int,
) -> None:
    result = hear(seed).fullness_at(T, asked())
    assert result is not None
    true = np.array([breathed(t) for t in (T + CHEST_LAG_S).tolist()])
    likeness = np.corrcoef(result, true)[0, 1]
    assert likeness > 0.85  # a tilt of 8 mg in a noise of 2 is not seen better
    assert likeness > np.corrcoef(result, asked())[0, 1] + 0.1
    assert result.std() == pytest.approx(asked().std(), rel=0.01)


def test_without_a_chest_or_with_one_that_lies_still_there_is_no_breath() -> None:
    assert MeasuredBreath().fullness_at(T, asked()) is None
    assert hear(scale=0.0).fullness_at(T, asked()) is None


def test_a_change_of_posture_is_taken_out_up_to_the_fourth_power_of_time() -> None:
    t = np.linspace(0.0, 60.0, 121)[:, None]
    slow = (
        0.03 * (t / 60.0) ** np.arange(5.0) @ np.array([[900.0], [-40.0], [30.0], [-20.0], [9.0]])
    )
    assert np.abs(_without_trend(slow)).max() < 1e-9
    quicker = _without_trend(100.0 * (t / 60.0) ** 5)
    assert np.abs(quicker).max() > 0.1
    breath = np.sin(2.0 * np.pi * t / 10.0)
    assert np.abs(_without_trend(breath + slow) - _without_trend(breath)).max() < 1e-9
    assert _without_trend(breath).std() == pytest.approx(breath.std(), rel=0.1)


def test_a_person_who_walks_about_gives_no_breath() -> None:
    assert hear(scale=40.0).fullness_at(T, asked()) is None


def test_a_chest_not_heard_for_three_seconds_gives_no_breath_until_that_is_past() -> None:
    chest, measured = SimulatedChest(1), MeasuredBreath()
    for k in range(1800):
        moved = chest.next(k / 10.0, SIX.at(k / 10.0).fullness)
        if moved is not None and not 60.0 < moved.t < 64.0:
            measured.add(moved)
    later = T + 75.0
    assert hear().fullness_at(T, asked()) is not None
    assert measured.fullness_at(later - 60.0, asked()) is None
    assert measured.fullness_at(later, asked()) is not None


@pytest.mark.parametrize(
    "moved",
    [
        ChestMoved(nan, 10.0, ((0, 0, 1000),)),
        ChestMoved(50.0, 0.0, ((0, 0, 1000),)),
        ChestMoved(50.0, nan, ((0, 0, 1000),)),
        ChestMoved(50.0, 1e-9, ((0, 0, 1000), (1, 2, 3))),
        ChestMoved(50.0, 10.0, ()),
        ChestMoved(-1e300, 10.0, ((0, 0, 1000),)),
        ChestMoved(1e300, 10.0, ((0, 0, 1000),)),
        ChestMoved(1e9, 10.0, ((0, 0, 1000),) * 10),
    ],
)
def test_no_sample_is_too_strange_for_it(moved: ChestMoved) -> None:
    measured = hear()
    measured.add(moved)
    measured.fullness_at(T, asked())


def test_a_chest_that_is_heard_brings_the_breath_nearer_to_the_resonance() -> None:
    people = [replace(p, adherence=0.7) for p in loop_people(60, 1)]
    off = {}
    for hears_chest in (False, True):
        simulated_runs = sit_together(
            people,
            lambda _: AdaptiveController(SIX.pattern, 300.0),
            300.0,
            hears_chest=hears_chest,
        )
        off[hears_chest] = np.array(
            [
                abs(s.led[-1][1].pattern.breaths_per_min - s.person.resonance_breaths_per_min)
                for s in simulated_runs
            ]
        )
    assert off[True].mean() < 0.95 * off[False].mean()
    assert (off[True] <= 0.3).sum() > (off[False] <= 0.3).sum()


def test_a_recording_of_version_0_1_is_led_as_it_was_whatever_the_chest_did() -> None:
    people = loop_people(3, 4)
    led = [
        [
            s.led
            for s in sit_together(
                people,
                lambda _: AdaptiveController(SIX.pattern, 300.0, MODEL_0_1),
                300.0,
                hears_chest=hears_chest,
            )
        ]
        for hears_chest in (False, True)
    ]
    assert led[0] == led[1]


def replayed(simulated_run: SimulatedRun, model: int, *, with_chest: bool) -> list[str]:
    """The breaths of a session in which the same beats came, and the chest moved or was not heard."""
    plan = SessionPlan(exhale=ExhaleMode.ADAPTIVE, resonance_model=model)
    progress = SessionProgress(plan)
    events: list[Beat | ChestMoved] = [
        *simulated_run.beats,
        *(simulated_run.chest if with_chest else ()),
    ]
    progress.feed(Begin(0.0))
    for event in sorted(events, key=lambda event: event.t):
        progress.advance(event.t)
        progress.feed(event)
    progress.advance(SESSION_S)
    return [str(span.pacer.pattern) for span in progress.spans]


def test_a_session_hears_the_chest_unless_it_was_recorded_by_version_0_1() -> None:
    people = [replace(p, adherence=0.8, noise_ms=0.0) for p in loop_people(3, 9)]
    simulated_runs = sit_together(
        people, lambda _: AdaptiveController(SIX.pattern, 300.0), SESSION_S, hears_chest=True
    )
    led = [[str(pacer.pattern) for _, pacer in one.led] for one in simulated_runs]
    assert [replayed(one, 2, with_chest=True) for one in simulated_runs] == led
    assert [replayed(one, 2, with_chest=False) for one in simulated_runs] != led
    old = [
        [replayed(one, 1, with_chest=with_chest) for one in simulated_runs]
        for with_chest in (True, False)
    ]
    assert old[0] == old[1]


def test_an_assessment_of_people_who_lapse_is_nearer_with_the_chest() -> None:
    people = [replace(p, adherence=0.65) for p in loop_people(30, 5)]
    simulated_runs = sit_together(people, lambda _: SteppedProtocol(), 600.0, hears_chest=True)
    off = []
    for with_chest in (True, False):
        results = [
            assess_resonance(s.beats, spans_from(s.led), s.chest if with_chest else ())
            for s in simulated_runs
        ]
        off.append(
            [
                min(1.0, abs((r.breaths_per_min or 9.0) - s.person.resonance_breaths_per_min))
                for r, s in zip(results, simulated_runs, strict=True)
            ]
        )
    assert np.mean(off[0]) < np.mean(off[1])
