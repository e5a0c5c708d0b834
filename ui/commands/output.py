"""What the terminal shows: JSON for programs, text and tables for people, progress of long work."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any, Final, Literal

from trainer.breathing.resonance_assessment import LIKELY_WITHIN, RateResponse, ResonanceResult
from trainer.hrv.figures import FIGURES
from trainer.session.review import Review
from ui.commands.terminal import escape_control

if TYPE_CHECKING:
    from rich.progress import Progress


RATE_COLUMNS: Final = (
    ">breaths/min",
    ">swing (RSA), ms",
    ">behind the breath, °",
    ">R²",
    ">LF power, ms²",
    ">smoothness",
)
WIDE_ENOUGH: Final = 200  # for a file or another program: nothing is folded
OUTCOME_TEXTS: Final = {
    "as_feared": "It came as feared.",
    "less": "It came, and was less than feared.",
    "nothing": "Nothing of it came.",
}
DOUBTS: Final = {
    "rescued": "Rescued from a damaged library: nobody can vouch for it. Parts may be missing or changed.",
    "changed": "Not as it was recorded: the disk changed it, and nobody can vouch for it.",
}
DECISIONS: Final = {
    "passed": "The urge had passed.",
    "wait_again": "You chose to wait again.",
    "reach_out": "You chose to reach out, on purpose.",
}


def print_json(value: object) -> None:
    """Exactly one JSON value, in ASCII for any terminal: what may not be shown is null, never NaN."""
    print(json.dumps(value, allow_nan=False, indent=2))


def print_review(told: Review) -> None:
    review: Mapping[str, Any] = told.json
    print(f"You waited {describe_minutes(review['duration_s'])}.")
    for sentence in _sentences(review):
        print(sentence)
    if told.breath_explanation:
        print(told.breath_explanation)
    if told.resonance:
        _print_resonance(told.resonance)
    print(describe_signal(review["quality"]["verdict"], review["quality"]["reason"]))
    if review.get("doubt"):
        print(DOUBTS[review["doubt"]])
    print()
    print_figures(review["figures"], told.reasons)
    print(f"\nKept as {review['id']}.")


def _print_resonance(found: ResonanceResult) -> None:
    """The number with its confidence, or why there is none; then how the heart answered each rate."""
    reason = found.reason[:1].upper() + found.reason[1:].rstrip(".")
    if found.breaths_per_min is None:
        print(f"Inconclusive: {found.reason.rstrip('.')}. You can repeat it another day.")
    else:
        sure = f"{100.0 * min(0.99, found.confidence):.0f} % sure within {LIKELY_WITHIN:g}"
        print(f"Your resonance: {found.breaths_per_min:.1f} breaths a minute ({sure}). {reason}.")
    if found.rates:
        print()
        print_table(RATE_COLUMNS, [_rate_row(row) for row in found.rates])
        print()


def _rate_row(row: RateResponse) -> tuple[str, ...]:
    values = (
        (row.breaths_per_min, 2),
        (row.rsa_ms, 0),
        (row.out_of_step_deg, 0),
        (row.r2, 2),
        (row.lf_ms2, 0),
        (row.smoothness, 2),
    )
    return tuple("–" if value is None else f"{value:.{digits}f}" for value, digits in values)


def _sentences(review: Mapping[str, Any]) -> list[str]:
    said = []
    if review["breaths"]:
        breaths, beats = (
            _counted(review["breaths"], "breath"),
            _counted(review["beats"], "heart beat"),
        )
        said.append(f"{breaths}, {beats}.")
    before, after = review["urge_before"], review["urge_after"]
    if before is not None and after is not None:
        said.append(f"Your urge was {before} before and {after} after.")
    if review["decision"]:
        said.append(DECISIONS[review["decision"]])
    said += _own_words(review)
    if review["gaps"]:
        times = _many(len(review["gaps"]), "time")
        said.append(f"The sensor was silent {times}; the pause went on.")
    return said


def _many(count: int, of: str) -> str:
    return f"{count} {of}{'' if count == 1 else 's'}"


def _own_words(review: Mapping[str, Any]) -> list[str]:
    """What set the pull off, where it was felt, what was expected and what came."""
    said = []
    if review.get("trigger"):
        said.append(f"What set it off: {escape_control(review['trigger'])}")
    if review.get("body"):
        said.append(f"Where it was felt: {escape_control(', '.join(review['body']))}")
    made = review.get("prediction")
    if made:
        sure = f" ({made['sure_percent']} % sure)" if made["sure_percent"] is not None else ""
        said.append(f"If I wait, then: {escape_control(made['text'])}{sure}")
    came = review.get("outcome")
    if came:
        note = f" {escape_control(came['note'])}" if came["note"] else ""
        said.append(f"{OUTCOME_TEXTS[came['outcome']]}{note}")
    return said


def describe_signal(verdict: str, reason: str) -> str:
    """ "Signal: good. All 346 beats are as they came." """
    return f"Signal: {verdict}. {reason[:1].upper()}{reason[1:].rstrip('.')}."


def print_figures(figures: Mapping[str, float | None], reasons: Mapping[str, str]) -> None:
    """A table: each figure with its unit, or why there is none."""
    if figures and all(value is None for value in figures.values()):
        print(f"No figures: {next(iter(reasons.values()), 'there are no beats')}.")
        return
    print_table(
        ("figure", ">value", "unit, or why there is none"),
        [_figure_row(name, value, reasons) for name, value in figures.items()],
    )


def _figure_row(name: str, value: float | None, reasons: Mapping[str, str]) -> tuple[str, str, str]:
    figure = FIGURES[name]
    if value is None:
        return figure.label, "–", reasons.get(name, "")
    return figure.label, f"{value:.{figure.decimals}f}", figure.unit


def describe_minutes(seconds: float) -> str:
    """ "5 minutes", "3 minutes 10 seconds", "40 seconds"."""
    minutes, rest = divmod(round(seconds), 60)
    parts = [_counted(minutes, "minute"), _counted(rest, "second")]
    return " ".join(part for part in parts if part) or "0 seconds"


def _counted(number: int, noun: str) -> str:
    return _many(number, noun) if number else ""


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """`columns` are the headings; one that begins with ">" is set to the right."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in columns:
        side: Literal["left", "right"] = "right" if column[:1] == ">" else "left"
        table.add_column(column.lstrip(">"), justify=side, overflow="fold")
    for row in rows:
        table.add_row(*map(escape_control, row))
    width = None if sys.stdout.isatty() else WIDE_ENOUGH
    Console(highlight=False, markup=False, width=width).print(table)


PATIENCE_S: Final = 1.0


def show_progress(files: Sequence[Path], doing: str) -> Iterator[Path]:
    """The files one by one; whoever waits longer than a second at a terminal sees how far it is."""
    if not sys.stderr.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True), transient=True)
    task = bar.add_task(doing, total=len(files))
    with _shown_after(PATIENCE_S, bar):
        for path in files:
            bar.update(task, description=f"{doing} {path.name}")
            yield path
            bar.advance(task)


@contextmanager
def _shown_after(seconds: float, bar: "Progress") -> Iterator[None]:
    waiting = Timer(seconds, bar.start)
    waiting.start()
    try:
        yield
    finally:
        waiting.cancel()
        waiting.join()
        bar.stop()
