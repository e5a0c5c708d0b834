"""The texts of the end of a pause: the question whether to end it, looking back, the closing moment.

Rule: short and warm, digits for numbers, and nothing that is not known. Time waited is always enough.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from trainer.events import Decision
from ui.i18n.formatting import describe_urges, format_day, translate
from ui.i18n.marking import mark, plural
from ui.i18n.timestamps import to_local

END_QUESTION: Final = mark("Your pause is still running.")
END_QUESTION_OF_EXERCISE: Final = mark("The breathing exercise is still running.")
KEEP_GOING: Final = mark("Keep going")
END_NOW: Final = mark("End now")
KEY_KEEP_GOING: Final = mark("keep going")
KEY_END_NOW: Final = mark("end now")

UNDO: Final = mark("Undo")
KEY_UNDO: Final = mark("undo")
ENDED: Final = mark("The pause has ended.")
CHOSEN: Final[Mapping[Decision, str]] = {
    Decision.PASSED: mark("You chose not to reach out."),
    Decision.REACH_OUT: mark("You chose to reach out."),
}
AGAIN: Final = mark("Now another {time}.")

URGE_NOW: Final = mark("How strong is the urge to reach out now? (optional)")
URGE_THEN: Final = mark("How strong was the urge after the pause? (optional)")
LATER_THEN: Final = mark("You can also leave it open. You'll find this pause under Past pauses.")

URGE_WAS: Final = mark("The urge was {before} at the start.")
URGE_ENDED: Final = mark("The urge was {after} at the end.")

HEART_SLOWED: Final = plural(
    "Your heart slowed by %n beats per minute.",
    "Your heart slowed by %n beat per minute.",
    "beats",
)
HEART_SWUNG: Final = mark("Your heart rose and fell with your breath.")
HEART_STAYED: Final = mark("Your heart stayed around {last} beats per minute.")
HEART_WENT: Final = mark("Your heart went from {first} to {last} beats per minute.")
BREATHS: Final = plural(
    "That was time for %n slow breaths.", "That was time for %n slow breath.", "breaths"
)

PICTURE_OF_BREATH: Final = mark("The breath guide of this pause")
PICTURE_OF_HEART: Final = mark("The breath guide of this pause, with the heart rate on top")

DONE: Final = mark("Done")
DETAILS: Final = mark("Details")
LOOK_BACK: Final = mark("Look back")
KEY_DONE: Final = mark("done")
KEY_DETAILS: Final = mark("details")
KEY_LOOK_BACK: Final = mark("look back")
COPIED_WHILE_LOCKED: Final = mark(
    "The sentence is copied. It is not saved here, because your library is locked."
)
LEFT_OPEN: Final = mark("You can decide later. You'll find this pause under Past pauses.")
SAY_IT: Final = mark("If you like, find your own words first.")
PART_HINTS: Final[Mapping[str, str]] = {
    "situation": mark("what happened"),
    "emotion": mark("one word is enough"),
    "need": mark("what would help"),
}

OFFER_TODAY: Final = mark("You paused at {time}. Would you like to look back?")
OFFER_YESTERDAY: Final = mark("You paused yesterday at {time}. Would you like to look back?")
OFFER_DAY: Final = mark("You paused on {day} at {time}. Would you like to look back?")
OFFER_UNDATED: Final = mark("You paused a while ago. Would you like to look back?")
NOT_NOW: Final = mark("Not now")
KEY_NOT_NOW: Final = mark("not now")


def describe_rated_urges(before: int | None, after: int | None) -> str:
    """The urge before and after, as far as it was rated."""
    if before is None and after is None:
        return ""
    if after is None:
        return translate(URGE_WAS, before=before)
    if before is None:
        return translate(URGE_ENDED, after=after)
    return describe_urges(before, after)


def describe_offer(started: str | None, now: datetime) -> str:
    """The question whether to look back at a pause; without its time where the clock went back since."""
    moment = to_local(started)
    if moment is None or moment > now.astimezone(moment.tzinfo):
        return translate(OFFER_UNDATED)
    time, today = f"{moment.hour}:{moment.minute:02d}", _local_day(now, moment)
    days = (today - moment.date()).days
    if days > 1:
        return translate(OFFER_DAY, day=format_day(moment.date(), today.year), time=time)
    return translate(OFFER_YESTERDAY if days else OFFER_TODAY, time=time)


def _local_day(now: datetime, like: datetime) -> date:
    return now.astimezone(like.tzinfo).date()
