"""Every way in which a radio can fail ends in a sentence that says what to do."""

import subprocess
import sys
from pathlib import Path

import pytest
from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakBluetoothNotAvailableReason,
    BleakCharacteristicNotFoundError,
    BleakDBusError,
    BleakDeviceNotFoundError,
    BleakGATTProtocolError,
)
from hypothesis import given
from hypothesis import strategies as st

from devices.ble.messages import (
    BluetoothBusy,
    BluetoothDenied,
    BluetoothOff,
    BluetoothServiceStopped,
    NoHeartRateService,
    PairingNeeded,
    StrapUnresponsive,
    SystemBusMissing,
)
from devices.ble.stack_errors import (
    DBUS_ERROR_MESSAGES,
    UNAVAILABLE_MESSAGES,
    clean_name,
    message_from_error,
)
from devices.ble.strap import open_strap
from devices.source import SourceError
from tests.refusals import refused
from trainer.messages import Message
from ui.i18n.rendering import render_details, to_english

UNKNOWN_SERVICE = "org.freedesktop.DBus.Error.ServiceUnknown"


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (FileNotFoundError(2, "No such file"), SystemBusMissing()),
        (ConnectionRefusedError(), SystemBusMissing()),
        (PermissionError(), BluetoothDenied()),
        (TimeoutError(), StrapUnresponsive()),
        (BleakDeviceNotFoundError("AA", "gone"), StrapUnresponsive()),
        (BleakCharacteristicNotFoundError("2a37"), NoHeartRateService()),
        (BleakDBusError(UNKNOWN_SERVICE, ["no org.bluez"]), BluetoothServiceStopped()),
        (BleakDBusError("org.bluez.Error.NotReady", ["Resource Not Ready"]), BluetoothOff()),
        (
            BleakDBusError("org.bluez.Error.Failed", ["le-connection-abort-by-local"]),
            StrapUnresponsive(),
        ),
        (BleakDBusError("org.bluez.Error.NotAuthorized", []), PairingNeeded()),
        (BleakGATTProtocolError(0x05), PairingNeeded()),
        (BleakGATTProtocolError(0x0F), PairingNeeded()),
        (BleakGATTProtocolError(0x01), StrapUnresponsive()),
        (BleakGATTProtocolError(0x80), StrapUnresponsive()),
        (BleakDBusError("org.bluez.Error.InProgress", []), BluetoothBusy()),
        (BleakDBusError("org.freedesktop.DBus.Error.AccessDenied", []), BluetoothDenied()),
    ],
)
def test_trouble_is_told_in_a_sentence(error: Exception, message: Message) -> None:
    assert message_from_error(error) == message


@pytest.mark.parametrize("reason", BleakBluetoothNotAvailableReason)
def test_every_reason_for_having_no_bluetooth_is_a_sentence_that_says_what_to_do(
    reason: BleakBluetoothNotAvailableReason,
) -> None:
    sentence = to_english(message_from_error(BleakBluetoothNotAvailableError("whatever", reason)))
    assert ": " in sentence
    assert sentence.endswith(".")


def test_of_what_nobody_foresaw_the_name_is_told_and_nothing_else() -> None:
    message = message_from_error(EOFError("at AA:BB:CC:DD:EE:FF"))
    sentence = f"{to_english(message)} {render_details(message)}"
    assert "EOFError" in sentence
    assert "AA:BB" not in sentence


@given(st.text())
def test_a_device_may_call_itself_anything(name: str) -> None:
    cleaned = clean_name(name)
    assert len(cleaned) <= 200
    assert cleaned.isprintable() or any(c.isspace() for c in cleaned)
    assert not set(cleaned) & set("\n\r\t\x1b\x00\u202e\u2028")


def test_a_strap_is_opened_by_address_or_name() -> None:
    assert open_strap("AA:BB:CC:DD:EE:FF").name == "ble:AA:BB:CC:DD:EE:FF"
    assert open_strap("Polar H10 0123").target == "Polar H10 0123"
    assert open_strap("one, two,accelerometer=yes").target == "one, two"
    assert open_strap("x,accelerometer=yes").accelerometer
    assert not open_strap("x, accelerometer=no").accelerometer


@pytest.mark.parametrize("rest", ["", "  ", ",accelerometer=yes", "x,speed=9", "x,accelerometer=1"])
def test_what_cannot_be_opened_is_refused_with_what_to_do(rest: str) -> None:
    with refused(SourceError, match=r"strap"):
        open_strap(rest)


def test_opening_a_strap_does_not_load_the_radio() -> None:
    """bleak costs time and memory that a session without a strap need not pay."""
    program = "import sys, devices.ble.strap; devices.ble.strap.open_strap('x'); sys.exit('bleak' in sys.modules)"
    root = Path(__file__).parents[3]
    assert subprocess.run([sys.executable, "-c", program], cwd=root, check=False).returncode == 0


PLAIN = ("D-Bus", "dbus", "sudo", "systemctl", "Error", "BlueZ", "bluetoothd")


def test_whoever_looks_for_a_strap_reads_no_word_of_the_system() -> None:
    messages = [
        SystemBusMissing(),
        BluetoothServiceStopped(),
        message_from_error(EOFError("at AA:BB:CC:DD:EE:FF")),
        *UNAVAILABLE_MESSAGES.values(),
        *(message for _, message in DBUS_ERROR_MESSAGES),
    ]
    sentences = [to_english(message) for message in messages]
    assert [text for text in sentences if any(word in text for word in PLAIN)] == []
    assert "D-Bus" in render_details(SystemBusMissing())
    assert "systemctl start bluetooth" in render_details(BluetoothServiceStopped())
