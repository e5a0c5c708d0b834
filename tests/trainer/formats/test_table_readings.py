"""A table is read by what must hold of its numbers; the same heart comes back from every program's table."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.refusals import joined, refused
from tests.trainer.formats.table_coats import Coat, draw_coat
from trainer.errors import RecordingError
from trainer.events import Beat
from trainer.formats.reader import ImportedRecording, read_file
from trainer.hrv.tachogram import arrays_of, find_gaps

RR = (812, 833, 801, 790, 845, 820, 811, 799, 806, 840, 815, 822)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


def read_back(file: Path, text: str) -> ImportedRecording:
    file.write_text(text, encoding="utf-8", newline="")
    return read_file(file)


def intervals(imported: ImportedRecording) -> list[float]:
    return [e.rr_ms for e in imported.recording.events if isinstance(e, Beat)]


def gaps(imported: ImportedRecording) -> tuple[tuple[float, float], ...]:
    return find_gaps(*arrays_of(imported.recording.events))


def lines(rows: Any) -> str:
    return "".join(f"{row}\n" for row in rows)


# ------------------------------------------------------------- the same heart in many coats


@given(st.integers(0, 2**32))
@settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_the_same_heart_comes_back_from_every_table_or_is_refused(file: Path, seed: int) -> None:
    coat = draw_coat(seed)
    try:
        told = read_back(file, coat.text)
    except RecordingError:
        return
    assert is_same_heart(told, coat), (coat.parts, joined(told.understood))


def is_same_heart(told: ImportedRecording, coat: Coat) -> bool:
    """Whether the beats are those that were written; where a beat stands in no row there is a gap."""
    found, meant = intervals(told), list(coat.rr_ms)
    if len(found) == len(meant):
        return all(abs(a - b) <= coat.tolerance_ms for a, b in zip(found, meant, strict=True))
    if coat.parts[0] != "repeated":
        return False
    rest, missing = iter(meant), 0
    for rr_ms in found:
        for each in rest:
            if abs(rr_ms - each) <= coat.tolerance_ms:
                break
            missing += 1
        else:
            return False
    at_end = len(list(rest))
    return missing <= len(gaps(told)) + 1 and at_end <= 1


# ------------------------------------------------------------- the kinds that were misread


FILES = {
    "beat-times.txt": (11, 9.340, 849.091, ()),
    "hole.csv": (12, 47.6, 685.417, ((4.0, 43.4),)),
    "starts.csv": (12, 10.205, 850.417, ()),
    "twice.csv": (6, 4.83, 805.0, ()),
    "two-in-a-cell.csv": (20, 16.315, 815.75, ()),
    "wrap.txt": (11, 9.784, 815.636, ((1.645, 2.457),)),
    "a-row-a-second.csv": (12, 14.995, 1249.583, ()),
}


@pytest.mark.parametrize("name", FILES)
def test_what_was_misread_is_read_right(shared_data: Path, name: str) -> None:
    beats, duration_s, mean_ms, missing = FILES[name]
    told = read_file(shared_data / "files" / name)
    t, rr_ms = arrays_of(told.recording.events)
    assert rr_ms.size == beats
    assert float(t[-1] - t[0]) + rr_ms[0] / 1000.0 == pytest.approx(duration_s, abs=1e-6)
    assert float(rr_ms.mean()) == pytest.approx(mean_ms, abs=0.001)
    assert [x for gap in gaps(told) for x in gap] == pytest.approx(
        [x for gap in missing for x in gap], abs=0.001
    )


def test_heart_rates_beside_a_flag_are_no_intervals(shared_data: Path) -> None:
    with refused(RecordingError, match="heart rates in column hr and no RR intervals"):
        read_file(shared_data / "files" / "flag.csv")
