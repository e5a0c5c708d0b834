"""The report of a dataset: distributions, refusals, quality, and how two tables agree."""

import json
import re
from html.parser import HTMLParser
from math import sqrt
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.refusals import refused
from tests.ui.cohort.recordings import write_recordings
from trainer.errors import TrainerError
from trainer.hrv.figures import FIGURES
from ui.cohort.dataset import Dataset, open_dataset, read_dataset
from ui.cohort.file_analysis import AnalysisOptions
from ui.cohort.file_walk import walk_folder
from ui.cohort.pools import Workers
from ui.cohort.report.agreement import compute_agreement
from ui.cohort.report.other_tables import ComparedTable, match_tables, read_figure_table
from ui.cohort.report.summary import SUMMARY_COLUMNS, describe_values, summarize_dataset
from ui.cohort.report.write import write_report
from ui.cohort.run import run_cohort

NUMBERS = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60)


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    return make_dataset(tmp_path, "out")


def make_dataset(tmp_path: Path, name: str, *, correct: bool = True) -> Dataset:
    data = tmp_path / "data"
    if not data.exists():
        write_recordings(data, 24, junk_every=8)
    options = AnalysisOptions(correct=correct)
    with open_dataset(tmp_path / name, "csv", options) as dataset:
        run_cohort(dataset, walk_folder(str(data)), options, Workers(), part_files=10)
    return dataset


def test_a_dataset_is_summarized_over_all_its_parts(dataset: Dataset) -> None:
    summary = summarize_dataset(dataset.read(SUMMARY_COLUMNS))
    assert (summary.rows, summary.refused) == (21, 3)
    assert summary.verdicts == {"good": 21}
    assert summary.beats == 21 * 70
    (refusal,) = summary.refusals.values()
    assert refusal.count == 3
    assert refusal.example.endswith("rr-00007.txt")
    rmssd = summary.figures["rmssd_ms"]
    assert (rmssd.count, rmssd.absent) == (21, 0)
    assert summary.figures["vlf_ms2"].absent == 21


@given(numbers=NUMBERS)
def test_a_distribution_is_that_of_its_values(numbers: list[float]) -> None:
    values = np.array(numbers)
    described = describe_values(values, 2)
    assert sum(described.counts) == described.count == values.size
    assert described.percentiles[0] == values.min()
    assert described.percentiles[100] == values.max()
    assert described.mean == pytest.approx(values.mean())


def test_limits_of_agreement_are_those_of_the_textbook() -> None:
    """Peak flow by two meters, Bland and Altman (1986), table 1, first reading of each."""
    wright = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427]
    mini = [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451]
    agreement = compute_agreement(np.array(wright, float), np.array(mini, float))
    assert agreement.bias == pytest.approx(-2.1, abs=0.05)
    assert agreement.sd == pytest.approx(38.8, abs=0.05)
    assert agreement.lower is not None
    assert agreement.lower[0] == pytest.approx(-2.1 - 1.96 * 38.8, abs=0.2)
    assert agreement.bias_interval is not None
    low, high = agreement.bias_interval
    assert (high - low) / 2.0 == pytest.approx(2.12 * 38.8 / sqrt(17), abs=0.1)


def test_of_few_pairs_no_limit_is_told() -> None:
    few = compute_agreement(np.arange(9.0), np.arange(9.0))
    assert (few.pairs, few.equal, few.bias, few.lower) == (9, 9, None, None)


def test_tables_are_matched_by_path_or_else_by_a_name_that_is_unique() -> None:
    first, second = ComparedTable("a"), ComparedTable("b")
    for path, value in (("/x/1.txt", 1.0), ("/x/2.txt", 2.0), ("/y/2.txt", 3.0), ("/x/3", None)):
        first.add((path, None), {"rmssd_ms": value, "pnn50": 1.0})
    for path, value in (
        ("C:\\other\\1.txt", 10.0),
        ("2.txt", 20.0),
        ("/y/2.txt", 30.0),
        ("3", 4.0),
    ):
        second.add((path, None), {"rmssd_ms": value})
    ((ours, theirs),) = match_tables(first, second).values()
    assert ours.tolist() == [1.0, 3.0]
    assert theirs.tolist() == [10.0, 30.0]


@pytest.mark.parametrize(
    "text",
    [
        "file,HRV_RMSSD,HRV_MeanNN\n1.txt,21.5,800\n2.txt,,801\n",
        "Filename;RMSSD (ms);Mean RR (ms)\n1.txt;21,5;800\n2.txt;-;801\n",
        "\ufeffpath\trmssd_ms\tmean_nn_ms\n1.txt\t21.5\t800\n2.txt\t\t801\n",
        '{"file": "1.txt", "figures": {"rmssd_ms": 21.5, "mean_nn_ms": 800}}\n'
        '{"file": "2.txt", "figures": {"rmssd_ms": null, "mean_nn_ms": 801}}\n',
        '[{"file": "1.txt", "rmssd": 21.5, "meannn": 800}, {"file": "2.txt", "meannn": 801}]',
    ],
)
def test_tables_of_other_programs_are_read_by_the_names_of_their_columns(
    text: str, tmp_path: Path
) -> None:
    path = tmp_path / "other"
    path.write_text(text, encoding="utf-8")
    table = read_figure_table(path)
    assert [key[0] for key in table.keys] == ["1.txt", "2.txt"]
    assert table.figures["mean_nn_ms"].tolist() == [800.0, 801.0]
    rmssd = table.figures["rmssd_ms"].tolist()
    assert rmssd[0] == 21.5
    assert rmssd[1] != rmssd[1]


@pytest.mark.parametrize(
    "text", ["", "a,b\n1,2\n", "file,note\n1.txt,x\n", "[1, 2]", "{", "[[[", "\0"]
)
def test_a_table_without_files_or_figures_is_refused_in_a_sentence(
    text: str, tmp_path: Path
) -> None:
    path = tmp_path / "other"
    path.write_text(text)
    with refused(TrainerError, match=r"can't be (compared|read as a table)"):
        read_figure_table(path)
    with refused(TrainerError, match="can't be read as a table"):
        read_figure_table(tmp_path / "missing")


class _Balance(HTMLParser):
    """Notes tags that are not closed, and anything that would be fetched."""

    VOID = frozenset({"meta", "rect", "path", "circle"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.fetched += [str(value) for name, value in attrs if name in ("src", "href")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag in self.VOID or self.open.pop() == tag


def test_the_page_is_one_file_that_needs_no_other(dataset: Dataset, tmp_path: Path) -> None:
    raw = make_dataset(tmp_path, "raw", correct=False)
    page = write_report(dataset, raw.folder).read_text("utf-8")
    reader = _Balance()
    reader.feed(page)
    assert reader.open == []
    assert reader.fetched == []
    assert "url(" not in page
    assert len(re.findall("<svg", page)) >= 10
    assert "Agreement with raw" in page
    numbers = json.loads((dataset.folder / "_report.json").read_text())
    assert numbers["refused"] == 3
    assert list(numbers["figures"]) == list(FIGURES)
    compared = numbers["compared_with"]["figures"]["mean_nn_ms"]
    assert (compared["pairs"], compared["equal"], compared["bias"]) == (21, 21, 0.0)


def test_names_in_the_page_are_text_and_no_markup(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "<script>&.txt").write_text("hello")
    dataset = make_dataset(tmp_path, "a<b>")
    page = write_report(dataset).read_text("utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;&amp;.txt" in page


def test_a_report_of_refusals_only_has_no_figures(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "junk.txt").write_text("hello")
    dataset = make_dataset(tmp_path, "out")
    page = write_report(dataset).read_text("utf-8")
    assert "Refused files" in page
    assert "<h2>Figures</h2>" not in page
    assert read_dataset(tmp_path / "data") is None
