"""Clocks in text: dates and times of day as programs write them, with fractions, zones, AM and PM."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

import numpy as np

from trainer.formats.tables.units import FloatArray

MONTH_NAMES: Final = (
    ("jan",), ("feb",), ("mar", "mrz", "mär"), ("apr",), ("may", "mai"), ("jun",),
    ("jul",), ("aug",), ("sep",), ("oct", "okt"), ("nov",), ("dec", "dez"),
)  # fmt: skip
MONTHS: Final = {name: number for number, names in enumerate(MONTH_NAMES, 1) for name in names}
CLOCK: Final = re.compile(
    r"\s*\"?'?(?:(?P<a>[0-9]{1,4})"
    rf"(?:[-/.](?P<b>[0-9]{{1,2}})[-/.]|(?:\. |[-/. ])(?P<month>(?ai:{'|'.join(MONTHS)}))[-/. ])"
    r"(?P<c>[0-9]{1,4})\.?(?:[T ,]+|$))?"
    r"(?:(?P<h>[0-9]{1,3}):(?P<m>[0-9]{2})(?::(?P<s>[0-9]{2}))?(?:[.,:](?P<f>[0-9]{1,9}))?"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?)?\s*(?P<zone>[Zz]|[+-][0-9]{2}:?(?:[0-9]{2})?"
    r"|(?ai:UTC|GMT)(?:[+-](?:[0-9]{4}|[0-9]{1,2}(?::[0-9]{2})?))?)?)?\"?\s*"
)
OFFSET: Final = re.compile(r"(?P<sign>[+-])(?P<h>[0-9]{1,2}):?(?P<m>[0-9]{2})?")
DAY_S: Final = 86_400.0
HALF_DAY_S: Final = 43_200.0
MAX_FRACTION_DIGITS: Final = 9
MIN_UNWRAP_S: Final = 0.4 * DAY_S
EPOCH_S: Final = (9.4e8, 4.1e9)  # from 1999 to 2099: a number that is a date


@dataclass(frozen=True, slots=True)
class ClockFormat:
    """How the clocks of a column are written.

    Parameters
    ----------
    order : str
        Of year, month and day: "ymd", "dmy" or "mdy"; "" where there is no date.
    has_zone : bool
        Whether they tell their offset from UTC.
    """

    order: str
    has_zone: bool

    def seconds(self, cells: Iterable[str]) -> FloatArray:
        """Seconds of each, since 1970 where there is a date; NaN where a cell is no such clock.

        A clock without a zone is taken as it stands.
        """
        wholes: dict[str, tuple[float, float] | None] = {}
        return np.fromiter((self._seconds(cell, wholes) for cell in cells), np.float64)

    def _seconds(self, cell: str, wholes: dict[str, tuple[float, float] | None]) -> float:
        """A sampled signal has hundreds of clocks that differ in their fractions alone."""
        whole, _, digits = cell.rpartition(".")
        if not digits.isdecimal() or not digits.isascii() or len(digits) > MAX_FRACTION_DIGITS:
            return self._clock_s(cell)
        if whole not in wholes:
            wholes[whole] = self._whole_s(whole)
        known = wholes[whole]
        if known is None:
            return self._clock_s(cell)
        return known[0] + (known[1] + float(f"0.{digits}"))

    def _whole_s(self, cell: str) -> tuple[float, float] | None:
        """The day and the time of day of a clock that ends in seconds, and to which a fraction may be added."""
        match = CLOCK.fullmatch(cell)
        if match is None or not match["s"] or match["f"] or not cell.endswith(match["s"]):
            return None
        return self._day_and_time_s(match)

    def _clock_s(self, cell: str) -> float:
        match = CLOCK.fullmatch(cell)
        seconds = None if match is None else self._day_and_time_s(match)
        if match is None or seconds is None:
            return np.nan
        day_s, time_s = seconds
        return day_s + time_s - _zone_s(match["zone"])

    def _day_and_time_s(self, match: re.Match[str]) -> tuple[float, float] | None:
        """The day since 1970 and the time of day; None where it is no such clock, or there is no such time."""
        if match["h"] is None or (match["a"] is None) != (self.order == ""):
            return None
        try:
            return self._day_s(match) if self.order else 0.0, _time_of_day_s(match)
        except (ValueError, OverflowError):
            return None

    def _day_s(self, match: re.Match[str]) -> float:
        month = match["b"] or str(MONTHS[match["month"].lower()])
        parts = dict(zip(self.order, (match["a"], month, match["c"]), strict=True))
        year = int(parts["y"]) + (2000 if len(parts["y"]) <= 2 else 0)
        return (date(year, int(parts["m"]), int(parts["d"])) - date(1970, 1, 1)).days * DAY_S


def detect_clock(cells: Sequence[str]) -> ClockFormat | None:
    """How clocks are written, if most of the cells that hold anything are clocks."""
    filled = [cell for cell in cells if cell.strip()]
    matches = [m for cell in filled if (m := CLOCK.fullmatch(cell)) and m["h"]]
    if len(matches) < 2 or 2 * len(matches) <= len(filled):
        return None
    dated = [m for m in matches if m["a"] is not None]
    if dated and len(dated) < len(matches):
        return None
    return ClockFormat(_order(dated), any(m["zone"] for m in matches))


def detect_dates(cells: Sequence[str]) -> bool:
    """Whether most of the cells that hold anything are dates without a time."""
    filled = [cell for cell in cells if cell.strip()]
    matches = [m for c in filled if (m := CLOCK.fullmatch(c)) and m["a"] and m["h"] is None]
    return len(matches) >= 2 and 2 * len(matches) > len(filled)


def _order(dated: Sequence[re.Match[str]]) -> str:
    """Day first, where nothing tells that the month is first."""
    if not dated:
        return ""
    if any(len(match["a"]) > 2 for match in dated):
        return "ymd"
    return "mdy" if _is_month_first(dated) else "dmy"


def _is_month_first(dated: Sequence[re.Match[str]]) -> bool:
    if any(match["month"] or int(match["a"]) > 12 for match in dated):
        return False
    if any(int(match["b"]) > 12 for match in dated):
        return True
    has_halves = any(match["half"] for match in dated)
    return has_halves and "/" in dated[0][0]  # 5/11/2026 11:10 PM is written so in America alone


def _time_of_day_s(match: re.Match[str]) -> float:
    hours, minutes, seconds = int(match["h"]), int(match["m"]), int(match["s"] or 0)
    if match["f"] and not match["s"]:  # 01:02.345 is a minute and more
        hours, minutes, seconds = 0, hours, minutes
    if (hours and minutes > 59) or seconds > 60 or (match["a"] and hours > 24):
        raise ValueError("no time of day")
    if match["half"]:
        hours = hours % 12 + (12 if match["half"][0] in "pP" else 0)
    fraction = float(f"0.{match['f']}") if match["f"] else 0.0
    return 3600.0 * hours + 60.0 * minutes + seconds + fraction


def _zone_s(zone: str | None) -> float:
    match = OFFSET.search(zone or "")
    if match is None:
        return 0.0
    offset_s = 3600.0 * int(match["h"]) + 60.0 * int(match["m"] or 0)
    return -offset_s if match["sign"] == "-" else offset_s


def unwrap_days(t: FloatArray) -> FloatArray:
    """Times of day as a time that goes on over midnight, or over noon where AM and PM are not told."""
    steps = np.diff(t)
    back = steps < -MIN_UNWRAP_S
    by_s = np.where(steps < -(HALF_DAY_S + MIN_UNWRAP_S / 2), DAY_S, HALF_DAY_S)
    shift = np.concatenate(([0.0], np.cumsum(np.where(back, by_s, 0.0))))
    unwrapped: FloatArray = t + shift
    return unwrapped


def format_start(began_s: float, *, has_zone: bool, zone_of: str = "") -> str | None:
    """The moment as ISO 8601 with its zone; one told without a zone is of the place where it is read.

    `zone_of` is a clock as it was written: its offset is kept.
    """
    try:
        at = datetime.fromtimestamp(0, UTC) + timedelta(seconds=round(began_s, 3))
        if not has_zone:
            return at.replace(tzinfo=None).astimezone().isoformat()
        match = CLOCK.fullmatch(zone_of)
        offset = timedelta(seconds=_zone_s(match["zone"] if match else None))
        return at.astimezone(timezone(offset)).isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def parse_iso(text: str) -> tuple[float, bool] | None:
    """A date and time as seconds since 1970, and whether it has its zone; without one it is taken as it stands."""
    try:
        at = datetime.fromisoformat(text)
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp(), at.tzinfo is not None
    except (ValueError, OverflowError):
        return None


def parse_moment(text: str) -> tuple[float, bool] | None:
    """A date and time anywhere in a text, and whether it has its zone."""
    match = MOMENT.search(text)
    if match is None:
        return None
    form = detect_clock([match[0], match[0]])
    seconds = float(form.seconds([match[0]])[0]) if form else np.nan
    return (seconds, form.has_zone) if form and np.isfinite(seconds) else None


MOMENT: Final = re.compile(
    r"(?<![0-9])[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?"
    r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
)
