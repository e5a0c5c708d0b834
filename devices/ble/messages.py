"""What is said of Bluetooth and of a strap: what is wrong, and what to do."""

from typing import TypeAlias

from trainer.messages import Message

# The name of a strap, as a person typed it.


class StrapNotNamed(Message, frozen=True):
    pass


class StrapOptionUnknown(Message, frozen=True):
    pass


# What a search finds.


class StrapWithoutName(Message, frozen=True):
    pass


class HeartRateOverBluetooth(Message, frozen=True):
    pass


# The connection.


class SearchingForStrap(Message, frozen=True):
    pass


class StrapFound(Message, frozen=True):
    pass


class StrapNotFound(Message, frozen=True):
    pass


class StrapReconnecting(Message, frozen=True):
    pass


class StrapSilent(Message, frozen=True):
    pass


class StrapLost(Message, frozen=True):
    """Its beats have stopped, and the practice goes on without."""


class AccelerometerUnavailable(Message, frozen=True):
    pass


# The memory of a strap.


class MemoryNotThere(Message, frozen=True):
    """Only the Polar H10 has one that can be read."""


class MemoryEmpty(Message, frozen=True):
    pass


class MemoryOccupied(Message, frozen=True):
    """It keeps one recording, and there is one."""


class MemoryRefused(Message, frozen=True):
    """The strap refused, with this error number of its own."""

    number: int


class MemoryUnreadable(Message, frozen=True):
    pass


class MemoryWithoutIntervals(Message, frozen=True):
    """Another program recorded heart rates only."""


class MemoryNotKept(Message, frozen=True):
    """The recording is not in the library, so it is not erased."""


# The radio.


class SystemBusMissing(Message, frozen=True):
    pass


class BluetoothServiceStopped(Message, frozen=True):
    pass


class BluetoothOff(Message, frozen=True):
    pass


class NoBluetoothAdapter(Message, frozen=True):
    pass


class AdapterWithoutLowEnergy(Message, frozen=True):
    pass


class BluetoothDenied(Message, frozen=True):
    pass


class StrapUnresponsive(Message, frozen=True):
    pass


class PairingNeeded(Message, frozen=True):
    pass


class NoHeartRateService(Message, frozen=True):
    pass


class BluetoothBusy(Message, frozen=True):
    pass


class BluetoothUnresponsive(Message, frozen=True):
    pass


class BluetoothError(Message, frozen=True):
    """An error that nobody foresaw, by the name of its class."""

    error: str


# What the strap sends.


class IntervalsNotSent(Message, frozen=True):
    """It sends a heart rate, and no intervals between beats."""


class IntervalsInMilliseconds(Message, frozen=True):
    """It counts in another unit than the standard asks for."""


class NoSkinContact(Message, frozen=True):
    pass


class WeakSkinContact(Message, frozen=True):
    pass


class NoBeatsSent(Message, frozen=True):
    pass


class PacketsUnreadable(Message, frozen=True):
    pass


# Where a sensor is worn, if not on the chest.


class NotOnChest(Message, frozen=True):
    pass


class OnFinger(Message, frozen=True):
    pass


class OnWrist(Message, frozen=True):
    pass


class OnHand(Message, frozen=True):
    pass


class OnEarLobe(Message, frozen=True):
    pass


class OnFoot(Message, frozen=True):
    pass


WornPlace: TypeAlias = NotOnChest | OnFinger | OnWrist | OnHand | OnEarLobe | OnFoot


class IntervalsMaybeSmoothed(Message, frozen=True):
    where: WornPlace
