"""Spreadsheets."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from tests.refusals import refused
from tests.trainer.formats.vendor_files import (
    BEGAN,
    ENDS_MS,
    RR_MS,
    intervals,
    needs,
    read_back,
    times,
    xlsx,
)
from trainer.errors import RecordingError
from trainer.formats.vendors.spreadsheet import CHUNK_BYTES

pytestmark = needs("openpyxl")


def repacked(part: str, change: bytes) -> bytes:
    """The spreadsheet with another content of one part."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx())) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change if name == part else old.read(name))
    return out.getvalue()


def test_a_spreadsheet_is_read_with_its_dates(tmp_path: Path) -> None:
    result = read_back(tmp_path, xlsx())
    assert intervals(result) == list(RR_MS)
    assert times(result) == [end / 1000 for end in ENDS_MS]
    assert (result.kind, result.reading, result.column) == ("Excel", "rr", "RR (ms)")
    started = datetime.fromisoformat(str(result.recording.started))
    assert started.replace(tzinfo=None) == BEGAN


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/styles.xml", b"<a>" + b"<b/>" * 2_000_000),
        ("xl/worksheets/sheet1.xml", b"<sheetData><row>" + b"<c/>" * 500_000),
        ("xl/workbook.xml", b'<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'),
        ("xl/worksheets/sheet1.xml", b"<sheetData><row"),
        ("xl/workbook.xml", b""),
    ],
)
def test_a_bomb_or_a_damaged_part_is_refused_at_once(
    tmp_path: Path, part: str, content: bytes
) -> None:
    with refused(RecordingError, match="unpacked|damaged|no numbers"):
        read_back(tmp_path, repacked(part, content))


@pytest.mark.parametrize("remark_bytes", [0, CHUNK_BYTES - 5, CHUNK_BYTES])
def test_a_part_that_defines_entities_is_refused_wherever_it_does(
    tmp_path: Path, remark_bytes: int
) -> None:
    remark = b"<!--" + b" " * (remark_bytes - 7) + b"-->" if remark_bytes else b""
    strings = b'<!DOCTYPE a [<!ENTITY b "830">]><sst><si><t>&b;</t></si></sst>'
    with refused(RecordingError, match="damaged"):
        read_back(tmp_path, repacked("xl/styles.xml", remark + strings))


def test_a_table_in_a_later_sheet_is_found(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["How this was measured"])
    for rr in RR_MS:
        book.create_sheet("beats") if len(book.worksheets) == 1 else None
        book.worksheets[1].append([rr])
    path = tmp_path / "two.xlsx"
    book.save(path)
    assert intervals(read_back(tmp_path, path.read_bytes())) == list(RR_MS)


@pytest.mark.parametrize(("figures", "is_passed"), [(0, True), (6, True), (7, False)])
def test_a_sheet_that_tells_of_the_person_stands_before_the_recording(
    tmp_path: Path, figures: int, is_passed: bool
) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["Measured", BEGAN])
    for number in range(figures):
        book.active.append([f"figure {number}", 7.25 + number * number % 7])
    beats = book.create_sheet("beats")
    beats.append(["RR (ms)"])
    for rr in RR_MS * 3:
        beats.append([rr])
    path = tmp_path / "two.xlsx"
    book.save(path)
    if is_passed:
        assert intervals(read_back(tmp_path, path.read_bytes())) == list(RR_MS * 3)
    else:
        with refused(RecordingError, match="RR intervals"):
            read_back(tmp_path, path.read_bytes())


def test_a_recording_of_a_few_beats_is_found_between_sheets_without_any(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["How this was measured"])
    for rr in ["RR (ms)", *RR_MS[:4]]:
        book.create_sheet("beats") if len(book.worksheets) == 1 else None
        book.worksheets[1].append([rr])
    book.create_sheet("age").append(["age", 44])
    path = tmp_path / "short.xlsx"
    book.save(path)
    assert intervals(read_back(tmp_path, path.read_bytes())) == list(RR_MS[:4])


@pytest.mark.parametrize(
    ("rows", "cells", "sentence"), [(1, 260_000, "unpacked"), (6, 40_000, "no numbers")]
)
def test_no_row_of_a_sheet_is_longer_than_a_megabyte(
    tmp_path: Path, rows: int, cells: int, sentence: str
) -> None:
    """All rows together may be."""
    content = b"<worksheet><sheetData>" + (b"<row>" + b"<c/>" * cells + b"</row>") * rows
    sheet = repacked("xl/worksheets/sheet1.xml", content + b"</sheetData></worksheet>")
    with refused(RecordingError, match=sentence):
        read_back(tmp_path, sheet)


@pytest.mark.parametrize(("place", "is_read"), [(64, True), (65, False)])
def test_the_first_64_sheets_are_looked_at(tmp_path: Path, place: int, is_read: bool) -> None:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    for number in range(1, place + 1):
        sheet = book.create_sheet()
        for rr in RR_MS if number == place else ():
            sheet.append([rr])
    path = tmp_path / "many.xlsx"
    book.save(path)
    if is_read:
        assert intervals(read_back(tmp_path, path.read_bytes())) == list(RR_MS)
    else:
        with refused(RecordingError, match="no numbers"):
            read_back(tmp_path, path.read_bytes())
