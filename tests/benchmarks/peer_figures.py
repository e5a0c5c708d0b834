"""Figures by other packages, for `tests.benchmarks.validation`: JSON on stdin, JSON on stdout.

It imports nothing of the project, so that another interpreter can run it, in which those packages are installed:
they ask for versions that do not go together with ours.

    python peer_figures.py < tasks.json > results.json

A task has a `kind` and its arguments; a result is a number, or null where the package has no such figure or
raises.
"""

import json
import sys
import warnings
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from math import isfinite
from typing import Any, Final

import numpy as np

Figure = Callable[..., Any]


def _peaks(rr_ms: Any) -> Any:
    return np.concatenate(([0], np.cumsum(rr_ms))).astype(int)


def neurokit() -> Mapping[str, Figure]:
    import neurokit2 as nk

    def time(peaks: Any) -> Any:
        return nk.hrv_time(peaks, sampling_rate=1000).iloc[0]

    def corrected(rr_ms: Any) -> Any:
        _, peaks = nk.signal_fixpeaks(_peaks(rr_ms), 1000, iterative=True, method="Kubios")
        return peaks

    def frequency(rr_ms: Any) -> Any:
        return nk.hrv_frequency(_peaks(rr_ms), sampling_rate=1000, normalize=False).iloc[0]

    def breaths(rr_ms: Any) -> float:
        peaks = _peaks(rr_ms)
        rate = nk.ecg_rate(peaks, sampling_rate=1000, desired_length=int(peaks[-1]) + 1)
        signal = nk.ecg_rsp(rate[::10], sampling_rate=100)
        return float(np.median(nk.rsp_rate(signal, sampling_rate=100)))

    return {
        "rmssd": lambda rr_ms: time(_peaks(rr_ms))["HRV_RMSSD"],
        "sdnn": lambda rr_ms: time(_peaks(rr_ms))["HRV_SDNN"],
        "pnn50": lambda rr_ms: time(_peaks(rr_ms))["HRV_pNN50"],
        "corrected_rmssd": lambda rr_ms: time(corrected(rr_ms))["HRV_RMSSD"],
        "lf": lambda rr_ms: frequency(rr_ms)["HRV_LF"],
        "hf": lambda rr_ms: frequency(rr_ms)["HRV_HF"],
        "breaths": breaths,
    }


def hrv_analysis() -> Mapping[str, Figure]:
    import hrvanalysis as hrv

    # The package calls it by the name it had before NumPy 2.
    np.__dict__.setdefault("trapz", np.__dict__.get("trapezoid"))

    def cleaned(rr_ms: Any) -> Any:
        inliers = hrv.remove_outliers(list(rr_ms), low_rri=300, high_rri=2000, verbose=False)
        filled = hrv.interpolate_nan_values(inliers)
        normal = hrv.remove_ectopic_beats(filled, method="malik", verbose=False)
        return [x for x in hrv.interpolate_nan_values(normal) if isfinite(x)]

    time = hrv.get_time_domain_features
    frequency = hrv.get_frequency_domain_features
    return {
        "rmssd": lambda rr_ms: time(list(rr_ms))["rmssd"],
        "sdnn": lambda rr_ms: time(list(rr_ms))["sdnn"],
        "pnn50": lambda rr_ms: time(list(rr_ms))["pnni_50"],
        "corrected_rmssd": lambda rr_ms: time(cleaned(rr_ms))["rmssd"],
        "lf": lambda rr_ms: frequency(list(rr_ms))["lf"],
        "hf": lambda rr_ms: frequency(list(rr_ms))["hf"],
    }


def pyhrv() -> Mapping[str, Figure]:
    import matplotlib as mpl

    mpl.use("Agg")
    from pyhrv import frequency_domain, time_domain

    def band(rr_ms: Any, k: int) -> float:
        result = frequency_domain.welch_psd(nni=np.array(rr_ms), show=False, mode="dev")
        return float(result[0]["fft_abs"][k])

    return {
        "rmssd": lambda rr_ms: time_domain.rmssd(nni=np.array(rr_ms))["rmssd"],
        "sdnn": lambda rr_ms: time_domain.sdnn(nni=np.array(rr_ms))["sdnn"],
        "pnn50": lambda rr_ms: time_domain.nn50(nni=np.array(rr_ms))["pnn50"],
        "corrected_rmssd": lambda rr_ms: time_domain.rmssd(nni=np.array(rr_ms))["rmssd"],
        "lf": lambda rr_ms: band(rr_ms, 1),
        "hf": lambda rr_ms: band(rr_ms, 2),
    }


PACKAGES: Final[Mapping[str, tuple[str, Callable[[], Mapping[str, Figure]]]]] = {
    "NeuroKit2": ("neurokit2", neurokit),
    "hrv-analysis": ("hrv-analysis", hrv_analysis),
    "pyhrv": ("pyhrv", pyhrv),
}


def compute(figures: Mapping[str, Figure], kind: str, rr_ms: list[float]) -> float | None:
    figure = figures.get(kind)
    if figure is None:
        return None
    try:
        value = float(figure(rr_ms))
    except Exception as exc:  # noqa: BLE001  reported
        print(f"{kind}: {exc!r}", file=sys.stderr)
        return None
    return value if isfinite(value) else None


def main() -> None:
    warnings.simplefilter("ignore")
    tasks = json.load(sys.stdin)
    result, real_stdout = {}, sys.stdout
    sys.stdout = sys.stderr  # some of the packages print
    for name, (distribution, load) in PACKAGES.items():
        try:
            release, figures = version(distribution), load()
        except (PackageNotFoundError, ImportError, TypeError) as exc:
            print(f"{name}: {exc!r}", file=sys.stderr)
            continue
        results = [compute(figures, kind, rr_ms) for kind, rr_ms in tasks]
        result[name] = {"version": release, "results": results}
    json.dump(result, real_stdout)


if __name__ == "__main__":
    main()
