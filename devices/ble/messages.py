"""Sentences for people about Bluetooth and the strap: what is wrong, and what to do."""

import asyncio
import unicodedata
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

MAX_NAME_CHARS: Final = 200

SEARCHING: Final = "Searching for the strap: put it on, with moistened electrodes."
CONNECTING: Final = "The strap was found."
MISSING: Final = (
    "The strap is not found: put it on with moistened electrodes, come closer, and close other programs "
    "that use it. The search goes on."
)
TRYING_AGAIN: Final = "The connection to the strap is lost and tried again."
SILENT: Final = "Nothing comes from the strap any more; it is tried again."
NO_CHEST: Final = "The strap does not give its accelerometer; its beats come as before."

NO_BUS: Final = (
    "Bluetooth cannot be reached, because this computer runs no system message bus (D-Bus): "
    "start it, or choose another sensor."
)
NO_SERVICE: Final = (
    'The Bluetooth service is not running: start it with "sudo systemctl start bluetooth".'
)
OFF: Final = "Bluetooth is switched off: switch it on in the system settings."
NO_ADAPTER: Final = "This computer has no Bluetooth adapter: plug one in."
NOT_LOW_ENERGY: Final = "The Bluetooth adapter of this computer cannot talk to straps: plug in one with Bluetooth 4.0 or later."
DENIED: Final = (
    "This program may not use Bluetooth: allow it in the privacy settings of the system."
)
NO_ANSWER: Final = (
    "The strap does not answer: wear it with moistened electrodes, come closer, and close other "
    "programs that use it."
)
WANTS_PAIRING: Final = (
    "The strap wants to be paired: pair it in the Bluetooth settings of the system."
)
NO_HEART_RATE: Final = "This device tells no heart rate: choose another one."
BUSY: Final = "Bluetooth is busy with something else: it is tried again, no need to do anything."
STUCK: Final = "Bluetooth does not answer: switch it off and on again in the system settings."

UNAVAILABLE_MESSAGES: Final = {
    BleakBluetoothNotAvailableReason.NO_BLUETOOTH: NO_ADAPTER,
    BleakBluetoothNotAvailableReason.NO_BLE_CENTRAL_ROLE: NOT_LOW_ENERGY,
    BleakBluetoothNotAvailableReason.POWERED_OFF: OFF,
    BleakBluetoothNotAvailableReason.DENIED_BY_USER: DENIED,
    BleakBluetoothNotAvailableReason.DENIED_BY_SYSTEM: DENIED,
    BleakBluetoothNotAvailableReason.DENIED_BY_UNKNOWN: DENIED,
    BleakBluetoothNotAvailableReason.UNKNOWN: STUCK,
}
PAIRING_CODES: Final = (
    BleakGATTProtocolErrorCode.INSUFFICIENT_AUTHENTICATION,
    BleakGATTProtocolErrorCode.INSUFFICIENT_AUTHORIZATION,
    BleakGATTProtocolErrorCode.INSUFFICIENT_ENCRYPTION_KEY_SIZE,
    BleakGATTProtocolErrorCode.INSUFFICIENT_ENCRYPTION,
)
DBUS_ERROR_MESSAGES: Final = (
    (
        ("ServiceUnknown", "NameHasNoOwner", "NoSuchUnit", "Spawn", "NoReply", "Disconnected"),
        NO_SERVICE,
    ),
    (("AccessDenied", "AuthFailed"), DENIED),
    (("NotReady",), OFF),
    (("InProgress",), BUSY),
    (("Authentication", "NotAuthorized", "NotPermitted"), WANTS_PAIRING),
    (
        ("UnknownObject", "DoesNotExist", "Failed", "NotConnected", "ConnectionAttemptFailed"),
        NO_ANSWER,
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


def describe_error(error: Exception) -> str:
    """The sentence for an error of the Bluetooth stack; an unforeseen one is named by its type."""
    if isinstance(error, BleakBluetoothNotAvailableError):
        return UNAVAILABLE_MESSAGES.get(error.reason, STUCK)
    if isinstance(error, BleakCharacteristicNotFoundError):
        return NO_HEART_RATE
    if isinstance(error, BleakDBusError):
        return _describe_dbus_error(error)
    if isinstance(error, BleakGATTProtocolError) and error.args[0] in PAIRING_CODES:
        return WANTS_PAIRING
    if isinstance(error, FileNotFoundError | ConnectionRefusedError):
        return NO_BUS
    if isinstance(error, PermissionError):
        return DENIED
    if isinstance(error, asyncio.TimeoutError | BleakError):
        return NO_ANSWER
    return f"{STUCK.rstrip('.')} ({type(error).__name__})."


def _describe_dbus_error(error: BleakDBusError) -> str:
    text = f"{error.dbus_error} {error.dbus_error_details or ''}"
    return next(
        (message for parts, message in DBUS_ERROR_MESSAGES if any(part in text for part in parts)),
        STUCK,
    )
