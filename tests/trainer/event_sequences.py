"""Sequences of everything a source and a person can send, from small parts, and what must hold of each.

A part is a name and two numbers from 0 to 1, so that Hypothesis can shrink a sequence and a seeded
generator can draw a million of them.
"""

import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from random import Random
from typing import Final, TypeAlias, TypeVar

from trainer.events import (
    BatteryReported,
    Beat,
    Begin,
    BodyFelt,
    ChestMoved,
    Contact,
    ContactChanged,
    Decided,
    Decision,
    Event,
    ExhaleLengthened,
    ExhaleShortened,
    FinishRequested,
    HeartRateReported,
    Link,
    LinkChanged,
    Moment,
    MomentMarked,
    NoteWritten,
    PatternChosen,
    PredictionMade,
    SourceChanged,
    Tick,
    TriggerNamed,
    UrgeRated,
)
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.hrv.figures import FIGURES
from trainer.hrv.present_figures import LIVE_FIGURES, LiveFigures
from trainer.library.tables.events import event_from_row, event_to_row
from trainer.messages import LegacyText
from trainer.pacing import BreathPattern
from trainer.plan import Exercise, ExhaleMode, SessionPlan
from trainer.recording import Recording
from trainer.session.review import Review, summarize
from trainer.session.session import Session, Snapshot
from trainer.session.stages import Stage
from ui.i18n.rendering import to_english

Part: TypeAlias = tuple[str, float, float]
T = TypeVar("T")

ROUNDS_S: Final = (0.6, 10.0, 30.0, 60.0, 75.0, 90.0, 120.0, 150.0, 200.0, 300.0, 600.0, 900.0)
MODES: Final = (
    *((Exercise.PAUSE, mode) for mode in ExhaleMode),
    *((Exercise.FREE, mode) for mode in ExhaleMode),
    (Exercise.RESONANCE, ExhaleMode.FIXED),
)
ODD_RR_MS: Final = (0.0, -5.0, 1e-9, 19.99, 20.0, 65_535.0 * 1000.0 / 1024.0, 5000.0, 5001.0, 1e15)
ODD_RESOLUTIONS_MS: Final = (1.0, 0.0, -1.0, 1e-9, 7.8125, 0.9765625, 20.0, 999.0, 1e9)
ODD_RATES_HZ: Final = (25.0, 50.0, 200.0, 416.0, 1.0, 1.01, 0.0, -5.0, 1e-300, 1e15)
ODD_SWINGS_MG: Final = (0, 1, 12, 2000, 1_000_000_000_000_000)
PATTERNS: Final = (
    "4-0-6-0",
    "4-0-4-0",
    "1-0-5-0",
    "5-0-1-0",
    "6.1-4-1-3.9",
    "1-4-6-4",
    "3.333-1.111-5.555-0.001",
    "5-0-10-0",
)
CAN_BE: Final = {  # of intervals between 0.3 and 2 s
    "hr_bpm": (30.0, 200.0),
    "rmssd_ms": (0.0, 1700.0),
    "rsa_lag_deg": (-180.0, 180.0),
    "rsa_r2": (0.0, 1.0),
    "lf_peak_hz": (0.04, 0.15),
    "breaths_per_min": (3.0, 30.0),
}
BURST: Final = 8
TICK_S: Final = 1e-6


@dataclass
class Arrivals:
    """Events as they arrive: (when, event). `now` is the clock of the session, `behind_s` how far the
    sensor's clock was set back."""

    now: float = 0.0
    behind_s: float = 0.0
    rr_ms: float = 850.0
    arriving: list[tuple[float, Event]] = field(default_factory=list)

    def add(self, event: Event) -> None:
        self.arriving.append((self.now, event))

    def beat(self, rr_ms: float, after_s: float | None = None) -> None:
        """A beat now; `after_s` is how much time really went by, if not the interval."""
        self.now = round(self.now + (rr_ms / 1000.0 if after_s is None else after_s), 6)
        self.add(Beat(round(self.now - self.behind_s, 6), rr_ms, None, self.now))

    def beats(self, intervals: Iterable[float]) -> None:
        for rr_ms in intervals:
            self.beat(round(rr_ms, 3))


# ---------------------------------------------------------------------------- hearts


def _steady(s: Arrivals, a: float, b: float) -> None:
    """Every beat like the one before: no variation at all, and the same cycle for ever."""
    s.rr_ms = round(301.0 + 1500.0 * b)
    s.beats([s.rr_ms] * _count(a))


def _breathing(s: Arrivals, a: float, b: float) -> None:
    chance, t = Random(a), 0.0
    for _ in range(_count(a, 250)):
        swing = 250.0 * b * math.cos(2.0 * math.pi * s.now / 10.0)
        t = max(320.0, 850.0 + swing + chance.gauss(0.0, 12.0))
        s.beat(round(t))
    s.rr_ms = round(t or 850.0)


def _cyclic(s: Arrivals, a: float, b: float) -> None:
    """The same few intervals again and again, in step with the breath."""
    beats = 2 + int(10.0 * b)
    cycle = [round(10_000.0 / beats)] * beats
    s.beats(cycle * (1 + _count(a) // beats))


def _alternating(s: Arrivals, a: float, b: float) -> None:
    s.beats([560.0, 1040.0 + 800.0 * b] * _count(a, 30))


def _without_rhythm(s: Arrivals, a: float, b: float) -> None:
    chance = Random(b)
    s.beats(chance.uniform(20.0, 5000.0) for _ in range(_count(a, 60)))


def _coarse(s: Arrivals, a: float, b: float) -> None:
    grain, chance = 1000.0 / (8.0 + 120.0 * b), Random(a)
    s.beats(grain * round(chance.gauss(850.0, 30.0) / grain) for _ in range(_count(a)))


# ---------------------------------------------------------------------------- faults


def _missed(s: Arrivals, a: float, b: float) -> None:
    s.beat(s.rr_ms * (2 + int(5.0 * a)))


def _extra(s: Arrivals, a: float, b: float) -> None:
    share = 0.02 + 0.96 * a
    s.beats([s.rr_ms * share, s.rr_ms * (1.0 - share)])


def _wrong_for_seconds(s: Arrivals, a: float, b: float) -> None:
    """Longer than a curve may span."""
    s.beats([300.0 + 100.0 * b, 1400.0 + 900.0 * a] * 4)


def _doubled(s: Arrivals, a: float, b: float) -> None:
    """The last events once more, all of them or each."""
    last = [event for _, event in s.arriving[-1 - int(6.0 * b) :]]
    for event in last * (1 + int(2.0 * a)):
        s.add(event)


def _burst(s: Arrivals, a: float, b: float) -> None:
    """Eight or more beats in one moment: their times follow the intervals, or share no room at all."""
    beats, began = BURST * (1 + int(3.0 * a)), s.now - s.behind_s
    apart = s.rr_ms / 1000.0 if b < 0.3 else TICK_S
    if b > 0.6:
        s.now += beats * s.rr_ms / 1000.0
    for k in range(1, beats + 1):
        s.add(Beat(round(min(began + k * apart, s.now), 6), s.rr_ms, None, s.now))


def _hole(s: Arrivals, a: float, b: float) -> None:
    """0.1 to 200 s without a beat, told or not."""
    lasts_s = 0.1 * 2000.0**a
    if b > 0.5:
        s.add(ContactChanged(s.now, Contact.LOST, LegacyText("out of reach") if b > 0.75 else None))
    s.now = round(s.now + lasts_s, 6)
    if b > 0.7:
        s.add(ContactChanged(s.now, Contact.GOOD))


def _rate_without_rr(s: Arrivals, a: float, b: float) -> None:
    """A strap that tells a rate for a while and no interval."""
    for _ in range(_count(a, 150)):
        s.now = round(s.now + 1.0, 6)
        s.add(HeartRateReported(s.now, round(200.0 * b) - 20.0 * (b < 0.1)))


def _odd_beat(s: Arrivals, a: float, b: float) -> None:
    s.beat(_of(ODD_RR_MS, a), after_s=b)


def _odd_beats(s: Arrivals, a: float, b: float) -> None:
    for _ in range(_count(b, 40)):
        s.beat(_of(ODD_RR_MS, a), after_s=0.8)


def _clock_goes_back(s: Arrivals, a: float, b: float) -> None:
    s.behind_s = 0.0 if b < 0.3 else round(s.behind_s + 0.001 * 500_000.0**a, 6)


def _clock_leaps(s: Arrivals, a: float, b: float) -> None:
    """A beat from the future, near or far."""
    s.add(Beat(round(s.now + 10.0 ** (8.9 * a), 6), 800.0, None, s.now))


def _swapped(s: Arrivals, a: float, b: float) -> None:
    """The last two events the other way round, and the first of them late."""
    if len(s.arriving) > 1:
        (t, one), (_, two) = s.arriving[-2:]
        s.arriving[-2:] = [(t, two), (s.now, one)]


# ---------------------------------------------------------------------------- the sensor's words


def _contact(s: Arrivals, a: float, b: float) -> None:
    words = (*Contact, Contact.LOST)
    for k in range(1 + int(6.0 * a)):
        s.add(
            ContactChanged(
                s.now, words[(k + int(5.0 * b)) % len(words)], None if b < 0.5 else LegacyText("?")
            )
        )


def _source(s: Arrivals, a: float, b: float) -> None:
    """Another source in the middle of a beat."""
    s.now = round(s.now + 0.3 * b, 6)
    source = "simulated:seed=2" if b < 0.5 else "ble:AA"
    s.add(SourceChanged(s.now, source, _of(ODD_RESOLUTIONS_MS, a), b < 0.8))


def _link(s: Arrivals, a: float, b: float) -> None:
    s.add(LinkChanged(s.now, _of(tuple(Link), a), LegacyText("no radio") if b < 0.5 else None))
    s.add(BatteryReported(s.now, round(300.0 * b) - 100))


def _chest(s: Arrivals, a: float, b: float) -> None:
    rate_hz, swing = _of(ODD_RATES_HZ, a), _of(ODD_SWINGS_MG, b)
    apart_s = 36.0 / rate_hz if rate_hz > 5.0 and rate_hz < 1000.0 else 1.0
    for k in range(3 + int(60.0 * b)):
        s.now = round(s.now + apart_s, 6)
        wave = [math.sin(2.0 * math.pi * 0.2 * (s.now + i / 50.0)) for i in range(36)]
        mg = tuple((round(swing * w), -swing, (k * i) % 3) for i, w in enumerate(wave))
        s.add(ChestMoved(round(s.now - 300.0 * (b > 0.95), 6), rate_hz, mg if b > 0.02 else ()))


# ---------------------------------------------------------------------------- the person


def _begin(s: Arrivals, a: float, b: float) -> None:
    s.add(Begin(s.now))


def _finish(s: Arrivals, a: float, b: float) -> None:
    s.add(FinishRequested(s.now - (b > 0.7) * 20.0 * a))


def _decide(s: Arrivals, a: float, b: float) -> None:
    s.add(Decided(s.now, _of((*Decision, Decision.WAIT_AGAIN, Decision.WAIT_AGAIN), a)))


def _choose(s: Arrivals, a: float, b: float) -> None:
    for k in range(1 + int(8.0 * (b > 0.8))):
        s.now = round(s.now + 0.7 * b * (k > 0), 6)
        s.add(PatternChosen(s.now, BreathPattern.parse(_of(PATTERNS, (a + 0.3 * k) % 1.0))))


def _choose_exactly(s: Arrivals, a: float, b: float) -> None:
    """A breath with all the digits that a float has."""
    inhale_s = 1.0 + 4.0 * a
    s.add(PatternChosen(s.now, BreathPattern(inhale_s, 0.0, max(1.0 + b, 6.0 - inhale_s), 0.0)))


def _ask(s: Arrivals, a: float, b: float) -> None:
    for _ in range(1 + int(12.0 * a * (b > 0.5))):
        s.now = round(s.now + 2.0 * b, 6)
        s.add(ExhaleShortened(s.now) if a < 0.5 else ExhaleLengthened(s.now))


def _say(s: Arrivals, a: float, b: float) -> None:
    words = "" if b < 0.2 else 'what if, "quoted"\n=1+1; ünd'
    annotations: tuple[Event, ...] = (
        UrgeRated(s.now, int(10.99 * b), _of(tuple(Moment), a)),
        NoteWritten(s.now, words),
        TriggerNamed(s.now, words),
        BodyFelt(s.now, (words,) if b > 0.5 else ()),
        PredictionMade(s.now, words, None if b < 0.4 else int(100.0 * b)),
        MomentMarked(s.now),
    )
    s.add(_of(annotations, a))


def _count(share: float, most: int = 120) -> int:
    return 1 + int(share * most)


def _of(known: Sequence[T], place: float) -> T:
    return known[min(len(known) - 1, int(place * len(known)))]


PARTS: Final[dict[str, Callable[[Arrivals, float, float], None]]] = {
    part.__name__.strip("_"): part
    for part in (
        *(_steady, _breathing, _cyclic, _alternating, _without_rhythm, _coarse),
        *(_missed, _extra, _wrong_for_seconds, _doubled, _burst, _hole, _rate_without_rr),
        *(_odd_beat, _odd_beats, _clock_goes_back, _clock_leaps, _swapped),
        *(_contact, _source, _link, _chest),
        *(_begin, _finish, _decide, _choose, _choose_exactly, _ask, _say),
    )
}
OFTEN: Final = (
    "breathing",
    "breathing",
    "breathing",
    "steady",
    "coarse",
    "cyclic",
    "hole",
    "burst",
)


def arrivals_of(parts: Iterable[Part]) -> list[tuple[float, Event]]:
    """When each event arrives, in order."""
    arrivals = Arrivals()
    for name, a, b in parts:
        PARTS[name](arrivals, a, b)
    return arrivals.arriving


def plan_at(place: float, round_s: float) -> SessionPlan:
    exercise, mode = _of(MODES, place)
    return SessionPlan(exercise, round_s, BreathPattern.parse(_of(PATTERNS[:2], place)), mode)


def drawn(seed: int) -> tuple[SessionPlan, list[Part]]:
    """One sequence of a generator: nearly all begin at once, and most hear a heart."""
    chance = Random(f"sequence {seed}")
    plan = plan_at(chance.random(), chance.choice(ROUNDS_S))
    names = [*PARTS, *OFTEN] if chance.random() < 0.7 else list(PARTS)
    parts = [("begin", 0.0, 0.0)] if chance.random() < 0.95 else []
    count = chance.randrange(1, 24)
    parts += [(chance.choice(names), chance.random(), chance.random()) for _ in range(count)]
    return plan, parts


# ---------------------------------------------------------------------------- what must hold


@dataclass
class SimulatedRun:
    """A session fed as the runner feeds it, with a tick whenever one is due."""

    plan: SessionPlan
    events: list[Event] = field(default_factory=list)
    snapshot: Snapshot | None = None

    def __post_init__(self) -> None:
        self.session = Session(self.plan)
        self._checked: LiveFigures | None = None

    def run(self, arriving: Iterable[tuple[float, Event]]) -> None:
        """To the end: of pacing by its time, and of the questions by a word."""
        for now, event in arriving:
            self._let_pass(now)
            self._tell(event)
        while not self.session.is_over and self.session.deadline < math.inf:
            self._let_pass(self.session.deadline)
        self._tell(FinishRequested(max(self._now(), 0.0)))

    def _let_pass(self, now: float) -> None:
        while not self.session.is_over and (due := self.session.deadline) <= now:
            self._tell(Tick(due))

    def _now(self) -> float:
        return self.snapshot.t if self.snapshot else 0.0

    def _tell(self, event: Event) -> None:
        event = replace(event, t=round(event.t, 6))
        if self.session.is_over or not self.session.accepts(event):
            return
        self.events.append(event)
        self.snapshot = self.session.feed(event)
        self._check(self.snapshot)

    def _check(self, snapshot: Snapshot) -> None:
        if snapshot.figures is not self._checked:
            assert_live_figures_are_sound(snapshot.figures)
            self._checked = snapshot.figures
        reported_hr_bpm = snapshot.sensor.reported_hr_bpm
        assert reported_hr_bpm is None or 0.0 < reported_hr_bpm <= 300.0
        assert snapshot.stage is not Stage.PACING or snapshot.stage_ends < math.inf
        if snapshot.stage is Stage.PACING:
            assert snapshot.stage_ends == snapshot.stage_began + snapshot.plan.round_s


def assert_live_figures_are_sound(figures: LiveFigures) -> None:
    """Each is a number, or absent with a reason."""
    reasons = dict(figures.reasons)
    for name in LIVE_FIGURES:
        figure = getattr(figures, name)
        assert figure is None or math.isfinite(figure), (name, figure)
        assert (figure is None) == bool(reasons.get(name)), (name, figure, reasons.get(name))
    assert figures.quality.reason
    for name, (least, most) in CAN_BE.items():
        figure = getattr(figures, name)
        assert figure is None or least <= figure <= most, (name, figure)


def recording_of(plan: SessionPlan, events: Sequence[Event]) -> Recording:
    """As the library would give it back."""
    stored = tuple(event_from_row(event_to_row(i, event)) for i, event in enumerate(events))
    return Recording(
        "20260101T000000Z-0000", "2026-01-01T00:00:00+00:00", "none", plan, None, stored
    )


def assert_review_is_sound(review: Review) -> None:
    """Everything can be written down, and each figure is a number or absent with a reason."""
    json.dumps(summary_to_json(review.summary, to_english), allow_nan=False)
    figures = review.summary.figures
    assert tuple(figures) == tuple(FIGURES)
    for name, figure in figures.items():
        assert (figure is None) == bool(review.reasons.get(name)), (name, figure)
    for began, ended in review.rounds:
        assert began <= ended
    for began, ended in review.summary.gaps:
        assert began <= ended, (began, ended)
    for judged in review.judged:
        assert judged.corrected_ms is None or math.isfinite(judged.corrected_ms)
    if review.resonance is not None:
        assert review.resonance.reason
        assert 0.0 <= review.resonance.confidence <= 1.0 + 1e-9
        assert _are_finite(number for pair in review.resonance.fitted_ms for number in pair)
        for row in review.resonance.rates:
            assert _are_finite(getattr(row, f.name) for f in fields(row)), row


def _are_finite(numbers: Iterable[float | None]) -> bool:
    return all(number is None or math.isfinite(number) for number in numbers)


def reviewed(simulated_run: SimulatedRun) -> tuple[Recording, Review]:
    """What a session came to once it was kept; and what it would have come to, had it been cut off."""
    recording = recording_of(simulated_run.plan, simulated_run.events)
    review = summarize(recording)
    assert_review_is_sound(review)
    cut = replace(recording, events=recording.events[: len(recording.events) * 2 // 3])
    assert_review_is_sound(summarize(cut, interrupted=True))
    return recording, review


def sat(plan: SessionPlan, parts: Iterable[Part]) -> SimulatedRun:
    """One sequence, live."""
    simulated_run = SimulatedRun(plan)
    simulated_run.run(arrivals_of(parts))
    return simulated_run
