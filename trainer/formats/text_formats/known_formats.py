"""The text formats of other programs: which one a text is in, by what stands in it, never by its name.

Polar Flow CSV and the daily tables of HRV4Training and Elite HRV have no intervals: they are refused with a reason.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from trainer.errors import RecordingError
from trainer.files.text_file import TextFile
from trainer.formats.messages import DailyFigures, PolarFlowHeartRates, SensorLoggerHeartRates
from trainer.formats.text_formats.kubios_report import is_kubios_report, read_kubios_report
from trainer.formats.text_formats.polar_hrm import read_polar_hrm
from trainer.formats.text_formats.timestamped_intervals import read_hrv_logger, read_open_hrv
from trainer.formats.vendor_series import VendorSeries
from trainer.messages import Message


@dataclass(frozen=True, slots=True)
class TextFormat:
    """A text of another program: how it is known, and how it is read.

    `is_match` gets the first line, stripped and in lower case, and the text. `read` gets the lines and
    raises RecordingError where they hold no intervals.
    """

    program: str
    is_match: Callable[[str, TextFile], bool]
    read: Callable[[Iterable[str]], VendorSeries]


def detect_text_format(text: TextFile) -> TextFormat | None:
    """Return the first of `TEXT_FORMATS` that the text is in, None where there is none."""
    first = text.head().split("\n", 1)[0].strip().lower()
    return next((known for known in TEXT_FORMATS if known.is_match(first, text)), None)


def _refusal(reason: Message) -> Callable[[Iterable[str]], VendorSeries]:
    def refuse(_: Iterable[str]) -> VendorSeries:
        raise RecordingError(reason)

    return refuse


def _is_daily_table(first: str, _: TextFile) -> bool:
    words = set(re.findall(r"[a-z0-9]+", first))
    return bool({"rmssd", "lnrmssd"} & words) and bool({"date", "datetime", "timestamp"} & words)


def _starts_with(beginning: str) -> Callable[[str, TextFile], bool]:
    return lambda first, _: first.startswith(beginning)


TEXT_FORMATS: Final = (
    TextFormat("Polar .hrm", lambda first, _: first == "[params]", read_polar_hrm),
    TextFormat("OpenHRV", _starts_with("event,value,timestamp"), read_open_hrv),
    TextFormat(
        "HRV Logger",
        lambda first, _: first.replace(" ", "").startswith("date,rr,sincestart"),
        read_hrv_logger,
    ),
    TextFormat(
        "Polar Sensor Logger, heart rates",
        _starts_with("phone timestamp;hr [bpm]"),
        _refusal(SensorLoggerHeartRates()),
    ),
    TextFormat(
        "Polar Flow",
        _starts_with("name,sport,date,start time"),
        _refusal(PolarFlowHeartRates()),
    ),
    TextFormat(
        "HRV4Training, Elite HRV",
        _is_daily_table,
        _refusal(DailyFigures()),
    ),
    # Last: its heading may stand anywhere, so all of the text is searched for it.
    TextFormat("Kubios HRV", is_kubios_report, read_kubios_report),
)
