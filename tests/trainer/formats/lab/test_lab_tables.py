"""Text and HDF5 of laboratories: BIDS, Empatica and OpenSignals."""

import gzip
import io
import json
import re
import struct
import zipfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from devices.waveforms.records import find_beats
from tests.refusals import joined, refused
from tests.trainer.formats.vendor_files import (
    ENDS_MS,
    RR_MS,
    intervals,
    needs,
    pulses,
    read_back,
    times,
)
from trainer.errors import RecordingError
from trainer.formats.lab import empatica
from trainer.formats.lab.hdf5 import check_hdf5
from trainer.formats.reader import ImportedRecording, read_file
from trainer.formats.source_file import SourceFile
from trainer.formats.tables import signal

BEGAN_S = 1_777_032_616.0  # 2026-04-24T12:10:16Z


def read_wave(path: Path, content: bytes) -> ImportedRecording:
    path.write_bytes(content)
    return read_file(path, find_beats=find_beats)


def table(*columns: Sequence[object]) -> str:
    return "".join("\t".join(map(str, row)) + "\n" for row in zip(*columns, strict=True))


# --- BIDS


def sidecar(columns: list[str], rate_hz: object) -> str:
    return json.dumps({"SamplingFrequency": rate_hz, "StartTime": -22.3, "Columns": columns})


@pytest.mark.parametrize("name", ["sub-01_physio.tsv.gz", "sub-01_physio.tsv"])
def test_the_ecg_of_a_study_is_read_by_the_file_that_describes_it(
    tmp_path: Path, name: str
) -> None:
    wave = [f"{value:.1f}" for value in pulses(250, 0.8, 30.0)]
    wave[1000:1010] = ["n/a"] * 10
    (tmp_path / "sub-01_physio.json").write_text(sidecar(["respiratory", "ecg"], 250.0))
    content = table(["0.5"] * len(wave), wave).encode()
    result = read_wave(tmp_path / name, gzip.compress(content) if name.endswith("gz") else content)
    assert np.median(intervals(result)) == 800
    assert (result.kind, result.reading, result.column) == ("BIDS", "ecg", "ecg")


def test_intervals_of_a_study_are_weighed(tmp_path: Path) -> None:
    (tmp_path / "a_physio.json").write_text(sidecar(["onset", "rr_ms"], 1.0))
    content = table([end / 1000 for end in ENDS_MS], RR_MS)
    result = read_back(tmp_path, gzip.compress(content.encode()), "a_physio.tsv.gz")
    assert intervals(result) == list(RR_MS)
    assert times(result) == [end / 1000 for end in ENDS_MS]
    assert result.kind == "BIDS"


def read_study(
    folder: Path, columns: list[str], rate_hz: Any, rr_s: float = 0.8, fill: str = ""
) -> ImportedRecording:
    """A wave in the last of the columns."""
    rate = rate_hz if isinstance(rate_hz, int | float) and 0.0 < rate_hz < 1000.0 else 250.0
    wave = [f"{value:.1f}" for value in pulses(rate, rr_s, 30.0, width_s=3.0 / rate)]
    others = [["0.5"] * len(wave)] * (len(columns) - 1)
    (folder / "a_physio.json").write_text(sidecar(columns, rate_hz) + fill)
    return read_wave(folder / "a_physio.tsv", table(*others, wave).encode())


@pytest.mark.parametrize(
    ("column", "rate_hz", "wave"),
    [
        ("cardiac", 99.0, "ppg"),
        ("cardiac", 100.0, "ecg"),
        ("Cardiac", 50.0, "ppg"),
        ("ecg", 99.0, "ecg"),
        ("pulse", 250.0, "ppg"),
    ],
)
def test_a_slow_cardiac_column_of_a_scanner_is_a_pulse_wave(
    tmp_path: Path, column: str, rate_hz: float, wave: str
) -> None:
    result = read_study(tmp_path, [column], rate_hz)
    assert (result.kind, result.reading, result.column) == ("BIDS", wave, column)
    assert np.median(intervals(result)) == pytest.approx(800, abs=15)


def test_a_wave_before_another_column_of_a_study_is_read(tmp_path: Path) -> None:
    (tmp_path / "a_physio.json").write_text(sidecar(["ecg", "respiratory"], 250.0))
    wave = [f"{value:.1f}" for value in pulses(250, 0.8, 30.0)]
    result = read_wave(tmp_path / "a_physio.tsv", table(wave, ["0.5"] * len(wave)).encode())
    assert np.median(intervals(result)) == 800
    nothing = table(["n/a"] * len(wave), wave).encode()
    with refused(RecordingError, match="BIDS format without RR intervals"):
        read_wave(tmp_path / "a_physio.tsv", nothing)


def test_of_a_study_64_columns_are_looked_at_and_their_names_up_to_a_length(
    tmp_path: Path,
) -> None:
    name = "ecg " + 55 * "x" + "yz"
    result = read_study(tmp_path, [*(f"c{n}" for n in range(63)), name], 250.0)
    assert np.median(intervals(result)) == 800
    assert result.column == name[:60]
    with refused(RecordingError, match="BIDS format without RR intervals"):
        read_study(tmp_path, [*(f"c{n}" for n in range(64)), name], 250.0)


def test_a_description_of_a_study_has_at_most_a_million_bytes(tmp_path: Path) -> None:
    blank = " " * (1_000_000 - len(sidecar(["x", "ecg"], 250.0)))
    assert read_study(tmp_path, ["x", "ecg"], 250.0, fill=blank).kind == "BIDS"
    with refused(RecordingError, match="which numbers are RR intervals"):
        read_study(tmp_path, ["x", "ecg"], 250.0, fill=blank + " ")


@pytest.mark.parametrize("rate_hz", [0, -250, "250", None, 1e6, 10**400])
def test_a_description_without_a_rate_describes_no_study(tmp_path: Path, rate_hz: Any) -> None:
    with refused(RecordingError, match="which numbers are RR intervals"):
        read_study(tmp_path, ["x", "ecg"], rate_hz)


def test_a_rate_that_no_device_has_is_named(tmp_path: Path) -> None:
    for rate_hz in (1, 999_999.0):
        with refused(RecordingError, match="no heartbeats can be found at"):
            read_study(tmp_path, ["x", "ecg"], rate_hz)


def test_a_line_of_events_that_was_cut_off_is_no_beat(tmp_path: Path) -> None:
    head = "onset\tduration\ttrial_type\trr_ms\tverdict\tvalue\tdetail\n"
    beats = [
        f"{end / 1000:.3f}\tn/a\tbeat\t{rr}\tnormal" for end, rr in zip(ENDS_MS, RR_MS, strict=True)
    ]
    whole = head + "0\tn/a\tround\tn/a\tn/a\t1\tn/a\n" + "\n".join(beats)
    result = read_back(tmp_path, whole, "a_events.tsv")
    assert intervals(result) == list(RR_MS)
    result = read_back(tmp_path, whole.removesuffix("\tnormal"), "a_events.tsv")
    assert intervals(result) == list(RR_MS[:-1])


# --- Empatica


def ibi() -> str:
    rows = [f"{end / 1000:.6f},{rr / 1000:.6f}\n" for end, rr in zip(ENDS_MS, RR_MS, strict=True)]
    return f"{BEGAN_S:.6f}, IBI\n" + "".join(rows)


def bvp() -> str:
    wave = [f"{value:.2f}\n" for value in pulses(64, 0.8, 40.0, width_s=0.09)]
    return f"{BEGAN_S:.6f}\n64.000000\n" + "".join(wave)


def zipped(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "content", [ibi().encode(), zipped({"ACC.csv": "1\n", "BVP.csv": bvp(), "IBI.csv": ibi()})]
)
def test_the_intervals_of_a_wristband_are_read_with_their_date(
    tmp_path: Path, content: bytes
) -> None:
    result = read_back(tmp_path, content)
    assert intervals(result) == list(RR_MS)
    assert (result.kind, result.unit, result.reading) == ("Empatica", "s", "rr")
    assert result.recording.started == "2026-04-24T12:10:16+00:00"


def test_intervals_that_a_wristband_did_not_find_are_a_gap(tmp_path: Path) -> None:
    rows = ibi().splitlines(keepends=True)
    t = times(read_back(tmp_path, "".join(rows[:4] + rows[8:])))
    assert t[3] - t[2] == pytest.approx(sum(RR_MS[3:8]) / 1000)


@pytest.mark.parametrize("content", [bvp().encode(), zipped({"BVP.csv": bvp(), "IBI.csv": ""})])
def test_the_beats_of_a_pulse_wave_are_found(tmp_path: Path, content: bytes) -> None:
    result = read_wave(tmp_path / "BVP", content)
    assert np.median(intervals(result)) == pytest.approx(800, abs=10)
    assert (result.kind, result.reading) == ("Empatica", "ppg")


def test_a_pulse_wave_that_is_too_long_is_refused_and_not_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = bvp().count("\n") - 2
    for module in (empatica, signal):
        monkeypatch.setattr(module, "MAX_SIGNAL_SAMPLES", count)
    assert len(intervals(read_wave(tmp_path / "BVP", bvp().encode()))) > 40
    for module in (empatica, signal):
        monkeypatch.setattr(module, "MAX_SIGNAL_SAMPLES", count - 1)
    with refused(RecordingError, match="split it"):
        read_wave(tmp_path / "BVP", bvp().encode())


# --- OpenSignals


def opensignals() -> str:
    device = {
        "sensor": ["RESP", "ECG"], "device": "biosignalsplux", "column": ["nSeq", "DI", "CH1", "CH2"],
        "sampling rate": 250, "date": "2026-4-24", "time": "14:10:16.5", "resolution": [16, 16],
    }  # fmt: skip
    wave = [round(value + 500) for value in pulses(250, 0.8, 30.0)]
    rows = "".join(f"{i % 16}\t1\t77\t{value}\t\n" for i, value in enumerate(wave))
    return (
        f"# OpenSignals Text File Format\n# {json.dumps({'00:07': device})}\n# EndOfHeader\n{rows}"
    )


def test_the_ecg_of_a_laboratory_text_is_found_by_its_description(tmp_path: Path) -> None:
    result = read_wave(tmp_path / "a.txt", opensignals().encode())
    assert np.median(intervals(result)) == 800
    assert (result.kind, result.reading, result.column) == ("OpenSignals", "ecg", "ECG")
    assert str(result.recording.started).startswith("2026-04-24T14:10:16.5")


@pytest.mark.parametrize("line", ["1300\t\n", "8\t1\t77\tx\t\n", "8\t1\t77\t500\t\t1\n"])
def test_a_line_that_is_no_row_of_a_laboratory_text_is_damage(tmp_path: Path, line: str) -> None:
    lines = opensignals().splitlines(keepends=True)
    with refused(RecordingError, match="damaged"):
        read_wave(tmp_path / "a.txt", "".join([*lines[:900], line, *lines[900:]]).encode())
    result = read_wave(tmp_path / "a.txt", "".join([*lines, line]).encode())
    assert np.median(intervals(result)) == 800


def test_a_description_without_a_heart_is_named(tmp_path: Path) -> None:
    with refused(RecordingError, match="OpenSignals format without RR intervals"):
        read_wave(tmp_path / "a.txt", opensignals().replace('"ECG"', '"EDA"').encode())


def hdf5(wave: Sequence[float] = tuple(pulses(250, 0.8, 30.0)), note: str = "") -> bytes:
    import h5py

    out = io.BytesIO()
    with h5py.File(out, "w") as file:
        group = file.create_group("00:07:80:3B:46:61")
        group.attrs["sampling rate"] = 250
        group.attrs["date"], group.attrs["time"] = "2026-4-24", "14:10:16.5"
        samples = np.array(wave)[:, None].astype(np.uint16)
        group.create_dataset("raw/channel_1", data=samples[::-1] * 0).attrs["sensor"] = "EDA"
        group.create_dataset("raw/channel_2", data=samples).attrs["sensor"] = "ECG"
        if note:
            group.attrs["comments"] = note
        group["raw/itself"] = h5py.SoftLink("/")
    return out.getvalue()


@needs("h5py")
def test_the_ecg_of_a_laboratory_in_hdf5_is_found(tmp_path: Path) -> None:
    result = read_wave(tmp_path / "a.h5", hdf5())
    assert np.median(intervals(result)) == pytest.approx(800, abs=4)
    assert (result.kind, result.reading) == ("OpenSignals", "ecg")
    assert "beats detected at" in joined(result.understood)


@needs("h5py")
def test_a_signal_without_samples_is_no_signal(tmp_path: Path) -> None:
    with refused(RecordingError, match="HDF5 file that Outbreath can't read"):
        read_wave(tmp_path / "a.h5", hdf5(()))


@needs("h5py")
def test_hdf5_in_circles_or_of_other_programs_is_named(tmp_path: Path) -> None:
    import h5py

    path = tmp_path / "a.h5"
    with h5py.File(path, "w") as file:
        group = file.create_group("a")
        group.attrs["sampling rate"] = 100
        group["raw"] = h5py.SoftLink("/a/raw")
        file["b"] = h5py.SoftLink("/b")
        inner = file.create_group("c/raw")
        inner["again"] = file["c"]
        file["c"].attrs["sampling rate"] = 100
        huge = file["c/raw"].create_dataset("x", (1 << 40,), "f8", chunks=(1 << 20,))
        huge.attrs["sensor"] = "ECG"
    with refused(RecordingError, match="HDF5 file that Outbreath can't read|damaged"):
        read_file(path, find_beats=find_beats)


def test_a_pulse_wave_with_a_line_that_is_no_number_is_damaged(tmp_path: Path) -> None:
    lines = bvp().splitlines(keepends=True)
    lines[700] = "12.5\xff98.55\n"
    with refused(RecordingError, match="damaged"):
        read_wave(tmp_path / "BVP", "".join(lines).encode())
    result = read_wave(tmp_path / "BVP", bvp()[:-3].encode())
    assert np.median(intervals(result)) == pytest.approx(800, abs=10)


def damaged_heaps() -> dict[str, bytes]:
    """The heap of the texts of an HDF5 file: the size of an object, of all, and of what is free."""
    whole = hdf5()
    heap = whole.index(b"GCOL")
    reference = whole.index(heap.to_bytes(8, "little"))
    return {
        "longer than the file": whole[: heap + 8] + b"\xff\xff\xff\x0f" + whole[heap + 12 :],
        "an object beyond its end": whole[: heap + 24] + b"\xff\xff" + whole[heap + 26 :],
        "a reference to more": whole[: reference - 4] + b"\xff\xff\xff\x7f" + whole[reference:],
        "bytes between": whole[:9000] + b"NaN" + whole[9000:],
        "bytes lost": whole[:-40],
    }


@needs("h5py")
@pytest.mark.parametrize("name", damaged_heaps() if find_spec("h5py") else ())
def test_what_libhdf5_would_trust_is_looked_at_first(tmp_path: Path, name: str) -> None:
    with refused(RecordingError, match="damaged"):
        read_wave(tmp_path / "a.h5", damaged_heaps()[name])


@needs("h5py")
@pytest.mark.parametrize("nth", [0, -1])
def test_no_text_of_hdf5_is_longer_than_what_is_kept_of_it(tmp_path: Path, nth: int) -> None:
    """Of two heaps, in the first and in the last."""
    whole = hdf5(note="x" * 6000)
    heap = [match.start() for match in re.finditer(b"GCOL", whole)][nth]
    reference = whole.index(heap.to_bytes(8, "little"))
    assert len(intervals(read_wave(tmp_path / "a.h5", whole))) > 30
    length = int.from_bytes(whole[reference - 4 : reference], "little") + 1
    longer = whole[: reference - 4] + length.to_bytes(4, "little") + whole[reference:]
    with refused(RecordingError, match="OpenSignals format but is damaged|HDF5 .*damaged"):
        read_wave(tmp_path / "a.h5", longer)


def hdf5_of(superblock: int) -> bytes:
    """A file whose first block is of that version; h5py writes none of version 1."""
    import h5py

    if superblock == 1:
        head = b"\x89HDF\r\n\x1a\n" + bytes([1, 0, 0, 0, 0, 8, 8, 0])
        none = (1 << 64) - 1
        return head + struct.pack("<HHIHH4Q40x", 4, 16, 0, 32, 0, 0, none, 100, none)
    out = io.BytesIO()
    oldest = {0: "earliest", 2: "v108", 3: "v110"}[superblock]
    with h5py.File(out, "w", libver=(oldest, "v110")) as file:
        file["x"] = np.arange(1000)
    return out.getvalue()


@needs("h5py")
@pytest.mark.parametrize("superblock", [0, 1, 2, 3])
def test_bytes_that_are_lost_of_hdf5_of_any_age_are_noticed(
    tmp_path: Path, superblock: int
) -> None:
    whole = hdf5_of(superblock)
    assert whole[8] == superblock
    path = tmp_path / "a.h5"
    path.write_bytes(whole)
    check_hdf5(SourceFile(path), "MATLAB")
    path.write_bytes(whole[:-1])
    with refused(RecordingError, match="MATLAB format but is damaged"):
        check_hdf5(SourceFile(path), "MATLAB")
