"""One sitting, from the first event to the last.

`Session.feed` is the only door into the core: an event goes in, a snapshot comes out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import inf
from typing import Final

from trainer.events import (
    Beat,
    ChestMoved,
    Contact,
    ContactChanged,
    Decision,
    Event,
    Moment,
    SourceChanged,
)
from trainer.faults import OnFault, attempt
from trainer.hrv.live_figures import LiveFigures, absent_figures
from trainer.hrv.live_heart import STALE_S, LiveAnalysis
from trainer.hrv.quality import COULD_NOT
from trainer.hrv.respiration import AccelerometerRespiration
from trainer.hrv.tachogram import JudgedBeat
from trainer.pacing import Pacer
from trainer.plan import SessionPlan
from trainer.session.progress import GRAIN_S, SessionProgress
from trainer.session.sensor_state import RATE_LASTS_S, SensorState
from trainer.session.stages import Stage

NOT_WORKED_OUT: Final = absent_figures(COULD_NOT)
STILL_S: Final = 1.0
QUIET_S: Final = 3.0  # without a beat for so long, no number about now is shown
SILENT_S: Final = 10.0  # and after so long the contact counts as lost, whatever the sensor says
# What is shown is out of date a little later than it ends. Times are rounded to the microsecond, and a
# moment that was rounded down to before its own end would be waited for without end.
LATER_S: Final = 2.0 * GRAIN_S


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a screen may know at one moment. Immutable, so any thread may read it.

    `contact` is lost when nothing has come for ten seconds, whatever the sensor says of itself.
    `stage_ends` is inf where only the person can end the stage; `waited_s` counts all rounds until `t`.
    """

    t: float
    plan: SessionPlan
    stage: Stage
    stage_began: float
    stage_ends: float
    round: int
    waited_s: float
    breaths: int
    pacer: Pacer | None
    sensor: SensorState
    contact: Contact
    beats: int
    recent: tuple[JudgedBeat, ...]
    figures: LiveFigures
    urge_before: int | None
    urge_after: int | None
    decision: Decision | None

    def left_s(self, t: float) -> float:
        """Seconds until this stage ends by itself; 0 where it does not."""
        return max(0.0, self.stage_ends - t) if self.stage_ends < inf else 0.0


class Session:
    """One session.

    Parameters
    ----------
    plan
        What was agreed before.
    on_fault
        Where an error of our own in the sensor's state, the heart, the chest, a figure or the breath's
        controller is reported. The course goes on, and what could not be worked out is absent.
        None: such an error is raised.
    """

    def __init__(self, plan: SessionPlan, on_fault: OnFault | None = None) -> None:
        self.plan = plan
        self._on_fault = on_fault
        self._course = SessionProgress(plan, on_fault)
        self._heart = LiveAnalysis(on_fault=on_fault)
        self._resolution_ms = 1.0
        self._heart_failed = False  # since the last beat that was taken in
        self._t = 0.0
        self._sensor = SensorState()
        self._chest = AccelerometerRespiration()
        self._breath_measured: tuple[float, float | None] = (-inf, None)
        self._beats = 0
        self._last_beat = -inf

    @property
    def deadline(self) -> float:
        """When to feed a Tick if nothing else happens before.

        While pacing that is every second, so that an interrupted session knows how long it was.
        """
        still = self._t + STILL_S if self._course.stage is Stage.PACING else inf
        return min(self._course.deadline, self._next_silence(), still)

    @property
    def is_over(self) -> bool:
        return self._course.stage is Stage.DONE

    def accepts(self, event: Event) -> bool:
        """Whether `feed` would take it: a command out of place is refused before it is recorded."""
        return self._course.accepts(event)

    def feed(self, event: Event) -> Snapshot:
        """Let time pass until the event, follow it, and tell how things stand.

        Raises:
            IllegalCommandError: the command makes no sense at this stage.
        """
        self._t = max(self._t, event.t)
        self._course.advance(self._t)
        before = self._sensor
        self._sensor = attempt("sensor", lambda: before.after(event), before, self._on_fault)
        match event:
            case Beat():
                self._hear(event)
            case SourceChanged():
                self._resolution_ms = event.resolution_ms
                self._tell_heart(lambda heart: heart.restart(event.t, event.resolution_ms))
            case ChestMoved(t=t):
                rate = attempt("chest", lambda: self._chest.add(event), None, self._on_fault)
                self._breath_measured = (t, rate)
            case ContactChanged(_, Contact.LOST):
                self._tell_heart(lambda heart: heart.contact_lost(event.t))
        self._course.feed(event)
        return self._snapshot()

    def _hear(self, beat: Beat) -> None:
        self._beats += 1
        self._last_beat = max(self._last_beat, beat.t)
        self._tell_heart(lambda heart: heart.add(beat, self._course.pacer_at(beat.t)))

    def _tell_heart(self, tell: Callable[[LiveAnalysis], None]) -> None:
        """After a fault the heart begins anew: what it knew may be half changed."""
        self._heart_failed = False
        try:
            tell(self._heart)
        except Exception as exc:
            if self._on_fault is None:
                raise
            self._on_fault("heart", exc)
            self._heart = LiveAnalysis(self._resolution_ms, self._on_fault)
            self._heart_failed = True

    def _figures(self, t: float) -> LiveFigures:
        """What the heart tells; where the chest itself was felt, its breathing rate goes before."""
        figures = NOT_WORKED_OUT
        if not self._heart_failed:
            work = partial(self._heart.figures, t)
            figures = attempt("live-figures", work, NOT_WORKED_OUT, self._on_fault)
        measured_at, rate = self._breath_measured
        if rate is None or t - measured_at > QUIET_S:
            return figures
        return figures.with_breath(rate)

    def _next_silence(self) -> float:
        """When something that is shown goes out of date."""
        last, sensor = self._last_beat, self._sensor
        ends = (
            last + QUIET_S,
            last + STALE_S,
            last + SILENT_S,
            sensor.reported_at + RATE_LASTS_S if sensor.reported_hr_bpm is not None else -inf,
            self._breath_measured[0] + QUIET_S,
        )
        return min((end + LATER_S for end in ends if end + GRAIN_S > self._t), default=inf)

    def _snapshot(self) -> Snapshot:
        course, t = self._course, self._t
        silent = self._last_beat > -inf and t >= self._last_beat + SILENT_S
        return Snapshot(
            t=t,
            plan=self.plan,
            stage=course.stage,
            stage_began=course.stage_began,
            stage_ends=course.stage_ends,
            round=course.rounds,
            waited_s=course.waited_s(t),
            breaths=course.breaths(t),
            pacer=course.pacer,
            sensor=self._sensor.at(t),
            contact=Contact.LOST if silent else self._sensor.contact,
            beats=self._beats,
            recent=self._heart.recent,
            figures=self._figures(t),
            urge_before=course.urges.get(Moment.BEFORE),
            urge_after=course.urges.get(Moment.AFTER),
            decision=course.decision,
        )
