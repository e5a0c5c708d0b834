"""Documents in JSON: of Polar, Suunto, Oura and Fitbit, and lists of any program."""

import json
from pathlib import Path

import pytest

from tests.refusals import joined, refused
from tests.trainer.formats.vendor_files import (
    ENDS_MS,
    JSON_FILES,
    RR_MS,
    intervals,
    polar_night,
    read_back,
    times,
)
from trainer.errors import RecordingError
from trainer.formats.source_file import SourceFile
from trainer.formats.vendors.json_document import FORMAT


@pytest.mark.parametrize("name", JSON_FILES)
def test_the_beats_of_a_program_are_read(tmp_path: Path, name: str) -> None:
    program, document = JSON_FILES[name]
    result = read_back(tmp_path, json.dumps(document))
    assert intervals(result) == list(RR_MS)
    assert (result.kind, result.unit, result.reading) == (program, "ms", "rr")
    assert joined(result.reasons) == f"the format of {program} says so"


@pytest.mark.parametrize("name", ["Polar Flow, session", "Polar Flow, night", "Oura"])
def test_a_date_that_is_told_is_kept(tmp_path: Path, name: str) -> None:
    result = read_back(tmp_path, json.dumps(JSON_FILES[name][1]))
    assert str(result.recording.started).startswith("2026-04-24T14:10:1")


def test_a_night_with_a_hole_has_a_gap(tmp_path: Path) -> None:
    document = polar_night()
    for sample in document[0]["devicePpiSamplesList"][0]["ppiSamples"][5:]:
        sample["sampleDateTime"] = sample["sampleDateTime"].replace("T14:10", "T14:25")
    t = times(read_back(tmp_path, json.dumps(document)))
    assert t[5] - t[4] == pytest.approx(900, abs=2)


LISTS = {
    "a list": list(RR_MS),
    "a list in a field": {"device": "x", "rr": list(RR_MS)},
    "a list far below": {"a": [{"b": {"rrIntervals": list(RR_MS), "id": [4, 5, 6, 7]}}]},
    "seconds": [rr / 1000 for rr in RR_MS],
    "rows": [{"time": end / 1000, "rr": rr} for end, rr in zip(ENDS_MS, RR_MS, strict=True)],
    "rows of lists": [[end / 1000, rr] for end, rr in zip(ENDS_MS, RR_MS, strict=True)],
    "text in the way": {"note": ["a", "b", "c"], "data": {"RR": list(RR_MS), "bpm": [72, 73, 74]}},
}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("indent", [None, 2])
def test_lists_of_any_program_are_weighed(tmp_path: Path, name: str, indent: int | None) -> None:
    result = read_back(tmp_path, json.dumps(LISTS[name], indent=indent))
    assert intervals(result) == pytest.approx(list(RR_MS))
    assert result.kind == "JSON"


@pytest.mark.parametrize(
    "content",
    [
        " ".join(map(str, RR_MS)),
        ",".join(map(str, RR_MS)),
        f"rr = {list(RR_MS)}".split("= ")[1],
        ";".join(map(str, RR_MS)) + "\n",
    ],
)
def test_a_list_in_one_line_is_read(tmp_path: Path, content: str) -> None:
    assert intervals(read_back(tmp_path, content)) == list(RR_MS)


REFUSED = {
    "Fitbit": ([{"dateTime": "04/24/26 14:10:16", "value": {"bpm": 72, "confidence": 3}}], "Fitbit format with heart rates"),
    "Fitbit, API": ({"activities-heart": []}, "Fitbit format with heart rates"),
    "Oura, rates": ({"data": [{"bpm": 61, "source": "awake", "timestamp": "2026-04-24T14:10:16Z"}]}, "Oura format with heart rates"),
    "Polar, rates": ({"exercises": [{"samples": {"heartRate": [{"value": 60}]}}]}, "Polar Flow format with heart rates"),
    "AccessLink, rates": ({"samples": [{"recording-rate": 5, "sample-type": "0", "data": "60,61"}]}, "AccessLink format with heart rates"),
    "Suunto, rates": ({"Samples": [{"Attributes": {"suunto/sml": {"Sample": {"HR": 1.2}}}}]}, "Suunto format with heart rates"),
    "nothing": ({"a": 1}, "no RR intervals"),
    "empty": ([], "no RR intervals"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_document_without_intervals_is_named(tmp_path: Path, name: str) -> None:
    document, named = REFUSED[name]
    with refused(RecordingError, match=named):
        read_back(tmp_path, json.dumps(document))


@pytest.mark.parametrize(
    "content",
    [
        "[" * 200_000,
        '{"a":' * 100_000,
        "[" + "[]," * 2_000_000 + "[]]",
        '{"rr": [812, 820, 8',
        "[812, 820, 811, 1" + "0" * 5000 + "]",
    ],
)
def test_a_hostile_document_ends_in_one_sentence(tmp_path: Path, content: str) -> None:
    with refused(RecordingError, match=r"JSON format but is damaged|larger than|that can be told"):
        read_back(tmp_path, content)


@pytest.mark.parametrize(("before", "is_other"), [(388, False), (389, False), (390, True)])
def test_a_recording_of_ours_is_told_by_its_first_400_letters(
    tmp_path: Path, before: int, is_other: bool
) -> None:
    """Its name with its quotes has eleven."""
    path = tmp_path / "a.json"
    path.write_text('{"a":"'.ljust(before - 2, "x") + '",' + '"outbreath":1}')
    assert path.read_text().index('"outbreath"') == before
    assert FORMAT.is_match(SourceFile(path)) is is_other


def test_a_recording_of_ours_without_its_first_line_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for line, is_other in (('{"kind":"beat","t":1}', False), ('{"kind":1,"t":1}', True)):
        path.write_text(line)
        assert FORMAT.is_match(SourceFile(path)) is is_other
