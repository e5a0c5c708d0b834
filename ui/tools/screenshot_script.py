"""The path through the program for `ui.tools.screenshots`: which keys are pressed, and which images are taken."""

from typing import Final, NamedTuple, TypeAlias

from PySide6.QtCore import Qt

Key: Final = Qt.Key


class BackTo(NamedTuple):
    """Press Esc until this screen is shown."""

    screen: str


Press: TypeAlias = Qt.Key | str | BackTo
"""A key, or words to type."""


class ScriptStep(NamedTuple):
    """Keys to press, ms to wait, and the name of the image if one is taken."""

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
NEW_PERSON: Final = (
    ScriptStep((), 0, "first-1"),
    ScriptStep((Key.Key_Right,), 0, "first-2"),
    ScriptStep((Key.Key_Right,), 0, "first-3"),
    ScriptStep((Key.Key_Right,), 300, "home-without-sensor"),
    ScriptStep((Key.Key_B, Key.Key_R), 0, "resonance-without-sensor"),
    ScriptStep((HOME, Key.Key_Space), 250, "pause-without-sensor-question"),
    ScriptStep((Key.Key_8,), 2900, "pause-without-sensor"),
    ScriptStep((BACK, Key.Key_E), 300, "reassess-without-sensor"),
    ScriptStep((Key.Key_4, Key.Key_P), 900, "closing-without-sensor"),
    ScriptStep((Key.Key_D,), 300, "review-without-sensor"),
)
"""In a new library, without a sensor."""
START: Final = (ScriptStep((), 300, "home"),)
SETTINGS_SCREEN: Final = (
    ScriptStep((Key.Key_Question,), 0, "home-keys"),
    ScriptStep((BACK, Key.Key_O), 0, "settings"),
    ScriptStep((Key.Key_Down,) * 20, 0, "settings-end"),
    ScriptStep((Key.Key_A,), 0, "about"),
    ScriptStep((HOME, Key.Key_B), 0, "breath"),
    ScriptStep((Key.Key_R,), 0, "resonance"),
    ScriptStep((HOME, Key.Key_S), 300, "sensor"),
    ScriptStep((HOME, Key.Key_L), 0, "lock"),
    ScriptStep((HOME,), 0, ""),
)
PRACTICE: Final = (
    ScriptStep((Key.Key_P,), 0, "practice"),
    ScriptStep((Key.Key_P,), 0, "predictions"),
    ScriptStep((Key.Key_3,) * 3, 0, "predictions-told"),
    ScriptStep((TO_PRACTICE, Key.Key_C), 0, "audit-new"),
    ScriptStep(AUDIT, 0, "audit"),
    ScriptStep((Key.Key_E,), 0, "audit-copy"),
    ScriptStep((TO_PRACTICE, Key.Key_N), 0, "feeling-new"),
    ScriptStep(FEELING, 0, "feeling"),
    ScriptStep((Key.Key_Down,), 0, "feeling-words"),
    ScriptStep((TO_PRACTICE, Key.Key_T), 200, "trends"),
    ScriptStep((Key.Key_F,), 0, "trends-waited"),
    ScriptStep((Key.Key_Right,), 0, "trends-urge"),
    ScriptStep((Key.Key_Right,), 0, "trends-half"),
    ScriptStep((Key.Key_Right,), 0, "trends-contact"),
    ScriptStep((Key.Key_Right,), 0, "trends-predictions"),
    ScriptStep((Key.Key_Right,), 0, "trends-sure"),
    ScriptStep((Key.Key_Right, Key.Key_Right), 0, "trends-answer"),
    ScriptStep((TO_PRACTICE, Key.Key_L), 0, "ladder"),
    ScriptStep((TO_PRACTICE, Key.Key_W), 0, "why"),
    ScriptStep((TO_PRACTICE, Key.Key_R), 0, "report"),
    ScriptStep((Key.Key_E,), 0, "report-copy"),
    ScriptStep((HOME,), 0, ""),
)
PAST: Final = (
    ScriptStep((Key.Key_H,), 300, "past"),
    ScriptStep((*(Key.Key_Down,) * 2, Key.Key_Space, Key.Key_Space, Key.Key_C), 300, "compare"),
    ScriptStep((BACK, Key.Key_Delete), 0, "past-delete"),
    ScriptStep((BACK, Key.Key_R), 500, "replay"),
    ScriptStep((BACK, Key.Key_I), 0, "import"),
    ScriptStep((HOME,), 0, ""),
)
PAUSE: Final = (
    ScriptStep((Key.Key_Space,), 250, "pause-question"),
    ScriptStep((Key.Key_8, Key.Key_T), 0, "pause-tell"),
    ScriptStep((BACK,), 2900, "pause-graph"),
    ScriptStep((Key.Key_G,), 0, "pause-focus"),
    ScriptStep((Key.Key_Question,), 0, "pause-keys"),
    ScriptStep((Key.Key_X, Key.Key_G), 1000, "pause-lost"),
    ScriptStep((BACK,), 0, "pause-end"),
    ScriptStep((Key.Key_E,), 300, "reassess"),
    ScriptStep((Key.Key_4, Key.Key_P), 900, "closing"),
    ScriptStep((Key.Key_D,), 300, "review"),
    ScriptStep((Key.Key_Tab, *[Key.Key_Right] * 9), 0, "review-along"),
    ScriptStep((Key.Key_F,), 0, "review-figures"),
    ScriptStep((Key.Key_E,), 0, "review-copy"),
    ScriptStep((BACK, Key.Key_N), 0, "review-note"),
    ScriptStep((BACK, Key.Key_F9), 0, "hidden"),
    ScriptStep((Key.Key_F9, HOME, Key.Key_H, *(Key.Key_K,) * 4), 0, "past-demos"),
)
WALK: Final = (*START, *SETTINGS_SCREEN, *PRACTICE, *PAST, *PAUSE)
"""In a library with a practice of six weeks, with a simulated heart."""
