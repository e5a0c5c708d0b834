"""A text is read a block at a time, and none of its lines is cut where a block ends."""

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from tests.refusals import refused
from trainer.errors import RecordingError
from trainer.files import text_file
from trainer.files.text_file import check_file, first_bytes, survey

LINES = ["", "  ", "812", "a longer line than a block", "x", "", "äöü €", "833"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.txt"


@pytest.mark.parametrize("block", [1, 2, 3, 7, 1 << 18])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_lines_are_whole_wherever_a_block_ends(
    path: Path, monkeypatch: pytest.MonkeyPatch, block: int, end: str, encoding: str
) -> None:
    monkeypatch.setattr(text_file, "BLOCK_CHARS", block)
    for last in ("", end):
        content = (end.join(LINES) + last).encode(encoding)
        for packed in (content, gzip.compress(content)):
            path.write_bytes(packed)
            text = survey(path)
            assert text.longest == len("a longer line than a block")
            lines = [*text.lines()]
            assert [line.rstrip("\n") for line in lines] == LINES[2:]
            assert lines[-1].endswith("\n") is bool(last)
            assert all(line.endswith("\n") for line in lines[:-1])


def test_the_first_characters_are_those_behind_blank_space(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_file, "HEAD_CHARS", 5)
    path.write_text("\n \n 812345678\nmore\n")
    assert survey(path).head() == "81234"
    assert first_bytes(path, 4) == b"\n \n "
    assert len(first_bytes(path)) == path.stat().st_size


@pytest.mark.parametrize(("limit", "is_read"), [(3, True), (2, False)])
def test_a_text_has_so_many_lines_of_so_many_characters(
    path: Path, monkeypatch: pytest.MonkeyPatch, limit: int, is_read: bool
) -> None:
    for name, content in (
        ("MAX_LINES", "8\n8\n8\n8"),
        ("MAX_LINES", "8\r8\r8\r8"),
        ("MAX_LINE_CHARS", "812\n833\n"),
        ("MAX_TEXT_BYTES", "812"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(text_file, name, limit)
            path.write_bytes(content.encode())
            if is_read:
                assert "".join(survey(path).lines()) == content.replace("\r", "\n")
            else:
                with pytest.raises(RecordingError):
                    survey(path)


def test_a_line_that_grew_after_it_was_measured_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_file, "BLOCK_CHARS", 4)
    path.write_text("81283")  # longer than a block: it is not kept, but read again
    text = survey(path)
    monkeypatch.setattr(text_file, "MAX_LINE_CHARS", 8)
    for length, is_read in ((8, True), (9, False)):
        path.write_text("8" * length)
        if is_read:
            assert [*text.blocks()] == ["8" * 8]
        else:
            with pytest.raises(RecordingError):
                [*text.blocks()]


@pytest.mark.parametrize(
    "content", [b"\n 812\r833\r\n841\n", b"812", b"\xff\xfe8\x001\x002\x00\n\x00"]
)
@pytest.mark.parametrize("is_packed", [False, True])
def test_a_short_text_is_the_same_whether_it_is_kept_or_read_again(
    path: Path, content: bytes, is_packed: bool
) -> None:
    path.write_bytes(gzip.compress(content) if is_packed else content)
    text = survey(path)
    assert text.cached_blocks is not None
    assert [*text.blocks()] == [*replace(text, cached_blocks=None).blocks()]


@pytest.mark.parametrize("size", [64_000_000, 64_000_001])
def test_a_file_has_64_megabytes_at_most(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)
    if size == 64_000_000:
        check_file(path)
    else:
        with refused(RecordingError, match="64 MB"):
            check_file(path)


@pytest.mark.parametrize("byte", range(0x20))
def test_only_characters_of_a_text_stand_in_a_text(path: Path, byte: int) -> None:
    path.write_bytes(b"812 " + bytes((byte,)) + b" 833\n")
    if byte in b"\t\n\v\f\r\x1a\x1b":
        survey(path)
    else:
        with pytest.raises(RecordingError):
            survey(path)


def test_limits_are_those_of_a_fortnight_of_beats() -> None:
    limits = (text_file.MAX_LINES, text_file.MAX_BEATS, text_file.MAX_LINE_CHARS)
    assert limits == (2_000_100, 1_000_000, 4_000_000)
    assert text_file.MAX_TEXT_BYTES == 256_000_000
