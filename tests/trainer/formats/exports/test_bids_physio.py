"""A session in BIDS: signals at a fixed rate, and every beat in the table of events."""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.refusals import joined, refused
from tests.trainer.formats.test_edf import JUDGED, RR_MS, STARTED, TIMES
from trainer.errors import RecordingError
from trainer.events import Beat, NoteWritten
from trainer.formats.exports.bids_physio import format_bids
from trainer.formats.exports.sampled_signals import SIGNAL_HZ
from trainer.formats.reader import read_file
from trainer.hrv.tachogram import JudgedBeat
from trainer.pacing import BreathPattern, Pacer
from trainer.recording import Recording
from trainer.session.progress import PacerSpan
from ui.i18n.rendering import to_english

PACER = Pacer(BreathPattern(4.0, 0.0, 6.0, 0.0), 0.0)


def written(
    folder: Path, judged: Iterable[JudgedBeat] = JUDGED, name: str = "20261121T205017Z-3f9a"
) -> dict[str, Path]:
    """The files by their endings."""
    recording = Recording(name, STARTED, "none", None, None, (NoteWritten(2.0, "a\tb\nc"),))
    spans = [PacerSpan(0.0, 8.0, PACER)]
    files = format_bids(recording, list(judged), [(0.0, 9.5)], spans, to_english, "pause")
    for path, chunks in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(b"".join(chunks))
    return {path.rpartition("_")[2]: folder / path for path in files}


def rows_of(path: Path) -> list[list[str]]:
    content = path.read_bytes()
    text = gzip.decompress(content) if path.suffix == ".gz" else content
    return [line.split("\t") for line in text.decode().splitlines()]


def test_the_names_are_those_of_bids(tmp_path: Path) -> None:
    names = {str(path.relative_to(tmp_path)) for path in written(tmp_path).values()}
    stem = "sub-01/ses-20261121T205017Z3f9a/beh/sub-01_ses-20261121T205017Z3f9a_task-pause"
    assert {name for name in names if name.startswith("sub")} == {
        f"{stem}_physio.tsv.gz",
        f"{stem}_physio.json",
        f"{stem}_events.tsv",
        f"{stem}_events.json",
    }
    assert json.loads((tmp_path / "dataset_description.json").read_text())["BIDSVersion"]
    assert (tmp_path / "README").read_text()


def test_the_sidecar_describes_every_column_of_the_signals(tmp_path: Path) -> None:
    files = written(tmp_path)
    sidecar = json.loads(files["physio.json"].read_text())
    assert (sidecar["SamplingFrequency"], sidecar["StartTime"]) == (SIGNAL_HZ, 0.0)
    assert sidecar["Columns"] == ["heart_rate", "pacer"]
    assert [sidecar[name]["Units"] for name in sidecar["Columns"]] == ["beats/min", "%"]
    rows = rows_of(files["physio.tsv.gz"])
    assert len(rows) == 10 * SIGNAL_HZ
    assert all(len(row) == 2 for row in rows)


def test_what_is_not_known_is_not_available(tmp_path: Path) -> None:
    rows = rows_of(written(tmp_path)["physio.tsv.gz"])
    heart, pacer = zip(*rows, strict=True)
    assert set(heart[45:]) == {"n/a"}
    assert {round(60_000 / rr, 2) for rr in RR_MS} == {float(x) for x in heart if x != "n/a"}
    assert set(pacer[81:]) == {"n/a"}
    assert float(pacer[40]) == 100.0


def test_every_beat_and_all_else_that_happened_is_in_the_table_of_events(tmp_path: Path) -> None:
    head, *rows = rows_of(written(tmp_path)["events.tsv"])
    assert head[:3] == ["onset", "duration", "trial_type"]
    beats = [row for row in rows if row[2] == "beat"]
    assert [float(row[0]) for row in beats] == [t / 1000 for t in TIMES]
    assert [float(row[3]) for row in beats] == list(RR_MS)
    assert ["2.000000", "0", "note_written", "n/a", "n/a", "n/a", "a b c"] in rows
    assert ["0.000000", "9.5", "round", "n/a", "n/a", "1", "n/a"] in rows
    onsets = [float(row[0]) for row in rows]
    assert onsets == sorted(onsets)


@pytest.mark.parametrize("part", ["physio.tsv.gz", "events.tsv"])
def test_the_beats_come_back_from_either_file(tmp_path: Path, part: str) -> None:
    result = read_file(written(tmp_path)[part])
    beats = [event for event in result.recording.events if isinstance(event, Beat)]
    assert [(beat.t, beat.rr_ms) for beat in beats] == [
        (judged.beat.t, judged.beat.rr_ms) for judged in JUDGED
    ]
    assert result.kind == "BIDS"
    assert "with their times" in joined(result.understood)


def test_signals_alone_hold_no_beats(tmp_path: Path) -> None:
    files = written(tmp_path)
    files["events.tsv"].unlink()
    with refused(RecordingError, match="BIDS"):
        read_file(files["physio.tsv.gz"])


def test_a_session_without_beats_is_written_and_refused_in_one_sentence(tmp_path: Path) -> None:
    files = written(tmp_path, judged=[])
    assert {row[0] for row in rows_of(files["physio.tsv.gz"])} == {"n/a"}
    for part in ("physio.tsv.gz", "events.tsv"):
        with refused(RecordingError, match="BIDS"):
            read_file(files[part])


def test_equal_sessions_give_equal_bytes(tmp_path: Path) -> None:
    one, other = written(tmp_path / "a"), written(tmp_path / "b")
    for part, path in one.items():
        assert path.read_bytes() == other[part].read_bytes()
