"""One session, from the first event to the last.

`Session.feed` is the only way in: an event goes in, a snapshot comes out.
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
from trainer.hrv.live_heart import MAX_FIGURES_AGE_S, MAX_RATE_AGE_S, LiveAnalysis
from trainer.hrv.quality import COULD_NOT
from trainer.hrv.respiration import AccelerometerRespiration
from trainer.hrv.tachogram import JudgedBeat
from trainer.pacing import Pacer
from trainer.plan import SessionPlan
from trainer.session.progress import TIME_RESOLUTION_S, SessionProgress
from trainer.session.sensor_state import MAX_REPORTED_RATE_AGE_S, SensorState
from trainer.session.stages import Stage

FIGURES_AFTER_FAULT: Final = absent_figures(COULD_NOT)
TICK_S: Final = 1.0
MAX_BREATHING_RATE_AGE_S: Final = 3.0
# Without a beat the contact counts as lost, whatever the sensor says.
CONTACT_TIMEOUT_S: Final = 10.0
# Added to the moment at which something shown is out of date. Times are rounded to the microsecond, and a
# moment rounded down to before its own end would be waited for without end.
DEADLINE_MARGIN_S: Final = 2.0 * TIME_RESOLUTION_S


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a screen may know at one moment. Immutable, so any thread may read it.

    Attributes
    ----------
    stage_ends
        In seconds; inf where only the person can end the stage.
    waited_s
        Over all rounds until `t`.
    contact
        Lost when no beat has come for ten seconds, whatever the sensor reports.
    recent
        The beats of the last 75 s.
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
        """Return the seconds until this stage ends by itself; 0 where it does not."""
        return max(0.0, self.stage_ends - t) if self.stage_ends < inf else 0.0


class Session:
    """One session.

    Parameters
    ----------
    plan
        What was agreed before.
    on_fault
        Where an error inside the sensor state, the live analysis, the respiration or the exhale controller
        is reported. The session goes on, and what could not be computed is absent. None: such an error
        is raised.
    """

    def __init__(self, plan: SessionPlan, on_fault: OnFault | None = None) -> None:
        self.plan = plan
        self._on_fault = on_fault
        self._progress = SessionProgress(plan, on_fault)
        self._analysis = LiveAnalysis(on_fault=on_fault)
        self._resolution_ms = 1.0
        self._has_analysis_failed = False  # at the last event for it
        self._t = 0.0
        self._sensor = SensorState()
        self._respiration = AccelerometerRespiration()
        self._breathing_rate: tuple[float, float | None] = (-inf, None)
        self._beats = 0
        self._last_beat_t = -inf

    @property
    def deadline(self) -> float:
        """Return when to feed a Tick if nothing else happens before.

        While pacing that is every second, so that an interrupted session knows how long it was.
        """
        next_tick = self._t + TICK_S if self._progress.stage is Stage.PACING else inf
        return min(self._progress.deadline, self._next_expiry(), next_tick)

    @property
    def is_over(self) -> bool:
        return self._progress.stage is Stage.DONE

    def accepts(self, event: Event) -> bool:
        """Return whether `feed` would take it: other commands are refused before they are recorded."""
        return self._progress.accepts(event)

    def feed(self, event: Event) -> Snapshot:
        """Advance to the event's time, take it in, and return the snapshot after it.

        Raises
        ------
        IllegalCommandError
            The command makes no sense at this stage.
        """
        self._t = max(self._t, event.t)
        self._progress.advance(self._t)
        before = self._sensor
        self._sensor = attempt("sensor", lambda: before.after(event), before, self._on_fault)
        match event:
            case Beat():
                self._add_beat(event)
            case SourceChanged():
                self._resolution_ms = event.resolution_ms
                self._feed_analysis(lambda analysis: analysis.restart(event.t, event.resolution_ms))
            case ChestMoved(t=t):
                rate = attempt("chest", lambda: self._respiration.add(event), None, self._on_fault)
                self._breathing_rate = (t, rate)
            case ContactChanged(_, Contact.LOST):
                self._feed_analysis(lambda analysis: analysis.contact_lost(event.t))
        self._progress.feed(event)
        return self._snapshot()

    def _add_beat(self, beat: Beat) -> None:
        self._beats += 1
        self._last_beat_t = max(self._last_beat_t, beat.t)
        self._feed_analysis(lambda analysis: analysis.add(beat, self._progress.pacer_at(beat.t)))

    def _feed_analysis(self, feed: Callable[[LiveAnalysis], None]) -> None:
        """Feed the live analysis. After a fault a new one begins: the state of the old may be half changed."""
        self._has_analysis_failed = False
        try:
            feed(self._analysis)
        except Exception as exc:
            if self._on_fault is None:
                raise
            self._on_fault("heart", exc)
            self._analysis = LiveAnalysis(self._resolution_ms, self._on_fault)
            self._has_analysis_failed = True

    def _figures(self, t: float) -> LiveFigures:
        """The live figures; a breathing rate measured at the chest replaces that from the intervals."""
        figures = FIGURES_AFTER_FAULT
        if not self._has_analysis_failed:
            work = partial(self._analysis.figures, t)
            figures = attempt("live-figures", work, FIGURES_AFTER_FAULT, self._on_fault)
        measured_at, rate = self._breathing_rate
        if rate is None or t - measured_at > MAX_BREATHING_RATE_AGE_S:
            return figures
        return figures.with_breath(rate)

    def _next_expiry(self) -> float:
        """When something that is shown is out of date."""
        last, sensor = self._last_beat_t, self._sensor
        ends = (
            last + MAX_RATE_AGE_S,
            last + MAX_FIGURES_AGE_S,
            last + CONTACT_TIMEOUT_S,
            sensor.reported_at + MAX_REPORTED_RATE_AGE_S
            if sensor.reported_hr_bpm is not None
            else -inf,
            self._breathing_rate[0] + MAX_BREATHING_RATE_AGE_S,
        )
        return min(
            (end + DEADLINE_MARGIN_S for end in ends if end + TIME_RESOLUTION_S > self._t),
            default=inf,
        )

    def _snapshot(self) -> Snapshot:
        progress, t = self._progress, self._t
        is_silent = self._last_beat_t > -inf and t >= self._last_beat_t + CONTACT_TIMEOUT_S
        return Snapshot(
            t=t,
            plan=self.plan,
            stage=progress.stage,
            stage_began=progress.stage_began,
            stage_ends=progress.stage_ends,
            round=progress.rounds,
            waited_s=progress.waited_s(t),
            breaths=progress.breaths(t),
            pacer=progress.pacer,
            sensor=self._sensor.at(t),
            contact=Contact.LOST if is_silent else self._sensor.contact,
            beats=self._beats,
            recent=self._analysis.recent,
            figures=self._figures(t),
            urge_before=progress.urges.get(Moment.BEFORE),
            urge_after=progress.urges.get(Moment.AFTER),
            decision=progress.decision,
        )
