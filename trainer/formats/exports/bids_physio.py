"""A session in the Brain Imaging Data Structure (BIDS 1.10): sampled signals, and a table of what happened.

`_physio.tsv.gz` holds heart rate and pacer at a fixed rate, described by the `.json` beside it, `n/a` where they
are not known. Beats come at no fixed rate, so they stand in `_events.tsv` with everything else that happened,
each with its interval as it was received: from there the recording comes back exactly.

References
----------
Gorgolewski et al. (2016), doi 10.1038/sdata.2016.44
"""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil, isnan
from typing import Final

from trainer.formats.exports.csv_export import RoundSpan, Row, event_rows
from trainer.formats.exports.sampled_signals import (
    MAX_DURATION_S,
    SIGNAL_HZ,
    Samples,
    sample_heart_rate,
    sample_pacer,
)
from trainer.formats.lab.bids_physio import BEAT, EVENTS_HEADER
from trainer.hrv.tachogram import JudgedBeat
from trainer.messages import Describe
from trainer.recording import Recording
from trainer.session.progress import PacerSpan

BIDS_VERSION: Final = "1.10.0"
SUBJECT: Final = "sub-01"
NOT_KNOWN: Final = "n/a"
DATASET_FILES: Final = ("dataset_description.json", "README")
"""Of the whole dataset: what stands there already is kept."""

README: Final = """Outbreath sessions, one folder each, in the BIDS layout (https://bids.neuroimaging.io).

*_physio.tsv.gz: heart rate and breathing pacer, without a header line; the .json beside it names the columns.
*_events.tsv: every heartbeat with its RR interval, rounds, and what else happened.

To join several people, give each a label of their own in place of "01", in the names of folders and files.
"""
EVENTS_SIDECAR: Final[Mapping[str, object]] = {
    "onset": {"Description": "Time on the session clock; of a beat, the end of its interval", "Units": "s"},
    "duration": {"Description": "0 for a moment", "Units": "s"},
    "trial_type": {"Description": "What happened: beat, round, pattern, or a kind of event"},
    "rr_ms": {"Description": "RR interval that ends with the beat, as received, uncorrected", "Units": "ms"},
    "verdict": {"Description": "Artefact detection after Lipponen and Tarvainen 2019"},
    "value": {"Description": "The event in a word or number"},
    "detail": {"Description": "Further details of the event"},
}  # fmt: skip
SIGNALS: Final[Mapping[str, Mapping[str, str]]] = {
    "heart_rate": {
        "Description": "From RR intervals, artefacts replaced; held from beat to beat",
        "Units": "beats/min",
    },
    "pacer": {
        "Description": "Fullness of the lungs that the breathing pacer asked for",
        "Units": "%",
    },
}


def format_bids(
    recording: Recording,
    judged: Sequence[JudgedBeat],
    rounds: Sequence[RoundSpan],
    spans: Sequence[PacerSpan],
    describe: Describe,
    task: str,
) -> dict[str, Iterable[bytes]]:
    """The files of a dataset with one session, by their paths in it.

    Parameters
    ----------
    recording : Recording
        Its events become rows of the table of events.
    judged : sequence of JudgedBeat
        The beats in order, each with its verdict.
    rounds : sequence of RoundSpan
        Begin and end of each, s.
    spans : sequence of PacerSpan
        Which pacer led from when to when.
    describe : Describe
        Makes the sentence of what a sensor said.
    task : str
        What the session was, a word of letters and digits.
    """
    label = "".join(c for c in recording.id if c.isascii() and c.isalnum())
    session = f"ses-{label or 1}"
    folder = f"{SUBJECT}/{session}/beh/{SUBJECT}_{session}_task-{task}"
    ends = [*(end for _, end in rounds), *(beat.beat.t for beat in judged)]
    seconds = ceil(min(MAX_DURATION_S, max([1.0, *ends])))
    columns = {
        "heart_rate": sample_heart_rate(judged, seconds),
        "pacer": sample_pacer(spans, seconds),
    }
    rows = _sorted_rows(recording, judged, rounds, spans, describe)
    return {
        "dataset_description.json": [_dataset()],
        "README": [README.encode()],
        f"{folder}_physio.tsv.gz": [_signals(columns)],
        f"{folder}_physio.json": [_sidecar(task)],
        f"{folder}_events.tsv": _events(rows),
        f"{folder}_events.json": [_json({"TaskName": task, **EVENTS_SIDECAR})],
    }


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


def _dataset() -> bytes:
    return _json(
        {
            "Name": "Outbreath sessions",
            "BIDSVersion": BIDS_VERSION,
            "DatasetType": "raw",
            "GeneratedBy": [{"Name": "Outbreath"}],
        }
    )


def _sidecar(task: str) -> bytes:
    head = {"TaskName": task, "PhysioType": "generic"}
    timing = {"SamplingFrequency": SIGNAL_HZ, "StartTime": 0.0}
    return _json({**head, **timing, "Columns": list(SIGNALS), **SIGNALS})


def _signals(columns: Mapping[str, Samples]) -> bytes:
    """The samples without a heading. The same samples give the same bytes: the file has no date."""
    rows = zip(*(columns[name].tolist() for name in SIGNALS), strict=True)
    lines = ("\t".join(map(_format_sample, row)) for row in rows)
    return gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0)


def _format_sample(value: float) -> str:
    return NOT_KNOWN if isnan(value) else f"{value:.2f}"


def _events(rows: Iterable[Row]) -> Iterator[bytes]:
    yield f"{EVENTS_HEADER}\n".encode()
    for row in rows:
        yield ("\t".join(map(_format_cell, row)) + "\n").encode("utf-8", "replace")


def _format_cell(cell: str) -> str:
    """On one line, and without a tab: BIDS knows no quotes."""
    return " ".join(cell.split()) or NOT_KNOWN


def _sorted_rows(
    recording: Recording,
    judged: Iterable[JudgedBeat],
    rounds: Iterable[RoundSpan],
    spans: Iterable[PacerSpan],
    describe: Describe,
) -> list[Row]:
    """What happened, by time. The rows of beats stay in their order."""
    rows = [*map(_beat_row, judged)]
    for number, (began, ended) in enumerate(rounds, start=1):
        rows.append(_row(began, ended - began, "round", str(number)))
    rows += [_row(span.began, 0.0, "pattern", str(span.pacer.pattern)) for span in spans]
    for t, kind, value, detail in event_rows(recording.events, describe):
        rows.append(_row(float(t), 0.0, kind, value, detail))
    return sorted(rows, key=lambda row: float(row[0]))


def _beat_row(judged: JudgedBeat) -> Row:
    verdict = "" if judged.verdict is None else judged.verdict.value
    return f"{judged.beat.t:.6f}", "0", BEAT, repr(judged.beat.rr_ms), verdict, "", ""


def _row(t: float, lasts_s: float, kind: str, value: str, detail: str = "") -> Row:
    return f"{t:.6f}", f"{max(0.0, lasts_s):.10g}", kind, "", "", value, detail
