"""The annotation dialog: trigger, body, prediction, and later its outcome; every field is optional."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final, TypeAlias

from msgspec.structs import replace
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QWidget

from trainer.errors import EXPECTED_ERRORS, message_of
from trainer.events import URGE_RANGE, Decided, Decision, Moment, PredictionMade, UrgeRated
from trainer.practice.annotations import (
    WORDS_FIELDS,
    Annotation,
    Annotations,
    Outcome,
    OutcomeReported,
    WordsField,
    join_words,
)
from trainer.practice.summary import EMPTY_SUMMARY, SessionSummary
from ui.i18n import window_text
from ui.i18n.formatting import translate
from ui.i18n.texts import practice_strings
from ui.i18n.texts.annotation_labels import WORDS_LABELS
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme, scaled_px
from ui.widgets.actions import table
from ui.widgets.actions.action import Action
from ui.widgets.actions.icons import Icon, create_icon
from ui.widgets.controls.check_boxes import CheckBoxRow
from ui.widgets.controls.choices import Choice
from ui.widgets.controls.options import OptionRow
from ui.widgets.layout.dialog import (
    DIALOG_PADDING_PX,
    MAX_FIELD_CHARS,
    OverlayDialog,
    TextField,
    draw_field_frame,
)
from ui.widgets.layout.scroll_page import ScrollPage
from ui.widgets.painting import guarded
from ui.widgets.text.label import Label, LiveLabel

LABEL_HEIGHT_PX: Final = 26
FIELD_HEIGHT_PX: Final = 34
GAP_PX: Final = 10
MIN_GAP_PX: Final = 4
EDGE_PX: Final = 6  # margin of the dialog outside of the scroll area
CHOICES_HEIGHT_PX: Final = 44
SAVE_WIDTH_PX: Final = 96
CONFIDENCES_PERCENT: Final = tuple(range(0, 101, 10))
PLAIN_FIELDS: Final = tuple(
    field for field in WORDS_FIELDS if field.name not in ("trigger", "body")
)
"""Those that are one line of text and nothing more."""


SaveAnnotations: TypeAlias = Callable[[Sequence[Annotation]], None]
"""Save new annotations. May raise TrainerError with a message to show."""


class TriggerField(TextField):
    """A text field in which ↓ and ↑ step through earlier triggers."""

    def __init__(self, colours: Theme, name: str, parent: QWidget, hint: str) -> None:
        super().__init__(colours, name, parent, hint)
        self._own_triggers: tuple[str, ...] = ()
        self._next_action = Action(table.EARLIER_WORDS, partial(self._step, 1), self)
        self._next_action.setIcon(create_icon(Icon.DOWN, scaled_px(16), colours.soft))

    @property
    def own_triggers(self) -> tuple[str, ...]:
        """The earlier triggers; where there are any, a button in the field steps through them too."""
        return self._own_triggers

    @own_triggers.setter
    def own_triggers(self, triggers: tuple[str, ...]) -> None:
        self._own_triggers = triggers
        self.removeAction(self._next_action)
        if triggers:
            self.addAction(self._next_action, self.ActionPosition.TrailingPosition)
        self._fit_hint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or not self._own_triggers:
            super().keyPressEvent(event)
        else:
            self._step(step)

    def _step(self, step: int) -> None:
        triggers = self._own_triggers
        if self.text() in triggers:
            self.setText(triggers[(triggers.index(self.text()) + step) % len(triggers)])
        else:
            self.setText(triggers[0 if step > 0 else -1])


class _Fields(QWidget):
    """The content of the dialog, which paints the frames of its text fields."""

    def __init__(self, colours: Theme) -> None:
        super().__init__()
        self._colours = colours

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        for field in self.findChildren(TextField):
            if not field.isHidden():
                draw_field_frame(painter, field, self._colours)
        painter.end()


class AnnotationDialog(OverlayDialog):
    def __init__(self, colours: Theme, keep: SaveAnnotations, parent: QWidget) -> None:
        super().__init__(colours, parent)
        self._save_annotations = keep
        self._previous = EMPTY_SUMMARY
        words = practice_strings
        page = _Fields(colours)
        self.scroll_page = ScrollPage(colours, self, page, on_panel=True)
        trigger, body = (WORDS_LABELS[name].question for name in ("trigger", "body"))
        self.trigger_name = self._label(page, trigger)
        hint = translate(words.ANNOTATE_TRIGGER_HINT)
        self.trigger = TriggerField(colours, translate(trigger), page, hint)
        self.body = CheckBoxRow(colours, body, words.BODY, page)
        hint = translate(words.ANNOTATE_ELSEWHERE_HINT)
        self.elsewhere = TextField(colours, translate(words.ANNOTATE_ELSEWHERE), page, hint)
        self.plain = {field: self._plain_field(page, field) for field in PLAIN_FIELDS}
        self.prediction_name = self._label(page, words.ANNOTATE_PREDICTION)
        hint = translate(words.ANNOTATE_PREDICTION_HINT)
        self.prediction = TextField(colours, translate(words.ANNOTATE_PREDICTION), page, hint)
        confidences = {str(sure): (str(sure), "") for sure in CONFIDENCES_PERCENT}
        self.sure = OptionRow(colours, words.ANNOTATE_SURE, confidences, page)
        outcomes = {name: (label, "") for name, label in words.OUTCOMES.items()}
        self.outcome = OptionRow(colours, words.OUTCOMES_TITLE, outcomes, page)
        self.note = TextField(
            colours, translate(words.ANNOTATE_NOTE), page, translate(words.ANNOTATE_NOTE_HINT)
        )
        urges = {str(urge): (str(urge), "") for urge in range(URGE_RANGE[0], URGE_RANGE[1] + 1)}
        self.before = OptionRow(colours, words.ANNOTATE_BEFORE, urges, page)
        self.after = OptionRow(colours, words.ANNOTATE_AFTER, urges, page)
        decisions = {name: (label, "") for name, label in words.ANNOTATE_DECISIONS.items()}
        self.decided = OptionRow(colours, words.ANNOTATE_DECIDED, decisions, page)
        self.save_button = Choice(colours, translate(words.ANNOTATE_SAVE), parent=self)
        self.save_button.clicked.connect(self.save)
        self.message = LiveLabel("", FontSize.SMALL, colours.faint, parent=self)
        self.message.setWordWrap(True)
        for text_field in page.findChildren(TextField):
            text_field.setMaxLength(MAX_FIELD_CHARS)
        self.prediction.textChanged.connect(self._show_sure)
        self.outcome.chosen.connect(self._show_note)

    def open_with(
        self,
        pause: SessionSummary,
        own: tuple[str, ...],
        *,
        over: bool,
        draft: Annotations | None = None,
    ) -> None:
        """Open with what was told of a pause so far.

        Parameters
        ----------
        pause : SessionSummary
            What is known of it so far.
        own : tuple[str, ...]
            The person's earlier triggers.
        over : bool
            Whether the pause is over, so that outcome and ratings can be given.
        draft : Annotations, optional
            What was typed before and not saved.
        """
        self._previous, annotations = pause, draft or pause.annotations
        self.trigger.own_triggers = own
        self.trigger.setText(annotations.trigger)
        self.body.set_chosen(annotations.body)
        self.elsewhere.setText(join_words(self._own_places(annotations.body)))
        for field, (_, text_field) in self.plain.items():
            text_field.setText(join_words(annotations.words(field)))
        self.prediction.setText(annotations.prediction)
        self.sure.set_value(
            "" if annotations.sure_percent is None else str(annotations.sure_percent)
        )
        self.outcome.set_value(annotations.outcome or "")
        self.note.setText(annotations.outcome_note or "")
        self._show_note()
        for part in (self.outcome, self.note):
            part.setVisible(over and bool(annotations.prediction))
        self.before.set_value(_to_text(pause.urge_before))
        self.after.set_value(_to_text(pause.urge_after))
        self.decided.set_value(pause.decision or "")
        for row in (self.before, self.after, self.decided):
            row.setVisible(over)
        self._show_sure()
        self.message.set_colour(self.colours.faint)
        self.message.show_text(
            f"{translate(practice_strings.ANNOTATE)} {translate(practice_strings.ANNOTATE_KEYS)}"
        )
        self.open_with_focus(self.trigger)

    def save(self) -> None:
        changes = self._changes()
        try:
            if changes:
                self._save_annotations(changes)
            self._previous = self._entered()
        except EXPECTED_ERRORS as exc:
            self.message.set_colour(self.colours.ink)
            self.message.show_text(window_text.to_text(message_of(exc)))
            return
        self.close_overlay()

    def save_quietly(self) -> None:
        """Save the input without closing or showing a message."""
        changes = self._changes()
        if changes:
            self._save_annotations(changes)
        self._previous = self._entered()

    def accept(self) -> None:
        self.save()

    def has_changes(self) -> bool:
        return bool(self._changes())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter save also on an option, which the arrow keys have chosen already."""
        focused = self.focusWidget()
        rows = (self.body, *self._rows())
        answers = any(row.isAncestorOf(focused) for row in rows) if focused else False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and answers:
            self.save()
            return
        super().keyPressEvent(event)

    def height_for(self, width: int) -> int:
        return (
            self._fields_height(width, GAP_PX) + scaled_px(FIELD_HEIGHT_PX) + 8 + DIALOG_PADDING_PX
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        bottom = self.height() - DIALOG_PADDING_PX - scaled_px(FIELD_HEIGHT_PX)
        width, available = self.scroll_page.fit(
            self.width(),
            bottom - 8 - EDGE_PX,
            lambda w: self._fields_height(w, MIN_GAP_PX) - EDGE_PX,
        )
        self.scroll_page.move(0, EDGE_PX)
        self._lay_fields(width, available + EDGE_PX)
        self.scroll_page.ensure_focus_visible()
        save = scaled_px(SAVE_WIDTH_PX)
        self.message.setGeometry(
            DIALOG_PADDING_PX,
            bottom,
            self.width() - 2 * DIALOG_PADDING_PX - save - 12,
            scaled_px(FIELD_HEIGHT_PX),
        )
        left = self.width() - DIALOG_PADDING_PX - save
        tall = scaled_px(FIELD_HEIGHT_PX) + 2 * FOCUS_MARGIN_PX
        self.save_button.setGeometry(left, bottom - FOCUS_MARGIN_PX, save + FOCUS_MARGIN_PX, tall)

    def _parts(self, inner: int) -> list[tuple[Label | None, QWidget, int]]:
        """From top to bottom: a label or None, the widget, and its height in pixels."""
        parts: list[tuple[Label | None, QWidget, int]] = [
            (self.trigger_name, self.trigger, scaled_px(FIELD_HEIGHT_PX)),
            (None, self.body, self.body.heightForWidth(inner + 2 * FOCUS_MARGIN_PX)),
            (None, self.elsewhere, scaled_px(FIELD_HEIGHT_PX)),
            *((name, field, scaled_px(FIELD_HEIGHT_PX)) for name, field in self.plain.values()),
            (self.prediction_name, self.prediction, scaled_px(FIELD_HEIGHT_PX)),
        ]
        for row in self._rows():
            if not row.isHidden():
                tall = max(
                    row.height_for(inner), scaled_px(LABEL_HEIGHT_PX) + scaled_px(CHOICES_HEIGHT_PX)
                )
                parts.append((None, row, tall))
            if row is self.outcome and not self.note.isHidden():
                parts.append((None, self.note, scaled_px(FIELD_HEIGHT_PX)))
        return parts

    def _rows(self) -> tuple[OptionRow, ...]:
        return self.sure, self.outcome, self.before, self.after, self.decided

    def _fields_height(self, width: int, gap: int) -> int:
        parts = self._parts(width - 2 * DIALOG_PADDING_PX)
        return DIALOG_PADDING_PX + sum(
            tall + gap + (scaled_px(LABEL_HEIGHT_PX) if name else 0) for name, _, tall in parts
        )

    def _lay_fields(self, width: int, available: int) -> None:
        """Place the fields as far apart as the available height allows."""
        inner, y = width - 2 * DIALOG_PADDING_PX, DIALOG_PADDING_PX - EDGE_PX
        parts = self._parts(inner)
        spare = min(0, available - self._fields_height(width, GAP_PX))
        gap = max(MIN_GAP_PX, GAP_PX + spare // len(parts))
        for name, field, tall in parts:
            if name is not None:
                name.setGeometry(DIALOG_PADDING_PX, y, inner, scaled_px(LABEL_HEIGHT_PX))
                y += scaled_px(LABEL_HEIGHT_PX)
            ring = FOCUS_MARGIN_PX if field is self.body else 0
            field.setGeometry(DIALOG_PADDING_PX - ring, y, inner + 2 * ring, tall)
            y += tall + gap

    def _plain_field(self, page: QWidget, field: WordsField) -> tuple[Label, TextField]:
        question = WORDS_LABELS[field.name].question
        text_field = TextField(self.colours, translate(question), page, "")
        return self._label(page, question), text_field

    def _label(self, page: QWidget, text: str) -> Label:
        return Label(translate(text), FontSize.SMALL, self.colours.soft, parent=page)

    def _show_sure(self) -> None:
        """Enable the confidence only with a prediction."""
        self.sure.setEnabled(bool(self.prediction.text().strip()))

    def _show_note(self, *_: object) -> None:
        """Enable the note only with an outcome."""
        self.note.setEnabled(bool(self.outcome.value))

    def _changes(self) -> list[Annotation]:
        """The annotations that differ from those the dialog was opened with."""
        before, now = self._previous, self._entered()
        changes = list(_list_changes(before.annotations, now.annotations))
        for urge, previous_urge, moment in (
            (now.urge_before, before.urge_before, Moment.BEFORE),
            (now.urge_after, before.urge_after, Moment.AFTER),
        ):
            if urge is not None and urge != previous_urge:
                changes.append(UrgeRated(0.0, urge, moment))
        if now.decision is not None and now.decision != before.decision:
            changes.append(Decided(0.0, now.decision))
        return changes

    def _entered(self) -> SessionSummary:
        return replace(
            self._previous,
            annotations=self.entered_annotations(),
            urge_before=_to_number(self.before.value),
            urge_after=_to_number(self.after.value),
            decision=Decision(self.decided.value) if self.decided.value else None,
        )

    def entered_annotations(self) -> Annotations:
        """What stands in the fields, saved or not."""
        prediction = self.prediction.text() if self.prediction.text().strip() else ""
        annotations = Annotations(
            trigger=self.trigger.text() if self.trigger.text().strip() else "",
            body=self._entered_body(),
            prediction=prediction,
            sure_percent=int(self.sure.value) if self.sure.value and prediction else None,
            outcome=Outcome(self.outcome.value) if self.outcome.value else None,
            outcome_note=self.note.text().strip() or None,
        )
        for field, (_, text_field) in self.plain.items():
            annotations = annotations.with_words(field, _from_line(field, text_field.text()))
        return annotations

    def _entered_body(self) -> tuple[str, ...]:
        """The places in the body; in the earlier order where the set is unchanged."""
        previous = self._previous.annotations.body
        own = self._own_places(previous)
        if self.elsewhere.text() != join_words(own):
            own = _split(self.elsewhere.text())
        now = (*self.body.chosen, *(place for place in own if place not in self.body.chosen))
        return previous if set(now) == set(previous) else now

    def _own_places(self, places: tuple[str, ...]) -> tuple[str, ...]:
        """The places that have no check box."""
        return tuple(place for place in places if place not in self.body.check_boxes)


def _list_changes(before: Annotations, now: Annotations) -> Iterator[Annotation]:
    for field in WORDS_FIELDS:
        if now.words(field) != before.words(field):
            yield field.event_of(now.words(field))
    if (now.prediction, now.sure_percent) != (before.prediction, before.sure_percent):
        yield PredictionMade(0.0, now.prediction, now.sure_percent)
    outcome_changed = (now.outcome, now.outcome_note) != (before.outcome, before.outcome_note)
    if now.outcome is not None and outcome_changed and now.prediction:
        yield OutcomeReported(now.outcome, now.outcome_note)


def _from_line(field: WordsField, line: str) -> str | tuple[str, ...]:
    """The words of a field as they are kept; a line of blanks holds none."""
    if field.is_list:
        return _split(line)
    return line if line.strip() else ""


def _split(line: str) -> tuple[str, ...]:
    """The texts between commas, each once."""
    return tuple(dict.fromkeys(text for each in line.split(",") if (text := each.strip())))


def _to_text(number: int | None) -> str:
    return "" if number is None else str(number)


def _to_number(text: str) -> int | None:
    return int(text) if text else None
