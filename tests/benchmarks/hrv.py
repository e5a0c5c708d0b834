"""How fast is the HRV core? CPU time, ours beside NeuroKit2's where it is installed.

    python -m tests.benchmarks.hrv [DATA]

DATA is the folder of recordings, by default `../shared/data` beside the checkout. Without it simulated
hearts take its place. The best of several runs counts: the rest is what else the machine was doing.
"""

import importlib.util
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from tests.trainer.hearts import SIX_A_MINUTE, a_heart, ends_of, recording
from trainer.events import Beat
from trainer.hrv import nonlinear
from trainer.hrv.artifacts.online import OnlineArtifactDetector, detect_artifacts
from trainer.hrv.frequency_domain import power_spectrum
from trainer.hrv.live.heart import LiveAnalysis
from trainer.hrv.record_figures import compute_record_figures
from trainer.hrv.resampling import resample_nn
from trainer.hrv.tachogram import FloatArray, Run, find_starts

DATA = Path(__file__).parents[3] / "shared" / "data"
SETTLED_BEATS = 600  # as many as the windows keep


class Row(NamedTuple):
    what: str
    ours: float
    target: float | None
    unit: str


def cpu(work: Callable[[], object], times: int = 1, rounds: int = 5) -> float:
    """CPU seconds of one call."""
    work()
    best = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        for _ in range(times):
            work()
        best = min(best, (time.process_time() - began) / times)
    return best


def of_a_beat(rr_ms: FloatArray, before: int) -> float:
    """CPU seconds of a beat and all figures, after so many beats."""
    pattern = np.resize(rr_ms, before + 400)
    beats = [Beat(t, rr) for t, rr in zip(ends_of(pattern).tolist(), pattern.tolist(), strict=True)]
    heart = LiveAnalysis()
    for beat in beats[:before]:
        heart.add(beat, SIX_A_MINUTE)
    best = float("inf")
    for a in range(before, before + 400, 50):
        began = time.process_time()
        for beat in beats[a : a + 50]:
            heart.add(beat, SIX_A_MINUTE)
            heart.figures(beat.t)
        best = min(best, (time.process_time() - began) / 50)
    return best


def judge_all(rr_ms: FloatArray) -> None:
    judge = OnlineArtifactDetector()
    for rr in rr_ms.tolist():
        judge.add(rr)


def recordings(data: Path) -> tuple[Run, Run]:
    """Five minutes and a day."""
    if not data.is_dir():
        rr, long = a_heart(0, rsa_ms=300.0), np.tile(a_heart(1, seconds=3600.0), 24)
        return Run(ends_of(rr), rr), Run(ends_of(long), long)
    short = recording(data, "physio_1.csv")
    long_one = recording(data, "nsr001_24h.csv.gz")
    return Run(short.t, short.rr_ms), Run(long_one.t, long_one.rr_ms)


def import_cpu(module: str) -> float:
    code = f"import time; a = time.process_time(); import {module}; print(time.process_time() - a)"
    result = (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        for _ in range(3)
    )
    return min(float(done.stdout) for done in result)


def ours(short: Run, day: Run) -> list[Row]:
    t, rr = short
    starts = find_starts(*day)
    rows = [
        Row("live, one beat, all figures", 1e3 * of_a_beat(rr, SETTLED_BEATS), 0.3, "ms"),
        Row("the same after 20 hours", 1e3 * of_a_beat(rr, 80_000), 0.3, "ms"),
        Row("causal judge, one beat", 1e6 * cpu(lambda: judge_all(rr)) / rr.size, None, "µs"),
        Row(
            "5 minutes, all figures",
            1e3 * cpu(lambda: compute_record_figures(t, rr), 10),
            3.0,
            "ms",
        ),
        Row("sample entropy, 5 minutes", 1e3 * cpu(lambda: nonlinear.sampen([rr]), 20), None, "ms"),
        Row("DFA, 5 minutes", 1e3 * cpu(lambda: nonlinear.dfa_alpha1([rr]), 20), None, "ms"),
        Row("24 hours, all figures", cpu(lambda: compute_record_figures(*day), 1, 3), 0.5, "s"),
        Row(
            "correction, 24 hours",
            cpu(lambda: detect_artifacts(day.nn_ms, starts=starts), 1, 3),
            None,
            "s",
        ),
        Row("spectrum, 24 hours", cpu(lambda: power_spectrum([resample_nn(day)]), 1, 3), None, "s"),
        Row(
            "import trainer.hrv.record_figures", import_cpu("trainer.hrv.record_figures"), 0.25, "s"
        ),
    ]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0
    return [*rows, Row("memory after all of this", peak, 200.0, "MB")]


def neurokit(short: Run, day: Run) -> dict[str, float]:
    """The same work by NeuroKit2, in the units of our rows."""
    if importlib.util.find_spec("neurokit2") is None:
        return {}
    import warnings

    import neurokit2 as nk
    from neurokit2.signal.signal_fixpeaks import _find_artifacts

    warnings.simplefilter("ignore")
    peaks = np.cumsum(short.nn_ms).astype(int)
    all_day = np.cumsum(day.nn_ms).astype(int)
    five = 1e3 * cpu(lambda: nk.hrv(peaks, sampling_rate=1000), 1, 3)
    return {
        "live, one beat, all figures": five,
        "5 minutes, all figures": five,
        "sample entropy, 5 minutes": 1e3 * cpu(lambda: nk.entropy_sample(short.nn_ms), 5),
        "correction, 24 hours": cpu(lambda: _find_artifacts(all_day, sampling_rate=1000), 1, 1),
        "import trainer.hrv.record_figures": import_cpu("neurokit2"),
    }


def main() -> None:
    short, day = recordings(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
    rows, peers = ours(short, day), neurokit(short, day)
    print(f"{'':32}{'ours':>10}{'target':>10}{'NeuroKit2':>12}{'ratio':>8}")
    for row in rows:
        peer = peers.get(row.what)
        target = "" if row.target is None else f"{row.target:g}"
        beside = "" if peer is None else f"{peer:12.3g}{peer / row.ours:8.0f}"
        print(f"{row.what:32}{row.ours:10.3g}{target:>10}{beside}  {row.unit}")
    if not peers:
        print("NeuroKit2 is not installed: pip install neurokit2==0.2.13 to see it beside ours.")


if __name__ == "__main__":
    main()
