"""What leaves the library is read by others as it was recorded, and comes back as it left."""

import csv
import gzip
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import edfio
import numpy as np
import pytest
from pypdf import PdfReader

from tests.refusals import joined, refused
from tests.ui.recorded_sessions import GOOD, ID, ROUGH, STARTED, a_rough_one, sat
from trainer.errors import TrainerError
from trainer.events import Beat, ExhaleLengthened, ExhaleShortened, MomentMarked, PatternChosen
from trainer.files.atomic_write import ExportError, write_text_atomic
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.formats.csv_pacer_import import complete_with_pacer
from trainer.formats.csv_text.dialect import CSV_DIALECTS
from trainer.formats.exports.edf_export import HEART_UNKNOWN, NO_PACER
from trainer.formats.jsonl import format_jsonl, parse_jsonl
from trainer.formats.reader import read_file
from trainer.library.store import Library
from trainer.pacing import BreathPattern
from trainer.plan import Exercise, ExhaleMode
from trainer.recording import Recording
from trainer.session.progress import find_pacer
from trainer.session.review import summarize
from ui.commands.cli import main
from ui.i18n.rendering import to_english
from ui.reports.export import STDOUT, export_session, writable_formats

ROOT: Final = Path(__file__).parents[3]
ROUGH_ONE: Final = a_rough_one()
REVIEW: Final = summarize(ROUGH_ONE)
RR_MS: Final = [j.beat.rr_ms for j in REVIEW.judged]
MARKED: Final = [e.t for e in ROUGH_ONE.events if isinstance(e, MomentMarked)]
ALL: Final = {
    *("beats.csv", "minutes.csv", "events.csv", "rr.txt", "nn.txt", "session.jsonl"),
    *("session.json", "session.xlsx", "session.edf", "report.pdf"),
    *("heart.png", "heart.svg", "answer.png", "answer.svg"),
    *("spectrum.png", "spectrum.svg"),
}


def keep(folder: Path, *recordings: Recording) -> Library:
    library = Library.open(folder, write=True)
    for recording in recordings:
        library.add_recording(recording, summary_to_json(summarize(recording).summary, to_english))
    return library


def exported(folder: Path, recording: Recording, fmt: str, **how: Any) -> Path:
    with keep(folder / "library", recording) as library:
        return export_session(library, recording.id, fmt, folder / f"out.{fmt}", **how)


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all formats of a session with artefacts, a gap, markers and two rounds."""
    return exported(tmp_path_factory.mktemp("all"), ROUGH_ONE, "all")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def words_of(path: Path) -> str:
    """Inter has one glyph for blank and tab, so readers find tabs."""
    text = " ".join(page.extract_text() for page in PdfReader(path).pages)
    return " ".join(text.split())


def test_the_folder_holds_every_format_and_nothing_else(everything: Path) -> None:
    assert {p.name for p in everything.iterdir()} == ALL
    assert {p.name for p in everything.parent.iterdir()} == {"library", "out.all"}


def test_a_table_of_beats_holds_every_beat_with_its_verdict_and_its_breath(
    everything: Path,
) -> None:
    rows = rows_of(everything / "beats.csv")
    assert [float(row["rr_ms"]) for row in rows] == RR_MS
    assert [row["verdict"] for row in rows] == [j.verdict for j in REVIEW.judged]
    assert {row["round"] for row in rows} == {"1", "2"}
    for row, judged in zip(rows, REVIEW.judged, strict=True):
        pacer = find_pacer(REVIEW.spans, judged.beat.t)
        assert pacer is not None
        point = pacer.at(judged.beat.t)
        assert row["pacer_phase"] == point.phase
        assert float(row["fullness"]) == pytest.approx(point.fullness, abs=2e-4)


def test_plain_intervals_are_the_intervals(everything: Path) -> None:
    result = np.loadtxt(everything / "rr.txt")
    assert np.abs(result - RR_MS).max() <= 0.001


def test_everything_that_happened_is_in_the_jsonl(everything: Path) -> None:
    with (everything / "session.jsonl").open(encoding="utf-8", newline="") as file:
        reading = parse_jsonl(file)
    assert reading.is_complete
    assert reading.recording == ROUGH_ONE


def test_the_json_is_the_review(everything: Path) -> None:
    result = json.loads((everything / "session.json").read_text(encoding="utf-8"))
    assert result == json.loads(json.dumps(summary_to_json(REVIEW.summary, to_english)))


def test_each_minute_has_its_figures_or_a_reason(everything: Path) -> None:
    rows = rows_of(everything / "minutes.csv")
    assert [row["round"] for row in rows] == ["1", "1", "1", "2", "2", "2"]
    assert sum(int(row["beats"]) for row in rows) == len(RR_MS)
    in_the_gap = rows[1]
    assert in_the_gap["rsa_ms"] == ""
    assert "heartbeats are missing" in in_the_gap["reason"]
    assert float(rows[5]["mean_hr_bpm"]) == pytest.approx(69, abs=3)


def test_what_happened_besides_the_beats_is_a_table_too(everything: Path) -> None:
    rows = rows_of(everything / "events.csv")
    result = [row["event"] for row in rows]
    assert result.count("moment_marked") == len(MARKED)
    assert result.count("decided") == 2
    assert [row["value"] for row in rows if row["event"] == "urge_rated"] == ["8", "3", "3"]


def test_edf_is_read_by_edfio(everything: Path) -> None:
    edf = edfio.read_edf(everything / "session.edf")
    beats = [a for a in edf.annotations if a.text.startswith("RR ")]
    assert edf.startdate.isoformat() == STARTED[:10]
    assert len(beats) == len(RR_MS)
    for result, judged in zip(beats, REVIEW.judged, strict=True):
        assert result.onset == pytest.approx(judged.beat.t, abs=1e-6)
        assert float(result.text.split()[1]) == pytest.approx(judged.beat.rr_ms, abs=0.001)
        assert result.text.split()[3] == judged.verdict
    assert [a.onset for a in edf.annotations if a.text == "Marked moment"] == MARKED
    (gap,) = [a for a in edf.annotations if a.text == "No beat is known"]
    assert (gap.onset, gap.duration) == pytest.approx((70.0, 41.0), abs=1.5)


def test_edf_is_read_by_pyedflib(everything: Path) -> None:
    pyedflib = pytest.importorskip("pyedflib", reason="pyedflib has no wheel for this Python")
    reader = pyedflib.EdfReader(str(everything / "session.edf"))
    try:
        onsets, lasts, texts = reader.readAnnotations()
        heart, breath = reader.readSignal(0), reader.readSignal(1)
        assert reader.getSignalLabels() == ["MISC Heart rate", "MISC Pacer"]
        assert [reader.getPhysicalDimension(i) for i in (0, 1)] == ["bpm", "%"]
    finally:
        reader.close()
    result = [float(text.split()[1]) for text in texts if text.startswith("RR ")]
    assert np.abs(np.array(result) - RR_MS).max() <= 0.001
    assert [t for t, text in zip(onsets, texts, strict=True) if text == "Marked moment"] == MARKED
    is_known = np.ones(heart.size, dtype=bool)
    for a, length in zip(
        onsets[texts == HEART_UNKNOWN], lasts[texts == HEART_UNKNOWN], strict=True
    ):
        is_known[round(10 * a) : round(10 * (a + length))] = False
    assert not is_known[10 * 72 : 10 * 109].any()  # a gap is a gap
    assert breath[10 * 72 : 10 * 109].max() > 95.0  # and the pacer went on
    (pause,) = [
        a for a, text in zip(onsets, texts, strict=True) if text == NO_PACER and 100 < a < 300
    ]
    assert pause == pytest.approx(180.1)  # but not between the rounds
    assert 50.0 < heart.min() < heart.max() < 100.0  # no number but a heart's, known or not
    assert np.unique(heart[10 * 72 : 10 * 109]).size == 1


def test_the_report_is_read_by_pypdf(everything: Path) -> None:
    pages = PdfReader(everything / "report.pdf").pages
    text = words_of(everything / "report.pdf")
    assert len(pages) == 2
    assert "Pause, 6 minutes" in text
    assert "21 November 2026, 20:50" in text
    assert f"{len(RR_MS)} beats" in text


SESSIONS: Final[dict[str, Callable[[], Recording]]] = {
    "a pause": sat,
    "two rounds with a gap": a_rough_one,
    "an adaptive exhale": lambda: sat(exhale=ExhaleMode.ADAPTIVE, pattern="4-0-7-0"),
    "another pattern in mid-breath": lambda: sat(
        ROUGH,
        exhale=ExhaleMode.FIXED,
        asked=(
            PatternChosen(33.3, BreathPattern.parse("5-0-5-0")),
            PatternChosen(61.234567, BreathPattern.parse("4-1-7-1")),
        ),
    ),
    "changes inside a long gap": lambda: sat(
        "seed=2,drop=30-120", asked=(ExhaleLengthened(10.0), ExhaleShortened(130.0))
    ),
    "a resonance session": lambda: sat(exercise=Exercise.RESONANCE, round_s=600.0),
}


@pytest.mark.parametrize("kind", SESSIONS)
def test_a_table_that_was_imported_is_exported_as_the_same_table(tmp_path: Path, kind: str) -> None:
    first = exported(tmp_path, SESSIONS[kind](), "csv")
    taken = complete_with_pacer(read_file(first))
    assert joined(taken.understood).endswith("with the pacer")
    again = exported(tmp_path / "again", taken.recording, "csv")
    assert again.read_bytes() == first.read_bytes()


def test_a_table_without_a_pacer_is_exported_as_the_same_table(tmp_path: Path) -> None:
    (tmp_path / "rr.csv").write_text("t_s,rr_ms\n0.8,800\n1.61,810\n2.4,790\n")
    first = exported(tmp_path / "a", read_file(tmp_path / "rr.csv").recording, "csv")
    again = exported(tmp_path / "b", complete_with_pacer(read_file(first)).recording, "csv")
    assert again.read_bytes() == first.read_bytes()


@pytest.mark.parametrize("name", CSV_DIALECTS)
def test_a_table_in_any_dialect_comes_back_with_its_pacer(tmp_path: Path, name: str) -> None:
    """Also with fractions of a second in the pattern, where a comma might stand."""
    recording = sat(ROUGH, exhale=ExhaleMode.FIXED, pattern="4-0-6.5-0")
    first = exported(tmp_path, recording, "csv")
    other = exported(tmp_path / "other", recording, "csv", csv_dialect=CSV_DIALECTS[name])
    standard, taken = (complete_with_pacer(read_file(path)).recording for path in (first, other))
    assert taken == replace(standard, source=taken.source)
    assert taken.plan is not None


def test_a_workbook_comes_back_with_its_beats_its_pacer_and_its_date(tmp_path: Path) -> None:
    needs_workbooks()
    recording = sat(ROUGH, exhale=ExhaleMode.FIXED, pattern="4-0-6.5-0")
    table = complete_with_pacer(read_file(exported(tmp_path, recording, "csv")))
    taken = complete_with_pacer(read_file(exported(tmp_path / "other", recording, "xlsx")))
    assert taken.recording.events == table.recording.events
    assert taken.recording.plan == table.recording.plan
    assert str(taken.recording.started).startswith(STARTED[:19])
    assert taken.kind == "Excel"


def needs_workbooks() -> None:
    pytest.importorskip("openpyxl", reason="openpyxl is in the extra `formats`")
    pytest.importorskip("xlsxwriter", reason="XlsxWriter is in the extra `formats`")


def test_a_workbook_holds_the_tables_with_real_numbers_and_dates(everything: Path) -> None:
    needs_workbooks()
    import openpyxl

    book = openpyxl.load_workbook(everything / "session.xlsx")
    assert book.sheetnames == ["Beats", "Minutes", "Events", "Session", "Columns"]
    for sheet, name in (("Beats", "beats"), ("Minutes", "minutes"), ("Events", "events")):
        rows = list(book[sheet].iter_rows(values_only=True))
        table = rows_of(everything / f"{name}.csv")
        assert len(rows) - 1 == len(table)
        for row, result in zip(rows[1:], table, strict=True):
            for value, cell in zip(row, result.values(), strict=False):
                assert cell == ("" if value is None else cell)
                assert not isinstance(value, int | float) or float(value) == float(cell)
    began = datetime.fromisoformat(STARTED).replace(tzinfo=None)
    *_, when = next(book["Beats"].iter_rows(min_row=2, values_only=True))
    assert (when - began).total_seconds() == pytest.approx(REVIEW.judged[0].beat.t, abs=1e-3)
    notes = [row for row in book["Events"].iter_rows(values_only=True) if row[1] == "note_written"]
    assert notes[0][3] == "I noticed my hands. =1+1, they rested."
    session = {row[0]: row[1] for row in book["Session"].iter_rows(values_only=True)}
    assert session["started"] == began
    rmssd_ms = REVIEW.summary.figures["rmssd_ms"]
    assert session["figures.rmssd_ms"] == pytest.approx(rmssd_ms, rel=1e-15)  # digits of Excel


def test_corrected_intervals_give_the_rmssd_of_the_review_and_the_others_do_not(
    everything: Path,
) -> None:
    def rmssd(name: str) -> float:
        steps = np.diff(np.loadtxt(everything / name))
        return float(np.sqrt(np.mean(steps**2)))

    expected = REVIEW.summary.figures["rmssd_ms"]
    assert expected is not None
    assert rmssd("nn.txt") == pytest.approx(expected, rel=0.05)
    assert rmssd("rr.txt") > 5 * expected


def test_the_tables_in_the_folder_follow_the_dialect(tmp_path: Path) -> None:
    folder = exported(tmp_path, sat(), "all", csv_dialect=CSV_DIALECTS["excel-de"])
    for name in ("beats", "minutes", "events"):
        content = (folder / f"{name}.csv").read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\r\n") == content.count(b"\n")
        assert b";" in content.splitlines()[0]
    assert b"\r" not in (folder / "rr.txt").read_bytes()


def test_without_the_library_of_workbooks_the_folder_holds_all_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    folder = exported(tmp_path, sat(), "all")
    assert {p.name for p in folder.iterdir()} == ALL - {"session.xlsx"}
    assert "xlsx" not in writable_formats()
    with refused(TrainerError, match="need XlsxWriter"):
        exported(tmp_path / "a", sat(), "xlsx")
    assert not list((tmp_path / "a").glob("out*"))


def test_a_dataset_takes_a_second_session_and_replaces_none(tmp_path: Path) -> None:
    study, one, other = tmp_path / "study", sat(), sat(name="20261122T205017Z-aaaa")
    with keep(tmp_path / "library", one, other) as library:
        export_session(library, one.id, "bids", study)
        (study / "README").write_text("mine")
        export_session(library, other.id, "bids", study)
        before = {path: path.read_bytes() for path in study.rglob("*") if path.is_file()}
        with refused(ExportError, match="already exists"):
            export_session(library, one.id, "bids", study)
        export_session(library, one.id, "bids", study, force=True)
    after = {path: path.read_bytes() for path in study.rglob("*") if path.is_file()}
    assert after == before
    assert (study / "README").read_text() == "mine"
    assert {p.name for p in (study / "sub-01").iterdir()} == {
        "ses-20261121T205017Z3f9a",
        "ses-20261122T205017Zaaaa",
    }
    assert len(after) == 2 + 2 * 4
    if sys.platform != "win32":
        assert {p.stat().st_mode & 0o777 for p in after if p.name != "README"} == {0o600}
        assert all(p.stat().st_mode & 0o077 == 0 for p in study.rglob("*") if p.is_dir())
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".part")] == []


def test_a_dataset_is_no_text_and_no_file(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    with keep(tmp_path / "library", sat()) as library:
        for path, sentence in ((STDOUT, "is not text"), (tmp_path / "taken", "already exists")):
            with refused(ExportError, match=sentence):
                export_session(library, ID, "bids", path)
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_dataset_comes_back_with_every_beat(tmp_path: Path) -> None:
    study = exported(tmp_path, ROUGH_ONE, "bids")
    (path,) = study.rglob("*_physio.tsv.gz")
    beats = [e for e in read_file(path).recording.events if isinstance(e, Beat)]
    assert [(b.t, b.rr_ms) for b in beats] == [(j.beat.t, j.beat.rr_ms) for j in REVIEW.judged]


def test_a_redacted_dataset_tells_nothing_of_the_person(tmp_path: Path) -> None:
    study = exported(tmp_path, a_rough_one("call Anna"), "bids", redact=True)
    for path in [p for p in study.rglob("*") if p.is_file()]:
        result = str(path).encode() + gunzipped(path.read_bytes())
        for secret in (b"Anna", b"20261121", b"2026-11-21", b"AA:BB"):
            assert secret not in result


def gunzipped(content: bytes) -> bytes:
    return gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content


def test_a_pacer_that_does_not_agree_with_itself_is_left_out_and_told(tmp_path: Path) -> None:
    path = exported(tmp_path, sat(), "csv")
    lines = path.read_text().splitlines()
    lines[30] = lines[30].replace("4-0-", "5-0-").replace(",inhale,", ",exhale,")
    path.write_text("\n".join(lines))
    taken = complete_with_pacer(read_file(path))
    assert "contradict each other" in joined(taken.understood)
    assert taken.recording.plan is None
    assert len([e for e in taken.recording.events if isinstance(e, Beat)]) == len(lines) - 1


def test_edf_comes_back_with_every_beat_and_marker(everything: Path) -> None:
    taken = read_file(everything / "session.edf")
    beats = [e for e in taken.recording.events if isinstance(e, Beat)]
    assert [b.t for b in beats] == pytest.approx([j.beat.t for j in REVIEW.judged], abs=1e-6)
    assert [b.rr_ms for b in beats] == pytest.approx(RR_MS, abs=0.001)
    assert [e.t for e in taken.recording.events if isinstance(e, MomentMarked)] == MARKED
    assert "other annotations were left out" in joined(taken.understood)


def test_a_session_without_a_sensor_can_be_exported_too(tmp_path: Path) -> None:
    folder = exported(tmp_path, sat(None), "all")
    assert len(rows_of(folder / "beats.csv")) == 0
    edf = edfio.read_edf(folder / "session.edf")
    assert edf.labels == ("MISC Pacer",)
    assert len(PdfReader(folder / "report.pdf").pages) == 1


def unpacked(path: Path) -> bytes:
    """What is in the file, of a workbook all parts."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return b"".join(map(archive.read, archive.namelist()))


def test_a_redacted_export_tells_nothing_of_the_person(tmp_path: Path) -> None:
    folder = exported(tmp_path, a_rough_one("call Anna +49 170"), "all", redact=True)
    for path in folder.iterdir():
        content = unpacked(path)
        for secret in (b"Anna", b"20261121", b"2026-11-21", b"21.11.26", b"21 November", b"AA:BB"):
            assert secret not in content, (path.name, secret)
    pdf = PdfReader(folder / "report.pdf")
    text = words_of(folder / "report.pdf")
    assert "Anna" not in text
    assert "2026" not in text
    assert pdf.metadata is not None
    assert pdf.metadata.creation_date is None
    assert len(rows_of(folder / "beats.csv")) == len(RR_MS)
    assert json.loads((folder / "session.json").read_text())["note"] is None


def test_a_text_goes_to_stdout_when_asked_and_nothing_else_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    keep(tmp_path / "library", ROUGH_ONE).close()
    words = ["export", "last", "--library", str(tmp_path / "library"), "-o", "-", "--format"]
    assert main([*words, "rr"]) == 0
    assert [float(line) for line in capsys.readouterr().out.split()] == pytest.approx(RR_MS)
    assert main([*words, "csv", "--csv-dialect", "excel-de"]) == 0
    table = capsys.readouterr().out
    assert table.startswith("t_s;rr_ms")  # no mark of UTF-8 in a stream
    assert "\r" not in table
    assert main([*words, "pdf"]) == 1
    result = capsys.readouterr()
    assert result.out == ""
    assert "is not text" in result.err
    assert [p.name for p in tmp_path.iterdir()] == ["library"]


def test_a_file_is_named_by_its_day_and_never_by_what_a_file_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    keep(tmp_path / "library", sat()).close()
    assert main(["export", ID, "--library", "library", "--format", "csv"]) == 0
    assert capsys.readouterr().out == "outbreath-2026-11-21-3f9a-pause.csv\n"
    assert main(["export", ID, "--library", "library", "--format", "csv", "--redacted"]) == 0
    assert capsys.readouterr().out.startswith("outbreath-")
    assert len([p for p in tmp_path.iterdir() if "2026" in p.name]) == 1


def test_a_folder_that_is_there_is_only_replaced_when_asked(tmp_path: Path) -> None:
    folder = exported(tmp_path, sat(None), "all")
    (folder / "mine.txt").write_text("mine")
    with refused(ExportError, match="already exists"):
        exported(tmp_path, sat(None), "all")
    exported(tmp_path, sat(None), "all", force=True)
    assert {p.name for p in folder.iterdir()} == {*ALL, "mine.txt"}
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".part")] == []


def test_without_qt_all_but_the_drawings_is_exported(tmp_path: Path) -> None:
    keep(tmp_path / "library", sat()).close()
    script = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from ui.commands.cli import main\n"
        "raise SystemExit(main(sys.argv[1:]))"
    )
    words = [sys.executable, "-c", script, "export", "last", "--library", "library", "--force"]
    done = {
        fmt: subprocess.run(
            [*words, "--format", fmt], cwd=tmp_path, env={"PYTHONPATH": str(ROOT)},
            capture_output=True, text=True, check=False,
        )
        for fmt in ("edf", "pdf")
    }  # fmt: skip
    assert done["edf"].returncode == 0
    assert done["pdf"].returncode == 1
    assert done["pdf"].stderr.count("\n") == 1
    assert "PySide6-Essentials" in done["pdf"].stderr


def test_a_note_that_looks_like_a_formula_is_no_formula(tmp_path: Path) -> None:
    folder = exported(tmp_path, sat(GOOD, note='=HYPERLINK("http://x")\n+1'), "all")
    (note,) = [r for r in rows_of(folder / "events.csv") if r["event"] == "note_written"]
    assert note["detail"] == '\'=HYPERLINK("http://x")\n+1'


KILLED: Final = """
import os, random, signal, sys, time
from pathlib import Path
from trainer.formats.reader import read_recording
from trainer.files.atomic_write import write_bytes_atomic
from trainer.session.review import summarize
from ui.reports.export import FORMATS
from ui.reports.session_document import SessionDocument

path, chance = Path(sys.argv[1]), random.Random(11)
recordings = [read_recording(Path(name)) for name in sys.argv[2:]]
sessions = [SessionDocument(recording, summarize(recording)) for recording in recordings]
whole = [b"".join(FORMATS["csv"].write(told)) for told in sessions]
write_bytes_atomic(path, [whole[0]])
found = set()
for run in range(20):
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        while True:
            for told in sessions:
                write_bytes_atomic(path, FORMATS["csv"].write(told), force=True)
                os.write(writing, b"1")
    for _ in range(1 + run % 2):  # files that were written, before the kill in the midst of another
        os.read(reading, 1)
    time.sleep(chance.uniform(0.0, 0.02))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)
    os.close(writing)
    found.add(whole.index(path.read_bytes()))
print(len(found))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
def test_twenty_kills_during_exports_leave_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    names: list[str] = []
    for recording in (ROUGH_ONE, sat(round_s=120.0)):
        names.append(str(tmp_path / f"{len(names)}.jsonl"))
        write_text_atomic(Path(names[-1]), format_jsonl(recording))
    command = [sys.executable, "-c", KILLED, str(tmp_path / "beats.csv"), *names]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "2\n"  # both were found, and nothing else
