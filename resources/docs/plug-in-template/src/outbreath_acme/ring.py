"""A sensor: the Acme heart ring, here one that beats once a second."""

import threading
from collections.abc import Iterable, Iterator

from outbreath.plugins import Battery, FoundSensor, Intervals, PluginError, Reading, SkinContact

ADDRESS = "1"


class Ring:
    """Finds and reads the rings that this computer knows."""

    label = "Acme ring"

    def find(self, seconds: float) -> Iterable[FoundSensor]:
        return [FoundSensor(ADDRESS, "Acme ring 1")]

    def read(self, address: str, stop: threading.Event) -> Iterator[Reading]:
        if address != ADDRESS:
            raise PluginError(f"There is no Acme ring {address}: use {ADDRESS}.")
        yield Battery(80)
        yield SkinContact(is_good=True)
        # A real ring is read here, by a call that returns after a second at the latest.
        while not stop.wait(1.0):
            yield Intervals([1000.0])
