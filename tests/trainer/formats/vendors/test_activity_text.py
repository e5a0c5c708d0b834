"""Activities of watches as text: Suunto's logs, and what FitCSVTool makes of FIT."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.refusals import refused
from tests.trainer.formats.vendor_files import BEGAN, ENDS_MS, RR_MS, intervals, read_back, times
from trainer.errors import RecordingError


def sml(intervals: str = " ".join(map(str, RR_MS)), doctype: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{doctype}<sml xmlns="http://www.suunto.com/schemas/sml">'
        f"<DeviceLog><Header><DateTime>{BEGAN.isoformat()}</DateTime><Duration>8.1</Duration></Header>"
        f"<Samples><Sample><HR>1.2</HR></Sample></Samples><R-R><Data>{intervals}</Data></R-R></DeviceLog></sml>"
    )


def fit_csv() -> str:
    stamp = round((BEGAN - datetime(1989, 12, 31)).total_seconds())  # noqa: DTZ001
    head = "Type,Local Number,Message,Field 1,Value 1,Units 1,Field 2,Value 2,Units 2,\n"
    rows = ["Definition,0,record,timestamp,1,,heart_rate,1,,", "Definition,1,hrv,time,5,,,,,"]
    for end, rr in zip(ENDS_MS, RR_MS, strict=True):
        at = stamp + -(-end // 1000)
        rows.append(f'Data,0,record,timestamp,"{at}",s,heart_rate,"73",bpm,')
        rows.append(f'Data,1,hrv,time,"{rr / 1000}|65.535|65.535|65.535|65.535",s,,,,')
    return head + "\n".join(rows) + "\n"


def test_a_log_of_suunto_is_read(tmp_path: Path) -> None:
    result = read_back(tmp_path, sml())
    assert intervals(result) == list(RR_MS)
    assert times(result) == pytest.approx([end / 1000 for end in ENDS_MS])
    assert (result.kind, result.reading) == ("Suunto", "rr")
    assert str(result.recording.started).startswith("2026-04-24T14:10:16")


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (sml(""), "Suunto format with heart rates"),
        (sml()[:-30], "damaged"),
        (sml(doctype='<!DOCTYPE a [<!ENTITY b "1"><!ENTITY c "&b;&b;">]>'), "damaged"),
        ("<sml>" + "<a>" * 100_000, "damaged"),
        ('<sml a="' + "a" * 3_000_000, "damaged"),
    ],
)
def test_a_log_that_is_damaged_or_hostile_ends_in_one_sentence(
    tmp_path: Path, content: str, named: str
) -> None:
    with refused(RecordingError, match=named):
        read_back(tmp_path, content)


def test_a_table_of_fit_messages_is_read(tmp_path: Path) -> None:
    result = read_back(tmp_path, fit_csv())
    assert intervals(result) == list(RR_MS)
    assert (result.kind, result.unit, result.reading) == ("FitCSVTool", "s", "rr")
    assert result.recording.started is not None


def test_a_table_of_fit_messages_without_beats_is_named(tmp_path: Path) -> None:
    rows = [row for row in fit_csv().splitlines() if ",hrv," not in row]
    with refused(RecordingError, match="FitCSVTool format with heart rates"):
        read_back(tmp_path, "\n".join(rows))
