"""In which dialect a spreadsheet of this person reads a table of text."""

from PySide6.QtCore import QLocale

from trainer.formats.csv_dialect import CSV_DIALECTS, CsvDialect


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
