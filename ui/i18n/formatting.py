"""Numbers, durations, dates and sources as text in the person's language."""

from collections.abc import Mapping
from datetime import date
from pathlib import PurePath
from typing import Any
from unicodedata import bidirectional

from PySide6.QtCore import QCoreApplication

from trainer.events import Contact, Link
from trainer.session.sensor_state import Sensor
from ui.i18n.strings import (
    _MINUTES,
    _SECONDS,
    _TURNING,
    A_MOMENT,
    ABSENT,
    AT_TIME,
    BATTERY,
    BOTH,
    CONTACTS,
    CONTEXT,
    DAY,
    DAY_OF_YEAR,
    DECIDED,
    DECIMAL,
    GOOD_DBM,
    HEART_ANSWERED,
    HEART_STAYED,
    HEART_WENT,
    LAST,
    LINKS,
    MONTHS,
    NO_HEART_HERE,
    NO_SENSOR,
    NOT_CLOSED,
    NOTICEABLE_BPM,
    NUMBERS,
    REPLAY,
    RUNNING,
    SIGNALS,
    SIMULATED,
    SOME_DAY,
    STRONG_DBM,
    TODAY,
    URGE_STAYED,
    URGE_WENT,
    YESTERDAY,
)
from ui.i18n.timestamps import local


def say(text: str, /, **values: object) -> str:
    """The text in the person's language, with its values filled in."""
    said = QCoreApplication.translate(CONTEXT, text)
    return said.format(**values) if values else said


def number(n: int) -> str:
    """A number as a person would say it.

    >>> number(42)
    'forty-two'
    """
    return say(NUMBERS[n]) if n < len(NUMBERS) else str(n)


def day(that: date, this_year: int | None = None) -> str:
    """A day as it is written; its year only if it is another.

    >>> day(date(2026, 11, 21), 2026), day(date(2025, 3, 5), 2026)
    ('21 November', '5 March 2025')
    """
    words = DAY if that.year == this_year else DAY_OF_YEAR
    return say(words, day=that.day, month=say(MONTHS[that.month - 1]), year=that.year)


def decimal(number: str) -> str:
    """A number in digits, with the mark that the language sets before its decimals."""
    whole, _, part = number.partition(".")
    return say(DECIMAL, whole=whole, part=part) if part else whole


def duration(seconds: float) -> str:
    """
    >>> duration(190.2)
    'three minutes and ten seconds'
    >>> duration(0.2)
    'a moment'
    """
    minutes, rest = divmod(round(seconds), 60)
    parts = [_counted(n, *of) for n, of in ((minutes, _MINUTES), (rest, _SECONDS)) if n]
    if len(parts) == 2:
        return say(BOTH, one=parts[0], other=parts[1])
    return parts[0] if parts else say(A_MOMENT)


def theirs(text: str, longest: int = 0) -> str:
    """A person's own words on one line within ours; of another direction, they keep it to themselves.

    >>> theirs("they  leave"), len(theirs("\u202ethey"))
    ('they leave', 7)
    """
    line = " ".join(text.split())
    if longest and len(line) > longest:
        line = f"{line[: longest - 1].rstrip()}…"
    turns = any(bidirectional(c) in _TURNING for c in line)
    return f"\u2068{line}\u2069" if turns else line


def clock_time(seconds: float) -> str:
    """
    >>> clock_time(174.0)
    '2:54'
    """
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d}"


def source(name: str | None) -> str:
    """A source's name, in words for a person."""
    kind, _, rest = (name or "none").partition(":")
    if kind == "none":
        return say(NO_SENSOR)
    if kind == "simulated":
        return say(SIMULATED)
    if kind == "replay":
        return say(REPLAY, name=PurePath(rest).name or rest)
    return rest or kind


def contact(source_name: str | None, how: Contact, detail: str) -> str:
    if how is Contact.NONE and (source_name or "none") == "none":
        return say(NO_SENSOR)
    if how is Contact.NONE:
        return source(source_name)
    return f"{source(source_name)} · {detail or say(CONTACTS[how])}"


def sensor(known: Sensor, how: Contact) -> str:
    """Where the beats come from and how that goes, in one line.

    >>> sensor(Sensor("ble:Polar H10", link=Link.CONNECTING), Contact.NONE)
    'Polar H10 · connecting'
    """
    told = contact(known.source, how, known.contact_detail)
    if known.link is not None and (known.link is not Link.STREAMING or how is Contact.NONE):
        told = f"{source(known.source)} · {say(LINKS[known.link])}"
    if known.battery is not None and known.link is Link.STREAMING:
        told = f"{told} · {say(BATTERY, percent=known.battery)}"
    return told


def signal(dbm: int | None) -> str:
    """How well its radio is heard."""
    if dbm is None:
        return ""
    return say(SIGNALS[0 if dbm >= STRONG_DBM else 1 if dbm >= GOOD_DBM else 2])


def when(started: str | None, today: date) -> str:
    """A moment's date and time, as near as a person would say it."""
    moment = local(started)
    if moment is None:
        return say(SOME_DAY)
    time = f"{moment.hour}:{moment.minute:02d}"
    days = (today - moment.date()).days
    if days in (0, 1):
        return say(YESTERDAY if days else TODAY, time=time)
    return say(AT_TIME, day=day(moment.date(), today.year), time=time)


def decided(session: Mapping[str, Any]) -> str:
    if session["ended"] is None:
        return say(RUNNING)
    if session["ended"] == "interrupted":
        return say(NOT_CLOSED)
    if session["exercise"] != "pause":
        return ""
    return say(DECIDED[session["decision"]])


def last_pause(session: Mapping[str, Any], today: date) -> str:
    told = f"{when(session['started'], today)} · {duration(session['duration_s'])}"
    return say(LAST, what=told)


def urge_sentence(before: int | None, after: int | None) -> str:
    if before is None or after is None:
        return ""
    return say(URGE_STAYED if before == after else URGE_WENT, before=before, after=after)


def heart_sentence(first: float | None, last: float | None, rsa_ms: float | None) -> str:
    """What the heart did, without a word of judgement; empty grounds are said too."""
    if first is None or last is None:
        return say(NO_HEART_HERE)
    one, two = round(first), round(last)
    went = HEART_STAYED if abs(one - two) < NOTICEABLE_BPM else HEART_WENT
    told = say(went, first=one, last=two)
    return told if rsa_ms is None else f"{told} {say(HEART_ANSWERED, rsa=round(rsa_ms))}"


def figure(value: float | None, digits: int) -> str:
    """A number for a person, with a real minus sign; nothing is a dash, never 0."""
    return ABSENT if value is None else decimal(f"{value:.{digits}f}".replace("-", "−"))


def _counted(n: int, one: str, many: str) -> str:
    return say(one) if n == 1 else say(many, number=number(n))


def rate(breaths_per_min: float) -> str:
    """
    >>> rate(5.333)
    '5.3'
    """
    return decimal(f"{breaths_per_min:.1f}")


def pattern(typed: str) -> str:
    """In and out as people say them; a hold only where there is one.

    >>> pattern("4-0-6-0"), pattern("4-2-6-0")
    ('4 · 6', '4 · 2 · 6')
    """
    inhale, hold_full, exhale, hold_empty = typed.split("-")
    held = [part for part in (hold_full,) if float(part)]
    parts = [inhale, *held, exhale, *([hold_empty] if float(hold_empty) else [])]
    return " · ".join(map(decimal, parts))


def urge(rated: int | None) -> str:
    return ABSENT if rated is None else str(rated)
