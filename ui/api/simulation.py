"""Recordings of a simulated heart: for examples, for tests, and to try an analysis whose answer is known."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Final

from devices.simulation.faults import Faults, FaultSpan
from devices.simulation.options import format_options, parse_options
from devices.simulation.person import Person
from devices.simulation.source import SimulatedHeart
from trainer.event_series import EventSeries
from trainer.events import Begin, Event
from trainer.formats.messages import OutbreathRecording
from trainer.formats.reader import ImportedRecording
from trainer.pacing import BreathPattern, Pacer
from trainer.plan import Exercise, ExhaleMode, SessionPlan
from trainer.recording import Completion
from trainer.recording import Recording as StoredRecording
from trainer.session.progress import SessionProgress
from ui.api.recordings import Recording

KIND: Final = "a simulated heart"
TIME_DECIMALS: Final = 6
ID_DIGITS: Final = 12
NO_SPANS: Final[Sequence[FaultSpan]] = ()


def simulate(
    minutes: float = 5.0,
    *,
    seed: int = 1,
    pattern: str | None = "4-0-6-0",
    exhale: str = "fixed",
    hr_bpm: float = 68.0,
    rsa_ms: float = 80.0,
    resonance_breaths_per_min: float = 5.7,
    adherence: float = 1.0,
    own_breaths_per_min: float = 14.0,
    noise_ms: float = 3.0,
    chest_mg: float = 0.0,
    ectopic: float = 0.0,
    missed: float = 0.0,
    extra: float = 0.0,
    drop: Sequence[FaultSpan] = NO_SPANS,
    contact: Sequence[FaultSpan] = NO_SPANS,
) -> Recording:
    """Simulate a person who breathes, the heart that responds, and the strap that measures it.

    The same arguments always give the same beats, those of ``--source simulated`` in the terminal.

    Parameters
    ----------
    minutes : float
        How long it lasts.
    seed : int
        Of the random numbers, 0 to 999999.
    pattern : str or None
        The pacer's breath, "IN-HOLD-OUT-HOLD" in seconds. None: no pacer, the person breathes at
        `own_breaths_per_min`.
    exhale : {"fixed", "ramp", "adaptive"}
        Whether the exhale stays as it is, gets longer gradually, or follows the heart.
    hr_bpm : float
        Heart rate at rest, 30 to 180 beats per minute.
    rsa_ms : float
        The RSA, peak to trough, when breathing at the resonance, 0 to 400 ms.
    resonance_breaths_per_min : float
        The breathing rate at which the heart responds most, 3.5 to 8 breaths per minute.
    adherence : float
        Share of the time in which the person follows the pacer, 0 to 1.
    own_breaths_per_min : float
        Breathing rate of a person who does not, 4 to 30 breaths per minute.
    noise_ms : float
        Standard deviation of the time of each beat, 0 to 100 ms.
    chest_mg : float
        How far a full breath tilts an accelerometer on the chest, 0 to 200 mg; 0: there is none.
    ectopic, missed, extra : float
        Shares of the beats that come too early, are missed, or are no beats; 0.5 together at most.
    drop, contact : sequence of (float, float)
        Begin and end, in seconds, of each span without connection, and with poor contact.

    Returns
    -------
    Recording
        With the plan of the pacer, if there is one.

    Raises
    ------
    Error
        A number is out of its range.
    ValueError
        There is no such way to lengthen the exhale.

    Examples
    --------
    >>> rest = outbreath.simulate(2.0, seed=3, pattern=None, hr_bpm=60)
    >>> rest
    <Recording simulated:seed=3,hr=60: 121 beats in 120 s>
    >>> outbreath.simulate(2.0, seed=3, pattern=None, hr_bpm=60).rr_ms.tolist() == rest.rr_ms.tolist()
    True
    """
    person = Person(
        seed,
        float(hr_bpm),
        float(rsa_ms),
        float(resonance_breaths_per_min),
        float(adherence),
        float(own_breaths_per_min),
        float(noise_ms),
        float(chest_mg),
    )
    spans = ((tuple((float(a), float(b)) for a, b in each)) for each in (drop, contact))
    faults = Faults(float(ectopic), float(missed), float(extra), next(spans), (), next(spans))
    # The text of the options has the one check of their ranges.
    person, faults = parse_options(format_options(person, faults))
    paced = BreathPattern.parse("4-0-6-0" if pattern is None else pattern)
    if exhale not in list(ExhaleMode):
        raise ValueError(f"The exhale is one of {', '.join(ExhaleMode)}, not {exhale!r}.")
    plan = SessionPlan(Exercise.FREE, round(minutes * 60.0, 3), paced, ExhaleMode(exhale))
    if pattern is None:
        return _as_recording(_Unpaced(plan.round_s), None, person, faults)
    return _as_recording(_Paced(plan), plan, person, faults)


class _Unpaced:
    """Time that passes without a pacer."""

    def __init__(self, seconds: float) -> None:
        self._ends = seconds
        self.first: tuple[Event, ...] = ()

    def pacer(self) -> Pacer | None:
        return None

    def goes_on_at(self, t: float) -> bool:
        return t <= self._ends

    def feed(self, event: Event) -> None:
        """There is nobody who would want to know."""


class _Paced:
    """A round of breathing with the pacer, which may follow the heart."""

    def __init__(self, plan: SessionPlan) -> None:
        self._progress = SessionProgress(plan)
        self._ends = plan.round_s
        self.first: tuple[Event, ...] = (Begin(0.0),)

    def pacer(self) -> Pacer | None:
        return self._progress.pacer

    def goes_on_at(self, t: float) -> bool:
        if t <= self._ends:
            self._progress.advance(t)
        return t <= self._ends

    def feed(self, event: Event) -> None:
        self._progress.feed(event)


def _as_recording(
    session: _Unpaced | _Paced, plan: SessionPlan | None, person: Person, faults: Faults
) -> Recording:
    for event in session.first:
        session.feed(event)
    heart = SimulatedHeart(person, faults, session.pacer)
    events = EventSeries([*session.first, *_events_of(heart, session)])
    digest = sha256(repr(list(events)).encode()).hexdigest()
    ended = None if plan is None else Completion.COMPLETED
    stored = StoredRecording(
        f"simulated-{digest[:ID_DIGITS]}", None, heart.name, plan, ended, events
    )
    return Recording(ImportedRecording(stored, (OutbreathRecording(len(events)),), kind=KIND))


def _events_of(heart: SimulatedHeart, session: _Unpaced | _Paced) -> Iterator[Event]:
    for t, events in heart.moments():
        if not session.goes_on_at(t):
            return
        for event in events:
            timed = replace(event, t=round(event.t, TIME_DECIMALS))
            session.feed(timed)
            yield timed
