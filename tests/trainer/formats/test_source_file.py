"""How much of a file is believed and read before its format is known, and of a zip, before it is opened."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from tests.refusals import refused
from tests.trainer.formats.vendor_files import ENDS_MS, RR_MS, intervals, lines, read_back
from trainer.errors import RecordingError
from trainer.formats.source_file import SourceFile

EMPATICA = "1777032616.0, IBI\n" + lines(
    f"{end / 1000:.6f},{rr / 1000:.6f}" for end, rr in zip(ENDS_MS, RR_MS, strict=True)
)


def zip_with_directory_of(size: int, comment: bytes = b"") -> bytes:
    """A session of Empatica whose list of files is so many bytes long, by remarks on its files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("IBI.csv", EMPATICA)
        left = size - sum(46 + len(name) for name in archive.namelist())
        for number in range(size // 65_000):
            archive.writestr(f"{number:03d}", b"")
            left -= 49
        for entry in archive.infolist():
            entry.comment = bytes(min(left, 65_000))
            left -= len(entry.comment)
        archive.comment = comment
    assert left == 0
    return out.getvalue()


@pytest.mark.parametrize("comment", [b"", b"x" * 65_535])
def test_a_zip_is_opened_if_its_list_of_files_has_at_most_16_mb(
    tmp_path: Path, comment: bytes
) -> None:
    result = read_back(tmp_path, zip_with_directory_of(16_000_000, comment))
    assert intervals(result) == list(RR_MS)
    for size in (16_000_001, 17_000_000):
        with refused(RecordingError, match="is a zip archive"):
            read_back(tmp_path, zip_with_directory_of(size, comment))


def test_a_zip_without_its_end_is_a_zip_that_was_not_opened(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("IBI.csv"), EMPATICA)
    for whole, lost in ((out.getvalue(), 22), (zip_with_directory_of(100_000), 60_000)):
        with refused(RecordingError, match="is a zip archive"):
            read_back(tmp_path, whole[:-lost])


@pytest.mark.parametrize("is_packed", [True, False])
def test_a_file_is_read_up_to_a_size_however_it_is_packed(tmp_path: Path, is_packed: bool) -> None:
    content = bytes(range(250)) * 20_000
    path = tmp_path / "a.bin"
    path.write_bytes(gzip.compress(content, 1) if is_packed else content)
    assert SourceFile(path).read_bytes(5_000_000) == content
    with refused(RecordingError, match="larger than 4 MB unpacked"):
        SourceFile(path).read_bytes(4_999_999)


def test_only_a_file_that_is_there_lies_beside_another(tmp_path: Path) -> None:
    (tmp_path / "a.hea").write_text("a")
    (tmp_path / "folder").mkdir()
    source = SourceFile(tmp_path / "a.atr")
    beside = source.beside("a.hea")
    assert beside is not None
    assert beside.path == tmp_path / "a.hea"
    assert source.beside("folder") is None
    assert source.beside("b.hea") is None
