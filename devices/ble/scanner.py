"""Finds straps by the service they advertise (heart rate), never by what they are called."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any, Final

from bleak import BleakAdapter, BleakScanner
from bleak.backends.client import BaseBleakClient
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData, BaseBleakScanner
from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakBluetoothNotAvailableReason,
    BleakError,
)

from devices.ble.messages import HeartRateOverBluetooth, StrapWithoutName
from devices.ble.stack_errors import clean_name, message_from_error
from devices.protocols.heart_rate_service import SERVICE
from devices.source import DiscoveredSensor, Obstacle

ADAPTER_TIMEOUT_S: Final = 3.0  # a frozen bluetoothd never answers
NO_SIGNAL_DBM: Final = -127
BLE_ERRORS: Final = (
    BleakError,
    OSError,
    EOFError,
    TimeoutError,
    ValueError,
    AssertionError,
    LookupError,
)
"""What bleak and its backends were seen to raise when the radio or the connection breaks."""


@dataclass(frozen=True, slots=True)
class Radio:
    """The backends of bleak; None for the system's own Bluetooth. Tests put others in their place."""

    scanner: type[BaseBleakScanner] | None = None
    client: type[BaseBleakClient] | None = None


@dataclass(frozen=True, slots=True)
class Advertisement:
    """What a device says of itself before it is connected."""

    device: BLEDevice
    name: str
    has_heart_rate: bool
    signal_dbm: int | None


class DeviceMatcher:
    """Matches a strap by its address or name; once one of that name was found, only that one."""

    def __init__(self, target: str) -> None:
        self._target = target.casefold()
        self._address: str | None = None

    def remember_match(self, device: BLEDevice) -> None:
        """From now on match this device only."""
        self._address = device.address

    def matches(self, advertisement: Advertisement) -> bool:
        """Whether it is the strap that is searched for."""
        if self._address is not None:
            return advertisement.device.address == self._address
        if advertisement.device.address.casefold() == self._target:
            return True
        return advertisement.has_heart_rate and advertisement.name.casefold() == self._target


@asynccontextmanager
async def advertisements(
    radio: Radio, emit: Callable[[Advertisement], None]
) -> AsyncGenerator[None]:
    """Pass every advertisement to `emit` while the block runs.

    Raises
    ------
    BleakError, OSError
        There is no radio, or it does not answer.
    """

    def on_detection(device: BLEDevice, data: AdvertisementData) -> None:
        signal = data.rssi if data.rssi > NO_SIGNAL_DBM else None
        offered = {uuid.lower() for uuid in data.service_uuids}
        name = clean_name(device.name or data.local_name)
        emit(Advertisement(device, name, SERVICE in offered, signal))

    scanner = BleakScanner(on_detection, backend=radio.scanner)
    await _with_timeout(scanner.start())
    try:
        yield
    finally:
        with suppress(*BLE_ERRORS):
            await _with_timeout(scanner.stop())


async def _with_timeout(call: Coroutine[Any, Any, None]) -> None:
    try:
        async with asyncio.timeout(ADAPTER_TIMEOUT_S):
            await call
    except TimeoutError as exc:
        raise BleakBluetoothNotAvailableError(
            "the radio does not answer", BleakBluetoothNotAvailableReason.UNKNOWN
        ) from exc


async def system_connected_devices(radio: Radio) -> list[Advertisement]:
    """The straps that the system is connected to already: those no longer advertise."""
    if radio.scanner is not None:
        return []
    try:
        async with asyncio.timeout(ADAPTER_TIMEOUT_S):
            adapter = await BleakAdapter.get()
            devices = await adapter.get_connected_devices([SERVICE])
    except (NotImplementedError, *BLE_ERRORS):
        return []
    return [Advertisement(device, clean_name(device.name), True, None) for device in devices]


async def find_device(
    radio: Radio, is_match: Callable[[Advertisement], bool], timeout_s: float
) -> BLEDevice | None:
    """The first device whose advertisement matches, or None if there is none in time.

    Raises
    ------
    BleakError, OSError
        There is no radio, or it does not answer.
    """
    device: asyncio.Future[BLEDevice] = asyncio.get_running_loop().create_future()

    def on_advertisement(advertisement: Advertisement) -> None:
        if not device.done() and is_match(advertisement):
            device.set_result(advertisement.device)

    async with advertisements(radio, on_advertisement):
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout_s):
                return await device
    return None


async def scan_straps(
    seconds: float, radio: Radio | None = None
) -> tuple[list[DiscoveredSensor], list[Obstacle]]:
    """All straps that can be connected now, the strongest signal first, or what keeps them from being found."""
    radio = radio or Radio()
    straps: dict[str, Advertisement] = {}

    def add(advertisement: Advertisement) -> None:
        known = straps.get(advertisement.device.address)
        if advertisement.has_heart_rate or known is not None:
            straps[advertisement.device.address] = advertisement

    try:
        async with advertisements(radio, add):
            for advertisement in await system_connected_devices(radio):
                add(advertisement)
            await asyncio.sleep(seconds)
    except BLE_ERRORS as error:
        return [], [Obstacle("ble", message_from_error(error))]
    nearest = sorted(straps.values(), key=lambda strap: -(strap.signal_dbm or NO_SIGNAL_DBM))
    return [_discovered_sensor(advertisement) for advertisement in nearest], []


def _discovered_sensor(advertisement: Advertisement) -> DiscoveredSensor:
    label = advertisement.name or StrapWithoutName()
    return DiscoveredSensor(
        f"ble:{advertisement.device.address}",
        label,
        HeartRateOverBluetooth(),
        advertisement.signal_dbm,
    )
