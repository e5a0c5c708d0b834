"""What is read from files of every kind, and what is written into them, as it is known."""

import struct
from collections.abc import Callable, Sequence
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import edfio
import numpy as np
import pytest

from tests.expected_values import assert_as_expected
from tests.trainer.formats.test_csv_pacer_import import pause_of, table_of
from tests.trainer.formats.text_formats.test_known_formats import KINDS
from tests.trainer.hearts import a_heart, disturbed, ends_of
from trainer.errors import RecordingError
from trainer.events import (
    BatteryReported,
    Beat,
    Begin,
    BodyFelt,
    ChestMoved,
    Contact,
    ContactChanged,
    Decided,
    Decision,
    Event,
    ExhaleLengthened,
    FinishRequested,
    HeartRateReported,
    Link,
    LinkChanged,
    Moment,
    MomentMarked,
    NoteWritten,
    PatternChosen,
    PredictionMade,
    SourceChanged,
    Tick,
    TriggerNamed,
    UrgeRated,
)
from trainer.formats import csv_pacer_import
from trainer.formats.codecs.event_codec import decode_event, encode_event
from trainer.formats.codecs.event_json import decode_fields, decode_line, encode_fields, encode_line
from trainer.formats.codecs.json_validation import MAX_NUMBER, excerpt, to_json_line
from trainer.formats.csv_pacer_import import complete_with_pacer
from trainer.formats.csv_text.cells import (
    EVENTS_COLUMNS,
    format_number_cell,
    format_table,
    format_text_cell,
)
from trainer.formats.edf import annotations as edf_annotations
from trainer.formats.edf.annotations import parse_annotations, read_edf_beats
from trainer.formats.exports import csv_export, edf_export
from trainer.formats.jsonl import format_jsonl, parse_jsonl
from trainer.formats.reader import ImportedRecording, read_file
from trainer.formats.tables.rr_series import (
    compute_beat_times,
    estimate_interval_resolution_ms,
    refuse_too_many_gaps,
    remove_clock_jumps,
)
from trainer.hrv.tachogram import JudgedBeat, Verdict
from trainer.messages import LegacyText
from trainer.pacing import BreathPattern, Pacer
from trainer.plan import Exercise, ExhaleMode, SessionPlan
from trainer.practice.annotations import Annotations, Outcome
from trainer.practice.pauses import Pause
from trainer.recording import Doubt, Recording
from trainer.session.progress import PacerSpan, find_pacer
from trainer.session.review import replay_progress, summarize
from ui.i18n.rendering import to_english

# ---------------------------------------------------------------------------- tables


def table(header: str, row: Callable[[int, float, float], str], count: int = 40) -> str:
    rr_ms = np.round(a_heart(61, seconds=60.0)[:count], 1)
    rows = [row(n, t, rr) for n, (t, rr) in enumerate(zip(ends_of(rr_ms), rr_ms, strict=True))]
    return header + "".join(f"{line}\n" for line in rows)


def rows(*lines: object) -> str:
    return "".join(f"{line}\n" for line in lines)


TABLES = {
    "ms": table("", lambda n, t, rr: f"{rr:.0f}"),
    "s": table("rr\n", lambda n, t, rr: f"{rr / 1000:.3f}"),
    "strap units": table("rr in 1/1024 s\n", lambda n, t, rr: f"{rr * 1.024:.0f}"),
    "strap units beside times": table("", lambda n, t, rr: f"{t:.3f};{rr * 1.024:.0f}"),
    "times in s": table("", lambda n, t, rr: f"{t:.3f}\t{rr:.1f}"),
    "times in ms": table("", lambda n, t, rr: f"{1000 * t:.0f} {rr:.1f}"),
    "times since 1970": table("", lambda n, t, rr: f"{1e12 + 1000 * t:.0f},{rr:.1f}"),
    "intervals first": table("", lambda n, t, rr: f"{rr:.1f};{t:.3f}"),
    "rr_ms in s": table("x,rr_ms\n", lambda n, t, rr: f"{n % 3},{rr / 1000:.4f}"),
    "rr_ms in ms": table("x,rr_ms\n", lambda n, t, rr: f"{n % 3},{rr:.4f}"),
    "named among others": table("hr;R-R (ms);x\n", lambda n, t, rr: f"{n % 7};{rr};{n}"),
    "ours without words": table("t_s,rr_ms\n", lambda n, t, rr: f"{t + 100:.6f},{rr}"),
    "ours": table("t_s,rr_ms,verdict\n", lambda n, t, rr: f"{t + 100:.6f},{rr},normal"),
    "decimal commas": table("", lambda n, t, rr: f"{rr:.1f}".replace(".", ",")),
    "commas in quotes": table("t,rr\n", lambda n, t, rr: f'"{t:.2f}","{rr:.1f}"'.replace(".", ",")),
    "every third lost": table("rr_ms\n", lambda n, t, rr: f"{rr}" if n % 3 else "lost"),
    "half lost": table("rr_ms\n", lambda n, t, rr: f"{rr}" if n % 2 else "lost"),
    "more than half lost": table("rr_ms\n", lambda n, t, rr: f"{rr}" if n % 2 else "lost", 41),
    "two remarks": "# one\n// two\n" + table("", lambda n, t, rr: f"{rr}"),
    "late by ten seconds": table("", lambda n, t, rr: f"{t + 9.9:.3f};{rr}"),
    "late by more": table("", lambda n, t, rr: f"{t + 10.9:.3f};{rr}"),
    "steps that miss by 1 %": table("", lambda n, t, rr: f"{t:.3f};{1.01 * rr:.1f}"),
    "steps that miss by 3 %": table("", lambda n, t, rr: f"{t:.3f};{1.03 * rr:.1f}"),
    "0.2 s": rows("0.2", "0.21", "0.19", "0.2"),
    "0.19 s": rows("0.19", "0.19", "0.19"),
    "3 s": rows(3.0, 2.9, 3.1, 3.0),
    "3.1 s": rows(3.1, 3.1, 3.1),
    "199 ms": rows(199, 199, 199),
    "200 ms": rows(200, 200, 200),
    "3000 ms": rows(3000, 3000, 3000),
    "3001 ms": rows(3001, 3001, 3001),
    "zeros aside": rows(0, 0, 0, 800, 810),
    "numbers up to 10^13": rows(800, 810, "1e13", 805),
    "numbers over 10^13": rows(800, 810, "1.1e13", 805),
    "exponents": rows("8e2", "8.1E+2", "7900e-1", "+805.", "805.5"),
    "sixteen digits": rows(800, 810, "1234567890123456", 805),
    "one and a clock set back": rows(
        "t;rr", "1;900", "1.9;900", "-90;900", "-89.1;900", "-88.2;900"
    ),
    "a clock set back often": rows("t_s,rr_ms", *(f"{100 - 3 * n},900" for n in range(30))),
    "a day ahead": rows("t_s,rr_ms", "1,900", "1.9,900", "86403,900", "86403.9,900"),
    "not quite a day ahead": rows("t_s,rr_ms", "1,900", "1.9,900", "86401,900", "86401.9,900"),
    "64 columns": rows("x," * 63 + "rr_ms", *("a," * 63 + str(800 + n) for n in range(5))),
    "65 columns": rows("x," * 64 + "rr_ms", *("a," * 64 + str(800 + n) for n in range(5))),
    "one line of three with a comma": rows("800", "801", "802,5"),
    "two lines of three with a comma": rows("800", "801,5", "802,5"),
    "whole seconds that rise": rows("1,800", "2,810", "3,805"),
    "whole seconds that do not": rows("3,800", "2,810", "3,805"),
}


def to_fields(imported: ImportedRecording) -> dict[str, object]:
    events = imported.recording.events
    beats = [event for event in events if isinstance(event, Beat)]
    first = events[0]
    return {
        "kind": [imported.kind, imported.unit, len(imported.left_out)],
        "paced": imported.paced_table and imported.paced_table[1],
        "events": [len(events), len(beats)],
        "resolution": first.resolution_ms if isinstance(first, SourceChanged) else None,
        "t": [beats[0].t, beats[-1].t, sum(beat.t for beat in beats)],
        "rr": [beats[0].rr_ms, beats[-1].rr_ms, sum(beat.rr_ms for beat in beats)],
        "raw": [beats[0].raw, beats[-1].raw],
    }


def read_or_refused(path: Path, content: str | bytes) -> object:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    try:
        return to_fields(read_file(path))
    except RecordingError:
        return "refused"


def test_what_is_read_from_a_table_is_known(tmp_path: Path) -> None:
    results = {
        name: read_or_refused(tmp_path / "a.txt", content)
        for name, content in {**TABLES, **{name: kind[0] for name, kind in KINDS.items()}}.items()
    }
    assert_as_expected("tables", results)


@pytest.mark.parametrize(("interval", "rr_ms"), [("3.4", 3400.0), ("0.8", 800.0), ("800", 800.0)])
def test_intervals_of_kubios_below_ten_are_in_seconds(
    tmp_path: Path, interval: str, rr_ms: float
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("RR INTERVAL DATA\n" + "".join(f"{n},{interval}\n" for n in range(1, 6)))
    beats = [e.rr_ms for e in read_file(path).recording.events if isinstance(e, Beat)]
    assert beats == [rr_ms] * 5


@pytest.mark.parametrize("interval", ["9.9", "10"])
def test_intervals_of_kubios_that_no_heart_has_are_refused(tmp_path: Path, interval: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("RR INTERVAL DATA\n" + "".join(f"{n},{interval}\n" for n in range(1, 6)))
    assert read_or_refused(path, path.read_text()) == "refused"


def test_arrivals_show_missing_beats_only_from_three_seconds_on() -> None:
    rr_ms = np.full(6, 1000.0)

    def at(*arrived: float) -> tuple[list[float], int]:
        t, jumps = compute_beat_times(np.array(arrived), rr_ms)
        return t.tolist(), jumps

    assert at(5, 6, 7, 8, 9, 10) == ([1, 2, 3, 4, 5, 6], 0)
    assert at(5, 6, 10, 11, 12, 13) == ([1, 2, 3, 4, 5, 6], 0)
    assert at(5, 6, 10.5, 11.5, 12.5, 13.5) == ([1, 2, 6.5, 7.5, 8.5, 9.5], 0)
    assert at(5, 6, 4, 5, 6, 7) == ([1, 2, 3, 4, 5, 6], 0)
    assert at(5, 6, 3.9, 4.9, 5.9, 6.9) == ([1, 2, 3, 4, 5, 6], 1)
    assert at(5, 6, 86_407, 86_408, 86_409, 86_410)[1] == 0
    assert at(5, 6, 86_408, 86_409, 86_410, 86_411) == ([1, 2, 3, 4, 5, 6], 1)


def test_a_clock_is_set_a_few_times_and_a_shuffled_table_stays_as_it_is() -> None:
    rr_ms = np.full(100, 1000.0)
    for back_s, count in ((2.0, 0), (2.1, 1), (500.0, 1)):
        t = np.arange(1.0, 101.0)
        t[60:] -= back_s + 1.0
        shifted, jumps = remove_clock_jumps(t, rr_ms)
        assert jumps == count
        assert np.diff(shifted).min() == (1.0 if count else pytest.approx(-back_s))
    for sets, jumps in ((2, 2), (3, 0)):
        t = np.arange(1.0, 101.0)
        for k in range(sets):
            t[20 * (k + 1) :] -= 50.0
        assert remove_clock_jumps(t, rr_ms)[1] == jumps


def test_after_a_clock_was_set_a_beat_follows_the_one_before_by_its_own_interval() -> None:
    rr_ms = np.array([1000.0, 900.0, 1100.0, 800.0, 1200.0, 700.0])
    t = np.cumsum(rr_ms) / 1000.0
    for by_s in (-50.0, 90_000.0):
        for at in range(1, 6):
            set_back = t.copy()
            set_back[at:] += by_s
            shifted, jumps = remove_clock_jumps(set_back, rr_ms)
            assert jumps == 1
            assert shifted == pytest.approx(t)


def test_the_step_between_intervals_is_their_resolution() -> None:
    for values, step in (
        ([800.0, 801.0, 803.0], 1.0),
        ([800.0, 800.0], 1.0),
        ([800.0, 807.812, 815.625], 7.8125),
        ([800.0, 800.0014, 810.0], 9.9986),
        ([800.0, 800.002, 810.0], 0.002),
        ([299.0, 300.0, 310.0], 10.0),
        ([1990.0, 2000.0, 2001.0], 10.0),
        ([800.0, 802.0, 805.0], 2.0),
        ([800.0, 802.0, 804.9], 2.45),
    ):
        assert estimate_interval_resolution_ms(np.array(values)) == pytest.approx(step)


def test_a_hundred_thousand_holes_are_no_recording() -> None:
    def with_holes(count: int) -> list[Event]:
        return [Beat(10.0 * n, 800.0) for n in range(1, count + 1)]

    refuse_too_many_gaps(with_holes(100_000))
    with pytest.raises(RecordingError):
        refuse_too_many_gaps(with_holes(100_001))


# ---------------------------------------------------------------------------- our table with its pacer


def changed_breath(*changes: tuple[float, str], rounds: tuple[float, ...] = (0.0,)) -> Recording:
    whole = pause_of(120.0, *rounds)
    chosen = [PatternChosen(t, BreathPattern.parse(text)) for t, text in changes]
    events = sorted([*whole.events, *chosen], key=lambda e: (e.t, isinstance(e, Beat)))
    return Recording("one", None, "none", whole.plan, None, tuple(events))


@pytest.mark.parametrize(
    ("changes", "rounds"),
    [
        ([(30.0, "4-0-8-0")], (0.0,)),
        ([(33.3, "5-0-5-0")], (0.0,)),
        ([(37.0, "4-0-8-0"), (71.5, "3-1-6-1")], (0.0,)),
        ([(37.0, "4-0-8-0")], (0.0, 140.0)),
        ([(150.0, "4-0-8-0")], (3.25, 140.0)),
        ([(20.0, "5-0-5-0"), (200.0, "4-0-7-0")], (0.0, 130.0, 270.0)),
        ([(130.0, "4-0-8-0")], (0.0, 130.0)),
        ([(33.250004, "4-0-8-0")], (3.250004,)),
        ([(37.123457, "5-0-5-0")], (3.250004,)),
        ([(41.987654, "4-0.5-7-1.5"), (80.000006, "3-1-6-1")], (0.000006,)),
    ],
)
def test_breaths_that_were_changed_come_back_from_our_table(
    tmp_path: Path, changes: list[tuple[float, str]], rounds: tuple[float, ...]
) -> None:
    recording = changed_breath(*changes, rounds=rounds)
    before = replay_progress(recording)
    imported = complete_with_pacer(read_file(table_of(recording, tmp_path / "beats.csv")))
    assert imported.left_out == ()
    back = replay_progress(imported.recording)
    assert imported.recording.plan is not None
    assert imported.recording.plan.pattern == before.spans[0].pacer.pattern
    assert len(back.rounds_led()) == len(rounds)
    for t in (round(e.t, 6) for e in recording.events if isinstance(e, Beat)):
        was, now = find_pacer(before.spans, t), find_pacer(back.spans, t)
        if was is not None and now is not None:
            assert now.pattern == was.pattern
            off = abs(now.cycle_phase(t) - was.cycle_phase(t)) % 1.0
            assert min(off, 1.0 - off) < 1e-6
        assert (was is None) is (now is None)


@pytest.mark.parametrize(("most", "is_taken"), [(5, True), (4, False)])
def test_nobody_changes_the_breath_more_often_than_a_session_has_entries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, is_taken: bool
) -> None:
    """Two rounds and two changes: begun, ended, waited again, changed twice."""
    monkeypatch.setattr(csv_pacer_import, "MAX_ENTRIES", most)
    recording = changed_breath((30.0, "4-0-8-0"), (70.0, "4-0-6-0"), rounds=(0.0, 140.0))
    imported = complete_with_pacer(read_file(table_of(recording, tmp_path / "beats.csv")))
    assert (imported.recording.plan is not None) is is_taken


def test_a_table_whose_breaths_do_not_fit_loses_them_and_keeps_its_beats(tmp_path: Path) -> None:
    path = table_of(changed_breath((33.3, "5-0-5-0")), tmp_path / "beats.csv")
    lines = path.read_text().splitlines(keepends=True)
    for number, old, new in (
        (60, "exhale", "inhale"),
        (10, "4-0-6-0", "4-0-7-0"),
        (90, ",1\n", ",2\n"),
    ):
        damaged = [*lines]
        assert old in "".join(damaged[number : number + 8])
        at = next(n for n in range(number, number + 8) if old in damaged[n])
        damaged[at] = damaged[at].replace(old, new)
        path.write_text("".join(damaged))
        imported = complete_with_pacer(read_file(path))
        assert len(imported.left_out) == 1
        assert imported.recording.plan is None
        assert sum(isinstance(e, Beat) for e in imported.recording.events) == len(lines) - 1


# ---------------------------------------------------------------------------- what is written


def a_session() -> Recording:
    rr_ms = disturbed(a_heart(62, seconds=190.0), 62, ("missed", "extra"), 0.03)[0].round(3)
    t = ends_of(rr_ms).round(6)
    beats = [Beat(float(x), float(rr)) for x, rr in zip(t, rr_ms, strict=True) if not 60 < x < 75]
    others: list[Event] = [
        SourceChanged(0.0, "ble:H10", 1000.0 / 1024.0),
        ContactChanged(0.1, Contact.GOOD, LegacyText("fits")),
        LinkChanged(0.2, Link.STREAMING, LegacyText("=1+1")),
        BatteryReported(0.3, 77),
        HeartRateReported(0.4, 61.5),
        UrgeRated(0.5, 7, Moment.BEFORE),
        TriggerNamed(0.6, "a short answer, again"),
        BodyFelt(0.7, ("chest", "jaw")),
        PredictionMade(0.8, "they leave", 80),
        Begin(1.0),
        ChestMoved(2.0, 25.0, ((1, 2, 1000), (2, 3, 1001))),
        Tick(3.0),
        MomentMarked(20.5),
        ExhaleLengthened(30.0),
        PatternChosen(50.25, BreathPattern.parse("4-1-7-1")),
        ContactChanged(61.0, Contact.LOST),
        FinishRequested(95.0),
        Decided(100.0, Decision.WAIT_AGAIN),
        UrgeRated(197.0, 3, Moment.AFTER),
        NoteWritten(198.0, 'it was\nquiet, "really"'),
        Decided(199.0, Decision.PASSED),
    ]
    events = sorted([*beats, *others], key=lambda e: e.t)
    plan = SessionPlan(round_s=95.0, exhale=ExhaleMode.RAMP)
    return Recording("a", "2026-03-01T07:08:09+01:00", "ble:H10", plan, None, tuple(events))


def test_what_a_session_is_in_our_tables_is_known() -> None:
    recording = a_session()
    review = summarize(recording)

    def pacer_at(t: float) -> Pacer | None:
        return find_pacer(review.spans, t)

    minutes = format_table(
        csv_export.MINUTES_COLUMNS,
        csv_export.minute_rows(review.judged, review.rounds, pacer_at, 1.0, describe=to_english),
    )
    beat_rows = csv_export.beat_rows(review.judged, pacer_at, review.rounds)
    beats = [*format_table(csv_export.BEATS_COLUMNS, beat_rows)]
    rr = [*csv_export.format_rr_text(review.judged)]
    assert len(beats) - 1 == len(rr) == len(review.judged)
    results = {
        "beats": [*beats[:4], *beats[60:75:2], *beats[-3:]],
        "all beats": sha256("".join(beats).encode()).hexdigest(),
        "events": [
            *format_table(EVENTS_COLUMNS, csv_export.event_rows(recording.events, to_english))
        ],
        # Without the reason, which is a sentence.
        "minutes": [line.split(",")[:13] for line in minutes],
        "rr": [*rr[:3], *rr[-2:]],
    }
    assert_as_expected("our_tables", results)


def test_minutes_of_a_round_end_with_one_of_at_least_ten_seconds() -> None:
    for ended, last in ((129.9, (60.0, 120.0)), (130.0, (120.0, 130.0)), (180.0, (120.0, 180.0))):
        assert csv_export.split_minutes(0.0, ended)[-1] == last
    assert csv_export.split_minutes(5.0, 14.9) == []
    assert csv_export.split_minutes(5.0, 15.0) == [(5.0, 15.0)]


PAUSE_COLUMNS = 17


def test_pauses_are_a_line_each_and_what_is_to_be_left_out_is() -> None:
    annotations = Annotations("no answer", ("chest",), "they leave", 80, Outcome.LESS, "=asleep")
    pause = Pause(
        *("a", "2026-01-02T03:04:05+00:00", 1.0, 300.12345, 300.0, 7, 0, Decision.PASSED),
        *(61.55, 33.04, "full", "completed", annotations, "a note"),
    )
    results = {
        str(left_out): [
            ",".join(line.rstrip("\n").split(",")[:PAUSE_COLUMNS])
            + "\n"  # more may be added at the end
            for line in csv_export.format_pauses_csv([pause, Pause("b", None, None, 9)], left_out)
        ]
        for left_out in ((), ("words",), ("dates", "heart"))
    }
    assert_as_expected("pauses_table", results)


@pytest.mark.parametrize(
    ("number", "digits", "cell"),
    [
        (0.0, 6, "0"),
        (-0.0, 6, "-0"),
        (100.0, 0, "100"),
        (100.0, 6, "100"),
        (0.1234567, 6, "0.123457"),
        (0.0000001, 6, "0"),
        (1.5, 3, "1.5"),
        (None, 6, ""),
    ],
)
def test_a_number_loses_zeros_behind_its_point_only(
    number: float | None, digits: int, cell: str
) -> None:
    assert format_number_cell(number, digits).removeprefix("-") == cell.removeprefix("-")


def test_a_text_that_a_spreadsheet_would_obey_has_an_apostrophe() -> None:
    for start in "=+-@\t\r":
        assert format_text_cell(f"{start}1").strip('"')[0] == "'"
        assert format_text_cell(f"'{start}1").strip('"')[:2] == "''"
    assert format_text_cell("a=1") == "a=1"
    assert format_text_cell('say "a", b') == '"say ""a"", b"'


def samples_of(signal: edfio.EdfSignal) -> list[object]:
    values = signal.digital
    return [values.size, int(values.sum()), int(values.min()), int(values.max())]


def test_what_a_session_is_as_edf_is_known() -> None:
    recording = a_session()
    review = summarize(recording)
    gaps = [(60.0, 75.0)]
    parts = list(
        edf_export.format_session_edf(recording, review.judged, review.rounds, gaps, review.spans)
    )
    edf = edfio.read_edf(b"".join(parts))
    heart, pacer = edf.signals
    results = {
        "records": [edf.num_data_records, edf.data_record_duration, str(edf.startdate)],
        "signals": [samples_of(heart), samples_of(pacer)],
        "heart": heart.digital[::31].tolist(),
        "pacer": pacer.digital[::37].tolist(),
        "annotations": [[a.onset, a.duration, a.text] for a in edf.annotations],
    }
    assert_as_expected("session_as_edf", results)


def edf_of(
    *events: Event,
    judged: Sequence[JudgedBeat] = (),
    ended: float = 10.0,
    spans: Sequence[PacerSpan] = (),
) -> edfio.Edf:
    recording = Recording("a", None, "none", None, None, events)
    parts = edf_export.format_session_edf(recording, judged, [(0.0, ended)], [], spans)
    return edfio.read_edf(b"".join(parts))


def beat(t: float, rr_ms: float) -> JudgedBeat:
    return JudgedBeat(Beat(t, rr_ms), Verdict.NORMAL, rr_ms)


def test_an_edf_is_as_long_as_what_happened_in_it() -> None:
    lengths = {}
    for ended in (0.2, 1.0, 1.2, 9.0):
        for t in (0.0, 5.0, 5.5):
            edf = edf_of(MomentMarked(t), ended=ended)
            lengths[ended, t] = edf.num_data_records * edf.data_record_duration
    assert list(lengths.values()) == [1, 6, 6, 1, 6, 6, 2, 6, 6, 9, 9, 9]
    with pytest.raises(RecordingError):
        edf_of(ended=900_001.0)
    with pytest.raises(RecordingError):
        edf_of(MomentMarked(900_000.5))


def test_a_heart_rate_is_held_over_its_interval_and_is_never_over_300() -> None:
    edf = edf_of(judged=[beat(2.0, 1000.0), beat(5.0, 190.0), beat(6.0, 0.0)])
    assert edf.signals[0].digital.tolist()[:60] == [6000] * 49 + [30_000] * 11
    unknown = [(a.onset, a.duration) for a in edf.annotations if a.text.startswith("BAD")]
    assert unknown == [(0.0, 1.0), (2.0, pytest.approx(2.9)), (5.0, 5.0)]
    fast = edf_of(judged=[beat(5.0, 260.0), beat(7.05, 190.0)]).signals[0].digital.tolist()
    assert (fast[48], fast[70]) == (23_077, 30_000)


def test_a_long_text_is_cut_at_300_characters() -> None:
    for length, stored in ((294, 300), (295, 300)):
        (note,) = [
            a for a in edf_of(NoteWritten(1.0, "x" * length)).annotations if "Note" in a.text
        ]
        assert len(note.text) == stored
        assert note.text.endswith("…") is (length == 295)


def test_many_notes_at_one_time_make_records_longer() -> None:
    few = edf_of(*(NoteWritten(1.0, "x" * 280) for _ in range(3)), ended=4000.0)
    many = edf_of(*(NoteWritten(1.0, "x" * 280) for _ in range(60)), ended=4000.0)
    most = edf_of(*(NoteWritten(1.0, "x" * 280) for _ in range(400)), ended=4000.0)
    assert [e.data_record_duration for e in (few, many, most)] == [1.0, 16.0, 64.0]


# ---------------------------------------------------------------------------- EDF of others


def raw_edf(
    annotations: bytes, *, signals: int = 1, records: int = 1, label: str = "EDF Annotations"
) -> bytes:
    size = len(annotations) + len(annotations) % 2
    fields = [
        *("0".ljust(8), "X X X X".ljust(80), "Startdate X X X X".ljust(80), "01.01.2601.02.03"),
        *(
            str(256 * (signals + 1)).ljust(8),
            "EDF+C".ljust(44),
            str(records).ljust(8),
            "1".ljust(8),
        ),
        str(signals).ljust(4),
        *([label.ljust(16)] * signals),
        *([" " * 80] * signals + [" " * 8] * signals + ["-1".ljust(8)] * signals),
        *(["1".ljust(8)] * signals + ["-32768".ljust(8)] * signals + ["32767".ljust(8)] * signals),
        *([" " * 80] * signals + [str(size // 2).ljust(8)] * signals + [" " * 32] * signals),
    ]
    return "".join(fields).encode("latin-1") + annotations.ljust(size, b"\0") * (signals * records)


def test_annotations_are_read_to_the_letter() -> None:
    def read(part: bytes) -> list[tuple[float, str]]:
        return [tuple(mark) for mark in parse_annotations(part)]  # type: ignore[misc]

    assert read(b"+1.5\x14RR 800\x14\0") == [(1.5, "RR 800")]
    assert read(b"-0.5\x152\x14a\x14b\x14\0") == [(-0.5, "a"), (-0.5, "b")]
    assert read(b"+0\x14\x14\0+1\x14N\x14\0") == [(1.0, "N")]
    assert read(b"1\x14N\x14\0") == read(b"+1.2.3\x14N\x14\0") == read(b"x+1\x14N\x14\0") == []
    assert read(b"+1\x14\xff\x14\0") == [(1.0, "\ufffd")]
    assert [len(text) for _, text in read(b"+1\x14" + b"x" * 5000 + b"\x14\0")] == [4000]
    assert read(b"+" + b"1" * 20 + b"\x14N\x14\0") == [(11111111111111111111.0, "N")]
    assert read(b"+" + b"1" * 21 + b"\x14N\x14\0") == []


@pytest.mark.parametrize(
    ("text", "rr_ms"),
    [
        ("RR 9.9", 9900.0),
        ("RR 10", 10.0),
        ("RR 0.8", 800.0),
        ("RR 0.8 ms", 0.8),
        ("RR 800 s", 800_000.0),
        ("NN_interval=750", 750.0),
        ("rri:750", 750.0),
    ],
)
def test_an_interval_below_ten_is_in_seconds_unless_it_says_otherwise(
    tmp_path: Path, text: str, rr_ms: float
) -> None:
    path = tmp_path / "a.edf"
    path.write_bytes(raw_edf(b"+1\x14" + text.encode() + b"\x14\0+2\x14RR 800 ms\x14\0"))
    assert read_edf_beats(path).rr_ms.tolist() == [rr_ms, 800.0]


def test_beats_of_an_edf_are_marked_three_times_at_least(tmp_path: Path) -> None:
    path = tmp_path / "a.edf"
    two = b"+3\x14N\x14\0+1.25\x14qrs\x14\0"
    path.write_bytes(raw_edf(two))
    with pytest.raises(RecordingError):
        read_edf_beats(path)
    path.write_bytes(raw_edf(two + b"+2\x14 R \x14\0+2.5\x14cough\x14\0+9\x14Marked moment\x14\0"))
    beats = read_edf_beats(path)
    assert (beats.t.tolist(), beats.rr_ms.tolist()) == ([2.0, 3.0], [750.0, 1000.0])
    assert (beats.marked, beats.others, beats.from_marks, beats.resolution_ms) == (
        (9.0,),
        1,
        True,
        None,
    )


def test_of_an_edf_the_intervals_count_before_the_marks(tmp_path: Path) -> None:
    path = tmp_path / "a.edf"
    part = b"+2\x14RR 800\x14\0+1\x14RR 900\x14\0+1\x14RR 850\x14\0+3\x14N\x14\0"
    part += b"+0\x14Resolution 2 ms\x14\0+0\x14Resolution 0.5 ms\x14\0"
    path.write_bytes(raw_edf(part))
    beats = read_edf_beats(path)
    assert (beats.t.tolist(), beats.rr_ms.tolist()) == ([1.0, 1.0, 2.0], [850.0, 900.0, 800.0])
    assert (beats.others, beats.from_marks, beats.resolution_ms) == (3, False, 2.0)
    first = read_file(path).recording.events[0]
    assert isinstance(first, SourceChanged)
    assert first.resolution_ms == 2.0


def test_an_edf_of_ours_keeps_its_times_and_that_of_others_begins_at_zero(tmp_path: Path) -> None:
    path = tmp_path / "a.edf"
    beats = b"+101\x14RR 1000\x14\0+102\x14RR 1000\x14\0"
    path.write_bytes(raw_edf(beats))
    assert [e.t for e in read_file(path).recording.events if isinstance(e, Beat)] == [1.0, 2.0]
    path.write_bytes(raw_edf(beats + b"+0\x14Resolution 1 ms\x14\0"))
    assert [e.t for e in read_file(path).recording.events if isinstance(e, Beat)] == [101.0, 102.0]


def test_times_beyond_three_years_are_no_annotations(tmp_path: Path) -> None:
    path = tmp_path / "a.edf"
    part = b"+1\x14RR 800\x14\0+100000000\x14RR 801\x14\0+100000001\x14RR 802\x14\0"
    path.write_bytes(raw_edf(part))
    assert read_edf_beats(path).rr_ms.tolist() == [800.0, 801.0]


def test_records_and_signals_of_an_edf_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.edf"
    part = b"+1\x14RR 800\x14\0"
    for signals, records in ((1, 1), (2, 3), (512, 1)):
        path.write_bytes(raw_edf(part, signals=signals, records=records))
        assert read_edf_beats(path).t.size == signals * records
    path.write_bytes(raw_edf(part, records=3)[:-3])  # the last record is cut short
    assert read_edf_beats(path).t.size == 2
    good = raw_edf(part)
    for damaged in (
        raw_edf(part, signals=513),
        raw_edf(part)[: 256 + 255],
        raw_edf(part, signals=2)[: 256 + 511],
        good[:252] + b"0   " + good[256:],
        good[:252] + b"x   " + good[256:],
        raw_edf(part, label="ECG"),
        good[: len(good) - 4],
        raw_edf(b""),
    ):
        path.write_bytes(damaged)
        with pytest.raises(RecordingError):
            read_edf_beats(path)


def test_an_edf_is_read_up_to_a_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.edf"
    path.write_bytes(raw_edf(b"+1\x14RR 800\x14\0", records=10))
    size = path.stat().st_size - 512
    for largest, is_read in ((size, True), (size - 1, False)):
        monkeypatch.setattr(edf_annotations, "MAX_FILE_BYTES", largest)
        if is_read:
            assert read_edf_beats(path).t.size == 10
        else:
            with pytest.raises(RecordingError):
                read_edf_beats(path)
    monkeypatch.setattr(edf_annotations, "MAX_FILE_BYTES", size)
    for most, is_read in ((10, True), (9, False)):
        monkeypatch.setattr(edf_annotations, "MAX_MARKS", most)
        if is_read:
            assert read_edf_beats(path).t.size == 10
        else:
            with pytest.raises(RecordingError):
                read_edf_beats(path)


# ---------------------------------------------------------------------------- JSON


NUMBERS = (0.0, 1e-5, 9.9e-5, 1e-4, 1.0, 833.984375, 1e15, -1.0, 123456789.125)


def test_a_beat_is_written_in_one_way_whoever_writes_it() -> None:
    for t in NUMBERS:
        for rr_ms in NUMBERS:
            for raw in (None, 0, -5, 854, 10**15):
                for received in (None, 0.5, 1e-5):
                    event = Beat(t, rr_ms, raw, received)
                    kind, fields = encode_event(event)
                    slowly = to_json_line(fields)
                    assert encode_fields(event) in (None, slowly)
                    line = to_json_line({"kind": kind, "t": t, **fields}) + "\n"
                    assert encode_line(event) in (None, line)
    quick = Beat(1.0, 833.984375, 854, 1.25)
    assert encode_fields(quick) == '{"rr_ms":833.984375,"raw":854,"received":1.25}'
    assert encode_line(quick) == (
        '{"kind":"beat","t":1.0,"rr_ms":833.984375,"raw":854,"received":1.25}\n'
    )
    written: tuple[Event, ...] = (
        *(Beat(1.0, 1e-4), Beat(0.0, 1e15), Beat(1.0, 8.0, 10**15), Beat(1e-4, 8.0, None, 1e15)),
        ChestMoved(1.0, 1e-4, ((10**15, 0, -(10**15)),)),
    )
    for one in written:
        assert encode_fields(one) is not None
        assert encode_line(one) is not None
    left_to_the_slow_way: tuple[Event, ...] = (
        *(Beat(1.0, 9.9e-5), Beat(1.0, 1.1e15), Beat(1.0, 8.0, 10**15 + 1), Beat(1.0, 8.0, True)),
        *(Beat(1.0, 8.0, None, 9.9e-5), Beat(1.0, 8.0, None, 1.1e15), Tick(1.0)),
        ChestMoved(1.0, 9e-5, ((1, 2, 3),)),
        ChestMoved(1.0, 25.0, ((10**15 + 1, 2, 3),)),
    )
    for one in left_to_the_slow_way:
        assert encode_fields(one) is None
    assert encode_line(Beat(9.9e-5, 800.0)) is None
    assert encode_line(Beat(-1.0, 800.0)) is None
    assert encode_line(Beat(1.1e15, 800.0)) is None


def test_what_is_read_quickly_has_the_same_bounds_as_what_is_read_slowly() -> None:
    for number in (MAX_NUMBER, MAX_NUMBER * 1.001, -MAX_NUMBER, -MAX_NUMBER * 1.001):
        text = to_json_line({"rr_ms": number})
        is_read = abs(number) <= MAX_NUMBER
        assert (decode_fields("beat", 1.0, text) is not None) is is_read
        line = to_json_line({"kind": "beat", "t": 1.0, "rr_ms": number})
        assert (decode_line(line) is not None) is is_read
    text = '{"rr_ms":800.0}'
    for t in (1e9, 1.001e9, -1e9, -1.001e9):
        quickly = decode_fields("beat", t, text) is not None
        try:
            decode_event("beat", t, {"rr_ms": 800.0})
            slowly = True
        except RecordingError:
            slowly = False
        assert quickly is slowly
    assert decode_fields("beat", 1.0, text + " " * (4_000_000 - len(text))) is not None
    assert decode_fields("beat", 1.0, text + " " * (4_000_001 - len(text))) is None
    assert decode_fields("beat", 1.0, text.encode()) is None
    assert decode_fields("nothing", 1.0, text) is None


def recording_of(*events: Event) -> Recording:
    return Recording("a", None, "none", None, None, events)


def test_of_a_strange_value_enough_is_told_and_no_more() -> None:
    assert [excerpt(value) for value in (5, -5, True, None, 2.5)] == [
        "5",
        "-5",
        "True",
        "None",
        "2.5",
    ]
    assert len(excerpt((1 << 200) - 1)) == 60
    assert excerpt(1 << 200) == "0x1" + 37 * "0" + "..."
    assert excerpt("x" * 50) == repr("x" * 40)
    assert excerpt("ä\n") == "'\\xe4\\n'"
    assert len(excerpt(["x" * 100])) == 60


def test_nobody_tells_more_than_twenty_thousand_things() -> None:
    for count, is_read in ((20_000, True), (20_001, False)):
        lines = format_jsonl(recording_of(*(MomentMarked(float(n)) for n in range(count))))
        if is_read:
            assert len(parse_jsonl(lines).recording.events) == count
        else:
            with pytest.raises(RecordingError):
                parse_jsonl(lines)
    ticks = format_jsonl(recording_of(*(Tick(float(n)) for n in range(20_001))))
    assert len(parse_jsonl(ticks).recording.events) == 20_001


def test_a_recording_ends_with_the_number_of_its_events() -> None:
    lines = [*format_jsonl(recording_of(Tick(1.0), Beat(2.0, 800.0)))]
    assert parse_jsonl(lines).is_complete
    cut = parse_jsonl(lines[:-1])
    assert (cut.is_complete, len(cut.recording.events)) == (False, 2)
    torn = parse_jsonl([*lines[:2], lines[2][:-5]])
    assert (torn.is_complete, len(torn.recording.events)) == (False, 1)
    for wrong in (
        [*lines[:1], *lines[2:]],
        [lines[0], lines[2][:-5] + "\n", lines[3]],
        [lines[0].replace('"outbreath":1', '"outbreath":2'), *lines[1:]],
        [lines[0].replace('"outbreath":1,', ""), *lines[1:]],
        [*lines, lines[1]],
        [],
    ):
        with pytest.raises(RecordingError):
            parse_jsonl(wrong)


def test_a_month_is_the_longest_session_and_a_series_may_be_longer(tmp_path: Path) -> None:
    plan = SessionPlan(Exercise.FREE, 60.0)
    for days, with_plan, is_read in ((30, True, True), (31, True, False), (31, False, True)):
        events = (Begin(0.0), Beat(86_400.0 * days, 800.0))
        recording = Recording("a", None, "none", plan if with_plan else None, None, events)
        path = tmp_path / "a.jsonl"
        path.write_text("".join(format_jsonl(recording)))
        if is_read:
            assert read_file(path).recording == recording
        else:
            with pytest.raises(RecordingError):
                read_file(path)


def test_threes_of_a_chest_are_two_bytes_each_and_none_is_lost() -> None:
    for value in (32_767, 32_768, -32_768, -32_769):
        event = ChestMoved(1.0, 25.0, ((value, 0, 0),))
        back = parse_jsonl(format_jsonl(recording_of(event))).recording.events
        assert back == (event,)
        assert len(struct.pack("<3h", 1, 2, 3)) == 6


def test_times_of_beats_without_times_follow_their_intervals(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(rows("rr_ms", 800, "lost", "lost", 900, 1000))
    beats = [e for e in read_file(path).recording.events if isinstance(e, Beat)]
    assert [b.t for b in beats] == [0.8, 0.8 + 1.8 + 0.9, 4.5]
    assert all(later.t > before.t for before, later in pairwise(beats))


def test_a_recording_in_doubt_says_so_at_its_begin() -> None:
    recording = Recording("a", None, "none", None, None, (MomentMarked(3.0),), Doubt.CHANGED)
    parts = edf_export.format_session_edf(recording, [], [(0.0, 9.0)], [(2.0, 1.5)], [])
    result = [(a.onset, a.duration, a.text) for a in edfio.read_edf(b"".join(parts)).annotations]
    result.sort(key=lambda annotation: (annotation[0], annotation[2]))
    assert [(t, lasts) for t, lasts, _ in result] == [
        (0.0, None),
        (0.0, 9.0),
        (0.0, 9.0),
        (2.0, 0.0),
        (3.0, None),
    ]
    assert "doubt" in result[0][2]
