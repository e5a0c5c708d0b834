"""Tables as people and programs write them, each by hand, with the heart that is meant known beforehand."""

import json
import math
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import accumulate, pairwise
from pathlib import Path

import pytest

from devices.waveforms.records import find_beats
from tests.refusals import joined, refused
from tests.trainer.formats.vendor_files import intervals, lines, pulses
from tests.trainer.hearts import find_gaps
from trainer.errors import RecordingError
from trainer.formats.reader import ImportedRecording, read_file
from trainer.hrv.tachogram import arrays_of

RR = (
    *(812, 833, 801, 790, 845, 820, 811, 799, 806, 840, 815, 822),
    *(797, 830, 809, 818, 844, 803, 796, 827, 819, 808, 835, 801),
)
ENDS = tuple(accumulate(RR))
WITH_HOLE = tuple(end if n < 12 else end + 33_000 for n, end in enumerate(ENDS))
BEGAN = datetime(2026, 3, 7, 6, 59, 48)  # noqa: DTZ001  as tables tell it
EPOCH_MS = 1_772_866_788_000
RETURNS = ("", "\r")
THREES = tuple(RR[n : n + 3] for n in range(0, len(RR), 3))


def stamp(ms: int, form: str) -> str:
    text = (BEGAN + timedelta(milliseconds=ms)).strftime(form)
    return text[:-3] if form.endswith("%f") else text


def read(folder: Path, text: str, encoding: str = "utf-8") -> ImportedRecording:
    path = folder / "table.csv"
    path.write_bytes(text.encode(encoding))
    return read_file(path, find_beats=find_beats)


def rows(*columns: Iterable[object], separator: str = ",") -> str:
    return lines(separator.join(map(str, row)) for row in zip(*columns, strict=True))


def with_one(fill: object) -> list[object]:
    return [*RR[:7], fill, *RR[7:]]


SECONDS = [f"{end / 1000:.3f}" for end in ENDS]
BEGINS = [f"{(end - rr) / 1000:.3f}" for end, rr in zip(WITH_HOLE, RR, strict=True)]
BEATS = (0, *ENDS)
GERMAN = [f"{(BEGAN + timedelta(milliseconds=e)).strftime('%d.%m.%Y %H:%M:%S,%f')[:-3]}" for e in WITH_HOLE]  # fmt: skip
HALF_DAYS = [(BEGAN + timedelta(milliseconds=e)).strftime("%m/%d/%Y,%I:%M:%S %p") for e in ENDS]
RATES = [round(60_000 / rr) for rr in RR]
OXYGEN = [96 + n * n % 7 % 3 for n in range(25)]
WARMTH = [round(36.5 + 0.1 * math.sin(n), 2) for n in range(25)]

READ = {
    "beat times in microseconds": "beat_us\n" + lines(1000 * end for end in BEATS),
    "beat times as h:mm:ss": lines(f"1:{end // 60_000:02d}:{end / 1000 % 60:06.3f}" for end in BEATS),
    "beat times with numbers of beats": "Nr;Zeit [s]\n" + lines(
        f"{n + 1};{end / 1000:.3f}".replace(".", ",") for n, end in enumerate(BEATS)
    ),
    "beat times with an empty interval at first": "time_s,rr_s\n0.000,\n" + rows(SECONDS, [rr / 1000 for rr in RR]),
    "a flag beside": "rr;valid\n" + rows(RR, [1] * len(RR), separator=";"),
    "starts in ms": "start_ms,ibi_ms\n" + rows([7000 + e - rr for e, rr in zip(ENDS, RR, strict=True)], RR),
    "starts and ends": "start,end,rr\n" + rows([(e - rr) / 1000 for e, rr in zip(ENDS, RR, strict=True)], SECONDS, RR),
    "every row three times": "t,rr\n" + lines(f"{t},{rr}" for t, rr in zip(SECONDS, RR, strict=True) for _ in range(3)),
    "the log twice": "timestamp,rr\n" + 2 * rows([stamp(e, "%Y-%m-%d %H:%M:%S.%f") for e in ENDS], RR),
    "lists between bars": "ts,hr,rr\n" + lines(
        f"{stamp(sum(RR[: 3 * n + 3]), '%Y-%m-%d %H:%M:%S')},74,{'|'.join(map(str, each))}" for n, each in enumerate(THREES)
    ),
    "one line": ";".join(map(str, RR)),
    "lists in lines of JSON": lines(
        f'{{"ts": {sum(RR[: 3 * n + 3])}, "rrs": {list(each)}}}' for n, each in enumerate(THREES)
    ),
    "objects in JSON": "[" + ",".join(f'{{"t": {t}, "rr": {rr}}}' for t, rr in zip(SECONDS, RR, strict=True)) + "]",
    "65.535 s": "rr_s\n" + lines([*(rr / 1000 for rr in RR[:7]), 65.535, *(rr / 1000 for rr in RR[7:])]),
    "-1 for nothing": "rr\n" + lines(with_one(-1)),
    "9999 for nothing": "rr\n" + lines(with_one(9999)),
    "NaN for nothing": "rr\n" + lines(with_one("NaN")),
    "a clock of 16 bits": "ms16,rr\n" + rows([(60_000 + e) % 65_536 for e in ENDS], RR),
    "a clock of 32 bits": "ms,rr\n" + rows([(2**32 - 9000 + e) % 2**32 for e in ENDS], RR),
    "a row of units": "Time,RR\n(s),(ms)\n" + rows(SECONDS, RR),
    "lines about the recording": "Name: A B\nDate: 07.03.2026\nDevice: H10 1234\nDuration: 00:00:19\n\nRR (ms)\n" + lines(RR),
    "a separator at the end": "time,rr,\n" + rows(SECONDS, RR, [""] * len(RR)),
    "points between thousands": "t_ms;rr_ms\n" + lines(f"{7000 + e:,};{rr}".replace(",", ".") for e, rr in zip(ENDS, RR, strict=True)),
    "a unit behind each": "rr\n" + lines(f"{rr} ms" for rr in RR),
    "intervals in ms and in s": "rr_ms,rr_s\n" + rows(RR, [rr / 1000 for rr in RR]),
    "intervals in microseconds": "ibi_us\n" + lines(1000 * rr for rr in RR),
    "a name of another unit": "rr_s,hr\n" + rows(RR, RATES),
    "American times": "Date,Time,RR (ms)\n" + rows(HALF_DAYS, RR),
    "nanoseconds since 1970": "timestamp_ns,rr_ms\n" + rows([(EPOCH_MS + e) * 1_000_000 for e in ENDS], RR),
    "ms since 1970 in E notation": "Time,RR\n" + rows([f"{EPOCH_MS + e:.12E}" for e in ENDS], RR),
    "days of a spreadsheet": "DateTime,RR\n" + rows([f"{46_088.2915277778 + e / 86_400_000:.10f}" for e in ENDS], RR),
    "the newest first": "timestamp,rr\n" + rows([stamp(e, "%Y-%m-%d %H:%M:%S.%f") for e in ENDS[::-1]], RR[::-1]),
    "the newest first, in seconds": "time;rr;note\n" + rows(SECONDS[::-1], RR[::-1], ["", *"b" * 23], separator=";"),
    "rows with numbers and no name for them": '"","x"\n' + lines(f'"{n + 1}",{rr}' for n, rr in enumerate(RR)),
    "lines about the recording with numbers": "IBI Series\nFile:\ts01.mw\nStart:\t0.000\n\nBeat #\tIBI (ms)\n" + rows(range(1, 25), RR, separator="\t"),
    "two rows of names and one of units": "Signal;Signal\nTime;RR\ns;ms\n" + rows(SECONDS, RR, separator=";"),
    "intervals in objects within objects": json.dumps(
        {"data": [{"heartRate": {"average": 73.1, "rrData": [rr]}, "timestamp": EPOCH_MS + e} for e, rr in zip(ENDS, RR, strict=True)]}
    ),
    "rates and intervals that were computed from them": "RR;dRR;HR;RMSSD\n" + rows(RR, ["", *(b - a for a, b in pairwise(RR))], RATES, [20 + n % 5 for n in range(24)], separator=";"),
    "QT beside RR": "beat,QT (ms),RR (ms)\n" + rows(range(1, 25), [380 + n % 6 for n in range(24)], RR),
    "text behind the last row": "time,rr\n" + rows(SECONDS, RR) + "# end of recording\nMean,815\n",
    "line ends of two systems": "time,rr\r\n" + "".join(f"{t},{rr}{RETURNS[n % 2]}\n" for n, (t, rr) in enumerate(zip(SECONDS, RR, strict=True))),
    "beat times beside other measurements": "beat (s),SpO2,temp\n" + rows([f"{e / 1000:.3f}" for e in BEATS], OXYGEN, WARMTH),
    "beat times beside their heart rates and other measurements": "t,HR,temp\n" + rows([f"{e / 1000:.3f}" for e in BEATS], [72, *RATES], WARMTH),
    "beat times in s and in samples": "t;sample\n" + rows([f"{e / 1000:.3f}" for e in BEATS], [round(e / 4) for e in BEATS], separator=";"),
    "sep=": "sep=;\ntime;rr\n" + rows(SECONDS, RR, separator=";"),
    "sessions of one person that a clock places": "session,timestamp,rr\n" + rows(["a"] * 12 + ["b"] * 12, [stamp(e, "%Y-%m-%d %H:%M:%S.%f") for e in ENDS], RR),
    "rate and interval of a board": lines(f"BPM={bpm} IBI={rr}" for bpm, rr in zip(RATES, RR, strict=True)),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_a_table_is_read_as_it_was_meant(tmp_path: Path, name: str) -> None:
    result = read(tmp_path, READ[name])
    assert intervals(result) == pytest.approx(RR, abs=0.01), joined(result.understood)


QUICK = (500, 480, 520, 505, 495, 500, 470, 530, 500, 510, 490, 500) * 2
CALM = (1000, 1200, 800, 1000, 1000, 1200, 1000, 800, 1200, 800, 1000, 1000) * 2


@pytest.mark.parametrize(
    ("name", "steps", "is_read"),
    [
        ("beat", QUICK, True),
        ("beat", [step - 1 for step in QUICK], False),  # they may be samples
        ("beat_ms", [step - 1 for step in QUICK], True),
        ("beat_ms", CALM, False),  # a clock of fifths of a second tells no intervals
        ("beat_ms", [1000 + (step - 1000) // 2 for step in CALM], True),
    ],
)
def test_numbers_that_rise_are_beat_times_where_they_can_be_those_of_a_heart(
    tmp_path: Path, name: str, steps: list[int], is_read: bool
) -> None:
    text = f"{name}\n" + lines(accumulate((7000, *steps)))
    if is_read:
        assert intervals(read(tmp_path, text)) == pytest.approx(list(steps))
    else:
        with refused(RecordingError, match="RR intervals"):
            read(tmp_path, text)


BESIDE: dict[str, tuple[Iterable[object], bool]] = {
    "two labels": ([n * n % 4 % 2 for n in range(25)], True),
    "three numbers": (OXYGEN, False),
    "two labels with digits": ([f"S{n * n % 4 % 2}" for n in range(25)], True),
    "three labels with digits": ([f"S{number}" for number in OXYGEN], False),
    "one number always": ([7] * 25, True),
    "one number once": (["", "", "36.5", *[""] * 22], True),
    "two numbers once": (["", "36.5", "", "36.6", *[""] * 21], True),
    "a count": (range(100, 125), True),
    "nothing": ([""] * 25, True),
}


@pytest.mark.parametrize("name", BESIDE)
def test_beat_times_alone_are_read_where_nothing_else_was_measured(
    tmp_path: Path, name: str
) -> None:
    others, is_read = BESIDE[name]
    text = "t,x\n" + rows([f"{end / 1000:.3f}" for end in BEATS], others)
    if is_read:
        assert intervals(read(tmp_path, text)) == pytest.approx(RR, abs=0.01)
    else:
        with refused(RecordingError, match="unclear"):
            read(tmp_path, text)


SHORTER = tuple(rr - 180 for rr in RR)
HOLES = {
    "German times": "Datum;RR\n" + rows(GERMAN, RR, separator=";"),
    "starts in s": "onset\tduration\n" + rows(BEGINS, [rr / 1000 for rr in RR], separator="\t"),
    "times with a zone": "timestamp,rr\n" + rows([f"{stamp(e, '%Y-%m-%dT%H:%M:%S.%f')}+01:00" for e in WITH_HOLE], RR),
    "months with names": "t,RR\n" + rows([stamp(e, "%d-Mar-%Y %H:%M:%S.%f") for e in WITH_HOLE], RR),
    "a zone by name and offset": "t,RR\n" + rows([stamp(e, "%Y-%m-%d %H:%M:%S.%f") + " UTC+1" for e in WITH_HOLE], RR),
    "bursts in seconds since 1970": "unix;hr;rr-interval\n" + rows(
        [1_772_866_788 + math.ceil(e / 2000) * 2 for e in WITH_HOLE], RATES, RR, separator=";"
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "form", "is_told"),
    [
        ("time", "%a %b %d %H:%M:%S %Y", True),
        ("timestamp_ns", "1772866%S%f000000", True),
        ("place", "%a %b %d %H:%M:%S %Y", False),
        ("time", "morning", False),
        ("date", "%Y-%m-%d", False),  # a date alone hides none
        ("time", "", False),
    ],
)
def test_times_that_cannot_be_read_are_not_passed_over_in_silence(
    tmp_path: Path, name: str, form: str, is_told: bool
) -> None:
    """A hole may be hidden in them."""
    text = f"{name},RR\n" + rows([stamp(e, form) for e in WITH_HOLE], RR)
    result = read(tmp_path, text)
    assert intervals(result) == pytest.approx(RR)
    told = f"the times in column {name} are not in a form that can be read and were ignored"
    assert (told in joined(result.understood)) is is_told


@pytest.mark.parametrize("name", HOLES)
def test_a_hole_in_the_clock_is_a_gap(tmp_path: Path, name: str) -> None:
    result = read(tmp_path, HOLES[name])
    assert intervals(result) == pytest.approx(RR, abs=0.01)
    [(begin, end)] = find_gaps(*arrays_of(result.recording.events))
    assert end - begin == pytest.approx(33.0, abs=2.1 if "bursts" in name else 0.01)


REFUSED = {
    "a constant beside a counter": ("time,rr\n" + rows(range(60), [1000] * 60), "always the same"),
    "a temperature a day": ("date,temperature\n" + lines(f"2026-01-{n + 1:02d},{0.3 + 0.05 * math.sin(n):.2f}" for n in range(28)), "one number a day"),
    "one number": ("1777\n", "too few numbers"),
    "rates of a board": (lines(f"BPM: {72 + n % 3}" for n in range(60)), "heart rates in column BPM"),
    "steps and cadence": ("time,steps,cadence\n" + lines(f"{60 * n},{97 * n},{90 + n % 7}" for n in range(60)), "cadence"),
    "a ride": ("secs,watts,hr\n" + lines(f"{n},{200 + n % 40},{130 + n % 8}" for n in range(400)), "heart rates in column hr"),
    "a night of oximetry": ("Time,SpO2,Pulse\n" + lines(f"23:{n // 60:02d}:{n % 60:02d},{96 + n % 2},{58 + n % 5}" for n in range(300)), "heart rates in column Pulse"),
    "two people below each other": ("subject,rr\n" + rows(["S01"] * 24 + ["S02"] * 24, RR + SHORTER), "column subject has 2 different values"),
    "two people with their clocks": ("id,time,rr\n" + rows([1] * 24 + [2] * 24, [*SECONDS, *(e / 1000 for e in accumulate(SHORTER))], RR + SHORTER), "several recordings"),
    "two people side by side": ("anna;ben\n" + rows(RR, SHORTER, separator=";"), "unclear"),
    "two sessions without a clock": ("session,beat,rr\n" + rows([1] * 24 + [2] * 24, [*range(24), *range(24)], RR + SHORTER), "column session has 2"),
    "QT alone": ("beat,QT (ms)\n" + rows(range(1, 25), [380 + n % 6 for n in range(24)]), "unclear"),
    "tenths of a heart rate": ("time,hr\n" + rows(SECONDS, [10 * bpm for bpm in RATES]), "RR intervals"),
    "an altitude": ("lat,lon,alt\n" + rows([48.1 + n / 1e5 for n in range(200)], [11.5] * 200, [812 + n % 5 for n in range(200)]), "unclear"),
    "CO2 a minute": ("timestamp,co2_ppm\n" + rows([EPOCH_MS + 60_000 * n for n in range(200)], [805 + n % 9 for n in range(200)]), "beats are missing|unclear"),
    "times of beats beside other measurements": ("t,temp\n" + rows([f"{e / 1000:.3f}" for e in BEATS], WARMTH), "unclear"),
    "times of beats beside what rises nearly as they do": ("t,distance\n" + rows([f"{e / 1000:.3f}" for e in BEATS], [e // 1000 + n % 2 for n, e in enumerate(BEATS)]), "unclear"),
    "a clock beside other measurements": ("clock;temp\n" + rows([stamp(e, "%Y-%m-%d %H:%M:%S.%f") for e in BEATS], WARMTH, separator=";"), "unclear"),
    "times of packets beside what was in them": ("ts;data\n" + lines(f"{sum(RR[: 3 * n + 3])};rr={each}" for n, each in enumerate(THREES)), "unclear"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_heart_is_refused_for_what_it_is(tmp_path: Path, name: str) -> None:
    text, sentence = REFUSED[name]
    with refused(RecordingError, match=sentence):
        read(tmp_path, text)


def test_a_table_that_was_cut_off_loses_the_row_that_was_cut(tmp_path: Path) -> None:
    whole = "time,rr,hr\n" + rows(SECONDS, RR, RATES)
    result = read(tmp_path, whole[: whole.rindex(",") - 1])
    assert intervals(result) == list(RR[:-1])
    assert "1 line without a number was left out" in joined(result.understood)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("beat times in microseconds", "µs"),
        ("beat times as h:mm:ss", "s"),
        ("intervals in microseconds", "µs"),
        ("65.535 s", "s"),
        ("a name of another unit", "ms"),
    ],
)
def test_the_unit_is_named_as_the_numbers_are(tmp_path: Path, name: str, unit: str) -> None:
    assert read(tmp_path, READ[name]).unit == unit


def test_days_of_a_spreadsheet_are_dates(tmp_path: Path) -> None:
    result = read(tmp_path, READ["days of a spreadsheet"])
    assert str(result.recording.started).startswith("2026-03-07T06:59:48")


def test_it_is_said_that_rows_were_turned_round(tmp_path: Path) -> None:
    result = read(tmp_path, READ["the newest first"])
    assert "sorted by time" in joined(result.understood)
    lost = READ["the newest first"].replace(f",{RR[12]}\n", ",lost\n")
    assert intervals(read(tmp_path, lost)) == [*RR[:12], *RR[13:]]


@pytest.mark.parametrize(
    "sentence", ["# Sampling rate: 250 Hz", "% fs = 250", "# Sample rate (Hz): 250"]
)
def test_the_rate_of_an_ecg_may_stand_in_a_remark(tmp_path: Path, sentence: str) -> None:
    wave = [f"{value:.0f}" for value in pulses(250, 0.8, 30.0)]
    result = read(tmp_path, f"{sentence}\nECG\n" + lines(wave))
    assert result.reading == "ecg"
    assert intervals(result)[3] == pytest.approx(800)
    with refused(RecordingError, match="--rate"):
        read(tmp_path, "# Channel 250\nECG\n" + lines(wave))
