"""The same beats in Outbreath, NeuroKit2 and hrv-analysis, for `resources/docs/coming-from.md`.

    python -m tests.benchmarks.same_beats [--peers PYTHON]

The other packages run in the interpreter PYTHON, by default this one, see `tests.benchmarks.validation`.
"""

import argparse
import json
import subprocess
import sys
from typing import Final

from ui.api.analyses import analyze
from ui.api.simulation import simulate

HEARTS: Final = {"clean": 0.0, "2 % too early": 0.02}
"""The hearts of the page, by the share of their ectopic beats."""
PEERS: Final = """
import json, sys, warnings
import numpy as np
warnings.simplefilter("ignore")
np.trapz = getattr(np, "trapz", None) or np.trapezoid  # which hrv-analysis still asks for
import hrvanalysis
import neurokit2 as nk

def neurokit(rr_ms, peaks):
    kept = dict(nk.hrv_time(peaks, 1000).iloc[0]) | dict(nk.hrv_nonlinear(peaks, 1000).iloc[0])
    kept |= dict(nk.hrv_frequency(peaks, 1000, normalize=False).iloc[0])
    _, fixed = nk.signal_fixpeaks(peaks, 1000, iterative=True, method="Kubios")
    kept["HRV_RMSSD, corrected"] = nk.hrv_time(fixed, 1000)["HRV_RMSSD"].iloc[0]
    return kept

def hrv_analysis(rr_ms, _):
    kept = hrvanalysis.get_time_domain_features(rr_ms) | hrvanalysis.get_sampen(rr_ms)
    kept |= hrvanalysis.get_frequency_domain_features(rr_ms)
    kept |= hrvanalysis.get_poincare_plot_features(rr_ms)
    nn_ms = [nn for nn in hrvanalysis.get_nn_intervals(rr_ms, verbose=False) if nn == nn]
    kept["rmssd, corrected"] = hrvanalysis.get_time_domain_features(nn_ms)["rmssd"]
    return kept

WANTED = {
    neurokit: ("MeanNN", "SDNN", "RMSSD", "RMSSD, corrected", "pNN50", "SD1", "SD2", "LF", "HF", "DFA_alpha1", "SampEn"),
    hrv_analysis: ("mean_nni", "mean_hr", "sdnn", "rmssd", "rmssd, corrected", "pnni_50", "sd1", "sd2", "lf", "hf", "sampen"),
}
for name, rr_ms in json.load(sys.stdin).items():
    peaks = np.round(np.concatenate([[0.0], np.cumsum(rr_ms)])).astype(int)
    for package, wanted in WANTED.items():
        figures = package(rr_ms, peaks)
        for key in wanted:
            value = figures.get(key, figures.get(f"HRV_{key}"))
            print(f"{name:16}{package.__name__:14}{key:20}{float(value):10.3f}")
"""


def main(python: str) -> int:
    recordings = {
        name: simulate(
            5.0,
            seed=21,
            pattern=None,
            hr_bpm=62.0,
            own_breaths_per_min=15.0,
            rsa_ms=90.0,
            ectopic=share,
        )
        for name, share in HEARTS.items()
    }
    for name, recording in recordings.items():
        for way, figures in (
            ("outbreath", analyze(recording).figures),
            ("uncorrected", analyze(recording, correct=False).figures),
        ):
            for key, value in figures.items():
                if value is not None:
                    print(f"{name:16}{way:14}{key:20}{value:10.3f}")
    intervals = {name: recording.rr_ms.tolist() for name, recording in recordings.items()}
    sys.stdout.flush()
    command = [python, "-c", PEERS]
    return subprocess.run(command, input=json.dumps(intervals), text=True, check=False).returncode


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON")
    raise SystemExit(main(parser.parse_args().peers))
