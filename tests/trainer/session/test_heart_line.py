"""The small line of the heart that a list shows: drawn from what was waited, with nothing invented."""

import numpy as np
import pytest
from msgspec.structs import replace

from tests.ui.recorded_sessions import a_rough_one, sat
from trainer.formats.codecs.summary_codec import summary_from_json, summary_to_json
from trainer.hrv.tachogram import ECTOPIC, NORMAL
from trainer.session.heart_line import HEART_LINE_POINTS, compute_heart_line
from trainer.session.review import summarize


def test_a_heart_that_slows_is_a_line_that_falls() -> None:
    rr_ms = np.linspace(750.0, 1000.0, 300)
    t = np.cumsum(rr_ms) / 1000.0
    line = compute_heart_line(t, rr_ms, np.zeros(300, np.int8) + NORMAL, [(0.0, float(t[-1]))])
    known = [value for value in line if value is not None]
    assert len(line) == len(known) == HEART_LINE_POINTS
    assert known == sorted(known, reverse=True)
    assert known[0] == pytest.approx(80.0, abs=1.0)
    assert known[-1] == pytest.approx(60.0, abs=1.0)


def test_where_no_normal_beat_is_known_the_line_is_broken() -> None:
    t = np.arange(1.0, 301.0)
    codes = np.where((t > 100.0) & (t <= 200.0), ECTOPIC, NORMAL).astype(np.int8)
    line = compute_heart_line(t, np.full(300, 1000.0), codes, [(0.0, 300.0)])
    assert line[0] == line[-1] == 60.0
    assert line[HEART_LINE_POINTS // 2] is None


def test_a_pause_of_seconds_has_a_whole_line_too() -> None:
    rr_ms = np.linspace(800.0, 900.0, 14)  # fewer beats than points
    t = np.cumsum(rr_ms) / 1000.0
    line = compute_heart_line(t, rr_ms, np.zeros(14, np.int8) + NORMAL, [(0.0, float(t[-1]))])
    known = [value for value in line if value is not None]
    assert len(line) == len(known) == HEART_LINE_POINTS
    assert known == sorted(known, reverse=True)


def test_in_a_pause_of_seconds_a_gap_stays_a_gap() -> None:
    t = np.array([1.0, 2.0, 3.0, 9.0, 10.0, 11.0, 12.0])
    line = compute_heart_line(t, np.full(7, 1000.0), np.zeros(7, np.int8) + NORMAL, [(0.0, 12.0)])
    known = [value is not None for value in line]
    middles_s = (np.arange(HEART_LINE_POINTS) + 0.5) / HEART_LINE_POINTS * 12.0
    assert known == [bool(at_s < 3.2 or at_s > 8.0) for at_s in middles_s]


def test_the_time_between_two_rounds_is_left_out() -> None:
    t = np.concatenate([np.arange(1.0, 61.0), np.arange(601.0, 661.0)])
    line = compute_heart_line(
        t, np.full(120, 1000.0), np.zeros(120, np.int8), [(0, 60), (600, 660)]
    )
    assert line == (60.0,) * HEART_LINE_POINTS


def test_without_beats_or_verdicts_there_is_no_line() -> None:
    nothing = np.zeros(0)
    assert compute_heart_line(nothing, nothing, np.zeros(0, np.int8), [(0.0, 300.0)]) == ()
    t = np.arange(1.0, 301.0)
    assert compute_heart_line(t, t, np.zeros(0, np.int8), [(0.0, 300.0)]) == ()
    assert summarize(sat(None)).summary.heart_line == ()


def test_the_line_is_stored_with_the_summary() -> None:
    for recording in (sat(), a_rough_one()):
        summary = summarize(recording).summary
        assert len(summary.heart_line) == HEART_LINE_POINTS
        fields = summary_to_json(summary, str)
        again = summary_from_json(fields)
        assert again is not None
        assert again.heart_line == summary.heart_line
    assert "heart_line" not in summary_to_json(replace(summary, heart_line=()), str)


@pytest.mark.parametrize("damaged", ["60", 60, {"0": 60}, [["60"], 1e300, None, True]])
def test_a_damaged_line_is_not_known(damaged: object) -> None:
    summary = summary_from_json({"id": "s", "heart_line": damaged})
    assert summary is not None
    assert set(summary.heart_line) <= {None}
