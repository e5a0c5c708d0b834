"""The dialog that saves a page as a file: format, place and result."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtWidgets import QWidget

from ui.i18n.texts import practice_strings
from ui.screens.saving.purposes import SaveOption
from ui.screens.saving.save_panel import SavePanel
from ui.style.theme import Theme

if TYPE_CHECKING:
    from ui.reports.printed_pages import PrintedDocument

Save: TypeAlias = Callable[[str, Path], Path]
"""Write the page in this format to this path; returns the path written."""
MakeDocument: TypeAlias = "Callable[[], PrintedDocument]"
"""The page as it is printed."""

PAGE_OPTIONS = tuple(
    SaveOption(fmt, title, detail, f".{fmt}")
    for fmt, title, detail in practice_strings.SAVE_FORMATS
)


class SaveDialog(SavePanel):
    def __init__(
        self,
        colours: Theme,
        save: Save,
        parent: QWidget,
        make_document: MakeDocument,
        options: Sequence[SaveOption] = PAGE_OPTIONS,
        question: str = "",
    ) -> None:
        super().__init__(colours, parent, options, question=question)
        self._write_page, self._make_document = save, make_document

    def open_as(self, stem: str) -> None:
        """Open with this file name in the folder used last as a proposal."""
        self.propose(stem)
        self.open_at()

    def write(self, fmt: str, target: Path) -> Path:
        return self._write_page(fmt, target)

    def document(self) -> "PrintedDocument | None":
        return self._make_document()
