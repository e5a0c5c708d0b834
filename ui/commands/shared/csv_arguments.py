"""The option of every subcommand that writes a table as CSV: in which dialect."""

import argparse

from trainer.formats.csv_text.dialect import CSV_DIALECTS, STANDARD_NAME, CsvDialect


def add_csv_dialect_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--csv-dialect",
        choices=CSV_DIALECTS,
        default=STANDARD_NAME,
        help=(
            "how tables of text (CSV) are written: standard (comma, point), excel (for English spreadsheets), "
            "excel-de (semicolon, decimal comma), excel-ch (semicolon, point)"
        ),
    )


def dialect_from_arguments(args: argparse.Namespace) -> CsvDialect:
    return CSV_DIALECTS[args.csv_dialect]
