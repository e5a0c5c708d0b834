"""A column of the certainty audit: its lines, and a field for the next one."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from trainer.exercises.certainty_audit import AuditLine, Column
from ui.i18n.formatting import translate
from ui.i18n.texts import practice_strings
from ui.style import theme
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme, scaled_px
from ui.widgets.controls.button import Button
from ui.widgets.layout.dialog import MAX_FIELD_CHARS, FramedField
from ui.widgets.painting import guarded
from ui.widgets.text.label import Label

BOTTOM_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
MAX_SHOWN_CHARS: Final = 400  # of a very long line
MAX_TEXT_ROWS: Final = 3
WRAPPED: Final = int(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
)
WRAPPED_FROM_TOP: Final = int(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
)


class AuditLineButton(Button):
    """A line of the audit. `has_hint`: it reads like a guess, and a question is offered."""

    focused = Signal()

    def __init__(self, colours: Theme, line: AuditLine, parent: QWidget, *, has_hint: bool) -> None:
        shown = " ".join(line.text.split())[:MAX_SHOWN_CHARS]
        super().__init__(colours, shown, parent)
        self.line, self.has_hint = line, has_hint
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(
            Qt.FocusPolicy.ClickFocus
        )  # Tab moves between fields, arrow keys between lines
        if line.asks_later:
            name = translate(practice_strings.AUDIT_FOLLOWED_NAME, words=shown)
        else:
            name = translate(practice_strings.AUDIT_ASKED_NAME, words=shown) if has_hint else shown
        self.setAccessibleName(name)

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        inner = max(40, width - 2 * FOCUS_MARGIN_PX - 28 - (24 if self.has_hint else 0))
        metrics = QFontMetrics(theme.font(FontSize.BODY))
        tall = metrics.boundingRect(0, 0, inner, 10_000, WRAPPED, self.text()).height()
        tall = min(tall, scaled_px(MAX_TEXT_ROWS) * metrics.lineSpacing())
        return tall + 18 + 2 * FOCUS_MARGIN_PX + (scaled_px(16) if self.line.asks_later else 0)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.focused.emit()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        inset = FOCUS_MARGIN_PX + 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        self.draw_panel(painter, box, theme.CAP_RADIUS)
        below = scaled_px(16) if self.line.asks_later else 0
        text = box.adjusted(14.0, 4.0, -14.0 - (24.0 if self.has_hint else 0.0), -4.0 - below)
        painter.setPen(QColor(self.colours.ink))
        painter.setFont(theme.font(FontSize.BODY))
        painter.setClipRect(text)
        painter.drawText(text, self._flags(text), self.text())
        painter.setClipRect(box)
        if self.line.asks_later:
            painter.setPen(QColor(self.colours.soft))
            font = theme.font(FontSize.TINY)
            painter.setFont(font)
            detail = QRectF(text.left(), box.bottom() - below - 5.0, text.width(), below)
            right = Qt.TextElideMode.ElideRight
            follow_up = QFontMetrics(font).elidedText(
                describe_follow_up(self.line), right, int(detail.width())
            )
            painter.drawText(detail, follow_up)
        if self.has_hint:
            painter.setPen(QColor(self.colours.breath))
            painter.setFont(theme.font(FontSize.LEAD))
            spot = QRectF(box.right() - 32.0, box.top(), 26.0, box.height())
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, "?")

    def _flags(self, available: QRectF) -> int:
        """Text flags: vertically centred, or from the top where the text does not fit."""
        metrics = QFontMetricsF(theme.font(FontSize.BODY))
        fits = (
            metrics.boundingRect(available, WRAPPED, self.text()).height()
            <= available.height() + 1.0
        )
        return WRAPPED if fits else WRAPPED_FROM_TOP


def describe_follow_up(line: AuditLine) -> str:
    """That the line has a follow-up, with the confidence if it was given."""
    if line.sure_percent is None:
        return translate(practice_strings.AUDIT_FOLLOWED)
    return translate(practice_strings.AUDIT_SURE, percent=line.sure_percent)


class AuditField(FramedField):
    """The text field for the next line."""

    up = Signal()
    entered = Signal()
    focused = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Up:
            self.up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class AuditColumn(QWidget):
    written = Signal(str)
    chosen = Signal(int)
    """The index of the focused line in the audit."""

    def __init__(self, colours: Theme, column: Column, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours, self.column = colours, column
        title, hint = practice_strings.AUDIT_COLUMNS[column.value]
        self.title = Label(translate(title), FontSize.LEAD, colours.ink, wraps=True, parent=parent)
        """Placed by the screen, so that those of two columns beside each other are equally high."""
        self.title.setAlignment(BOTTOM_LEFT)
        self.field = AuditField(colours, translate(title), self, hint=translate(hint))
        self.field.setMaxLength(MAX_FIELD_CHARS)
        self.field.up.connect(self._to_last)
        self.field.entered.connect(self._enter)
        self.lines: dict[int, AuditLineButton] = {}
        self._lines_column = QVBoxLayout()
        self._lines_column.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._lines_column)
        layout.addWidget(self.field)
        layout.addStretch(1)

    def show_lines(self, lines: Sequence[tuple[int, AuditLine]], hinted: Sequence[int]) -> None:
        removed, self.lines = list(self.lines.values()), {}
        for old in removed:
            old.blockSignals(True)  # the focus may pass through lines that are removed too
        for old in removed:
            old.hide()
            old.deleteLater()
        for place, line in lines:
            button = AuditLineButton(self._colours, line, self, has_hint=place in hinted)
            button.focused.connect(partial(self.chosen.emit, place))
            self._lines_column.addWidget(button)
            button.show()
            self.lines[place] = button

    def focus_line(self, place: int) -> None:
        """Focus this line."""
        if place in self.lines:
            self.lines[place].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        places = list(self.lines)
        focused_index = next((i for i, p in enumerate(places) if self.lines[p].hasFocus()), None)
        if focused_index is None or event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Up:
            self.focus_line(places[max(0, focused_index - 1)])
        elif focused_index + 1 < len(places):
            self.focus_line(places[focused_index + 1])
        else:
            self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def _to_last(self) -> None:
        if self.lines:
            self.focus_line(next(reversed(self.lines)))

    def _enter(self) -> None:
        text = self.field.text()
        if text.strip():
            self.field.setText("")  # unlike `clear`, not undone in the field: the line is
            self.written.emit(text)
