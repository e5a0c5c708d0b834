"""What is no recording is named for what it is, with what to do."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.refusals import refused
from tests.trainer.formats.vendor_files import read_back
from trainer.errors import RecordingError
from trainer.formats.reader import read_file
from ui.i18n.rendering import to_english


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "812\n")
    return file.getvalue()


KINDS = {
    "a song": (b"ID3\x04\0\0\0\0\0\x23" + bytes(50), "a sound file"),
    "a voice": (b"RIFF\x24\0\0\0WAVEfmt ", "a sound file"),
    "a memo": (b"\0\0\0\x1cftypM4A \0\0", "a sound file"),
    "a film": (b"\0\0\0\x1cftypisom\0\0", "a video"),
    "a photo": (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
    "a drawing": (b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
    "a chart": (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">', "a picture"),
    "a report": (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
    "an old spreadsheet": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60), r"save it as \.xlsx"),
    "a letter": (zipped("word/document.xml"), "a document"),
    "a database": (b"SQLite format 3\0" + bytes(80), "a database"),
    "a page": (b"\n<!DOCTYPE html><html><body>Sign in</body></html>", "a web page"),
    "other XML": (
        b'<?xml version="1.0"?><gpx><trk/></gpx>',
        "an XML file that Outbreath can't read",
    ),
    "an archive": (b"7z\xbc\xaf\x27\x1c\0\4" + bytes(40), "a packed archive"),
    "two files": (zipped("a.txt", "b.txt", "c/"), "a zip archive of 2 files: unpack it"),
    "a program": (b"\x7fELF\2\1\1" + bytes(40), "a program"),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_file_that_is_no_recording_is_named(tmp_path: Path, name: str) -> None:
    content, named = KINDS[name]
    with refused(RecordingError, match=named):
        read_back(tmp_path, content)


def test_a_file_is_refused_in_a_sentence_that_begins_with_its_name(tmp_path: Path) -> None:
    for name, content, expected in (
        (
            "photo.jpg",
            KINDS["a photo"][0],
            "photo.jpg is a picture: choose a file with RR intervals.",
        ),
        ("empty.txt", b" \n", "empty.txt is empty: choose another file."),
    ):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(RecordingError) as refusal:
            read_file(tmp_path / name)
        assert to_english(refusal.value.message) == expected


def test_a_zip_with_an_endless_list_of_files_is_never_opened(tmp_path: Path) -> None:
    content = zipped("a.txt")
    end = content.rfind(b"PK\x05\x06")
    huge = content[: end + 12] + b"\xff\xff\xff\x7f" + content[end + 16 :]
    with refused(RecordingError, match="zip archive"):
        read_back(tmp_path, huge)


def test_a_broken_zip_is_still_called_a_zip(tmp_path: Path) -> None:
    with refused(RecordingError, match="zip archive"):
        read_back(tmp_path, b"PK\x03\x04....")
