"""Simulated people breathe at one rate after another: does it tell which is theirs, or that it cannot?"""

from dataclasses import replace
from math import inf, nan

import numpy as np
import pytest

from devices.simulation.faults import Faults
from devices.simulation.person import Person
from devices.simulation.source import SimulatedHeart
from trainer.breathing.assessment_protocol import (
    SLIDE_DURATION_S,
    SlidingProtocol,
    SteppedProtocol,
    pattern_from_period,
)
from trainer.breathing.exhale_controller import ExhaleController
from trainer.breathing.messages import QuickerNotTried, SlowerNotTried
from trainer.breathing.resonance_assessment import (
    DOES_NOT_FOLLOW,
    NOT_ENOUGH,
    _Breath,
    _reason_against,
    assess_resonance,
    choose_rate,
)
from trainer.breathing.resonance_model import MODEL_0_2
from trainer.breathing.resonance_posterior import Posterior
from trainer.breathing.resonance_result import ResonanceResult
from trainer.events import Beat
from trainer.messages import Message
from trainer.pacing import Pacer
from trainer.session.progress import PacerSpan
from ui.i18n.rendering import to_english

STEPPED_S = 600.0


def sat(
    person: Person, plan: ExhaleController, seconds: float, faults: Faults | None = None
) -> tuple[list[Beat], list[PacerSpan]]:
    spans = [PacerSpan(0.0, inf, Pacer(plan.first_pattern(), 0.0))]
    edge = spans[0].pacer.next_breath_at(0.0)
    beats: list[Beat] = []
    heart = SimulatedHeart(person, faults or Faults(), lambda: spans[-1].pacer)
    for t, events in heart.moments():
        while edge <= min(t, seconds):
            pattern = plan.next_pattern(edge, spans[-1].pacer)
            if pattern != spans[-1].pacer.pattern:
                spans[-1] = replace(spans[-1], ended=edge)
                spans.append(PacerSpan(edge, inf, Pacer(pattern, edge)))
            edge = spans[-1].pacer.next_breath_at(edge)
        if t >= seconds:
            break
        beats += [event for event in events if isinstance(event, Beat)]
    return beats, spans


def stepped(person: Person, faults: Faults | None = None) -> ResonanceResult:
    return assess_resonance(*sat(person, SteppedProtocol(), STEPPED_S, faults))


def slid(person: Person) -> ResonanceResult:
    return assess_resonance(*sat(person, SlidingProtocol(), SLIDE_DURATION_S))


def people(n: int) -> list[Person]:
    drawn = []
    for seed in range(n):
        chance = Person(seed=seed).rng("test of the assessment")
        drawn.append(
            Person(
                seed=seed,
                resonance_breaths_per_min=chance.uniform(4.5, 6.8),
                rsa_ms=chance.uniform(20.0, 200.0),
                noise_ms=chance.uniform(5.0, 25.0),
            )
        )
    return drawn


def off(person: Person, result: ResonanceResult) -> float:
    if result.breaths_per_min is None:
        return inf
    return abs(result.breaths_per_min - person.resonance_breaths_per_min)


# --- the breaths of it


def test_the_steps_are_those_of_the_protocol_two_minutes_each() -> None:
    _, spans = sat(Person(), SteppedProtocol(), STEPPED_S)
    rates = [span.pacer.pattern.breaths_per_min for span in spans]
    assert rates == pytest.approx([6.5, 6.0, 5.5, 5.0, 4.5], abs=0.001)
    assert [span.began for span in spans] == pytest.approx([0, 120, 240, 360, 480], abs=7.0)


def test_the_slide_is_78_breaths_each_a_little_longer() -> None:
    _, spans = sat(Person(), SlidingProtocol(), SLIDE_DURATION_S)
    periods = np.array([span.pacer.pattern.period_s for span in spans])
    assert len(periods) == 78
    assert 60.0 / periods[[0, -1]] == pytest.approx([6.75, 4.27], abs=0.005)
    assert np.diff(periods) == pytest.approx(0.06704, abs=0.0002)
    assert periods.sum() == pytest.approx(SLIDE_DURATION_S, abs=1.0)


def test_a_hand_on_the_keys_ends_it_and_the_breath_stays() -> None:
    plan = SlidingProtocol()
    plan.set_pattern(pattern_from_period(10.0), 50.0)
    pacer = Pacer(pattern_from_period(10.0), 50.0)
    assert {plan.next_pattern(50.0 + 10.0 * k, pacer) for k in range(1, 30)} == {
        pattern_from_period(10.0)
    }
    assert "ended" in to_english(plan.explanation())


# --- what it tells


def test_in_steps_it_tells_the_resonance_to_a_quarter_of_a_breath() -> None:
    errors = [off(person, stepped(person)) for person in people(30)]
    assert sum(o <= 0.25 for o in errors) >= 26
    assert all(o < 0.8 or o == inf for o in errors)  # a fifth of the noise in RSA tells nothing


def test_sliding_it_tells_the_resonance_to_a_third_of_a_breath() -> None:
    errors = [off(person, slid(person)) for person in people(14)]
    assert sum(o <= 0.35 for o in errors) >= 12


@pytest.mark.parametrize("seed", range(4))
def test_a_heart_without_rsa_gets_no_number(seed: int) -> None:
    without = Person(seed=seed, rsa_ms=0.0, noise_ms=10.0)
    for result in (stepped(without), slid(without)):
        assert result.breaths_per_min is None
        assert "did not follow the breath" in to_english(result.reason)


@pytest.mark.parametrize("seed", range(3))
def test_nor_does_a_person_who_breathes_as_they_like(seed: int) -> None:
    assert stepped(Person(seed=seed, adherence=0.0)).breaths_per_min is None


def test_it_shows_how_the_heart_answered_each_rate() -> None:
    result = stepped(Person(seed=2, resonance_breaths_per_min=5.5))
    assert [row.breaths_per_min for row in result.rates] == pytest.approx(
        [6.5, 6, 5.5, 5, 4.5], abs=0.02
    )
    swings = [row.rsa_ms or 0.0 for row in result.rates]
    assert max(swings) == swings[2] or max(swings) == pytest.approx(swings[2], rel=0.1)
    steps = [row.out_of_step_deg or nan for row in result.rates]
    assert all(np.diff(steps) < 0.0)  # behind when quick, ahead when slow
    assert all(row.lf_ms2 and row.lf_peaks for row in result.rates)
    chosen = choose_rate(result.rates)
    assert chosen is not None
    assert chosen.breaths_per_min == pytest.approx(5.5, abs=0.02)


def test_the_picture_has_its_top_at_the_number() -> None:
    result = stepped(Person(seed=2, resonance_breaths_per_min=5.5))
    rate, rsa_ms = max(result.fitted_ms, key=lambda point: point[1])
    assert rate == pytest.approx(result.breaths_per_min, abs=0.15)
    assert rsa_ms == pytest.approx(80.0, rel=0.2)


def test_the_confidence_is_less_where_noise_is_more() -> None:
    quiet, noisy = (
        stepped(Person(seed=5, rsa_ms=rsa, noise_ms=noise)).confidence
        for rsa, noise in ((120.0, 1.0), (15.0, 25.0))
    )
    assert quiet > 0.9 > noisy


def test_there_is_a_number_only_where_it_is_as_likely_right_as_wrong() -> None:
    results = [stepped(Person(seed=seed, rsa_ms=22.0, noise_ms=25.0)) for seed in range(12)]
    doubted = [result for result in results if 0.0 < result.confidence < 0.5]
    sure = [result for result in results if result.confidence >= 0.5]
    assert len(doubted) >= 3
    assert len(sure) >= 3
    assert min(result.confidence for result in sure) < 0.55
    assert max(result.confidence for result in doubted) > 0.4
    assert all(result.breaths_per_min is not None for result in sure)
    assert all(result.breaths_per_min is None for result in doubted)
    assert all("too uncertain" in to_english(result.reason) for result in doubted)


def test_beats_that_were_lost_or_wrong_do_not_mislead_it() -> None:
    faults = Faults(ectopic=0.01, missed=0.01, drop=((200.0, 240.0),))
    person = Person(seed=6, resonance_breaths_per_min=5.2)
    assert off(person, stepped(person, faults)) < 0.3


def test_a_resonance_far_outside_the_rates_tried_gets_no_number_from_thin_air() -> None:
    result = stepped(Person(seed=7, resonance_breaths_per_min=8.0))
    assert result.breaths_per_min is None or result.breaths_per_min > 6.5


@pytest.mark.parametrize(
    "beats",
    [
        [],
        [Beat(1.0, 800.0)],
        [Beat(nan, 800.0), Beat(2.0, nan), Beat(1e300, 900.0)],
        [Beat(0.0, 0.0)] * 9,
    ],
)
def test_too_little_or_strange_is_inconclusive_and_no_error(beats: list[Beat]) -> None:
    pacer = Pacer(pattern_from_period(10.0), 0.0)
    for spans in ([], [PacerSpan(0.0, inf, pacer)]):
        result = assess_resonance(beats, spans)
        assert result.breaths_per_min is None
        assert to_english(result.reason) == "not enough breaths to tell"


@pytest.mark.parametrize(
    ("drops", "silent", "rate"),
    [
        (((235.0, 285.0), (287.0, 335.0), (337.0, 362.0)), 2, 5.5),
        (((475.0, 520.0), (522.0, 560.0), (590.0, 700.0)), 4, 4.5),  # two breaths are too few
    ],
)
def test_a_rate_at_which_the_heart_was_hardly_heard_is_shown_without_an_answer(
    drops: tuple[tuple[float, float], ...], silent: int, rate: float
) -> None:
    rows = stepped(Person(seed=2), Faults(drop=drops)).rates
    assert [n for n, row in enumerate(rows) if row.rsa_ms is None] == [silent]
    row = rows[silent]
    assert row.breaths_per_min == pytest.approx(rate, abs=0.02)
    assert (row.r2, row.lf_ms2, row.lf_peaks) == (None, None, None)
    assert row.ended - row.began == pytest.approx(120.0, abs=14.0)


BREATHS = [_Breath(0.0, each, Pacer(pattern_from_period(each), 0.0)) for each in (8.0, 10.0, 12.5)]
FASTEST, _, SLOWEST = (breath.pacer.pattern.breaths_per_min for breath in BREATHS)


def found(rate: float = 6.0, evidence: float = 4.0, r2: float = 0.3, count: int = 16) -> Posterior:
    none = np.zeros(0)
    return Posterior(6.0, rate, 0.1, evidence, r2, r2, 50.0, count, False, none, none, MODEL_0_2)


@pytest.mark.parametrize(
    ("posterior", "reason"),
    [
        (found(), None),
        (found(SLOWEST - 0.35), None),
        (found(SLOWEST - 0.351), SlowerNotTried(SLOWEST)),
        (found(FASTEST + 0.35), None),
        (found(FASTEST + 0.351), QuickerNotTried(FASTEST)),
        (found(count=12), None),
        (found(count=11), NOT_ENOUGH),
        (None, NOT_ENOUGH),
        (found(evidence=3.999), DOES_NOT_FOLLOW),
        (found(r2=0.299), DOES_NOT_FOLLOW),
        (found(FASTEST + 2.0, r2=0.299), DOES_NOT_FOLLOW),
    ],
)
def test_there_is_no_number_beyond_what_was_tried_or_where_the_heart_did_not_follow(
    posterior: Posterior | None, reason: Message | None
) -> None:
    assert _reason_against(posterior, BREATHS) == reason


def test_the_number_is_told_in_hundredths_of_a_breath() -> None:
    rate = stepped(Person(seed=2, resonance_breaths_per_min=5.5)).breaths_per_min
    assert rate == round(rate or 0.0, 2)
