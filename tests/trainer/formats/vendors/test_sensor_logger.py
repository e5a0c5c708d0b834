"""Polar Sensor Logger on a phone."""

from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from devices.waveforms.records import find_beats
from tests.refusals import joined
from tests.trainer.formats.vendor_files import (
    BEGAN,
    ENDS_MS,
    RR_MS,
    intervals,
    pulses,
    read_back,
    times,
)
from trainer.events import Beat
from trainer.formats.reader import read_file
from trainer.formats.tables.reading import ReadAs, ReadingChoice


def stamps(form: str = "%Y-%m-%dT%H:%M:%S.%f", began: datetime = BEGAN) -> list[str]:
    return [(began + timedelta(milliseconds=end)).strftime(form)[:-3] for end in ENDS_MS]


def rr_file(at: list[str]) -> str:
    rows = [f"{moment};{rr}\n" for moment, rr in zip(at, RR_MS, strict=True)]
    return "Phone timestamp;RR-interval [ms]\n" + "".join(rows)


def test_intervals_are_read_with_the_date_of_the_phone(tmp_path: Path) -> None:
    result = read_back(tmp_path, rr_file(stamps()))
    assert intervals(result) == list(RR_MS)
    assert result.kind == "Polar Sensor Logger"
    assert datetime.fromisoformat(str(result.recording.started)).replace(tzinfo=None) == BEGAN


@pytest.mark.parametrize("hour", [14, 23])
def test_a_clock_without_a_date_goes_on_over_midnight(tmp_path: Path, hour: int) -> None:
    began = BEGAN.replace(hour=hour, minute=59, second=57)
    result = read_back(tmp_path, rr_file(stamps("%H:%M:%S.%f", began)))
    assert intervals(result) == list(RR_MS)
    assert times(result) == pytest.approx([end / 1000 for end in ENDS_MS])
    assert result.recording.started is None


@pytest.mark.parametrize("clock", ["Phone timestamp", "Phone Data RX timestamp"])
def test_disturbed_pulse_intervals_are_left_out(tmp_path: Path, clock: str) -> None:
    rows = [
        f"{at};{rr};10;{int(i == 4)};1;1;73\n"
        for i, (at, rr) in enumerate(zip(stamps(), RR_MS, strict=True))
    ]
    head = f"{clock};PP-interval [ms];error estimate [ms];blocker;contact;contact;hr [bpm]\n"
    result = read_back(tmp_path, head + "".join(rows))
    assert intervals(result) == [rr for i, rr in enumerate(RR_MS) if i != 4]
    assert "1 number that is not a measurement" in joined(result.left_out)


def ecg_file() -> str:
    """40 s of 130 Hz in packets of 73 samples, which arrive at once."""
    rate = 130.0
    rows = ["Phone timestamp;sensor timestamp [ns];timestamp [ms];ecg [uV]\n"]
    for i, value in enumerate(pulses(rate, 0.8, 40.0)):
        burst = BEGAN + timedelta(seconds=(i // 73) * 73 / rate)
        ns = 599_616_000_000_000_000 + round(i / rate * 1e9)
        rows.append(
            f"{burst.isoformat(timespec='milliseconds')};{ns};{i / rate * 1000:.3f};{value:.0f}\n"
        )
    return "".join(rows)


def test_the_beats_of_an_ecg_are_found_by_the_clock_of_the_sensor(tmp_path: Path) -> None:
    path = tmp_path / "ecg.txt"
    path.write_text(ecg_file())
    result = read_file(path, find_beats=find_beats)
    rr_ms = [e.rr_ms for e in result.recording.events if isinstance(e, Beat)]
    assert len(rr_ms) > 40
    assert np.median(rr_ms) == pytest.approx(800, abs=8)
    assert (result.kind, result.reading) == ("Polar Sensor Logger", "ecg")


def test_another_reading_can_still_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "rr.txt"
    path.write_text(rr_file(stamps()))
    result = read_file(path, ReadingChoice(ReadAs.RR, "2", 1000.0 / 1024.0))
    assert result.kind == "a table of RR intervals"
    assert intervals(result) == pytest.approx([rr * 1000 / 1024 for rr in RR_MS])
