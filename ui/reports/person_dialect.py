"""In which dialect a spreadsheet of this person reads a table of text."""

from PySide6.QtCore import QLocale

from trainer.formats.csv_text.dialect import CSV_DIALECTS, STANDARD, CsvDialect
from ui.reports.export import writable_formats


def window_dialect(fmt: str) -> CsvDialect:
    """The dialect in which the window writes a format.

    A table of text is for the person's spreadsheet only where no workbook can be written.
    """
    is_for_spreadsheet = fmt == "csv" and "xlsx" not in writable_formats()
    return person_dialect() if is_for_spreadsheet else STANDARD


def person_dialect(locale: QLocale | None = None) -> CsvDialect:
    """The dialect of spreadsheets in a language and country; without one, in those of the system.

    Parameters
    ----------
    locale : QLocale, optional

    Returns
    -------
    CsvDialect
        A spreadsheet takes the decimal sign from the system, and where that is a comma it separates cells by
        semicolons. In Switzerland and Liechtenstein it does so with a decimal point.
    """
    locale = QLocale.system() if locale is None else locale
    if locale.decimalPoint() == ",":
        return CSV_DIALECTS["excel-de"]
    if locale.territory() in _SEMICOLON_COUNTRIES:
        return CSV_DIALECTS["excel-ch"]
    return CSV_DIALECTS["excel"]


_SEMICOLON_COUNTRIES = (QLocale.Country.Switzerland, QLocale.Country.Liechtenstein)
