"""Output in the terminal: JSON for programs, text and tables for people, progress of long work."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Final, Literal

from trainer.breathing.resonance_result import LIKELY_WITHIN, RateResponse, ResonanceResult
from trainer.formats.analysis_json import join_messages, reading_to_json
from trainer.formats.codecs.json_validation import to_json_text
from trainer.hrv.figures import FIGURES
from trainer.hrv.messages import NoBeats
from trainer.hrv.quality import Quality
from trainer.messages import Message
from trainer.plan import Exercise
from trainer.practice.annotations import WORDS_FIELDS, Annotations, join_words
from trainer.practice.summary import SessionSummary
from ui.commands.shared.terminal import escape_control
from ui.i18n.figure_labels import FIGURE_LABELS
from ui.i18n.rendering import as_sentence, to_english
from ui.i18n.texts.annotation_labels import WORDS_LABELS

if TYPE_CHECKING:
    from rich.progress import Progress

    from trainer.formats.reader import ImportedRecording
    from trainer.plugins.figures import PluginFigure
    from trainer.session.review import Review


RATE_COLUMNS: Final = (
    ">breaths/min",
    ">response (RSA), ms",
    ">behind the breath, °",
    ">R²",
    ">LF power, ms²",
    ">smoothness",
)
PIPED_WIDTH_CHARS: Final = 200  # for a file or a pipe: no cell is folded
OUTCOME_TEXTS: Final = {
    "as_feared": "It happened.",
    "less": "It partly happened.",
    "nothing": "It didn't happen.",
}
DOUBTS: Final = {
    "rescued": "Recovered from a damaged library. Parts may be missing or changed.",
    "changed": "Changed on the disk. It may not be what was recorded.",
}
DEMO: Final = "Demo: a simulated or replayed heart, not part of your trends."
NO_HEART: Final = "No heart data. The waiting counts just the same."
DECISIONS: Final = {
    "passed": "The urge had passed.",
    "wait_again": "You chose to wait again.",
    "reach_out": "You chose to reach out, on purpose.",
}


def print_json(value: object) -> None:
    """Print one JSON value in ASCII. A figure that may not be shown is null, never NaN."""
    print(to_json_text(value, indent=2))


def print_review(review: "Review") -> None:
    """Print the review of a session as text."""
    summary = review.summary
    if summary.is_demo:
        print(DEMO)
    time = describe_minutes(summary.duration_s)
    print(f"You waited {time}." if summary.exercise is Exercise.PAUSE else f"{time} of breathing.")
    for sentence in _sentences(summary):
        print(sentence)
    if review.breath_explanation:
        print(to_english(review.breath_explanation))
    if review.resonance:
        _print_resonance(review.resonance, is_demo=summary.is_demo)
    if summary.doubt is not None:
        print(DOUBTS[summary.doubt])
    _print_heart(review)
    print(f"\nSaved as {summary.id}.")


def _print_heart(review: "Review") -> None:
    """Print signal and figures, or one sentence where there was no heart."""
    summary = review.summary
    if not summary.beats and not any(summary.figures.values()):
        print(_describe_no_heart(summary))
        return
    print(describe_signal(summary.quality))
    print()
    print_figures(summary.figures, review.reasons, summary.rsa_interval_ms)


def _describe_no_heart(summary: SessionSummary) -> str:
    """That no heart was recorded; of a sensor that was there, also what it said last."""
    reason = summary.sensor_reason
    return NO_HEART if reason is None else f"{NO_HEART} {as_sentence(to_english(reason))}"


def _print_resonance(result: ResonanceResult, *, is_demo: bool) -> None:
    """Print the resonance with its confidence, or why there is none; then the response at each rate."""
    reason = to_english(result.reason).rstrip(".")
    if result.breaths_per_min is None:
        print(f"Inconclusive: {reason}. You can repeat it another day.")
    else:
        certainty = (
            f"{100.0 * min(0.99, result.confidence):.0f} % sure, to within {LIKELY_WITHIN:g}"
        )
        whose = "The simulated heart's" if is_demo else "Your"
        print(
            f"{whose} resonance: {result.breaths_per_min:.1f} breaths per minute ({certainty}). {_full_sentence(result.reason)}"
        )
        if not is_demo:
            print("To use this pace in your next pause: outbreath session --pattern own")
    if result.rates:
        print()
        print_table(RATE_COLUMNS, [_rate_row(row) for row in result.rates])
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


def _sentences(summary: SessionSummary) -> list[str]:
    sentences = []
    if summary.breaths:
        counts = ((summary.breaths, "breath"), (summary.beats, "heartbeat"))
        sentences.append(f"{', '.join(_pluralize(n, noun) for n, noun in counts if n)}.")
    before, after = summary.urge_before, summary.urge_after
    if before is not None and after is not None:
        sentences.append(f"Your urge was {before} before and {after} after.")
    if summary.decision is not None:
        sentences.append(DECISIONS[summary.decision])
    sentences += _describe_annotations(summary.annotations)
    if summary.gaps:
        times = _pluralize(len(summary.gaps), "time")
        sentences.append(f"The sensor stopped sending {times}. The pause continued.")
    return sentences


def _pluralize(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _describe_annotations(annotations: Annotations) -> Iterator[str]:
    """The trigger, the places in the body, the prediction and its outcome."""
    for field in WORDS_FIELDS:
        words = annotations.words(field)
        if words:
            yield f"{WORDS_LABELS[field.name].label}: {escape_control(join_words(words))}"
    if annotations.prediction:
        certainty = (
            "" if annotations.sure_percent is None else f" ({annotations.sure_percent} % sure)"
        )
        yield f"If I wait, then: {escape_control(annotations.prediction)}{certainty}"
    if annotations.outcome is not None:
        note = f" {escape_control(annotations.outcome_note)}" if annotations.outcome_note else ""
        yield f"{OUTCOME_TEXTS[annotations.outcome]}{note}"


def describe_signal(quality: Quality) -> str:
    """ "Signal: good. All 346 beats are as they came." """
    return f"Signal: {quality.verdict}. {_full_sentence(quality.reason)}"


def _full_sentence(message: Message) -> str:
    return as_sentence(to_english(message))


def print_figures(
    figures: Mapping[str, float | None],
    reasons: Mapping[str, Message],
    rsa_interval_ms: Sequence[float] | None = None,
) -> None:
    """Print a table: each figure with its unit, or the reason why there is none."""
    if figures and all(value is None for value in figures.values()):
        print(f"No figures: {to_english(next(iter(reasons.values()), NoBeats()))}.")
        return
    print_table(
        ("figure", ">value", "unit, or why it is missing"),
        [_figure_row(name, value, reasons, rsa_interval_ms) for name, value in figures.items()],
    )


def _figure_row(
    name: str,
    value: float | None,
    reasons: Mapping[str, Message],
    rsa_interval_ms: Sequence[float] | None,
) -> tuple[str, str, str]:
    figure, label = FIGURES[name], FIGURE_LABELS[name].label
    if value is None:
        return label, "–", to_english(reasons[name]) if name in reasons else ""
    unit = figure.unit
    if name == "rsa_ms" and rsa_interval_ms is not None:
        low, high = rsa_interval_ms
        unit = f"{unit}; 95 % interval {low:.0f} to {high:.0f}"
    return label, f"{value:.{figure.decimals}f}", unit


def print_plugin_figures(figures: "Sequence[PluginFigure]") -> None:
    """Print the figures of plug-ins as a table of their own, with the package each is from."""
    if figures:
        print()
        rows = [(*_plugin_figure_row(each), each.origin.package) for each in figures]
        print_table(("from plug-ins", ">value", "unit, or why it is missing", "package"), rows)


def _plugin_figure_row(figure: "PluginFigure") -> tuple[str, str, str]:
    if figure.value is None:
        return figure.label, "–", "" if figure.reason is None else to_english(figure.reason)
    return figure.label, f"{figure.value:.{figure.decimals}f}", figure.unit


def describe_minutes(seconds: float) -> str:
    """ "5 minutes", "3 minutes 10 seconds", "40 seconds"."""
    minutes, rest = divmod(round(seconds), 60)
    parts = [_format_count(minutes, "minute"), _format_count(rest, "second")]
    return " ".join(phrase for phrase in parts if phrase) or "0 seconds"


def _format_count(number: int, noun: str) -> str:
    return _pluralize(number, noun) if number else ""


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table.

    Parameters
    ----------
    columns : sequence of str
        The headings; a column whose heading begins with ">" is aligned to the right.
    rows : sequence of sequence of str
    """
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in columns:
        side: Literal["left", "right"] = "right" if column[:1] == ">" else "left"
        table.add_column(column.lstrip(">"), justify=side, overflow="fold")
    for row in rows:
        table.add_row(*map(escape_control, row))
    width = None if sys.stdout.isatty() else PIPED_WIDTH_CHARS
    Console(highlight=False, markup=False, width=width).print(table)


PROGRESS_DELAY_S: Final = 1.0


def show_progress(files: Sequence[Path], activity: str) -> Iterator[Path]:
    """The files one by one; after a second a terminal shows the progress."""
    if not sys.stderr.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import Progress

    progress = Progress(console=Console(stderr=True), transient=True)
    task = progress.add_task(activity, total=len(files))
    with _started_after(PROGRESS_DELAY_S, progress):
        for path in files:
            progress.update(task, description=f"{activity} {path.name}")
            yield path
            progress.advance(task)


@contextmanager
def _started_after(seconds: float, progress: "Progress") -> Iterator[None]:
    timer = Timer(seconds, progress.start)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        progress.stop()


def describe_understood(imported: "ImportedRecording") -> str:
    """How a file was understood, in one sentence without its full stop."""
    return join_messages(imported.understood, to_english)


def describe_reading(imported: "ImportedRecording") -> dict[str, object]:
    """What a file was read as, and why: fields of `import --json`."""
    return reading_to_json(imported, to_english, "reading_reason")
