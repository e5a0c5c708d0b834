"""The pause: the pacer, and the heart's response to it.

Keys post events and change nothing themselves; what is shown comes from the next snapshot.
"""

from functools import partial
from math import ceil
from typing import Final

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QCursor, QKeyEvent, Qt

from trainer.breathing.ramp import EXHALE_STEP_S, with_exhale
from trainer.events import (
    ExhaleLengthened,
    ExhaleShortened,
    FinishRequested,
    Moment,
    MomentMarked,
    UrgeRated,
)
from trainer.pacing import BreathPhase
from trainer.plan import Exercise, Guide
from trainer.practice.heart_source import is_demo
from trainer.practice.safety_notices import shows_dizziness_notice
from trainer.session.session import Snapshot
from trainer.session.stages import MAY_RATE, ON_COMMAND, Stage
from ui.audio.cues import Cues
from ui.faults import FaultGuard
from ui.i18n import formatting, strings, window_text
from ui.i18n.formatting import translate
from ui.i18n.texts import closing_strings, guidance_strings, practice_strings, settings_strings
from ui.screens.ports import SessionPort
from ui.screens.screen import Screen
from ui.screens.session.end_question import EndQuestion, find_prompt_area, lower_below
from ui.screens.session.pause_layout import (
    MAX_BESIDE_TEXT_PERCENT,
    MIN_HEIGHT_WITH_GRAPH_PX,
    MIN_HEIGHT_WITH_QUESTION_PX,
    centre_question,
    is_question_cramped,
    layout_focus,
    layout_top_line,
    layout_with_graph,
)
from ui.settings import DEFAULTS, Settings
from ui.style import theme
from ui.style.accessibility import Role, announce
from ui.style.theme import FontSize, Theme
from ui.widgets.actions import table
from ui.widgets.charts.heart_panel import HeartPanel
from ui.widgets.controls.rating_prompt import RatingPrompt
from ui.widgets.controls.undo_notice import UNDO_GRACE_S, UndoNotice
from ui.widgets.layout.background import Background
from ui.widgets.pacer.pacer_disc import PacerDisc
from ui.widgets.painting import try_to_draw
from ui.widgets.text.label import MIDDLE, RIGHT, Label
from ui.widgets.text.sensor_status import SensorStatus

FRAME_MS: Final = 16
GRAPH_EVERY_FRAMES: Final = 2  # frames
TEXT_EVERY_FRAMES: Final = 6
FIGURES_EVERY_FRAMES: Final = 30
QUESTION_BREATHS: Final = 3
BREATHS_PER_CARE_LINE: Final = 6  # how long each care line stays
MAX_UNDO_WIDTH_PX: Final = 760
MIN_CARE_SCALE: Final = 0.8  # how far large text of the care line shrinks before it wraps
MESSAGE_S: Final = 3.0  # how long the answer to a key is shown
_DISC, _PHASE, _SOUND, _TIME = (
    FaultGuard("disc"),
    FaultGuard("phase"),
    FaultGuard("sound"),
    FaultGuard("time-left"),
)
_WORDS, _FIGURES, _GUIDE = (
    FaultGuard("words"),
    FaultGuard("figures-on-the-screen"),
    FaultGuard("guide"),
)
_CONTACT, _KEYS = FaultGuard("contact-line"), FaultGuard("keys-of-the-pause")


class PauseScreen(Screen):
    moves_for_notice = False  # nothing jumps while somebody breathes with it
    leaves_corner = True

    sensor_wanted = Signal()
    settings_wanted = Signal()
    why_wanted = Signal()
    troubled = Signal(str)
    """A notice to show."""
    trouble_over = Signal(str)
    """The notice that need not be shown any more."""

    def __init__(self, colours: Theme, background: Background, *, calm: bool = False) -> None:
        super().__init__(colours, bar_fades=True)
        self.spoken_title = translate(settings_strings.IN_PAUSE)
        self.disc = PacerDisc(colours, background, self, calm=calm)
        self.contact = SensorStatus(colours, self)
        self.time_left = Label("", FontSize.SMALL, colours.soft, RIGHT, tabular=True, parent=self)
        self.phase = Label("", FontSize.TITLE, colours.ink, MIDDLE, parent=self)
        self.phase.ROLE = Role.StaticText  # no heading: it changes with the breath
        self.care = Label("", FontSize.BODY, colours.soft, MIDDLE, parent=self)
        if theme.scaled_px(100) > MAX_BESIDE_TEXT_PERCENT:
            self.care.wrap_below(MIN_CARE_SCALE)
        self.heart = HeartPanel(colours, self)
        self.question = RatingPrompt(colours, self)
        self.question.rated.connect(self._rate)
        self.question.closed.connect(self._question_closed)
        self.end_question = EndQuestion(colours, self)
        self.end_question.continued.connect(self._keep_going)
        self.end_question.ended.connect(self._end)
        self.undo = UndoNotice(colours, self)
        self.undo.undone.connect(self._end)
        self.undo.changed.connect(self._undo_changed)
        self.cues = Cues()
        self.is_focus_view = False
        self.shows_numbers = True
        self._words = guidance_strings.WORDINGS[DEFAULTS.wording]
        self._is_demo = False
        """Whether the heart is a demonstration, which is said in every view."""
        self._session: SessionPort | None = None
        self._snapshot: Snapshot | None = None
        self.sessions_before = 0
        """The number of earlier sessions; during the first few the dizziness notice is shown."""
        self._frame = 0
        self._has_asked = False
        self._question_text = strings.URGE_BEFORE
        self._question_breaths = QUESTION_BREATHS
        """The breath with which a question that nobody answers disappears."""
        self._phase: BreathPhase | None = None
        self._announced_minute, self._has_said_dizziness = -1, False
        self._answer_text, self._answer_until = "", 0.0
        self._sound_trouble = ""
        self._guide = Guide.FULL
        self._notice_px = 0
        """The height above the key bar that a notice lies over."""
        self._mouse_at = QCursor.pos()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.show_frame)
        self._view_action = self.add_action(table.VIEW, self._turn_view)
        self.add_action(table.SHORTER, self._shorten)
        self.add_action(table.LONGER, self._lengthen)
        self.add_action(table.MARK, self._mark)
        self._rate_action = self.add_action(table.RATE_URGE, self._ask_urge)
        self._rate_action.setEnabled(False)
        self.add_action(table.SENSOR, self.sensor_wanted.emit)
        self.add_action(table.SETTINGS, self.settings_wanted.emit).in_bar = False
        self.add_action(table.WHY, self.why_wanted.emit).in_bar = False
        self.add_help_line("0–10", strings.KEY_URGE)
        self._undo_action = self.add_action(table.UNDO, self.undo.undo)
        self._end_now_action = self.add_action(table.END_NOW, self._end)
        for action in (self._undo_action, self._end_now_action):
            action.setEnabled(False)
        self._end_action = self.add_action(table.END, self._ask_to_end)

    def follow(self, session: SessionPort) -> None:
        """Show this session from now on."""
        self._session, self._snapshot, self._phase = session, None, None
        self._answer_text, self._frame, self._has_asked = "", 0, False
        self._question_text, self._question_breaths = strings.URGE_BEFORE, QUESTION_BREATHS
        self._rate_action.setEnabled(False)
        self._announced_minute, self._has_said_dizziness = -1, False
        self.heart.clear()
        self.question.close_now()
        self._close_prompts()

    def configure(self, settings: Settings) -> None:
        """Apply the settings for display and sound."""
        self.cues.configure(settings)
        self.shows_numbers = settings.numbers
        self._words = guidance_strings.WORDINGS[settings.wording]
        self.heart.configure(settings.figure, numbers=settings.numbers)
        self.lay_out_again()

    def take_over(self, other: "PauseScreen", session: SessionPort) -> None:
        """Take over the state of another screen of the same pause."""
        self.follow(session)
        self.cues = other.cues
        self.heart.take_over(other.heart)
        self._frame, self._has_asked = other._frame, not other.question.is_open
        self._question_text, self._question_breaths = other._question_text, other._question_breaths
        if other.heart.graph.is_loaded:
            self.load_graph()
        if other.is_focus_view:
            self._turn_view()
        other.leave()

    @property
    def can_be_remade(self) -> bool:
        """Unless a question waits for an answer."""
        return super().can_be_remade and not self.end_question.is_open and not self.undo.is_offered

    def close_sound(self) -> None:
        self.cues.close()

    def forget(self) -> None:
        self._timer.stop()
        self._session = self._snapshot = None
        with _DISC:
            self.disc.stop()
        self.cues.fade_out()

    def load_graph(self) -> None:
        """Load the graph's pane: slow, so only after the first frame."""
        self.heart.graph.load()

    def enter(self) -> None:
        self.show_frame()
        self._timer.start()

    def leave(self) -> None:
        self._timer.stop()
        self.question.suspend()
        self._close_prompts()
        self.cues.fade_out()

    def place(self, width: int, height: int) -> None:
        # It is kept clear of a notice, in a low window too.
        has_question = self._covered_px > 0 and self.open_overlay is None
        places = (
            layout_focus(width, height, self.margin)
            if self.is_focus_view
            else layout_with_graph(width, height, self.margin, has_question=has_question)
        )
        self.disc.setGeometry(places.disc)
        self.phase.setGeometry(places.phase)
        self.care.setGeometry(places.care)
        has_time = self.shows_numbers and not self.is_focus_view
        status, time = layout_top_line(places.disc, width, self.margin, has_time=has_time)
        self.contact.setGeometry(status)
        self.time_left.setGeometry(time)
        self.heart.place(places.graph, places.figures)
        if not self.heart.has_sensor or is_question_cramped(places):
            places = centre_question(places, width, self.margin)
        self.question.place(places.question, places.row)
        ring_bottom = places.disc.bottom()
        self.end_question.place(width, height, self.margin, ring_bottom)
        undo = find_prompt_area(width, height, self.margin, MAX_UNDO_WIDTH_PX)
        self.undo.setGeometry(lower_below(undo, ring_bottom, height))
        self._arrange()

    def make_room(self, covered_px: int) -> None:
        """Keep the question clear of a notice; nothing else moves while somebody breathes with it."""
        self._notice_px = covered_px
        self._keep_question_clear()

    def _keep_question_clear(self) -> None:
        asks = self.question.is_present and not self.is_focus_view
        most = self.height() - MIN_HEIGHT_WITH_QUESTION_PX
        wanted = max(0, min(self._notice_px, most)) if asks else 0
        if wanted != self._covered_px:
            self._covered_px = wanted
            self.lay_out_again()

    def _question_closed(self) -> None:
        self._rate_action.setEnabled(self._can_rate)
        self._keep_question_clear()
        self._arrange()

    def help_lines_now(self) -> list[tuple[str, str]]:
        """The digits are keys while the urge is asked for."""
        return super().help_lines_now() if self.question.is_open and not self.is_focus_view else []

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self.question.isVisible() and self.question.type_digit(event):
            self.bar.wake()
            return
        super().keyPressEvent(event)

    def _arrange(self) -> None:
        """Show and hide widgets for the current view, and what a prompt would cover."""
        prompt = self._prompt_area()
        reaches_ring = self.disc.geometry().intersects(prompt)
        self.end_question.label.setVisible(not reaches_ring)
        self.undo.show_text(not reaches_ring)
        self.contact.setVisible(not self.is_focus_view or self._is_demo)
        self.time_left.setVisible(self.shows_numbers and not self.is_focus_view)
        asks = self.question.is_present and not self.is_focus_view and self.open_overlay is None
        asks = asks and not self._has_prompt
        asked = self.question.geometry() if asks else QRect()
        figures = self.heart.figures_area
        figures_clear = not prompt.intersects(figures) and not asked.intersects(figures)
        self.heart.setVisible(
            not self.is_focus_view and self.height() >= MIN_HEIGHT_WITH_GRAPH_PX and figures_clear
        )
        self.question.setVisible(asks)
        self.heart.graph.setVisible(not self.question.is_present and not self._has_prompt)
        self.phase.setVisible(self.height() >= 200 and not prompt.intersects(self.phase.geometry()))
        self.care.setVisible(self.height() >= 300 and not prompt.intersects(self.care.geometry()))

    def _prompt_area(self) -> QRect:
        """Where something is asked or said over the pause; empty where nothing is."""
        if self.end_question.is_open:
            return self.end_question.geometry()
        return self.undo.geometry() if self.undo.is_offered else QRect()

    @property
    def _has_prompt(self) -> bool:
        """Whether something is asked or said above the key bar, over the pause that goes on."""
        return self.end_question.is_open or self.undo.is_offered

    def show_frame(self) -> None:
        """Show one frame: the disc in each, other parts in every second or less."""
        session = self._session
        snapshot = session.bridge.latest if session is not None else None
        if session is None or snapshot is None:
            return
        now = session.now()
        before = self._snapshot
        if snapshot is not before:
            self._show_snapshot(snapshot, session)
        contact_changed = before is None or before.contact is not snapshot.contact
        with _DISC:
            self.disc.advance()
        if self._frame % GRAPH_EVERY_FRAMES == 0:
            self._show_often(snapshot, now)
        if self._frame % TEXT_EVERY_FRAMES == 0:
            self._show_words(snapshot, now)
        if contact_changed or self._frame % FIGURES_EVERY_FRAMES == 0:
            with _FIGURES:  # at once with the contact: both are of the same moment
                self.heart.show_figures(snapshot, now)
        self._frame += 1

    def _show_often(self, snapshot: Snapshot, now: float) -> None:
        with _PHASE:
            self._show_phase(snapshot, now)
        with _SOUND:
            self._sound_on(snapshot, now)
        try_to_draw(self.heart.graph, partial(self.heart.graph.advance, now))

    def _show_words(self, snapshot: Snapshot, now: float) -> None:
        with _DISC:
            self.disc.advance_ring()
        with _TIME:
            self._show_time_left(snapshot.left_s(now))
        with _WORDS:
            self._wake_on_mouse_move()
            self._show_care_line(snapshot, now)

    def _show_snapshot(self, snapshot: Snapshot, session: SessionPort) -> None:
        before, self._snapshot = self._snapshot, snapshot
        if snapshot.stage is not Stage.PACING:
            with _SOUND:
                self._ring_once(before)
            return
        with _DISC:
            self.disc.follow(
                snapshot.pacer, (snapshot.stage_began, snapshot.stage_ends), session.now
            )
        if before is None:
            self._name_exercise(snapshot.plan.exercise)
        fresh = (
            before is None
            or before.stage is not Stage.PACING
            or before.stage_began != snapshot.stage_began
        )
        if fresh:
            with _GUIDE:
                self._fade(snapshot.plan.guide)
        self._show_source(snapshot)
        try_to_draw(self.heart.graph, partial(self._show_heart, snapshot, session.now(), fresh))
        with _KEYS:
            self._end_action.setEnabled(
                FinishRequested in ON_COMMAND[snapshot.plan.exercise][snapshot.stage]
            )
            self._ask_or_not(before, snapshot)
            if fresh:
                self._offer_undo(snapshot, session.now())

    def _offer_undo(self, snapshot: Snapshot, now: float) -> None:
        """At the begin of another round: what was waited, and a way back to the choice."""
        seconds = snapshot.stage_began + UNDO_GRACE_S - now
        if snapshot.round == 1 or seconds <= 0.0:
            return
        before_s = snapshot.waited_s - (snapshot.t - snapshot.stage_began)
        more = formatting.format_duration(snapshot.plan.round_s)
        lines = (
            translate(strings.WAITED, time=formatting.format_duration(before_s)),
            closing_strings.describe_rated_urges(snapshot.urge_before, snapshot.urge_after),
            translate(closing_strings.AGAIN, time=more),
        )
        self.undo.offer(" ".join(filter(None, lines)), seconds)

    def _name_exercise(self, exercise: Exercise) -> None:
        """What is no pause is not called one."""
        is_pause = exercise is Exercise.PAUSE
        name = settings_strings.IN_PAUSE if is_pause else strings.EXERCISE_NAMES[exercise]
        self.spoken_title = translate(name)
        self._end_action.set_word(strings.KEY_END if is_pause else strings.KEY_END_EXERCISE)
        self.bar.lay_out()

    def _show_source(self, snapshot: Snapshot) -> None:
        """Show where beats come from; without a sensor there are no figures at all."""
        with _CONTACT:
            source = snapshot.sensor.source
            self.contact.show_contact(
                snapshot.contact,
                formatting.describe_sensor(
                    snapshot.sensor, snapshot.contact, window_text.to_text, snapshot.plan.exercise
                ),
                formatting.shorten_sensor(
                    snapshot.sensor, snapshot.contact, window_text.to_text, snapshot.plan.exercise
                ),
            )
            had_sensor = self.heart.has_sensor
            self.heart.show_source(source)
            if self.heart.has_sensor != had_sensor:
                self.lay_out_again()
            if is_demo(source) != self._is_demo:
                self._is_demo = is_demo(source)
                self._arrange()

    def _show_heart(self, snapshot: Snapshot, now: float, fresh: bool) -> None:
        wave = snapshot.pacer if self._guide is Guide.FULL else None
        self.heart.graph.follow(wave, snapshot.stage_began if fresh else snapshot.t)
        self.heart.graph.show_marks(snapshot.marks)
        self.heart.graph.show_beats(snapshot.recent, now)

    def _fade(self, guide: Guide) -> None:
        """Apply the guide of a new round."""
        self._guide = guide
        self.cues.begin(guide)
        self._sound_trouble = ""
        self.disc.is_still = guide in (Guide.SOUND, Guide.TIMER)
        name = strings.TIMER_NAME if self.disc.is_still else strings.DISC_NAME
        self.disc.setAccessibleName(translate(name))
        self.phase.show_text("")
        self._phase = None

    def _sound_on(self, snapshot: Snapshot, now: float) -> None:
        """Advance the sound. Trouble is told once; where sound is the only guide, the disc breathes meanwhile."""
        self.cues.advance(snapshot.pacer, now)
        trouble, before = window_text.to_text(self.cues.trouble), self._sound_trouble
        if trouble == before:
            return
        self._sound_trouble = trouble
        if self._guide is Guide.SOUND:
            self.disc.is_still = not trouble
        if before:
            self.trouble_over.emit(before)
        if trouble:
            self.troubled.emit(trouble)

    def _ring_once(self, before: Snapshot | None) -> None:
        if before is not None and before.stage is Stage.PACING:
            self.cues.ring()

    def _ask_or_not(self, before: Snapshot | None, snapshot: Snapshot) -> None:
        if before is None and self._can_rate and snapshot.round == 1 and not self._has_asked:
            self._has_asked = True
            self._ask()
        elif before is not None and before.urge_before != snapshot.urge_before:
            self.question.show_rating(snapshot.urge_before)
        self._rate_action.setEnabled(self._can_rate and not self.question.is_open)

    @property
    def _can_rate(self) -> bool:
        """Whether the urge at the beginning can still be rated."""
        snapshot = self._snapshot
        return (
            snapshot is not None
            and snapshot.plan.exercise is Exercise.PAUSE  # others have no urge
            and Moment.BEFORE in MAY_RATE[snapshot.stage]
            and snapshot.urge_before is None
        )

    def _ask(self) -> None:
        self.question.ask(self._question_text)
        self._keep_question_clear()
        self._arrange()

    def _ask_urge(self) -> None:
        """Ask again for the urge at the beginning, which nobody rated while it was asked for."""
        if self._session is None or self._snapshot is None or self._snapshot.pacer is None:
            return
        breaths = self._snapshot.pacer.breaths_by(self._session.now())
        self._question_text = strings.URGE_AT_FIRST
        self._question_breaths = breaths + QUESTION_BREATHS
        if self.is_focus_view:
            self._turn_view()
        self._rate_action.setEnabled(False)
        self._ask()

    def _show_phase(self, snapshot: Snapshot, now: float) -> None:
        phase = snapshot.pacer.at(now).phase if snapshot.pacer else self._phase
        if phase is self._phase or phase is None:
            return
        self._phase = phase
        if self._guide is Guide.FULL:
            self.phase.show_text(translate(self._words.phases[phase]))
            announce(self.phase, self.phase.text())
        if self._guide in (Guide.FULL, Guide.SOUND):
            self.cues.say_phase(phase)

    def _announce_time(self, left_s: float) -> None:
        """Announce the time left to screen readers once a minute."""
        minute = ceil(left_s / 60.0)
        if self.shows_numbers and minute != self._announced_minute:
            self._announced_minute = minute
            announce(
                self.time_left, translate(strings.LEFT, time=formatting.format_duration(left_s))
            )

    def _wake_on_mouse_move(self) -> None:
        """Show the keys again when the mouse has moved."""
        here = QCursor.pos()
        if here != self._mouse_at:
            self._mouse_at = here
            self.bar.wake()

    def _show_time_left(self, left_s: float) -> None:
        self.time_left.show_text(
            translate(strings.LEFT, time=formatting.format_clock_time(ceil(left_s)))
        )
        self._announce_time(left_s)

    def _show_care_line(self, snapshot: Snapshot, now: float) -> None:
        breaths = snapshot.pacer.breaths_by(now) if snapshot.pacer else 0
        if breaths >= self._question_breaths:
            self.question.dismiss()
        is_pause = snapshot.plan.exercise is Exercise.PAUSE
        line = self._words.care_line(breaths // BREATHS_PER_CARE_LINE, is_pause=is_pause)
        care = translate(line)
        if shows_dizziness_notice(self.sessions_before, breaths):
            care = translate(practice_strings.DIZZY)
            self._announce_dizziness(care)
        self.care.show_text(self._answer_text if now < self._answer_until else care)

    def _announce_dizziness(self, notice: str) -> None:
        """Say the notice once in a pause; the other lines are only read by who looks for them."""
        if not self._has_said_dizziness:
            self._has_said_dizziness = True
            announce(self.care, notice)

    def _turn_view(self) -> None:
        self.is_focus_view = not self.is_focus_view
        self._view_action.set_word(strings.KEY_GRAPH if self.is_focus_view else strings.KEY_FOCUS)
        self.bar.lay_out()
        self._keep_question_clear()
        self.lay_out_again()

    def _rate(self, urge: int) -> None:
        if self._session is not None:
            self._session.post(UrgeRated(self._session.now(), urge, Moment.BEFORE))

    def _mark(self) -> None:
        if self._session is not None:
            self._session.post(MomentMarked(self._session.now()))
            self._answer(strings.MARKED)

    def _shorten(self) -> None:
        """Request half a second less of exhale from the next breath, and no growth after it."""
        self._request_exhale(ExhaleShortened, -EXHALE_STEP_S, strings.SHORTER, strings.SHORTEST)

    def _lengthen(self) -> None:
        """Request half a second more of exhale from the next breath."""
        self._request_exhale(ExhaleLengthened, EXHALE_STEP_S, strings.LONGER, strings.LONGEST)

    def _request_exhale(
        self,
        event_type: type[ExhaleShortened] | type[ExhaleLengthened],
        step_s: float,
        changed_text: str,
        limit_text: str,
    ) -> None:
        session, snapshot = self._session, self._snapshot
        if session is None or snapshot is None or snapshot.pacer is None:
            return
        session.post(event_type(session.now()))
        now = snapshot.pacer.pattern
        can_change = with_exhale(now, now.exhale_s + step_s) != now
        searching = snapshot.plan.exercise is Exercise.RESONANCE
        self._answer(
            strings.NO_LONGER_AVAILABLE if searching else changed_text if can_change else limit_text
        )

    def _ask_to_end(self) -> None:
        """Ask whether to end; the pause goes on meanwhile. Esc once more keeps going."""
        if self.end_question.is_open:
            self._keep_going()
            return
        self.question.scale.finish_digit()
        self.undo.withdraw()
        snapshot = self._snapshot
        is_pause = snapshot is None or snapshot.plan.exercise is Exercise.PAUSE
        self.end_question.ask(is_pause=is_pause)
        self._show_end_keys()

    def _keep_going(self) -> None:
        self.end_question.close_now()
        self._show_end_keys()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_prompts(self) -> None:
        self.undo.withdraw()
        self.end_question.close_now()
        self._show_end_keys()

    def _show_end_keys(self) -> None:
        asks = self.end_question.is_open
        self._end_action.set_word(closing_strings.KEY_KEEP_GOING if asks else strings.KEY_END)
        self._end_now_action.setEnabled(asks)
        self._end_now_action.in_bar = asks
        self.bar.lay_out()
        self._arrange()

    def _undo_changed(self) -> None:
        self._undo_action.setEnabled(self.undo.is_offered)
        self._undo_action.in_bar = self.undo.is_offered
        self.bar.lay_out()
        self._arrange()

    def _end(self) -> None:
        self.question.scale.finish_digit()
        if self._session is not None:
            self._session.post(FinishRequested(self._session.now()))

    def _answer(self, words: str) -> None:
        """Confirm a key in the place of the care line."""
        if self._session is not None:
            self._answer_text, self._answer_until = (
                translate(words),
                self._session.now() + MESSAGE_S,
            )
            self.care.show_text(self._answer_text)
            announce(self.care, self._answer_text)
