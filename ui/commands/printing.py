"""What the terminal shows: JSON for programs, words and tables for people."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

UNITS: Final = {
    "mean_hr_bpm": "beats/min",
    "mean_nn_ms": "ms",
    "sdnn_ms": "ms",
    "rmssd_ms": "ms",
    "pnn50": "%",
    "sd1_ms": "ms",
    "sd2_ms": "ms",
    "vlf_ms2": "ms²",
    "lf_ms2": "ms²",
    "hf_ms2": "ms²",
    "total_ms2": "ms²",
    "lf_hf": "",
    "lf_peak_hz": "Hz",
    "dfa_alpha1": "",
    "sampen": "",
    "coherence_ratio": "",
    "rsa_ms": "ms",
    "rsa_bpm": "beats/min",
    "breaths_per_min": "breaths/min",
}
DECISIONS: Final = {
    "passed": "The urge had passed.",
    "wait_again": "You chose to wait again.",
    "reach_out": "You chose to reach out, on purpose.",
}


def print_json(value: object) -> None:
    """Exactly one JSON value: what may not be shown is null, never NaN."""
    print(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2))


def print_review(review: Mapping[str, Any], reasons: Mapping[str, str]) -> None:
    print(f"You waited {minutes_words(review['duration_s'])}.")
    for sentence in _sentences(review):
        print(sentence)
    print(f"Signal: {review['quality']['verdict']}. {review['quality']['reason']}")
    print()
    for line in figure_lines(review["figures"], reasons):
        print(line)
    print(f"\nKept as {review['id']}.")


def _sentences(review: Mapping[str, Any]) -> list[str]:
    said = []
    if review["breaths"]:
        said.append(f"{review['breaths']} breaths, {review['beats']} heart beats.")
    before, after = review["urge_before"], review["urge_after"]
    if before is not None and after is not None:
        said.append(f"Your urge was {before} before and {after} after.")
    if review["decision"]:
        said.append(DECISIONS[review["decision"]])
    if review["gaps"]:
        said.append(f"The sensor was silent {len(review['gaps'])} times; the pause went on.")
    return said


def figure_lines(figures: Mapping[str, float | None], reasons: Mapping[str, str]) -> list[str]:
    """One line a figure: its name, its value with the unit, or why there is none."""
    return [f"  {name:<18}{_value(name, value, reasons)}" for name, value in figures.items()]


def _value(name: str, value: float | None, reasons: Mapping[str, str]) -> str:
    if value is None:
        return f"       – {reasons.get(name, '')}".rstrip()
    return f"{value:>10.{_digits(name)}f} {UNITS.get(name, '')}".rstrip()


def _digits(name: str) -> int:
    return 3 if UNITS.get(name, "") in ("", "Hz") else 1


def minutes_words(seconds: float) -> str:
    """ "5 minutes", "3 minutes 10 seconds", "40 seconds"."""
    minutes, rest = divmod(round(seconds), 60)
    parts = [_counted(minutes, "minute"), _counted(rest, "second")]
    return " ".join(part for part in parts if part) or "0 seconds"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in columns:
        table.add_column(column)
    for row in rows:
        table.add_row(*row)
    Console(highlight=False, markup=False).print(table)
