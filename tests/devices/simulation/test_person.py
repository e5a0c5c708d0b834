"""The simulated person: does their heart do what hearts are known to do?"""

from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline
from scipy.signal import detrend, welch

from devices.simulation.baroreflex import STEP_S, Baroreflex, Resonator, band_pass
from devices.simulation.heart import MIN_RR_MS, Heart
from devices.simulation.person import Person
from tests.simulated_people import sample_people
from trainer.pacing import BreathPattern, Pacer

Floats: TypeAlias = NDArray[np.float64]
CALM = Person()
QUIET = replace(CALM, mayer=0.0, vlf_ms=0.0, arousal_bpm=0.0)  # nothing but the breath


class Answer(NamedTuple):
    """How well a heart goes with a pacer: two harmonics of its phase, fitted."""

    rsa_ms: float
    lag_degrees: float  # of the slowest beat, behind the start of the inhale
    r2: float


def pacer_at(breaths_per_min: float) -> Pacer:
    period_s = 60.0 / breaths_per_min
    return Pacer(BreathPattern(0.4 * period_s, 0.0, 0.6 * period_s, 0.0), began=0.0)


def intervals(
    person: Person, pacer: Pacer | None, until_s: float, from_s: float = 0.0
) -> tuple[Floats, Floats]:
    """When beats came, s, and the intervals that ended with them, ms."""
    heart = Heart(person)
    beats = [heart.next_beat(pacer)]
    while beats[-1] < until_s:
        beats.append(heart.next_beat(pacer))
    t = np.array(beats)
    is_asked_for = t[1:] >= from_s
    return t[1:][is_asked_for], np.diff(t)[is_asked_for] * 1000.0


def answer(person: Person, pacer: Pacer, until_s: float = 300.0, from_s: float = 30.0) -> Answer:
    t, rr = intervals(person, pacer, until_s, from_s)
    return fitted(t, rr, pacer)


def fitted(t: Floats, rr: Floats, pacer: Pacer) -> Answer:
    phase = 2.0 * np.pi * np.array([pacer.cycle_phase(at) for at in t])
    waves = [np.cos(phase), np.sin(phase), np.cos(2 * phase), np.sin(2 * phase)]
    columns = np.column_stack([np.ones_like(t), t, *waves])
    fit = np.linalg.lstsq(columns, rr, rcond=None)[0]
    trend = columns[:, :2] @ fit[:2]
    left = rr - columns @ fit
    turn = np.linspace(0.0, 2.0 * np.pi, 400)
    breath = [np.cos(turn), np.sin(turn), np.cos(2 * turn), np.sin(2 * turn)]
    return Answer(
        rsa_ms=float(np.ptp(fit[2:] @ np.array(breath))),
        lag_degrees=float(np.degrees(np.arctan2(fit[3], fit[2]))),
        r2=1.0 - float(np.var(left) / np.var(rr - trend)),
    )


def spectrum(t: Floats, rr: Floats) -> tuple[Floats, Floats]:
    even = np.arange(t[0], t[-1], 0.25)
    series = detrend(CubicSpline(t, rr)(even))
    hz, power = welch(series, 4.0, "hann", 600, 300, nfft=2048)
    return hz, power


def power_between(low: float, high: float, hz: Floats, power: Floats) -> float:
    return float(np.sum(power[(hz >= low) & (hz < high)]) * (hz[1] - hz[0]))


# --- the answer to the breath


@pytest.mark.parametrize("rsa_ms", [30.0, 80.0, 200.0])
@pytest.mark.parametrize("resonance", [4.5, 5.7, 6.8])
def test_at_the_resonance_the_rsa_is_as_asked(rsa_ms: float, resonance: float) -> None:
    person = replace(QUIET, rsa_ms=rsa_ms, resonance_breaths_per_min=resonance)
    assert answer(person, pacer_at(resonance)).rsa_ms == pytest.approx(rsa_ms, rel=0.05)


def test_a_whole_living_person_has_the_rsa_asked_for_too() -> None:
    values = [answer(replace(CALM, seed=seed), pacer_at(5.7)).rsa_ms for seed in range(8)]
    assert np.mean(values) == pytest.approx(80.0, rel=0.03)
    assert np.std(values) < 4.0


@pytest.mark.parametrize("resonance", [3.5, 4.5, 5.0, 5.7, 6.2, 6.8, 8.0])
def test_the_rsa_is_largest_at_the_resonance_and_falls_on_both_sides(resonance: float) -> None:
    reflex = Baroreflex.tuned_to(replace(CALM, resonance_breaths_per_min=resonance))
    rates = np.arange(0.5 * resonance, 2.0 * resonance, 0.01)
    curve = np.array([reflex.rsa_at(rate) for rate in rates])
    best = int(np.argmax(curve))
    assert rates[best] == pytest.approx(resonance, abs=0.03)
    assert (np.diff(curve[: best - 5]) > 0.0).all()
    assert (np.diff(curve[best + 5 :]) < 0.0).all()


@pytest.mark.parametrize("rate", [4.5, 5.2, 6.0, 7.0, 9.0])
def test_at_any_rate_the_heart_answers_as_its_transfer_function_says(rate: float) -> None:
    expected = Baroreflex.tuned_to(CALM).rsa_at(rate)
    assert answer(QUIET, pacer_at(rate)).rsa_ms == pytest.approx(expected, rel=0.05)


def test_fast_breathing_moves_the_heart_less_than_half_as_much() -> None:
    reflex = Baroreflex.tuned_to(CALM)
    assert 0.15 < reflex.rsa_at(15.0) / reflex.rsa_at(5.7) < 0.5
    assert reflex.rsa_at(20.0) < reflex.rsa_at(15.0) < reflex.rsa_at(10.0)


def test_at_the_resonance_heart_and_lungs_move_together() -> None:
    """Vaschillo et al. 2006: no phase between them there, and one or the other side of it."""
    lags = [answer(QUIET, pacer_at(rate)).lag_degrees for rate in (4.7, 5.7, 6.7)]
    assert abs(lags[1]) < 15.0
    assert lags[0] < lags[1] - 20.0
    assert lags[2] > lags[1] + 20.0


def test_a_sharper_reflex_has_a_narrower_peak_and_a_late_heart_a_later_answer() -> None:
    blunt, sharp = (Baroreflex.tuned_to(replace(CALM, sharpness=s)) for s in (2.0, 4.0))
    assert sharp.rsa_at(6.7) < blunt.rsa_at(6.7)
    late = answer(replace(QUIET, lag_s=0.8), pacer_at(5.7)).lag_degrees
    assert late - answer(QUIET, pacer_at(5.7)).lag_degrees == pytest.approx(17.1, abs=3.0)


def test_a_heart_without_rsa_does_not_answer() -> None:
    assert answer(replace(QUIET, rsa_ms=0.0), pacer_at(6.0)).rsa_ms < 0.1


def test_a_resonator_does_what_its_formula_says() -> None:
    ring = Resonator(0.1, 3.0)
    for hz in (0.05, 0.1, 0.25):
        out = [ring.next(np.sin(2.0 * np.pi * hz * k * STEP_S)) for k in range(4000)][-2000:]
        expected = abs(band_pass(hz, 0.1, 3.0))
        assert np.sqrt(2.0 * np.mean(np.square(out))) == pytest.approx(expected, rel=0.02)


# --- following, and not


def test_a_person_follows_the_pacer_they_see_when_it_changes() -> None:
    heart = Heart(CALM)
    slow, slower = pacer_at(8.0), pacer_at(5.0)
    beats = [heart.next_beat(slow)]
    while beats[-1] < 400.0:
        beats.append(heart.next_beat(slow if beats[-1] < 200.0 else slower))
    t, rr = np.array(beats[1:]), np.diff(beats) * 1000.0
    early, late = (t > 20.0) & (t < 200.0), t > 220.0
    assert fitted(t[early], rr[early], slow).r2 > 0.4 > fitted(t[early], rr[early], slower).r2
    assert fitted(t[late], rr[late], slower).r2 > 0.6 > fitted(t[late], rr[late], slow).r2


def test_the_less_a_person_follows_the_less_their_heart_goes_with_the_pacer() -> None:
    shares = (1.0, 0.7, 0.4, 0.0)
    values = [
        np.mean([answer(replace(CALM, adherence=a, seed=s), pacer_at(5.7)).r2 for s in range(4)])
        for a in shares
    ]
    assert values[0] > 0.7
    assert values[-1] < 0.1
    assert all(more > less for more, less in pairwise(values))


def test_who_does_not_follow_breathes_at_their_own_rate() -> None:
    free = replace(CALM, adherence=0.0, own_breaths_per_min=15.0)
    hz, power = spectrum(*intervals(free, pacer_at(6.0), 600.0))
    breath = (hz > 0.15) & (hz < 0.4)
    assert hz[breath][np.argmax(power[breath])] == pytest.approx(0.25, abs=0.03)


def test_without_a_pacer_nobody_can_follow_one() -> None:
    t, rr = intervals(CALM, None, 300.0)
    t_free, rr_free = intervals(replace(CALM, adherence=0.0), None, 300.0)
    assert np.std(rr) < 40.0
    assert np.std(rr) == pytest.approx(np.std(rr_free), rel=0.3)
    assert len(t) == pytest.approx(len(t_free), abs=6)


# --- the rest of the heart


def test_arousal_falls_over_a_pause() -> None:
    still = replace(CALM, arousal_bpm=8.0, vlf_ms=0.0, mayer=0.0, rsa_ms=10.0)
    t, rr = intervals(still, None, 600.0)
    assert 60000.0 / np.mean(rr[t < 20.0]) == pytest.approx(68.0 + 8.0 * 0.9, abs=0.5)
    assert 60000.0 / np.mean(rr[(t > 90.0) & (t < 110.0)]) == pytest.approx(71.0, abs=0.5)
    assert 60000.0 / np.mean(rr[t > 500.0]) == pytest.approx(68.0, abs=0.3)


def test_a_resting_heart_shows_slow_wandering_the_mayer_wave_and_the_breath() -> None:
    several = [
        spectrum(*intervals(replace(CALM, seed=seed), None, 600.0, 100.0)) for seed in range(6)
    ]
    hz = several[0][0]
    power = np.mean([each for _, each in several], axis=0)
    mayer, breath = (hz > 0.06) & (hz < 0.15), (hz > 0.17) & (hz < 0.4)
    assert hz[mayer][np.argmax(power[mayer])] == pytest.approx(0.1, abs=0.02)
    assert hz[breath][np.argmax(power[breath])] == pytest.approx(14.0 / 60.0, abs=0.02)
    assert power_between(0.0033, 0.04, hz, power) > 50.0
    for peak, valley in ((mayer, (0.05, 0.065)), (breath, (0.15, 0.18))):
        between = power[(hz > valley[0]) & (hz < valley[1])]
        assert np.max(power[peak]) > 1.8 * np.min(between)
    assert np.max(power[hz > 0.35]) < 0.05 * np.max(power[breath])


def test_slow_breathing_takes_the_mayer_wave_along() -> None:
    silent = replace(CALM, vlf_ms=0.0, arousal_bpm=0.0)
    assert answer(silent, pacer_at(5.7)).r2 > 0.9


def test_the_same_seed_gives_the_same_heart_and_another_seed_another() -> None:
    one, same, other = (
        intervals(replace(CALM, seed=seed), pacer_at(6.0), 100.0)[0] for seed in (3, 3, 4)
    )
    assert (one == same).all()
    assert len(one) != len(other) or not (one == other).all()


@pytest.mark.parametrize("hr_bpm", [30.0, 180.0])
def test_even_an_absurd_heart_beats_on(hr_bpm: float) -> None:
    person = replace(CALM, hr_bpm=hr_bpm, rsa_ms=400.0, own_breaths_per_min=30.0)
    t, rr = intervals(person, pacer_at(6.0), 120.0)
    assert len(t) > 30
    assert np.min(rr) >= MIN_RR_MS - 1.0
    assert np.max(rr) < 3000.0


# --- a population


class Resting(NamedTuple):
    nn_ms: float
    sdnn_ms: float
    rmssd_ms: float
    lf_hf: float
    rsa_ms: float


def at_rest(person: Person) -> Resting:
    t, rr = intervals(person, None, 300.0)
    rng = person.rng("test")
    rr = rr + np.diff([person.noise_ms * rng.gauss() for _ in range(len(rr) + 1)])
    hz, power = spectrum(t, rr)
    lf, hf = power_between(0.04, 0.15, hz, power), power_between(0.15, 0.4, hz, power)
    rmssd = float(np.sqrt(np.mean(np.diff(rr) ** 2)))
    return Resting(
        float(np.mean(rr)), float(np.std(rr, ddof=1)), rmssd, lf / hf, 2.0 * np.sqrt(2.0 * hf)
    )


@pytest.fixture(scope="module")
def people_at_rest() -> dict[str, Floats]:
    values = [at_rest(person) for person in sample_people(120, seed=1)]
    return dict(zip(Resting._fields, np.array(values).T, strict=True))


# Mean, SD and range of Nunan et al. 2010, doi 10.1111/j.1540-8159.2010.02841.x, as tabled by Shaffer
# & Ginsberg 2017, doi 10.3389/fpubh.2017.00258. RSA: peak to trough of a sine with their HF power.
PUBLISHED = {
    "nn_ms": (926.0, 90.0, (785.0, 1160.0)),
    "sdnn_ms": (50.0, 16.0, (32.0, 93.0)),
    "rmssd_ms": (42.0, 15.0, (19.0, 75.0)),
    "lf_hf": (2.8, 2.6, (1.1, 11.6)),
    "rsa_ms": (72.0, 79.0, (26.0, 170.0)),
}


@pytest.mark.parametrize("figure", PUBLISHED)
def test_resting_people_are_like_published_ones(
    figure: str, people_at_rest: dict[str, Floats]
) -> None:
    mean, sd, (low, high) = PUBLISHED[figure]
    values = people_at_rest[figure]
    assert np.mean(values) == pytest.approx(mean, abs=0.3 * sd)
    assert 0.2 * sd < np.std(values) < 1.2 * sd
    assert np.mean((values >= low) & (values <= high)) >= 0.93


def test_the_first_people_are_the_same_however_many_are_asked_for() -> None:
    assert sample_people(3, seed=5) == sample_people(9, seed=5)[:3]
    assert sample_people(3, seed=5) != sample_people(3, seed=6)
    assert len({person.seed for person in sample_people(200, seed=5)}) == 200
