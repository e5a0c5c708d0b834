"""The texts of tray, notifications, reminders and the settings around them.

A notification may be seen by anyone in the room: nothing in it says what a pause is for.
"""

from collections.abc import Mapping
from typing import Final

from ui.i18n.marking import mark

START_PAUSE: Final = mark("Start a pause")
SHOW_PAUSE: Final = mark("Show the pause")
OPEN_APP: Final = mark("Open Outbreath")
OPEN_NEUTRAL: Final = mark("Open")
START_NEUTRAL: Final = mark("Start")
LATER: Final = mark("In 15 minutes")
REMIND_LATER: Final = mark("Remind me in 15 minutes")
QUIT: Final = mark("Quit")
PAUSE_ENDED: Final = mark("The time is up.")
REMINDER: Final = mark("A few minutes to breathe, if you like.")
REMINDER_NEUTRAL: Final = mark("Reminder")
SHORTCUT_DESCRIPTION: Final = mark("Start a pause")

WITHIN_REACH: Final = mark("Reminders and tray")
KEY_WITHIN_REACH: Final = mark("reminders and tray")
ABOUT: Final = mark("Ways to start a pause from anywhere. All of them are optional.")
TRAY: Final = mark("Icon in the system tray")
TRAY_ABOUT: Final = mark(
    "With the icon, closing the window keeps Outbreath in the tray. A pause continues there. "
    "To quit, use the menu of the icon."
)
TRAY_ABSENT: Final = mark("This desktop has no system tray, so closing the window quits.")
END_NOTICE: Final = mark("Notification when a pause ends")
END_NOTICE_ABOUT: Final = mark(
    "Only while you can't see the window. It says that the time is up, nothing else."
)
SHORTCUT: Final = mark("Key to start a pause")
SHORTCUT_ABOUT: Final = mark(
    "The desktop asks which key you want. It works from any program while Outbreath runs."
)
SHORTCUT_ABSENT: Final = mark(
    "This desktop can't set up a key, or it was declined. You can add a shortcut in your system's "
    "keyboard settings, with the command: outbreath --start"
)
SHORTCUT_BOUND: Final = mark("The desktop has set up a key.")
REMINDERS: Final = mark("Gentle reminders")
REMINDERS_HINT: Final = mark("Times, for example 8:30, 21:00")
REMINDERS_ABOUT: Final = mark(
    "They only appear while Outbreath is open or in the tray. You can put one off for 15 minutes. "
    "Nothing is counted, and a missed one doesn't come back."
)
COMMANDS: Final = mark("Your own commands")
AT_BEGIN: Final = mark("When a pause begins")
AT_END: Final = mark("When a pause ends")
COMMAND_HINT: Final = mark("A program and its arguments")
COMMANDS_ABOUT: Final = mark(
    "For example, to silence notifications or dim a light. A command never delays a pause. "
    "After 30 seconds it is stopped."
)

NAMES: Final[Mapping[str, str]] = {
    "tray": TRAY,
    "end_notice": END_NOTICE,
    "shortcut": SHORTCUT,
}
