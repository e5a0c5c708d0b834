"""One session, from the first event to the last.

`Session.feed` is the only way in: an event goes in, a snapshot comes out. The analysis of the heart, and
with it NumPy, is imported at the first beat, so that the first breath does not wait for it.
"""

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Final

from trainer.errors import OnFault, report_or_raise
from trainer.events import (
    Beat,
    ChestMoved,
    Contact,
    ContactChanged,
    Decision,
    Event,
    Moment,
    MomentMarked,
    SourceChanged,
)
from trainer.hrv.present_figures import (
    MAX_FIGURES_AGE_S,
    MAX_RATE_AGE_S,
    NO_BEATS,
    LiveFigures,
    absent_figures,
)
from trainer.hrv.quality import CONTACT_LOST, COULD_NOT
from trainer.hrv.verdicts import JudgedBeat
from trainer.pacing import Pacer
from trainer.plan import SessionPlan
from trainer.session.progress import TIME_RESOLUTION_S, SessionProgress
from trainer.session.sensor_state import MAX_REPORTED_RATE_AGE_S, SensorState
from trainer.session.stages import Stage

if TYPE_CHECKING:
    from trainer.hrv.live.heart import LiveAnalysis
    from trainer.hrv.respiration import AccelerometerRespiration

FIGURES_BEFORE_BEATS: Final = absent_figures(NO_BEATS.reason)
FIGURES_WITHOUT_CONTACT: Final = absent_figures(CONTACT_LOST)
FIGURES_AFTER_FAULT: Final = absent_figures(COULD_NOT)
TICK_S: Final = 1.0
MAX_BREATHING_RATE_AGE_S: Final = 3.0
# Without a beat the contact counts as lost, whatever the sensor says.
CONTACT_TIMEOUT_S: Final = 10.0
# Added to the moment at which something shown is out of date. Times are rounded to the microsecond, and a
# moment rounded down to before its own end would be waited for without end.
DEADLINE_MARGIN_S: Final = 2.0 * TIME_RESOLUTION_S
MAX_RECENT_MARKS: Final = 32  # more than anyone marks in the minute that is shown


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
        Lost without a connection, and when no beat has come for ten seconds, whatever the sensor reports.
    recent
        The beats of the last 75 s.
    resumable_until
        Until when the end of the round can be taken back, in seconds; 0 where it cannot.
    marks
        The latest moments that the person marked, in seconds; at most `MAX_RECENT_MARKS`.
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
    resumable_until: float = 0.0
    marks: tuple[float, ...] = ()

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
        self._analysis: LiveAnalysis | None = None
        self._is_contact_lost = False  # before there is an analysis
        self._resolution_ms = 1.0
        self._has_analysis_failed = False  # at the last event for it
        self._t = 0.0
        self._sensor = SensorState()
        self._respiration: AccelerometerRespiration | None = None
        self._breathing_rate: tuple[float, float | None] = (-inf, None)
        self._beats = 0
        self._last_beat_t = -inf
        self._marks: tuple[float, ...] = ()

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
        if event.t > self._t:
            self._t = event.t
        self._progress.advance(self._t)
        if isinstance(event, Beat):
            self._add_beat(event)
        elif isinstance(event, MomentMarked):
            self._marks = (*self._marks, event.t)[-MAX_RECENT_MARKS:]
        else:
            self._follow_sensor(event)
        self._progress.feed(event)
        return self._snapshot()

    def _follow_sensor(self, event: Event) -> None:
        """Take in what is not a beat."""
        try:
            self._sensor = self._sensor.after(event)
        except Exception as exc:  # noqa: BLE001  reported
            report_or_raise("sensor", exc, self._on_fault)
        if isinstance(event, ChestMoved):
            self._add_chest_movement(event)
        elif isinstance(event, SourceChanged):
            self._resolution_ms = event.resolution_ms
            self._restart_analysis(event)
        elif isinstance(event, ContactChanged) and event.contact is Contact.LOST:
            self._lose_contact(event.t)

    def _add_beat(self, beat: Beat) -> None:
        self._beats += 1
        if beat.t > self._last_beat_t:
            self._last_beat_t = beat.t
        self._has_analysis_failed = False
        try:
            analysis = self._analysis or self._begin_analysis(beat.t)
            analysis.add(beat, self._progress.pacer_at(beat.t))
        except Exception as exc:  # noqa: BLE001  reported
            self._drop_analysis(exc)

    def _restart_analysis(self, event: SourceChanged) -> None:
        self._has_analysis_failed = False
        try:
            if self._analysis is not None:
                self._analysis.restart(event.t, event.resolution_ms)
        except Exception as exc:  # noqa: BLE001  reported
            self._drop_analysis(exc)

    def _lose_contact(self, t: float) -> None:
        self._has_analysis_failed = False
        self._is_contact_lost = True
        try:
            if self._analysis is not None:
                self._analysis.contact_lost(t)
        except Exception as exc:  # noqa: BLE001  reported
            self._drop_analysis(exc)

    def _begin_analysis(self, t: float) -> "LiveAnalysis":
        from trainer.hrv.live.heart import LiveAnalysis

        self._analysis = LiveAnalysis(self._resolution_ms, self._on_fault)
        if self._is_contact_lost:
            self._analysis.contact_lost(t)
        return self._analysis

    def _drop_analysis(self, error: Exception) -> None:
        """After a fault the next beat begins another analysis: the state of this one may be half changed."""
        self._analysis, self._is_contact_lost = None, False
        self._has_analysis_failed = True
        report_or_raise("heart", error, self._on_fault)

    def _add_chest_movement(self, event: ChestMoved) -> None:
        rate = None
        try:
            if self._respiration is None:
                from trainer.hrv.respiration import AccelerometerRespiration

                self._respiration = AccelerometerRespiration()
            rate = self._respiration.add(event)
        except Exception as exc:  # noqa: BLE001  reported
            report_or_raise("chest", exc, self._on_fault)
        self._breathing_rate = (event.t, rate)

    def _figures(self, t: float) -> LiveFigures:
        """The live figures; a breathing rate measured at the chest replaces that from the intervals."""
        figures = self._figures_from_beats(t)
        measured_at, rate = self._breathing_rate
        if rate is None or t - measured_at > MAX_BREATHING_RATE_AGE_S:
            return figures
        return figures.with_breath(rate)

    def _figures_from_beats(self, t: float) -> LiveFigures:
        if self._has_analysis_failed:
            return FIGURES_AFTER_FAULT
        if self._analysis is None:
            return FIGURES_WITHOUT_CONTACT if self._is_contact_lost else FIGURES_BEFORE_BEATS
        try:
            return self._analysis.figures(t)
        except Exception as exc:  # noqa: BLE001  reported
            report_or_raise("live-figures", exc, self._on_fault)
        return FIGURES_AFTER_FAULT

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
            contact=self._sensor.contact_now(is_silent=is_silent),
            beats=self._beats,
            recent=self._analysis.recent if self._analysis else (),
            figures=self._figures(t),
            urge_before=progress.urges.get(Moment.BEFORE),
            urge_after=progress.urges.get(Moment.AFTER),
            decision=progress.decision,
            resumable_until=progress.resumable_until,
            marks=self._marks,
        )
