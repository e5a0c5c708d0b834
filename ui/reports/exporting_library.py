"""The stored sessions for the window, which can also be exported. The formats are imported at the first export."""

from pathlib import Path
from typing import TYPE_CHECKING

from ui.services.sessions import SessionLibrary

if TYPE_CHECKING:
    from ui.reports.printed_pages import PrintedDocument


class ExportingSessionLibrary(SessionLibrary):
    """The stored sessions, which can also be exported."""

    def export(self, session_id: str, fmt: str, path: Path) -> Path:
        """Export a session, and return the path of the file. Raises LibraryError or ExportError."""
        from trainer.library.store import Library
        from ui.reports.export import export_session
        from ui.reports.person_dialect import window_dialect
        from ui.services.reviews import record_export

        dialect = window_dialect(fmt)
        with Library.open(self.folder, write=False) as library:
            written = export_session(
                library, session_id, fmt, path, force=True, csv_dialect=dialect
            )
        record_export(self.folder, session_id, written)
        return written

    def copy_out(self, session_id: str, fmt: str, path: Path) -> Path:
        """Export a session to a place that is not kept, and not noted as an export. Raises as `export`."""
        from trainer.library.store import Library
        from ui.reports.export import export_session

        with Library.open(self.folder, write=False) as library:
            return export_session(library, session_id, fmt, path, force=True)

    def report(self, session_id: str) -> "PrintedDocument":
        """The report of a session, to look at and to print. Raises LibraryError or ExportError."""
        from trainer.library.store import Library
        from ui.reports.export import load_report

        with Library.open(self.folder, write=False) as library:
            return load_report(library, session_id)
