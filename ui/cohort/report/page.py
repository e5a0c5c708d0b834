"""The report of a dataset: one HTML file that needs nothing else, and the same numbers as JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final, NamedTuple, TypeAlias

from trainer.hrv.figures import FIGURES
from trainer.hrv.quality import Grade
from ui.cohort.plugin_figures import PluginFigureColumn
from ui.cohort.report.agreement import MIN_PAIRS, Agreement
from ui.cohort.report.charts import draw_agreement, draw_histogram
from ui.cohort.report.summary import PERCENTILES, Distribution, Summary
from ui.i18n.figure_labels import FIGURE_LABELS

EMPTY: Final = "–"
STYLE: Final = """
:root { color-scheme: light dark; --ink: #1d2733; --quiet: #5c6b7a; --line: #d5dce3; --mark: #2f6f8f;
  --back: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --quiet: #9fadba; --line: #36424e;
  --mark: #7fb8d4; --back: #141a20; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--back);
  max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin-bottom: 0; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
p.quiet, caption, figcaption { color: var(--quiet); }
.wide { overflow-x: auto; } table { border-collapse: collapse; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: right;
  vertical-align: middle; font-size: .9rem; font-variant-numeric: tabular-nums; }
th { font-weight: 600; color: var(--quiet); } td.text, th.text { text-align: left; }
td:not(.text) { white-space: pre; } td.text { overflow-wrap: break-word; }
td.text:first-child { min-width: 12rem; } figure { margin: 1rem 0 2rem; }
svg .bar { fill: var(--mark); } svg .dot { fill: var(--mark); fill-opacity: .45; }
svg .axis, svg .limit { stroke: var(--quiet); fill: none; } svg .limit { stroke-dasharray: 5 4; }
svg .band { fill: var(--quiet); fill-opacity: .15; } svg text { fill: var(--quiet); font-size: 12px; }
@media print { body { margin: 0; max-width: none; } tr, figure { break-inside: avoid; } }
"""


class FigureText(NamedTuple):
    """What the report says of a figure."""

    label: str
    unit: str
    decimals: int


Texts: TypeAlias = Mapping[str, FigureText]


def figure_texts(plugin_figures: Iterable[PluginFigureColumn] = ()) -> Texts:
    """What the report says of each figure, those of plug-ins among them."""
    own = {k: FigureText(FIGURE_LABELS[k].label, f.unit, f.decimals) for k, f in FIGURES.items()}
    return own | {p.key: FigureText(p.label, p.unit, p.decimals) for p in plugin_figures}


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a dataset agrees with another table, by figure."""

    name: str
    figures: Mapping[str, Agreement]


def report_to_json(
    name: str, summary: Summary, comparison: Comparison | None, texts: Texts
) -> dict[str, Any]:
    """Return the numbers of the report."""
    fields: dict[str, Any] = {
        "dataset": name,
        "rows": summary.rows,
        "refused": summary.refused,
        "duration_s": round(summary.duration_s, 3),
        "beats": summary.beats,
        "corrected": dict(summary.corrected),
        "quality": dict(summary.verdicts),
        "refusals": {
            code: {"count": each.count, "reason": each.sentence, "example": each.example}
            for code, each in summary.refusals.items()
        },
        "figures": {
            key: _distribution_to_json(d, texts[key].unit) for key, d in summary.figures.items()
        },
    }
    if comparison is not None:
        agreements = {key: _agreement_to_json(a) for key, a in comparison.figures.items()}
        fields["compared_with"] = {"name": comparison.name, "figures": agreements}
    return fields


def _distribution_to_json(values: Distribution, unit: str) -> dict[str, Any]:
    return {
        "unit": unit,
        "count": values.count,
        "absent": values.absent,
        "mean": values.mean,
        "sd": values.sd,
        "percentiles": {str(percent): value for percent, value in values.percentiles.items()},
    }


def _agreement_to_json(agreement: Agreement) -> dict[str, Any]:
    return {
        "pairs": agreement.pairs,
        "equal": agreement.equal,
        "bias": agreement.bias,
        "bias_interval": agreement.bias_interval,
        "sd": agreement.sd,
        "lower_limit": agreement.lower and agreement.lower[0],
        "lower_interval": agreement.lower and agreement.lower[1:],
        "upper_limit": agreement.upper and agreement.upper[0],
        "upper_interval": agreement.upper and agreement.upper[1:],
    }


def format_json(fields: Mapping[str, Any]) -> Iterator[str]:
    yield json.dumps(fields, allow_nan=False, indent=2) + "\n"


def format_page(
    name: str, summary: Summary, comparison: Comparison | None, texts: Texts
) -> Iterator[str]:
    """Yield the lines of the page."""
    title = escape(f"Cohort {name}")
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    yield from _overview(summary)
    yield from _quality(summary)
    yield from _refusals(summary)
    yield from _figures(summary, texts)
    if comparison is not None:
        yield from _comparison(name, comparison, texts)
    yield "</body>\n</html>\n"


def _overview(summary: Summary) -> Iterator[str]:
    hours = summary.duration_s / 3600.0
    yield (
        f'<p class="quiet">{summary.rows:,} recordings or windows analysed ({hours:,.1f} hours, '
        f"{summary.beats:,} beats), {summary.refused:,} files refused.</p>\n"
    )


def _quality(summary: Summary) -> Iterator[str]:
    if not summary.rows:
        return
    yield "<h2>Signal quality</h2>\n"
    rows = [
        (grade, f"{n:,}", f"{100.0 * n / summary.rows:.1f} %")
        for grade in Grade
        if (n := summary.verdicts.get(grade, 0))
    ]
    yield from _table(("grade", ">rows", ">share"), rows)
    yield "<h2>Corrected beats</h2>\n"
    of = max(summary.beats, 1)
    yield from _table(
        ("classified as", ">beats", ">share"),
        [(kind, f"{n:,}", f"{100.0 * n / of:.3f} %") for kind, n in summary.corrected.items()],
    )


def _refusals(summary: Summary) -> Iterator[str]:
    if not summary.refusals:
        return
    yield "<h2>Refused files</h2>\n"
    rows = [(each.sentence, f"{each.count:,}", each.example) for each in summary.refusals.values()]
    yield from _table(("reason for the first file", ">files", "first file"), rows)


def _figures(summary: Summary, texts: Texts) -> Iterator[str]:
    if not summary.rows:
        return
    yield "<h2>Figures</h2>\n"
    heads = ("figure", "unit", ">rows", ">absent", ">mean", ">SD", *_percentile_heads())
    body = [(_figure_cells(texts[key], d), draw_histogram(d)) for key, d in summary.figures.items()]
    yield from _table((*heads, "distribution"), [cells for cells, _ in body], [d for _, d in body])
    yield (
        '<p class="quiet">The charts reach from the 0.5th to the 99.5th percentile; values beyond '
        "them are in the first and last bar.</p>\n"
    )


def _percentile_heads() -> Iterator[str]:
    for percent in PERCENTILES:
        yield ">median" if percent == 50 else f">{percent} %"


def _figure_cells(figure: FigureText, values: Distribution) -> tuple[str, ...]:
    numbers = (values.mean, values.sd, *(values.percentiles.get(p) for p in PERCENTILES))
    return (
        figure.label,
        figure.unit,
        f"{values.count:,}",
        f"{values.absent:,}",
        *(_format(number, figure.decimals) for number in numbers),
    )


def _comparison(name: str, comparison: Comparison, texts: Texts) -> Iterator[str]:
    yield f"<h2>Agreement with {escape(comparison.name)}</h2>\n"
    yield (
        f'<p class="quiet">Differences {escape(name)} − {escape(comparison.name)}, with 95 % '
        "intervals in brackets. Limits of agreement: bias ± 1.96 SD "
        "(Bland and Altman 1986, doi 10.1016/S0140-6736(86)90837-8). They are not given for fewer than "
        f"{MIN_PAIRS} pairs.</p>\n"
    )
    heads = ("figure", "unit", ">pairs", ">equal", ">bias", ">SD", ">lower limit", ">upper limit")
    yield from _table(heads, [_agreement_cells(texts[k], a) for k, a in comparison.figures.items()])
    for key, agreement in comparison.figures.items():
        chart = draw_agreement(agreement, texts[key].unit)
        if chart:
            label = escape(texts[key].label)
            yield f"<figure><figcaption>{label}</figcaption>{chart}</figure>\n"


def _agreement_cells(figure: FigureText, agreement: Agreement) -> tuple[str, ...]:
    decimals = figure.decimals + 1
    bias = None if agreement.bias is None else (agreement.bias, *(agreement.bias_interval or ()))
    return (
        figure.label,
        figure.unit,
        f"{agreement.pairs:,}",
        f"{agreement.equal:,}",
        _format_interval(bias, decimals),
        _format(agreement.sd, decimals),
        _format_interval(agreement.lower, decimals),
        _format_interval(agreement.upper, decimals),
    )


def _format(number: float | None, decimals: int) -> str:
    """With a true minus, and without one where nothing is left of the number."""
    if number is None:
        return EMPTY
    written = f"{number:,.{decimals}f}"
    return (
        written.lstrip("-") if float(written.replace(",", "")) == 0.0 else written.replace("-", "−")
    )


def _format_interval(numbers: Sequence[float] | None, decimals: int) -> str:
    if numbers is None:
        return EMPTY
    value, low, high = (_format(number, decimals) for number in numbers)
    return f"{value}\n({low} to {high})"


def _table(
    heads: Iterable[str], rows: Sequence[Sequence[str]], charts: Sequence[str] = ()
) -> Iterator[str]:
    """A table; a column whose heading begins with ">" holds numbers. `charts` stand behind the cells."""
    heads = tuple(heads)
    kinds = ["" if head.startswith(">") else ' class="text"' for head in heads]
    yield '<div class="wide"><table>\n<tr>'
    for head, kind in zip(heads, kinds, strict=True):
        yield f'<th scope="col"{kind}>{escape(head.lstrip(">"))}</th>'
    yield "</tr>\n"
    for i, row in enumerate(rows):
        cells = [f"<td{kind}>{escape(cell)}</td>" for cell, kind in zip(row, kinds, strict=False)]
        yield f"<tr>{''.join(cells)}{f'<td>{charts[i]}</td>' if charts else ''}</tr>\n"
    yield "</table></div>\n"
