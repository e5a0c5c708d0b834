"""Where the files of the tests are from: every format has one that its own reader has no part in.

`SOURCES` says of each small good file who made it, after which public description, and how its numbers are
known. What the files hold is asserted where they are made, and by `outbreath import --json`
(`tests/ui/commands/test_import.py`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from devices.waveforms.records import find_beats
from tests.trainer.formats.all_files import SAMPLES
from trainer.events import Beat
from trainer.formats.import_formats import FORMATS
from trainer.formats.reader import IMPORT_FORMATS, read_file
from trainer.formats.source_file import SourceFile
from trainer.formats.text_formats.known_formats import TEXT_FORMATS, TextFormat
from trainer.formats.vendors.json_document import READERS, parse_json

TESTS: Final = Path(__file__).parent

GIVEN: Final = "ten intervals given beforehand, and their sums"
PULSES: Final = "an R wave every 0.8 s, computed from its formula"
OF_OURS: Final = (
    "ten intervals given beforehand; read back by others in tests/benchmarks/other_readers.py"
)


@dataclass(frozen=True, slots=True)
class Source:
    """Who made a file, after which public description, and how its numbers are known.

    `test` is the module that asserts what is read of it.
    """

    maker: str
    description: str
    numbers: str
    test: str


def by_hand(description: str, test: str, numbers: str = GIVEN) -> Source:
    return Source("by hand", description, numbers, test)


TEXTS: Final = "text_formats/test_known_formats.py"
JSON_TESTS: Final = "vendors/test_json_document.py"
LAB: Final = "lab/test_lab_tables.py"
WFDB: Final = "lab/test_wfdb.py"

SOURCES: Final[dict[str, Source]] = {
    "Excel": Source("openpyxl", "ECMA-376", GIVEN, "vendors/test_spreadsheet.py"),
    "FIT": by_hand("developer.garmin.com/fit/protocol, with its CRC", "vendors/test_fit.py"),
    "FitCSVTool": by_hand("what FitCSVTool of the FIT SDK prints", "vendors/test_activity_text.py"),
    "Apple Health": by_hand(
        "the DTD in front of each export", "vendors/test_apple_health.py", "ends of beats, to 0.01 s"
    ),
    "Polar Sensor Logger": by_hand("its own files", "vendors/test_sensor_logger.py"),
    "Polar Sensor Logger, ECG": by_hand("its own files", "vendors/test_sensor_logger.py", PULSES),
    "Polar Flow, session": by_hand("the export of Polar Flow, ISO 8601 durations", JSON_TESTS),
    "Polar Flow, night": by_hand("the export of Polar Flow", JSON_TESTS),
    "AccessLink": by_hand("www.polar.com/accesslink-api, samples of type 11", JSON_TESTS),
    "Suunto app": by_hand("samples.json of the Suunto app", JSON_TESTS),
    "Oura": by_hand("cloud.ouraring.com/v2/docs, interbeat_interval", JSON_TESTS),
    "JSON, a list": by_hand("RFC 8259", JSON_TESTS),
    "Suunto SML": by_hand("the logs of Suunto's watches", "vendors/test_activity_text.py"),
    "Polar .hrm": by_hand("Polar HRM file format 1.4", TEXTS),
    "OpenHRV": by_hand("github.com/JanCBrammer/OpenHRV", TEXTS),
    "Kubios HRV, a report": by_hand("Kubios HRV user's guide, report as text", TEXTS),
    "Kubios, two columns": by_hand("Kubios HRV user's guide, input files", TEXTS),
    "GoldenCheetah": by_hand("the export of GoldenCheetah", TEXTS),
    "HRV Logger": by_hand("the export of HRV Logger", TEXTS),
    "Elite HRV": by_hand("the raw export of Elite HRV", TEXTS),
    "HRV4Training, raw": by_hand("the raw export of HRV4Training", TEXTS),
    "WFDB annotations": by_hand("physionet.org/physiotools/wag, annot(5)", WFDB),
    "WFDB header": by_hand("physionet.org/physiotools/wag, header(5) and signal(5)", WFDB, PULSES),
    "rdann": by_hand("physionet.org/physiotools/wag, rdann(1)", WFDB),
    "XDF": by_hand("github.com/sccn/xdf/wiki/Specifications", "lab/test_xdf.py"),
    "EDF, ECG": by_hand("www.edfplus.info/specs/edf.html", "edf/test_signal.py", PULSES),
    "EDF+ with interruptions, ECG": by_hand(
        "www.edfplus.info/specs/edfplus.html", "edf/test_signal.py", PULSES
    ),
    "Outbreath, EDF+": Source("edfio", "www.edfplus.info/specs/edfplus.html", OF_OURS, "test_edf.py"),
    "MATLAB, Kubios": Source(
        "scipy.io.savemat", "Kubios HRV user's guide, result files", GIVEN, "lab/test_matlab.py"
    ),
    "BIDS": by_hand("bids-specification.readthedocs.io, physiological recordings", LAB),
    "Empatica": by_hand("the info.txt of each session", LAB),
    "Empatica, pulse wave": by_hand("the info.txt of each session", LAB, PULSES),
    "OpenSignals": by_hand("OpenSignals (r)evolution user manual, text files", LAB, PULSES),
    "OpenSignals, HDF5": Source("h5py", "OpenSignals (r)evolution user manual", PULSES, LAB),
    "ECG, a table": by_hand("RFC 4180", "test_table_readings.py", PULSES),
    "Outbreath, recording": Source("the program", "formats.md", GIVEN, "test_jsonl.py"),
    "Outbreath, German table": Source("the program", "tables.md", OF_OURS, "csv_text/test_dialect.py"),
    "Outbreath, Swiss table": Source("the program", "tables.md", OF_OURS, "csv_text/test_dialect.py"),
    "Outbreath, workbook": Source("XlsxWriter", "ECMA-376", OF_OURS, "exports/test_workbook.py"),
    "Outbreath, BIDS events": Source("the program", "tables.md", OF_OURS, "exports/test_bids_physio.py"),
    "Outbreath, BIDS signals": Source("the program", "tables.md", OF_OURS, "exports/test_bids_physio.py"),
}  # fmt: skip

# Formats of which nothing is read: what they are, and what to do, is told.
REFUSED: Final = {
    "no recording": "vendors/test_other_files.py",
    "events.csv": "test_reader.py",
    "Polar Sensor Logger, heart rates": TEXTS,
    "Polar Flow": TEXTS,
    "HRV4Training, Elite HRV": TEXTS,
    "read_fitbit": JSON_TESTS,
}


def readers_of(path: Path) -> Iterator[str]:
    """Every name by which the program knows the reader of this file."""
    source = SourceFile(path)
    own = next((each for each in FORMATS if each.is_match(source)), None)
    if own is None:
        known = next(each for each in IMPORT_FORMATS if each.is_match(source))
        yield known.name
        if known.name == "another program" and isinstance(source.text_format, TextFormat):
            yield source.text_format.program
        return
    yield f"{own.program} {own.read.__module__} {own.read.__name__}"
    if own.program == "JSON":
        document = parse_json(source.read_bytes())
        yield next((read.__name__ for read in READERS if read(document) is not None), "any JSON")


def all_readers() -> set[str]:
    names = {f"{each.program} {each.read.__module__} {each.read.__name__}" for each in FORMATS}
    names |= {each.name for each in IMPORT_FORMATS} | {each.program for each in TEXT_FORMATS}
    return names | {read.__name__ for read in READERS} | {"any JSON"}


def test_every_format_has_a_file_or_is_refused_by_name(tmp_path: Path) -> None:
    missing = [s.needs for s in SAMPLES.values() if not s.has_library]
    if missing:
        pytest.skip(f"{missing[0]} is missing: install the extra `formats`.")
    read: set[str] = set()
    for number, sample in enumerate(SAMPLES.values()):
        folder = tmp_path / str(number)
        folder.mkdir()
        read |= set(readers_of(sample.write(folder)))
    unread = {name for name in all_readers() - read if name.split(" trainer.")[0] not in REFUSED}
    assert not unread
    assert all((TESTS / module).is_file() for module in REFUSED.values())


def test_every_file_says_who_made_it_and_how_its_numbers_are_known() -> None:
    assert set(SOURCES) == set(SAMPLES)
    for name, source in SOURCES.items():
        assert source.maker, name
        assert source.description, name
        assert source.numbers, name
        assert "def test_" in (TESTS / source.test).read_text(), name


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_holds_the_numbers_that_were_given(tmp_path: Path, name: str) -> None:
    sample = SAMPLES[name]
    if sample.needs:
        pytest.importorskip(sample.needs)
    outcome = read_file(sample.write(tmp_path), find_beats=find_beats)
    rr_ms = [event.rr_ms for event in outcome.recording.events if isinstance(event, Beat)]
    if sample.is_signal:
        assert len(rr_ms) > 30
        assert rr_ms == pytest.approx([sample.rr_ms[0]] * len(rr_ms), abs=12)
    else:
        assert rr_ms[1:] == pytest.approx(list(sample.rr_ms[1:]), abs=1e-3)
        # The first of a measurement of Apple's comes from a heart rate in whole beats a minute.
        assert rr_ms[0] == pytest.approx(
            sample.rr_ms[0], abs=1.0 if name == "Apple Health" else 1e-3
        )
