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
from trainer.pacing import BreathPattern
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
    stored = simulate_recording(person, faults, plan.round_s, None if pattern is None else plan)
    understood = (OutbreathRecording(len(stored.events)),)
    return Recording(ImportedRecording(stored, understood, kind=KIND))


def simulate_recording(
    person: Person, faults: Faults, seconds: float, plan: SessionPlan | None
) -> StoredRecording:
    """Simulate a person for some seconds, who breathes with the pacer of a plan, if there is one."""
    progress = None if plan is None else SessionProgress(plan)
    first: list[Event] = []
    if progress is not None:
        first.append(Begin(0.0))
        progress.feed(first[0])
    heart = SimulatedHeart(person, faults, lambda: progress.pacer if progress else None)
    events = EventSeries([*first, *_events_of(heart, seconds, progress)])
    digest = sha256(repr(list(events)).encode()).hexdigest()
    ended = None if plan is None else Completion.COMPLETED
    return StoredRecording(f"simulated-{digest[:ID_DIGITS]}", None, heart.name, plan, ended, events)


def _events_of(
    heart: SimulatedHeart, seconds: float, progress: SessionProgress | None
) -> Iterator[Event]:
    for t, events in heart.moments():
        if t > seconds:
            return
        if progress is not None:
            progress.advance(t)
        for event in events:
            timed = replace(event, t=round(event.t, TIME_DECIMALS))
            if progress is not None:
                progress.feed(timed)
            yield timed
