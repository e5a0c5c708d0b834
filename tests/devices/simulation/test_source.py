"""A simulated heart as a source: what a strap on that person would tell, and when."""

import asyncio
from itertools import pairwise, takewhile

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.clock import VirtualClock
from devices.simulation.faults import Faults
from devices.simulation.options import ALL_OPTIONS
from devices.simulation.person import Person
from devices.simulation.source import SimulatedHeart, parse_simulated
from devices.source import SourceError
from tests.refusals import sentence_of
from trainer.events import (
    Beat,
    ChestMoved,
    Contact,
    ContactChanged,
    SensorEvent,
    SourceChanged,
)
from trainer.hrv.artifacts.online import detect_artifacts
from trainer.hrv.respiration import AccelerometerRespiration
from trainer.pacing import BreathPattern, Pacer

PACER = Pacer(BreathPattern.parse("4-0-6-0"), began=0.0)


def heart(options: str = "", pacer: Pacer | None = PACER) -> SimulatedHeart:
    return parse_simulated(options, lambda: pacer)


def events_of(source: SimulatedHeart, until_s: float = 120.0) -> list[SensorEvent]:
    moments = takewhile(lambda moment: moment[0] < until_s, source.moments())
    return [event for _, events in moments for event in events]


def beats(options: str = "", until_s: float = 120.0) -> list[Beat]:
    return [event for event in events_of(heart(options), until_s) if isinstance(event, Beat)]


def stamps(options: str, until_s: float = 2000.0) -> set[float]:
    return {beat.t for beat in beats(options, until_s)}


def is_running_sum(beat_list: list[Beat]) -> bool:
    return all(a.t == pytest.approx(b.t - b.rr_ms / 1000.0) for a, b in pairwise(beat_list))


# --- a good sensor


def test_first_the_source_is_named_then_contact_then_beats() -> None:
    first, second, *rest = events_of(heart("seed=7,hr=62"))
    assert first == SourceChanged(0.0, "simulated:seed=7,hr=62", resolution_ms=1.0)
    assert second == ContactChanged(0.0, Contact.GOOD)
    assert all(isinstance(event, Beat) for event in rest)


def test_a_beat_comes_where_its_interval_ends() -> None:
    beat_list = beats()
    assert len(beat_list) == pytest.approx(120.0 * 69.0 / 60.0, abs=6)
    assert is_running_sum(beat_list)
    assert all(beat.received == beat.t for beat in beat_list)


def test_the_heart_rate_is_as_asked() -> None:
    rr = [beat.rr_ms for beat in beats("hr=55", 600.0)]
    assert 60000.0 / np.mean(rr) == pytest.approx(55.0, abs=1.5)


def test_noise_moves_beats_and_never_adds_up() -> None:
    true, noisy = beats("noise=0", 600.0), beats("noise=10", 600.0)
    off_ms = [1000.0 * (a.t - b.t) for a, b in zip(true, noisy, strict=True)]
    assert np.std(off_ms) == pytest.approx(10.0, rel=0.15)
    assert abs(np.mean(off_ms)) < 2.0
    assert is_running_sum(noisy)


async def events_until(source: SimulatedHeart, until_s: float) -> list[tuple[float, SensorEvent]]:
    clock = VirtualClock()
    beat_list = []
    async for event in (events := source.events(clock)):
        if clock.now() >= until_s:
            await events.aclose()
            break
        beat_list.append((clock.now(), event))
    return beat_list


def test_each_beat_comes_when_the_clock_gets_there() -> None:
    beat_list = asyncio.run(events_until(heart(), 60.0))
    assert [event for _, event in beat_list] == events_of(heart(), 60.0)
    assert all(now == event.t for now, event in beat_list)


@pytest.mark.parametrize("options", ["", "seed=7,ectopic=0.1,missed=0.1,drop=10-20,stall=30-35"])
def test_the_same_seed_and_guide_give_the_same_beats(options: str) -> None:
    first, again = (asyncio.run(events_until(heart(options), 60.0)) for _ in range(2))
    assert first == again
    assert first != asyncio.run(events_until(heart("seed=8"), 60.0))


def test_a_source_opened_late_begins_then() -> None:
    began, *rest = (
        event
        for _, events in takewhile(lambda m: m[0] < 110.0, heart().moments(100.0004))
        for event in events
    )
    assert began.t == 100.0
    assert all(100.0 <= event.t < 110.0 for event in rest)
    assert any(isinstance(event, Beat) for event in rest)


# --- the person looks at the guide


def test_the_guide_is_asked_before_every_beat() -> None:
    asked = iter(range(10_000))
    source = parse_simulated("drop=20-40", lambda: PACER if next(asked) >= 0 else None)
    events_of(source, 60.0)
    assert next(asked) == pytest.approx(60.0 * 69.0 / 60.0, abs=6)


def test_a_person_breathes_on_with_the_guide_while_the_sensor_is_silent() -> None:
    """Whoever was told nothing in between still finds the heart that was there all along."""
    whole, broken = stamps("noise=0"), stamps("noise=0,drop=300-600")
    assert broken == {t for t in whole if not 300.0 <= t <= min(u for u in whole if u > 600.0)}


def test_before_there_is_a_guide_they_breathe_as_they_like() -> None:
    calm = np.std(
        [beat.rr_ms for beat in events_of(heart("", None), 300.0) if isinstance(beat, Beat)]
    )
    guided = np.std([beat.rr_ms for beat in beats("", 300.0)])
    assert guided > 1.2 * calm


# --- silences


def test_over_a_drop_contact_is_lost_and_found_and_nothing_is_made_up() -> None:
    events = events_of(heart("drop=60-105;150-195"), 240.0)
    changes = [event for event in events if isinstance(event, ContactChanged)]
    assert [(c.t, c.contact) for c in changes] == [
        (0.0, Contact.GOOD),
        (60.0, Contact.LOST),
        (105.0, Contact.GOOD),
        (150.0, Contact.LOST),
        (195.0, Contact.GOOD),
    ]
    assert changes[1].detail is None  # the contact says it all
    beat_list = [event for event in events if isinstance(event, Beat)]
    begun = [beat.t - beat.rr_ms / 1000.0 for beat in beat_list]
    assert not any(
        60.0 < t < 105.0 or 150.0 < t < 195.0 for t in [*begun, *(b.t for b in beat_list)]
    )
    gaps = [
        (a.t, start) for a, start in zip(beat_list, begun[1:], strict=False) if start > a.t + 0.01
    ]
    ends = [t for gap in gaps for t in gap]
    assert ends == pytest.approx([60.0, 105.0, 150.0, 195.0], abs=1.2)
    assert [event.t for event in events] == sorted(event.t for event in events)


def test_contact_is_told_just_before_the_first_beat_after_a_drop() -> None:
    events = events_of(heart("drop=20-30"))
    beat_list = next(
        i for i, event in enumerate(events) if event == ContactChanged(30.0, Contact.GOOD)
    )
    after = events[beat_list + 1]
    assert isinstance(after, Beat)
    assert after.t - after.rr_ms / 1000.0 >= 30.0


def test_a_drop_shorter_than_a_heart_beat_still_leaves_a_gap() -> None:
    beat_list = beats("drop=20.01-20.02")
    assert not any(b.t - b.rr_ms / 1000.0 < 20.01 < b.t for b in beat_list)
    assert not is_running_sum(beat_list)


def test_a_sensor_out_of_reach_from_the_first_second_says_so() -> None:
    events = events_of(heart("drop=0-10"))
    assert [type(event) for event in events[:3]] == [SourceChanged, ContactChanged, ContactChanged]
    assert [e.contact for e in events[1:3] if isinstance(e, ContactChanged)] == [
        Contact.LOST,
        Contact.GOOD,
    ]


def test_a_stall_delays_the_news_and_not_the_beats() -> None:
    on_time = events_of(heart())
    late = events_of(heart("stall=30-45"))
    moments = asyncio.run(events_until(heart("stall=30-45"), 120.0))
    assert [event.t for event in on_time] == [event.t for event in late]
    for now, event in moments:
        if isinstance(event, Beat):
            arrives = 45.0 if 30.0 <= event.t < 45.0 else event.t
            assert (now, event.received) == (arrives, arrives)


def test_poor_contact_is_told_and_makes_poor_intervals() -> None:
    events = events_of(heart("contact=100-200"), 300.0)
    changes = [(e.t, e.contact) for e in events if isinstance(e, ContactChanged)]
    assert changes == [(0.0, Contact.GOOD), (100.0, Contact.POOR), (200.0, Contact.GOOD)]
    beat_list = [event for event in events if isinstance(event, Beat)]
    assert is_running_sum(beat_list)
    good = np.diff([beat.rr_ms for beat in beat_list if beat.t < 100.0])
    poor = np.diff([beat.rr_ms for beat in beat_list if 100.0 < beat.t < 200.0])
    assert np.std(poor) > 3.0 * np.std(good)


def test_a_drop_within_poor_contact_ends_in_poor_contact() -> None:
    events = events_of(heart("contact=10-40,drop=20-30"))
    changes = [(e.t, e.contact) for e in events if isinstance(e, ContactChanged)]
    assert changes[1:] == [
        (10.0, Contact.POOR),
        (20.0, Contact.LOST),
        (30.0, Contact.POOR),
        (40.0, Contact.GOOD),
    ]


# --- wrong beats


def test_an_ectopic_beat_is_early_and_its_pause_makes_up_for_it() -> None:
    clean, wrong = stamps("noise=0"), stamps("noise=0,ectopic=0.05")
    moved = sorted(wrong - clean)
    assert len(moved) == len(clean - wrong)
    assert len(moved) / len(clean) == pytest.approx(0.05, abs=0.01)
    beat_list = beats("noise=0,ectopic=0.05", 2000.0)
    for premature, pause in pairwise(beat_list):
        if premature.t in moved:
            assert premature.rr_ms < 0.78 * pause.rr_ms
            assert pause.t in clean
    assert is_running_sum(beat_list)


def test_a_missed_beat_leaves_the_sum_of_two_intervals() -> None:
    clean, wrong = stamps("noise=0"), stamps("noise=0,missed=0.05")
    assert wrong < clean
    assert len(clean - wrong) / len(clean) == pytest.approx(0.05, abs=0.01)
    assert is_running_sum(beats("noise=0,missed=0.05"))


def test_an_extra_beat_splits_an_interval_in_two() -> None:
    clean, wrong = stamps("noise=0"), stamps("noise=0,extra=0.05")
    assert clean < wrong
    assert len(wrong - clean) / len(clean) == pytest.approx(0.05, abs=0.01)
    assert is_running_sum(beats("noise=0,extra=0.05"))


def test_many_faults_together_keep_their_shares() -> None:
    clean = stamps("noise=0", 3000.0)
    wrong = stamps("noise=0,ectopic=0.1,missed=0.2,extra=0.15", 3000.0)
    hidden, new = len(clean - wrong) / len(clean), len(wrong - clean) / len(clean)
    assert hidden == pytest.approx(0.1 + 0.2, abs=0.03)
    assert new == pytest.approx(0.1 + 0.15, abs=0.03)


def test_clean_beats_pass_the_judge_of_artefacts() -> None:
    flagged = judged = 0
    for seed in range(40):
        source = heart(f"seed={seed}", PACER if seed % 2 else None)
        rr = [event.rr_ms for event in events_of(source, 300.0) if isinstance(event, Beat)]
        flagged += int(np.count_nonzero(detect_artifacts(np.array(rr))))
        judged += len(rr)
    assert flagged / judged < 0.002


# --- the words


def test_without_words_it_is_a_calm_adult() -> None:
    assert heart().person == Person()
    assert heart().faults == Faults()
    assert heart().name == "simulated"


def test_every_word_is_understood() -> None:
    source = heart(
        "seed=3,hr=60,rsa=120,resonance=5.2,adherence=.8,breath=13,noise=2,ectopic=0.01,"
        "missed=0.02,extra=0.03, drop = 60-105; 150-195 ,stall=20-25,contact=30-40"
    )
    assert source.person == Person(3, 60.0, 120.0, 5.2, 0.8, 13.0, 2.0)
    spans = {"drop": ((60.0, 105.0), (150.0, 195.0)), "stall": ((20.0, 25.0),)}
    assert source.faults == Faults(0.01, 0.02, 0.03, **spans, contact=((30.0, 40.0),))
    assert source.name == (
        "simulated:seed=3,hr=60,rsa=120,resonance=5.2,adherence=0.8,breath=13,noise=2,ectopic=0.01,"
        "missed=0.02,extra=0.03,drop=60-105;150-195,stall=20-25,contact=30-40"
    )


NONSENSE = [
    "foo=1",
    "seed",
    "seed=",
    "seed=7,",
    ",",
    "seed=7;hr=62",
    "SEED=7",
    "seed=-1",
    "seed=1.5",
    "seed=1,seed=2",
    "hr=nan",
    "hr=inf",
    "hr=1e2",
    "hr=6_2",
    "hr=+62",
    "hr=-62",
    "hr=0",
    "hr=500",
    "hr=٦٢",
    "hr=62 bpm",
    "hr=62.",
    "rsa=401",
    "resonance=0",
    "adherence=1.1",
    "breath=0",
    "noise=-1",
    "ectopic=0.6",
    "ectopic=0.3,missed=0.3",
    "drop=",
    "drop=60",
    "drop=105-60",
    "drop=60-60",
    "drop=60-105;",
    "drop=60-105;100-150",
    "drop=-5-10",
    "stall=1-99999",
    "contact=a-b",
    "hr=" + "9" * 10_000,
]


@pytest.mark.parametrize("options", NONSENSE, ids=lambda options: options[:20])
def test_nonsense_is_refused_in_one_sentence(options: str) -> None:
    with pytest.raises(SourceError) as caught:
        heart(options)
    message = sentence_of(caught.value)
    assert message.endswith(".")
    assert "\n" not in message
    assert len(message) < 300


def test_an_unknown_word_is_answered_with_the_known_ones() -> None:
    with pytest.raises(SourceError) as caught:
        heart("rate=62")
    assert "'rate'" in sentence_of(caught.value)
    assert all(key in sentence_of(caught.value) for key in ALL_OPTIONS)


pieces = st.sampled_from(
    [*ALL_OPTIONS, "=", ",", ";", "-", ".", "0", "1", "62", "0.1", "60-105", " ", "٣"]
)


@given(st.text() | st.lists(pieces).map("".join))
def test_no_words_break_it(options: str) -> None:
    try:
        source = heart(options)
    except SourceError:
        return
    assert heart(source.name.removeprefix("simulated").removeprefix(":")) == source


def numbers(low: float, high: float) -> st.SearchStrategy[float]:
    return st.integers(round(low * 1e4), round(high * 1e4)).map(lambda n: n / 1e4)


@st.composite
def spans(draw: st.DrawFn) -> tuple[tuple[float, float], ...]:
    edges: list[float] = sorted(draw(st.sets(numbers(0.0, 1000.0), max_size=6)))
    return tuple(zip(edges[::2], edges[1::2], strict=False))


people = st.builds(
    Person,
    st.integers(0, 999_999),
    numbers(30.0, 180.0),
    numbers(0.0, 400.0),
    numbers(3.5, 8.0),
    numbers(0.0, 1.0),
    numbers(4.0, 30.0),
    numbers(0.0, 100.0),
)
shares = numbers(0.0, 0.16)


@given(people, st.builds(Faults, shares, shares, shares, spans(), spans(), spans()))
def test_every_name_says_who_it_is(person: Person, faults: Faults) -> None:
    source = SimulatedHeart(person, faults, lambda: None)
    assert heart(source.name.removeprefix("simulated").removeprefix(":")) == source


@pytest.mark.parametrize("hr", [30, 70, 180])
@pytest.mark.parametrize(("rsa", "noise"), [(0, 0), (400, 100)])
def test_whatever_goes_wrong_time_never_runs_backwards(hr: int, rsa: int, noise: int) -> None:
    options = (
        f"hr={hr},rsa={rsa},noise={noise},adherence=0.5,ectopic=0.2,missed=0.2,extra=0.1,"
        f"drop=20-25;40-60,contact=10-30,stall=15-22;24-45"
    )
    moments = list(takewhile(lambda moment: moment[0] < 100.0, heart(options).moments()))
    assert [t for t, _ in moments] == sorted(t for t, _ in moments)
    events = [event for _, now in moments for event in now]
    assert [event.t for event in events] == sorted(event.t for event in events)
    assert all(event.rr_ms >= 100.0 for event in events if isinstance(event, Beat))


# --- an accelerometer


def chest_of(options: str, until_s: float = 180.0) -> list[ChestMoved]:
    return [e for e in events_of(heart(options), until_s) if isinstance(e, ChestMoved)]


def test_without_an_accelerometer_nothing_is_felt_and_with_one_the_beats_are_the_same() -> None:
    assert chest_of("seed=3") == []
    assert beats("seed=3,chest=20") == beats("seed=3")


@pytest.mark.parametrize("pattern", ["4-0-6-0", "3-0-5-0", "5-0-7-0"])
def test_the_breath_of_the_pacer_is_felt_at_the_chest(pattern: str) -> None:
    pacer = Pacer(BreathPattern.parse(pattern), began=0.0)
    source = heart("seed=3,chest=20", pacer)
    respiration = AccelerometerRespiration()
    felt = [respiration.add(e) for e in events_of(source, 180.0) if isinstance(e, ChestMoved)]
    assert felt[-1] == pytest.approx(pacer.pattern.breaths_per_min, abs=0.3)


def test_the_chest_is_reported_in_order_once_a_second_and_not_while_the_strap_is_away() -> None:
    events = events_of(heart("seed=3,chest=20,drop=60-90"), 180.0)
    times = [e.t for e in events if isinstance(e, Beat | ChestMoved | ContactChanged)]
    assert times == sorted(times)
    felt = [e.t for e in events if isinstance(e, ChestMoved)]
    assert felt == [float(t) for t in range(1, 180) if not 60 <= t < 90][: len(felt)]
    assert felt[-1] >= 178.0
