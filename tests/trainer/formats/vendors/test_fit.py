"""Activities of sports watches."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.refusals import joined, refused
from tests.trainer.formats.vendor_files import BEGAN, RR_MS, fit, intervals, needs, read_back, times
from trainer.errors import RecordingError

pytestmark = needs("fitdecode")


def test_the_beats_of_a_watch_are_read_with_their_date(tmp_path: Path) -> None:
    result = read_back(tmp_path, fit())
    assert intervals(result) == list(RR_MS)
    assert (result.kind, result.unit, result.reading) == ("Garmin FIT", "ms", "rr")
    assert joined(result.reasons) == "the format of Garmin FIT says so"
    assert result.recording.started is not None
    began = datetime.fromisoformat(result.recording.started).replace(tzinfo=None)
    assert abs((began - BEGAN).total_seconds()) <= 1.0


def test_a_watch_that_lost_the_strap_for_a_minute_leaves_a_gap(tmp_path: Path) -> None:
    whole = fit(RR_MS * 2)
    stamps = [i for i in range(len(whole) - 5) if whole[i] == 0 and whole[i + 5] == 73]
    late = bytearray(whole)
    for place in stamps[len(stamps) // 2 :]:
        stamp = int.from_bytes(whole[place + 1 : place + 5], "little") + 60
        late[place + 1 : place + 5] = stamp.to_bytes(4, "little")
    result = read_back(tmp_path, bytes(late))
    assert intervals(result) == list(RR_MS) * 2
    steps = [b - a for a, b in zip(times(result), times(result)[1:], strict=False)]
    assert sum(step > 50 for step in steps) == 1


def test_a_wrong_checksum_is_told_and_the_beats_are_kept(tmp_path: Path) -> None:
    result = read_back(tmp_path, fit(crc_offset=1))
    assert intervals(result) == list(RR_MS)
    assert "checksum" in joined(result.left_out)


def test_an_activity_without_beats_is_named(tmp_path: Path) -> None:
    with refused(RecordingError, match="Garmin FIT format with heart rates but no RR intervals"):
        read_back(tmp_path, fit(has_hrv=False))


def test_without_the_library_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fitdecode", None)
    with refused(RecordingError, match=r"pip install 'outbreath\[formats\]'"):
        read_back(tmp_path, fit())


@pytest.mark.parametrize("length", [15, 40, 100, 200])
def test_a_file_cut_short_gives_what_is_there_or_one_sentence(tmp_path: Path, length: int) -> None:
    try:
        result = read_back(tmp_path, fit()[:length])
    except RecordingError:
        return
    assert intervals(result) == list(RR_MS)[: len(intervals(result))]


@pytest.mark.parametrize("base_type", [0x80, 0x8C, 0x94])
def test_intervals_of_another_type_are_no_intervals(tmp_path: Path, base_type: int) -> None:
    content = fit()
    place = content.index(bytes([78, 0, 1, 0, 10, 0x84])) + 5
    damaged = content[:place] + bytes([base_type]) + content[place + 1 :]
    with refused(RecordingError, match="is damaged"):
        read_back(tmp_path, damaged)
