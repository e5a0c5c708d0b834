"""Is what we export read rightly by others? A session and a cohort in every format, read back by each of them.

    python -m tests.benchmarks.interoperability [--peers PYTHON] [--keep FOLDER]

The readers run in the interpreter PYTHON, by default this one; `make bench` uses build/peers. LibreOffice is run
headless where `soffice` is found, in an English and in a German locale. The session has artefacts, a gap and two
rounds; values are equal to the last digit, or to the last that the format holds (RR text and annotations of
EDF+: 0.001 ms; annotations: 1 µs; spreadsheets: 15 digits). The cohort has refused files, texts with every sign that
separates, and absent figures; all its columns of numbers are compared. Prints a table of readers and files.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.ui.cohort.recordings import rr_text, write_recordings
from tests.ui.recorded_sessions import a_rough_one
from trainer.events import Beat
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.formats.csv_text.dialect import CSV_DIALECTS, STANDARD_NAME
from trainer.formats.exports.csv_export import MINUTES_COLUMNS, minute_rows
from trainer.formats.reader import read_file
from trainer.library.store import Library
from trainer.session.progress import find_pacer
from trainer.session.review import Review, summarize
from ui.cohort.dataset import Dataset, open_dataset, read_dataset
from ui.cohort.file_analysis import AnalysisOptions
from ui.cohort.file_walk import walk_folder
from ui.cohort.pools import Workers
from ui.cohort.rows import Cell
from ui.cohort.run import run_cohort
from ui.cohort.workbook import write_workbook
from ui.i18n.rendering import to_english
from ui.reports.export import export_session

READERS: Final = Path(__file__).with_name("other_readers.py")
COHORT_FILES: Final = 12
AWKWARD: Final = "=a;b,\t'c\"ü ❤.txt"
RESOLUTION_MS: Final = 1.0
RMSSD: Final = MINUTES_COLUMNS.index("rmssd_ms")
FORMATS: Final = {
    "xlsx": "session.xlsx",
    "rr": "rr.txt",
    "nn": "nn.txt",
    "jsonl": "session.jsonl",
    "edf": "session.edf",
    "bids": "study",
}


def export_all(folder: Path) -> Review:
    """Export a session and a cohort in every format and dialect; returns the review of the session."""
    recording = a_rough_one()
    review = summarize(recording)
    with Library.open(folder / "library", write=True) as library:
        library.add_recording(recording, summary_to_json(review.summary, to_english))
        for fmt, name in FORMATS.items():
            export_session(library, recording.id, fmt, folder / name)
        for name, dialect in CSV_DIALECTS.items():
            export_session(library, recording.id, "all", folder / name, csv_dialect=dialect)
    expected = {**_expected(review), "cohort": _write_cohorts(folder)}
    (folder / "expected.json").write_text(json.dumps(expected))
    return review


def _write_cohorts(folder: Path) -> dict[str, list[Cell]]:
    """Write the same cohort in every way; returns its columns of numbers."""
    data = folder / "recordings"
    write_recordings(data, COHORT_FILES, junk_every=4)
    (data / AWKWARD).write_text(rr_text(5, beats=400))
    for name in CSV_DIALECTS:
        _run_cohort(data, folder / f"cohort-{name}", "csv", name)
    dataset = _run_cohort(data, folder / "cohort-parquet", "parquet", STANDARD_NAME)
    write_workbook(dataset, folder / "cohort.xlsx")
    numbers = [column.name for column in dataset.columns if column.kind != "text"]
    (part,) = dataset.read(numbers)
    return {name: list(part[name]) for name in numbers}


def _run_cohort(data: Path, out: Path, format_name: str, dialect: str) -> Dataset:
    options = AnalysisOptions()
    with open_dataset(out, format_name, options, dialect) as dataset:
        run_cohort(dataset, walk_folder(str(data)), options, Workers())
    return dataset


def _expected(review: Review) -> dict[str, object]:
    judged = review.judged
    rows = minute_rows(
        judged, review.rounds, lambda t: find_pacer(review.spans, t), RESOLUTION_MS, to_english
    )
    gap = max(review.summary.gaps, key=lambda span: span[1] - span[0])
    corrected = [beat.corrected_ms for beat in judged]
    return {
        "t_s": [round(beat.beat.t, 6) for beat in judged],
        "rr_ms": [beat.beat.rr_ms for beat in judged],
        "corrected_ms": corrected,
        "rr": [beat.beat.rr_ms for beat in judged],
        "nn": [value for value in corrected if value is not None],
        "all_rr_ms": [e.rr_ms for e in a_rough_one().events if isinstance(e, Beat)],
        "minute_rmssd_ms": [float(row[RMSSD]) if row[RMSSD] else None for row in rows],
        "rmssd_ms": review.summary.figures["rmssd_ms"],
        "gap": list(gap),
    }


def read_cohorts(folder: Path) -> list[tuple[str, str, str]]:
    """What comes back of the datasets by our own reading."""
    results = []
    for name in (*CSV_DIALECTS, "parquet"):
        dataset = read_dataset(folder / f"cohort-{name}")
        columns = json.loads((folder / "expected.json").read_text())["cohort"]
        is_equal = dataset is not None and next(dataset.read(list(columns))) == columns
        label = "cohort parquet" if name == "parquet" else f"cohort csv {name}"
        results.append(("Outbreath", label, "equal" if is_equal else "differs"))
    return results


def read_by_ourselves(folder: Path, review: Review) -> list[tuple[str, str, str]]:
    """What comes back by our own import: all beats, each equal to what the format holds of it."""
    (physio,) = (folder / "study").rglob("*_physio.tsv.gz")
    exact = {
        **{f"csv {name}": folder / name / "beats.csv" for name in CSV_DIALECTS},
        "xlsx": folder / "session.xlsx",
        "bids": physio,
    }
    beats = [(round(j.beat.t, 6), j.beat.rr_ms) for j in review.judged]
    rr_ms = [round(j.beat.rr_ms, 3) for j in review.judged]
    nn_ms = [round(j.corrected_ms, 3) for j in review.judged if j.corrected_ms is not None]
    everything = tuple(read_file(folder / "session.jsonl").recording.events)
    results = {
        **{name: _beats(path) == beats for name, path in exact.items()},
        "jsonl": everything == a_rough_one().events,
        "rr": [rr for _, rr in _beats(folder / "rr.txt")] == rr_ms,
        "nn": [rr for _, rr in _beats(folder / "nn.txt")] == nn_ms,
        "edf": _beats(folder / "session.edf") == [(t, round(rr, 3)) for t, rr in beats],
    }
    return [
        ("Outbreath", name, "equal" if is_equal else "differs")
        for name, is_equal in results.items()
    ]


def _beats(path: Path) -> list[tuple[float, float]]:
    events = read_file(path).recording.events
    return [(event.t, event.rr_ms) for event in events if isinstance(event, Beat)]


def format_results(results: list[tuple[str, str, str]]) -> str:
    """A table in Markdown: readers are rows, files are columns."""
    columns = list(dict.fromkeys(name for _, name, _ in results if name))
    lines = [f"| reader | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    for reader in dict.fromkeys(reader for reader, _, _ in results):
        outcome = {name: result for who, name, result in results if who == reader}
        cells = [outcome.get(name, outcome.get("", "")) for name in columns]
        lines.append(f"| {reader} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--peers", default=sys.executable, help="the interpreter with the readers")
    parser.add_argument("--keep", type=Path, help="a new folder for the files")
    args = parser.parse_args()
    with TemporaryDirectory() as place:
        folder = args.keep or Path(place) / "exports"
        folder.mkdir(parents=True)
        review = export_all(folder)
        command = [args.peers, "-P", str(READERS), str(folder.resolve())]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        others = [tuple(result) for result in json.loads(done.stdout.splitlines()[-1])]
        own = [*read_by_ourselves(folder, review), *read_cohorts(folder)]
        print(format_results([*own, *others]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
