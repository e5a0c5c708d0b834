"""Heart rates and contact, which boards repeat with every frame or line: told only when they are new."""

from collections.abc import Sequence
from typing import Final

from devices.protocols.heard import Heard, HeartRate

SLOWEST_BPM: Final = 20
FASTEST_BPM: Final = 300


def rate(hr_bpm: int) -> list[Heard]:
    """A rate that no heart has is how boards say that they have none."""
    return [HeartRate(float(hr_bpm))] if SLOWEST_BPM <= hr_bpm <= FASTEST_BPM else []


class Changes:
    """`times` is how often in a row it must be said to be believed, where nothing else protects it."""

    def __init__(self, times: int = 1) -> None:
        self._times = times
        self._told: dict[type, Heard] = {}
        self._said: dict[type, tuple[Heard, int]] = {}

    def of(self, said: Sequence[Heard]) -> list[Heard]:
        """What of it is not as it was told last."""
        return [word for word in said if self._is_new(word)]

    def _is_new(self, word: Heard) -> bool:
        kind = type(word)
        last, often = self._said.get(kind, (None, 0))
        often = often + 1 if last == word else 1
        self._said[kind] = word, often
        if often < self._times or self._told.get(kind) == word:
            return False
        self._told[kind] = word
        return True
