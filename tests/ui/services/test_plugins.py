"""A file in the format of a plug-in is previewed and imported like any other."""

from pathlib import Path

from tests.fake_plugins import FakeEntryPoint, Install
from tests.fake_plugins import install as install
from tests.refusals import english_of, joined
from trainer.formats.tables.reading import NO_CHOICE
from trainer.plugins.errors import PluginError
from trainer.plugins.formats import RecordedIntervals
from ui.services.imports import (
    FilePreview,
    ImportedFile,
    RefusedFile,
    import_files,
    preview_file,
)

RR_MS = [800.0 + 10.0 * (n % 5) for n in range(200)]


class Acme:
    label = "Acme"

    def is_match(self, first: bytes) -> bool:
        return first.startswith(b"ACME")

    def read(self, path: Path) -> RecordedIntervals:
        if path.read_bytes() == b"ACME!":
            raise PluginError("The recorder was off: record again.")
        return RecordedIntervals(RR_MS)


def test_it_is_shown_before_it_is_imported(install: Install, tmp_path: Path) -> None:
    install("outbreath.formats", FakeEntryPoint("acme", Acme))
    path, library = tmp_path / "night", tmp_path / "library"
    path.write_bytes(b"ACME")
    preview = preview_file(library, path)
    assert isinstance(preview, FilePreview)
    assert joined(preview.understood).startswith("Acme (outbreath-toy): 200 ")
    assert (preview.summary.beats, len(preview.first_minute)) == (200, 74)
    (imported,) = import_files(library, [(path, NO_CHOICE)])
    assert isinstance(imported, ImportedFile)
    assert imported.is_new


def test_one_that_it_cannot_read_is_refused_in_its_words(install: Install, tmp_path: Path) -> None:
    install("outbreath.formats", FakeEntryPoint("acme", Acme))
    path = tmp_path / "night"
    path.write_bytes(b"ACME!")
    preview = preview_file(tmp_path / "library", path)
    assert isinstance(preview, RefusedFile)
    assert english_of(preview.reason) == "night: The recorder was off: record again."
