"""The ratings of the pull on their line from 0 to 10, and what was chosen."""

from typing import Any, Final

from PySide6.QtCore import QRectF

from ui import report_words as words
from ui import strings
from ui.canvas import Side
from ui.report_sheet import BODY, RULE, SMALL, Sheet
from ui.strings import say
from ui.theme import LIGHT
from ui.told import Told

ALONE: Final = 220.0  # wide, where nothing stands beside it


def draw_pull(sheet: Sheet, told: Told, left: float) -> None:
    """Hollow is before, full is after; both are the person's own."""
    review: Any = told.review.json
    canvas, y = sheet.canvas, sheet.y
    width = sheet.width - left if left else ALONE
    sheet.heading(say(words.PULL), left=left, width=width)
    before, after = review["urge_before"], review["urge_after"]
    x0, x1, line = sheet.left + left + 5.0, sheet.left + left + width - 5.0, y + 52.0
    canvas.line(x0, line, x1, line, RULE, 2.0)
    for step in range(11):
        x = x0 + (x1 - x0) * step / 10.0
        canvas.line(x, line - 2.5, x, line + 2.5, RULE, 0.6)
    for rate, name, above in ((before, words.PULL_BEFORE, True), (after, words.PULL_AFTER, False)):
        if rate is None:
            continue
        x = x0 + (x1 - x0) * rate / 10.0
        fill = "#ffffff" if above else LIGHT.breath
        canvas.dot(x, line, 4.2, fill, LIGHT.breath, 1.3)
        spot = QRectF(x - 40.0, line - 21.0 if above else line + 8.0, 80.0, 12.0)
        spot.moveLeft(min(max(spot.left(), x0 - 5.0), x1 + 5.0 - 80.0))
        side = _side(spot, x)
        canvas.words(f"{rate} {say(name)}", spot, BODY, LIGHT.ink, side)
    ends = QRectF(x0 - 5.0, line + 24.0, x1 - x0 + 10.0, 10.0)
    canvas.words(f"0  {say(strings.PULL_NONE)}", ends, SMALL, LIGHT.faint)
    canvas.words(f"{say(strings.PULL_ALL)}  10", ends, SMALL, LIGHT.faint, "right")
    chosen = say(words.DECISIONS[review["decision"]]) if review["decision"] else ""
    if before is None and after is None:
        chosen = f"{say(words.NOT_RATED)} {chosen}".strip()
    canvas.words(chosen, QRectF(x0 - 5.0, line + 44.0, width, 26.0), BODY, LIGHT.soft)


def _side(spot: QRectF, x: float) -> Side:
    middle = spot.center().x()
    return "centre" if abs(middle - x) < 0.5 else ("left" if x < middle else "right")
