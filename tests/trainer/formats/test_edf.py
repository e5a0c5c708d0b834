"""EDF+ as others write it is understood or refused in one sentence; as we write it, others understand it."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import edfio
import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.refusals import joined, refused, sentence_of
from tests.time_zones import in_system_zone
from trainer.errors import RecordingError
from trainer.events import Beat, Event, MomentMarked, NoteWritten
from trainer.formats.edf.annotations import parse_annotations, read_edf_beats
from trainer.formats.exports import edf_export
from trainer.formats.exports.edf_export import HEART_UNKNOWN, MAX_TEXT_CHARS, NO_PACER
from trainer.formats.exports.sampled_signals import SIGNAL_HZ
from trainer.formats.messages import OtherAnnotations
from trainer.formats.reader import read_file
from trainer.hrv.tachogram import JudgedBeat, Verdict
from trainer.pacing import BreathPattern, Pacer
from trainer.recording import Recording
from trainer.session.progress import PacerSpan

RR_MS = (812.0, 833.0, 801.5, 790.0, 845.0)
TIMES = tuple(np.cumsum(RR_MS).tolist())
STARTED = "2026-03-01T07:08:09+01:00"
PACER = Pacer(BreathPattern(4.0, 0.5, 6.0, 1.0), 0.25)
JUDGED = [
    JudgedBeat(Beat(t / 1000, rr), Verdict.NORMAL, rr) for t, rr in zip(TIMES, RR_MS, strict=True)
]


def ours(
    *events: Event,
    judged: Iterable[JudgedBeat] = (),
    lasts: float = 10.0,
    started: str | None = STARTED,
) -> bytes:
    recording = Recording("a", started, "none", None, None, events)
    spans = [PacerSpan(0.25, 6.0, PACER), PacerSpan(7.0, float("inf"), PACER)]
    gaps = [(4.2, 8.0)]
    return b"".join(
        edf_export.format_session_edf(recording, list(judged), [(0.0, lasts)], gaps, spans)
    )


def written(*marks: tuple[float, str]) -> bytes:
    """As another program writes them."""
    notes = [edfio.EdfAnnotation(t, None, text) for t, text in marks]
    signal = edfio.EdfSignal(np.zeros(10), 1, label="ECG")
    return edfio.Edf([signal], annotations=notes).to_bytes()


def beats_of(path: Path) -> list[Beat]:
    return [e for e in read_file(path).recording.events if isinstance(e, Beat)]


@pytest.mark.parametrize(
    "words", ["RR {:.1f}", "RR {:.1f} ms", "R-R: {:.1f}", "RRI={:.1f}", "IBI {:.1f} ms odd", "rr interval {:.1f}"]
)  # fmt: skip
def test_intervals_written_as_annotations_are_read(tmp_path: Path, words: str) -> None:
    path = tmp_path / "other.edf"
    signal = edfio.EdfSignal(np.zeros(10), 1, label="ECG")
    notes = [
        edfio.EdfAnnotation(t / 1000, None, words.format(rr))
        for t, rr in zip(TIMES, RR_MS, strict=True)
    ]
    edfio.Edf([signal], annotations=[*notes, edfio.EdfAnnotation(3.0, 1.0, "cough")]).write(path)
    assert [b.rr_ms for b in beats_of(path)] == list(RR_MS)
    result = read_file(path)
    assert result.kind == "EDF+ annotations"
    assert result.left_out == (OtherAnnotations(1),)


def test_seconds_are_told_from_milliseconds(tmp_path: Path) -> None:
    path = tmp_path / "s.edf"
    path.write_bytes(written((0.8, "RR 0.812"), (1.6, "RR 0.833 s")))
    assert [b.rr_ms for b in beats_of(path)] == [812.0, 833.0]


def test_annotations_that_mark_the_beats_give_the_time_between_them(tmp_path: Path) -> None:
    path = tmp_path / "qrs.edf"
    path.write_bytes(written((0.0, "N"), *((t / 1000, "N") for t in TIMES)))
    assert [b.rr_ms for b in beats_of(path)] == pytest.approx(RR_MS, abs=0.001)
    assert "between marked beats" in joined(read_file(path).understood)


def test_notes_of_two_seconds_beside_each_other_stand_in_two_records() -> None:
    notes = [NoteWritten(t, f"{n} " + "x" * 280) for t in (0.5, 1.5) for n in range(5)]
    assert edfio.read_edf(ours(*notes, lasts=3600.0)).data_record_duration == 1.0


def test_what_edfio_reads_is_what_was_written() -> None:
    result = edfio.read_edf(
        ours(MomentMarked(-0.5), NoteWritten(2.0, "ÄÖ 🙂 שלום\nand more"), judged=JUDGED)
    )
    assert result.reserved == "EDF+C"
    assert result.startdate.isoformat() == "2026-03-01"
    assert result.starttime.isoformat() == "07:08:09"
    assert result.local_patient_identification == "X X X X"
    assert result.local_recording_identification == "Startdate 01-MAR-2026 X X Outbreath"
    assert (result.num_data_records, result.data_record_duration) == (10, 1.0)
    beats = [(t / 1000, None, f"RR {rr:g} ms normal") for t, rr in zip(TIMES, RR_MS, strict=True)]
    assert list(result.annotations) == sorted(
        [
            *((round(t, 6), lasts, text) for t, lasts, text in beats),
            (-0.5, None, "Marked moment"),
            (0.0, 10.0, "Round 1"),
            (0.25, None, "Pattern 4-0.5-6-1"),
            (2.0, None, "Note: ÄÖ 🙂 שלום and more"),
            (4.2, 3.8, "No beat is known"),
            (4.1, 5.9, "BAD_ACQ_SKIP heart rate not known"),
            (0.0, 0.3, "No pacer"),
            (6.1, 0.9, "No pacer"),
            (7.0, None, "Pattern 4-0.5-6-1"),
        ]
    )


def test_the_signals_say_what_is_known_and_an_annotation_where_nothing_is() -> None:
    result = edfio.read_edf(ours(judged=JUDGED))
    heart, pacer = result.signals
    assert (heart.label, heart.physical_dimension) == ("MISC Heart rate", "bpm")
    assert (pacer.label, pacer.physical_dimension) == ("MISC Pacer", "%")
    assert heart.sampling_frequency == pacer.sampling_frequency == SIGNAL_HZ
    assert (heart.physical_range, heart.digital_range) == ((0, 300), (0, 30_000))
    assert (pacer.physical_range, pacer.digital_range) == ((0, 100), (0, 10_000))
    assert "annotation" in heart.prefiltering
    spans = {
        text: [
            (a.onset, a.onset + (a.duration or 0.0)) for a in result.annotations if a.text == text
        ]
        for text in (HEART_UNKNOWN, NO_PACER)
    }
    assert [(round(a, 6), b) for a, b in spans[HEART_UNKNOWN]] == [(4.1, 10.0)]
    assert set(heart.data[:41].round(2)) == {round(60_000.0 / rr, 2) for rr in RR_MS}
    assert set(heart.data[41:].round(2)) == {round(60_000.0 / RR_MS[-1], 2)}  # held
    for i, full in enumerate(pacer.data.tolist()):
        t = i / SIGNAL_HZ
        is_led = 0.25 <= t <= 6.0 or t >= 7.0
        assert is_led or any(a - 1e-9 <= t < b for a, b in spans[NO_PACER])
        if is_led:
            assert full == pytest.approx(100.0 * PACER.at(t).fullness, abs=0.0051)


def test_a_signal_of_which_nothing_is_known_is_left_out_and_the_file_keeps_its_length() -> None:
    assert edfio.read_edf(ours()).labels == ("MISC Pacer",)
    recording = Recording("a", STARTED, "none", None, None, ())
    heart_only = edf_export.format_session_edf(recording, JUDGED, [(0.0, 10.0)], [], [])
    assert edfio.read_edf(b"".join(heart_only)).labels == ("MISC Heart rate",)
    neither = edfio.read_edf(
        b"".join(edf_export.format_session_edf(recording, [], [(0.0, 10.0)], [], []))
    )
    assert (neither.labels, neither.duration) == (("MISC Pacer",), 10)
    assert set(neither.signals[0].data) == {0.0}
    (mark,) = [a for a in neither.annotations if a.text == NO_PACER]
    assert (mark.onset, mark.duration) == (0.0, 10.0)


def test_what_earlier_versions_wrote_is_read_as_before(tmp_path: Path) -> None:
    """With -1 for what is not known, and two rates."""
    path = tmp_path / "earlier.edf"
    heart = edfio.EdfSignal(np.full(40, -1.0), 4, label="Heart rate", physical_dimension="bpm")
    pacer = edfio.EdfSignal(np.full(100, -1.0), 10, label="Pacer", physical_dimension="%")
    notes = [
        edfio.EdfAnnotation(t / 1000, None, f"RR {rr:g} ms normal")
        for t, rr in zip(TIMES, RR_MS, strict=True)
    ]
    notes += [
        edfio.EdfAnnotation(4.2, 3.8, "No beat is known"),
        edfio.EdfAnnotation(5.0, None, "Marked moment"),
        edfio.EdfAnnotation(0.0, None, "Resolution 1 ms"),
    ]
    edfio.Edf([heart, pacer], annotations=notes).write(path)
    result = read_file(path).recording.events
    assert [e.rr_ms for e in result if isinstance(e, Beat)] == list(RR_MS)
    assert [e.t for e in result if isinstance(e, MomentMarked)] == [5.0]


def test_a_second_reader_that_knows_nothing_of_the_first_reads_the_same(tmp_path: Path) -> None:
    pyedflib = pytest.importorskip("pyedflib", reason="pyedflib has no wheel for this Python")
    path = tmp_path / "ours.edf"
    path.write_bytes(ours(NoteWritten(2.0, "wait"), judged=JUDGED))
    with pyedflib.EdfReader(str(path)) as reader:
        onsets, lasts, texts = reader.readAnnotations()
        assert reader.getSignalLabels() == ["MISC Heart rate", "MISC Pacer"]
        assert reader.getEquipment() == "Outbreath"
    result = edfio.read_edf(path).annotations
    assert texts.tolist() == [note.text for note in result]
    assert onsets.tolist() == pytest.approx([note.onset for note in result], abs=1e-6)
    assert lasts.tolist() == [-1 if n.duration is None else n.duration for n in result]


def test_many_texts_at_one_time_find_room_and_none_is_lost() -> None:
    notes = [NoteWritten(5.0, f"{i} {'long ' * 50}") for i in range(400)]
    content = ours(*notes, lasts=86_400.0)
    result = [note.text for note in edfio.read_edf(content).annotations]
    assert {f"Note: {note.text}" for note in notes} <= {f"{text} " for text in result} | set(result)
    assert len(content) < 20_000_000


def test_a_long_text_is_cut_where_the_reader_can_see_it() -> None:
    result = edfio.read_edf(ours(NoteWritten(1.0, "long " * 1000))).annotations
    (text,) = [note.text for note in result if note.text.startswith("Note")]
    assert len(text) == MAX_TEXT_CHARS
    assert text.endswith("…")


def test_half_a_letter_keeps_nobody_from_the_rest() -> None:
    result = edfio.read_edf(ours(NoteWritten(1.0, "half \ud83d")))
    assert "Note: half ?" in [note.text for note in result.annotations]


@pytest.mark.parametrize("year", [1985, 2084])
def test_the_header_tells_a_hundred_years(year: int) -> None:
    result = edfio.read_edf(ours(started=f"{year}-03-01T07:08:09+01:00"))
    assert result.local_recording_identification == f"Startdate 01-MAR-{year} X X Outbreath"
    assert (result.startdate.year, result.starttime.isoformat()) == (year, "07:08:09")


@pytest.mark.parametrize("year", ["1969", "1984", "2085"])
def test_a_date_that_the_header_cannot_tell_is_left_out(year: str) -> None:
    result = edfio.read_edf(ours(started=f"{year}-03-01T07:08:09+01:00"))
    assert result.local_recording_identification == "Startdate X X X Outbreath"
    assert result.starttime.isoformat() == "07:08:09"


def test_ten_days_are_the_longest() -> None:
    with refused(RecordingError, match="10 days"):
        ours(NoteWritten(1e9, "far"))


def test_more_than_the_format_takes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edf_export, "MAX_ANNOTATIONS", 5)
    with refused(RecordingError, match="export csv"):
        ours(judged=JUDGED)


def damaged(at: int, by: bytes) -> bytes:
    good = written(*((t / 1000, f"RR {rr}") for t, rr in zip(TIMES, RR_MS, strict=True)))
    return good[:at] + by + good[at + len(by) :]


HOSTILE = {
    "no signals": damaged(252, b"0   "),
    "a thousand signals": damaged(252, b"9999"),
    "minus one signal": damaged(252, b"-1  "),
    "letters for a number": damaged(252, b"ab\xb2c"),
    "endless samples": damaged(256 + 216 * 2, b"99999999"),
    "no samples": damaged(256 + 216 * 2, b"0       0       "),
    "only a header": damaged(0, b"0       ")[:768],
    "half a header": damaged(0, b"0       ")[:300],
    "plain EDF": damaged(256 + 16, b"ECG             "),
    "BDF": damaged(0, b"\xffBIOSEMI"),
    "nothing of beats": written((1.0, "cough")),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_header_is_refused_in_one_sentence(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x.edf"
    path.write_bytes(HOSTILE[kind])
    with pytest.raises(RecordingError) as refusal:
        read_file(path)
    assert "\n" not in sentence_of(refusal.value)
    assert sentence_of(refusal.value).endswith(".")


def test_a_wrong_count_of_records_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.edf"
    for count in (b"-1      ", b"1       ", b"99999999"):
        path.write_bytes(damaged(236, count))
        assert read_edf_beats(path).rr_ms.tolist() == list(RR_MS)


def test_one_letter_of_another_encoding_loses_no_beat(tmp_path: Path) -> None:
    path = tmp_path / "x.edf"
    good = written((0.8, "RR 812"), (1.0, "M?de"), (1.6, "RR 833"))
    path.write_bytes(good.replace(b"M?de", b"M\xfcde"))
    assert read_edf_beats(path).rr_ms.tolist() == [812.0, 833.0]


def test_a_record_without_a_time_of_its_own_loses_no_annotation(tmp_path: Path) -> None:
    path = tmp_path / "x.edf"
    path.write_bytes(written((0.8, "RR 812"), (1.6, "RR 833")).replace(b"+1\x14\x14\0", bytes(5)))
    assert read_edf_beats(path).rr_ms.tolist() == [812.0, 833.0]


@given(st.integers(0, 1200), st.binary(min_size=1, max_size=60))
@example(252, b"1   ")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_damage_is_understood_or_refused(tmp_path: Path, at: int, by: bytes) -> None:
    path = tmp_path / "x.edf"
    path.write_bytes(damaged(at, by))
    with suppress(RecordingError):
        result = read_edf_beats(path)
        assert result.t.size == result.rr_ms.size > 0
        assert result.others >= 0


@given(st.binary(max_size=400))
def test_any_annotations_are_read_without_complaint(part: bytes) -> None:
    for mark in parse_annotations(part):
        assert mark.text


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\x14\x15\n\r"), min_size=1, max_size=60)  # fmt: skip


@given(st.lists(st.tuples(st.integers(-5_000_000, 9_999_999), texts), max_size=20))
def test_texts_come_back_as_edfio_packs_them(marks: list[tuple[int, str]]) -> None:
    notes = [(us / 1e6, text) for us, text in marks]
    content = written(*notes)
    begin = int(content[184:192])
    result = [tuple(mark) for mark in parse_annotations(content[begin:]) if mark.text]
    assert sorted(result) == sorted(notes)


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "America/St_Johns"])
def test_a_file_tells_when_it_was_recorded_by_the_clock_of_the_place(
    zone: str, tmp_path: Path
) -> None:
    with in_system_zone(zone):
        here = datetime(2026, 7, 1, 22, 30, 5, tzinfo=UTC).astimezone().isoformat()
        path = tmp_path / "own.edf"
        path.write_bytes(ours(judged=JUDGED, started=here))
        assert read_file(path).recording.started == here


def test_a_file_without_a_date_has_none(tmp_path: Path) -> None:
    path = tmp_path / "own.edf"
    path.write_bytes(ours(judged=JUDGED, started=None))
    assert read_file(path).recording.started is None
