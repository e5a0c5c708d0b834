"""What set the pull off, where it is felt, what is expected, and later what came: all of it optional."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QWidget

from trainer.errors import TrainerError
from trainer.events import (
    URGE_RANGE,
    BodyFelt,
    Decided,
    Decision,
    Moment,
    PredictionMade,
    TriggerNamed,
    UrgeRated,
)
from trainer.practice.annotations import Annotation, Outcome, OutcomeReported
from ui.i18n import core_messages, practice_strings
from ui.i18n.formatting import translate
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.controls.button import FOCUS_MARGIN_PX
from ui.widgets.controls.check_boxes import CheckBoxRow
from ui.widgets.controls.choices import Choice
from ui.widgets.controls.options import OptionRow
from ui.widgets.layout.scroll_page import ScrollPage
from ui.widgets.layout.sheet import PAD, OverlaySheet, SheetField, draw_box
from ui.widgets.painting import guarded
from ui.widgets.text.label import Label, LiveLabel

LABEL: Final = 26
FIELD: Final = 34
GAP: Final = 10
LEAST_GAP: Final = 4
EDGE: Final = 6  # of the sheet, where nothing rolls
CHOICES: Final = 44
SAVE_WIDTH: Final = 96
LONGEST: Final = 200_000
SURES: Final = tuple(range(0, 101, 10))


@dataclass(frozen=True, slots=True)
class AnnotationFields:
    """What was told so far. `over`: the pause is, so that it can be told what came."""

    trigger: str = ""
    body: tuple[str, ...] = ()
    prediction: str = ""
    sure_percent: int | None = None
    outcome: str = ""
    note: str = ""
    urge_before: int | None = None
    urge_after: int | None = None
    decision: str = ""
    over: bool = False


Keep: TypeAlias = Callable[[Sequence[Annotation]], None]
"""Keep what is new. May raise a TrainerError with a sentence to show."""


class TriggerField(SheetField):
    """↓ and ↑ go through what was named before."""

    def __init__(self, look: Theme, name: str, parent: QWidget, hint: str) -> None:
        super().__init__(look, name, parent, hint)
        self.own: tuple[str, ...] = ()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or not self.own:
            super().keyPressEvent(event)
            return
        if self.text() in self.own:
            self.setText(self.own[(self.own.index(self.text()) + step) % len(self.own)])
        else:
            self.setText(self.own[0 if step > 0 else -1])


class _Fields(QWidget):
    """What is filled in; it paints the boxes round the places to type in."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._look = look

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        for field in self.findChildren(SheetField):
            if not field.isHidden():
                draw_box(painter, field, self._look)
        painter.end()


class AnnotationDialog(OverlaySheet):
    def __init__(self, look: Theme, keep: Keep, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._keep = keep
        self._before = AnnotationFields()
        words = practice_strings
        page = _Fields(look)
        self.roll = ScrollPage(look, self, page)
        self.trigger_name = self._label(page, words.ANNOTATE_TRIGGER)
        hint = translate(words.ANNOTATE_TRIGGER_HINT)
        self.trigger = TriggerField(look, translate(words.ANNOTATE_TRIGGER), page, hint)
        self.body = CheckBoxRow(look, words.ANNOTATE_BODY, words.BODY, page)
        hint = translate(words.ANNOTATE_ELSEWHERE_HINT)
        self.elsewhere = SheetField(look, translate(words.ANNOTATE_ELSEWHERE), page, hint)
        self.prediction_name = self._label(page, words.ANNOTATE_PREDICTION)
        hint = translate(words.ANNOTATE_PREDICTION_HINT)
        self.prediction = SheetField(look, translate(words.ANNOTATE_PREDICTION), page, hint)
        sures = {str(sure): (str(sure), "") for sure in SURES}
        self.sure = OptionRow(look, words.ANNOTATE_SURE, sures, page)
        came = {name: (told, "") for name, told in words.OUTCOMES.items()}
        self.outcome = OptionRow(look, words.OUTCOMES_TITLE, came, page)
        self.note = SheetField(
            look, translate(words.ANNOTATE_NOTE), page, translate(words.ANNOTATE_NOTE_HINT)
        )
        urges = {str(urge): (str(urge), "") for urge in range(URGE_RANGE[0], URGE_RANGE[1] + 1)}
        self.before = OptionRow(look, words.ANNOTATE_BEFORE, urges, page)
        self.after = OptionRow(look, words.ANNOTATE_AFTER, urges, page)
        chosen = {name: (told, "") for name, told in words.ANNOTATE_DECISIONS.items()}
        self.decided = OptionRow(look, words.ANNOTATE_DECIDED, chosen, page)
        self.save_button = Choice(look, translate(words.ANNOTATE_SAVE), parent=self)
        self.save_button.clicked.connect(self.save)
        self.said = LiveLabel("", FontSize.SMALL, look.faint, parent=self)
        self.said.setWordWrap(True)
        for field in (self.trigger, self.elsewhere, self.prediction, self.note):
            field.setMaxLength(LONGEST)
        self.prediction.textChanged.connect(self._show_sure)
        self.outcome.chosen.connect(self._show_note)

    def open_with(self, annotations: AnnotationFields, own: tuple[str, ...]) -> None:
        """Show what was told so far; `own` are the triggers of before."""
        self._before = annotations
        self.trigger.own = own
        self.trigger.setText(annotations.trigger)
        self.body.show_chosen(annotations.body)
        self.elsewhere.setText(", ".join(self._places_of_their_own(annotations.body)))
        self.prediction.setText(annotations.prediction)
        self.sure.show_value(
            "" if annotations.sure_percent is None else str(annotations.sure_percent)
        )
        self.outcome.show_value(annotations.outcome)
        self.note.setText(annotations.note)
        self._show_note()
        for part in (self.outcome, self.note):
            part.setVisible(annotations.over and bool(annotations.prediction))
        self.before.show_value(_text(annotations.urge_before))
        self.after.show_value(_text(annotations.urge_after))
        self.decided.show_value(annotations.decision)
        for row in (self.before, self.after, self.decided):
            row.setVisible(annotations.over)
        self._show_sure()
        self.said.tint(self.look.faint)
        self.said.say(
            f"{translate(practice_strings.ANNOTATE)} {translate(practice_strings.ANNOTATE_KEYS)}"
        )
        self.open_at(self.trigger)

    def save(self) -> None:
        later = self._news()
        try:
            if later:
                self._keep(later)
        except (TrainerError, OSError) as exc:
            self.said.tint(self.look.ink)
            self.said.say(core_messages.translate_message(str(exc)))
            return
        self.close_overlay()

    def keep_quietly(self) -> None:
        """What is written so far, with no word about it."""
        later = self._news()
        if later:
            self._keep(later)

    def accept(self) -> None:
        self.save()

    def has_news(self) -> bool:
        return bool(self._news())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter keeps, on an answer too: the arrows have chosen it already, and Space ticks."""
        held = self.focusWidget()
        rows = (self.body, *self._rows())
        answers = any(row.isAncestorOf(held) for row in rows) if held else False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and answers:
            self.save()
            return
        super().keyPressEvent(event)

    def height_for(self, width: int) -> int:
        return self._fields_height(width, GAP) + scaled_px(FIELD) + 8 + PAD

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        bottom = self.height() - PAD - scaled_px(FIELD)
        width, room = self.roll.lay(
            self.width(), bottom - 8 - EDGE, lambda w: self._fields_height(w, LEAST_GAP) - EDGE
        )
        self.roll.move(0, EDGE)
        self._lay_fields(width, room + EDGE)
        self.roll.keep_in_sight()
        save = scaled_px(SAVE_WIDTH)
        self.said.setGeometry(PAD, bottom, self.width() - 2 * PAD - save - 12, scaled_px(FIELD))
        left = self.width() - PAD - save
        tall = scaled_px(FIELD) + 2 * FOCUS_MARGIN_PX
        self.save_button.setGeometry(left, bottom - FOCUS_MARGIN_PX, save + FOCUS_MARGIN_PX, tall)

    def _parts(self, inner: int) -> list[tuple[Label | None, QWidget, int]]:
        """From above: a name or none, what it names, and how high that is."""
        parts: list[tuple[Label | None, QWidget, int]] = [
            (self.trigger_name, self.trigger, scaled_px(FIELD)),
            (None, self.body, self.body.height_for(inner)),
            (None, self.elsewhere, scaled_px(FIELD)),
            (self.prediction_name, self.prediction, scaled_px(FIELD)),
        ]
        for row in self._rows():
            if not row.isHidden():
                tall = max(row.height_for(inner), scaled_px(LABEL) + scaled_px(CHOICES))
                parts.append((None, row, tall))
            if row is self.outcome and not self.note.isHidden():
                parts.append((None, self.note, scaled_px(FIELD)))
        return parts

    def _rows(self) -> tuple[OptionRow, ...]:
        return self.sure, self.outcome, self.before, self.after, self.decided

    def _fields_height(self, width: int, gap: int) -> int:
        parts = self._parts(width - 2 * PAD)
        return PAD + sum(tall + gap + (scaled_px(LABEL) if name else 0) for name, _, tall in parts)

    def _lay_fields(self, width: int, room: int) -> None:
        """As far apart as the room lets them be."""
        inner, y = width - 2 * PAD, PAD - EDGE
        parts = self._parts(inner)
        spare = min(0, room - self._fields_height(width, GAP))
        gap = max(LEAST_GAP, GAP + spare // len(parts))
        for name, field, tall in parts:
            if name is not None:
                name.setGeometry(PAD, y, inner, scaled_px(LABEL))
                y += scaled_px(LABEL)
            field.setGeometry(PAD, y, inner, tall)
            y += tall + gap

    def _label(self, page: QWidget, text: str) -> Label:
        return Label(translate(text), FontSize.SMALL, self.look.soft, parent=page)

    def _show_sure(self) -> None:
        """How sure one is of nothing is not asked."""
        self.sure.setEnabled(bool(self.prediction.text().strip()))

    def _show_note(self, *_: object) -> None:
        """A word on what came is kept with what came."""
        self.note.setEnabled(bool(self.outcome.value))

    def _news(self) -> list[Annotation]:
        """What differs from what was told before."""
        before, now = self._before, self._now()
        later: list[Annotation] = []
        if now.trigger != before.trigger:
            later.append(TriggerNamed(0.0, now.trigger))
        if now.body != before.body:
            later.append(BodyFelt(0.0, now.body))
        if (now.prediction, now.sure_percent) != (before.prediction, before.sure_percent):
            later.append(PredictionMade(0.0, now.prediction, now.sure_percent))
        came = (now.outcome, now.note) != (before.outcome, before.note)
        if now.outcome and came and now.prediction:
            later.append(OutcomeReported(Outcome(now.outcome), now.note or None))
        for urge, was, moment in (
            (now.urge_before, before.urge_before, Moment.BEFORE),
            (now.urge_after, before.urge_after, Moment.AFTER),
        ):
            if urge is not None and urge != was:
                later.append(UrgeRated(0.0, urge, moment))
        if now.decision and now.decision != before.decision:
            later.append(Decided(0.0, Decision(now.decision)))
        return later

    def _now(self) -> AnnotationFields:
        prediction = self.prediction.text() if self.prediction.text().strip() else ""
        sure = int(self.sure.value) if self.sure.value and prediction else None
        return replace(
            self._before,
            trigger=self.trigger.text() if self.trigger.text().strip() else "",
            body=self._body(),
            prediction=prediction,
            sure_percent=sure,
            outcome=self.outcome.value,
            note=self.note.text().strip(),
            urge_before=_number(self.before.value),
            urge_after=_number(self.after.value),
            decision=self.decided.value,
        )

    def _body(self) -> tuple[str, ...]:
        """As it was told, where nothing came to it and nothing was taken away."""
        told = self._before.body
        own = self._places_of_their_own(told)
        if self.elsewhere.text() != ", ".join(own):
            typed = (place.strip() for place in self.elsewhere.text().split(","))
            own = tuple(dict.fromkeys(place for place in typed if place))
        now = (*self.body.chosen, *(place for place in own if place not in self.body.chosen))
        return told if set(now) == set(told) else now

    def _places_of_their_own(self, places: tuple[str, ...]) -> tuple[str, ...]:
        """Those that no tick stands for."""
        return tuple(place for place in places if place not in self.body.ticks)


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


def _number(text: str) -> int | None:
    return int(text) if text else None
