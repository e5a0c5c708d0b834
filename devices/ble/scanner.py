"""Which straps are in the air. Found by what they offer (heart rate), never by what they are called."""

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

from devices.ble.messages import clean_name, describe_error
from devices.protocols.heart_rate_service import SERVICE
from devices.source import DiscoveredSensor, Obstacle

ANSWER_S: Final = 3.0  # a frozen bluetoothd never answers at all
UNHEARD_DBM: Final = -127
TROUBLE: Final = (
    BleakError,
    OSError,
    EOFError,
    TimeoutError,
    ValueError,
    AssertionError,
    LookupError,
)
"""What a radio that breaks down in mid-sentence was seen to raise."""


@dataclass(frozen=True, slots=True)
class Radio:
    """What the air is reached through: the system's own Bluetooth, or another way to talk to straps."""

    scanner: type[BaseBleakScanner] | None = None
    client: type[BaseBleakClient] | None = None


@dataclass(frozen=True, slots=True)
class Advertisement:
    device: BLEDevice
    name: str
    tells_heart_rate: bool
    signal_dbm: int | None


class DeviceMatcher:
    """A strap by its address, or by its name; but once one of that name was found, only that one."""

    def __init__(self, words: str) -> None:
        self._words = words.casefold()
        self._address: str | None = None

    def remember_match(self, device: BLEDevice) -> None:
        self._address = device.address

    def matches(self, told: Advertisement) -> bool:
        if self._address is not None:
            return told.device.address == self._address
        if told.device.address.casefold() == self._words:
            return True
        return told.tells_heart_rate and told.name.casefold() == self._words


@asynccontextmanager
async def advertisements(
    radio: Radio, tell: Callable[[Advertisement], None]
) -> AsyncGenerator[None]:
    """Tell of every advertisement while the block runs.

    Raises:
        BleakError, OSError: there is no radio to listen with, or it does not answer.
    """

    def heard(device: BLEDevice, said: AdvertisementData) -> None:
        signal = said.rssi if said.rssi > UNHEARD_DBM else None
        offered = {uuid.lower() for uuid in said.service_uuids}
        name = clean_name(device.name or said.local_name)
        tell(Advertisement(device, name, SERVICE in offered, signal))

    scanner = BleakScanner(heard, backend=radio.scanner)
    await _answered(scanner.start())
    try:
        yield
    finally:
        with suppress(*TROUBLE):
            await _answered(scanner.stop())


async def _answered(word: Coroutine[Any, Any, None]) -> None:
    try:
        async with asyncio.timeout(ANSWER_S):
            await word
    except TimeoutError as exc:
        raise BleakBluetoothNotAvailableError(
            "the radio does not answer", BleakBluetoothNotAvailableReason.UNKNOWN
        ) from exc


async def system_connected_devices(radio: Radio) -> list[Advertisement]:
    """Straps that the system is connected to already: those no longer advertise."""
    if radio.scanner is not None:
        return []
    try:
        async with asyncio.timeout(ANSWER_S):
            adapter = await BleakAdapter.get()
            devices = await adapter.get_connected_devices([SERVICE])
    except (NotImplementedError, *TROUBLE):
        return []
    return [Advertisement(device, clean_name(device.name), True, None) for device in devices]


async def find_device(
    radio: Radio, is_sought: Callable[[Advertisement], bool], within_s: float
) -> BLEDevice | None:
    """The first device that is sought, or None.

    Raises:
        BleakError, OSError: there is no radio to listen with, or it does not answer.
    """
    found: asyncio.Future[BLEDevice] = asyncio.get_running_loop().create_future()

    def heard(told: Advertisement) -> None:
        if not found.done() and is_sought(told):
            found.set_result(told.device)

    async with advertisements(radio, heard):
        with suppress(TimeoutError):
            async with asyncio.timeout(within_s):
                return await found
    return None


async def scan_straps(
    seconds: float, radio: Radio | None = None
) -> tuple[list[DiscoveredSensor], list[Obstacle]]:
    """All straps that can be connected now, the nearest first, or what is in the way."""
    radio = radio or Radio()
    straps: dict[str, Advertisement] = {}

    def heard(told: Advertisement) -> None:
        known = straps.get(told.device.address)
        if told.tells_heart_rate or known is not None:
            straps[told.device.address] = told

    try:
        async with advertisements(radio, heard):
            for told in await system_connected_devices(radio):
                heard(told)
            await asyncio.sleep(seconds)
    except TROUBLE as trouble:
        return [], [Obstacle("ble", describe_error(trouble))]
    nearest = sorted(straps.values(), key=lambda h: -(h.signal_dbm or UNHEARD_DBM))
    return [_discovered_sensor(told) for told in nearest], []


def _discovered_sensor(told: Advertisement) -> DiscoveredSensor:
    label = told.name or "A strap without a name"
    return DiscoveredSensor(
        f"ble:{told.device.address}", label, "heart rate, Bluetooth", told.signal_dbm
    )
