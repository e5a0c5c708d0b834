"""Files of plug-ins: read where Outbreath knows no format of its own, and their numbers are not trusted."""

from pathlib import Path

import numpy as np
import pytest

from devices.waveforms.records import find_beats
from tests.fake_plugins import FakeEntryPoint, Install
from tests.fake_plugins import install as install
from tests.refusals import english_of, joined, refused
from tests.trainer.formats.all_files import SAMPLES, Sample
from tests.trainer.formats.text_formats.test_known_formats import open_hrv
from trainer.errors import RecordingError
from trainer.events import Beat
from trainer.formats.reader import ImportedRecording, read_file
from trainer.formats.tables.reading import ReadAs, ReadingChoice
from trainer.plugins import notices
from trainer.plugins.errors import PluginError
from trainer.plugins.formats import RecordedIntervals, RecordedWave

GROUP = "outbreath.formats"
ACME = b"ACME|RR\n0.8|800\n"
RR_MS = [800.0 + (i % 7) for i in range(60)]


class Acme:
    """Knows what begins with ACME; returns or raises what it was given."""

    label = "Acme"
    start: bytes = b"ACME"

    def __init__(self, contents: object = RecordedIntervals(RR_MS)) -> None:
        self._contents = contents

    def is_match(self, first: bytes) -> bool:
        return first.startswith(self.start)

    def read(self, path: Path) -> RecordedIntervals | RecordedWave:
        if isinstance(self._contents, BaseException):
            raise self._contents
        return self._contents  # type: ignore[return-value]


class Greedy(Acme):
    start = b""


class Clumsy(Acme):
    def is_match(self, first: bytes) -> bool:
        raise KeyError("no")


def read(
    install: Install, path: Path, content: bytes, plugin: object, choice: ReadAs | None = None
) -> ImportedRecording:
    install(GROUP, FakeEntryPoint("acme", plugin))
    path.write_bytes(content)
    return read_file(path, ReadingChoice(choice), find_beats)


def beats_of(imported: ImportedRecording) -> list[Beat]:
    return [event for event in imported.recording.events if isinstance(event, Beat)]


def test_its_intervals_come_as_they_stand_in_the_file(install: Install, tmp_path: Path) -> None:
    contents = RecordedIntervals(RR_MS, started="2026-03-01T08:00:00+01:00", resolution_ms=1.0)
    imported = read(install, tmp_path / "a", ACME, Acme(contents))
    assert [beat.rr_ms for beat in beats_of(imported)] == RR_MS
    assert imported.kind == "Acme (outbreath-toy)"
    assert imported.recording.started == "2026-03-01T08:00:00+01:00"
    assert joined(imported.understood).startswith("Acme (outbreath-toy): 60")


def test_bytes_that_are_no_text_are_read_too(install: Install, tmp_path: Path) -> None:
    imported = read(install, tmp_path / "a", b"ACME\x00\xff\xfe", Acme)
    assert len(beats_of(imported)) == 60


def test_an_archive_that_would_be_refused_is_read(install: Install, tmp_path: Path) -> None:
    class Archive(Acme):
        start = b"7z\xbc\xaf\x27\x1c"

    imported = read(install, tmp_path / "a", Archive.start + b"data", Archive)
    assert len(beats_of(imported)) == 60


def test_the_beats_of_its_wave_are_found_by_us(install: Install, tmp_path: Path) -> None:
    t = np.arange(0.0, 40.0, 1 / 250.0)
    wave = np.exp(-0.5 * (((t + 0.5) % 1.0 - 0.5) / 0.012) ** 2)
    wave[5_000:5_020] = np.nan
    imported = read(install, tmp_path / "a", ACME, Acme(RecordedWave(wave.tolist(), 250.0, "ecg")))
    assert np.median([beat.rr_ms for beat in beats_of(imported)]) == pytest.approx(1000.0, abs=4.0)
    assert imported.reading == "ecg"


OF_ANY_PROGRAM = {
    "JSON, a list",
    "ECG, a table",
    "Elite HRV",
    "GoldenCheetah",
    "HRV4Training, raw",
    "Kubios, two columns",
}
OURS = b"t_s,rr_ms,verdict\n" + b"".join(b"%.1f,900,normal\n" % (0.9 * i) for i in range(1, 9))
OF_PROGRAMS = {
    **{name: sample for name, sample in SAMPLES.items() if name not in OF_ANY_PROGRAM},
    "OpenHRV": Sample(lambda: open_hrv().encode()),
    "Outbreath": Sample(lambda: OURS),
}


@pytest.mark.parametrize("name", OF_PROGRAMS)
def test_none_stands_in_for_a_format_that_we_know(
    install: Install, tmp_path: Path, name: str
) -> None:
    sample = OF_PROGRAMS[name]
    if sample.needs:
        pytest.importorskip(sample.needs)
    path = sample.write(tmp_path)
    imported = read(install, path, path.read_bytes(), Greedy)
    assert "outbreath-toy" not in imported.kind


def test_what_a_person_says_of_a_file_comes_first(install: Install, tmp_path: Path) -> None:
    content = b"".join(b"%d\n" % (900 + i % 3) for i in range(50))
    imported = read(install, tmp_path / "a", content, Greedy, ReadAs.RR)
    assert beats_of(imported)[0].rr_ms == 900.0


UNUSABLE = [
    None,
    "beats",
    RecordedIntervals(["x"]),  # type: ignore[list-item]
    RecordedIntervals([[1.0], [2.0]]),  # type: ignore[list-item]
    RecordedIntervals(RR_MS, t_s=[1.0]),
    RecordedIntervals([*RR_MS, float("nan")]),
    RecordedIntervals(RR_MS, started="yesterday"),
    RecordedIntervals(RR_MS, resolution_ms=0.0),
    RecordedWave([float("nan")] * 500, 250.0, "ecg"),
    RecordedWave([1.0] * 500, 250.0, "eeg"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize("contents", UNUSABLE, ids=map(str, range(len(UNUSABLE))))
def test_what_cannot_be_is_refused_in_one_sentence(
    install: Install, tmp_path: Path, contents: object
) -> None:
    with refused(RecordingError, "The plug-in acme returned something that can't be used"):
        read(install, tmp_path / "a", ACME, Acme(contents))


@pytest.mark.parametrize(
    ("contents", "says"),
    [
        (RecordedIntervals([]), r"^a[: ]"),
        (RecordedIntervals([1e9] * 50), r"^a[: ]"),
        (RecordedWave([1.0] * 500, 5.0, "ecg"), "5"),
        (RecordedWave([1.0] * 5_000, 250.0, "pulse"), r"^a[: ]"),
        (
            PluginError("The ring was asleep: record again."),
            "a: The ring was asleep: record again.",
        ),
        (OSError("disk"), "OSError: disk"),
        (SystemExit(1), "SystemExit"),
    ],
)
def test_what_it_cannot_read_is_refused_with_the_name_of_the_file(
    install: Install, tmp_path: Path, contents: object, says: str
) -> None:
    with refused(RecordingError, says):
        read(install, tmp_path / "a", ACME, Acme(contents))


def test_one_that_cannot_even_look_keeps_nobody_from_reading(
    install: Install, tmp_path: Path
) -> None:
    content = b"rr_ms\n" + b"".join(b"%d\n" % (900 + i % 3) for i in range(50))
    install(GROUP, FakeEntryPoint("acme", Clumsy), FakeEntryPoint("broken", ImportError()))
    (tmp_path / "a").write_bytes(content)
    assert len(beats_of(read_file(tmp_path / "a"))) == 50
    assert len([english_of(notice) for notice in notices.take_notices()]) == 2
