"""An ECG in EDF, EDF+ and BDF."""

from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from devices.waveforms.records import find_beats
from tests.refusals import joined, refused
from tests.trainer.formats.vendor_files import pulses
from trainer.errors import RecordingError
from trainer.events import Beat
from trainer.formats.reader import ImportedRecording, read_file

RATE_HZ = 200


def edf(
    samples: list[int], label: str = "ECG II", *, size: int = 2, onsets: list[float] | None = None
) -> bytes:
    """Records of a second, after the specification of EDF and EDF+."""
    records = len(samples) // RATE_HZ
    labels = ["Resp", label, *(["EDF Annotations"] if onsets else [])]
    counts = [10, RATE_HZ, *([16] if onsets else [])]
    columns = [
        [each.ljust(16) for each in labels],
        *[["".ljust(80)] * len(labels)],
        *[[value.ljust(8)] * len(labels) for value in ("uV", "-1000", "1000", "-2048", "2047")],
        [" " * 80] * len(labels),
        [str(count).ljust(8) for count in counts],
        [" " * 32] * len(labels),
    ]
    version = b"\xffBIOSEMI" if size == 3 else b"0       "
    head = "X X X X".ljust(80) + "Startdate 24-APR-2026 X X X".ljust(80) + "24.04.26" + "14.10.16"
    head += str(256 * (1 + len(labels))).ljust(8) + ("EDF+D" if onsets else "").ljust(44)
    head += str(records).ljust(8) + "1".ljust(8) + str(len(labels)).ljust(4)
    content = version + head.encode() + "".join("".join(column) for column in columns).encode()
    for record in range(records):
        part = samples[record * RATE_HZ : (record + 1) * RATE_HZ]
        content += bytes(size * 10) + b"".join(
            s.to_bytes(size, "little", signed=True) for s in part
        )
        if onsets:
            content += f"+{onsets[record]:g}\x14\x14".encode().ljust(size * 16, b"\0")
    return content


ECG = [round(value) for value in pulses(RATE_HZ, 0.8, 30.0)]


def read_edf(tmp_path: Path, content: bytes) -> tuple[ImportedRecording, list[Beat]]:
    path = tmp_path / "night"
    path.write_bytes(content)
    result = read_file(path, find_beats=find_beats)
    return result, [event for event in result.recording.events if isinstance(event, Beat)]


@pytest.mark.parametrize(("size", "program"), [(2, "EDF"), (3, "BDF")])
def test_the_beats_of_an_ecg_are_found(tmp_path: Path, size: int, program: str) -> None:
    result, beats = read_edf(tmp_path, edf(ECG, size=size))
    assert len(beats) > 30
    assert np.median([beat.rr_ms for beat in beats]) == 800
    assert (result.kind, result.reading, result.column) == (program, "ecg", "ECG II")
    assert "beats detected at 200 samples per second" in joined(result.understood)
    started = datetime.fromisoformat(str(result.recording.started))
    assert started.replace(tzinfo=None) == datetime(2026, 4, 24, 14, 10, 16)  # noqa: DTZ001


def test_an_interruption_is_a_gap(tmp_path: Path) -> None:
    onsets = [float(n) if n < 15 else n + 60.0 for n in range(30)]
    _, beats = read_edf(tmp_path, edf(ECG, onsets=onsets))
    t = np.array([beat.t for beat in beats])
    assert np.diff(t).max() > 58
    assert max(beat.rr_ms for beat in beats) < 900


def test_an_edf_without_a_heart_is_refused(tmp_path: Path) -> None:
    with refused(RecordingError, match="plain EDF without annotations"):
        read_edf(tmp_path, edf(ECG, "EEG Fpz-Cz"))


def test_an_edf_cut_short_gives_its_whole_records(tmp_path: Path) -> None:
    content = edf(ECG)
    _, beats = read_edf(tmp_path, content[: len(content) - 150])
    assert beats[-1].t <= 29.0


@pytest.mark.parametrize("number", [100, 300, 400])
def test_an_edf_that_is_not_as_long_as_its_header_says_is_damaged(
    tmp_path: Path, number: int
) -> None:
    content = edf(ECG)
    place = content.index(b"200     ")
    damaged = content[:place] + f"{number:<8d}".encode() + content[place + 8 :]
    with refused(RecordingError, match="not as long as its header says"):
        read_edf(tmp_path, damaged)


def test_an_edf_cut_short_is_not_imported_as_whole(tmp_path: Path) -> None:
    result, _ = read_edf(tmp_path, edf(ECG)[:-150])
    assert result.missing is not None
    whole, _ = read_edf(tmp_path, edf(ECG))
    assert whole.missing is None


def field(content: bytes, start: int, text: str) -> bytes:
    """With this text in place of as many bytes of the header."""
    return content[:start] + text.encode() + content[start + len(text) :]


@pytest.mark.parametrize(
    ("start", "text", "reason"),
    [
        (184, "968", "a number in its header"),  # bytes of the header
        (168, "24.94.26", "a number in its header"),
        (176, "14.70.16", "a number in its header"),
        (236, "00 ", "a number in its header"),  # records
        (236, "x9 ", "a number in its header"),
        (256 + 2 * 216, "0 ", "the length of its data records"),  # samples of the first signal
    ],
)
def test_a_header_that_says_what_none_can_say_is_damaged(
    tmp_path: Path, start: int, text: str, reason: str
) -> None:
    with refused(RecordingError, match=reason):
        read_edf(tmp_path, field(edf(ECG), start, text))


@pytest.mark.parametrize("started", ["00.00.0000.00.00", "01.01.8500.00.00", "X".ljust(16)])
def test_a_date_that_was_blanked_out_is_none(tmp_path: Path, started: str) -> None:
    result, beats = read_edf(tmp_path, field(edf(ECG), 168, started))
    assert len(beats) > 30
    assert result.recording.started is None


def test_records_that_do_not_begin_when_the_header_says_are_damaged(tmp_path: Path) -> None:
    content = edf(ECG, onsets=[float(n) for n in range(30)])
    assert len(read_edf(tmp_path, content)[1]) > 30
    with refused(RecordingError, match="not as long as its header says"):
        read_edf(tmp_path, field(content, 244, "2"))


@pytest.mark.parametrize("bytes_put_in", [b"\0", b"1e999", b"ECG" * 30])
def test_bytes_that_are_too_many_or_shift_all_behind_them_are_seen(
    tmp_path: Path, bytes_put_in: bytes
) -> None:
    content = edf(ECG)
    with refused(RecordingError, match="not as long as|outside the range"):
        read_edf(tmp_path, content[:6000] + bytes_put_in + content[6000:])
    with refused(RecordingError, match="not as long as"):
        read_edf(tmp_path, content + bytes_put_in)
    with refused(RecordingError, match="outside the range in its header"):
        read_edf(tmp_path, content[:6000] + content[6001:])
