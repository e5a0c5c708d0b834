"""Files of other programs, written here as those programs write them, are known by what stands in them."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.refusals import joined, refused, sentence_of
from tests.trainer.formats.vendor_files import BEGAN, RR_MS, intervals, lines, read_back, times
from trainer.errors import RecordingError
from trainer.formats.messages import LinesWithoutNumberLeftOut, OtherEventsLeftOut
from trainer.formats.tables.rr_series import compute_beat_times, remove_clock_jumps

TIMES = tuple((np.cumsum(RR_MS) / 1000).tolist())


def polar_hrm(interval: int = 238) -> str:
    return (
        f"[Params]\nVersion=106\nMonitor=34\nSMode=000000000\nDate=20260424\nInterval={interval}\n"
        "\n[Note]\nmorning 7\n\n[IntTimes]\n00:08:00.0\t77\t60\t70\t90\n\n[HRData]\n" + lines(RR_MS)
    )


def open_hrv() -> str:
    rows = ["event,value,timestamp"]
    for t, rr in zip(TIMES, RR_MS, strict=True):
        at = (BEGAN + timedelta(seconds=t)).isoformat()
        rows += [f"InterBeatInterval,{rr},{at}", f"HeartRateVariability,35.2,{at}"]
    return lines(rows)


def sensor_logger() -> str:
    at = [(BEGAN + timedelta(seconds=t)).isoformat(timespec="milliseconds") for t in TIMES]
    return "Phone timestamp;RR-interval [ms]\n" + lines(
        [f"{moment};{rr}" for moment, rr in zip(at, RR_MS, strict=True)]
    )


def kubios() -> str:
    rows = [f"{t:.4f},{rr / 1000:.4f},0.00{i},12.5" for i, (t, rr) in enumerate(zip(TIMES, RR_MS, strict=True))]  # fmt: skip
    return (
        "Kubios HRV analysis results\n\nPARAMETERS\nDetrending method, Smoothn priors\n"
        "RESULTS FOR A SINGLE SAMPLE\nMean RR (ms), 815.7, 3.1\n\n"
        "RR INTERVAL DATA and SPECTRUM ESTIMATES\n,SAMPLE 1,,\n"
        "Time, RR interval, Frequency, PSD\n(s),(s),(Hz),(s^2/Hz)\n"
        + lines(rows)
        + ",,0.4,0.2\n,,0.5,0.1\n"
    )


def golden_cheetah() -> str:
    rows = [f"{t:.3f},0,{rr},1" for t, rr in zip(TIMES, RR_MS, strict=True)]
    return "secs,km,R-R,R-R flag\n" + lines(rows)


def hrv_logger() -> str:
    rows, since = [], 0
    for rr in RR_MS:
        rows.append(f"{(BEGAN + timedelta(milliseconds=since)).isoformat(sep=' ')},{rr},{since}")
        since += rr
    return "date,rr,since start\n" + lines(rows)


KINDS = {
    "Polar .hrm": (polar_hrm(), "Polar .hrm", "in sequence"),
    "OpenHRV": (open_hrv(), "OpenHRV", "with their times"),
    "Polar Sensor Logger": (sensor_logger(), "Polar Sensor Logger", "with their times"),
    "Kubios HRV, a report": (kubios(), "Kubios HRV", "with their times"),
    "Kubios, two columns": (
        lines([f"{t:.3f} {rr / 1000:.3f}" for t, rr in zip(TIMES, RR_MS, strict=True)]),
        "a table of RR intervals",
        "with their times",
    ),
    "GoldenCheetah": (golden_cheetah(), "a table of RR intervals", "with their times"),
    "HRV Logger": (hrv_logger(), "HRV Logger", "with their times"),
    "Elite HRV": (lines(RR_MS), "RR intervals", "in sequence"),
    "HRV4Training, raw": ("rr\n" + lines(RR_MS), "RR intervals", "in sequence"),
}


@pytest.mark.parametrize("name", KINDS)
def test_the_beats_of_another_program_are_read(tmp_path: Path, name: str) -> None:
    content, kind, how = KINDS[name]
    result = read_back(tmp_path, content)
    assert intervals(result) == pytest.approx(RR_MS)
    assert result.kind == kind
    assert how in joined(result.understood)


@pytest.mark.parametrize("name", ["OpenHRV", "Polar Sensor Logger", "HRV Logger"])
def test_the_date_of_another_program_is_kept(tmp_path: Path, name: str) -> None:
    started = read_back(tmp_path, KINDS[name][0]).recording.started
    assert started is not None
    assert datetime.fromisoformat(started).replace(tzinfo=None) == BEGAN


def test_the_date_in_the_header_of_a_hrm_is_kept(tmp_path: Path) -> None:
    content = polar_hrm().replace("Interval=", "StartTime=14:10:16.0\nInterval=")
    started = read_back(tmp_path, content).recording.started
    assert started is not None
    assert datetime.fromisoformat(started).replace(tzinfo=None) == BEGAN


@pytest.mark.parametrize("name", ["OpenHRV", "Polar Sensor Logger", "Kubios HRV, a report"])
def test_old_line_ends_and_a_mark_at_the_beginning_change_nothing(
    tmp_path: Path, name: str
) -> None:
    content = "\ufeff" + KINDS[name][0].replace("\n", "\r\n")
    assert intervals(read_back(tmp_path, content)) == pytest.approx(RR_MS)


def test_what_was_left_out_is_told(tmp_path: Path) -> None:
    assert read_back(tmp_path, open_hrv()).left_out == (OtherEventsLeftOut(10),)


REFUSED = {
    "a .hrm of heart rates": polar_hrm(5),
    "Polar Flow": "Name,Sport,Date,Start time,Duration\nme,OTHER,24-04-2026,14:10:16,00:05:00\n"
    "Sample rate,Time,HR (bpm)\n1,00:00:00,72\n,00:00:01,73\n",
    "daily figures": "date,timestamp_measurement,HR,AVNN,SDNN,rMSSD\n2026-04-24,07:00,55,1090,80,61\n",
    "heart rates of a logger": "Phone timestamp;HR [bpm];HRV [ms]\n2026-04-24T14:10:16.752;64;42\n",
    "OpenHRV without beats": "event,value,timestamp\nPacerRate,6,2026-04-24T14:10:16\n",
    "Kubios without data": "Kubios HRV\nRR INTERVAL DATA\nnone\n",
    "a zip": "PK\x03\x04....",
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_without_intervals_says_what_it_is(tmp_path: Path, name: str) -> None:
    with pytest.raises(RecordingError) as refusal:
        read_back(tmp_path, REFUSED[name])
    result = sentence_of(refusal.value)
    assert "\n" not in result
    assert result.endswith(".")
    assert "RR intervals" in result or "unpack" in result


def test_a_gap_between_arrivals_is_a_gap() -> None:
    arrived = np.array([1.0, 1.8, 2.6, 60.0, 60.8])
    t, moved = compute_beat_times(arrived, np.full(5, 800.0))
    assert moved == 0
    assert t.tolist() == pytest.approx([0.8, 1.6, 2.4, 59.8, 60.6])


def test_a_burst_of_late_packets_is_no_gap() -> None:
    arrived = np.array([1.0, 1.8, 4.1, 4.1, 4.1, 5.0])
    t, moved = compute_beat_times(arrived, np.full(6, 800.0))
    assert (moved, t.tolist()) == (0, pytest.approx([0.8, 1.6, 2.4, 3.2, 4.0, 4.8]))


@pytest.mark.parametrize("jump", [-3600.0, -40.0, 1.7e9])
def test_a_clock_that_was_set_loses_no_beat(jump: float) -> None:
    rr_ms = np.full(40, 800.0)
    true = np.cumsum(rr_ms) / 1000.0
    result = true + np.where(np.arange(40) >= 20, jump, 0.0)
    for t, moved in (compute_beat_times(result, rr_ms), remove_clock_jumps(result, rr_ms)):
        assert moved == 1
        assert t.tolist() == pytest.approx(true.tolist())


def test_a_clock_that_was_set_is_told_of_in_the_import(tmp_path: Path) -> None:
    rows = [f"{0.8 * (i + 1) - (500 if i >= 30 else 0):.3f},800" for i in range(60)]
    result = read_back(tmp_path, "t_s,rr_ms\n" + lines(rows))
    assert "clock changes corrected: 1" in joined(result.understood)
    assert times(result)[-1] == pytest.approx(48.0)


HEADS = ["[Params]\nInterval=238\n[HRData]\n", "event,value,timestamp\n", "Phone timestamp;RR-interval [ms]\n", "RR INTERVAL DATA\n", "Name,Sport,Date,Start time\n", "date,rmssd\n"]  # fmt: skip
CELLS = st.sampled_from(
    ["812", "0.8", ",", ";", "\n", "\t", "ibi", "nan", "9" * 400, "2026-04-24T14:10:16", "[x]", "=1", "'"]
)  # fmt: skip


@given(st.sampled_from(HEADS), st.lists(CELLS, max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_of_a_known_program_is_understood_or_refused(
    tmp_path: Path, head: str, cells: list[str]
) -> None:
    with suppress(RecordingError):
        result = read_back(tmp_path, head + "".join(cells))
        assert intervals(result)
        assert times(result) == sorted(times(result))


@pytest.mark.parametrize(
    ("rr_ms", "is_one"), [(199.0, False), (200.0, True), (3000.0, True), (3001.0, False)]
)
def test_numbers_are_thousandths_of_a_second_only_where_a_heart_could_beat_so(
    tmp_path: Path, rr_ms: float, is_one: bool
) -> None:
    text = lines([rr_ms] * 20)
    if is_one:
        assert "20 RR intervals in ms" in joined(read_back(tmp_path, text).understood)
    else:
        with refused(RecordingError, match="which numbers are RR intervals"):
            read_back(tmp_path, text)


def test_a_long_first_interval_is_no_clock_that_was_set() -> None:
    t, moved = compute_beat_times(np.array([10.0, 10.8, 11.6]), np.array([5000.0, 800.0, 800.0]))
    assert (moved, t.tolist()) == (0, pytest.approx([5.0, 5.8, 6.6]))


@pytest.mark.parametrize(
    ("old", "new"), [("0.8120,0.8120", "0.8120,:0.8120"), ("\n0.8120,", "\n0-1.8120,")]
)
def test_a_damaged_first_row_of_kubios_leads_to_no_other_column(
    tmp_path: Path, old: str, new: str
) -> None:
    assert intervals(read_back(tmp_path, kubios().replace(old, new))) == list(RR_MS[1:])


def kubios_table(rows: Iterable[str], heading: str = "RR INTERVAL DATA") -> str:
    return f"Kubios HRV analysis results\n{heading}\n" + lines(rows)


def test_the_numbers_of_kubios_begin_within_a_hundred_lines_from_their_heading(
    tmp_path: Path,
) -> None:
    pairs = [f"{t:.3f},{rr / 1000:.3f}" for t, rr in zip(TIMES, RR_MS, strict=True)]
    result = read_back(tmp_path, kubios_table(["no time,no interval"] * 98 + pairs))
    assert intervals(result) == list(RR_MS)
    with refused(RecordingError, match="report from Kubios HRV without RR intervals"):
        read_back(tmp_path, kubios_table(["no time,no interval"] * 99 + pairs))


def test_a_clock_of_kubios_that_runs_too_fast_is_not_that_of_the_intervals(tmp_path: Path) -> None:
    rows = [
        f"{1.07 * t:.4f}\t{rr / 1000:.3f}\t{t:.4f}\t{rr / 1000:.3f}"
        for t, rr in zip(TIMES, RR_MS, strict=True)
    ]
    result = read_back(tmp_path, kubios_table(rows))
    assert times(result) == pytest.approx(TIMES)
    assert intervals(result) == list(RR_MS)


def test_the_times_of_kubios_are_within_a_twentieth_of_the_intervals_however_late(
    tmp_path: Path,
) -> None:
    """The first beats have holes between them, and the beats are numbered with an interval beside."""
    rr_ms = RR_MS * 4
    ends = np.cumsum(rr_ms) / 1000 + np.minimum(np.arange(40), 9) * 0.3 + 60.0
    rows = [
        f"{n}\t{rr / 1000:.3f}\t{t:.3f}\t{rr / 1000:.3f}"
        for n, (t, rr) in enumerate(zip(ends, rr_ms, strict=True), 1)
    ]
    result = read_back(tmp_path, kubios_table(rows))
    assert intervals(result) == list(rr_ms)
    assert np.diff(times(result)) == pytest.approx(np.diff(ends))


def test_a_report_of_kubios_has_its_name_in_front_and_its_heading_anywhere(tmp_path: Path) -> None:
    results = lines(f"Result {n}" for n in range(600))
    pairs = lines(f"{t:.3f},{rr / 1000:.3f}" for t, rr in zip(TIMES, RR_MS, strict=True))
    below = f"{results}RR INTERVAL DATA\n{pairs}"
    result = read_back(tmp_path, f"Kubios HRV analysis results\n{below}")
    assert (result.kind, intervals(result)) == ("Kubios HRV", list(RR_MS))
    with suppress(RecordingError):
        assert read_back(tmp_path, below).kind != "Kubios HRV"
    table = read_back(tmp_path, "# exported for Kubios\nrr\n" + lines(RR_MS))
    assert (table.kind, intervals(table)) == ("RR intervals", list(RR_MS))


def test_a_gap_of_a_logger_is_kept(tmp_path: Path) -> None:
    rows = hrv_logger().splitlines()
    del rows[3:7]
    t = times(read_back(tmp_path, lines(rows)))
    assert t[2] - t[1] == pytest.approx(sum(RR_MS[2:7]) / 1000, abs=0.002)


@pytest.mark.parametrize("name", ["HRV Logger", "OpenHRV"])
def test_a_line_without_an_interval_is_told(tmp_path: Path, name: str) -> None:
    content = KINDS[name][0].replace(f",{RR_MS[4]},", ",lost,")
    result = read_back(tmp_path, content)
    assert intervals(result) == [*RR_MS[:4], *RR_MS[5:]]
    assert result.left_out[-1] == LinesWithoutNumberLeftOut(1)


def test_where_no_time_of_kubios_fits_the_first_two_columns_are_read(tmp_path: Path) -> None:
    rows = [f"-,{2 * n},{rr},{n}" for n, rr in enumerate(RR_MS, 1)]
    assert intervals(read_back(tmp_path, kubios_table(rows))) == list(RR_MS)


@pytest.mark.parametrize("separator", ["\t", ";", ",", "  "])
def test_a_report_of_kubios_is_read_however_its_columns_are_set_apart(
    tmp_path: Path, separator: str
) -> None:
    point = "," if separator in "\t;" else "."
    rows = [
        f"{t:.3f}{separator} {rr / 1000:.3f}".replace(".", point)
        for t, rr in zip(TIMES, RR_MS, strict=True)
    ]
    result = read_back(tmp_path, kubios_table(rows, "RR Interval Data (one sample)"))
    assert intervals(result) == list(RR_MS)
    assert times(result) == pytest.approx(TIMES)
    assert result.unit == "s"


def test_intervals_of_kubios_are_read_to_the_millionth_of_a_ms_or_in_ms(tmp_path: Path) -> None:
    result = read_back(tmp_path, kubios_table(["1.0,0.812345678901", "1.8,0.8034567"]))
    assert intervals(result) == [812.345679, 803.4567]
    result = read_back(
        tmp_path, kubios_table([f"{t},{rr}" for t, rr in zip(TIMES, RR_MS, strict=True)])
    )
    assert (intervals(result), result.unit) == (list(RR_MS), "ms")


def test_intervals_of_a_program_that_no_heart_has_are_damaged(tmp_path: Path) -> None:
    with refused(RecordingError, match="damaged"):
        read_back(tmp_path, polar_hrm().replace("\n8", "\n"))
