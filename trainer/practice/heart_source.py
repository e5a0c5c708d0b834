"""Where the heart of a session came from: from no sensor, from a sensor, or from a demonstration.

Rule: a demonstration, whose heart was simulated or replayed from a file, is kept like any session, and is in
nothing that is said of the person: no trend, no suggestion, no personal breath, no question about a prediction.
"""

from typing import Final

NO_SENSOR: Final = "none"
DEMO_KINDS: Final = frozenset({"simulated", "replay"})
DEMO_PREFIX: Final = "demo-"  # of the plug-ins whose sensors are no person's


def is_demo(source: str | None) -> bool:
    """Whether the heart of this source is a demonstration.

    Examples
    --------
    >>> is_demo("simulated:seed=7"), is_demo("replay:a.csv"), is_demo("ble:Polar H10"), is_demo("none")
    (True, True, False, False)
    >>> is_demo("demo-acme:1"), is_demo("acme:1")
    (True, False)
    """
    if source is None:
        return False
    return source.partition(":")[0] in DEMO_KINDS or source.startswith(DEMO_PREFIX)


def has_heart(source: str | None) -> bool:
    """Whether beats may come from this source at all."""
    return bool(source) and source != NO_SENSOR
