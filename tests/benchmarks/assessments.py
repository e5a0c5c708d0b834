"""Two hundred simulated people do a resonance assessment: how near does it come to the truth?

    python -m tests.benchmarks.assessments [--people 200] [--seed 2]

The people are those of `tests.benchmarks.people`, all of them following as well as they can.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from math import inf
from multiprocessing import Pool
from typing import Final

from devices.simulation.person import Person
from tests.benchmarks.people import people_of_all_kinds, sit
from trainer.breathing.assessment_protocol import SLIDE_DURATION_S, choose_protocol
from trainer.breathing.resonance_assessment import assess_resonance
from trainer.breathing.resonance_result import ResonanceResult
from trainer.session.progress import PacerSpan

PROTOCOLS: Final = {"stepped": (600.0, 0.25), "sliding": (SLIDE_DURATION_S, 0.35)}


def assessed(round_s: float, person: Person) -> ResonanceResult:
    led, beats = sit(person, choose_protocol(round_s), round_s)
    ends = [began for began, _ in led[1:]] + [inf]
    spans = [PacerSpan(began, end, pacer) for (began, pacer), end in zip(led, ends, strict=True)]
    return assess_resonance(beats, spans)


def tell(name: str, people: Sequence[Person]) -> None:
    round_s, near = PROTOCOLS[name]
    with Pool(2) as pool:
        results = pool.map(partial(assessed, round_s), people, chunksize=5)
        flat = [replace(person, rsa_ms=0.0) for person in people]
        without = pool.map(partial(assessed, round_s), flat, chunksize=5)
    numbers = [
        (result.breaths_per_min, person.resonance_breaths_per_min)
        for result, person in zip(results, people, strict=True)
        if result.breaths_per_min is not None
    ]
    close = sum(abs(rate - truth) <= near for rate, truth in numbers)
    print(
        f"{name}: within {near} of the truth {100.0 * close / len(people):.1f} % of {len(people)}, "
        f"{100.0 * close / max(1, len(numbers)):.1f} % of the {len(numbers)} that were given a number"
    )
    false = sum(result.breaths_per_min is not None for result in without)
    print(f"    without RSA: {false} of {len(people)} were given a number")


def main(arguments: Sequence[str] | None = None) -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--people", type=int, default=200)
    words.add_argument("--seed", type=int, default=2)
    asked = words.parse_args(arguments)
    drawn = people_of_all_kinds(asked.people, asked.seed, like=Person())
    people = [replace(person, adherence=1.0) for person in drawn]
    for name in PROTOCOLS:
        print(f"{name} ...", file=sys.stderr)
        tell(name, people)


if __name__ == "__main__":
    main()
