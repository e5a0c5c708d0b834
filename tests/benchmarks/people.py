"""A thousand simulated people sit five minutes with the closed loop: where does it lead them?

    python -m tests.benchmarks.people [--people 1000] [--seed 1]

The truth is closed-form (`Baroreflex.rsa_at`). The people: resonance 4.5 to 6.8 a
minute, RSA 20 to 200 ms, noise 5 to 25 ms, adherence 0.6 to 1, and the rest as usual; and a harder
one, in which heart rate, sharpness, lag, Mayer wave and wandering differ too, as `sample_people` has it.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import cos, erf, pi, sqrt
from multiprocessing import Pool
from random import Random
from typing import ClassVar, Final, TypeAlias
from unittest.mock import patch

import numpy as np

from devices.simulation.baroreflex import STEP_S, Baroreflex
from devices.simulation.faults import Faults
from devices.simulation.heart import SETTLED_S
from devices.simulation.lungs import Lungs
from devices.simulation.person import Person
from devices.simulation.source import SimulatedHeart
from tests.benchmarks.delayed_loop import CHEST_RATE_HZ, SimulatedChest
from tests.simulated_people import sample_people
from trainer.breathing.adaptive import AdaptiveController
from trainer.breathing.exhale_controller import ExhaleController
from trainer.breathing.ramp import RampController, with_exhale
from trainer.events import Beat, ChestMoved
from trainer.hrv import rsa
from trainer.pacing import BreathPattern, Pacer

ROUND_S: Final = 300.0
TARGET: Final = BreathPattern(4.0, 0.0, 6.0, 0.0)
FAR: Final = 0.6  # from 6 breaths/min
NO_FAULTS: Final = Faults()
Led: TypeAlias = list[tuple[float, Pacer]]  # from when which pacer led
Maker: TypeAlias = Callable[[], RampController]


# ---------------------------------------------------------------------------- people and sessions


def people_of_all_kinds(n: int, seed: int, like: Person | None = None) -> list[Person]:
    """`like` says what they have in common; without it they differ as `sample_people` has it."""
    chance = Random(f"{seed} all kinds")
    bodies = [like] * n if like else sample_people(n, seed)
    return [_drawn(body, chance) for body in bodies]


def _drawn(body: Person, chance: Random) -> Person:
    return replace(
        body,
        seed=chance.getrandbits(31),
        resonance_breaths_per_min=chance.uniform(4.5, 6.8),
        rsa_ms=chance.uniform(20.0, 200.0),
        noise_ms=chance.uniform(5.0, 25.0),
        adherence=chance.uniform(0.6, 1.0),
    )


def sit(
    person: Person,
    exhale: ExhaleController,
    seconds: float = ROUND_S,
    faults: Faults = NO_FAULTS,
    *,
    hears_chest: bool = False,
) -> tuple[Led, list[Beat]]:
    """One session, led as `trainer.session.progress` leads it; where the chest is heard, with `RecordedBreather`."""
    led = [(0.0, Pacer(exhale.first_pattern(), began=0.0))]
    beats: list[Beat] = []
    edge = led[0][1].next_breath_at(0.0)
    heart = SimulatedHeart(person, faults, lambda: led[-1][1])
    chest = RecordedChest(person) if hears_chest else None
    for t, events in heart.moments():
        for moved in chest.until(t) if chest else ():
            exhale.add_chest(moved)
        while edge <= min(t, seconds):
            pacer = led[-1][1]
            pattern = exhale.next_pattern(edge, pacer)
            if pattern != pacer.pattern:
                pacer = Pacer(pattern, edge, pacer.breaths_by(edge))
                led.append((edge, pacer))
            edge = pacer.next_breath_at(edge)
        if t >= seconds:
            break
        for beat in events:
            if isinstance(beat, Beat):
                exhale.add_beat(beat, led[-1][1])
                beats.append(beat)
    return led, beats


def spans_of(led: Led) -> Iterable[tuple[float, float, Pacer]]:
    ends = [began for began, _ in led[1:]] + [ROUND_S]
    return ((began, end, pacer) for (began, pacer), end in zip(led, ends, strict=True))


def mean_rsa(person: Person, led: Led, since: float = 0.0) -> float:
    """Closed-form RSA over a session, in shares of that at a fixed 6 breaths/min."""
    reflex = Baroreflex.tuned_to(person)
    total = sum(
        max(0.0, end - max(began, since)) * reflex.rsa_at(pacer.pattern.breaths_per_min)
        for began, end, pacer in spans_of(led)
    )
    return total / (ROUND_S - since) / reflex.rsa_at(6.0)


# ---------------------------------------------------------------------------- candidates


class Candidate(RampController):
    """Looks at the RSA of three breaths at a time (`trainer.hrv.rsa.fit_rsa`), and at nothing of its phase."""

    def __init__(self) -> None:
        super().__init__(TARGET)
        self._beats: list[tuple[float, float, float]] = []  # t, rr_ms, cycle phase
        self._looks: list[
            tuple[float, float, float]
        ] = []  # period_s, RSA in ms, its standard error

    def add_beat(self, beat: Beat, pacer: Pacer | None) -> None:
        phase = pacer.cycle_phase(beat.t) if pacer else 0.0
        self._beats.append((beat.t, beat.rr_ms, phase))

    def _go_on(self) -> None:
        self._breaths += 1
        if self._breaths < 3:
            return
        t, rr_ms, phase = np.array(self._beats).T
        outcome = rsa.fit_rsa(t, rr_ms, phase)
        self._breaths, self._beats = 0, []
        if outcome is not None:
            unexplained = max(0.02, 1.0 - outcome.r2) / max(0.05, outcome.r2)
            self._looks.append(
                (self._pattern.period_s, outcome.ms, outcome.ms * sqrt(unexplained / len(t)))
            )
        now = self._pattern.period_s
        wanted = self._wanted_s(now) if len(self._looks) > 3 else now + 0.5
        self._pattern = with_exhale(self._pattern, max(8.0, min(14.0, wanted)) - 4.0)

    def _wanted_s(self, now: float) -> float:
        raise NotImplementedError


class HillClimb(Candidate):
    """Half a second to where the upper confidence bound of the mean RSA is highest."""

    def _wanted_s(self, now: float) -> float:
        return max((now, now + 0.5, now - 0.5), key=self._bound)

    def _bound(self, period_s: float) -> float:
        seen = [(ms, e) for at, ms, e in self._looks if abs(at - period_s) < 0.25]
        if not seen:
            return max(ms for _, ms, _ in self._looks)  # worth a look
        weight = sum(1.0 / e**2 for _, e in seen)
        return sum(ms / e**2 for ms, e in seen) / weight + 1.0 / sqrt(weight)


class Parabola(Candidate):
    """Towards the top of a parabola through the logarithms of RSA and period; slower if it has none."""

    def _wanted_s(self, now: float) -> float:
        period_s, ms, error = np.array(self._looks).T
        bend, slope, _ = np.polyfit(np.log(period_s), np.log(ms), 2, w=ms / error).tolist()
        top = float(np.exp(-slope / (2.0 * bend))) if bend < -1.0 else 14.0
        return max(now - 1.0, min(now + 1.0, top))


# ---------------------------------------------------------------------------- how well one can know


def cramer_rao_sd(person: Person, led: Led) -> float:
    """The least standard error of the resonance that noise and number of beats allow, breaths/min.

    For somebody who knows the shape of this heart's answer, but not its size, lag and place, and is
    told when the person follows. On the time of a beat the noise is white; an interval is the
    difference of two times.
    """
    nudge, at = 0.02, person.resonance_breaths_per_min
    near = [
        Baroreflex.tuned_to(replace(person, resonance_breaths_per_min=at + d))
        for d in (-nudge, nudge)
    ]
    here = Baroreflex.tuned_to(person)
    size_ms = person.rsa_ms / 2.0 / abs(here.transfer_function(at / 60.0))
    rr_s = 60.0 / person.hr_bpm
    information = np.zeros((3, 3))
    for began, end, pacer in spans_of(led):
        hz = pacer.pattern.breaths_per_min / 60.0
        beats = person.adherence * (end - began) / rr_s
        if beats < 1.0:
            continue
        variance = 2.0 / beats * person.noise_ms**2 * (2.0 - 2.0 * cos(2.0 * pi * hz * rr_s))
        low, high = (size_ms * reflex.transfer_function(hz) for reflex in near)
        answer = size_ms * here.transfer_function(hz)
        slopes = np.array([(high - low) / (2.0 * nudge), answer, -2j * pi * hz * answer])
        information += np.real(np.outer(slopes, slopes.conj())) / variance
    return sqrt(float(np.linalg.inv(information)[0, 0]))


class RecordedBreather(Lungs):
    """Tells afterwards how the person breathed, from a minute before the session."""

    lungs: ClassVar[list[float]] = []

    def __init__(self, person: Person) -> None:
        super().__init__(person)
        RecordedBreather.lungs = []

    def next(self, t: float, pacer: Pacer | None) -> float:
        self.lungs.append(super().next(t, pacer))
        return self.lungs[-1]


class RecordedChest:
    """The accelerometer on the chest of the person whose breath is being recorded, as far as it has gone."""

    def __init__(self, person: Person) -> None:
        self._chest = SimulatedChest(person.seed)
        self._samples = 0

    def until(self, t: float) -> Iterator[ChestMoved]:
        lungs = RecordedBreather.lungs
        last = min(t, STEP_S * len(lungs) - SETTLED_S)
        while (at := self._samples / CHEST_RATE_HZ - SETTLED_S) < last:
            place = (at + SETTLED_S) / STEP_S - 1.0
            below = max(0, int(place))
            low, high = lungs[below], lungs[min(below + 1, len(lungs) - 1)]
            self._samples += 1
            moved = self._chest.next(at, low + max(0.0, place - below) * (high - low))
            if moved is not None:
                yield moved


# ---------------------------------------------------------------------------- what came of it


@dataclass(frozen=True, slots=True)
class Sat:
    """What came of one session."""

    resonance: float
    last: float  # breaths/min
    is_ramp: bool  # was every breath one of the ramp?
    ends_as_ramp: bool
    rsa: float  # in shares of the RSA at 6/min
    late_rsa: float  # in the second half
    sd: float  # Cramér-Rao, breaths/min
    with_chest: float  # breaths/min

    @property
    def off(self) -> float:
        return abs(self.last - self.resonance)


def session_of(make: Maker, person: Person) -> Sat:
    led, _ = sit(person, make())
    with patch("devices.simulation.heart.Lungs", RecordedBreather):
        with_chest, _ = sit(person, make(), hears_chest=True)
    patterns = [pacer.pattern for _, pacer in led]
    return Sat(
        person.resonance_breaths_per_min,
        patterns[-1].breaths_per_min,
        is_ramp=patterns == RAMP_PATTERNS[: len(patterns)],
        ends_as_ramp=patterns[-1] == TARGET,
        rsa=mean_rsa(person, led),
        late_rsa=mean_rsa(person, led, since=ROUND_S / 2.0),
        sd=cramer_rao_sd(person, led) if person.adherence else 0.0,
        with_chest=with_chest[-1][1].pattern.breaths_per_min,
    )


RAMP_PATTERNS: Final = [BreathPattern(4.0, 0.0, 4.0 + k / 2.0, 0.0) for k in range(5)]


def closed_loop() -> RampController:
    return AdaptiveController(TARGET, ROUND_S)


def sit_all(make: Maker, people: Sequence[Person], title: str) -> list[Sat]:
    """On two cores, with progress on stderr."""
    done: list[Sat] = []
    with Pool(2) as pool:
        for sat in pool.imap(partial(session_of, make), people, chunksize=10):
            done.append(sat)
            if len(done) % 20 == 0 or len(done) == len(people):
                print(f"\r{title}: {len(done)} of {len(people)}  ", end="", file=sys.stderr)
    print(file=sys.stderr)
    return done


def within(off: Iterable[float], limit: float) -> str:
    hits = [o <= limit for o in off]
    return f"{100.0 * sum(hits) / max(1, len(hits)):5.1f} %"


def tell(title: str, sats: Sequence[Sat]) -> None:
    seen = [sat for sat in sats if not sat.is_ramp]
    far = [sat for sat in sats if abs(sat.resonance - 6.0) > FAR]
    gain = 100.0 * (np.mean([sat.rsa for sat in far]) - 1.0)
    late = 100.0 * (np.mean([sat.late_rsa for sat in far]) - 1.0)
    print(f"{title} (n = {len(sats)})")
    for name, some in (("all", sats), (f"the {len(seen)} whose heart followed", seen)):
        off = [sat.off for sat in some]
        print(f"    within 0.3 {within(off, 0.3)}, 0.5 {within(off, 0.5)}   {name}")
    print(
        f"    mean RSA over fixed 6/min, resonance over {FAR} away: {gain:+.0f} %, last half {late:+.0f} %"
    )


def tell_bounds(sats: Sequence[Sat]) -> None:
    off = [abs(sat.with_chest - sat.resonance) for sat in sats]
    name = "the same, with an accelerometer on the chest"
    print(f"    within 0.3 {within(off, 0.3)}, 0.5 {within(off, 0.5)}   {name}")
    close, near = (_within_bound(sats, distance) for distance in (0.3, 0.5))
    name = "Cramér-Rao: beats and noise alone"
    print(f"    within 0.3 {close:5.1f} %, 0.5 {near:5.1f} %   {name}")


def _within_bound(sats: Sequence[Sat], distance: float) -> float:
    """The share that an estimate at the bound of each person would bring so near, in percent."""
    return 100.0 * float(np.mean([erf(distance / s.sd / sqrt(2.0)) for s in sats]))


def tell_free(title: str, sats: Sequence[Sat]) -> None:
    never, ends = (
        100.0 * float(np.mean(x))
        for x in ([s.is_ramp for s in sats], [s.ends_as_ramp for s in sats])
    )
    print(
        f"{title} (n = {len(sats)})\n    never left the ramp {never:.1f} %, ended as the ramp does {ends:.1f} %"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--people", type=int, default=1000)
    words.add_argument("--seed", type=int, default=1)
    asked = words.parse_args(arguments)
    few = max(20, asked.people // 5)
    people = people_of_all_kinds(asked.people, asked.seed, like=Person())
    free = [
        replace(person, adherence=0.0)
        for person in people_of_all_kinds(few, asked.seed + 1, Person())
    ]
    began = time.monotonic()
    sats = sit_all(closed_loop, people, "closed loop")
    spent = time.monotonic() - began
    tell("Closed loop", sats)
    tell_bounds(sats)
    print(f"    {spent:.0f} s on two cores")
    tell_free("Those who breathe as they like", sit_all(closed_loop, free, "free"))
    tell(
        "Bodies that differ more",
        sit_all(closed_loop, people_of_all_kinds(few, asked.seed), "bodies"),
    )
    tell(
        "Candidate: hill climbing with confidence bounds", sit_all(HillClimb, people[:few], "hill")
    )
    tell(
        "Candidate: a parabola through the logarithms", sit_all(Parabola, people[:few], "parabola")
    )


if __name__ == "__main__":
    main()
