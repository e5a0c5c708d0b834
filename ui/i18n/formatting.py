"""Numbers, durations, dates and sources as text in the person's language."""

from collections.abc import Sequence
from datetime import date
from pathlib import PurePath
from typing import Final
from unicodedata import bidirectional

from PySide6.QtCore import QCoreApplication

from trainer.events import Contact, Link
from trainer.messages import Describe
from trainer.plan import Exercise
from trainer.practice.heart_source import is_demo
from trainer.practice.summary import SessionSummary
from trainer.session.sensor_state import SensorState
from ui.i18n.marking import CONTEXT, Plural, plural
from ui.i18n.strings import (
    _TURNING,
    A_MOMENT,
    ABSENT,
    AT_TIME,
    BATTERY,
    BOTH,
    CONTACTS,
    DAY,
    DAY_OF_YEAR,
    DECIDED,
    DECIMAL,
    DEMO,
    DEMO_ANSWERED,
    DEMO_ANSWERED_ABOUT,
    GIVE_OR_TAKE,
    GOOD_DBM,
    HEART_ANSWERED,
    HEART_ANSWERED_ABOUT,
    HEARTS,
    LAST,
    LINKS,
    MONTHS,
    NO_HEART_HERE,
    NO_SENSOR,
    NOT_CLOSED,
    NOTICEABLE_BPM,
    OUTSIDE_A_PAUSE,
    REPLAY,
    RUNNING,
    SIGNALS,
    SIMULATED,
    SOME_DAY,
    STRONG_DBM,
    TODAY,
    URGE_STAYED,
    URGE_WENT,
    WITHOUT,
    YESTERDAY,
)
from ui.i18n.timestamps import to_local

MAX_COUNT: Final = 2**31 - 1  # that Qt takes
OWN_HEART: Final = "own"
SIMULATED_HEART: Final = "simulated"
MIN_HOURS_S: Final = 7200.0
"""From here on a time is given in hours and minutes."""

_HOURS: Final = plural("%n hours", "%n hour", "hours")
_MINUTES: Final = plural("%n minutes", "%n minute", "minutes")
_SECONDS: Final = plural("%n seconds", "%n second", "seconds")


def translate(text: str, /, **values: object) -> str:
    """The text in the person's language, with its values filled in."""
    translation = QCoreApplication.translate(CONTEXT, text)
    return translation.format(**values) if values else translation


def translate_plural(marked: Plural, n: int, /, **values: object) -> str:
    """The form of a text for a count, in the person's language, with the count and its values filled in.

    >>> translate_plural(_MINUTES, 1)
    '1 minute'
    """
    n = max(-MAX_COUNT, min(MAX_COUNT, n))  # a damaged recording may count any number
    form = QCoreApplication.translate(CONTEXT, marked.many, marked.one, n)
    # Without a translator Qt only fills in the count: the English singular is not in its files.
    text = marked.one.replace("%n", str(n)) if _is_untranslated(form, marked, n) else form
    return text.format(**values) if values else text


def _is_untranslated(form: str, marked: Plural, n: int) -> bool:
    return n == 1 and form == marked.many.replace("%n", str(n))


def format_day(that: date, this_year: int | None = None) -> str:
    """A date in words, with its year only if that differs from `this_year`.

    >>> format_day(date(2026, 11, 21), 2026), format_day(date(2025, 3, 5), 2026)
    ('21 November', '5 March 2025')
    """
    template = DAY if that.year == this_year else DAY_OF_YEAR
    return translate(
        template, day=that.day, month=translate(MONTHS[that.month - 1]), year=that.year
    )


def format_decimal(number: str) -> str:
    """A number with the decimal mark of the language."""
    whole, _, part = number.partition(".")
    return translate(DECIMAL, whole=whole, part=part) if part else whole


def format_duration(seconds: float) -> str:
    """
    >>> format_duration(190.2), format_duration(60.0), format_duration(0.2)
    ('3 minutes and 10 seconds', '1 minute', 'a moment')
    """
    minutes, rest = divmod(round(seconds), 60)
    parts = [translate_plural(of, n) for n, of in ((minutes, _MINUTES), (rest, _SECONDS)) if n]
    if len(parts) == 2:
        return translate(BOTH, one=parts[0], other=parts[1])
    return parts[0] if parts else translate(A_MOMENT)


def format_hours(seconds: float) -> str:
    """A long time in hours and whole minutes.

    >>> format_hours(80966.0), format_hours(7200.0)
    ('22 hours and 29 minutes', '2 hours')
    """
    hours, minutes = divmod(round(seconds / 60.0), 60)
    text = translate_plural(_HOURS, hours)
    return translate(BOTH, one=text, other=format_minutes(60.0 * minutes)) if minutes else text


def format_minutes(seconds: float) -> str:
    """A time in whole minutes, of any number.

    >>> format_minutes(4000.0)
    '67 minutes'
    """
    return translate_plural(_MINUTES, round(seconds / 60.0))


def quote_text(text: str, longest: int = 0) -> str:
    """A person's own text on one line; text of another writing direction is isolated.

    >>> quote_text("they  leave"), len(quote_text("\u202ethey"))
    ('they leave', 7)
    """
    line = " ".join(text.split())
    if longest and len(line) > longest:
        line = f"{line[: longest - 1].rstrip()}…"
    turns = any(bidirectional(c) in _TURNING for c in line)
    return f"\u2068{line}\u2069" if turns else line


def format_clock_time(seconds: float) -> str:
    """
    >>> format_clock_time(174.0)
    '2:54'
    """
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d}"


NAMED_BY_ADDRESS: Final = ("ble", "serial", "lsl")
"""The kinds of sources whose address or name says enough; of a plug-in, its name belongs to it."""


def describe_source(name: str | None) -> str:
    """The display name of a source."""
    kind, _, rest = (name or "none").partition(":")
    if kind == "none":
        return translate(NO_SENSOR)
    if kind == "simulated":
        return translate(SIMULATED)
    if kind == "replay":
        return translate(REPLAY, name=PurePath(rest).name or rest)
    return rest or kind if kind in NAMED_BY_ADDRESS else f"{kind} {rest}".rstrip()


def describe_contact(
    source_name: str | None,
    contact: Contact,
    detail: str,
    exercise: Exercise = Exercise.PAUSE,
) -> str:
    """The source of the beats and its contact; outside of a pause nothing is called one."""
    if contact is Contact.NONE and (source_name or "none") == "none":
        return translate(_for_exercise(NO_SENSOR, exercise))
    if contact is Contact.NONE:
        return describe_source(source_name)
    state = detail or translate(_for_exercise(CONTACTS[contact], exercise))
    return f"{describe_source(source_name)} · {state}"


def _for_exercise(text: str, exercise: Exercise) -> str:
    return text if exercise is Exercise.PAUSE else OUTSIDE_A_PAUSE.get(text, text)


def describe_sensor(
    sensor: SensorState,
    contact: Contact,
    describe: Describe,
    exercise: Exercise = Exercise.PAUSE,
) -> str:
    """The source of the beats and its state, in one line; `describe` says what the sensor said.

    >>> describe_sensor(SensorState("ble:Polar H10", link=Link.CONNECTING), Contact.NONE, str)
    'Polar H10 · connecting'
    """
    is_reported = (
        contact is sensor.contact
    )  # what the sensor says of another contact is out of date
    detail = describe(sensor.contact_detail) if sensor.contact_detail and is_reported else ""
    text = describe_contact(sensor.source, contact, detail, exercise)
    if sensor.link is not None and (sensor.link is not Link.STREAMING or contact is Contact.NONE):
        link = _for_exercise(LINKS[sensor.link], exercise)
        text = f"{describe_source(sensor.source)} · {translate(link)}"
    if sensor.battery is not None and sensor.link is Link.STREAMING:
        text = f"{text} · {translate(BATTERY, percent=sensor.battery)}"
    return text


def shorten_sensor(
    sensor: SensorState,
    contact: Contact,
    describe: Describe,
    exercise: Exercise = Exercise.PAUSE,
) -> tuple[str, ...]:
    """What stands in for `describe_sensor` where space is short, the longest first.

    The state is left out last, but where all is well with a demonstration it is the state that gives way.

    >>> shorten_sensor(SensorState("simulated"), Contact.LOST, str)[0].split(" · ")[0]
    'Demo'
    """
    whole = describe_sensor(sensor, contact, describe, exercise)
    source = describe_source(sensor.source)
    state = whole.removeprefix(f"{source} · ") if whole.startswith(f"{source} · ") else ""
    if not state:
        return shorten_source(sensor.source)
    in_general = (
        translate(_for_exercise(CONTACTS[contact], exercise)) if sensor.contact_detail else ""
    )
    main_states = [each.partition(" · ")[0] for each in (state, in_general)]
    states = tuple(dict.fromkeys(filter(None, (state, *main_states))))
    name = translate(DEMO) if is_demo(sensor.source) else source
    shortest = (name,) if is_demo(sensor.source) and contact is Contact.GOOD else states
    return (*(f"{name} · {each}" for each in states), *shortest)


def shorten_source(name: str | None) -> tuple[str, ...]:
    """What stands in for `describe_source` where space is short, the longest first."""
    if (name or "none") == "none":
        return (translate(WITHOUT[0]),)
    return (translate(DEMO),) if is_demo(name) else ()


def describe_signal_strength(dbm: int | None) -> str:
    """The signal strength in words; empty where it is unknown."""
    if dbm is None:
        return ""
    return translate(SIGNALS[0 if dbm >= STRONG_DBM else 1 if dbm >= GOOD_DBM else 2])


def format_when(started: str | None, today: date) -> str:
    """Date and time relative to today where that is shorter."""
    moment = to_local(started)
    if moment is None:
        return translate(SOME_DAY)
    time = f"{moment.hour}:{moment.minute:02d}"
    days = (today - moment.date()).days
    if days in (0, 1):
        return translate(YESTERDAY if days else TODAY, time=time)
    return translate(AT_TIME, day=format_day(moment.date(), today.year), time=time)


def heart_of(session: SessionSummary) -> str:
    """Whose heart it was: "own", or the kind of a demonstration."""
    return find_demo_kind(session.source) if session.is_demo else OWN_HEART


def find_demo_kind(source: str | None) -> str:
    """Return which kind of a demonstration a source gives; any that is not known counts as simulated."""
    kind = (source or "").partition(":")[0]
    return kind if kind in HEARTS else SIMULATED_HEART


def describe_decision(session: SessionSummary) -> str:
    if session.completion is None:
        return translate(RUNNING)
    if session.completion == "interrupted":
        return translate(NOT_CLOSED)
    if session.exercise != "pause":
        return ""
    return translate(DECIDED[session.decision])


def decision_texts() -> list[str]:
    """All that `describe_decision` can say."""
    return [translate(text) for text in (*DECIDED.values(), RUNNING, NOT_CLOSED)]


def describe_last_pause(session: SessionSummary, today: date) -> str:
    text = f"{format_when(session.started, today)} · {format_duration(session.duration_s)}"
    return translate(LAST, what=text)


def describe_urges(before: int | None, after: int | None) -> str:
    if before is None or after is None:
        return ""
    return translate(URGE_STAYED if before == after else URGE_WENT, before=before, after=after)


def describe_heart(
    first: float | None,
    last: float | None,
    rsa_ms: float | None,
    interval_ms: Sequence[float] | None = None,
    heart: str = OWN_HEART,
) -> str:
    """How the heart rate changed, or that there is none; without judgement.

    Parameters
    ----------
    first, last
        Mean heart rate at the beginning and at the end, in beats per minute.
    rsa_ms, interval_ms
        The RSA and the two ends of its 95 % interval.
    heart
        Whose heart it was, as `heart_of` says.
    """
    if first is None or last is None:
        return translate(NO_HEART_HERE)
    one, two = round(first), round(last)
    went, stayed = HEARTS[heart]
    text = translate(stayed if abs(one - two) < NOTICEABLE_BPM else went, first=one, last=two)
    return text if rsa_ms is None else f"{text} {_describe_answer(rsa_ms, interval_ms, heart)}"


def _describe_answer(rsa_ms: float, interval_ms: Sequence[float] | None, heart: str) -> str:
    is_own = heart == OWN_HEART
    if interval_ms is None:
        return translate(HEART_ANSWERED if is_own else DEMO_ANSWERED, rsa=round(rsa_ms))
    uncertainty = round_uncertainty(rsa_ms, interval_ms)
    template = HEART_ANSWERED_ABOUT if is_own else DEMO_ANSWERED_ABOUT
    return translate(template, rsa=round(rsa_ms), uncertainty=uncertainty)


def round_uncertainty(middle: float, interval: Sequence[float]) -> int:
    """Return how far the upper end of an interval is from its middle, as a whole number, at least 1."""
    return max(1, round(interval[1] - middle))


def describe_uncertainty(middle: float | None, interval: Sequence[float] | None) -> str:
    """ "Give or take 9 ms."; nothing where the interval is not known."""
    if middle is None or interval is None:
        return ""
    return translate(GIVE_OR_TAKE, uncertainty=round_uncertainty(middle, interval))


def format_figure(value: float | None, digits: int) -> str:
    """A figure with a real minus sign; a missing one is a dash, never 0."""
    return ABSENT if value is None else format_decimal(f"{value:.{digits}f}".replace("-", "−"))


def format_rate(breaths_per_min: float) -> str:
    """
    >>> format_rate(5.333)
    '5.3'
    """
    return format_decimal(f"{breaths_per_min:.1f}")


def format_breath_pattern(typed: str) -> str:
    """Inhale and exhale in seconds, with holds only where there are any; never broken across lines.

    >>> format_breath_pattern("4-0-6-0"), format_breath_pattern("4-2-6-0")
    ('4\\xa0·\\xa06', '4\\xa0·\\xa02\\xa0·\\xa06')
    """
    inhale, hold_full, exhale, hold_empty = typed.split("-")
    hold = [part for part in (hold_full,) if float(part)]
    parts = [inhale, *hold, exhale, *([hold_empty] if float(hold_empty) else [])]
    return "\u00a0·\u00a0".join(map(format_decimal, parts))


def format_urge(rated: int | None) -> str:
    return ABSENT if rated is None else str(rated)
