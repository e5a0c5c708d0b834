"""Whatever a file holds, reading it takes no more memory than its beats do: measured, at a small scale."""

import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from itertools import accumulate
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.benchmarks.bombs import BOMBS, HEADER, PACED_HEADER, rr, write
from tests.refusals import joined, refused
from tests.trainer.any_event import recordings
from trainer.errors import RecordingError
from trainer.event_series import EventSeries
from trainer.events import Beat, ChestMoved, MomentMarked
from trainer.files import text_file
from trainer.formats import jsonl
from trainer.formats.csv_pacer_import import complete_with_pacer
from trainer.formats.csv_text import cells as csv_cells
from trainer.formats.edf import annotations as edf_annotations
from trainer.formats.exports import csv_export
from trainer.formats.reader import read_file
from trainer.formats.tables import lines, rr_series, sample
from trainer.formats.tables.rr_series import remove_clock_jumps
from trainer.hrv import resampling
from trainer.hrv.artifacts import batch
from trainer.hrv.tachogram import Run
from trainer.library.store import Library
from trainer.recording import Recording
from trainer.session.review import summarize

SCALE = 0.004
BLOCK = 1 << 12
COLUMNS = 16  # of 64, each of which is weighed with each other
MOST_BYTES = 2_000_000  # a list of the lines of the smallest of these files takes twice that
BYTES_PER_BEAT = 160  # at once, of which 16 stay


def peak_of(work: Callable[[], object]) -> int:
    """How many bytes were taken at once."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "recording.txt"


@pytest.mark.parametrize("name", [name for name, bomb in BOMBS.items() if bomb.size < 1e9])
def test_a_file_takes_no_more_memory_than_its_beats(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(text_file, "BLOCK_CHARS", BLOCK)
    monkeypatch.setattr(edf_annotations, "MAX_READ_BYTES", BLOCK)
    monkeypatch.setattr(text_file, "MAX_TEXT_BYTES", 1_000_000)
    monkeypatch.setattr(lines, "MAX_COLUMNS", COLUMNS)
    monkeypatch.setattr(sample, "MAX_COLUMNS", COLUMNS)
    path = write(BOMBS[name], tmp_path, SCALE)
    beats = 0

    def read() -> None:
        nonlocal beats
        with suppress(RecordingError):
            beats = len(read_file(path).recording.events)

    read()  # what is imported and compiled once does not count
    assert peak_of(read) < MOST_BYTES + BYTES_PER_BEAT * beats


def test_a_long_recording_takes_few_bytes_a_beat_wherever_it_goes(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_file, "BLOCK_CHARS", BLOCK)
    beats = 6_000
    file.write_text("".join(f"{rr(i)}\n" for i in range(beats)))
    recording, library = read_file(file).recording, Library.open(tmp_path / "library", write=True)
    with library:
        assert peak_of(lambda: library.add_recording(recording, {})) < 20 * beats
        assert peak_of(lambda: library.recording(recording.id)) < 40 * beats
        assert not library.add_recording(recording, {})
        assert library.recording(recording.id) == recording
    review = summarize(recording)
    assert len(review.judged) == beats
    rows = csv_export.beat_rows(review.judged, lambda _: None)
    lines = csv_cells.format_table(csv_export.BEATS_COLUMNS, rows)
    assert peak_of(lambda: sum(1 for _ in lines)) < 20_000
    assert peak_of(lambda: sum(1 for _ in jsonl.format_jsonl(recording))) < 20_000


def test_the_curve_and_the_verdicts_of_a_long_run_take_few_bytes_a_beat(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(resampling, "BLOCK_KNOTS", 1_000)
    monkeypatch.setattr(batch, "BLOCK_ROWS", 256)
    rr_ms = np.array([float(rr(i)) for i in range(20_000)])
    run = Run(np.cumsum(rr_ms) / 1000.0, rr_ms)
    assert peak_of(lambda: resampling.resample_nn(run)) < 90 * rr_ms.size
    assert peak_of(lambda: batch.detect_artifacts(rr_ms)) < 200 * rr_ms.size


@pytest.mark.parametrize("beats", [4, 99, 100, 101, 105, 164, 165, 400])
def test_a_curve_in_pieces_is_the_curve(monkeypatch: pytest.MonkeyPatch, beats: int) -> None:
    rr_ms = np.array([float(rr(i)) for i in range(beats)])
    run = Run(np.cumsum(rr_ms) / 1000.0, rr_ms)
    whole = resampling.resample_nn(run)
    monkeypatch.setattr(resampling, "BLOCK_KNOTS", 100)
    assert resampling.resample_nn(run) == pytest.approx(whole, rel=1e-13)


def test_a_file_is_understood_alike_in_blocks_of_any_size(file: Path) -> None:
    ends_ms = accumulate(rr(i) for i in range(40))
    rows = [f"{end / 1000:.3f};{rr(i)}" for i, end in enumerate(ends_ms)]
    text = "\r\n".join(["# made by hand", "Zeit;RR", *rows[:20], "lost;lost", "", *rows[20:]])
    for content in (
        text,
        text.replace(";", "\t"),
        "".join(f"{rr(i)}\n{rr(i)}\n-\n" for i in range(9)),
    ):
        file.write_text(content, encoding="utf-8", newline="")
        result = {block: read_in_blocks(file, block) for block in (1, 2, 3, 7, 64, 1 << 18)}
        assert len({(t.id, tuple(t.events)) for t in result.values()}) == 1


def read_in_blocks(file: Path, block: int) -> Recording:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_file, "BLOCK_CHARS", block)
        return read_file(file).recording


@given(st.text(st.sampled_from("812,; \t\r\n#\"'é🙂"), max_size=60), st.integers(1, 9))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_lines_are_the_lines_of_the_text(file: Path, text: str, block: int) -> None:
    file.write_bytes(b"8" + text.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_file, "BLOCK_CHARS", block)
        outcome = text_file.survey(file)
        lines = [*outcome.lines()]
    whole = ("8" + text).replace("\r\n", "\n").replace("\r", "\n")
    assert "".join(lines) == whole
    assert all(line.endswith("\n") for line in lines[:-1])
    assert max(len(line.rstrip("\n")) for line in lines) <= outcome.longest <= len(whole)


def test_more_lines_than_a_recording_has_are_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_file, "MAX_LINES", 50)
    for content in ("812\n" * 51, "812\r" * 51):
        file.write_bytes(content.encode())
        with refused(RecordingError, match="lines"):
            read_file(file)


@pytest.mark.parametrize("content", ["rr_ms\n" + "812\n" * 60, HEADER + '{"kind":"beat","t":1.0,"rr_ms":8.0}\n' * 60])  # fmt: skip
def test_more_beats_than_a_recording_has_are_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    monkeypatch.setattr(rr_series, "MAX_BEATS", 50)
    monkeypatch.setattr(jsonl, "MAX_BEATS", 50)
    file.write_text(content)
    with refused(RecordingError, match="1 million beats"):
        read_file(file)


@pytest.mark.parametrize(
    ("name", "most", "line", "what_is_wrong"),
    [
        ("MAX_ENTRIES", 20, '{"kind":"moment_marked","t":1.0}\n', "too many notes"),
        (
            "MAX_ENTRIES",
            20,
            '{"told_later":"body_felt","written":"2026-01-01T12:00+01:00","places":[]}\n',
            "too many notes",
        ),
        ("MAX_OTHER_CHARS", 300, '{"kind":"tick","t":1.0}\n', "more besides the heartbeats"),
    ],
)
def test_more_of_anything_than_a_session_has_is_refused(
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    most: int,
    line: str,
    what_is_wrong: str,
) -> None:
    monkeypatch.setattr(jsonl, name, most)
    file.write_text(HEADER + line * 20)
    if name == "MAX_ENTRIES":
        assert read_file(file).missing is not None
    file.write_text(HEADER + line * 21)
    with refused(RecordingError, match=what_is_wrong):
        read_file(file)


def test_a_session_of_more_than_a_month_is_refused_and_a_series_is_not(file: Path) -> None:
    late = '{"kind":"beat","t":9999999.0,"rr_ms":800.0}\n'
    file.write_text(PACED_HEADER + late)
    with refused(RecordingError, match="longer than a month"):
        read_file(file)
    file.write_text(HEADER + late)
    assert len(read_file(file).recording.events) == 1


def test_times_that_leave_holes_everywhere_are_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rr_series, "MAX_HOLES", 20)
    file.write_text("t_s,rr_ms\n" + "".join(f"{10 * i},800\n" for i in range(30)))
    with refused(RecordingError, match="gaps"):
        read_file(file)
    file.write_text("t_s,rr_ms\n" + "".join(f"{0.8 * i:.1f},800\n" for i in range(30)))
    assert len(read_file(file).recording.events) == 31


def test_a_clock_set_again_and_again_is_made_up_for_in_one_go() -> None:
    rr_ms = np.full(600, 800.0)
    true = np.cumsum(rr_ms) / 1000.0
    jumping = true - 30.0 * (np.arange(600) // 60)
    moved, jumps = remove_clock_jumps(jumping, rr_ms)
    assert jumps == 9
    assert moved == pytest.approx(true)


def test_a_table_of_more_rows_than_a_session_has_keeps_its_beats_without_the_pacer(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = "t_s,rr_ms,verdict,corrected_ms,pacer_phase,fullness,breath_began_s,pattern,round\n"
    rows = [f"{0.8 * i:.6f},800.0,normal,800.0,inhale,0.0000,0.000000,4-0-6-0,1\n" for i in range(9)]  # fmt: skip
    file.write_text(head + "".join(rows))
    monkeypatch.setattr("trainer.formats.csv_pacer_import.MAX_ROWS", 8)
    result = complete_with_pacer(read_file(file))
    assert "left out" in joined(result.understood)
    assert result.recording.plan is None


# --- events in little room


@given(recordings)
def test_events_in_little_room_are_the_same_events(recording: Recording) -> None:
    events = tuple(recording.events)
    series = EventSeries(events)
    assert series == events
    assert tuple(series) == events
    assert [repr(event) for event in series] == [repr(event) for event in events]
    assert [series[i] for i in range(len(events))] == list(events)
    assert series[-2:] == events[-2:]
    assert series != (*events, MomentMarked(1.0))


@pytest.mark.parametrize(
    "beat",
    [
        Beat(1, 800),
        Beat(1.0, float("nan")),
        Beat(1.0, 800.0, 2**60),
        Beat(1.0, 800.0, 819, 1.5),
        Beat(-0.0, 5e-324, None, -0.0),
        Beat(1.0, 800.0, True),
    ],
)
def test_an_odd_beat_comes_back_to_the_letter(beat: Beat) -> None:
    usual = Beat(0.5, 700.0)
    assert repr([*EventSeries([usual, beat, usual])]) == repr([usual, beat, usual])


def test_a_beat_takes_sixteen_bytes_and_a_movement_six() -> None:
    beats = [Beat(0.8 * i, 800.0) for i in range(5_000)]
    assert peak_of(lambda: EventSeries(beats)) < 24 * len(beats)
    moved = [ChestMoved(float(i), 50.0, ((1, -2, 999),) * 50) for i in range(100)]
    assert peak_of(lambda: EventSeries(moved)) < 12 * 50 * len(moved)
    large = ChestMoved(1.0, 50.0, ((1, 2, 40_000),))
    assert EventSeries([*moved, large]) == (*moved, large)
