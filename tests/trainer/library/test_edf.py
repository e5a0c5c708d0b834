"""EDF+ as others write it is understood or refused in one sentence; as we write it, others understand it."""

import struct
from contextlib import suppress
from pathlib import Path

import edfio
import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from trainer.errors import RecordingError
from trainer.events import Beat
from trainer.library import edf, edf_marks
from trainer.library.edf import Signal
from trainer.library.edf_marks import LONGEST_TEXT, Mark, packed, texts_of
from trainer.library.edf_read import read_beats
from trainer.library.importers import read_file

RR_MS = (812.0, 833.0, 801.5, 790.0, 845.0)
TIMES = tuple(np.cumsum(RR_MS).tolist())
HEART = Signal("Heart rate", "", "bpm", 300, 4, np.full(40, 71.25))
STARTED = "2026-03-01T07:08:09+01:00"


def file_of(*marks: Mark) -> bytes:
    return b"".join(edf.dumps((HEART,), marks, STARTED))


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
    told = read_file(path)
    assert told.kind == "EDF+ annotations"
    assert told.left_out == ("1 other annotations",)


def test_seconds_are_told_from_milliseconds(tmp_path: Path) -> None:
    path = tmp_path / "s.edf"
    path.write_bytes(file_of(Mark(0.8, "RR 0.812"), Mark(1.6, "RR 0.833 s")))
    assert [b.rr_ms for b in beats_of(path)] == [812.0, 833.0]


def test_annotations_that_mark_the_beats_give_the_time_between_them(tmp_path: Path) -> None:
    path = tmp_path / "qrs.edf"
    path.write_bytes(file_of(Mark(0.0, "N"), *(Mark(t / 1000, "N") for t in TIMES)))
    assert [b.rr_ms for b in beats_of(path)] == pytest.approx(RR_MS, abs=0.001)
    assert "between the beats that are marked" in read_file(path).understood


def test_what_edfio_reads_is_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "ours.edf"
    marks = [Mark(t / 1000, f"RR {rr}") for t, rr in zip(TIMES, RR_MS, strict=True)]
    written = [*marks, Mark(-0.5, "before"), Mark(2.0, "ÄÖ 🙂 שלום", 1.5)]
    path.write_bytes(file_of(*written))
    told = edfio.read_edf(path)
    assert told.startdate.isoformat() == "2026-03-01"
    assert told.starttime.isoformat() == "07:08:09"
    assert (told.signals[0].data == 71.25).all()
    assert sorted((a.onset, a.text, a.duration) for a in told.annotations) == [
        (round(m.t, 6), m.text, m.lasts_s) for m in sorted(written, key=lambda m: m.t)
    ]


def test_many_texts_at_one_time_find_room_and_none_is_lost() -> None:
    marks = [Mark(5.0, f"RR {i}") for i in range(400)]
    told = edfio.read_edf(file_of(*marks))
    assert sorted(a.text for a in told.annotations) == sorted(m.text for m in marks)


def test_a_long_text_is_cut_where_the_reader_can_see_it() -> None:
    (told,) = edfio.read_edf(file_of(Mark(1.0, "long " * 1000))).annotations
    assert len(told.text) == LONGEST_TEXT
    assert told.text.endswith("…")


def test_ten_days_are_the_longest() -> None:
    with pytest.raises(RecordingError, match="ten days"):
        file_of(Mark(1e9, "far"))


def damaged(at: int, by: bytes) -> bytes:
    good = file_of(*(Mark(t / 1000, f"RR {rr}") for t, rr in zip(TIMES, RR_MS, strict=True)))
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
    "nothing of beats": file_of(Mark(1.0, "cough")),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_header_is_refused_in_one_sentence(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x.edf"
    path.write_bytes(HOSTILE[kind])
    with pytest.raises(RecordingError) as refusal:
        read_file(path)
    assert "\n" not in str(refusal.value)
    assert str(refusal.value).endswith(".")


def test_a_wrong_count_of_records_loses_nothing() -> None:
    for count in (b"-1      ", b"1       ", b"99999999"):
        assert read_beats(damaged(236, count)).rr_ms == RR_MS


@given(st.integers(0, 1200), st.binary(min_size=1, max_size=60))
@example(252, b"1   ")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_damage_is_understood_or_refused(at: int, by: bytes) -> None:
    with suppress(RecordingError):
        told = read_beats(damaged(at, by))
        assert len(told.t) == len(told.rr_ms) > 0
        assert told.others >= 0


@given(st.binary(max_size=400))
def test_any_annotations_are_read_without_complaint(part: bytes) -> None:
    for mark in texts_of(part):
        assert mark.text


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\x14\x15\n\r"), min_size=1, max_size=LONGEST_TEXT)  # fmt: skip
marks_of_any_kind = st.builds(
    Mark,
    st.integers(-5_000_000, 9_999_999).map(lambda us: us / 1e6),
    texts,
    st.none() | st.integers(0, 10_000_000).map(lambda us: us / 1e6),
)


@given(st.lists(marks_of_any_kind, max_size=20))
def test_texts_come_back_as_they_were_packed(marks: list[Mark]) -> None:
    parts = packed(marks, 10)
    assert len({len(part) for part in parts}) == 1
    assert len(parts[0]) % 2 == 0
    told = [mark for part in parts for mark in texts_of(part)]
    assert sorted(told, key=repr) == sorted(marks, key=repr)
    assert all(
        part.startswith(f"+{i * edf_marks.RECORD_S:g}\x14\x14".encode())
        for i, part in enumerate(parts)
    )


def test_samples_are_little_endian_hundredths() -> None:
    content = file_of()
    begin = int(content[184:192])
    assert struct.unpack("<4h", content[begin : begin + 8]) == (7125,) * 4
