"""Records of WFDB: annotations, signals, and listings of `rdann`."""

import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from devices.waveforms.records import find_beats
from tests.refusals import joined, refused
from tests.time_zones import in_system_zone
from tests.trainer.formats.vendor_files import intervals, pulses, read_back, times
from trainer.errors import RecordingError
from trainer.events import Beat
from trainer.formats.lab import wfdb_record
from trainer.formats.lab.wfdb_annotations import (
    NO_CODE,
    _is_mostly_text,
    parse_wfdb_annotations,
    series_from_samples,
)
from trainer.formats.lab.wfdb_header import is_header
from trainer.formats.reader import read_file
from trainer.formats.source_file import SourceFile, VendorSignal

RATE_HZ = 250
# Beats of kind N, an artefact, a beat of kind V after a long time, and one of kind N.
SAMPLES = (100, 303, 511, 711, 908, 1120, 70_000, 70_200, 70_400)
RR_MS = [812, 832, 800, 788, 848, 275_520, 800, 800]


def annotations(samples: Sequence[int] = SAMPLES) -> bytes:
    """Words of 16 bits as the WFDB Programmer's Guide draws them: kind in the upper six, step in the others."""
    content, before = b"", 0
    for number, sample in enumerate(samples):
        step, before = sample - before, sample
        if step > 1023:
            content += struct.pack("<HHH", 59 << 10, step >> 16, step & 0xFFFF)
            step = 0
        content += struct.pack("<H", (5 if number == 6 else 1) << 10 | step)
        if number == 0:  # a remark of three bytes and one to fill up, a subtype, a channel
            content += (
                struct.pack("<H", 63 << 10 | 3)
                + b"(N\0\0"
                + struct.pack("<HH", 61 << 10, 62 << 10 | 1)
            )
        if number == 2:  # an artefact in between is no beat
            content += struct.pack("<H", 16 << 10 | 50)
            before += 50
    return content + b"\0\0"


def header(*lines: str, name: str = "r1", signals: int = 0, frames: int = 80_000) -> str:
    return "\n".join(
        [f"{name} {signals} {RATE_HZ} {frames} 14:10:16 24/04/2026", *lines, "# a remark", ""]
    )


def test_annotated_beats_are_read_with_the_rate_of_their_header(tmp_path: Path) -> None:
    (tmp_path / "r1.hea").write_text(header())
    result = read_back(tmp_path, annotations(), "r1.atr")
    assert intervals(result) == RR_MS
    assert times(result)[:2] == [1.212, 2.044]
    assert (result.kind, result.unit, result.reading) == ("WFDB", "ms", "rr")
    with in_system_zone("XYZ-3"):
        started = read_back(tmp_path, annotations(), "r1.atr").recording.started
    assert started == "2026-04-24T14:10:16+03:00"


def test_a_header_is_a_way_to_its_annotations(tmp_path: Path) -> None:
    (tmp_path / "r1.atr").write_bytes(annotations())
    assert intervals(read_back(tmp_path, header(), "r1.hea")) == RR_MS


def test_annotations_without_their_header_say_which_file_is_missing(tmp_path: Path) -> None:
    with refused(RecordingError, match=r"r1\.hea belongs to it"):
        read_back(tmp_path, annotations(), "r1.atr")


def test_beats_are_of_the_kinds_that_wfdb_calls_so(tmp_path: Path) -> None:
    """Its ecgcodes.h: N L R a V F J A S E j / Q, and B ? e n f r."""
    (tmp_path / "r1.hea").write_text(header())
    known = []
    for code in range(1, 50):
        kinds = (1, 1, code, 1, 1)
        words = b"".join(struct.pack("<H", kind << 10 | 200) for kind in kinds)
        rr_ms = intervals(read_back(tmp_path, words + b"\0\0", "r1.atr"))
        assert rr_ms in ([800, 800, 800, 800], [800, 1600, 800])
        known += [code] if len(rr_ms) == 4 else []
    assert known == [*range(1, 14), 25, 30, 34, 35, 38, 41]


def test_annotations_may_tell_their_own_rate(tmp_path: Path) -> None:
    remark = b"## time resolution: 250"
    note = struct.pack("<HH", 22 << 10, 63 << 10 | len(remark)) + remark + b"\0"
    back = struct.pack("<HHHH", 59 << 10, 0xFFFF, 0xFFFF, 1)
    assert intervals(read_back(tmp_path, note + back + annotations(), "r1.atr")) == RR_MS


def packed(kind: int, samples: Sequence[int]) -> bytes:
    if kind == 212:
        pairs = zip(samples[::2], samples[1::2], strict=True)
        return b"".join(
            bytes([a & 255, (a & 0xFFF) >> 8 | (b & 0xFFF) >> 8 << 4, b & 255]) for a, b in pairs
        )
    if kind == 24:
        return b"".join((s & 0xFFFFFF).to_bytes(3, "little") for s in samples)
    if kind == 80:
        return bytes(128 + s // 16 for s in samples)
    return struct.pack(
        {16: "<", 61: ">", 32: "<"}[kind] + ("i" if kind == 32 else "h") * len(samples), *samples
    )


@pytest.mark.parametrize("kind", [16, 24, 32, 61, 80, 212])
def test_the_beats_of_a_signal_are_found_however_it_is_stored(tmp_path: Path, kind: int) -> None:
    ecg = [round(value) for value in pulses(RATE_HZ, 0.8, 30.0)]
    both = [sample for pair in zip([-9] * len(ecg), ecg, strict=True) for sample in pair]
    (tmp_path / "r1.dat").write_bytes(packed(kind, both))
    lines = [f"r1.dat {kind} 200 12 0 0 0 0 {name}" for name in ("RESP", "MLII")]
    path = tmp_path / "r1.hea"
    path.write_text(header(*lines, signals=2, frames=len(ecg)))
    for opened in (path, tmp_path / "r1.dat"):
        result = read_file(opened, find_beats=find_beats)
        rr_ms = [e.rr_ms for e in result.recording.events if isinstance(e, Beat)]
        assert len(rr_ms) > 30
        assert np.median(rr_ms) == pytest.approx(800, abs=4)
        assert (result.kind, result.reading, result.column) == ("WFDB", "ecg", "MLII")
        assert "beats detected at" in joined(result.understood)


def test_a_line_behind_the_signals_of_a_record_is_none_of_them(tmp_path: Path) -> None:
    ecg = [round(value) for value in pulses(RATE_HZ, 0.8, 30.0)]
    (tmp_path / "r1.dat").write_bytes(packed(16, ecg))
    path = tmp_path / "r1.hea"
    lines = [f"r1.dat 16 200 12 0 0 0 0 {name}" for name in ("MLII", "V5")]
    path.write_text(header(*lines, signals=1, frames=len(ecg)))
    contents = wfdb_record.FORMAT.read(SourceFile(path))
    assert isinstance(contents, VendorSignal)
    assert contents.signal.samples.tolist() == ecg


@pytest.mark.parametrize(
    ("kind", "least"),
    [(16, -32768), (61, -32768), (212, -2048), (80, -2048), (24, -(1 << 23)), (32, -(1 << 31))],
)
def test_every_sample_is_the_one_that_was_stored_and_the_least_of_all_is_missing(
    tmp_path: Path, kind: int, least: int
) -> None:
    wave = [0, 1, -1, 255, 256, -256, 2047, -2031, 1600, least, -16, 777] * 20
    both = [sample for pair in zip(wave, wave[::-1], strict=True) for sample in pair]
    (tmp_path / "r1.dat").write_bytes(packed(kind, both))
    lines = [f"r1.dat {kind} 200 12 0 0 0 0 {name}" for name in ("MLII", "RESP")]
    path = tmp_path / "r1.hea"
    path.write_text(header(*lines, signals=2, frames=len(wave)))
    contents = wfdb_record.FORMAT.read(SourceFile(path))
    assert isinstance(contents, VendorSignal)
    grain = 16 if kind == 80 else 1
    stored = [(1600 - 16) / 2 / grain if s == least else s // grain for s in wave]
    assert contents.signal.samples.tolist() == stored


@pytest.mark.parametrize(
    ("first", "checksum", "is_read"),
    [(0, 0, True), (0, 1, True), (1, 0, True), (1, 1, False), (1, 65_536, True)],
)
def test_samples_are_others_only_if_the_first_and_their_sum_differ(
    tmp_path: Path, first: int, checksum: int, is_read: bool
) -> None:
    ecg = [3, *(round(value) for value in pulses(RATE_HZ, 0.8, 30.0))]
    (tmp_path / "r1.dat").write_bytes(packed(16, ecg))
    path = tmp_path / "r1.hea"
    total = sum(ecg) + checksum
    line = f"r1.dat 16 200 12 0 {ecg[0] + first} {total} 0 MLII"
    path.write_text(header(line, signals=1, frames=len(ecg)))
    if is_read:
        assert read_file(path, find_beats=find_beats).missing is None
    else:
        with refused(RecordingError, match="is damaged"):
            read_file(path, find_beats=find_beats)
    path.write_text(header("r1.dat 16 200 12 0 0 0 0 MLII", signals=1, frames=len(ecg)))
    assert read_file(path, find_beats=find_beats).missing is None


def test_samples_that_are_packed_otherwise_are_named(tmp_path: Path) -> None:
    (tmp_path / "r1.dat").write_bytes(b"fLaC" + bytes(40))
    with refused(RecordingError, match="stores its samples in a way Outbreath can't read"):
        read_back(tmp_path, header("r1.dat 516 200 12 0 0 0 0 MLII", signals=1), "r1.hea")


def test_a_header_never_leads_out_of_its_folder(tmp_path: Path) -> None:
    with refused(RecordingError, match="belongs to it"):
        read_back(tmp_path, header("../../etc/passwd 16 200 12 0 0 0 0 ECG", signals=1), "r1.hea")


def listing(clock: str = "", rate_hz: float = RATE_HZ) -> str:
    rows = []
    for number, sample in enumerate(SAMPLES):
        minutes, seconds = divmod(round(sample / rate_hz, 3), 60)
        kind = "V" if number == 6 else "N"
        rows.append(f"    {minutes:.0f}:{seconds:06.3f}{sample:9d}{kind:>6s}    0    0    0")
    rows.insert(1, f"    0:{200 / rate_hz:06.3f}      200     +    0    0    0\t(N")
    return clock + "\n".join(rows) + "\n"


@pytest.mark.parametrize("heading", ["", "      Time   Sample #  Type  Sub Chan  Num\tAux\n"])
def test_a_listing_of_annotations_is_read(tmp_path: Path, heading: str) -> None:
    result = read_back(tmp_path, heading + listing())
    assert intervals(result) == RR_MS
    assert result.kind == "rdann"


@pytest.mark.parametrize("rate_hz", [360, 128.5])
def test_the_rate_of_a_listing_is_whole_where_its_times_allow_it(
    tmp_path: Path, rate_hz: float
) -> None:
    text = listing(rate_hz=rate_hz)
    short = "\n".join(text.splitlines()[:7]) + "\n"
    if rate_hz == 360:
        expected = [round(1000 * step / 360, 6) for step in np.diff(SAMPLES[:6]).tolist()]
        assert intervals(read_back(tmp_path, short)) == expected
    expected = [1000 * step / rate_hz for step in np.diff(SAMPLES).tolist()]
    assert intervals(read_back(tmp_path, text)) == pytest.approx(expected, rel=1e-5)


def test_beats_before_the_recording_or_far_behind_it_are_none() -> None:
    series = series_from_samples("WFDB", [-5, 0, 203, 411, 1 << 44], 360.0)
    assert series.rr_ms.tolist() == [563.888889, 577.777778]
    assert series.t is not None
    assert series.t.tolist() == [203 / 360, 411 / 360]
    assert series.resolution_ms == 2.777778
    with refused(RecordingError, match="without RR intervals"):
        series_from_samples("WFDB", [0, 203], 360.0)


CODED = {
    "the code behind": "\n".join(
        f"{rr / 1000:.3f} N" for rr in (812, 833, 801, 790, 845, 820, 811, 799)
    ),
    "the code in front": "\n".join(f"N\t{rr}" for rr in (812, 833, 801, 790, 845, 820, 811, 799)),
}


@pytest.mark.parametrize("name", CODED)
def test_intervals_with_codes_of_beats_are_read(tmp_path: Path, name: str) -> None:
    assert intervals(read_back(tmp_path, CODED[name])) == [812, 833, 801, 790, 845, 820, 811, 799]


def test_text_among_annotations_is_no_beat(tmp_path: Path) -> None:
    (tmp_path / "r1.hea").write_text(header())
    whole = annotations()
    for inserted in (b'{"timestamp": "2026-04-24T14:10:16"}', b"\xcb\xcb" * 3):
        damaged = whole[:-2] + inserted + whole[-2:]
        with refused(RecordingError, match="is damaged"):
            read_back(tmp_path, damaged, "r1.atr")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("70400", "40400"),  # the last sample, which told the rate
        ("0:02.844", "0:02.344"),
        ("      711     N", "      711      "),  # a line that is none any more
    ],
)
def test_a_listing_whose_lines_do_not_agree_is_damaged(tmp_path: Path, old: str, new: str) -> None:
    assert old in listing()
    with refused(RecordingError, match="is damaged"):
        read_back(tmp_path, listing().replace(old, new))


def test_a_listing_that_was_cut_off_keeps_its_whole_lines(tmp_path: Path) -> None:
    assert intervals(read_back(tmp_path, listing()[:-30])) == RR_MS[:-1]
    with refused(RecordingError, match="without RR intervals"):
        read_back(tmp_path, "".join(listing().splitlines(keepends=True)[:3]))


def test_a_record_of_physionet_has_the_intervals_that_its_own_library_tells(
    shared_data: Path,
) -> None:
    result = read_file(shared_data / "waveforms" / "100.atr")
    rows = (shared_data / "rr" / "mitdb100.csv").read_text().splitlines()[1:]
    assert intervals(result) == pytest.approx([float(row.split(",")[1]) for row in rows], abs=0.001)
    assert result.recording.started is None


@pytest.mark.parametrize("code", [2, 38])
def test_a_steady_rhythm_of_one_kind_is_no_text(tmp_path: Path, code: int) -> None:
    (tmp_path / "r1.hea").write_text(header())
    content = struct.pack("<H", code << 10 | 0x150) * 60 + b"\0\0"
    assert intervals(read_back(tmp_path, content, "r1.atr")) == [0x150 * 4] * 59


@pytest.mark.parametrize("time", ["9:5:7.5", "09:05:07.5", "9:05:07.500"])
def test_the_time_of_a_header_may_have_short_numbers_and_a_fraction(
    tmp_path: Path, time: str
) -> None:
    (tmp_path / "r1.hea").write_text(header().replace("14:10:16", time))
    started = read_back(tmp_path, annotations(), "r1.atr").recording.started
    assert str(started).startswith("2026-04-24T09:05:07.500")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("24/04/", "24/94/"),
        ("14:10:16", "74:10:16"),
        ("14:10:16", "110:16"),
        ("14:10:16 24/04/2026", "10:60"),
        ("14:10:16", "14:60:16"),
        (" 250 ", " 2.5.0 "),
        ("80000", "60000"),
    ],
)
def test_a_header_that_says_what_none_can_say_is_damaged(
    tmp_path: Path, old: str, new: str
) -> None:
    (tmp_path / "r1.hea").write_text(header().replace(old, new))
    with refused(RecordingError, match="is damaged"):
        read_back(tmp_path, annotations(), "r1.atr")


def test_what_is_no_annotation_is_the_last_that_is_read() -> None:
    beat, unknown = struct.pack("<H", 1 << 10 | 200), struct.pack("<H", 50 << 10 | 7)
    found, end = parse_wfdb_annotations(2 * beat + unknown + beat + b"\0\0")
    assert [(each.sample, each.code) for each in found] == [(200, 1), (400, 1), (407, NO_CODE)]
    assert end is None


def test_annotations_end_with_a_word_and_nothing_stands_behind_it(tmp_path: Path) -> None:
    (tmp_path / "r1.hea").write_text(header())
    assert read_back(tmp_path, annotations(), "r1.atr").missing is None
    assert read_back(tmp_path, annotations() + bytes(4), "r1.atr").missing is None
    assert read_back(tmp_path, annotations()[:-2], "r1.atr").missing is not None
    with refused(RecordingError, match="is damaged"):
        read_back(tmp_path, annotations() + b"6u535", "r1.atr")


def test_a_record_is_as_long_as_its_header_says_and_has_its_samples(tmp_path: Path) -> None:
    ecg = [round(value) for value in pulses(RATE_HZ, 0.8, 30.0)]
    line = f"r1.dat 16 200 12 0 {ecg[0]} {sum(ecg) % 65536} 0 MLII"
    path = tmp_path / "r1.hea"

    def read(frames: int, samples: Sequence[int]) -> bool:
        """Whether its end is there."""
        (tmp_path / "r1.dat").write_bytes(packed(16, samples))
        path.write_text(header(line, signals=1, frames=frames))
        return read_file(path, find_beats=find_beats).missing is None

    assert read(len(ecg), ecg)
    assert read(len(ecg) - 2, ecg), "two may fill up the last bytes"
    assert not read(len(ecg) + 50, ecg)
    assert not read(len(ecg) + 1, [7, *ecg[1:]]), "of a part nobody knows the sum"
    for frames, samples in ((len(ecg) - 3, ecg), (len(ecg), [7, *ecg[1:]])):
        with refused(RecordingError, match="is damaged"):
            read(frames, samples)


@pytest.mark.parametrize("told", ["", f" {RATE_HZ}", f" {RATE_HZ} 0"])
def test_a_header_that_does_not_say_how_long_it_is_takes_the_samples_as_they_are(
    tmp_path: Path, told: str
) -> None:
    """The rate may be left out too: it is 250 Hz then."""
    ecg = [round(value) for value in pulses(RATE_HZ, 0.8, 30.0)]
    (tmp_path / "r1.dat").write_bytes(packed(16, ecg))
    path = tmp_path / "r1.hea"
    path.write_text(f"r1 1{told}\nr1.dat 16 200 12 0 {ecg[0] + 1} {sum(ecg) + 1} 0 MLII\n")
    result = read_file(path, find_beats=find_beats)
    assert (result.kind, len(intervals(result)) > 30, result.missing) == ("WFDB", True, None)


def test_a_text_whose_first_line_tells_no_rate_is_no_header_by_its_content(tmp_path: Path) -> None:
    found = []
    for name, told in (("r1.hea", ""), ("r1.txt", ""), ("r1.txt", " 250"), ("r1.txt", " 250 0")):
        path = tmp_path / name
        path.write_text(f"r1 1{told}\nr1.dat 16 200 12 0 1 2 0 MLII\n")
        found.append(is_header(SourceFile(path)))
    assert found == [True, False, False, True]


def test_what_begins_with_letters_for_three_quarters_is_a_text() -> None:
    """Of the first 256 bytes; what stands behind them tells nothing."""
    assert not _is_mostly_text(b"a" * 192 + b"\0" * 64 + b"a" * 9)
    assert _is_mostly_text(b"a" * 193 + b"\0" * 63 + b"\0" * 9)
    assert [_is_mostly_text(b"\0" + b"a" * letters) for letters in (3, 4)] == [False, True]
