"""A small good file of every format, and the intervals that it holds."""

import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np

from tests.benchmarks.damage_evidence import (
    IsWritable,
    is_edf,
    is_opensignals,
    is_wfdb_annotations,
    is_wfdb_header,
    matches,
)
from tests.trainer.formats.edf import test_signal as test_edf_signal
from tests.trainer.formats.lab import test_lab_tables, test_matlab, test_wfdb, test_xdf
from tests.trainer.formats.text_formats.test_known_formats import KINDS
from tests.trainer.formats.vendor_files import (
    ENDS_MS,
    FILES,
    JSON_FILES,
    RR_10_MS,
    RR_MS,
    pulses,
    stamps,
)
from tests.trainer.formats.vendors import test_activity_text, test_sensor_logger
from trainer.events import Beat
from trainer.formats.csv_text.cells import format_table
from trainer.formats.csv_text.dialect import CSV_DIALECTS
from trainer.formats.exports import edf_export
from trainer.formats.exports.bids_physio import format_bids
from trainer.formats.exports.csv_export import BEATS_COLUMNS, beat_rows
from trainer.formats.exports.workbook import Sheet, format_workbook
from trainer.formats.jsonl import format_jsonl
from trainer.hrv.tachogram import JudgedBeat, Verdict
from trainer.recording import Recording
from ui.i18n.rendering import to_english

WAVE: Final = tuple(round(value) for value in pulses(250, 0.8, 30.0))


@dataclass(frozen=True, slots=True)
class Sample:
    """How a file of a format is made, its name where that matters, and what must stand beside it.

    `reading` is what it is read as; of a signal, an ECG if nothing else is said.
    `rr_ms` are the intervals; of a signal they are alike, and as many as are found, and its samples stand behind
    `head_bytes`. `is_writable` says whether a program may have written a file so; where nothing can be said,
    it may not.
    """

    make: Callable[[], bytes]
    rr_ms: tuple[float, ...] = RR_MS
    name: str = "sample.dat"
    beside: Mapping[str, bytes] = field(default_factory=dict)
    needs: str | None = None
    is_signal: bool = False
    reading: str | None = "rr"
    head_bytes: int = 0
    bytes_per_s: float = 0.0
    is_writable: IsWritable = lambda _: False

    @property
    def has_library(self) -> bool:
        """Whether the library that reads it, if there is one, is installed."""
        return self.needs is None or find_spec(self.needs) is not None

    def write(self, folder: Path) -> Path:
        """Write it into a folder, with what must stand beside it; its path."""
        for other, content in self.beside.items():
            (folder / other).write_bytes(content)
        path = folder / self.name
        path.write_bytes(self.make())
        return path


def _text(make: Callable[[], str]) -> Callable[[], bytes]:
    return lambda: make().encode()


def _physio() -> bytes:
    return gzip.compress(test_lab_tables.table([end / 1000 for end in ENDS_MS], RR_MS).encode())


def _wave_header() -> bytes:
    checksum = (sum(WAVE) + 0x8000 & 0xFFFF) - 0x8000
    line = f"r1.dat 16 200 12 0 {WAVE[0]} {checksum} 0 MLII"
    return test_wfdb.header(line, signals=1, frames=len(WAVE)).encode()


def _kubios() -> bytes:
    data = {"RR": test_matlab.RR_S[:, None], "T_RR": test_matlab.T_S[:, None]}
    return test_matlab.saved({"Res": {"HRV": {"Data": data}}})


def _our_beats() -> list[JudgedBeat]:
    pairs = zip(ENDS_MS, RR_MS, strict=True)
    return [JudgedBeat(Beat(end / 1000, rr), Verdict.NORMAL, rr) for end, rr in pairs]


def _our_table(dialect: str) -> bytes:
    rows = beat_rows(_our_beats(), lambda _: None)
    lines = format_table(BEATS_COLUMNS, rows, CSV_DIALECTS[dialect])
    return "".join(lines).encode()


def _our_recording() -> bytes:
    beats = [judged.beat for judged in _our_beats()]
    return "".join(format_jsonl(_recording(beats))).encode()


def _our_edf() -> bytes:
    beats = _our_beats()
    recording = _recording([judged.beat for judged in beats])
    chunks = edf_export.format_session_edf(recording, beats, [(0.0, 9.0)], [], [])
    return b"".join(chunks)


def _are_samples_of_hdf5(content: bytes) -> bool:
    """Whether nothing but samples differs, which may be any: they have no checksum."""
    whole = test_lab_tables.hdf5()
    wave = np.array(pulses(250, 0.8, 30.0)).astype(np.uint16).tobytes()
    begin = whole.index(wave)
    end = begin + len(wave)
    return (content[:begin], content[end:]) == (whole[:begin], whole[end:])


def _recording(beats: Sequence[Beat]) -> Recording:
    return Recording("a", "2026-04-24T14:10:16+02:00", "x", None, None, tuple(beats))


def _ecg_table() -> bytes:
    rows = [f"{4 * i},{value}\n" for i, value in enumerate(WAVE)]
    return ("time [ms],ecg\n" + "".join(rows)).encode()


def _our_workbook() -> bytes:
    return format_workbook([Sheet("Beats", BEATS_COLUMNS, beat_rows(_our_beats(), lambda _: None))])


def _our_dataset() -> dict[str, bytes]:
    """Its files by the ends of their names."""
    recording = Recording("a", None, "none", None, None, ())
    files = format_bids(recording, _our_beats(), [], [], to_english, "pause")
    return {name.rpartition("_")[2]: b"".join(chunks) for name, chunks in files.items()}


def _our_sidecar() -> dict[str, bytes]:
    files = _our_dataset()
    return {f"b_{part}": files[part] for part in ("physio.json", "events.tsv")}


SIGNAL_MS: Final = (800.0,)
VENDOR_TEXTS: Final = {name: text for name, (text, _, _) in KINDS.items() if name not in JSON_FILES}

SAMPLES: Final[Mapping[str, Sample]] = {
    "Excel": Sample(FILES["Excel"], needs="openpyxl"),
    "FIT": Sample(FILES["Garmin FIT"], needs="fitdecode"),
    "FitCSVTool": Sample(_text(test_activity_text.fit_csv)),
    "Apple Health": Sample(FILES["Apple Health"], RR_10_MS),
    "Polar Sensor Logger": Sample(_text(lambda: test_sensor_logger.rr_file(stamps()))),
    **{name: Sample(FILES[name]) for name in JSON_FILES},
    "JSON, a list": Sample(_text(lambda: json.dumps(RR_MS))),
    "Suunto SML": Sample(_text(test_activity_text.sml)),
    "WFDB annotations": Sample(
        test_wfdb.annotations,
        tuple(test_wfdb.RR_MS),
        "r1.atr",
        {"r1.hea": test_wfdb.header().encode()},
        is_writable=lambda content: is_wfdb_annotations(content, 80_000),
    ),
    "WFDB header": Sample(
        _wave_header,
        SIGNAL_MS,
        "r1.hea",
        {"r1.dat": test_wfdb.packed(16, WAVE)},
        is_signal=True,
        head_bytes=1_000,  # the samples stand in another file
        bytes_per_s=1.0,
        is_writable=lambda content: is_wfdb_header(content, len(WAVE)),
    ),
    "rdann": Sample(_text(test_wfdb.listing), tuple(test_wfdb.RR_MS)),
    **{name: Sample(text.encode) for name, text in VENDOR_TEXTS.items()},
    "Polar Sensor Logger, ECG": Sample(
        _text(test_sensor_logger.ecg_file),
        SIGNAL_MS,
        is_signal=True,
        head_bytes=66,
        bytes_per_s=len(test_sensor_logger.ecg_file()) / 40.0,
    ),
    "Empatica, pulse wave": Sample(
        _text(test_lab_tables.bvp),
        SIGNAL_MS,
        reading="ppg",
        is_signal=True,
        head_bytes=28,
        bytes_per_s=len(test_lab_tables.bvp()) / 40.0,
        is_writable=matches(r"[0-9]{9,11}\.[0-9]{6}\n64\.0+\n(-?[0-9]+(\.[0-9]*)?\n)*-?[0-9.]*"),
    ),
    "ECG, a table": Sample(
        _ecg_table,
        SIGNAL_MS,
        is_signal=True,
        head_bytes=len("time [ms],ecg\n"),
        bytes_per_s=len(_ecg_table()) / 30.0,
    ),
    "Outbreath, recording": Sample(_our_recording, reading=None),
    "Outbreath, EDF+": Sample(_our_edf),
    "EDF+ with interruptions, ECG": Sample(
        lambda: test_edf_signal.edf(
            test_edf_signal.ECG, onsets=[n + 7.0 * (n > 14) for n in range(30)]
        ),
        SIGNAL_MS,
        is_signal=True,
        head_bytes=1024,
        bytes_per_s=452.0,
        is_writable=is_edf,
    ),
    "XDF": Sample(lambda: test_xdf.GOOD, needs="pyxdf"),
    "EDF, ECG": Sample(
        lambda: test_edf_signal.edf(test_edf_signal.ECG),
        SIGNAL_MS,
        is_signal=True,
        head_bytes=768,
        bytes_per_s=420.0,
        is_writable=is_edf,
    ),
    "MATLAB, Kubios": Sample(_kubios),
    "BIDS": Sample(
        _physio,
        name="a_physio.tsv.gz",
        beside={"a_physio.json": test_lab_tables.sidecar(["onset", "rr_ms"], 1.0).encode()},
    ),
    "Empatica": Sample(_text(test_lab_tables.ibi)),
    "OpenSignals": Sample(
        _text(test_lab_tables.opensignals),
        SIGNAL_MS,
        is_signal=True,
        head_bytes=test_lab_tables.opensignals().index("# EndOfHeader"),
        bytes_per_s=len(test_lab_tables.opensignals()) / 30.0,
        is_writable=is_opensignals,
    ),
    "Outbreath, German table": Sample(lambda: _our_table("excel-de")),
    "Outbreath, Swiss table": Sample(lambda: _our_table("excel-ch")),
    "Outbreath, workbook": Sample(_our_workbook, needs="xlsxwriter"),
    "Outbreath, BIDS events": Sample(lambda: _our_dataset()["events.tsv"]),
    "Outbreath, BIDS signals": Sample(
        lambda: _our_dataset()["physio.tsv.gz"], name="b_physio.tsv.gz", beside=_our_sidecar()
    ),
    "OpenSignals, HDF5": Sample(
        test_lab_tables.hdf5,
        SIGNAL_MS,
        needs="h5py",
        is_signal=True,
        is_writable=_are_samples_of_hdf5,
        bytes_per_s=250.0 * 8,
    ),
}
