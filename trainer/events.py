"""Everything that can happen in a session, as frozen values that devices, core and screens share.

`t` is always seconds on the session clock; any other quantity carries its unit in its name.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from trainer.errors import IllegalCommandError
from trainer.messages import CertaintyOutOfRange, Message, UrgeOutOfRange
from trainer.pacing import BreathPattern

URGE_RANGE: Final = (0, 10)
SURE_RANGE: Final = (0, 100)  # %


class Contact(StrEnum):
    """How good the skin contact of the sensor is. Without a sensor it is `NONE`, not lost."""

    NONE = "none"
    GOOD = "good"
    POOR = "poor"
    LOST = "lost"


class Link(StrEnum):
    """The state of the connection to a sensor, whatever its skin contact."""

    SEARCHING = "searching"
    CONNECTING = "connecting"
    CONNECTED = "connected"  # without an RR interval yet
    STREAMING = "streaming"
    LOST = "lost"  # and being tried again
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
    """One heart beat as the sensor reported it. Never altered, never replaced.

    Attributes
    ----------
    t
        When the beat happened, in seconds.
    rr_ms
        The interval that ended with it.
    raw
        The sensor's own number in its own unit.
    received
        When it arrived. From both, `t` and `rr_ms` can be computed again by a better method.
    """

    t: float
    rr_ms: float
    raw: int | None = None
    received: float | None = None


@dataclass(frozen=True, slots=True)
class SourceChanged:
    """From now on beats come from this source, with this time resolution of its intervals."""

    t: float
    source: str
    resolution_ms: float = 1.0
    gives_rr: bool = True


@dataclass(frozen=True, slots=True)
class ContactChanged:
    """The skin contact changed; `detail` says more to a person."""

    t: float
    contact: Contact
    detail: Message | None = None


@dataclass(frozen=True, slots=True)
class LinkChanged:
    """The connection changed; `detail` says why and what can be done, to a person."""

    t: float
    link: Link
    detail: Message | None = None


@dataclass(frozen=True, slots=True)
class HeartRateReported:
    """The heart rate as the sensor itself computes it, for one that sends no intervals."""

    t: float
    hr_bpm: float


@dataclass(frozen=True, slots=True)
class BatteryReported:
    """The charge of the sensor's battery, percent."""

    t: float
    percent: int


@dataclass(frozen=True, slots=True)
class ChestMoved:
    """Samples of an accelerometer on the chest: `mg` are x, y and z in milli-g, oldest first.

    `t` is the time of the last of them; they lie `1 / rate_hz` seconds apart.
    """

    t: float
    rate_hz: float
    mg: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """Time passed, and nothing else happened."""

    t: float


@dataclass(frozen=True, slots=True)
class Begin:
    """Start breathing with the pacer."""

    t: float


@dataclass(frozen=True, slots=True)
class FinishRequested:
    """The person ends the stage: pacing goes on to the reassessment, which then ends without a decision."""

    t: float


@dataclass(frozen=True, slots=True)
class Decided:
    """The person's choice after reassessing."""

    t: float
    decision: Decision


@dataclass(frozen=True, slots=True)
class UrgeRated:
    """How strong the urge to reach out is, 0 to 10, rated by the person. The last rating counts."""

    t: float
    urge: int
    moment: Moment

    def __post_init__(self) -> None:
        low, high = URGE_RANGE
        if not low <= self.urge <= high:
            raise IllegalCommandError(UrgeOutOfRange(low, high, self.urge))


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
    """The person asks for a longer exhale: half a second more from the next breath."""

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
    """What triggered the urge, in the person's own words. The last one counts; an empty one removes it."""

    t: float
    text: str


@dataclass(frozen=True, slots=True)
class BodyFelt:
    """Where in the body it is felt. The last answer counts; an empty one removes it."""

    t: float
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PredictionMade:
    """ "If I wait, then ...", and how sure that feels, where it is known. The last one counts."""

    t: float
    text: str
    sure_percent: int | None = None

    def __post_init__(self) -> None:
        low, high = SURE_RANGE
        if self.sure_percent is not None and not low <= self.sure_percent <= high:
            raise IllegalCommandError(CertaintyOutOfRange(low, high, self.sure_percent))


@dataclass(frozen=True, slots=True)
class Unencodable:
    """Replaces in the recording an event that could not be encoded, such as a beat of NaN ms.

    `text` is Python's description of the event. Nothing is computed from it.
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
WordsEvent: TypeAlias = TriggerNamed | BodyFelt
PracticeEvent: TypeAlias = WordsEvent | PredictionMade
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
