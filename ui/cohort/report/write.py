"""Writes the report of a dataset beside its parts."""

from pathlib import Path
from typing import Final

from trainer.files.atomic_write import write_text_atomic
from trainer.files.text_file import to_printable
from ui.cohort.dataset import Dataset
from ui.cohort.report.agreement import compute_agreement
from ui.cohort.report.other_tables import figures_of_dataset, match_tables, read_figure_table
from ui.cohort.report.page import (
    Comparison,
    figure_texts,
    format_json,
    format_page,
    report_to_json,
)
from ui.cohort.report.summary import SUMMARY_COLUMNS, summarize_dataset

PAGE: Final = "_report.html"
NUMBERS: Final = "_report.json"


def write_report(dataset: Dataset, other: Path | None = None) -> Path:
    """Write the page and its numbers; return the path of the page.

    Parameters
    ----------
    other : Path or None
        A dataset or table that it is compared with.

    Raises
    ------
    TrainerError
        A part or the other table cannot be read, or the report cannot be written.
    """
    name = to_printable(dataset.folder.resolve().name)
    comparison = None if other is None else _compare(dataset, other)
    keys, texts = dataset.plugin_keys, figure_texts(dataset.plugin_figures)
    summary = summarize_dataset(dataset.read((*SUMMARY_COLUMNS, *keys)), keys)
    numbers = format_json(report_to_json(name, summary, comparison, texts))
    write_text_atomic(dataset.folder / NUMBERS, numbers, force=True)
    page = dataset.folder / PAGE
    write_text_atomic(page, format_page(name, summary, comparison, texts), force=True)
    return page


def _compare(dataset: Dataset, other: Path) -> Comparison:
    second = read_figure_table(other)
    pairs = match_tables(figures_of_dataset(dataset, dataset.folder.name), second)
    return Comparison(second.name, {key: compute_agreement(*both) for key, both in pairs.items()})
