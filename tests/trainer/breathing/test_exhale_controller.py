"""What a person meets whose breath is led: by nothing, by the ramp, by the closed loop."""

from collections.abc import Callable
from dataclasses import replace
from math import inf, nan
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.simulation.faults import Faults
from devices.simulation.person import Person
from devices.simulation.source import SimulatedHeart
from trainer.breathing.adaptive import AdaptiveController
from trainer.breathing.assessment_protocol import SlidingProtocol, SteppedProtocol
from trainer.breathing.exhale_controller import ExhaleController, create_exhale_controller
from trainer.breathing.ramp import FixedController, RampController, with_exhale
from trainer.errors import PatternError
from trainer.events import Beat
from trainer.pacing import BreathPattern, Pacer
from trainer.plan import Exercise, ExhaleMode, SessionPlan
from ui.i18n.rendering import to_english

USUAL = BreathPattern(4.0, 0.0, 6.0, 0.0)
RAMP = ["4-0-4-0", "4-0-4.5-0", "4-0-5-0", "4-0-5.5-0", "4-0-6-0"]
MAKERS: list[Callable[[], ExhaleController]] = [
    lambda: FixedController(USUAL),
    lambda: RampController(USUAL),
    lambda: AdaptiveController(USUAL, 300.0),
    SteppedProtocol,
    SlidingProtocol,
]


def sit(person: Person, exhale: ExhaleController, faults: Faults | None = None) -> list[Pacer]:
    """Five minutes; tells the pacers that led."""
    pacers = [Pacer(exhale.first_pattern(), 0.0)]
    edge = pacers[0].next_breath_at(0.0)
    heart = SimulatedHeart(person, faults or Faults(), lambda: pacers[-1])
    for t, events in heart.moments():
        while edge <= min(t, 300.0):
            pattern = exhale.next_pattern(edge, pacers[-1])
            if pattern != pacers[-1].pattern:
                pacers.append(Pacer(pattern, edge))
            edge = pacers[-1].next_breath_at(edge)
        if t >= 300.0:
            return pacers
        for beat in events:
            if isinstance(beat, Beat):
                exhale.add_beat(beat, pacers[-1])
    raise AssertionError("a heart beats on")


def ends_at(person: Person) -> float:
    return sit(person, AdaptiveController(USUAL, 300.0))[-1].pattern.breaths_per_min


def people(n: int, **as_asked: Any) -> list[Person]:
    drawn = []
    for seed in range(n):
        chance = Person(seed=seed).rng("test of the loop")
        drawn.append(
            Person(
                seed=seed,
                resonance_breaths_per_min=chance.uniform(4.5, 6.8),
                rsa_ms=chance.uniform(20.0, 200.0),
                noise_ms=chance.uniform(5.0, 25.0),
                adherence=chance.uniform(0.6, 1.0),
            )
        )
    return [replace(person, **as_asked) for person in drawn]


# --- which is which


def test_the_plan_says_how_the_exhale_lengthens() -> None:
    kinds = {mode: type(create_exhale_controller(SessionPlan(exhale=mode))) for mode in ExhaleMode}
    assert kinds == {
        ExhaleMode.FIXED: FixedController,
        ExhaleMode.RAMP: RampController,
        ExhaleMode.ADAPTIVE: AdaptiveController,
    }


def test_an_assessment_slides_if_there_is_time_for_it_and_else_goes_in_steps() -> None:
    plan = SessionPlan(exercise=Exercise.RESONANCE, round_s=600.0)
    assert isinstance(create_exhale_controller(plan), SteppedProtocol)
    assert isinstance(create_exhale_controller(replace(plan, round_s=900.0)), SlidingProtocol)


# --- the closed loop, and people


def test_most_people_who_follow_are_led_to_their_resonance() -> None:
    """Bounds that 40 people can hold; the figures of a thousand are in tests.benchmarks.people."""
    sat = people(40, adherence=0.9)
    off = [abs(ends_at(person) - person.resonance_breaths_per_min) for person in sat]
    assert sum(o <= 0.3 for o in off) >= 30
    assert sum(o <= 0.5 for o in off) >= 35


def test_who_breathes_as_they_like_is_left_with_the_ramp() -> None:
    """A Mayer wave can look like an answer for a minute: few are led off, and then led back."""
    sat = [sit(person, AdaptiveController(USUAL, 300.0)) for person in people(24, adherence=0.0)]
    never_left = [[str(p.pattern) for p in pacers] == RAMP for pacers in sat]
    assert sum(never_left) >= 22
    assert sum(pacers[-1].pattern.exhale_s <= 6.5 for pacers in sat) >= 23


def test_a_heart_without_rsa_is_left_with_the_ramp() -> None:
    for person in people(6, rsa_ms=0.0):
        assert [str(p.pattern) for p in sit(person, AdaptiveController(USUAL, 300.0))] == RAMP


def test_the_same_heart_and_keys_lead_to_the_same_breaths() -> None:
    one, other = (sit(people(3)[2], AdaptiveController(USUAL, 300.0)) for _ in range(2))
    assert one == other


def test_a_signal_full_of_artefacts_leads_nowhere() -> None:
    faults = Faults(ectopic=0.15, missed=0.1)
    pacers = sit(
        Person(seed=4, resonance_breaths_per_min=5.0), AdaptiveController(USUAL, 300.0), faults
    )
    assert [str(p.pattern) for p in pacers] == RAMP


def test_a_few_artefacts_do_not_lead_astray() -> None:
    faults = Faults(ectopic=0.01, missed=0.01)
    person = Person(seed=4, resonance_breaths_per_min=5.2)
    pacers = sit(person, AdaptiveController(USUAL, 300.0), faults)
    assert pacers[-1].pattern.breaths_per_min == pytest.approx(5.2, abs=0.4)


def test_a_heart_that_beats_faster_is_given_a_shorter_exhale() -> None:
    """The beats of a person who follows; then, while the loop leads, a quarter faster."""
    exhale = AdaptiveController(USUAL, 300.0)
    pacers = [Pacer(exhale.first_pattern(), 0.0)]
    edge, shift, last = pacers[0].next_breath_at(0.0), 0.0, 0.0
    heart = SimulatedHeart(
        Person(seed=3, resonance_breaths_per_min=5.0), Faults(), lambda: pacers[-1]
    )
    after: list[float] = []
    for t, events in heart.moments():
        while edge <= t - shift:
            pattern = exhale.next_pattern(edge, pacers[-1])
            after += [pattern.exhale_s] if shift else []
            if pattern != pacers[-1].pattern:
                pacers.append(Pacer(pattern, edge))
            edge = pacers[-1].next_breath_at(edge)
        if len(after) > 4:
            break
        for beat in events:
            if isinstance(beat, Beat):
                rr_ms = beat.rr_ms * (0.75 if last > 180.0 else 1.0)
                shift += (beat.rr_ms - rr_ms) / 1000.0
                last = beat.t - shift
                exhale.add_beat(Beat(last, rr_ms), pacers[-1])
    assert min(after) < after[0]
    assert "beat faster" in to_english(exhale.explanation())


# --- bad input, for all of them

parts = st.integers(1000, 11_000).map(lambda ms: ms / 1000.0)
holds = st.integers(0, 4000).map(lambda ms: ms / 1000.0)


@st.composite
def patterns(draw: st.DrawFn) -> BreathPattern:
    inhale_s, hold_full_s, hold_empty_s = draw(parts), draw(holds), draw(holds)
    others_s = inhale_s + hold_full_s + hold_empty_s
    low, high = max(1.0, 6.0 - others_s), 15.0 - others_s
    if low > high:
        return USUAL
    exhale_s = min(high, low + draw(st.floats(0.0, 1.0)) * (high - low))
    try:
        return BreathPattern(inhale_s, hold_full_s, round(exhale_s, 3), hold_empty_s)
    except PatternError:
        return USUAL


@given(pattern=patterns(), exhale_s=st.floats(-1e6, 1e6))
def test_any_breath_can_be_asked_to_be_longer_or_shorter(
    pattern: BreathPattern, exhale_s: float
) -> None:
    changed = with_exhale(pattern, exhale_s)
    assert changed.breaths_per_min >= 4.0 - 1e-9
    assert changed.breaths_per_min <= max(8.0, pattern.breaths_per_min) + 1e-3


keys = st.sampled_from(
    ["too_long", "longer", "contact_lost", "beat", "strange beat", "edge", "back"]
)


@pytest.mark.parametrize("make", MAKERS)
@settings(max_examples=25, deadline=None)
@given(struck=st.lists(keys, max_size=120))
def test_nothing_that_is_struck_leads_out_of_four_to_eight(
    make: Callable[[], ExhaleController], struck: list[str]
) -> None:
    exhale = make()
    pacer = Pacer(exhale.first_pattern(), 0.0)
    t = 0.0
    for key in struck:
        t += 1.0
        if key == "edge":
            t = max(t, edge := pacer.next_breath_at(pacer.began))
            before, pacer = pacer, Pacer(exhale.next_pattern(edge, pacer), edge)
            assert abs(pacer.pattern.exhale_s - before.pattern.exhale_s) <= 1.0
        else:
            _strike(key, exhale, pacer, t)
        assert 4.0 <= pacer.pattern.breaths_per_min <= 8.0
    assert to_english(exhale.explanation()).endswith(".")


def _strike(key: str, exhale: ExhaleController, pacer: Pacer, t: float) -> None:
    match key:
        case "too_long":
            exhale.shorten(t)
        case "longer":
            exhale.lengthen(t)
        case "contact_lost":
            exhale.contact_lost(nan)
        case "beat":
            exhale.add_beat(Beat(t, 900.0), pacer)
        case "strange beat":
            for at, rr_ms in ((nan, 900.0), (t, nan), (inf, inf), (-t, 800.0), (t, -1.0)):
                exhale.add_beat(Beat(at, rr_ms), None)
        case "back":
            assert exhale.next_pattern(pacer.began - 5.0, pacer) == pacer.pattern
            assert exhale.next_pattern(nan, pacer) == pacer.pattern
