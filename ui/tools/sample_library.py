"""An invented person's practice of six weeks, for screenshots and the notebooks of the docs: simulated hearts under
the name of a strap, invented texts. As demonstrations they would be in no trend; one of today is left as it is.
"""

from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import replace
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Final

from devices.clock import wall_time
from devices.simulation.faults import Faults
from devices.simulation.person import Person
from trainer.events import (
    BodyFelt,
    Decided,
    Decision,
    Event,
    Moment,
    PredictionMade,
    SourceChanged,
    TriggerNamed,
    UrgeRated,
)
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.library.store import Library
from trainer.plan import Exercise, SessionPlan, usual_minutes
from trainer.practice.annotations import Outcome, OutcomeReported
from trainer.recording import Recording
from trainer.session.review import summarize
from ui.api.simulation import simulate_recording
from ui.commands.cli import main as outbreath
from ui.i18n.rendering import to_english

STRAP: Final = "ble:Chest strap"
SAMPLE_TEXTS: Final = (
    ("a message that was not answered", ("chest", "throat"), "they will not write at all"),
    ("a short goodbye", ("stomach",), "they are angry with me"),
    ("the evening alone", ("chest", "shoulders"), "it will never stop"),
)
DAYS_AGO: Final = (44, 40, 37, 33, 30, 26, 21, 17, 12, 9, 5, 2)
URGES: Final = (
    *((9, 7), (8, 6), (9, 6), (8, 6), (7, 5), (8, 5)),
    *((9, 5), (8, 4), (7, 3), (8, 3), (8, 3), (7, 2)),
)
SAMPLE_OUTCOMES: Final = (Outcome.LESS, Outcome.NOTHING, Outcome.NOTHING, Outcome.AS_FEARED)
ASSESSMENT_DAYS_AGO: Final = 15
DECIDED_AFTER_S: Final = 20.0  # the end of the round
AUDIT: Final = (
    "audit --json --known|They read my message at six.|--known|They are at work today."
    "|--predicting|They always leave in the end.|--predicting|They will not write tonight.|--carry|4:70"
)


def make_sample_library(folder: Path) -> None:
    """Fill a new library with twelve pauses, a demonstration, a resonance assessment and an audit."""
    pauses = [_simulate_pause(n) for n in range(len(SAMPLE_TEXTS))]
    with Library.open(folder, write=True) as library:
        for n, (days, urges) in enumerate(zip(DAYS_AGO, URGES, strict=True)):
            kind = n % len(SAMPLE_TEXTS)
            pause = _with_answers(pauses[kind], kind, urges, sure_percent=90 - 5 * n)
            pause = _dated(_with_strap(pause), _day(days, n), n)
            _add(library, pause)
            now = wall_time().isoformat(timespec="seconds")
            outcome = OutcomeReported(SAMPLE_OUTCOMES[n % len(SAMPLE_OUTCOMES)])
            library.notebook.add_annotation(pause.id, now, outcome)
        n = len(DAYS_AGO)
        _add(library, _dated(_with_strap(_simulate_assessment()), _day(ASSESSMENT_DAYS_AGO, n), n))
        demonstration = _with_answers(pauses[0], 0, (8, 5), sure_percent=70)
        _add(library, _dated(demonstration, wall_time(), n + 1))
    first, *rest = AUDIT.split("|")
    with redirect_stdout(StringIO()):
        outbreath([*first.split(), *rest, "--library", str(folder)])


def _simulate_pause(n: int) -> Recording:
    plan = SessionPlan()
    return simulate_recording(Person(n + 3, rsa_ms=60.0 + 10.0 * n), Faults(), plan.round_s, plan)


def _simulate_assessment() -> Recording:
    person = Person(11, rsa_ms=90.0, resonance_breaths_per_min=5.5)
    plan = SessionPlan(Exercise.RESONANCE, 60.0 * usual_minutes(Exercise.RESONANCE))
    return simulate_recording(person, Faults(), plan.round_s, plan)


def _with_answers(
    pause: Recording, kind: int, urges: tuple[int, int], sure_percent: int
) -> Recording:
    """Return the pause with annotations made before it and after."""
    trigger, places, prediction = SAMPLE_TEXTS[kind]
    before, after = urges
    before_pause: tuple[Event, ...] = (
        UrgeRated(0.0, before, Moment.BEFORE),
        TriggerNamed(0.0, trigger),
        BodyFelt(0.0, places),
        PredictionMade(0.0, prediction, sure_percent),
    )
    decided = (pause.plan.round_s if pause.plan else 0.0) + DECIDED_AFTER_S
    answers = (UrgeRated(decided, after, Moment.AFTER), Decided(decided, Decision.PASSED))
    begin, *heart = pause.events
    return replace(pause, events=(begin, *before_pause, *heart, *answers))


def _with_strap(recording: Recording) -> Recording:
    """The recording as if its heart had been measured."""
    return replace(recording, source=STRAP, events=tuple(_renamed(recording)))


def _renamed(recording: Recording) -> Iterator[Event]:
    for event in recording.events:
        yield replace(event, source=STRAP) if isinstance(event, SourceChanged) else event


def _day(days: int, n: int) -> datetime:
    """A time of day so many days ago, another one for each `n`."""
    return wall_time().replace(hour=8 + 5 * n % 14, minute=7 * n % 60) - timedelta(days=days)


def _dated(recording: Recording, began: datetime, n: int) -> Recording:
    session_id = f"{began:%Y%m%dT%H%M%SZ}-{n:04x}"
    return replace(recording, id=session_id, started=began.isoformat(timespec="seconds"))


def _add(library: Library, recording: Recording) -> None:
    library.add_recording(recording, summary_to_json(summarize(recording).summary, to_english))
