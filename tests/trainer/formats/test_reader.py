"""A recording from any program is understood by what is in it, or refused in one sentence."""

import gzip
import os
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.refusals import english_of, joined, refused, sentence_of
from tests.trainer.formats.vendor_files import intervals, lines
from trainer.errors import RecordingError
from trainer.events import Beat, SourceChanged
from trainer.files import text_file
from trainer.files.atomic_write import write_text_atomic
from trainer.files.text_file import survey
from trainer.formats.jsonl import format_jsonl
from trainer.formats.reader import ImportedRecording, read_file, read_recording
from trainer.formats.tables.table import read_columns
from trainer.recording import Recording

RR = (812.0, 833.0, 801.0, 790.0, 845.0, 820.0)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "recording.txt"


def read_back(file: Path, content: str | bytes) -> ImportedRecording:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_file(file)


def beats(imported: ImportedRecording) -> list[Beat]:
    return [event for event in imported.recording.events if isinstance(event, Beat)]


@pytest.mark.parametrize(
    "name",
    [
        "hrvpkg_noisy_rri.csv",
        "hrvpkg_rest_rri.csv",
        "ltdb14184_30k.csv.gz",
        "mitdb100.csv",
        "mitdb105.csv",
        "nk_bio_resting_8min.csv",
        "nsr001_24h.csv.gz",
        "physio_1.csv",
        "pyhrv_short.csv",
        "welltory_h10_01.csv",
        "welltory_h10_05.csv",
        "welltory_h10_12.csv",
    ],
)
def test_every_beat_of_a_real_recording_is_there(shared_data: Path, name: str) -> None:
    path = shared_data / "rr" / name
    content = path.read_bytes()
    text = (gzip.decompress(content) if name.endswith("gz") else content).decode()
    rows = [line.split(",") for line in text.splitlines()[1:]]
    imported = read_file(path)
    result = beats(imported)
    late = float(rows[0][0]) - float(rows[0][1]) / 1000.0
    shift = late if late > 10.0 else 0.0
    assert [beat.rr_ms for beat in result] == [float(row[1]) for row in rows]
    assert all(
        abs(beat.t + shift - float(row[0])) < 1e-6 for beat, row in zip(result, rows, strict=True)
    )
    assert "with their times" in joined(imported.understood)


@pytest.mark.parametrize(
    ("name", "grain_ms"),
    [
        ("physio_1.csv", 1.0),
        ("nk_bio_resting_8min.csv", 10.0),
        ("mitdb100.csv", 1000.0 / 360.0),
        ("nsr001_24h.csv.gz", 1000.0 / 128.0),
    ],
)
def test_the_grain_of_the_intervals_is_told(shared_data: Path, name: str, grain_ms: float) -> None:
    first = read_recording(shared_data / "rr" / name).events[0]
    assert isinstance(first, SourceChanged)
    assert first.resolution_ms == pytest.approx(grain_ms, abs=0.001)


@pytest.mark.parametrize(
    ("content", "unit"),
    [
        (lines(RR), "in ms"),
        (lines(rr / 1000 for rr in RR), "in s"),
        ("# unit: 1/1024 s\n" + lines(round(rr * 1.024) for rr in RR), "in 1/1024 s"),
        ("rr_1024\n" + lines(round(rr * 1.024) for rr in RR), "in 1/1024 s"),
    ],
)
def test_intervals_one_on_each_line_are_understood_in_three_units(
    file: Path, content: str, unit: str
) -> None:
    imported = read_back(file, content)
    assert unit in joined(imported.understood)
    assert intervals(imported) == pytest.approx(RR, abs=0.5)
    assert beats(imported)[0].t == pytest.approx(RR[0] / 1000, abs=0.001)
    assert beats(imported)[-1].t == pytest.approx(sum(RR) / 1000, abs=0.002)


def test_a_straps_own_numbers_are_kept_beside_the_milliseconds(file: Path) -> None:
    (first, *_) = beats(read_back(file, "# 1/1024 s\n854\n860\n850\n"))
    assert (first.raw, first.rr_ms) == (854, 833.984375)


def test_seconds_become_the_milliseconds_that_were_meant(file: Path) -> None:
    assert intervals(read_back(file, "0.811\n0.812\n0.813\n1.005\n")) == [811, 812, 813, 1005]


TABLES = {
    "tabs": "Zeit\tRR-Intervall\n{}",
    "semicolons and a German header": "Zeit (s);RR [ms];Bemerkung\n{}",
    "blanks": "{}",
    "comment lines": "# made by hand\n% and more\n{}",
    "no header": "{}",
    "CRLF": "t;rr\r\n{}",
    "Japanese": "時間;心拍間隔\n{}",
}


@pytest.mark.parametrize("kind", TABLES)
def test_a_table_with_times_is_understood_by_its_numbers(file: Path, kind: str) -> None:
    separator = {"tabs": "\t", "blanks": "  "}.get(kind, ";")
    t, rows = 0.0, []
    for rr in RR:
        t += rr / 1000
        rows.append(f"{t:.3f}{separator}{rr:.1f}")
    rows.insert(3, f"99.0{separator}lost")
    end = "\r\n" if kind == "CRLF" else "\n"
    imported = read_back(file, TABLES[kind].format(end.join(rows)))
    assert intervals(imported) == list(RR)
    assert "with their times" in joined(imported.understood)
    assert "1 line without a number" in joined(imported.understood)


def test_times_in_milliseconds_since_1970_are_times(file: Path) -> None:
    t, rows = 1_795_294_217_000.0, []
    for rr in RR:
        t += rr
        rows.append(f"{t:.0f},{rr:.0f},walk")
    result = beats(read_back(file, "timestamp,rr,note\n" + lines(rows)))
    assert result[0].t == pytest.approx(RR[0] / 1000)
    assert result[-1].t == pytest.approx(sum(RR) / 1000, abs=1e-3)


def test_strap_units_beside_times_are_known_by_their_sum(file: Path) -> None:
    t, rows = 0.0, []
    for rr in RR:
        t += rr / 1000
        rows.append(f"{t:.3f},{round(rr * 1.024)}")
    imported = read_back(file, "time,rr\n" + lines(rows))
    assert "1/1024 s" in joined(imported.understood)
    assert intervals(imported) == pytest.approx(RR, abs=0.5)


@pytest.mark.parametrize("content", ["RR\n812,5\n833,0\n801,2\n", "0,8125\n0,833\n0,8012\n"])
def test_decimal_commas_are_understood(file: Path, content: str) -> None:
    imported = read_back(file, content)
    assert intervals(imported) == [812.5, 833.0, 801.2]
    assert "decimal commas" in joined(imported.understood)


def test_whole_seconds_and_intervals_with_one_comma_are_two_columns(file: Path) -> None:
    assert intervals(read_back(file, "1,1000\n2,1000\n3,1010\n4,990\n")) == [1000, 1000, 1010, 990]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_usual_encoding_is_read(file: Path, encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    content = (mark + "Länge in ms\n" + lines(RR)).encode(encoding)
    assert intervals(read_back(file, content)) == list(RR)


def test_quotes_and_old_line_ends_change_nothing(file: Path) -> None:
    content = "\r".join(['"t_s","rr_ms"', *(f'"{i}.5","{rr}"' for i, rr in enumerate(RR))])
    assert intervals(read_back(file, content)) == list(RR)


def test_absurd_intervals_are_kept_as_they_are_and_fills_are_holes(file: Path) -> None:
    written = [800, -5, 40, 36_000, 810, 0, 790, 65535, 805, 800, 790, 800, 810, 805, 790]
    imported = read_back(file, "rr_ms\n" + lines(written))
    result = beats(imported)
    assert [beat.rr_ms for beat in result] == [rr for rr in written if rr not in (0, 65535)]
    assert [beat.t for beat in result[:3]] == [0.8, 0.8, 0.84]
    assert result[5].t - result[4].t == pytest.approx(2 * 0.795, abs=0.01)  # one beat is not known
    assert "2 numbers that are not measurements" in joined(imported.understood)


def test_our_own_table_brings_back_even_what_stands_for_nothing(file: Path) -> None:
    rows = "t_s,rr_ms,verdict\n" + lines(f"{t},{rr},normal" for t, rr in ((1, 0), (2, 65535), (3, 800)))  # fmt: skip
    assert intervals(read_back(file, rows)) == [0, 65535, 800]


def test_what_is_no_number_is_counted_and_never_guessed(file: Path) -> None:
    odd = ["nan", "inf", "1_000", "８１２", "eight", "812ms", "0x32c", "1e400", "9" * 400, ""]
    imported = read_back(file, "rr_ms\n" + lines([*RR, *odd, *RR]))
    assert intervals(imported) == [*RR, *RR]
    assert "9 lines without a number were left out" in joined(
        imported.understood
    )  # a blank line is none


def test_lines_out_of_order_are_sorted_and_none_is_lost(file: Path) -> None:
    imported = read_back(file, "t_s,rr_ms\n2,800\n1,790\n3,810\n3,811\n")
    assert [(b.t, b.rr_ms) for b in beats(imported)] == [(1, 790), (2, 800), (3, 810), (3, 811)]
    assert "sorted by time" in joined(imported.understood)


@pytest.mark.parametrize("first_t", [100.0, 1.7e9, -50.0])
def test_a_series_that_starts_late_is_moved_to_zero(file: Path, first_t: float) -> None:
    result = beats(read_back(file, f"t_s,rr_ms\n{first_t},800\n{first_t + 1},1000\n"))
    assert [beat.t for beat in result] == [0.8, 1.8]


def test_the_same_beats_have_the_same_id_whatever_the_file_is_called(tmp_path: Path) -> None:
    one, two = tmp_path / "a.csv", tmp_path / "b.txt"
    one.write_text("rr_ms\n" + lines(RR))
    two.write_text(lines(RR))
    assert read_recording(one).id == read_recording(two).id


def test_our_own_recording_comes_back_exactly_even_compressed(tmp_path: Path) -> None:
    recording = Recording(
        "a", None, "none", None, None, tuple(Beat(i + 60.0, 800.0) for i in range(9))
    )
    write_text_atomic(tmp_path / "a.jsonl", format_jsonl(recording))
    (tmp_path / "a.gz").write_bytes(gzip.compress((tmp_path / "a.jsonl").read_bytes()))
    assert read_recording(tmp_path / "a.jsonl") == recording
    assert read_recording(tmp_path / "a.gz") == recording
    assert read_file(tmp_path / "a.jsonl").missing is None


def test_our_own_recording_without_its_end_says_so(file: Path) -> None:
    recording = Recording("a", None, "none", None, None, (Beat(0.8, 800.0), Beat(1.6, 800.0)))
    imported = read_back(file, "".join(format_jsonl(recording))[:-30])
    assert english_of(imported.missing).startswith("The end of the file is missing")
    assert len(imported.recording.events) == 1


REFUSED = {
    "empty": b"",
    "blank": b" \r\n\t\n",
    "binary": os.urandom(5000) + b"\0",
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0",
    "prose": b"Dear diary,\ntoday I waited.\nIt was hard.\n",
    "a web page": b"<html><body>\n<p>7</p>\n<p>eight</p>\n</body></html>\n",
    "heart rates": b"hr\n72\n73\n71\n70\n",
    "several columns": b"a,b\n812,790\n805,801\n799,805\n",
    "mostly words": b"rr_ms\n812\nlost\nlost\nlost\n",
    "a long line": b"812 " * 5000,
    "half a gzip": gzip.compress(lines(RR * 900).encode())[:-20],
    "a damaged gzip": gzip.compress(lines(RR * 900).encode())[:40] + b"\xff" * 400,
    "other json": b'{"rr": [812, 800]}',
    "half our header": b'{"outbreath":1,"id":"a","sta',
    "times beyond measure": b"rr_ms\n1e12\n1e12\n1e12\n",
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_recording_is_refused_in_one_sentence(file: Path, kind: str) -> None:
    with pytest.raises(RecordingError) as refusal:
        read_back(file, REFUSED[kind])
    assert_is_one_sentence(sentence_of(refusal.value))


def test_a_file_that_is_not_there_or_is_none_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name in ("absent.csv", ".", "pipe", "loop", "a" * 300):
        with pytest.raises(RecordingError) as refusal:
            read_file(tmp_path / name)
        assert_is_one_sentence(sentence_of(refusal.value))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_refused(file: Path) -> None:
    file.write_text("812\n")
    file.chmod(0)
    with refused(RecordingError, match="can't be opened"):
        read_file(file)


def test_a_file_of_a_gigabyte_is_refused_before_it_is_read(file: Path) -> None:
    with file.open("wb") as huge:
        huge.truncate(1_000_000_000)
    tracemalloc.start()
    try:
        with refused(RecordingError, match="larger than 64 MB"):
            read_file(file)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_no_file_of_more_than_four_gigabytes_is_looked_into(file: Path) -> None:
    for size, most in (
        (4_000_000_000, "larger than 64 MB"),
        (4_000_000_001, "larger than 4000 MB"),
    ):
        with file.open("wb") as huge:
            huge.truncate(size)
        with refused(RecordingError, match=most):
            read_file(file)


def test_a_bomb_is_refused_before_it_fills_the_memory(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_file, "MAX_TEXT_BYTES", 1_000_000)
    with refused(RecordingError, match="larger than 1 MB"):
        read_back(file, gzip.compress(b"812\n" * 1_000_000))


def test_more_beats_than_a_fortnight_has_are_refused(file: Path) -> None:
    with refused(RecordingError, match="2 million"):
        read_back(file, "812\n" * 2_100_000)


@given(st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_recording_or_refused(file: Path, content: bytes) -> None:
    understood_or_refused(file, content)


@given(st.lists(st.text(st.sampled_from("0123456789.,;\t +-e\"'#rnaif\n")), max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_table_is_a_recording_or_refused(file: Path, rows: list[str]) -> None:
    understood_or_refused(file, "812\n801\n" + "\n".join(rows))


def understood_or_refused(file: Path, content: str | bytes) -> None:
    try:
        imported = read_back(file, content)
    except RecordingError as refusal:
        assert_is_one_sentence(sentence_of(refusal))
    else:
        result = beats(imported)
        assert result
        assert [b.t for b in result] == sorted(b.t for b in result)


def assert_is_one_sentence(words: str) -> None:
    assert "\n" not in words
    assert words.endswith(".")


def test_a_line_as_long_as_a_page_is_refused_and_one_a_little_shorter_is_read(file: Path) -> None:
    with refused(RecordingError, match="much too long"):
        read_back(file, lines(RR) + "8" * 10_001 + "\n")
    assert intervals(read_back(file, lines(RR) + "x" * 10_000 + "\n")) == list(RR)


@pytest.mark.parametrize("missing", [1, 2, 5])
def test_as_many_lines_without_a_number_are_as_many_beats_unheard(file: Path, missing: int) -> None:
    file.write_text("rr_ms\n" + lines([800, *["lost"] * missing, *[810] * 8]))
    result = read_columns(survey(file))
    assert result.holes is not None
    assert result.holes.tolist() == [0, missing, *[0] * 7]


def test_a_zip_archive_is_to_be_unpacked(file: Path) -> None:
    with refused(RecordingError, match="is a zip archive: unpack it"):
        read_back(file, b"PK\x03\x04" + lines(RR).encode())
