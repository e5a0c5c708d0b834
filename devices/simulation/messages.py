"""What a simulated sensor says, and what is wrong with the options of a simulated heart."""

from trainer.messages import Message


class SimulatedContactPoor(Message, frozen=True):
    pass


class TooManyFaults(Message, frozen=True):
    """`largest_share` is of all beats."""

    largest_share: float


class SimulationKeyUnknown(Message, frozen=True):
    key: str
    known: tuple[str, ...]


class SimulationKeyRepeated(Message, frozen=True):
    key: str


class SeedNotAllowed(Message, frozen=True):
    low: int
    high: int
    text: str


class SimulationNumberNotAllowed(Message, frozen=True):
    """`unit` has a blank before it, or is empty."""

    key: str
    low: float
    high: float
    unit: str
    text: str


class SimulationSpansNotAllowed(Message, frozen=True):
    key: str
    text: str
