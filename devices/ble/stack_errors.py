"""What an error of the Bluetooth stack means to a person, and names that can be shown."""

import asyncio
import unicodedata
from collections.abc import Mapping
from typing import Final

from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakBluetoothNotAvailableReason,
    BleakCharacteristicNotFoundError,
    BleakDBusError,
    BleakError,
    BleakGATTProtocolError,
    BleakGATTProtocolErrorCode,
)

from devices.ble.messages import (
    AdapterWithoutLowEnergy,
    BluetoothBusy,
    BluetoothDenied,
    BluetoothError,
    BluetoothOff,
    BluetoothServiceStopped,
    BluetoothUnresponsive,
    NoBluetoothAdapter,
    NoHeartRateService,
    PairingNeeded,
    StrapUnresponsive,
    SystemBusMissing,
)
from trainer.messages import Message

MAX_NAME_CHARS: Final = 200

UNAVAILABLE_MESSAGES: Final[Mapping[BleakBluetoothNotAvailableReason, Message]] = {
    BleakBluetoothNotAvailableReason.NO_BLUETOOTH: NoBluetoothAdapter(),
    BleakBluetoothNotAvailableReason.NO_BLE_CENTRAL_ROLE: AdapterWithoutLowEnergy(),
    BleakBluetoothNotAvailableReason.POWERED_OFF: BluetoothOff(),
    BleakBluetoothNotAvailableReason.DENIED_BY_USER: BluetoothDenied(),
    BleakBluetoothNotAvailableReason.DENIED_BY_SYSTEM: BluetoothDenied(),
    BleakBluetoothNotAvailableReason.DENIED_BY_UNKNOWN: BluetoothDenied(),
    BleakBluetoothNotAvailableReason.UNKNOWN: BluetoothUnresponsive(),
}
PAIRING_CODES: Final = (
    BleakGATTProtocolErrorCode.INSUFFICIENT_AUTHENTICATION,
    BleakGATTProtocolErrorCode.INSUFFICIENT_AUTHORIZATION,
    BleakGATTProtocolErrorCode.INSUFFICIENT_ENCRYPTION_KEY_SIZE,
    BleakGATTProtocolErrorCode.INSUFFICIENT_ENCRYPTION,
)
DBUS_ERROR_MESSAGES: Final[tuple[tuple[tuple[str, ...], Message], ...]] = (
    (
        ("ServiceUnknown", "NameHasNoOwner", "NoSuchUnit", "Spawn", "NoReply", "Disconnected"),
        BluetoothServiceStopped(),
    ),
    (("AccessDenied", "AuthFailed"), BluetoothDenied()),
    (("NotReady",), BluetoothOff()),
    (("InProgress",), BluetoothBusy()),
    (("Authentication", "NotAuthorized", "NotPermitted"), PairingNeeded()),
    (
        ("UnknownObject", "DoesNotExist", "Failed", "NotConnected", "ConnectionAttemptFailed"),
        StrapUnresponsive(),
    ),
)


def clean_name(name: str | None) -> str:
    """Remove control, format and line characters, for a device may call itself anything.

    >>> clean_name("Polar\\x1b[2J H10\\n")
    'Polar[2J H10'
    """
    printable = "".join(
        c for c in name or "" if not unicodedata.category(c).startswith(("C", "Zl", "Zp"))
    )
    return printable[:MAX_NAME_CHARS].strip()


def message_from_error(error: Exception) -> Message:
    """What an error of the Bluetooth stack means; an unforeseen one is named by its type."""
    if isinstance(error, BleakBluetoothNotAvailableError):
        return UNAVAILABLE_MESSAGES.get(error.reason, BluetoothUnresponsive())
    if isinstance(error, BleakCharacteristicNotFoundError):
        return NoHeartRateService()
    if isinstance(error, BleakDBusError):
        return _message_from_dbus_error(error)
    if isinstance(error, BleakGATTProtocolError) and error.args[0] in PAIRING_CODES:
        return PairingNeeded()
    if isinstance(error, FileNotFoundError | ConnectionRefusedError):
        return SystemBusMissing()
    if isinstance(error, PermissionError):
        return BluetoothDenied()
    if isinstance(error, asyncio.TimeoutError | BleakError):
        return StrapUnresponsive()
    return BluetoothError(type(error).__name__)


def _message_from_dbus_error(error: BleakDBusError) -> Message:
    text = f"{error.dbus_error} {error.dbus_error_details or ''}"
    return next(
        (message for parts, message in DBUS_ERROR_MESSAGES if any(part in text for part in parts)),
        BluetoothUnresponsive(),
    )
