"""The corrected intervals as text: what they are is told in the file, and readers of RR files take them."""

from io import StringIO

import numpy as np

from trainer.events import Beat
from trainer.formats.exports.nn_text import find_breaks, format_nn_text
from trainer.hrv.tachogram import JudgedBeat, Verdict

NORMAL, MISSED, EXTRA = Verdict.NORMAL, Verdict.MISSED, Verdict.EXTRA


def judged(*beats: tuple[float, float, Verdict, float | None]) -> list[JudgedBeat]:
    return [JudgedBeat(Beat(t, rr_ms), verdict, nn_ms) for t, rr_ms, verdict, nn_ms in beats]


WITH_ARTEFACT = judged(
    (0.8, 800.0, NORMAL, 800.0),
    (2.4, 1600.0, MISSED, 805.123456),
    (3.21, 810.0, NORMAL, 810.0),
)


def lines_of(beats: list[JudgedBeat], started: str | None = None) -> tuple[list[str], list[str]]:
    lines = "".join(format_nn_text(beats, started)).splitlines()
    return [x for x in lines if x.startswith("#")], [x for x in lines if not x.startswith("#")]


def test_an_artefact_is_replaced_and_the_head_counts_it() -> None:
    head, intervals = lines_of(WITH_ARTEFACT, "2026-11-21T20:50:17+00:00")
    assert intervals == ["800", "805.123", "810"]
    assert "# Intervals: 3, of these interpolated: 1, left out: 0" in head
    assert "# Start: 2026-11-21T20:50:17+00:00" in head
    assert not any("Not continuous" in line for line in head)


def test_without_a_date_none_is_told() -> None:
    head, _ = lines_of(WITH_ARTEFACT)
    assert not any("Start" in line for line in head)


def test_numpy_reads_the_intervals_and_passes_over_the_head() -> None:
    assert np.loadtxt(StringIO("".join(format_nn_text(WITH_ARTEFACT)))).tolist() == [
        800.0,
        805.123,
        810.0,
    ]


def test_what_nothing_may_replace_is_left_out_and_the_place_is_told() -> None:
    beats = judged(
        (0.8, 800.0, NORMAL, 800.0),
        (1.6, 800.0, MISSED, None),
        (2.4, 800.0, NORMAL, 800.0),
        (3.2, 800.0, NORMAL, 800.0),
    )
    head, intervals = lines_of(beats)
    assert len(intervals) == 3
    assert "# Not continuous: time is missing before interval 2" in head
    assert list(find_breaks(beats)) == [2]


def test_a_gap_is_told() -> None:
    beats = judged(
        *((0.8 * i, 800.0, NORMAL, 800.0) for i in range(1, 5)),
        *((60.0 + 0.8 * i, 800.0, NORMAL, 800.0) for i in range(1, 5)),
    )
    assert list(find_breaks(beats)) == [5]


def test_an_extra_beat_leaves_out_no_time() -> None:
    beats = judged(
        (0.8, 800.0, NORMAL, 800.0),
        (1.1, 300.0, EXTRA, None),
        (1.6, 500.0, MISSED, 800.0),
        (2.4, 800.0, NORMAL, 800.0),
    )
    assert list(find_breaks(beats)) == []


def test_no_beats_are_a_head_without_intervals() -> None:
    head, intervals = lines_of([])
    assert intervals == []
    assert "# Intervals: 0, of these interpolated: 0, left out: 0" in head
