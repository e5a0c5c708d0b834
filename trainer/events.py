"""Everything that can happen in a session.

These frozen values are the one language that devices, core and screens share.
`t` is always seconds on the session clock; any other quantity carries its unit in its name.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from trainer.errors import IllegalCommandError
from trainer.pacing import BreathPattern

URGE_RANGE: Final = (0, 10)
SURE_RANGE: Final = (0, 100)  # %


class Contact(StrEnum):
    """How well the sensor touches. A sensor that was never chosen is `NONE`, not lost."""

    NONE = "none"
    GOOD = "good"
    POOR = "poor"
    LOST = "lost"


class Link(StrEnum):
    """How the connection to a sensor stands. That says nothing of how well it touches."""

    SEARCHING = "searching"
    CONNECTING = "connecting"
    CONNECTED = "connected"  # but no RR interval has come yet
    STREAMING = "streaming"
    LOST = "lost"  # and tried again
    UNAVAILABLE = "unavailable"


class Decision(StrEnum):
    """What the person chose after reassessing. All three are equal."""

    PASSED = "passed"
    WAIT_AGAIN = "wait_again"
    REACH_OUT = "reach_out"


class Moment(StrEnum):
    """When in the session an urge was rated."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Beat:
    """One heart beat as the sensor told it. Never altered, never replaced.

    `t` is when the beat happened, `rr_ms` the interval that ended with it. `raw` is the sensor's own
    number in the sensor's own unit, and `received` when it arrived, so that both can be worked out
    again with a better method.
    """

    t: float
    rr_ms: float
    raw: int | None = None
    received: float | None = None


@dataclass(frozen=True, slots=True)
class SourceChanged:
    """From now on beats come from this source. `resolution_ms` is the grain of its intervals."""

    t: float
    source: str
    resolution_ms: float = 1.0
    gives_rr: bool = True


@dataclass(frozen=True, slots=True)
class ContactChanged:
    """The sensor touches better or worse than before; `detail` says more, in words for a person."""

    t: float
    contact: Contact
    detail: str = ""


@dataclass(frozen=True, slots=True)
class LinkChanged:
    """The connection stands otherwise than before; `detail` says why, and what can be done."""

    t: float
    link: Link
    detail: str = ""


@dataclass(frozen=True, slots=True)
class HeartRateReported:
    """The heart rate as the sensor itself reckons it, for one that sends no intervals."""

    t: float
    hr_bpm: float


@dataclass(frozen=True, slots=True)
class BatteryReported:
    """How much is left in the sensor's battery, %."""

    t: float
    percent: int


@dataclass(frozen=True, slots=True)
class ChestMoved:
    """What an accelerometer on the chest felt: `mg` are x, y and z in milli-g, oldest first.

    `t` is when the last of them was taken; they lie `1 / rate_hz` seconds apart.
    """

    t: float
    rate_hz: float
    mg: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """Nothing happened, but time went by."""

    t: float


@dataclass(frozen=True, slots=True)
class Begin:
    """Start breathing with the pacer."""

    t: float


@dataclass(frozen=True, slots=True)
class FinishRequested:
    """Enough for now. While pacing this leads to the reassessment; there, it decides nothing."""

    t: float


@dataclass(frozen=True, slots=True)
class Decided:
    t: float
    decision: Decision


@dataclass(frozen=True, slots=True)
class UrgeRated:
    """How strong the pull to reach out is, 0 to 10, rated by the person. The last rating counts."""

    t: float
    urge: int
    moment: Moment

    def __post_init__(self) -> None:
        low, high = URGE_RANGE
        if not low <= self.urge <= high:
            raise IllegalCommandError(f"An urge is rated from {low} to {high}, not {self.urge}.")


@dataclass(frozen=True, slots=True)
class PatternChosen:
    """The person asks for another breath pattern."""

    t: float
    pattern: BreathPattern


@dataclass(frozen=True, slots=True)
class ExhaleShortened:
    """The exhale is too long: half a second less from the next breath, and no more after it."""

    t: float


@dataclass(frozen=True, slots=True)
class ExhaleLengthened:
    """A longer exhale is welcome: half a second more from the next breath."""

    t: float


@dataclass(frozen=True, slots=True)
class MomentMarked:
    """The person marks this moment, to find it again later."""

    t: float


@dataclass(frozen=True, slots=True)
class NoteWritten:
    """The person's own words about the session. The last note counts."""

    t: float
    text: str


@dataclass(frozen=True, slots=True)
class TriggerNamed:
    """What set the pull off, in the person's own words. The last one counts; an empty one takes it back."""

    t: float
    text: str


@dataclass(frozen=True, slots=True)
class BodyFelt:
    """Where in the body it is felt. The last answer counts; an empty one takes it back."""

    t: float
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PredictionMade:
    """ "If I wait, then ...", and how sure that feels, if it was told. The last one counts."""

    t: float
    text: str
    sure_percent: int | None = None

    def __post_init__(self) -> None:
        low, high = SURE_RANGE
        if self.sure_percent is not None and not low <= self.sure_percent <= high:
            raise IllegalCommandError(
                f"How sure you are is told from {low} to {high} %, not {self.sure_percent}."
            )


@dataclass(frozen=True, slots=True)
class Unencodable:
    """Stands in the record for an event that could not be encoded, such as a beat of NaN ms.

    `text` is Python's description of the event. Nothing is worked out from it.
    """

    t: float
    text: str


Command: TypeAlias = Begin | FinishRequested | Decided
SensorEvent: TypeAlias = (
    Beat
    | SourceChanged
    | ContactChanged
    | LinkChanged
    | HeartRateReported
    | BatteryReported
    | ChestMoved
)
BreathingEvent: TypeAlias = PatternChosen | ExhaleShortened | ExhaleLengthened
PracticeEvent: TypeAlias = TriggerNamed | BodyFelt | PredictionMade
Event: TypeAlias = (
    SensorEvent
    | Tick
    | Command
    | UrgeRated
    | BreathingEvent
    | MomentMarked
    | NoteWritten
    | PracticeEvent
    | Unencodable
)
