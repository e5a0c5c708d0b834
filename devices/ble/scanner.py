"""Finds straps: all by the service that they advertise, one by its address or name."""

import asyncio
import re
from collections.abc import AsyncGenerator, Callable, Coroutine, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Final

from bleak import BleakAdapter, BleakScanner
from bleak.backends.client import BaseBleakClient
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData, BaseBleakScanner
from bleak.exc import BleakBluetoothNotAvailableError, BleakBluetoothNotAvailableReason, BleakError

from devices.ble.messages import HeartRateOverBluetooth, StrapWithoutName
from devices.ble.stack_errors import clean_name, message_from_error
from devices.protocols.heart_rate_service import SERVICE
from devices.source import DiscoveredSensor, Obstacle, SearchResult

ADAPTER_TIMEOUT_S: Final = 3.0  # a frozen bluetoothd never answers
NO_SIGNAL_DBM: Final = -127
NAME_ONLY_WAIT_S: Final = 1.0
SERIAL_NUMBER: Final = re.compile(r"[0-9][0-9a-f]{3}|[0-9a-f]{3}[0-9]")
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


class Match(Enum):
    """How surely an advertisement is that of the strap that is searched for."""

    NONE = auto()
    NAME_ONLY = auto()  # taken only if nothing better is heard soon
    SURE = auto()


class DeviceMatcher:
    """Matches a strap by its address or name, with or without an advertised heart rate service.

    Once it was found it is known by its address. Straps with private addresses change those: then the same
    name counts, if it was asked for or carries a serial number, and no second device bears it.
    """

    def __init__(self, target: str) -> None:
        self._target = target.casefold()
        self._address: str | None = None
        self._name = ""
        self._others: set[str] = set()  # addresses of other devices of this name

    def remember_match(self, advertisement: Advertisement, others: Iterable[str] = ()) -> None:
        """From now on match this device.

        Parameters
        ----------
        advertisement
            What it advertised.
        others
            Addresses at which devices of the same name advertised at the same time.
        """
        self._address = advertisement.device.address
        self._name = advertisement.name.casefold()
        self._others.update(others)

    def match(self, advertisement: Advertisement) -> Match:
        """Whether it is the strap that is searched for."""
        address, name = advertisement.device.address, advertisement.name.casefold()
        if self._address is not None:
            if address == self._address:
                return Match.SURE
            is_named = bool(name) and name == self._name and address not in self._others
            return Match.NAME_ONLY if is_named and self._is_name_unique() else Match.NONE
        if address.casefold() == self._target:
            return Match.SURE
        if name != self._target:
            is_part = advertisement.has_heart_rate and self._target in name.split()
            return Match.NAME_ONLY if is_part else Match.NONE  # "H10" of "Polar H10 01234567"
        return Match.SURE if advertisement.has_heart_rate else Match.NAME_ONLY

    def choose(self, candidates: Sequence[Advertisement]) -> Advertisement | None:
        """Of those that match by name only: which is it? None where two could be the strap known before."""
        if self._address is None:
            return max(candidates, key=lambda each: each.signal_dbm or NO_SIGNAL_DBM)
        with_heart_rate = [each for each in candidates if each.has_heart_rate] or candidates
        return with_heart_rate[0] if len(with_heart_rate) == 1 else None

    def _is_name_unique(self) -> bool:
        return self._name == self._target or bool(SERIAL_NUMBER.search(self._name))


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


async def find_connected_device(radio: Radio, matcher: DeviceMatcher) -> Advertisement | None:
    """The device that matches and is connected to the system. The matcher remembers it."""
    for advertisement in await system_connected_devices(radio):
        if matcher.match(advertisement) is not Match.NONE:
            matcher.remember_match(advertisement)
            return advertisement
    return None


async def find_device(
    radio: Radio, matcher: DeviceMatcher, timeout_s: float
) -> Advertisement | None:
    """The device that matches, or None if there is none in time. The matcher remembers it.

    One that matches by its name only is returned if no surer one is heard within `NAME_ONLY_WAIT_S`.

    Raises
    ------
    BleakError, OSError
        There is no radio, or it does not answer.
    """
    sure: asyncio.Future[Advertisement] = asyncio.get_running_loop().create_future()
    named: dict[str, Advertisement] = {}
    is_named = asyncio.Event()

    def on_advertisement(advertisement: Advertisement) -> None:
        match matcher.match(advertisement):
            case Match.SURE if not sure.done():
                sure.set_result(advertisement)
            case Match.NAME_ONLY:
                named[advertisement.device.address] = advertisement
                is_named.set()

    async def choose_named() -> Advertisement | None:
        chosen = None
        while chosen is None:
            await is_named.wait()
            is_named.clear()
            await asyncio.sleep(NAME_ONLY_WAIT_S)
            chosen = matcher.choose(tuple(named.values()))
        return chosen

    async with advertisements(radio, on_advertisement):
        choosing = asyncio.create_task(choose_named())
        await asyncio.wait((sure, choosing), timeout=timeout_s, return_when=asyncio.FIRST_COMPLETED)
        choosing.cancel()
        await asyncio.wait([choosing])
    match = sure.result() if sure.done() else None
    if match is None and not choosing.cancelled():
        match = choosing.result()
    if match is not None:
        matcher.remember_match(match, set(named) - {match.device.address})
    return match


async def scan_straps(seconds: float, radio: Radio | None = None) -> SearchResult:
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
