"""Files that hold no recording, named for what they are by their first bytes."""

from typing import Final

from trainer.errors import RecordingError
from trainer.formats import messages
from trainer.formats.source_file import MAX_STREAMED_BYTES, Contents, FileFormat, SourceFile
from trainer.messages import Message

# Where the bytes stand, the bytes, and what such a file is.
SIGNATURES: Final[tuple[tuple[int, bytes, type[Message]], ...]] = (
    (0, b"ID3", messages.FileIsSound),
    (0, b"fLaC", messages.FileIsSound),
    (0, b"OggS", messages.FileIsSound),
    (0, b"FORM", messages.FileIsSound),
    (0, b"MThd", messages.FileIsSound),
    (8, b"WAVE", messages.FileIsSound),
    (0, b"\xff\xfb", messages.FileIsSound),
    (0, b"\xff\xf1", messages.FileIsSound),
    (4, b"ftypM4A", messages.FileIsSound),
    (4, b"ftyp", messages.FileIsVideo),
    (8, b"AVI ", messages.FileIsVideo),
    (0, b"\x1aE\xdf\xa3", messages.FileIsVideo),
    (0, b"\x89PNG", messages.FileIsPicture),
    (0, b"\xff\xd8\xff", messages.FileIsPicture),
    (0, b"GIF8", messages.FileIsPicture),
    (0, b"II*\0", messages.FileIsPicture),
    (0, b"MM\0*", messages.FileIsPicture),
    (8, b"WEBP", messages.FileIsPicture),
    (0, b"%PDF", messages.FileIsPdf),
    (0, b"SQLite format 3", messages.FileIsDatabase),
    (0, b"PAR1", messages.FileIsDatabase),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", messages.FileIsOldSpreadsheet),
    (0, b"{\\rtf", messages.FileIsDocument),
    (0, b"7z\xbc\xaf\x27\x1c", messages.FileIsArchive),
    (0, b"Rar!", messages.FileIsArchive),
    (0, b"\xfd7zXZ", messages.FileIsArchive),
    (0, b"BZh", messages.FileIsArchive),
    (0, b"\x28\xb5\x2f\xfd", messages.FileIsArchive),
    (257, b"ustar", messages.FileIsArchive),
    (0, b"\x89HDF\r\n\x1a\n", messages.FileIsHdf5),
    (0, b"\x7fELF", messages.FileIsProgram),
    (0, b"MZ\x90", messages.FileIsProgram),
    (0, b"\xca\xfe\xba\xbe", messages.FileIsProgram),
    (0, b"\xcf\xfa\xed\xfe", messages.FileIsProgram),
)
DOCUMENT_NAMES: Final = ("word/document.xml", "ppt/presentation.xml")
ZIP_SHEETS: Final = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
ZIP_DOCUMENTS: Final = b"mimetypeapplication/vnd.oasis.opendocument"


def name_other_file(source: SourceFile) -> Message | None:
    """What a file is that holds no recording; None where that is not known."""
    for place, signature, named in SIGNATURES:
        if source.first.startswith(signature, place):
            return named()
    start = source.first_text[:400].lower()
    if start.startswith(("<!doctype html", "<html")):
        return messages.FileIsWebPage()
    if start.startswith("<") and "<svg" in start:
        return messages.FileIsPicture()
    if start.startswith("<?xml") or (start.startswith("<") and "xmlns" in start):
        return messages.FileIsXml()
    return _name_zip(source) if source.zip_names else None


def _name_zip(source: SourceFile) -> Message:
    if ZIP_SHEETS in source.first:
        return messages.FileIsOldSpreadsheet()
    is_document = any(name in source.zip_names for name in DOCUMENT_NAMES)
    if is_document or ZIP_DOCUMENTS in source.first:
        return messages.FileIsDocument()
    files = sum(not name.endswith("/") for name in source.zip_names)
    return messages.ZipOfOtherFiles(files)


def _is_match(source: SourceFile) -> bool:
    return name_other_file(source) is not None


def _refuse(source: SourceFile) -> Contents:
    raise RecordingError(name_other_file(source) or messages.NoIntervalsToImport())


FORMAT: Final = FileFormat("no recording", _is_match, _refuse, MAX_STREAMED_BYTES)
