"""A second simulated body: a delayed baroreflex loop, computed for many people at once.

It shares nothing with `devices.simulation` but the sensor. Where that body is a sum of two band passes,
this one is a loop: the resonance comes from the delay of the sympathetic arm, and nothing in it has a
centre frequency. So what was chosen to suit the first body is tested on one that it was not made for.

    pressure   p = mechanics(breath) + vessels
    vessels    p acts on them late and with the opposite sign, through two first-order lags and a saturation;
               white noise enters here, so the Mayer wave is the loop's own and a strong breath leaves less of it
    intervals  p acts on the sinus node through the vagus, quickly and with another saturation; beside it
               the brainstem gates the vagus with the breath

    deBoer, Karemaker & Strackee 1987, doi 10.1152/ajpheart.1987.253.3.H680: breath acts on pressure by
        mechanics; a fast vagal and a slow sympathetic arm; the resonance near 0.1 Hz is from the delay.
    Borst & Karemaker 1983, doi 10.1016/0165-1838(83)90004-8: 0.5 to 0.6 s until the heart answers, 2 to 3 s
        until the pressure does.
    Ursino & Magosso 2003, doi 10.1152/ajpheart.00850.2002: time constants of the arms.
    Ottesen 1997, doi 10.1007/s002850050089, and Seidel & Herzel 1998, doi 10.1016/S0167-2789(97)00229-7: saturating
        responses in the delayed loop.
    Eckberg 2003, doi 10.1113/jphysiol.2002.037192: the respiratory gate.
    Julien 2006, doi 10.1016/j.cardiores.2005.11.008: the Mayer wave is the loop's response to noise.
    Hirsch & Bishop 1981, doi 10.1152/ajpheart.1981.241.4.H620: a deeper breath, a larger RSA.
    Nunan et al. 2010, doi 10.1111/j.1540-8159.2010.02841.x: heart rates at rest.
    Tobin et al. 1988, doi 10.1152/jappl.1988.65.1.309: how free breaths vary.

The people begin an inhale some tenths of a second after the pacer, drift, often begin the exhale before
it is time, let the breath go at once and wait at its end; and at times they lapse and breathe as they like.

What no source gives was chosen: reaction and vagal kinetics such that at the resonance the heart lags the
pacer by about as much as in the first body (0.37 s in the middle, 90 of 100 within -0.07 and 0.84 s; there 0.41, 0.13 and
0.58 s). Everything else, gains, saturation, noise, is drawn over the range that the sources allow.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields, replace
from math import atan, exp, pi
from random import Random
from typing import Final, TypeAlias

import numpy as np

from devices.simulation.faults import Faults, SimulatedSensor
from trainer.breathing.exhale_controller import ExhaleController
from trainer.events import Beat, ChestMoved
from trainer.hrv.tachogram import FloatArray
from trainer.pacing import BreathPattern, Pacer

STEP_S: Final = 0.1
SETTLED_S: Final = 60.0
VESSEL_TAU_S: Final = 2.0  # of the pressure behind the resistance
GATE_TAU_S: Final = 0.3
SLOW_TAU_S: Final = 25.0
MIN_RR_MS: Final = 300.0
FREE_SPREAD: Final = 0.18  # of the logarithm of a free breath's length, and 0.22 of its depth
FREE_DEPTH_SPREAD: Final = 0.22
FREE_DEPTH: Final = 0.55  # of a free breath beside one at 6 a minute
GUIDED_DEPTH_SPREAD: Final = 0.1
LAPSE_BREATHS: Final = 2.0  # breaths of a lapse on average; the last waits for the pacer
LAPSE_S: Final = 18.0  # so long it is with that
GUIDED_S: Final = 10.0
LETTING_GO: Final = 2.2  # time constants of an exhale in the time that is meant for it
TRUTH_RATES: Final = np.arange(3.75, 7.76, 0.25)
TRUTH_SETTLED_S: Final = 90.0
TRUTH_S: Final = 130.0
TRUTH_INHALE: Final = 0.4
RESONANCES: Final = (4.5, 6.8)  # who is outside is not drawn
CHEST_RATE_HZ: Final = 10.0
# An H10 on its strap: some tens of milli-g a breath, a noise of one or two in a mean of five samples.
TILT_MG: Final = (8.0, 30.0)
CHEST_NOISE_MG: Final = 2.0
POSTURE_MG: Final = 0.15  # a step of its random walk
Led: TypeAlias = list[tuple[float, Pacer]]


@dataclass(frozen=True, slots=True)
class LoopPerson:
    """One person. Times in s, `depth_exponent` of the depth of a breath over its rate."""

    seed: int
    rr_ms: float
    rsa_ms: float  # peak to trough at the resonance
    noise_ms: float
    loop_hz: float  # where the delay of the loop is half a period
    loop_gain: float  # there
    resistance_tau_s: float
    vagal_delay_s: float
    vagal_tau_s: float
    gate: float  # share of the response that comes from the gate, and not by way of the pressure
    saturation: float  # the pressure, in breaths at rest, at which the arms saturate
    mayer: float
    slow_ms: float
    depth_exponent: float
    reaction_s: float
    drift_s: float
    early_exhale: float  # the mean share of an inhale that is left out
    adherence: float
    own_breaths_per_min: float
    resonance_breaths_per_min: float = 0.0  # as found by `with_resonance`
    gain_ms: float = 0.0

    @property
    def sympathetic_delay_s(self) -> float:
        """The delay at which the loop turns a wave of `loop_hz` around by half a period."""
        w = 2.0 * pi * self.loop_hz
        return (pi - atan(w * self.resistance_tau_s) - atan(w * VESSEL_TAU_S)) / w


def _drawn(chance: Random) -> LoopPerson:
    return LoopPerson(
        seed=chance.getrandbits(31),
        rr_ms=max(650.0, min(1200.0, chance.gauss(920.0, 100.0))),
        rsa_ms=chance.uniform(20.0, 200.0),
        noise_ms=chance.uniform(3.0, 20.0),
        loop_hz=chance.uniform(4.0, 7.6) / 60.0,
        loop_gain=chance.uniform(0.4, 0.7),
        resistance_tau_s=chance.uniform(2.5, 5.0),
        vagal_delay_s=max(0.15, chance.gauss(0.5, 0.1)),
        vagal_tau_s=chance.uniform(0.5, 1.0),
        gate=chance.uniform(0.1, 0.35),
        saturation=chance.uniform(3.0, 8.0),
        mayer=chance.uniform(0.5, 1.0),
        slow_ms=chance.uniform(8.0, 30.0),
        depth_exponent=chance.uniform(0.1, 0.7),
        reaction_s=chance.gauss(0.45, 0.12),
        drift_s=chance.uniform(0.1, 0.35),
        early_exhale=chance.uniform(0.0, 0.2),
        adherence=chance.uniform(0.6, 1.0),
        own_breaths_per_min=max(10.0, min(19.0, chance.gauss(14.5, 2.0))),
    )


def loop_people(n: int, seed: int, extra_lag_s: float = 0.0) -> list[LoopPerson]:
    """`n` people; the first ones are the same for every `n`. `extra_lag_s` is on the way to the heart."""
    chance, result = Random(f"{seed} loop people"), list[LoopPerson]()
    while len(result) < n:
        some = with_resonance([_drawn(chance) for _ in range(64)])
        low, high = RESONANCES
        result += [person for person in some if low <= person.resonance_breaths_per_min <= high]
    return [
        replace(person, vagal_delay_s=person.vagal_delay_s + extra_lag_s) for person in result[:n]
    ]


def with_resonance(people: Sequence[LoopPerson]) -> list[LoopPerson]:
    """With the truth: where the RSA of steady breaths, as the pacer asks for them, is largest."""
    rates = TRUTH_RATES
    many = [replace(person, gain_ms=1.0) for person in people for _ in rates]
    loop = Loop(many)
    pacers = [Pacer(_truth_pattern(rate), 0.0) for rate in rates]
    depth = np.array([(6.0 / rate) ** p.depth_exponent for p in people for rate in rates])
    steps = round(TRUTH_S / STEP_S)
    waves = np.zeros((steps, len(many)))
    for k in range(steps):
        asked = np.array([pacer.at(k * STEP_S).fullness for pacer in pacers])
        waves[k] = loop.step(depth * np.tile(asked, len(people)))
    steady = waves[round(TRUTH_SETTLED_S / STEP_S) :]
    rsa = (steady.max(axis=0) - steady.min(axis=0)).reshape(len(people), rates.size)
    return [_with_top(person, swings) for person, swings in zip(people, rsa, strict=True)]


def _truth_pattern(rate: float) -> BreathPattern:
    period_s = min(15.0, 60.0 / rate)
    return BreathPattern(TRUTH_INHALE * period_s, 0.0, (1.0 - TRUTH_INHALE) * period_s, 0.0)


def _with_top(person: LoopPerson, swings: FloatArray) -> LoopPerson:
    """The top of a parabola through the largest and its neighbours; 0 where the largest is an end."""
    k = int(swings.argmax())
    if not 0 < k < swings.size - 1:
        return person
    a, b, c = np.log(swings[k - 1 : k + 2]).tolist()
    offset = 0.5 * (a - c) / (a - 2.0 * b + c)
    top = float(TRUTH_RATES[k]) + offset * float(TRUTH_RATES[1] - TRUTH_RATES[0])
    return replace(person, resonance_breaths_per_min=top, gain_ms=person.rsa_ms / float(swings[k]))


class Loop:
    """The loops of many people, one step at a time: from the fullness of the lungs to the intervals.

    Parameters
    ----------
    people
        Whose.
    rng
        Of the noise; None: there is none, of any kind.
    """

    def __init__(
        self, people: Sequence[LoopPerson], rng: np.random.Generator | None = None
    ) -> None:
        of = {f.name: np.array([getattr(p, f.name) for p in people]) for f in fields(LoopPerson)}
        self._of, self._rng = of, rng
        self._n = len(people)
        delay = np.array([p.sympathetic_delay_s for p in people])
        w = 2.0 * pi * of["loop_hz"]
        lags = np.hypot(1.0, w * of["resistance_tau_s"]) * np.hypot(1.0, w * VESSEL_TAU_S)
        self._gain = of["loop_gain"] * lags
        self._late = DelayLine(delay, self._n)
        self._quick = DelayLine(of["vagal_delay_s"], self._n)
        self._resistance = np.zeros(self._n)
        self._vessels = np.zeros(self._n)
        self._gated = np.zeros(self._n)
        self._vagal = np.zeros(self._n)
        self._slow = np.zeros(self._n)
        self._pressure = np.zeros(self._n)

    def step(self, fullness: FloatArray) -> FloatArray:
        """What is added to each one's resting interval, ms, one step later."""
        of = self._of
        late = self._late.push(self._pressure)
        drive = -self._gain * of["saturation"] * np.tanh(late / of["saturation"])
        noise = 0.0 if self._rng is None else self._rng.standard_normal(self._n)
        drive = drive + self._gain * of["mayer"] * noise
        self._resistance += (drive - self._resistance) * (STEP_S / of["resistance_tau_s"])
        self._vessels += (self._resistance - self._vessels) * (STEP_S / VESSEL_TAU_S)
        self._pressure = self._vessels - (1.0 - of["gate"]) * (fullness - 0.5)
        self._gated += (fullness - 0.5 - self._gated) * (STEP_S / GATE_TAU_S)
        both = self._pressure - of["gate"] * self._gated
        quick = self._quick.push(of["saturation"] * np.tanh(both / of["saturation"]))
        self._vagal += (quick - self._vagal) * (STEP_S / of["vagal_tau_s"])
        wave: FloatArray = of["gain_ms"] * self._vagal
        if self._rng is None:
            return wave
        keep = exp(-STEP_S / SLOW_TAU_S)
        new = of["slow_ms"] * (1.0 - keep**2) ** 0.5 * self._rng.standard_normal(self._n)
        self._slow = keep * self._slow + new
        return wave + self._slow


class DelayLine:
    """What was pushed so many seconds ago, for many at once, each with another delay."""

    def __init__(self, delay_s: FloatArray, n: int) -> None:
        steps = np.maximum(0.0, delay_s / STEP_S)
        self._whole = steps.astype(np.intp)
        self._part = steps - self._whole
        self._size = int(self._whole.max()) + 2
        self._kept = np.zeros((self._size, n))
        self._at = 0
        self._who = np.arange(n)

    def push(self, values: FloatArray) -> FloatArray:
        self._kept[self._at] = values
        near = self._kept[(self._at - self._whole) % self._size, self._who]
        far = self._kept[(self._at - self._whole - 1) % self._size, self._who]
        self._at = (self._at + 1) % self._size
        delayed: FloatArray = near + self._part * (far - near)
        return delayed


class Breather:
    """One person's breaths, one after another; what the lungs do in them is computed for all at once."""

    def __init__(self, person: LoopPerson) -> None:
        self._person = person
        self._rng = Random(f"{person.seed} loop breath")
        self._drift_s = person.drift_s * self._rng.gauss(0.0, 1.0)
        self._follows = self._rng.random() < person.adherence

    def begin(self, t: float, pacer: Pacer | None) -> tuple[float, float, float, float]:
        """A breath begins: seconds of inhale, time constant of the exhale, depth, time of the next."""
        if pacer is None:
            return self._free(t, None)
        if self._follows and self._rng.random() < self._lapse_probability():
            self._follows = False
        return self._guided(t, pacer) if self._follows else self._lapsed(t, pacer)

    def _guided(self, t: float, pacer: Pacer) -> tuple[float, float, float, float]:
        person, rng, pattern = self._person, self._rng, pacer.pattern
        self._drift_s = 0.7 * self._drift_s + 0.714 * person.drift_s * rng.gauss(0.0, 1.0)
        after = self._cue_after(t + pattern.period_s / 2.0, pacer)
        early = min(0.5, max(0.0, person.early_exhale + 0.1 * rng.gauss(0.0, 1.0)))
        inhale_s = pattern.inhale_s * (1.0 - early)
        depth = (6.0 / pattern.breaths_per_min) ** person.depth_exponent
        depth *= exp(GUIDED_DEPTH_SPREAD * rng.gauss(0.0, 1.0))
        return inhale_s, pattern.exhale_s / LETTING_GO, depth, max(after, t + inhale_s + 1.0)

    def _lapsed(self, t: float, pacer: Pacer) -> tuple[float, float, float, float]:
        """A breath of their own; the last of a lapse ends where the pacer's next one begins."""
        returns = self._rng.random() < 1.0 / LAPSE_BREATHS
        self._follows = returns and self._person.adherence > 0.0
        return self._free(t, pacer if self._follows else None)

    def _free(self, t: float, until: Pacer | None) -> tuple[float, float, float, float]:
        rng = self._rng
        period_s = 60.0 / self._person.own_breaths_per_min
        period_s *= exp(FREE_SPREAD * rng.gauss(0.0, 1.0))
        depth = FREE_DEPTH * exp(FREE_DEPTH_SPREAD * rng.gauss(0.0, 1.0))
        after = t + period_s if until is None else self._cue_after(t + 0.6 * period_s, until)
        return 0.42 * period_s, 0.58 * period_s / LETTING_GO, depth, after

    def _cue_after(self, t: float, pacer: Pacer) -> float:
        late = self._person.reaction_s + self._drift_s
        return pacer.next_breath_at(t - late) + late

    def _lapse_probability(self) -> float:
        """So that the share of time in which they follow is about their adherence."""
        share = self._person.adherence
        return min(1.0, GUIDED_S / LAPSE_S * (1.0 - share) / max(share, 1e-6))


@dataclass(slots=True)
class SimulatedRun:
    """One person's session as it goes on."""

    person: LoopPerson
    exhale: ExhaleController
    sensor: SimulatedSensor
    led: Led
    edge: float
    beats: list[Beat] = field(default_factory=list)
    chest: list[ChestMoved] = field(default_factory=list)

    def lead(self, until: float) -> None:
        """Begin the breaths that are due."""
        while self.edge <= until:
            pacer = self.led[-1][1]
            pattern = self.exhale.next_pattern(self.edge, pacer)
            if pattern != pacer.pattern:
                pacer = Pacer(pattern, self.edge, pacer.breaths_by(self.edge))
                self.led.append((self.edge, pacer))
            self.edge = pacer.next_breath_at(self.edge)

    def hear(self, moved: ChestMoved | None) -> None:
        if moved is not None:
            self.exhale.add_chest(moved)
            self.chest.append(moved)

    def beat_at(self, t: float) -> None:
        for _, beat in self.sensor.sense(t):
            if beat is not None:
                self.exhale.add_beat(beat, self.led[-1][1])
                self.beats.append(beat)


def sit_together(
    people: Sequence[LoopPerson],
    make: Callable[[LoopPerson], ExhaleController],
    seconds: float,
    faults: Faults | None = None,
    *,
    hears_chest: bool = False,
) -> list[SimulatedRun]:
    """Sessions of many people at once, each led by a controller of their own."""
    simulated_runs = [_simulated_run(person, make(person), faults or Faults()) for person in people]
    seed = people[0].seed if people else 0
    loop = Loop(people, np.random.default_rng(seed))
    breathers = [Breather(person) for person in people]
    lungs = Lungs(len(people))
    chests = [SimulatedChest(person.seed) for person in people] if hears_chest else []
    rest = np.array([person.rr_ms for person in people])
    integral = np.array([Random(f"{p.seed} first beat").random() for p in people])
    rate = 1000.0 / rest
    for k in range(-round(SETTLED_S / STEP_S), round(seconds / STEP_S)):
        t = k * STEP_S
        for simulated_run in simulated_runs:
            if simulated_run.edge <= t:
                simulated_run.lead(t)
        for i in lungs.due(t):
            pacer = simulated_runs[i].led[-1][1] if t >= 0.0 else None
            lungs.begin(i, t, *breathers[i].begin(t, pacer))
        full = lungs.next(t)
        after = 1000.0 / np.maximum(MIN_RR_MS, rest + loop.step(full))
        before = integral
        integral = integral + STEP_S * (rate + after) / 2.0
        rate = after
        for chest, fullness, simulated_run in zip(
            chests, full.tolist(), simulated_runs, strict=False
        ):
            simulated_run.hear(chest.next(t, fullness))
        if t < 0.0:
            integral %= 1.0
            continue
        for i in np.flatnonzero(integral >= 1.0).tolist():
            share = (1.0 - before[i]) / (integral[i] - before[i])
            _beat(simulated_runs[i], t + STEP_S * share)
            integral[i] -= 1.0
    return simulated_runs


def _beat(simulated_run: SimulatedRun, t: float) -> None:
    simulated_run.lead(t)
    simulated_run.beat_at(t)


def _simulated_run(person: LoopPerson, exhale: ExhaleController, faults: Faults) -> SimulatedRun:
    led = [(0.0, Pacer(exhale.first_pattern(), 0.0))]
    sensor = SimulatedSensor(faults, person.noise_ms, Random(f"{person.seed} sensor"), 0.0)
    return SimulatedRun(person, exhale, sensor, led, led[0][1].next_breath_at(0.0))


class Lungs:
    """The lungs of many: an inhale as a cosine, an exhale that lets go at once, and a wait at its end."""

    def __init__(self, n: int) -> None:
        self._began = np.full(n, -SETTLED_S)
        self._next = np.full(n, -SETTLED_S)
        self._inhale_s = np.ones(n)
        self._exhale_tau_s = np.ones(n)
        self._depth = np.zeros(n)
        self._from = np.zeros(n)  # fullness when the breath began
        self._full = np.zeros(n)

    def due(self, t: float) -> list[int]:
        due: list[int] = np.flatnonzero(self._next <= t).tolist()
        return due

    def begin(
        self, i: int, t: float, inhale_s: float, exhale_tau_s: float, depth: float, after: float
    ) -> None:
        self._began[i], self._next[i] = t, after
        self._inhale_s[i], self._exhale_tau_s[i], self._depth[i] = inhale_s, exhale_tau_s, depth
        self._from[i] = self._full[i]

    def next(self, t: float) -> FloatArray:
        into = t - self._began
        rise = 0.5 - 0.5 * np.cos(pi * np.minimum(1.0, into / self._inhale_s))
        inhaled = self._from + (np.maximum(self._depth, self._from) - self._from) * rise
        out = np.maximum(0.0, into - self._inhale_s) / self._exhale_tau_s
        # Rounded at the top: (1 + x) exp(-x) has no corner.
        self._full = inhaled * (1.0 + 2.0 * out) * np.exp(-2.0 * out)
        return self._full


class SimulatedChest:
    """An accelerometer on a chest: each breath tilts it about some axis; noise, and a slow change of posture."""

    def __init__(self, seed: int) -> None:
        self._rng = np.random.default_rng(seed + 7)
        axis = self._rng.standard_normal(3)
        self._axis_mg = axis / np.linalg.norm(axis) * self._rng.uniform(*TILT_MG)
        self._level_mg = 1000.0 * axis[::-1] / np.linalg.norm(axis)
        self._fullness: list[float] = []

    def next(self, t: float, fullness: float) -> ChestMoved | None:
        """Take in how full the lungs are, ten times a second; once a second, the samples of it."""
        self._fullness.append(fullness)
        if len(self._fullness) < CHEST_RATE_HZ:
            return None
        wander, noise = self._rng.standard_normal((2, len(self._fullness), 3))
        level = self._level_mg + POSTURE_MG * wander.cumsum(axis=0)
        self._level_mg = level[-1]
        tilt = np.outer(self._fullness, self._axis_mg)
        mg = (level + tilt + CHEST_NOISE_MG * noise).round().astype(int).tolist()
        self._fullness = []
        return ChestMoved(t, CHEST_RATE_HZ, tuple((x, y, z) for x, y, z in mg))
