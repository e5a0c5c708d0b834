"""Text and HDF5 of laboratories: BIDS, Empatica and OpenSignals."""

import gzip
import io
import json
import zipfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

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
from trainer.formats.reader import ImportedRecording, read_file

BEGAN_S = 1_777_032_616.0  # 2026-04-24T12:10:16Z


def read_wave(path: Path, content: bytes) -> ImportedRecording:
    path.write_bytes(content)
    return read_file(path, find_beats=find_beats)


def table(*columns: Sequence[object]) -> str:
    return "".join("\t".join(map(str, row)) + "\n" for row in zip(*columns, strict=True))


# --- BIDS


def sidecar(columns: list[str], rate_hz: float) -> str:
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


def hdf5() -> bytes:
    import h5py

    out = io.BytesIO()
    with h5py.File(out, "w") as file:
        group = file.create_group("00:07:80:3B:46:61")
        group.attrs["sampling rate"] = 250
        group.attrs["date"], group.attrs["time"] = "2026-4-24", "14:10:16.5"
        wave = np.array(pulses(250, 0.8, 30.0))[:, None].astype(np.uint16)
        group.create_dataset("raw/channel_2", data=wave).attrs["sensor"] = "ECG"
        group["raw/itself"] = h5py.SoftLink("/")
    return out.getvalue()


@needs("h5py")
def test_the_ecg_of_a_laboratory_in_hdf5_is_found(tmp_path: Path) -> None:
    result = read_wave(tmp_path / "a.h5", hdf5())
    assert np.median(intervals(result)) == pytest.approx(800, abs=4)
    assert (result.kind, result.reading) == ("OpenSignals", "ecg")
    assert "beats detected at" in joined(result.understood)


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
