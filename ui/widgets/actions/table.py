"""The table of all acts of the window, by screen. See `ui.widgets.actions` for how to add one."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from trainer.events import Decision
from ui.i18n import strings
from ui.i18n.texts import (
    closing_strings,
    desktop_strings,
    history_groups,
    history_strings,
    menu_strings,
    practice_strings,
    saving_strings,
    settings_strings,
    trigger_strings,
)
from ui.widgets.actions.action import ActionRow, Section, Shortcut
from ui.widgets.actions.icons import Icon

Key = Qt.Key
_Standard = QKeySequence.StandardKey
_Role = QAction.MenuRole

# Every screen

MENU: Final = ActionRow("menu", menu_strings.KEY_MENU, Icon.MENU, (), Shortcut("F10"))
KEYS: Final = ActionRow(
    "keys", settings_strings.KEY_KEYS, Icon.KEYS, (Key.Key_Question,), section=Section.TOOLS
)
SELECT_TEXT: Final = ActionRow(
    "select-text", settings_strings.SELECT_TEXT, Icon.COPY, (Key.Key_F7,), section=Section.TOOLS
)
BACK: Final = ActionRow("back", strings.KEY_BACK, Icon.BACK, (Key.Key_Escape,))
EXPORT: Final = ActionRow(
    "export",
    strings.KEY_EXPORT,
    Icon.EXPORT,
    (Key.Key_E,),
    Shortcut("Ctrl+E", precedes_typing=True),
)
PRINT: Final = ActionRow(
    "print",
    saving_strings.KEY_PRINT,
    Icon.REPORT,
    (Key.Key_P,),
    Shortcut("Ctrl+P", _Standard.Print),
    in_bar=False,
)
PREVIEW: Final = ActionRow(
    "preview",
    saving_strings.KEY_PREVIEW,
    Icon.REPORT,
    (Key.Key_P,),
    Shortcut("Ctrl+P", _Standard.Print),
)
UNDO: Final = ActionRow(
    "undo",
    closing_strings.KEY_UNDO,
    Icon.UNDO,
    (Key.Key_Z,),
    Shortcut("Ctrl+Z", _Standard.Undo),
    in_bar=False,
)
WHY: Final = ActionRow("why", practice_strings.KEY_WHY, Icon.HELP, (Key.Key_W,))
NEXT: Final = ActionRow("next", practice_strings.KEY_NEXT, Icon.RIGHT, (Key.Key_Right,))
PREVIOUS: Final = ActionRow("previous", practice_strings.KEY_PREVIOUS, Icon.LEFT, (Key.Key_Left,))
SCROLL_DOWN: Final = ActionRow(
    "scroll-down", practice_strings.KEY_DOWN, Icon.DOWN, (Key.Key_PageDown,), in_bar=False
)
SCROLL_UP: Final = ActionRow(
    "scroll-up", practice_strings.KEY_UP, Icon.UP, (Key.Key_PageUp,), in_bar=False
)

CLOSE_DIALOG: Final = ActionRow(
    "close-dialog", menu_strings.KEY_CLOSE_DIALOG, Icon.CLOSE, (Key.Key_Escape,)
)

# The whole window

HOME: Final = ActionRow("home", menu_strings.KEY_HOME, Icon.HOME, section=Section.GO)
BEGIN: Final = ActionRow(
    "begin", strings.KEY_BEGIN, Icon.BEGIN, (Key.Key_Space, Key.Key_Return), section=Section.GO
)
PRACTICE: Final = ActionRow(
    "practice", practice_strings.KEY_PRACTICE, Icon.PRACTICE, (Key.Key_P,), section=Section.GO
)
BREATH: Final = ActionRow(
    "breath", strings.KEY_BREATH, Icon.BREATH, (Key.Key_B,), section=Section.GO
)
SENSOR: Final = ActionRow(
    "sensor", strings.KEY_SENSOR, Icon.HEART, (Key.Key_S,), section=Section.GO
)
HISTORY: Final = ActionRow(
    "history", strings.KEY_PAST, Icon.HISTORY, (Key.Key_H,), section=Section.GO
)
SEARCH: Final = ActionRow(
    "search",
    menu_strings.KEY_FIND,
    Icon.FIND,
    (),
    Shortcut("Ctrl+F", _Standard.Find),
    section=Section.GO,
)
IMPORT_RECORDINGS: Final = ActionRow(
    "import-recordings", menu_strings.KEY_IMPORT, Icon.IMPORT, section=Section.GO
)
LOCK: Final = ActionRow(
    "lock", history_strings.KEY_LOCK, Icon.LOCK, (Key.Key_L,), section=Section.GO
)
SETTINGS: Final = ActionRow(
    "settings",
    settings_strings.KEY_SETTINGS,
    Icon.SETTINGS,
    (Key.Key_O, Key.Key_Comma),
    Shortcut("Ctrl+,", _Standard.Preferences),
    section=Section.TOOLS,
    role=_Role.PreferencesRole,
)
HELP: Final = ActionRow(
    "help",
    menu_strings.KEY_HELP,
    Icon.HELP,
    (),
    Shortcut("F1", _Standard.HelpContents),
    section=Section.TOOLS,
)
ABOUT: Final = ActionRow(
    "about",
    settings_strings.KEY_ABOUT,
    Icon.INFO,
    (Key.Key_A,),
    section=Section.TOOLS,
    title=settings_strings.ABOUT,
    role=_Role.AboutRole,
)
FULL_SCREEN: Final = ActionRow(
    "full-screen",
    menu_strings.KEY_FULL_SCREEN,
    Icon.FULL_SCREEN,
    (),
    Shortcut("F11", _Standard.FullScreen),
    section=Section.VIEW,
)
HIDE: Final = ActionRow(
    "hide",
    menu_strings.KEY_HIDE,
    Icon.HIDE,
    (),
    Shortcut("F9", more=("Ctrl+H",)),
    section=Section.VIEW,
)
CLOSE: Final = ActionRow(
    "close",
    menu_strings.KEY_CLOSE,
    Icon.CLOSE,
    (),
    Shortcut("Ctrl+W", _Standard.Close),
    section=Section.END,
)
QUIT: Final = ActionRow(
    "quit",
    menu_strings.KEY_QUIT,
    Icon.QUIT,
    (),
    Shortcut("Ctrl+Q", _Standard.Quit),
    section=Section.END,
    role=_Role.QuitRole,
)

# Home and the first pages

OFFER_LOOK_BACK: Final = ActionRow(
    "offer-look-back", closing_strings.KEY_LOOK_BACK, Icon.REPLAY, (Key.Key_R,), in_bar=False
)
OFFER_NOT_NOW: Final = ActionRow(
    "offer-not-now", closing_strings.KEY_NOT_NOW, Icon.LATER, (Key.Key_Escape,), in_bar=False
)
FIRST_NEXT: Final = ActionRow(
    "first-next", settings_strings.KEY_ON, Icon.RIGHT, (Key.Key_Right, Key.Key_Return)
)
FIRST_BACK: Final = ActionRow("first-back", settings_strings.KEY_BEFORE, Icon.LEFT, (Key.Key_Left,))
SKIP: Final = ActionRow("skip", settings_strings.KEY_SKIP, Icon.BACK, (Key.Key_Escape,))

# The pause

VIEW: Final = ActionRow("view", strings.KEY_FOCUS, Icon.VIEW, (Key.Key_G,))
SHORTER: Final = ActionRow("shorter", strings.KEY_TOO_LONG, Icon.DOWN, (Key.Key_Down,))
LONGER: Final = ActionRow("longer", strings.KEY_LONGER, Icon.UP, (Key.Key_Up,))
MARK: Final = ActionRow("mark", strings.KEY_MARK, Icon.MARK, (Key.Key_M,))
RATE_URGE: Final = ActionRow(
    "rate-urge", strings.KEY_URGE, Icon.COMPARE, (Key.Key_U,), in_bar=False
)
ANNOTATE: Final = ActionRow("annotate", practice_strings.KEY_ANNOTATE, Icon.NOTE, (Key.Key_T,))
EARLIER_WORDS: Final = ActionRow(
    "earlier-words", menu_strings.KEY_EARLIER_WORDS, Icon.DOWN, (Key.Key_Down,)
)
END_NOW: Final = ActionRow(
    "end-now", closing_strings.KEY_END_NOW, Icon.CHECK, (Key.Key_E,), in_bar=False
)
END: Final = ActionRow("end", strings.KEY_END, Icon.CLOSE, (Key.Key_Escape,))

# Reassessing, and the closing moment

DECISIONS: Final = {
    Decision.PASSED: ActionRow(
        "passed", strings.CHOICE_KEYS[Decision.PASSED], Icon.CHECK, (Key.Key_P,)
    ),
    Decision.WAIT_AGAIN: ActionRow(
        "wait-again", strings.CHOICE_KEYS[Decision.WAIT_AGAIN], Icon.REPLAY, (Key.Key_W,)
    ),
    Decision.REACH_OUT: ActionRow(
        "reach-out", strings.CHOICE_KEYS[Decision.REACH_OUT], Icon.MESSAGE, (Key.Key_R,)
    ),
}
DECIDE_LATER: Final = ActionRow("decide-later", strings.KEY_LATER, Icon.LATER, (Key.Key_Escape,))
DONE: Final = ActionRow(
    "done", closing_strings.KEY_DONE, Icon.CHECK, (Key.Key_Escape, Key.Key_Return)
)
LOOK_BACK: Final = ActionRow("look-back", closing_strings.KEY_LOOK_BACK, Icon.REPLAY, (Key.Key_L,))
DETAILS: Final = ActionRow("details", closing_strings.KEY_DETAILS, Icon.CHART, (Key.Key_D,))

# Past pauses

OPEN: Final = ActionRow("open", strings.KEY_OPEN, Icon.CHART, (Key.Key_Return,))
FIND: Final = ActionRow(
    "find",
    history_strings.KEY_FIND,
    Icon.FIND,
    (Key.Key_F,),
    Shortcut("Ctrl+F", _Standard.Find),
)
TRIGGERS: Final = ActionRow("triggers", history_strings.KEY_TRIGGERS, Icon.TRIGGER, (Key.Key_T,))
NOTE: Final = ActionRow("note", history_strings.KEY_NOTE, Icon.NOTE, (Key.Key_N,))
DELETE: Final = ActionRow("delete", history_strings.KEY_DELETE, Icon.DELETE, (Key.Key_Delete,))
SELECT: Final = ActionRow("select", history_strings.KEY_TICK, Icon.CHECK, (Key.Key_Space,))
COMPARE: Final = ActionRow("compare", history_strings.KEY_COMPARE, Icon.COMPARE, (Key.Key_C,))
REPLAY: Final = ActionRow("replay", history_strings.KEY_REPLAY, Icon.REPLAY, (Key.Key_R,))
FILTER: Final = ActionRow("filter", history_strings.KEY_KIND, Icon.FILTER, (Key.Key_K,))
IMPORT: Final = ActionRow("import", history_strings.KEY_IMPORT, Icon.IMPORT, (Key.Key_I,))
GROUP: Final = ActionRow("group", history_groups.KEY_GROUP, Icon.GROUP, (Key.Key_G,))
SHOW_PAUSES: Final = ActionRow(
    "show-pauses", trigger_strings.KEY_PAUSES, Icon.HISTORY, (Key.Key_Return,)
)
FIGURES: Final = ActionRow("figures", strings.KEY_FIGURES, Icon.CHART, (Key.Key_F,))
USE_PACE: Final = ActionRow("use-pace", strings.KEY_USE, Icon.CHECK, (Key.Key_U,))
PLAY: Final = ActionRow("play", history_strings.KEY_STOP, Icon.BEGIN, (Key.Key_Space,))
SKIP_BACK: Final = ActionRow("skip-back", history_strings.KEY_BACK_10, Icon.LEFT, (Key.Key_Left,))
SKIP_FORWARD: Final = ActionRow(
    "skip-forward", history_strings.KEY_ON_10, Icon.RIGHT, (Key.Key_Right,)
)
SPEEDS: Final = {
    speed: ActionRow(f"speed-{speed}", word, Icon.BEGIN, (key,), title=title)
    for (speed, word, title), key in zip(
        history_strings.SPEEDS, (Key.Key_1, Key.Key_2, Key.Key_3), strict=True
    )
}
IMPORT_ONE: Final = ActionRow(
    "import-one", history_strings.KEY_IMPORT_ONE, Icon.IMPORT, (Key.Key_Return,)
)
IMPORT_ALL: Final = ActionRow(
    "import-all", history_strings.KEY_IMPORT_ALL, Icon.IMPORT, (Key.Key_A,)
)
CHOOSE_FILES: Final = ActionRow("choose-files", history_strings.KEY_FILES, Icon.FILES, (Key.Key_F,))
CHOOSE_FOLDER: Final = ActionRow(
    "choose-folder", history_strings.KEY_FOLDER, Icon.FILES, (Key.Key_D,)
)

# Settings, privacy, breathing and the sensor

UNLOCK: Final = ActionRow("unlock", history_strings.KEY_UNLOCK, Icon.LOCK, (Key.Key_Return,))
PLAY_SOUND: Final = ActionRow("play-sound", settings_strings.KEY_TRY, Icon.SOUND, (Key.Key_T,))
ADD_PROFILE: Final = ActionRow(
    "add-profile", settings_strings.KEY_PERSON, Icon.PERSON, (Key.Key_N,)
)
WITHIN_REACH: Final = ActionRow(
    "within-reach", desktop_strings.KEY_WITHIN_REACH, Icon.LATER, (Key.Key_R,)
)
RESONANCE: Final = ActionRow("resonance", strings.KEY_RESONANCE, Icon.BREATH, (Key.Key_R,))
PROTOCOLS: Final = tuple(
    ActionRow(name, words, Icon.BEGIN, (key,))
    for words, name, key in zip(
        strings.KEY_PROTOCOLS, ("stepped", "sliding"), (Key.Key_S, Key.Key_L), strict=True
    )
)
CHOOSE_SENSOR: Final = ActionRow(
    "choose-sensor", strings.KEY_CHOOSE_SENSOR, Icon.HEART, (Key.Key_C,)
)
CONNECT_LAST: Final = ActionRow("connect-last", strings.KEY_LAST, Icon.HEART, (Key.Key_C,))
SEARCH_AGAIN: Final = ActionRow("search-again", strings.KEY_SEARCH, Icon.FIND, (Key.Key_R,))

# The tools of the practice

_PLACE_ICONS: Final = {
    "audit": Icon.COMPARE,
    "feeling": Icon.MESSAGE,
    "predictions": Icon.LATER,
    "trends": Icon.CHART,
    "ladder": Icon.STEPS,
    "why": Icon.HELP,
    "report": Icon.REPORT,
}
PLACES: Final = {
    name: ActionRow(
        f"practice-{name}", title, _PLACE_ICONS[name], (Key(ord(cap)),), in_bar=False, tip=detail
    )
    for name, cap, title, detail in practice_strings.PLACES
}
IDEAS: Final = ActionRow(
    "ideas", menu_strings.KEY_IDEAS, Icon.DOWN, (Key.Key_Down,), in_bar=False, stays_in_menu=True
)
DOCTOR: Final = ActionRow("doctor", practice_strings.KEY_DOCTOR, Icon.INFO, (Key.Key_D,))
COPY: Final = ActionRow("copy", practice_strings.KEY_COPY, Icon.COPY, (Key.Key_C,))
EARLIER: Final = ActionRow("earlier", practice_strings.KEY_EARLIER, Icon.HISTORY, (Key.Key_B,))
NEW: Final = ActionRow("new", practice_strings.KEY_NEW, Icon.NEW, (Key.Key_N,))
MOVE: Final = ActionRow("move", practice_strings.KEY_MOVE, Icon.MOVE, (Key.Key_M,))
ASK_LATER: Final = ActionRow("ask-later", practice_strings.KEY_CARRY, Icon.LATER, (Key.Key_A,))
SURER: Final = ActionRow(
    "surer",
    practice_strings.KEY_SURER,
    Icon.MORE,
    (Key.Key_Plus, Key.Key_Equal),
    in_bar=False,
    stays_in_menu=True,
)
LESS_SURE: Final = ActionRow(
    "less-sure",
    practice_strings.KEY_LESS_SURE,
    Icon.LESS,
    (Key.Key_Minus,),
    in_bar=False,
    stays_in_menu=True,
)
REMOVE_LINE: Final = ActionRow(
    "remove-line",
    practice_strings.KEY_TAKE_AWAY,
    Icon.DELETE,
    (Key.Key_Delete,),
    in_bar=False,
    stays_in_menu=True,
)
OUTCOMES: Final = {
    name: ActionRow(
        f"outcome-{name or 'dismissed'}", word, Icon.CHECK, (Key(ord(cap)),), in_bar=False
    )
    for cap, name, word in (
        *practice_strings.list_outcome_keys(),
        ("0", "", practice_strings.LET_GO),
    )
}
SHOW_REPORT: Final = ActionRow(
    "show-report", practice_strings.KEY_REPORT, Icon.REPORT, (Key.Key_R,)
)
BEGIN_NOW: Final = ActionRow("begin-now", practice_strings.KEY_BEGIN_STEP, Icon.BEGIN, (Key.Key_B,))
MAKE_USUAL: Final = ActionRow("make-usual", practice_strings.KEY_TAKE, Icon.CHECK, (Key.Key_T,))
USE_GUIDANCE: Final = ActionRow(
    "use-guidance", practice_strings.KEY_GUIDE, Icon.BREATH, (Key.Key_G,)
)
MINUTE_MORE: Final = ActionRow(
    "minute-more",
    practice_strings.KEY_LONGER_MINUTE,
    Icon.MORE,
    (Key.Key_Plus, Key.Key_Equal),
)
MINUTE_LESS: Final = ActionRow(
    "minute-less", practice_strings.KEY_SHORTER_MINUTE, Icon.LESS, (Key.Key_Minus,)
)
