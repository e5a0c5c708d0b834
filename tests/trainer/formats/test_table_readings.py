"""A table is read by what must hold of its numbers; the same heart comes back from every program's table."""

import json
from contextlib import suppress
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from devices.waveforms.records import find_beats
from tests.refusals import joined, refused
from tests.trainer.formats.table_coats import Coat, draw_coat
from tests.trainer.formats.vendor_files import intervals, lines
from tests.trainer.hearts import find_gaps
from trainer.errors import RecordingError
from trainer.formats.messages import IntervalsWithTimes
from trainer.formats.reader import ImportedRecording, read_file
from trainer.formats.tables.evidence import is_waveform
from trainer.formats.tables.reading import ReadAs, ReadingChoice
from trainer.hrv.tachogram import arrays_of
from ui.commands.cli import main

RR = (812, 833, 801, 790, 845, 820, 811, 799, 806, 840, 815, 822)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


def read_back(file: Path, text: str) -> ImportedRecording:
    file.write_text(text, encoding="utf-8", newline="")
    return read_file(file)


def gaps(imported: ImportedRecording) -> tuple[tuple[float, float], ...]:
    return find_gaps(*arrays_of(imported.recording.events))


def test_counts_and_ratings_are_no_intervals_in_seconds(file: Path) -> None:
    """How often a day somebody woke, beside a mean heart rate that 1 s would fit."""
    rows = "".join(
        f"2026-04-{i + 10},{wakings},{61 + i}\n" for i, wakings in enumerate((1, 0, 1, 3, 1, 0))
    )
    with refused(RecordingError):
        read_back(file, f"day,wakings,mean_hr_bpm\n{rows}")
    with refused(RecordingError):
        read_back(file, "urge\n2\n1\n3\n2\n1\n2\n3\n1\n2\n")
    seconds = "".join(f"{rr / 1000:.2f}\n" for rr in RR)
    assert intervals(read_back(file, seconds)) == [round(rr / 1000, 2) * 1000 for rr in RR]


# ------------------------------------------------------------- the same heart in many coats


@given(st.integers(0, 2**40))
@example(868712066380)  # the last interval three times in turn
@example(113655655482)
@example(548493098436)  # a clock behind the comma
@example(241208508997)  # nothing but decimals, and 65,535 at the end
@example(264472433651)  # a clock of whole seconds
@example(1041131195569)  # two beats alike in one second
@example(636176276080)  # slow waves, and beats that begin at the clock
@settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_the_same_heart_comes_back_from_every_table_or_is_refused(file: Path, seed: int) -> None:
    coat = draw_coat(seed)
    try:
        result = read_back(file, coat.text)
    except RecordingError:
        return
    assert is_same_heart(result, coat), (coat.parts, joined(result.understood))


def is_same_heart(result: ImportedRecording, coat: Coat) -> bool:
    """Whether the beats are those that were written; where a beat stands in no row there is a gap."""
    outcome, meant = intervals(result), list(coat.rr_ms)
    if len(outcome) == len(meant):
        return all(abs(a - b) <= coat.tolerance_ms for a, b in zip(outcome, meant, strict=True))
    if coat.parts[0] != "repeated":
        return False
    rest, missing = iter(meant), 0
    for rr_ms in outcome:
        for each in rest:
            if abs(rr_ms - each) <= coat.tolerance_ms:
                break
            missing += 1
        else:
            return False
    at_end = len(list(rest))
    return missing <= len(gaps(result)) + 1 and at_end <= 1


# ------------------------------------------------------------- the kinds that were misread


FILES = {
    "beat-times.txt": (11, 9.340, 849.091, 18.708, ()),
    "hole.csv": (12, 47.6, 685.417, 7.416, ((4.0, 43.4),)),
    "starts.csv": (12, 10.205, 850.417, 190.722, ()),
    "twice.csv": (6, 4.83, 805.0, 11.402, ()),
    "two-in-a-cell.csv": (20, 16.315, 815.75, 20.170, ()),
    "wrap.txt": (11, 9.784, 815.636, 27.002, ((1.645, 2.457),)),
    "a-row-a-second.csv": (12, 14.995, 1249.583, 15.226, ()),
}


@pytest.mark.parametrize("name", FILES)
def test_what_was_misread_is_read_right(shared_data: Path, name: str, capsys: Any) -> None:
    beats, duration_s, mean_ms, rmssd_ms, missing = FILES[name]
    assert main(["analyze", "--json", "--raw", str(shared_data / "files" / name)]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["beats"] == beats
    assert result["duration_s"] == pytest.approx(duration_s, abs=1e-6)
    assert result["figures"]["mean_nn_ms"] == pytest.approx(mean_ms, abs=0.001)
    assert result["figures"]["rmssd_ms"] == pytest.approx(rmssd_ms, abs=0.001)
    assert [x for gap in result["gaps"] for x in gap] == pytest.approx(
        [x for gap in missing for x in gap], abs=0.001
    )


def test_heart_rates_beside_a_flag_are_no_intervals(shared_data: Path) -> None:
    with refused(RecordingError, match="heart rates in column hr but no RR intervals"):
        read_file(shared_data / "files" / "flag.csv")


# ------------------------------------------------------------- other files of the same kinds


@pytest.mark.parametrize(
    "text",
    [
        lines(f"{t / 1000:.3f}" for t in np.cumsum((0, *RR))),
        lines(np.cumsum((0, *RR))),
        "rr_ms\n" + lines(f"{600 + t / 1000:.3f}" for t in np.cumsum((0, *RR))),
        "time,label\n" + lines(f"{t / 1000:.3f},N" for t in np.cumsum((0, *RR))),
        lines(f"{t / 1000:.3f}  N  0" for t in np.cumsum((0, *RR))),
        "n;beat\n" + lines(f"{n};{t / 1000:.3f}" for n, t in enumerate(np.cumsum((0, *RR)))),
        lines(f"{t / 1000:.3f}".replace(".", ",") for t in np.cumsum((600_000, *RR))),
    ],
)
def test_times_of_beats_are_not_intervals(file: Path, text: str) -> None:
    result = read_back(file, text)
    assert intervals(result) == pytest.approx(RR)
    assert result.kind == "beat times"


@pytest.mark.parametrize(
    "text",
    [
        "second,rr_ms\n" + lines(f"{n},{n % 7 > 0:d}" for n in range(60)),
        "rr_ms\n" + lines(range(1, 1500)),
        "n,ok\n" + lines(f"{n},1" for n in range(60)),
        "hr,rr_ms\n" + lines(f"70,{rr / 2:.0f}" for rr in RR * 3),
        "rr_ms\n" + lines(range(60, 90)),
        "time,rr_ms\n" + lines(f"{n},{620 + n % 5}" for n in range(90)),
    ],
)
def test_the_name_of_a_column_switches_no_check_off(file: Path, text: str) -> None:
    with refused(RecordingError, match="RR intervals"):
        read_back(file, text)


@pytest.mark.parametrize("fill", ["0", "65535", "4294903395", "4294967295"])
def test_what_stands_for_no_measurement_is_a_hole_and_no_time(file: Path, fill: str) -> None:
    result = read_back(file, "rr\n" + lines([*RR[:6], fill, *RR[6:]]))
    assert intervals(result) == list(RR)
    (hole,) = gaps(result)
    assert hole[1] - hole[0] == pytest.approx(float(np.median(RR)) / 1000.0)


@pytest.mark.parametrize(
    "text",
    [
        "time,rr1,rr2\n" + lines(f"{2 * n},{a},{b}" for n, (a, b) in enumerate(zip(RR[::2], RR[1::2], strict=True))),
        "time,rr\n" + lines(f'{2 * n},"[{a}, {b}]"' for n, (a, b) in enumerate(zip(RR[::2], RR[1::2], strict=True))),
        "time,rr\n" + lines(f'{2 * n},"{a},{b}"' for n, (a, b) in enumerate(zip(RR[::2], RR[1::2], strict=True))),
        "time;rr\n" + lines(f"{2 * n};{a / 1000},{b / 1000}" for n, (a, b) in enumerate(zip(RR[::2], RR[1::2], strict=True))),
        ", ".join(map(str, RR)),
        json.dumps(list(RR)),
    ],
)  # fmt: skip
def test_several_intervals_in_a_row_are_several(file: Path, text: str) -> None:
    assert intervals(read_back(file, text)) == pytest.approx(RR)


@pytest.mark.parametrize(("names", "first"), [("rr1,rr2,rr3", "rr1"), ("rr", "rr")])
def test_intervals_in_several_columns_are_told_by_the_first_of_them(
    file: Path, names: str, first: str
) -> None:
    """Where some rows have more of them than there are names, too."""
    rows = [",".join(map(str, RR[n : n + 3 - n % 2])) for n in range(0, 18, 3)]
    text = f"time,{names}\n" + lines(f"{2.4 * n:.1f},{row}" for n, row in enumerate(rows))
    assert read_back(file, text).column == first


def test_a_row_with_hundreds_of_intervals_is_a_recording_of_its_own(file: Path) -> None:
    rows = (f"{n},{' '.join(map(str, RR * 9))}" for n in range(4))
    with refused(RecordingError, match="a separate recording"):
        read_back(file, "code,rr_ms\n" + lines(rows))


@pytest.mark.parametrize(
    ("stamps", "started"),
    [
        (lambda t: f"2026-05-11T23:59:{50 + t:06.3f}+02:00", "2026-05-11T23:59:50+02:00"),
        (lambda t: f"{1778540390000 + 1000 * t:.0f}", "2026-05-11T22:59:50+00:00"),
    ],
)
def test_the_date_is_kept_where_the_file_tells_it(file: Path, stamps: Any, started: str) -> None:
    ends = np.cumsum(RR) / 1000.0
    rows = (f"{stamps(t)},{rr}" for t, rr in zip(ends, RR, strict=True) if t < 9.9)
    result = read_back(file, "timestamp,rr\n" + lines(rows))
    assert result.recording.started == started


@pytest.mark.parametrize("half", [" AM", " am", " a.m"])
def test_hours_of_half_a_day_are_those_of_a_day(file: Path, half: str) -> None:
    ends = np.cumsum(RR) / 1000.0
    rows = (f"5/11/2026 12:00:{t:06.3f}{half};{rr}" for t, rr in zip(ends, RR, strict=True))
    result = read_back(file, "Date;RR\n" + lines(rows))
    assert (result.recording.started or "").startswith("2026-05-11T00:00:00")
    assert intervals(result) == list(RR)


def test_a_remark_tells_the_date_too(file: Path) -> None:
    result = read_back(file, "# Start: 2026-05-11 22:10:03+00:00\nrr\n" + lines(RR))
    assert result.recording.started == "2026-05-11T22:10:03+00:00"


def test_a_date_in_a_remark_is_when_the_first_interval_began(file: Path) -> None:
    remark = "# Start: 2026-05-11 22:10:03+00:00\n"
    ends = np.cumsum(RR) / 1000.0
    for rows in (
        [f"{t:.3f},{rr}" for t, rr in zip(ends, RR, strict=True)],
        [f"{t + 100.0:.3f},{rr}" for t, rr in zip(ends, RR, strict=True)],
    ):
        result = read_back(file, remark + "t,rr\n" + lines(rows))
        assert result.recording.started == "2026-05-11T22:10:03+00:00"


def minutes(t: float) -> str:
    return f"{int(t // 60):02d}:{t % 60:06.3f}"


@pytest.mark.parametrize(
    ("head", "separator", "stamp"),
    [
        ("Time,RR", ",", lambda t: minutes(t + 59.0)),
        ("min;rr", ";", lambda t: f"{t / 60:.7f}"),
        ("t|rr", "|", lambda t: f"{t:.3f}"),
        ("Zeit;RR", ";", lambda t: f"10:00:{t:06.3f}".replace(".", ",")),
        ("Time;RR", ";", lambda t: f"23:59:{t + 52:06.3f}" if t < 8.0 else f"00:00:{t - 8:06.3f}"),
        ("time_ms,rr", ",", lambda t: f"{(1000 * t + 60_000) % 65_536:.0f}"),
    ],
)
def test_a_clock_of_any_form_is_used(file: Path, head: str, separator: str, stamp: Any) -> None:
    ends = np.cumsum(RR) / 1000.0 + np.where(np.arange(len(RR)) > 7, 0.9, 0.0)
    rows = (f"{stamp(t)}{separator}{rr}" for t, rr in zip(ends, RR, strict=True))
    result = read_back(file, f"{head}\n" + lines(rows))
    assert intervals(result) == list(RR)
    assert result.understood[0] == IntervalsWithTimes(len(RR), "ms")
    ((begin, end),) = gaps(result)
    assert end - begin == pytest.approx(0.9, abs=0.002)


def test_a_list_that_is_filled_up_with_zeros_has_no_beats_there(file: Path) -> None:
    rows = [f"{2 * n + 2};{RR[n]};{RR[n + 1] if n % 2 else 0};0" for n in range(11)]
    result = read_back(file, "ts;rr1;rr2;rr3\n" + lines(rows))
    meant = [x for n in range(11) for x in ((RR[n], RR[n + 1]) if n % 2 else (RR[n],))]
    assert intervals(result) == meant


@pytest.mark.parametrize("rate", [2, 4, 5])
def test_rows_that_repeat_the_last_interval_are_one_beat(file: Path, rate: int) -> None:
    rr_ms = np.array(RR * 5)
    ends = np.cumsum(rr_ms) / 1000.0
    at = np.arange(np.ceil(ends[0] * rate), ends[-1] * rate + 1) / rate
    result = [rr_ms[np.searchsorted(ends, t, side="right") - 1] for t in at]
    rows = (f"{t:.2f},{rr}" for t, rr in zip(at, result, strict=True))
    assert intervals(read_back(file, "time,rr_ms\n" + lines(rows))) == rr_ms.tolist()


# ------------------------------------------------------------- signals


def an_ecg(rate_hz: float, seconds: float) -> list[float]:
    """Steep waves every 0.85 s or so, on a slow one, with an offset as of a converter."""
    t = np.arange(0.0, seconds, 1.0 / rate_hz)
    wave = 1000.0 + 12.0 * np.sin(t)
    for n in range(int(seconds / 0.8)):
        at = 0.85 * n + 0.03 * np.sin(n)
        wave += 180.0 * np.exp(-((t - at) ** 2) / (2 * 0.012**2))
    samples: list[float] = np.round(wave).tolist()
    return samples


def test_the_samples_of_an_ecg_are_no_intervals(file: Path) -> None:
    for text in (lines(an_ecg(250.0, 60.0)), "rr_ms\n" + lines(an_ecg(130.0, 60.0))):
        with refused(RecordingError, match="the samples of a signal, not like RR intervals"):
            read_back(file, text)


@pytest.mark.parametrize(("words", "head"), [(("--read-as", "ecg", "--rate", "250"), ""), ((), "time,ecg\n")])  # fmt: skip
def test_beats_are_detected_in_an_ecg_where_its_rate_is_known(
    file: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], head: str
) -> None:
    samples = an_ecg(250.0, 60.0)
    rows = (f"{n / 250:.3f},{x}" for n, x in enumerate(samples)) if head else samples
    file.write_text(head + lines(rows))
    assert main(["analyze", str(file), *words, "--json"]) == 0
    output = json.loads(capsys.readouterr().out)
    assert output["reading"] == "ecg"
    assert "detected at 250 samples per second" in output["understood"]
    assert output["figures"]["mean_nn_ms"] == pytest.approx(850.0, abs=3.0)
    assert output["duration_s"] > 50.0


def test_samples_that_are_missing_are_a_gap(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = (f"{n / 250 + 20 * (n > 7500):.3f},{x}" for n, x in enumerate(an_ecg(250.0, 60.0)))
    file.write_text("time,ecg\n" + lines(rows))
    assert main(["analyze", str(file), "--json"]) == 0
    ((begin, end),) = json.loads(capsys.readouterr().out)["gaps"]
    assert 18.0 < end - begin < 24.0


# ------------------------------------------------------------- what a person chooses


def read_as(capsys: pytest.CaptureFixture[str], file: Path, *words: str) -> Any:
    assert main(["analyze", str(file), *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_reading_can_be_chosen(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = (f"{rr},{min(rr, 815)}" for rr in RR * 4)
    file.write_text("rr,rr_clean\n" + lines(rows))
    assert main(["analyze", str(file)]) == 1
    assert "--column" in capsys.readouterr().err
    for column, mean_ms in (("rr", np.mean(RR)), ("2", np.mean(np.minimum(RR, 815)))):
        output = read_as(capsys, file, "--column", column, "--raw")
        assert output["figures"]["mean_nn_ms"] == pytest.approx(mean_ms)
        assert output["reason"] == "as you chose" or "as you chose" in output["reason"]


def test_positions_of_beats_in_samples_need_their_rate(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(lines(round(t * 0.36) for t in np.cumsum((0, *RR))))
    assert main(["analyze", str(file)]) == 1
    output = read_as(capsys, file, "--read-as", "beat-times", "--rate", "360", "--raw")
    assert output["beats"] == len(RR)
    assert output["figures"]["mean_nn_ms"] == pytest.approx(float(np.mean(RR)), abs=1.0)


def test_a_column_that_is_not_there_is_named(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    file.write_text("a;b\n" + lines(f"{rr};1" for rr in RR))
    assert main(["analyze", str(file), "--column", "c"]) == 1
    assert "no column c: choose one of a, b." in capsys.readouterr().err


def test_heart_rates_are_kept_as_rates_where_that_is_chosen(
    shared_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    flag = str(shared_data / "files" / "flag.csv")
    words = ["import", flag, "--read-as", "heart-rate", "--json", "--library", str(tmp_path / "l")]
    assert main(words) == 0
    (result,) = json.loads(capsys.readouterr().out)
    assert (result["reading"], result["kind"], result["beats"]) == ("heart-rate", "heart rates", 0)
    assert main(["analyze", flag, "--read-as", "heart-rate"]) == 1
    assert "no figures" in capsys.readouterr().err


CHOICES = st.builds(
    ReadingChoice,
    st.sampled_from([None, *ReadAs]),
    st.sampled_from([None, "1", "2", "rr", "7"]),
    st.sampled_from([None, 1.0, 1000.0, 1000.0 / 1024.0]),
    st.sampled_from([None, 0.001, 25.0, 250.0, 90_000.0]),
)
ODD = st.sampled_from(["", "nan", "0", ",", ";", "\t", "[", '"', "2026-05-11", "23:59:59", "AM", "\n", "#", "|", "812,820", "9" * 15])  # fmt: skip


@given(st.integers(0, 2**32), CHOICES, st.lists(st.tuples(st.floats(0, 1), ODD), max_size=6))
@example(76332, ReadingChoice(ReadAs.HEART_RATE, "1", None, None), [(0.5, "\n")])
@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_any_damaged_table_is_read_or_refused_whatever_is_chosen(
    file: Path, seed: int, choice: ReadingChoice, damage: list[tuple[float, str]]
) -> None:
    text = draw_coat(seed).text
    for where, odd in damage:
        at = int(where * len(text))
        text = text[:at] + odd + text[at + len(odd) :]
    file.write_text(text, encoding="utf-8", newline="")
    with suppress(RecordingError):
        result = read_file(file, choice, find_beats)
        assert result.recording.events


# ------------------------------------------------------------- what a signal is told by its numbers


def test_no_real_recording_of_intervals_is_taken_for_a_signal(shared_data: Path) -> None:
    for path in sorted((shared_data / "rr").iterdir()):
        _, rr_ms = arrays_of(read_file(path).recording.events)
        for begin in range(0, min(rr_ms.size, 40_000), 4000):
            assert not is_waveform(rr_ms[begin : begin + 4000]), path.name


@pytest.mark.parametrize("breath_s", [22.0, 27.0])
@pytest.mark.parametrize("begins", [0.0, 1.0])
def test_a_heart_as_smooth_as_a_signal_is_told_by_its_clock(
    breath_s: float, begins: float, tmp_path: Path
) -> None:
    """Slow breaths of a quick heart take 30 beats and more, and look like a wave that was sampled."""
    t = 0.0
    rr: list[int] = []
    while len(rr) < 700:
        rr.append(round(700 + 60 * np.sin(2 * np.pi * t / breath_s)))
        t += rr[-1] / 1000.0
    assert is_waveform(np.array(rr, dtype=np.float64))
    ends = np.cumsum(rr) / 1000.0
    path = tmp_path / "smooth.csv"
    rows = (
        f"{end - begins * each / 1000.0:.3f},{each}" for end, each in zip(ends, rr, strict=True)
    )
    path.write_text("time,value\n" + "\n".join(rows) + "\n")
    _, rr_ms = arrays_of(read_file(path).recording.events)
    assert rr_ms.tolist() == rr


def test_a_wave_beside_an_even_clock_is_still_a_signal(tmp_path: Path) -> None:
    wave = [round(700 + 60 * np.sin(2 * np.pi * i / 40)) for i in range(700)]
    path = tmp_path / "wave.csv"
    path.write_text("time,value\n" + "\n".join(f"{i / 50:.3f},{v}" for i, v in enumerate(wave)))
    with pytest.raises(RecordingError):
        read_file(path)


COARSE = (999, 1004, 1012, 1061, 1001, 985, 992, 1015, 1025, 1004, 1012, 988, 969, 1037, 1027, 1011)


def test_a_coarse_clock_makes_no_strap_units_of_ms(file: Path) -> None:
    """Ends of beats told every second, near to a heart of as much: 1/1024 s would fit as well as ms."""
    late = (0, 0, 0, 0, 5, 0, 0, 5, 5, 5, 5, 5, 0, 0, 5, 5)
    stamps = [f"11.05.2026 19:03:{40 + i:02d}.0{tenth}0" for i, tenth in enumerate(late)]
    rows = lines(f"{at};{rr}" for at, rr in zip(stamps, COARSE, strict=True))
    assert intervals(read_back(file, "Zeit;RR [ms]\n" + rows)) == list(COARSE)


def test_a_name_that_tells_strap_units_is_no_match_for_a_clock_that_tells_ms(file: Path) -> None:
    def read(units_per_s: int) -> list[float]:
        rows = zip(accumulate(COARSE), COARSE, strict=True)
        text = lines(f"{end / units_per_s:.3f},{rr}" for end, rr in rows)
        return intervals(read_back(file, "t,rr (1/1024 s)\n" + text))

    assert read(1000) == list(COARSE)
    assert read(1024) == pytest.approx([rr / 1.024 for rr in COARSE])
