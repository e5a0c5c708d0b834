"""What an earlier version wrote opens in this one and says the same: see `tests.fixtures.make`."""

import csv
import gzip
import io
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from tests.fixtures.make import (
    ASKED,
    EXPORTS,
    NOT_DEFAULT,
    SEEDS,
    VERSION_0_1,
    analyzed,
    output_of,
    seed_lines,
)
from trainer.formats import jsonl
from ui.settings import SettingsFile

DECIMAL = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
EXPECTED: dict[str, Any] = json.loads((VERSION_0_1 / "expected.json").read_text(encoding="utf-8"))
SENTENCES = ("sentence", "guide_sentence", "reason", "suggestion")
NEED_MORE_NOW = {
    "sampen",
    "dfa_alpha1",
    "vlf_ms2",
    "total_ms2",
    "sdnn_ms",
    "sd2_ms",
    "pnn50",
    "hf_ms2",
}
"""Figures that need more beats, or a longer record, than in version 0.1."""
KNOWN_BY_PACER_NOW = {"rsa_ms", "rsa_bpm"}
"""Figures of our tables that version 0.1 did not compute: it left the pacer's columns aside."""
KINDS_OF_EVENTS: Final = 20
"""That version 0.1 wrote."""
WRITTEN_AFTERWARDS = ("note", "tags")
"""What is no part of a recording, and does not travel with it."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir(mode=0o700)
    packed = (VERSION_0_1 / "library.db.gz").read_bytes()
    (folder / "library.db").write_bytes(gzip.decompress(packed))
    return folder


@pytest.mark.parametrize("name", ASKED)
def test_a_library_of_version_0_1_says_what_it_said_then(
    library: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if its hearts had been those of a person: then demonstrations counted like all others."""
    monkeypatch.setattr("trainer.practice.heart_source.DEMO_KINDS", frozenset())
    text = output_of(library, *ASKED[name])
    if name == "pauses":
        assert _columns_of_then(text, EXPECTED[name]) == EXPECTED[name]
    else:
        then = without_sentences(EXPECTED[name])
        assert _as_then(without_sentences(json.loads(text)), then) == then


def test_the_simulated_hearts_of_an_older_library_are_demonstrations_now(library: Path) -> None:
    sessions = json.loads(output_of(library, "sessions", "--json"))
    demos = {s["id"] for s in sessions if s.get("demo")}
    assert demos == {s["id"] for s in sessions if s["source"].startswith(("simulated", "replay"))}
    assert 0 < len(demos) < len(sessions)
    pauses = [s for s in sessions if s["exercise"] == "pause" and s["id"] not in demos]
    trends = json.loads(output_of(library, "trends", "--json"))
    assert trends["pauses"] == len(pauses)
    predictions = json.loads(output_of(library, "followup", "--all", "--json"))
    assert not demos & {prediction["id"] for prediction in predictions}
    for session in sessions:
        shown = json.loads(output_of(library, "show", session["id"], "--json"))
        assert shown.get("demo", False) is (session["id"] in demos)


def without_sentences(value: Any) -> Any:
    """A value of JSON with its sentences emptied: their words may change, their places may not."""
    if isinstance(value, dict):
        return {
            key: "" if key in SENTENCES and isinstance(each, str) else without_sentences(each)
            for key, each in value.items()
        }
    return [without_sentences(each) for each in value] if isinstance(value, list) else value


def test_its_figures_worked_out_again_are_as_then_or_absent(library: Path) -> None:
    for session in EXPECTED["sessions"]:
        result = json.loads(output_of(library, "show", session["id"], "--recompute", "--json"))
        result["differs"].pop("resonance.rates", None)  # how well the heart followed is judged anew
        absent = {
            name.removeprefix("figures.")
            for name, (_, now) in result["differs"].items()
            if now is None
        }
        assert absent <= NEED_MORE_NOW
        assert all(
            now == pytest.approx(then, rel=1e-12)
            for name, (then, now) in result["differs"].items()
            if now is not None and _is_of_then(name, session) and not name.endswith(SENTENCES)
        )
        now = _as_then(result["now"]["figures"], session["figures"])
        assert _without(now, absent) == pytest.approx(
            _without(session["figures"], absent), rel=1e-12
        )


def test_its_recordings_travel_whole_into_another_library(tmp_path: Path) -> None:
    for session in EXPECTED["sessions"]:
        path = VERSION_0_1 / "exports" / f"{session['id']}.jsonl"
        output_of(tmp_path, "import", str(path), "--json")
        result = json.loads(output_of(tmp_path, "show", session["id"], "--json"))
        now, then = _recorded(_as_then(result, session)), _recorded(session)
        for fields in (now, then):
            fields.pop("resonance", None)  # how well the heart followed is judged anew
        absent = {name for name in NEED_MORE_NOW if now["figures"].get(name) is None}
        figures = _without(then.pop("figures"), absent)
        assert _without(now.pop("figures"), absent) == pytest.approx(figures, rel=1e-12)
        assert without_sentences(now) == without_sentences(then)


def test_its_text_exports_are_written_letter_by_letter_as_then(
    library: Path, tmp_path: Path
) -> None:
    for fmt, ending in EXPORTS.items():
        for path in (VERSION_0_1 / "exports").glob(f"*.{ending}"):
            name = path.name.removesuffix(f".{ending}")
            again = tmp_path / path.name
            output_of(library, "export", name, "--format", fmt, "-o", str(again))
            if fmt != "edf":  # its header may be laid out otherwise; it is read below
                assert again.read_bytes() == path.read_bytes(), path.name


def test_its_exports_read_again_give_the_figures_of_then() -> None:
    for name, then in EXPECTED["analyzed"].items():
        now = _as_then(analyzed(VERSION_0_1)[name], then)
        absent = {key for key in NEED_MORE_NOW if now["figures"].get(key) is None}
        figures = _without(then["figures"], absent)
        if name.endswith(".csv"):
            absent |= KNOWN_BY_PACER_NOW
        assert _without(now["figures"], absent) == pytest.approx(figures, rel=1e-9), name
        others = {key for key in then if key not in ("figures", "understood")}
        assert without_sentences({key: now[key] for key in others}) == without_sentences(
            {key: then[key] for key in others}
        ), name


def test_a_recording_with_every_kind_of_event_reads_as_it_was_written() -> None:
    text = (VERSION_0_1 / "every_event.jsonl").read_text(encoding="utf-8")
    recording = jsonl.parse_jsonl(text.splitlines()).recording
    assert len({type(event) for event in recording.events}) == KINDS_OF_EVENTS
    assert "".join(jsonl.format_jsonl(recording)) == text


def test_settings_of_version_0_1_are_all_understood(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes((VERSION_0_1 / "settings.json").read_bytes())
    settings = SettingsFile(tmp_path)
    assert settings.trouble is None
    assert settings.now == NOT_DEFAULT


def test_twenty_simulated_hearts_are_told_of_letter_by_letter_as_before() -> None:
    before = SEEDS.read_text(encoding="utf-8").splitlines()
    assert list(_differing(before, list(seed_lines()))) == []


def _without(figures: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """The figures that are there, but for some."""
    left_out = set(names)
    return {k: value for k, value in figures.items() if value is not None and k not in left_out}


def _differing(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    for old, new in zip(before, after, strict=True):
        then, now = json.loads(old), json.loads(new)
        assert now["words"] == then["words"]
        answers = [json.loads(answer["said"]) for answer in (then, now)]
        texts = [json.dumps(output) for output in (answers[0], _as_then(answers[1], answers[0]))]
        fields = [_comparable(text).split(", ") for text in texts]
        if fields[0] != fields[1]:
            yield from set(zip(*fields, strict=False)) - {(each, each) for each in fields[0]}


def _comparable(text: str) -> str:
    """To 12 digits: OpenBLAS rounds by its kernels, one for each kind of processor, and `sum` otherwise from Python 3.12 on.

    With `OPENBLAS_CORETYPE=SkylakeX` or `Sandybridge` all twenty hearts differ from `Haswell` in the last digits.
    """
    return DECIMAL.sub(lambda match: f"{float(match[0]):.12g}", text)


def _as_then(now: Any, then: Any) -> Any:
    """What is said now under the keys that there were then: later versions may add some."""
    if isinstance(now, list) and isinstance(then, list) and len(now) == len(then):
        return [_as_then(*pair) for pair in zip(now, then, strict=True)]
    if not (isinstance(now, dict) and isinstance(then, dict)):
        return now
    return {key: _as_then(now[key], then[key]) for key in now if key in then}


def _is_of_then(name: str, session: dict[str, Any]) -> bool:
    """Whether what differs is no figure that was added since."""
    figure = name.removeprefix("figures.")
    return figure == name or figure in session["figures"]


def _columns_of_then(now: str, then: str) -> str:
    """The table of now with as many columns as it had then: later versions may add some at its end."""
    columns = len(next(csv.reader(io.StringIO(then))))
    table = io.StringIO()
    rows = (row[:columns] for row in csv.reader(io.StringIO(now)))
    csv.writer(table, lineterminator="\n").writerows(rows)
    return table.getvalue()


def _recorded(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if key not in WRITTEN_AFTERWARDS}
