"""The texts of the page that tells what sets the urge off."""

from datetime import date
from typing import TYPE_CHECKING, Final

from ui.i18n import formatting
from ui.i18n.formatting import translate, translate_plural
from ui.i18n.marking import mark, plural
from ui.i18n.texts.history_groups import format_day_of

if TYPE_CHECKING:
    from trainer.practice.triggers import TriggerSummary

TITLE: Final = mark("What sets it off")
NAMED: Final = plural(
    "You named what set it off in {named} of %n pauses.",
    "You named what set it off in {named} of %n pause.",
    "pauses",
)
BARS: Final = mark("The longer the line, the more pauses.")
EMPTY: Final = mark("Nothing named yet")
EMPTY_MORE: Final = mark(
    "During a pause or afterwards, you can say what set it off. You'll see it here."
)
KEY_PAUSES: Final = mark("show pauses")
PAUSES: Final = plural("%n pauses", "%n pause", "pauses")
WAITED: Final = mark("waited {time}")
USUALLY_WAITED: Final = mark("usually waited {time}")
LAST_ON: Final = mark("last: {day}")
AVERAGE_URGE: Final = mark("average urge")
URGE: Final = mark("urge")
URGES: Final = mark("urge {before} before, {after} after")
AVERAGE_URGES: Final = mark("urge {before} before, {after} after, on average")


def describe_named(named: int, pauses: int) -> str:
    """In how many of the pauses the trigger is known."""
    return translate_plural(NAMED, pauses, named=named)


def describe_list(named: int, pauses: int, listed: int) -> str:
    """What the list shows, in lines: in how many pauses, and what the lines of several triggers mean."""
    bars = translate(BARS) if listed > 1 else ""
    return "\n".join(filter(None, (describe_named(named, pauses), bars)))


def describe_pauses(trigger: "TriggerSummary", today: date) -> list[str]:
    """How often, how long, and when last; what is not known is left out."""
    wait = WAITED if trigger.pauses == 1 else USUALLY_WAITED
    time = formatting.format_duration(trigger.waited_s)
    parts = [translate_plural(PAUSES, trigger.pauses), translate(wait, time=time)]
    if trigger.latest is not None:
        day = format_day_of(trigger.latest, today)
        parts.append(translate(LAST_ON, day=day))
    return parts


def format_urges(trigger: "TriggerSummary") -> tuple[str, str]:
    """The urge before and after, with a decimal where they are means; empty where they are not known."""
    before, after = trigger.urge_before, trigger.urge_after
    if before is None or after is None:
        return "", ""
    digits = 0 if trigger.rated == 1 else 1
    return formatting.format_figure(before, digits), formatting.format_figure(after, digits)


def caption_urges(trigger: "TriggerSummary") -> str:
    return translate(URGE if trigger.rated == 1 else AVERAGE_URGE)


def describe_trigger_urges(trigger: "TriggerSummary") -> str:
    before, after = format_urges(trigger)
    if not before:
        return ""
    template = URGES if trigger.rated == 1 else AVERAGE_URGES
    return translate(template, before=before, after=after)
