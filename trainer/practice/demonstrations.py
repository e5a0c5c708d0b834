"""What is a demonstration: a session whose heart was simulated, or replayed from a file.

Rule: a demonstration is kept like any session, and is in nothing that is said of the person: no trend, no
suggestion, no personal breath, no question about a prediction.
"""

from typing import Final

DEMO_KINDS: Final = frozenset({"simulated", "replay"})


def is_demo(source: str | None) -> bool:
    """Whether the heart of this source is a demonstration.

    Examples
    --------
    >>> is_demo("simulated:seed=7"), is_demo("replay:a.csv"), is_demo("ble:Polar H10"), is_demo("none")
    (True, True, False, False)
    """
    return source is not None and source.partition(":")[0] in DEMO_KINDS
