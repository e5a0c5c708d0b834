"""How often is a trend named where nothing changes, and what does it cost to be careful?

    python -m tests.benchmarks.false_trends [--series 1000] [--seed 1]

Each cell: of so many series of n pauses in which nothing changes, the share in which any of the seven trends is
named. Neighbours are alike by phi: a first-order process behind each quantity, and for what is so or not so a
chain that keeps its last value with the probability phi. As told exactly; with ties, where minutes are
chosen from a few and ratings from three; and with a fifth of all answers missing.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from math import exp, sqrt
from random import Random
from typing import Final

import numpy as np

from tests.benchmarks.practice import FIRST, HOURS_APART
from trainer.events import Decision
from trainer.hrv.tachogram import FloatArray
from trainer.practice.annotations import Annotations, Outcome
from trainer.practice.pauses import Pause
from trainer.practice.statistics.regression import change_reach_99, fit_line_hc3, t_quantile_99
from trainer.practice.trends import compute_trends

PHIS: Final = (0.0, 0.3, 0.6)
SIZES: Final = (5, 10, 15, 30, 60)
KINDS: Final = ("exact", "ties", "missing")
MISSING_SHARE: Final = 0.2
# From first to last, in standard deviations, for the power.
CHANGES_SD: Final = (1.0, 2.0, 3.0, 5.0)
FEW_MINUTES: Final = (2.0, 5.0, 5.0, 5.0, 10.0)


def wave(chance: Random, phi: float, n: int) -> list[float]:
    """A first-order process with variance 1."""
    values = [chance.gauss(0.0, 1.0)]
    for _ in range(n - 1):
        values.append(phi * values[-1] + sqrt(1.0 - phi * phi) * chance.gauss(0.0, 1.0))
    return values


def chain(chance: Random, phi: float, n: int, share: float) -> list[bool]:
    """What is so or not so, alike by phi from one to the next."""
    values = [chance.random() < share]
    for _ in range(n - 1):
        keeps = chance.random() < phi
        values.append(values[-1] if keeps else chance.random() < share)
    return values


def steady_series(chance: Random, phi: float, n: int, kind: str) -> list[Pause]:
    """Pauses in which nothing changes."""
    lengths, begun, halved, rough, pulse, rsa = (wave(chance, phi, n) for _ in range(6))
    passed, feared = chain(chance, phi, n, 0.6), chain(chance, phi, n, 0.3)
    pauses = []
    for k in range(n):
        minutes = _minutes(lengths[k], kind)
        before = min(10, max(1, round(7.0 + (0.6 if kind == "ties" else 1.2) * begun[k])))
        left = before * 2.0 ** (-minutes / (6.0 * exp(0.3 * halved[k]))) + 0.7 * rough[k]
        after = min(10, max(0, round(left)))
        result = [kind != "missing" or chance.random() >= MISSING_SHARE for _ in range(5)]
        outcome = Outcome.AS_FEARED if feared[k] else Outcome.NOTHING
        decision = Decision.PASSED if passed[k] else Decision.REACH_OUT
        pauses.append(
            Pause(
                id=f"pause {k}",
                started=FIRST.isoformat(),
                day=HOURS_APART / 24.0 * k,
                waited_s=60.0 * minutes,
                planned_s=60.0 * minutes,
                urge_before=before,
                urge_after=after if result[0] else None,
                decision=decision if result[1] else None,
                mean_hr_bpm=70.0 + 4.0 * pulse[k] if result[2] else None,
                rsa_ms=60.0 + 12.0 * rsa[k] if result[3] else None,
                ended="completed",
                annotations=Annotations(
                    prediction="it ends", sure_percent=60, outcome=outcome if result[4] else None
                ),
            )
        )
    return pauses


def _minutes(length: float, kind: str) -> float:
    if kind != "ties":
        return 5.0 * exp(0.3 * length)
    return FEW_MINUTES[min(4, max(0, round(2.0 + 1.2 * length)))]


def named_in(pauses: Sequence[Pause]) -> list[str]:
    """The trends in which a change is named."""
    trends = compute_trends(pauses, [p.prediction for p in pauses if p.prediction]).trends
    return [name for name, trend in trends.items() if trend.direction is not None]


def false_names(phi: float, n: int, kind: str, series: int, seed: int) -> list[list[str]]:
    chance = Random(f"{seed} {phi} {n} {kind}")
    return [named_in(steady_series(chance, phi, n, kind)) for _ in range(series)]


def power_percent(
    n: int, series: int, seed: int, change_sd: float = 3.0, phi: float = 0.0
) -> tuple[float, float]:
    """How often a change among pauses that are alike by `phi` is named; and if intervals were Student's."""
    chance = Random(f"{seed} {phi} {n} {change_sd}")
    x: FloatArray = np.arange(float(n))
    narrower = t_quantile_99(n - 2) / change_reach_99(n)
    wide = narrow = 0
    for _ in range(series):
        line = fit_line_hc3(x, change_sd * x / (n - 1.0) + np.array(wave(chance, phi, n)))
        reach = (line.change_interval[1] - line.change_interval[0]) / 2.0
        wide += abs(line.change) > reach
        narrow += abs(line.change) > narrower * reach
    return 100.0 * wide / series, 100.0 * narrow / series


def power_rows(series: int, seed: int) -> list[str]:
    """The share of series in which a change is named, and after it that by Student's intervals."""
    rows = []
    for phi in PHIS:
        for change_sd in CHANGES_SD:
            percents = [power_percent(n, series, seed, change_sd, phi) for n in SIZES]
            cells = " | ".join(f"{wide:.0f} ({narrow:.0f}) %" for wide, narrow in percents)
            rows.append(f"| {phi:g} | {change_sd:g} sd | {cells} |")
    return rows


def main(arguments: Sequence[str] | None = None) -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--series", type=int, default=1000)
    words.add_argument("--seed", type=int, default=1)
    asked = words.parse_args(arguments)
    which: Counter[str] = Counter()
    print(f"| any of seven, phi | | {' | '.join(f'n {n}' for n in SIZES)} |")
    print("|---|---|" + "---|" * len(SIZES))
    for phi in PHIS:
        for kind in KINDS:
            cells = []
            for n in SIZES:
                named = false_names(phi, n, kind, asked.series, asked.seed)
                which.update(name for names in named for name in names)
                cells.append(f"{100.0 * sum(map(bool, named)) / asked.series:.1f} %")
            print(f"| {phi:g} | {kind} | {' | '.join(cells)} |", flush=True)
    cells_told = asked.series * len(PHIS) * len(KINDS) * len(SIZES)
    shares = ", ".join(f"{name} {100.0 * k / cells_told:.2f} %" for name, k in which.most_common())
    print(f"\nby trend: {shares}")
    print(f"\n| a change is named, phi | | {' | '.join(f'n {n}' for n in SIZES)} |")
    print("|---|---|" + "---|" * len(SIZES))
    print("\n".join(power_rows(asked.series, asked.seed)))


if __name__ == "__main__":
    main()
