"""The way through the whole program that `ui.tools.screenshots` takes: what is pressed, and what is drawn then."""

from typing import Final, NamedTuple, TypeAlias

from PySide6.QtCore import Qt

Key: Final = Qt.Key


class BackTo(NamedTuple):
    """Esc, until this screen is shown."""

    screen: str


Press: TypeAlias = Qt.Key | str | BackTo
"""A key, or words to type."""


class Step(NamedTuple):
    """What to press, milliseconds to wait, and the name of the picture then, if one is drawn."""

    presses: tuple[Press, ...]
    wait_ms: int
    picture: str


BACK: Final = Key.Key_Escape
HOME: Final = BackTo("HomeScreen")
TO_PRACTICE: Final = BackTo("PracticeScreen")
ENTER: Final = Key.Key_Return
AUDIT: Final[tuple[Press, ...]] = (
    *("They read my message at six.", ENTER, "They are at work today.", ENTER, Key.Key_Tab),
    *("They always leave in the end.", ENTER, "They will not write tonight.", ENTER),
    *(Key.Key_Up, Key.Key_A, Key.Key_Plus),
)
FEELING: Final[tuple[Press, ...]] = ("you never answer", Key.Key_Tab, "uneasy")
FIRST: Final = (
    Step((), 0, "first-1"),
    Step((Key.Key_Right,), 0, "first-2"),
    Step((Key.Key_Right,), 0, "first-3"),
    Step((Key.Key_Right,), 300, "home-asked"),
    Step((Key.Key_0,), 0, "home"),
)
ROOM: Final = (
    Step((Key.Key_Question,), 0, "home-keys"),
    Step((BACK, Key.Key_O), 0, "settings"),
    Step((Key.Key_Down,) * 20, 0, "settings-end"),
    Step((Key.Key_A,), 0, "about"),
    Step((HOME, Key.Key_B), 0, "breath"),
    Step((Key.Key_R,), 0, "resonance"),
    Step((HOME, Key.Key_S), 300, "sensor"),
    Step((HOME, Key.Key_L), 0, "lock"),
    Step((HOME,), 0, ""),
)
PRACTICE: Final = (
    Step((Key.Key_P,), 0, "practice"),
    Step((Key.Key_C,), 0, "audit-new"),
    Step(AUDIT, 0, "audit"),
    Step((Key.Key_E,), 0, "audit-copy"),
    Step((TO_PRACTICE, Key.Key_N), 0, "feeling-new"),
    Step(FEELING, 0, "feeling"),
    Step((Key.Key_Down,), 0, "feeling-words"),
    Step((TO_PRACTICE, Key.Key_T), 200, "trends-waited"),
    Step((Key.Key_Right,), 0, "trends-pull"),
    Step((Key.Key_Right,), 0, "trends-half"),
    Step((Key.Key_F,), 0, "trends-figures"),
    Step((Key.Key_F, Key.Key_Right), 0, "trends-contact"),
    Step((Key.Key_Right,), 0, "trends-predictions"),
    Step((Key.Key_Right,), 0, "trends-sure"),
    Step((Key.Key_Right, Key.Key_Right), 0, "trends-answer"),
    Step((TO_PRACTICE, Key.Key_L), 0, "ladder"),
    Step((TO_PRACTICE, Key.Key_W), 0, "why"),
    Step((TO_PRACTICE, Key.Key_R), 0, "report"),
    Step((Key.Key_E,), 0, "report-copy"),
    Step((HOME,), 0, ""),
)
PAST: Final = (
    Step((Key.Key_H,), 300, "past"),
    Step((Key.Key_Down, Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_C), 300, "compare"),
    Step((BACK, Key.Key_Delete), 0, "past-delete"),
    Step((BACK, Key.Key_R), 500, "replay"),
    Step((HOME,), 0, ""),
)
PAUSE: Final = (
    Step((Key.Key_Space,), 250, "pause-question"),
    Step((Key.Key_8, Key.Key_T), 0, "pause-tell"),
    Step((BACK,), 2900, "pause-graph"),
    Step((Key.Key_G,), 0, "pause-focus"),
    Step((Key.Key_Question,), 0, "pause-keys"),
    Step((Key.Key_X, Key.Key_G), 1000, "pause-lost"),
    Step((BACK,), 300, "reassess"),
    Step((Key.Key_4, Key.Key_P), 900, "review"),
    Step((Key.Key_Tab, *[Key.Key_Right] * 9), 0, "review-along"),
    Step((Key.Key_F,), 0, "review-figures"),
    Step((Key.Key_E,), 0, "review-copy"),
    Step((BACK, Key.Key_N), 0, "review-note"),
    Step((BACK, Key.Key_F9), 0, "hidden"),
)
WALK: Final = (*FIRST, *ROOM, *PRACTICE, *PAST, *PAUSE)
