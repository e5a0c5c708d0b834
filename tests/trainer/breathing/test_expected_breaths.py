"""How the breath goes for simulated people, and what is found of their resonance, as it is known."""

from collections.abc import Iterator

import numpy as np
import pytest
from msgspec.structs import replace

from devices.simulation.person import Person
from devices.simulation.source import parse_simulated
from tests.expected_values import assert_as_expected
from tests.trainer.breathing.test_adaptive import pause_of
from tests.trainer.breathing.test_resonance_assessment import STEPPED_S, sat
from trainer.breathing.assessment_protocol import (
    SlidingProtocol,
    SteppedProtocol,
    choose_protocol,
    pattern_from_period,
)
from trainer.breathing.breath_responses import BreathResponseBuffer
from trainer.breathing.personal_pattern import find_personal_pattern
from trainer.breathing.ramp import RampController, initial_pattern, with_exhale
from trainer.breathing.resonance_assessment import assess_resonance, choose_rate
from trainer.breathing.resonance_model import MODEL_0_1, RESONANCE_MODELS
from trainer.breathing.resonance_posterior import Posterior
from trainer.breathing.resonance_result import RateResponse, ResonanceResult
from trainer.breathing.resonator_bank import (
    ResonatorBank,
    best_rates,
    likely_depth_at,
    relative_rsa,
)
from trainer.events import Beat, ExhaleLengthened, ExhaleShortened
from trainer.formats.codecs.summary_codec import summary_from_json
from trainer.pacing import BreathPattern, Pacer
from trainer.plan import Exercise
from trainer.practice.summary import SessionSummary
from trainer.session.progress import PacerSpan

SIX = BreathPattern.parse("4-0-6-0")
FILES = {1: "", 2: "_model_2"}
"""What is added to the name of a file, for each resonance model; a recording is replayed with its own."""
PEOPLE = {
    "slow": "seed=2,resonance=4.6,rsa=120,noise=8",
    "usual": "seed=1,resonance=5.5,rsa=90,noise=10",
    "quick": "seed=4,resonance=6.6,rsa=90,noise=8",
    "weak": "seed=5,resonance=5.5,rsa=25,noise=20",
    "half with it": "seed=6,resonance=5.2,rsa=100,adherence=0.5",
    "irregular": "seed=7,resonance=5.2,rsa=110,ectopic=0.02,missed=0.01",
    "away for a while": "seed=8,resonance=5.0,rsa=110,drop=90-120",
    "noisy": "seed=1,resonance=5,rsa=60,noise=20,adherence=0.9",
}


@pytest.mark.parametrize(("model", "name"), FILES.items())
def test_how_the_adaptive_breath_goes_is_known(model: int, name: str) -> None:
    results = {}
    for person, heart in PEOPLE.items():
        course = pause_of(heart, model=model)
        results[person] = [
            [round(s.began, 4), str(s.pacer.pattern), s.pacer.breaths_before] for s in course.spans
        ]
    asked = (ExhaleLengthened(60.0), ExhaleShortened(130.0), ExhaleShortened(131.0))
    for n in (1, 3):
        course = pause_of(PEOPLE["usual"], *asked[:n], model=model)
        results[f"usual, asked {n} times"] = [
            [round(s.began, 4), str(s.pacer.pattern), s.pacer.breaths_before] for s in course.spans
        ]
    assert_as_expected(f"adaptive_breaths{name}", results)


def numbers_of(posterior: Posterior | None) -> object:
    if posterior is None:
        return None
    return [
        posterior.breaths_per_min,
        posterior.stated_breaths_per_min,
        posterior.led_sd,
        posterior.assessed_sd,
        posterior.evidence,
        posterior.r2,
        posterior.recent_r2,
        posterior.gain_ms,
        posterior.response_count,
        [posterior.probability_above(rate) for rate in (4.5, 5.5, 6.5)],
        posterior.rsa_at(np.array([4.0, 6.0])).tolist(),
    ]


def responses_of(
    heart: str, seconds: float, model: int
) -> Iterator[tuple[BreathResponseBuffer, float]]:
    """After each breath. The breath changes a little every fourth time."""
    pacers = [Pacer(BreathPattern.parse("4-0-4.5-0"), 0.0)]
    buffer = BreathResponseBuffer(RESONANCE_MODELS[model])
    edge, breaths = pacers[0].next_breath_at(0.0), 0
    for t, events in parse_simulated(heart, lambda: pacers[-1]).moments(0.0):
        if t >= seconds:
            return
        while edge <= t:
            buffer.breath_ended(edge, pacers[-1])
            yield buffer, edge
            breaths += 1
            if breaths % 4 == 0:
                pattern = pacers[-1].pattern
                longer = with_exhale(pattern, pattern.exhale_s + 0.2)
                pacers.append(Pacer(longer, edge, breaths))
            edge = pacers[-1].next_breath_at(edge)
        for event in events:
            if isinstance(event, Beat):
                buffer.add_beat(event)


@pytest.mark.parametrize(("model", "file"), FILES.items())
@pytest.mark.parametrize("name", ["usual", "irregular", "away for a while"])
def test_what_is_known_of_a_resonance_after_each_breath(name: str, model: int, file: str) -> None:
    results = {}
    for n, (buffer, edge) in enumerate(responses_of(PEOPLE[name], 260.0, model)):
        outcome: list[object] = [edge, buffer.is_good, buffer.rr_ms]
        if n < 12 or n % 5 == 0:
            outcome.append(numbers_of(buffer.estimator.posterior()))
        results[f"breath {n}"] = outcome
    assert_as_expected(f"resonance_after_breaths_{name.replace(' ', '_')}{file}", results)


@pytest.mark.parametrize(("late_s", "count"), [(0.0, 8), (0.009, 8), (0.011, 6), (5.0, 6)])
def test_the_first_breath_after_a_break_is_no_response(late_s: float, count: int) -> None:
    """A response is that to two breaths, the second and third of a run at the earliest."""
    buffer, t, edge = BreathResponseBuffer(MODEL_0_1), 0.0, 0.0
    for n in range(1, 11):
        pacer = Pacer(SIX, edge)
        edge += 10.0
        while t < edge + 0.9:
            t += 0.8
            buffer.add_beat(Beat(t, 800.0 + 40.0 * np.cos(2.0 * np.pi * t / 10.0)))
        buffer.breath_ended(edge, pacer)
        edge += late_s if n == 5 else 0.0
    posterior = buffer.estimator.posterior()
    assert posterior is not None
    assert posterior.response_count == count


@pytest.mark.parametrize(("model", "name"), FILES.items())
def test_of_a_long_record_the_last_120_responses_count(model: int, name: str) -> None:
    results: dict[str, object] = {}
    for n, (buffer, _) in enumerate(responses_of(PEOPLE["usual"], 2100.0, model)):
        posterior = buffer.estimator.posterior() if n > 110 and n % 10 == 0 else None
        if posterior is not None:
            results[f"breath {n}"] = numbers_of(posterior)
    posterior = buffer.estimator.posterior()
    assert posterior is not None
    assert posterior.response_count == 120
    assert_as_expected(f"resonance_of_a_long_record{name}", results)


def fields_of(result: ResonanceResult) -> dict[str, object]:
    rows = [
        [
            row.breaths_per_min,
            row.began,
            row.ended,
            row.rsa_ms,
            row.out_of_step_deg,
            row.r2,
            row.lf_ms2,
            row.lf_peak_ms2_hz,
            row.smoothness,
            row.lf_peaks,
        ]
        for row in result.rates
    ]
    chosen = choose_rate(result.rates)
    return {
        "breaths_per_min": result.breaths_per_min,
        "confidence": result.confidence,
        "rows": rows,
        "fitted": [list(pair) for pair in result.fitted_ms[::10]],
        "fitted to": [list(pair) for pair in result.fitted_ms[-1:]],
        "chosen": chosen and chosen.breaths_per_min,
    }


@pytest.mark.parametrize(("number", "file"), FILES.items())
def test_what_an_assessment_finds_is_known(number: int, file: str) -> None:
    model = RESONANCE_MODELS[number]
    people = {
        "usual": Person(seed=1, resonance_breaths_per_min=5.5, rsa_ms=90.0, noise_ms=10.0),
        "slow": Person(seed=2, resonance_breaths_per_min=4.4, rsa_ms=120.0, noise_ms=8.0),
        "quick": Person(seed=3, resonance_breaths_per_min=6.8, rsa_ms=60.0, noise_ms=12.0),
        "weak": Person(seed=4, resonance_breaths_per_min=5.5, rsa_ms=12.0, noise_ms=40.0),
    }
    results = {
        name: fields_of(assess_resonance(*sat(person, SteppedProtocol(), STEPPED_S), model=model))
        for name, person in people.items()
    }
    results["usual, cut short"] = fields_of(
        assess_resonance(*sat(people["usual"], SteppedProtocol(), 140.0), model=model)
    )
    results["usual, sliding"] = fields_of(
        assess_resonance(*sat(people["usual"], SlidingProtocol(), 895.0), model=model)
    )
    assert_as_expected(f"assessments{file}", results)


def test_an_assessment_of_nothing_finds_nothing() -> None:
    span = PacerSpan(0.0, 600.0, Pacer(SIX, 0.0))
    for beats, spans in (([], []), ([Beat(1.0, 800.0)], []), ([], [span])):
        result = assess_resonance(beats, spans)
        assert (result.breaths_per_min, result.confidence, result.fitted_ms) == (None, 0.0, ())
        assert result.rates == ()


# ---------------------------------------------------------------------------- the choice of a row


def row(rate: float, **values: float) -> RateResponse:
    usual = {"rsa_ms": 50.0, "out_of_step_deg": 0.0, "lf_ms2": 900.0, "lf_peak_ms2_hz": 9e4}
    given = {**usual, "smoothness": 0.8, **values}
    peaks = int(given.pop("lf_peaks", 1))
    return RateResponse(rate, 0.0, 120.0, r2=0.8, lf_peaks=peaks, **given)


@pytest.mark.parametrize(
    ("other", "chosen"),
    [
        ({"out_of_step_deg": 15.0, "rsa_ms": 60.0}, 6.0),
        ({"out_of_step_deg": -15.0, "rsa_ms": 60.0}, 6.0),
        ({"out_of_step_deg": 15.1, "rsa_ms": 60.0}, 5.0),
        ({"rsa_ms": 52.7}, 6.0),  # more than one in twenty: only this row remains
        ({"rsa_ms": 52.6, "lf_peaks": 2}, 5.0),  # as good as equal
        ({"lf_ms2": 950.0, "rsa_ms": 49.0}, 6.0),
        ({"lf_ms2": 946.0, "lf_peaks": 2}, 5.0),
        ({"lf_peak_ms2_hz": 9.5e4, "lf_ms2": 899.0}, 6.0),
        ({"smoothness": 0.85, "lf_peak_ms2_hz": 8.9e4}, 6.0),
        ({"lf_peaks": 0}, 6.0),
        ({"lf_peaks": 1}, 5.0),
        ({"lf_peaks": 2}, 5.0),
    ],
)
def test_each_criterion_keeps_the_rows_within_one_in_twenty_of_the_best(
    other: dict[str, float], chosen: float
) -> None:
    best = choose_rate([row(5.0), row(6.0, **other)])
    assert best is not None
    assert best.breaths_per_min == chosen


def test_a_row_without_beats_is_not_chosen() -> None:
    empty = RateResponse(6.0, 0.0, 120.0)
    assert choose_rate([empty]) is None
    assert choose_rate([empty, row(5.0, rsa_ms=1.0)]) == row(5.0, rsa_ms=1.0)


# ---------------------------------------------------------------------------- protocols and patterns


def patterns_of(
    plan: RampController | SteppedProtocol | SlidingProtocol, count: int
) -> list[BreathPattern]:
    pacer = Pacer(plan.first_pattern(), 0.0)
    edge, patterns = 0.0, [plan.first_pattern()]
    for _ in range(count):
        edge += pacer.pattern.period_s
        pacer = Pacer(plan.next_pattern(edge, pacer), edge)
        patterns.append(pacer.pattern)
    return patterns


def test_the_breaths_of_each_protocol_are_known() -> None:
    results: dict[str, object] = {}
    for round_s in (200.0, 600.0, 894.9):
        periods = [p.period_s for p in patterns_of(SteppedProtocol(round_s), 70)]
        results[f"stepped, {round_s:g} s"] = [[p, periods.count(p)] for p in dict.fromkeys(periods)]
    results["sliding"] = [p.period_s for p in patterns_of(SlidingProtocol(), 80)]
    results["stepped, sliding"] = [
        type(choose_protocol(s)).__name__ for s in (600.0, 894.999, 895.0, 895.001)
    ]
    for target in ("4-0-6-0", "3-0-8-0", "4-1-9-1", "5-0-5-0", "2-0-4-0"):
        plan = RampController(BreathPattern.parse(target))
        results[f"ramp to {target}"] = list(map(str, patterns_of(plan, 32)))
    assert_as_expected("breaths_of_protocols", results)


def test_who_asks_for_another_breath_in_an_assessment_ends_it() -> None:
    for plan in (SteppedProtocol(), SlidingProtocol()):
        before = patterns_of(plan, 3)[-1]
        plan.lengthen(40.0)
        plan.lengthen(41.0)
        edge, pacer = 100.0, Pacer(before, 90.0)
        after = plan.next_pattern(edge, pacer)
        assert after.exhale_s == pytest.approx(before.exhale_s + 0.5)
        for n in range(1, 90):
            assert plan.next_pattern(edge + 10.0 * n, Pacer(after, edge + 10.0 * n - 9.0)) == after


def test_a_breath_never_leaves_four_to_eight_a_minute() -> None:
    for asked, exhale_s in ((0.0, 3.5), (3.4, 3.5), (3.6, 3.6), (10.9, 10.9), (11.1, 11.0)):
        assert with_exhale(SIX, asked).exhale_s == pytest.approx(exhale_s)
    with_holds = BreathPattern(4.0, 4.0, 2.0, 2.0)  # slow enough with an exhale of 1 s too
    assert with_exhale(with_holds, 0.0).exhale_s == 1.0
    assert with_exhale(with_holds, 99.0).exhale_s == 5.0
    quick = BreathPattern(3.0, 0.0, 3.0, 0.0)  # quicker than is paced: never quicker still
    assert with_exhale(quick, 0.0).exhale_s == 3.0
    assert with_exhale(quick, 3.2).exhale_s == 3.2
    assert str(initial_pattern(BreathPattern(2.0, 0.0, 4.0, 0.0))) == "2-0-4-0"
    assert str(initial_pattern(BreathPattern(2.0, 1.0, 8.0, 0.0))) == "2-1-4.5-0"


@pytest.mark.parametrize(
    ("rate", "text"),
    [
        (3.99, None),
        (4.0, "6-0-9-0"),
        (5.43, "4.4-0-6.6-0"),
        (8.0, "3-0-4.5-0"),
        (8.01, None),
        (True, None),
        ("6", None),
        (float("nan"), None),
        (6, "4-0-6-0"),
    ],
)
def test_a_personal_breath_lies_between_four_and_eight_a_minute(
    rate: object, text: str | None
) -> None:
    fields = {"id": "a", "exercise": "resonance", "started": "2026-01-02"}
    session = summary_from_json({**fields, "resonance_breaths_per_min": rate})
    assert session is not None
    personal = find_personal_pattern([SessionSummary("b", exercise=Exercise.PAUSE), session])
    assert (personal and str(personal.pattern)) == text
    assert (personal and personal.started) == (text and "2026-01-02")
    assert find_personal_pattern([replace(session, exercise=Exercise.PAUSE)]) is None


def test_a_pattern_is_two_parts_inhale_and_three_parts_exhale() -> None:
    for period_s, parts in ((7.5, (3.0, 4.5)), (60.0 / 7.0, (3.4286, 5.1428)), (15.0, (6.0, 9.0))):
        pattern = pattern_from_period(period_s)
        assert (pattern.inhale_s, pattern.exhale_s) == pytest.approx(parts, abs=1e-9)
        assert (pattern.hold_full_s, pattern.hold_empty_s) == (0.0, 0.0)


# ---------------------------------------------------------------------------- resonators


def test_how_resonators_swing_under_a_pacer_is_known() -> None:
    results: dict[str, object] = {
        "depth": [likely_depth_at(rate) for rate in (4.0, 6.0, 8.0)],
        "best": [best_rates(MODEL_0_1).size, *best_rates(MODEL_0_1)[::37].tolist()],
        "relative": relative_rsa(np.array([4.0, 5.5, 7.0]), MODEL_0_1)[::29].tolist(),
    }
    bank = ResonatorBank(3.0, MODEL_0_1)
    pacer = Pacer(BreathPattern.parse("4-1-6-0.5"), 3.0)
    for until in (3.2, 10.0, 22.3, 22.7, 40.0, 101.0):
        bank.advance(pacer, until)
        at = bank.response_at(np.array([2.0, 5.0, 9.13, until, until + 5.0]))
        results[f"at {until}"] = [bank.t, at[::53].tolist()]
    bank.reset(30.0)
    at = bank.response_at(np.array([5.0, 31.0, 99.0]))
    results["without the beginning"] = [bank.t, at[::53].tolist()]
    bank.reset(1000.0)
    results["without all but the end"] = [bank.t, bank.response_at(np.array([99.0]))[::53].tolist()]
    bank.advance(pacer, bank.t + 60.0)
    at = bank.response_at(np.array([100.3, 101.2, 120.0, 140.0]))
    results["a minute more"] = [bank.t, at[::53].tolist()]
    before = bank.t
    bank.advance(pacer, before + 60.5)
    assert bank.t == before  # so long is no breath
    assert_as_expected("resonators", results)


@pytest.mark.parametrize(("hole_s", "begins_anew"), [(0.29, False), (0.31, True), (20.0, True)])
def test_behind_a_hole_beats_are_judged_without_the_rhythm_before_it(
    hole_s: float, begins_anew: bool
) -> None:
    buffer, t = BreathResponseBuffer(MODEL_0_1), 0.0
    for rr_ms in [800.0, 805.0] * 30:
        t += rr_ms / 1000.0
        buffer.add_beat(Beat(t, rr_ms))
    t += hole_s
    for rr_ms in [1300.0, 1305.0] * 4:
        t += rr_ms / 1000.0
        buffer.add_beat(Beat(t, rr_ms))
    first_behind = vars(buffer)["_codes"][60]
    assert (first_behind == 0) is begins_anew
