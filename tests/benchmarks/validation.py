"""Are the figures right? One table of ours beside NeuroKit2, hrv-analysis and pyhrv.

    python -m tests.benchmarks.validation [DATA] [--peers PYTHON] [--seeds N]

DATA is the folder of recordings, by default `../shared/data` beside the checkout; parts of which there is no
data are left out. The other packages run in the interpreter PYTHON, by default this one:

    python -m venv peers && peers/bin/pip install neurokit2==0.2.13 hrv-analysis==1.0.5 pyhrv==0.5.0 \
        nolds==0.5.2 peakutils
    python -m tests.benchmarks.validation --peers peers/bin/python > resources/docs/benchmark.md

Every number comes from the same intervals for all. A package that has no correction measures them as they came.
"""

import argparse
import csv
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

import numpy as np

from tests.trainer.hearts import a_heart, disturbed, ends_of, recording
from trainer.hrv import time_domain
from trainer.hrv.frequency_domain import HF_HZ, LF_HZ, band_power, power_spectrum
from trainer.hrv.record_figures import compute_record_figures
from trainer.hrv.resampling import resample_nn
from trainer.hrv.tachogram import FloatArray, Run

DATA: Final = Path(__file__).parents[3] / "shared" / "data"
PEER_SCRIPT: Final = Path(__file__).with_name("peer_figures.py")
PEERS: Final = ("NeuroKit2", "hrv-analysis", "pyhrv")
WINDOW_BEATS: Final = 360
FAR_OFF: Final = 0.5  # an RMSSD further from the truth is counted as wrong
KINDS: Final = ("missed", "extra", "misplaced")
BURDENS: Final = ((0.0, 0.02), (0.02, 0.05), (0.05, 0.10), (0.10, 0.20), (0.20, 1.0))

NAMES: Final = {"sdnn": "SDNN", "rmssd": "RMSSD", "pnn50": "pNN50"}

Value: TypeAlias = float | None


class Task(NamedTuple):
    """One series, what is asked of it, and what is true."""

    kind: str
    rr_ms: FloatArray
    truth: float


class Row(NamedTuple):
    """A line of the table: its tasks, and how answers to them become one cell."""

    name: str
    tasks: Sequence[Task]
    summarize: Callable[[Sequence[Task], Sequence[Value]], str]


class Section(NamedTuple):
    title: str
    about: str
    rows: Sequence[Row]


# ---------------------------------------------------------------------------- what ours answers


def _band(rr_ms: FloatArray, band: tuple[float, float]) -> Value:
    spectrum = power_spectrum([resample_nn(Run(ends_of(rr_ms), rr_ms))])
    return None if spectrum is None else band_power(spectrum, band)


def _figure(rr_ms: FloatArray, key: str) -> Value:
    return compute_record_figures(ends_of(rr_ms), rr_ms).figures[key]


OURS: Final[Mapping[str, Callable[[FloatArray], Value]]] = {
    "rmssd": lambda rr_ms: time_domain.rmssd_ms(np.diff(rr_ms)),
    "sdnn": time_domain.sdnn_ms,
    "pnn50": lambda rr_ms: time_domain.pnn50(np.diff(rr_ms)),
    "corrected_rmssd": lambda rr_ms: _figure(rr_ms, "rmssd_ms"),
    "lf": lambda rr_ms: _band(rr_ms, LF_HZ),
    "hf": lambda rr_ms: _band(rr_ms, HF_HZ),
    "breaths": lambda rr_ms: _figure(rr_ms, "breaths_per_min"),
}


# ---------------------------------------------------------------------------- cells


def worst_difference(tasks: Sequence[Task], values: Sequence[Value]) -> str:
    """The largest relative difference from the published value, in percent."""
    errors = [_relative(task, value) for task, value in zip(tasks, values, strict=True)]
    known = [error for error in errors if error is not None]
    return f"{100.0 * max(known):.2g} %" if len(known) == len(tasks) else "–"


def worst_points(tasks: Sequence[Task], values: Sequence[Value]) -> str:
    """The largest difference from the published value of a figure that is a percentage."""
    if None in values:
        return "–"
    errors = [abs((value or 0.0) - task.truth) for task, value in zip(tasks, values, strict=True)]
    return f"{max(errors):.2g} points"


def mean_change(tasks: Sequence[Task], values: Sequence[Value]) -> str:
    """The mean relative difference from the first value, in percent, of those that are shown."""
    undisturbed, *disturbed_values = values
    known = [value for value in disturbed_values if value is not None]
    if undisturbed is None or not known:
        return "–"
    change = 100.0 * float(np.mean([abs(value / undisturbed - 1.0) for value in known]))
    hidden = len(disturbed_values) - len(known)
    return f"{change:.1f} %" + (f" ({hidden} not shown)" if hidden else "")


def wrong_of_shown(tasks: Sequence[Task], values: Sequence[Value]) -> str:
    """How many of those shown are more than half off; where there is no truth, any shown one is."""
    shown = [(task, value) for task, value in zip(tasks, values, strict=True) if value is not None]
    if not shown:
        return "0 of 0"
    wrong = sum(_is_wrong(task, value) for task, value in shown)
    return f"{wrong} of {len(shown)}"


def plain_values(tasks: Sequence[Task], values: Sequence[Value]) -> str:
    return ", ".join("–" if value is None else f"{value:.1f}" for value in values)


def _relative(task: Task, value: Value) -> float | None:
    if value is None:
        return None
    return abs(value - task.truth) / task.truth if task.truth else abs(value - task.truth)


def _is_wrong(task: Task, value: float) -> bool:
    return not np.isfinite(task.truth) or abs(value / task.truth - 1.0) > FAR_OFF


# ---------------------------------------------------------------------------- golden series


def golden(data: Path) -> Iterator[Section]:
    rows = [*_toolbox_rows(data), *_welltory_rows(data)]
    if rows:
        about = "The largest difference from the published value, over all series."
        yield Section("Published series", about, rows)


def _toolbox_rows(data: Path) -> list[Row]:
    windows = _rows_of(data / "golden" / "golden_physionet_cv_toolbox.csv")
    columns = (("sdnn", "SDNN", 1.0), ("rmssd", "RMSSD", 1.0), ("pnn50", "pNN50_frac", 100.0))
    return [
        _published(f"PhysioNet toolbox, {NAMES[kind]}", kind, windows, column, "nn_ms", scale)
        for kind, column, scale in columns
        if windows
    ]


def _welltory_rows(data: Path) -> list[Row]:
    series = _rows_of(data / "golden" / "golden_welltory.csv")
    return [
        _published(f"Welltory, {NAMES[kind]}", kind, series, kind, "rr_ms", 1.0)
        for kind in ("sdnn", "rmssd", "pnn50")
        if series
    ]


def _published(
    name: str,
    kind: str,
    rows: Sequence[Mapping[str, str]],
    column: str,
    numbers: str,
    scale: float,
) -> Row:
    tasks = [
        Task(kind, np.array([float(x) for x in row[numbers].split()]), scale * float(row[column]))
        for row in rows
    ]
    summarize = worst_points if kind == "pnn50" else worst_difference
    return Row(f"{name} ({len(tasks)} series)", tasks, summarize)


def _rows_of(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open() as file:
        return list(csv.DictReader(file))


# ---------------------------------------------------------------------------- injected faults


def injected(data: Path, seeds: int) -> Iterator[Section]:
    rows = [
        Row(f"{name}, {100.0 * share:.0f} % of the beats", tasks, mean_change)
        for name, share in product(
            ("physio_1", "hrvpkg_rest_rri", "nk_bio_resting_8min"), (0.02, 0.05)
        )
        if (tasks := list(_disturbed_tasks(data, name, share, seeds)))
    ]
    if rows:
        about = (
            "Beats missed, extra or misplaced: by how much the RMSSD after each package's own correction "
            "(pyhrv has none) differs from what the same package finds in the recording undisturbed; mean."
        )
        yield Section("Injected faults", about, rows)


def _disturbed_tasks(data: Path, name: str, share: float, seeds: int) -> Iterator[Task]:
    if not (data / "rr" / f"{name}.csv").exists():
        return
    clean = recording(data, f"{name}.csv").rr_ms
    yield Task("corrected_rmssd", clean, float("nan"))
    for seed in range(seeds):
        yield Task("corrected_rmssd", disturbed(clean, seed, KINDS, share)[0], float("nan"))


# ---------------------------------------------------------------------------- ectopic beats


def ectopy(data: Path, seeds: int) -> Iterator[Section]:
    rows = [*_labelled_rows(data), *_simulated_rows(seeds)]
    about = (
        f"Windows of {WINDOW_BEATS} beats: how many of those shown have an RMSSD more than 50 % from that of "
        "the beats labelled normal; in a rhythm without normal beats side by side, all that are shown. The "
        "other packages show every window. In mitdb105, where noise hides beats, some that are labelled "
        "normal are misplaced: there the labels themselves give an RMSSD that is too large."
    )
    yield Section("Ectopic beats, by their share", about, rows)


def _labelled_rows(data: Path) -> Iterator[Row]:
    windows = [window for name in LABELLED for window in _labelled_windows(data, name)]
    for low, high in BURDENS:
        tasks = [task for burden, task in windows if low <= burden < high]
        if tasks:
            name = f"labelled, {100.0 * low:.0f} to {100.0 * high:.0f} % ectopic ({len(tasks)})"
            yield Row(name, tasks, wrong_of_shown)
    burdened = data / "rr" / "ltdb15814_burden.txt"
    if burdened.exists():
        task = Task("corrected_rmssd", np.loadtxt(burdened), 7.8)
        yield Row("ltdb15814, 17 % ectopic, its RMSSD is 7.8 ms", [task], plain_values)


LABELLED: Final = ("mitdb100.csv", "mitdb105.csv", "ltdb14184_30k.csv.gz")


def _labelled_windows(data: Path, name: str) -> Iterator[tuple[float, Task]]:
    if not (data / "rr" / name).exists():
        return
    beats = recording(data, name)
    for a in range(0, beats.rr_ms.size - WINDOW_BEATS + 1, WINDOW_BEATS):
        rr_ms, labels = beats.rr_ms[a : a + WINDOW_BEATS], beats.labels[a : a + WINDOW_BEATS]
        normal = np.array([label == "NN" for label in labels])
        truth = time_domain.rmssd_ms(np.diff(rr_ms)[normal[1:] & normal[:-1]])
        burden = sum(label[1] != "N" for label in labels) / WINDOW_BEATS
        yield burden, Task("corrected_rmssd", rr_ms, truth if truth is not None else np.nan)


def _simulated_rows(seeds: int) -> Iterator[Row]:
    groups = (
        ("bigeminy to every 4th beat early", range(2, 5)),
        ("every 5th to 10th", range(5, 11)),
        ("every 11th to 20th", range(11, 21)),
    )
    for name, every in groups:
        tasks = list(_every_beat_tasks(every, seeds))
        yield Row(f"simulated, {name} ({len(tasks)})", tasks, wrong_of_shown)
    for variation in (0.08, 0.10, 0.15):
        tasks = [
            Task("corrected_rmssd", _by_lot(seed, variation), float("nan")) for seed in range(seeds)
        ]
        yield Row(f"simulated, by lot, variation {variation:g} ({seeds})", tasks, wrong_of_shown)


def _every_beat_tasks(every: range, seeds: int) -> Iterator[Task]:
    """A steady heart in which every so many beats one is early, with and without a compensatory pause."""
    for k, coupling, pauses, seed in product(
        every, (0.6, 0.7, 0.8, 0.9), (True, False), range(max(1, seeds // 10))
    ):
        rr_ms = np.random.default_rng(seed).normal(800.0, 8.0, WINDOW_BEATS)
        truth = time_domain.rmssd_ms(np.diff(rr_ms))
        at = np.arange(k - 1, WINDOW_BEATS - 1, k)
        early_ms = (1.0 - coupling) * rr_ms[at]
        rr_ms[at] -= early_ms
        if pauses:
            rr_ms[at + 1] += early_ms
        yield Task("corrected_rmssd", rr_ms, truth or float("nan"))


def _by_lot(seed: int, variation: float) -> FloatArray:
    """Independent intervals, as in atrial fibrillation."""
    return np.random.default_rng(seed).normal(750.0, variation * 750.0, WINDOW_BEATS).clip(300.0)


# ---------------------------------------------------------------------------- spectrum and breath


def spectrum() -> Iterator[Section]:
    rr_ms = _two_waves()
    rows = [
        Row("LF of 0.1 Hz, 40 ms: 800 ms²", [Task("lf", rr_ms, 800.0)], plain_values),
        Row("HF of 0.25 Hz, 15 ms: 112.5 ms²", [Task("hf", rr_ms, 112.5)], plain_values),
    ]
    yield Section("Spectrum", "Two sines in the intervals of 5 minutes, 850 ms on average.", rows)


def _two_waves() -> FloatArray:
    t, intervals = 0.0, []
    while t < 300.0:
        waves = 40.0 * np.cos(0.2 * np.pi * t), 15.0 * np.cos(0.5 * np.pi * t)
        intervals.append(850.0 + float(sum(waves)))
        t += intervals[-1] / 1000.0
    return np.array(intervals)


def breathing(data: Path) -> Iterator[Section]:
    rows = [
        Row(f"{name}, measured {truth:.1f} a minute", [Task("breaths", rr_ms, truth)], plain_values)
        for name, column in (("physio_1", "airflow"), ("nk_bio_resting_8min", "belt"))
        if (data / "rr" / f"{name}.csv").exists()
        for rr_ms in (recording(data, f"{name}.csv").rr_ms,)
        for truth in (_measured_rate(data, name, column),)
    ]
    quick = a_heart(0, breath_s=5.0, rsa_ms=90.0)
    rows.append(Row("simulated, 12 a minute", [Task("breaths", quick, 12.0)], plain_values))
    about = "Breaths a minute, from the intervals alone; a dash where they cannot tell."
    yield Section("Breathing rate", about, rows)


def _measured_rate(data: Path, name: str, column: str) -> float:
    """Where the spectrum of the measured breath peaks: the median of windows of 64 s."""
    rows = _rows_of(data / "waveforms" / f"{name}_respiration_25hz.csv")
    t, signal = (np.array([float(row[key]) for row in rows]) for key in ("t_s", column))
    return float(np.median([_peak_rate(signal[t > end - 64.0][: 64 * 25]) for end in _ends(t)]))


def _ends(t: FloatArray) -> list[float]:
    return np.arange(64.0, float(t[-1]), 32.0).tolist()


def _peak_rate(part: FloatArray) -> float:
    power = np.abs(np.fft.rfft((part - part.mean()) * np.hanning(part.size), 16384))
    hz = np.fft.rfftfreq(16384, 0.04)
    breath = (hz > 0.05) & (hz < 0.5)
    return float(60.0 * hz[breath][power[breath].argmax()])


# ---------------------------------------------------------------------------- the table


def sections(data: Path, seeds: int) -> list[Section]:
    parts = (golden(data), injected(data, seeds), ectopy(data, seeds), spectrum(), breathing(data))
    return [section for part in parts for section in part]


class Peer(NamedTuple):
    name: str
    version: str
    results: Sequence[Value]


def ask_peers(python: str, tasks: Sequence[Task]) -> list[Peer]:
    """Let the other packages answer the same tasks, in an interpreter of their own."""
    asked = json.dumps([[task.kind, task.rr_ms.tolist()] for task in tasks])
    done = subprocess.run(
        [python, "-W", "ignore", str(PEER_SCRIPT)],
        input=asked,
        capture_output=True,
        text=True,
        check=False,
    )
    print(done.stderr, file=sys.stderr, end="")
    result = json.loads(done.stdout or "{}")
    return [
        Peer(name, result[name]["version"], result[name]["results"])
        for name in PEERS
        if name in result
    ]


def format_tables(parts: Sequence[Section], peers: Sequence[Peer]) -> Iterator[str]:
    """Yield the lines of the page, in Markdown."""
    yield "# Ours beside other packages"
    yield ""
    yield "Printed by `python -m tests.benchmarks.validation`; what it compares is said in its first lines."
    missing = [name for name in PEERS if name not in {peer.name for peer in peers}]
    if missing:
        yield f"Not installed here: {', '.join(missing)}."
    heads = ["ours", *(f"{peer.name} {peer.version}" for peer in peers)]
    done = 0
    for section in parts:
        yield from ("", f"## {section.title}", "", section.about, "")
        yield f"| | {' | '.join(heads)} |"
        yield "|---" * (len(heads) + 1) + "|"
        for row in section.rows:
            ours = [OURS[task.kind](task.rr_ms) for task in row.tasks]
            span = slice(done, done + len(row.tasks))
            answers = [ours, *(peer.results[span] for peer in peers)]
            cells = [row.summarize(row.tasks, answer) for answer in answers]
            yield f"| {row.name} | {' | '.join(cells)} |"
            done += len(row.tasks)


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON")
    parser.add_argument("--seeds", type=int, default=20)
    args = parser.parse_args(argv)
    parts = sections(args.data, args.seeds)
    tasks = [task for section in parts for row in section.rows for task in row.tasks]
    for line in format_tables(parts, ask_peers(args.peers, tasks)):
        print(line, flush=True)


if __name__ == "__main__":
    main()
