"""How near is the estimated resonance, and is it as sure as it says? On two bodies, in one table.

    python -m tests.benchmarks.resonance [--people 1000] [--assessed 200] [--seed 1] [--processes 2]

The first body is `devices.simulation`, the second `tests.benchmarks.delayed_loop`: they share nothing but the
sensor. Of each, people sit five minutes with the closed loop; with a longer lag between breath and heart;
with 2 % of the beats missed and 2 % ectopic; with an accelerometer on the chest. Then others do a resonance assessment,
by both protocols, as they follow: some always, some not.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from math import inf
from multiprocessing import Pool
from typing import Final, TypeVar
from unittest.mock import patch

import numpy as np

from devices.simulation.faults import Faults
from devices.simulation.person import Person
from tests.benchmarks.delayed_loop import LoopPerson, loop_people, sit_together
from tests.benchmarks.people import (
    NO_FAULTS,
    ROUND_S,
    TARGET,
    Led,
    RecordedBreather,
    people_of_all_kinds,
    sit,
)
from trainer.breathing.adaptive import AdaptiveController
from trainer.breathing.assessment_protocol import SLIDE_DURATION_S, choose_protocol
from trainer.breathing.resonance_assessment import assess_resonance
from trainer.breathing.resonance_result import LIKELY_WITHIN, ResonanceResult
from trainer.session.progress import PacerSpan

EXTRA_LAGS_S: Final = (0.0, 0.25, 0.5)
WRONG_BEATS: Final = Faults(missed=0.02, ectopic=0.02)
PROTOCOLS_S: Final = {"stepped": 600.0, "sliding": SLIDE_DURATION_S}
SD_EDGES: Final = (0.0, 0.2, 0.25, 0.3, 0.4, inf)  # breaths/min
CONFIDENCE_EDGES: Final = (0.5, 0.6, 0.7, 0.8, 0.9, 1.001)
AT_ONCE: Final = 50  # people of the second body
P = TypeVar("P", Person, LoopPerson)
W = TypeVar("W")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Setting:
    """What is made harder or easier."""

    name: str
    extra_lag_s: float = 0.0
    faults: Faults = NO_FAULTS
    hears_chest: bool = False


SETTINGS: Final = (
    *(Setting(f"lag +{lag:g} s", lag) for lag in EXTRA_LAGS_S),
    Setting("2 % missed, 2 % ectopic", faults=WRONG_BEATS),
    Setting("chest measured", hears_chest=True),
)


@dataclass(frozen=True, slots=True)
class Ended:
    """Where the closed loop led one person, and what it said; `stated` is None where it said nothing."""

    resonance: float
    last: float
    stated: tuple[float, float] | None  # breaths/min, and its standard deviation

    @property
    def off(self) -> float:
        return abs(self.last - self.resonance)


@dataclass(frozen=True, slots=True)
class Assessed:
    resonance: float
    result: ResonanceResult


# ---------------------------------------------------------------------------- the first body


def first_people(n: int, seed: int, extra_lag_s: float = 0.0) -> list[Person]:
    people = people_of_all_kinds(n, seed, like=Person())
    return [replace(person, lag_s=person.lag_s + extra_lag_s) for person in people]


def lead_first(setting: Setting, person: Person) -> Ended:
    exhale = AdaptiveController(TARGET, ROUND_S)
    with patch("devices.simulation.heart.Lungs", RecordedBreather):
        led, _ = sit(person, exhale, faults=setting.faults, hears_chest=setting.hears_chest)
    return _ended(person.resonance_breaths_per_min, led, exhale)


def assess_first(round_s: float, person: Person) -> Assessed:
    led, beats = sit(person, choose_protocol(round_s), round_s)
    return Assessed(person.resonance_breaths_per_min, assess_resonance(beats, spans_from(led)))


# ---------------------------------------------------------------------------- the second body


def lead_second(setting: Setting, people: Sequence[LoopPerson]) -> list[Ended]:
    exhales = {person.seed: AdaptiveController(TARGET, ROUND_S) for person in people}
    simulated_runs = sit_together(
        people,
        lambda person: exhales[person.seed],
        ROUND_S,
        setting.faults,
        hears_chest=setting.hears_chest,
    )
    return [
        _ended(s.person.resonance_breaths_per_min, s.led, exhales[s.person.seed])
        for s in simulated_runs
    ]


def assess_second(round_s: float, people: Sequence[LoopPerson]) -> list[Assessed]:
    simulated_runs = sit_together(people, lambda _: choose_protocol(round_s), round_s)
    return [
        Assessed(s.person.resonance_breaths_per_min, assess_resonance(s.beats, spans_from(s.led)))
        for s in simulated_runs
    ]


def _ended(resonance: float, led: Led, exhale: AdaptiveController) -> Ended:
    estimate = exhale.estimate
    stated = (estimate.stated_breaths_per_min, estimate.led_sd) if estimate else None
    return Ended(resonance, led[-1][1].pattern.breaths_per_min, stated)


def spans_from(led: Led) -> list[PacerSpan]:
    ends = [began for began, _ in led[1:]] + [inf]
    return [PacerSpan(began, end, pacer) for (began, pacer), end in zip(led, ends, strict=True)]


# ---------------------------------------------------------------------------- both


def lead_all(body: int, setting: Setting, n: int, seed: int, processes: int = 1) -> list[Ended]:
    """Lead `n` people of a body, 1 or 2, through five minutes of the closed loop."""
    if body == 1:
        return _each(
            partial(lead_first, setting), first_people(n, seed, setting.extra_lag_s), processes
        )
    return _some(
        partial(lead_second, setting), loop_people(n, seed, setting.extra_lag_s), processes
    )


def assess_all(
    body: int, round_s: float, n: int, seed: int, extra_lag_s: float, processes: int = 1
) -> list[Assessed]:
    """Assess `n` people of a body, half of whom follow the pacer all the time."""
    if body == 1:
        people = [_attentive(p, k) for k, p in enumerate(first_people(n, seed, extra_lag_s))]
        return _each(partial(assess_first, round_s), people, processes)
    loops = [_attentive(p, k) for k, p in enumerate(loop_people(n, seed, extra_lag_s))]
    return _some(partial(assess_second, round_s), loops, processes)


def _attentive(person: P, k: int) -> P:
    return replace(person, adherence=1.0) if k % 2 == 0 else person


def _each(work: Callable[[W], R], people: Sequence[W], processes: int) -> list[R]:
    if processes == 1:
        return [work(person) for person in people]
    with Pool(processes) as pool:
        return pool.map(work, people, chunksize=10)


def _some(work: Callable[[Sequence[W]], list[R]], people: Sequence[W], processes: int) -> list[R]:
    parts = [people[k : k + AT_ONCE] for k in range(0, len(people), AT_ONCE)]
    return [one for part in _each(work, parts, processes) for one in part]


# ---------------------------------------------------------------------------- what came of it


def percent(hits: Iterable[bool]) -> float:
    some = list(hits)
    return 100.0 * sum(some) / max(1, len(some))


def covered_percent(ended: Sequence[Ended], times: float = 1.0) -> float:
    """How often the truth lies within the standard deviation that was stated, or so many `times` of it."""
    stated = [(one.resonance, *one.stated) for one in ended if one.stated]
    return percent(abs(rate - truth) <= times * sd for truth, rate, sd in stated)


def sd_rows(ended: Sequence[Ended]) -> list[str]:
    """How often the truth lies within what was stated, by how wide that was."""
    rows = list[str]()
    for low, high in pairwise(SD_EDGES):
        some = [one for one in ended if one.stated and low <= one.stated[1] < high]
        if some:
            sd = np.mean([one.stated[1] for one in some if one.stated])
            covered = " | ".join(f"{covered_percent(some, times):.0f} %" for times in (1.0, 2.0))
            name = f"{low:g} to {high:g}" if high < inf else f"{low:g} and more"
            rows.append(f"| {name} | {len(some)} | {sd:.2f} | {covered} |")
    return rows


def format_row(body: int, setting: Setting, ended: Sequence[Ended]) -> str:
    shown = [one.stated[1] for one in ended if one.stated]
    near, nearer = (percent(one.off <= limit for one in ended) for limit in (0.5, 0.3))
    return (
        f"| {body} | {setting.name} | {nearer:.1f} % | {near:.1f} % | {100 * len(shown) / len(ended):.0f} % | "
        f"{np.mean(shown):.2f} | {covered_percent(ended):.1f} % |"
    )


def is_right(one: Assessed) -> bool:
    rate = one.result.breaths_per_min
    return rate is not None and abs(rate - one.resonance) <= LIKELY_WITHIN


def assessed_row(name: str, assessed: Sequence[Assessed]) -> str:
    answered = [one for one in assessed if one.result.breaths_per_min is not None]
    stated = 100.0 * float(np.mean([one.result.confidence for one in answered]))
    right = percent(is_right(one) for one in answered)
    return f"| {name} | {len(answered)} of {len(assessed)} | {stated:.0f} % | {right:.0f} % |"


def reliability_rows(assessed: Sequence[Assessed]) -> list[str]:
    """Of those who were given a number, by the confidence that was stated with it."""
    answered = [one for one in assessed if one.result.breaths_per_min is not None]
    rows = []
    for low, high in pairwise(CONFIDENCE_EDGES):
        some = [one for one in answered if low <= one.result.confidence < high]
        if some:
            stated = 100.0 * float(np.mean([one.result.confidence for one in some]))
            right = percent(is_right(one) for one in some)
            name = f"{100 * low:.0f} to {min(100.0, 100 * high):.0f} %"
            rows.append(f"| {name} | {len(some)} | {stated:.0f} % | {right:.0f} % |")
    return rows


def main(arguments: Sequence[str] | None = None) -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--people", type=int, default=1000)
    words.add_argument("--assessed", type=int, default=200)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--processes", type=int, default=2)
    asked = words.parse_args(arguments)
    everybody: list[Ended] = []
    print("| body | | within 0.3 | within 0.5 | stated of | sd | within 1 sd |")
    print("|---|---|---|---|---|---|---|")
    for body in (1, 2):
        for setting in SETTINGS:
            began = time.monotonic()
            ended = lead_all(body, setting, asked.people, asked.seed, asked.processes)
            print(format_row(body, setting, ended), flush=True)
            print(f"{time.monotonic() - began:.0f} s", file=sys.stderr)
            everybody += ended
    print("\n| stated sd | people | mean | within 1 sd | within 2 sd |\n|---|---|---|---|---|")
    print("\n".join(sd_rows(everybody)))
    tell_assessments(asked.assessed, asked.seed + 1, asked.processes)


def tell_assessments(n: int, seed: int, processes: int) -> None:
    everybody: list[Assessed] = []
    print("\n| assessment | given a number | stated | right |\n|---|---|---|---|")
    for body in (1, 2):
        for name, round_s in PROTOCOLS_S.items():
            for lag in EXTRA_LAGS_S:
                some = assess_all(body, round_s, n, seed, lag, processes)
                title = f"body {body}, {name}, lag +{lag:g} s"
                print(assessed_row(title, some), flush=True)
                everybody += some
    print("\n| stated | assessments | mean stated | right |\n|---|---|---|---|")
    print("\n".join(reliability_rows(everybody)))


if __name__ == "__main__":
    main()
