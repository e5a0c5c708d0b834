"""An invented person's practice of six weeks, for screenshots: simulated hearts under the name of a strap,
invented texts. As demonstrations they would be in no trend.
"""

from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import replace
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Final

from devices.clock import wall_time
from trainer.events import Event, Moment, PredictionMade, SourceChanged, UrgeRated
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.library.store import Library
from trainer.practice.annotations import Outcome, OutcomeReported
from trainer.recording import Recording
from trainer.session.review import summarize
from ui.commands.cli import main as outbreath
from ui.i18n.rendering import to_english

STRAP: Final = "ble:Chest strap"
PAUSE: Final = "session --speed max --minutes 5 --urge-before 8 --decision passed --json"
SAMPLE_TEXTS: Final = (
    ("a message that was not answered", "chest,throat", "they will not write at all"),
    ("a short goodbye", "stomach", "they are angry with me"),
    ("the evening alone", "chest,shoulders", "it will never stop"),
)
DAYS_AGO: Final = (44, 40, 37, 33, 30, 26, 21, 17, 12, 9, 5, 2)
URGES: Final = (
    *((9, 7), (8, 6), (9, 6), (8, 6), (7, 5), (8, 5)),
    *((9, 5), (8, 4), (7, 3), (8, 3), (8, 3), (7, 2)),
)
SAMPLE_OUTCOMES: Final = (Outcome.LESS, Outcome.NOTHING, Outcome.NOTHING, Outcome.AS_FEARED)
RESONANCE: Final = "session --exercise resonance --speed max --json"
AUDIT: Final = (
    "audit --json --known|They read my message at six.|--known|They are at work today."
    "|--predicting|They always leave in the end.|--predicting|They will not write tonight.|--carry|4:70"
)


def make_sample_library(folder: Path) -> None:
    """Fill a new library with twelve pauses, a resonance assessment and an audit."""
    _run(folder, *RESONANCE.split(), "--source", "simulated:seed=11,rsa=90,resonance=5.5")
    assessment = _latest(folder)
    recordings = [_record_pause(folder, n) for n in range(len(SAMPLE_TEXTS))]
    with Library.open(folder, write=True) as library:
        for n, (days, urges) in enumerate(zip(DAYS_AGO, URGES, strict=True)):
            moved = _move_to_day(recordings[n % len(recordings)], days, urges, n)
            library.add_recording(moved, summary_to_json(summarize(moved).summary, to_english))
            outcome = OutcomeReported(SAMPLE_OUTCOMES[n % len(SAMPLE_OUTCOMES)])
            library.notebook.add_annotation(
                moved.id, wall_time().isoformat(timespec="seconds"), outcome
            )
        moved = _move_to_day(assessment, 15, (0, 0), len(DAYS_AGO))
        library.add_recording(moved, summary_to_json(summarize(moved).summary, to_english))
        for other in (assessment, *recordings[1:]):
            library.delete(other.id)
    first, *rest = AUDIT.split("|")
    _run(folder, *first.split(), *rest)


def _record_pause(folder: Path, n: int) -> Recording:
    """A pause of today, recorded by the program."""
    trigger, body, prediction = SAMPLE_TEXTS[n]
    words = ("--trigger", trigger, "--body", body, "--prediction", prediction, "--sure", "70")
    source = f"simulated:seed={n + 3},rsa={60 + 10 * n}"
    _run(folder, *PAUSE.split(), "--source", source, "--urge-after", str(5 - n), *words)
    return _latest(folder)


def _latest(folder: Path) -> Recording:
    with Library.open(folder, write=False) as library:
        return library.recording(library.sessions()[0].id)


def _move_to_day(today: Recording, days: int, urges: tuple[int, int], n: int) -> Recording:
    """The same pause on another day, with other ratings."""
    began = datetime.fromisoformat(today.started or wall_time().isoformat())
    began = began.replace(hour=8 + 5 * n % 14, minute=7 * n % 60) - timedelta(days=days)
    name = f"{began:%Y%m%dT%H%M%SZ}-{n:04x}"
    events = tuple(_replace_ratings(today.events, urges, sure=90 - 5 * n))
    started = began.isoformat(timespec="seconds")
    return replace(today, id=name, started=started, source=STRAP, events=events)


def _replace_ratings(events: Iterable[Event], urges: tuple[int, int], sure: int) -> Iterator[Event]:
    for event in events:
        if isinstance(event, UrgeRated):
            yield replace(event, urge=urges[event.moment is Moment.AFTER])
        elif isinstance(event, PredictionMade):
            yield replace(event, sure_percent=sure)
        elif isinstance(event, SourceChanged):
            yield replace(event, source=STRAP)
        else:
            yield event


def _run(folder: Path, *words: str) -> None:
    with redirect_stdout(StringIO()):
        outbreath([*words, "--library", str(folder)])
