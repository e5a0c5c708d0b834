"""What single parts cost on the processor, whatever else the machine does: `python -m tests.benchmarks.parts`.

The day is read from the shared recordings and left out where they are not there.
"""

from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time
from typing import Final

from devices.simulation.faults import Faults
from devices.simulation.person import Person
from devices.simulation.source import SimulatedHeart
from tests.benchmarks.people import ROUND_S, TARGET, sit
from trainer.breathing.adaptive import AdaptiveController
from trainer.breathing.ramp import FixedController
from trainer.formats.reader import read_file
from trainer.pacing import Pacer

RUNS: Final = 5
DAY: Final = Path(__file__).parents[3] / "shared" / "data" / "rr" / "nsr001_24h.csv.gz"


def measure() -> None:
    """Print what each takes, the median of some runs, s."""
    heart_s, fixed_s, closed_s = _took(_beat), _took(_sit_fixed), _took(_sit_closed)
    print(f"five minutes of a simulated heart             {1000.0 * heart_s:6.1f} ms")
    print(f"five minutes of the closed loop, beside it    {1000.0 * (closed_s - fixed_s):6.1f} ms")
    if DAY.exists():
        print(
            f"a day of beats, read                          {1000.0 * _took(_read_a_day):6.1f} ms"
        )


def _took(do: Callable[[], object]) -> float:
    spent = []
    for _ in range(RUNS):
        began = process_time()
        do()
        spent.append(process_time() - began)
    return median(spent)


def _beat() -> None:
    pacer = Pacer(TARGET, began=0.0)
    for t, _ in SimulatedHeart(Person(), Faults(), lambda: pacer).moments():
        if t >= ROUND_S:
            return


def _sit_fixed() -> None:
    sit(Person(), FixedController(TARGET))


def _sit_closed() -> None:
    sit(Person(), AdaptiveController(TARGET, ROUND_S))


def _read_a_day() -> None:
    read_file(DAY)


if __name__ == "__main__":
    measure()
