"""How large text is in a window, and how long its lines are.

Text grows with a window that is larger than usual, up to a comfortable size, and no further than
`MAX_GROWN_PERCENT`: who chose large text already has it. Lines hold about `LINE_CHARS` characters, whatever the
window's width.
"""

import re
from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF

USUAL_SIZE_PX: Final = (1280, 800)
"""A window in which text has the size that was chosen."""
MAX_GROWTH_PERCENT: Final = 140
"""At 1920 × 1200 pixels and more."""
GROWTH_STEP_PERCENT: Final = 5
"""Text grows in steps, so that a small change of the window changes nothing."""
MAX_GROWN_PERCENT: Final = 200
LINE_CHARS: Final = 75
"""Characters of a line; a word more or less."""
NO_BREAK_SPACE: Final = "\u00a0"
WORD_JOINER: Final = "\u2060"
"""It has no width, and no line ends at it."""
_KEPT_SPACE: Final = re.compile(r"(?<=\d) (?=[^\W\d_]{1,12}\b|[%×])| (?=[·–…])")
"""The space between a number and its unit, or the word that follows it, and before a dot, a dash or an ellipsis."""
_RATE_SLASH: Final = re.compile(r"(?<=[^\W_])/(?=min\b(?!/))")
"""Of a rate such as `5.4/min`. After any other slash a line may end: a path is long."""
_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz"
_NARROWER_RATIO: Final = 0.87
"""Of the characters in sentences, with their spaces, to those of the alphabet."""


def grow_text(text_percent: int, width: int, height: int) -> int:
    """The text size in a window, percent.

    Parameters
    ----------
    text_percent : int
        As the person chose.
    width, height : int
        Of the window, pixels.

    Examples
    --------
    >>> grow_text(100, 1280, 800), grow_text(100, 1920, 1080), grow_text(200, 3840, 2160)
    (100, 135, 200)
    """
    share = min(width / USUAL_SIZE_PX[0], height / USUAL_SIZE_PX[1])
    steps = int((100.0 * share - 100.0) // GROWTH_STEP_PERCENT)
    growth = max(100, min(MAX_GROWTH_PERCENT, 100 + steps * GROWTH_STEP_PERCENT))
    return max(text_percent, min(MAX_GROWN_PERCENT, round(text_percent * growth / 100)))


def keep_units(text: str) -> str:
    """The text as it is painted: no line ends between a number and its unit, or begins with a dot or an ellipsis.

    >>> keep_units("10 minutes, 5 paces").count("\u00a0")
    2
    >>> keep_units("I notice I feel …").count("\u00a0")
    1
    >>> keep_units("5.4/min")
    '5.4/\u2060min'
    """
    return _RATE_SLASH.sub(f"/{WORD_JOINER}", _KEPT_SPACE.sub(NO_BREAK_SPACE, text))


def undo_keep_units(painted: str) -> str:
    """The text as it was before `keep_units`, to be copied.

    >>> undo_keep_units(keep_units("5.4/min for 10 minutes"))
    '5.4/min for 10 minutes'
    """
    return painted.replace(NO_BREAK_SPACE, " ").replace(WORD_JOINER, "")


def line_width_px(font: QFont, chars: int = LINE_CHARS) -> int:
    """The width of a line of so many characters, in pixels."""
    alphabet = QFontMetricsF(font).horizontalAdvance(_ALPHABET)
    return round(chars * _NARROWER_RATIO * alphabet / len(_ALPHABET))
