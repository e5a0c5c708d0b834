"""Straps, scanner and client on a virtual clock: an hour of radio takes as long as its events take to compute.

The loop never waits: where it would, its time jumps. bleak's own scanner and client run on it unchanged.
"""

import asyncio
import selectors
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from bleak.args import SizedBuffer
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.client import BaseBleakClient, NotifyCallback
from bleak.backends.descriptor import BleakGATTDescriptor
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData, BaseBleakScanner
from bleak.backends.service import BleakGATTService, BleakGATTServiceCollection
from bleak.exc import BleakDeviceNotFoundError, BleakError

from devices.ble.scanner import Radio
from tests.devices.radio.fake_strap import uuid

ADVERTISES_EVERY_S: Final = 0.2
CONNECTING_S: Final = 0.3
T = TypeVar("T")


class _JumpingSelector(selectors.DefaultSelector):
    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise RuntimeError("nothing will ever happen again on this loop")
        self.now += max(0.0, timeout)
        return super().select(0)


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop whose time jumps to the next thing that is due."""

    def __init__(self) -> None:
        self._jumping = _JumpingSelector()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.now


class LoopClock:
    """The session clock: the time of the loop that runs."""

    def now(self) -> float:
        return asyncio.get_running_loop().time()

    async def sleep_until(self, t: float) -> None:
        await asyncio.sleep(max(0.0, t - self.now()))


def run_virtually(scenario: Coroutine[Any, Any, T], within_s: float = 3600.0) -> T:
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(asyncio.wait_for(scenario, within_s))


@dataclass(eq=False)
class AirStrap:
    """One strap. Its characteristics are named by the short UUIDs of `fake_strap`."""

    address: str
    name: str
    offers: Sequence[str] = ("180d",)
    notifies: Sequence[str] = ("2a37",)
    is_near: bool = True
    rssi: int = -60
    on_write: Callable[[str, bytes], None] | None = None
    client: "AirClient | None" = None
    written: list[tuple[str, bytes]] = field(default_factory=list)

    def notify(self, payload: bytes, short: str = "2a37") -> None:
        """To whoever is subscribed."""
        if self.client is not None and (callback := self.client.callbacks.get(uuid(short))):
            callback(bytearray(payload))

    def drop(self) -> None:
        """Out of range."""
        self.is_near = False
        if self.client is not None:
            self.client.lose()


class Air:
    """All straps in reach of one computer."""

    def __init__(self, *straps: AirStrap) -> None:
        self.straps = list(straps)
        self.connected_to: list[str] = []  # addresses, in this order

    def radio(self) -> Radio:
        scanner = type("Scanner", (AirScanner,), {"air": self})
        client = type("Client", (AirClient,), {"air": self})
        return Radio(scanner, client)


class AirScanner(BaseBleakScanner):
    air: Air

    def __init__(self, callback: Any, service_uuids: Any, *_: Any, **__: Any) -> None:
        super().__init__(callback, service_uuids)
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self.seen_devices = {}
        self._task = asyncio.create_task(self._listen())

    async def stop(self) -> None:
        assert self._task is not None
        self._task.cancel()
        await asyncio.wait([self._task])

    async def _listen(self) -> None:
        while True:
            await asyncio.sleep(ADVERTISES_EVERY_S)
            for strap in self.air.straps:
                if strap.is_near and strap.client is None:
                    self._hear(strap)

    def _hear(self, strap: AirStrap) -> None:
        data = AdvertisementData(
            local_name=strap.name or None,
            manufacturer_data={},
            service_data={},
            service_uuids=[uuid(short) for short in strap.offers],
            tx_power=None,
            rssi=strap.rssi,
            platform_data=(),
        )
        device = self.create_or_update_device(strap.address, strap.address, strap.name, None, data)
        self.call_detection_callbacks(device, data)


class AirClient(BaseBleakClient):
    air: Air

    def __init__(self, device: BLEDevice | str, *_: Any, **words: Any) -> None:
        super().__init__(
            device, disconnected_callback=words["disconnected_callback"], timeout=words["timeout"]
        )
        self._strap: AirStrap | None = None
        self.callbacks: dict[str, NotifyCallback] = {}

    @property
    def mtu_size(self) -> int:
        return 23

    @property
    def is_connected(self) -> bool:
        return self._strap is not None

    async def connect(self, pair: bool, **_: Any) -> None:
        await asyncio.sleep(CONNECTING_S)
        strap = next((s for s in self.air.straps if s.address == self.address and s.is_near), None)
        if strap is None:
            raise BleakDeviceNotFoundError(self.address)
        self.air.connected_to.append(strap.address)
        self._strap, strap.client = strap, self
        self.services = _services(strap)

    def lose(self) -> None:
        if self._strap is None:
            return
        self._strap.client, self._strap = None, None
        self.services = None
        self.callbacks.clear()
        if self._disconnected_callback is not None:
            self._disconnected_callback()

    async def disconnect(self) -> None:
        self.lose()

    async def pair(self, *_: Any, **__: Any) -> None:
        raise NotImplementedError

    async def unpair(self) -> None:
        raise NotImplementedError

    async def read_gatt_char(self, characteristic: BleakGATTCharacteristic, **_: Any) -> bytearray:
        raise BleakError("nothing can be read")

    async def read_gatt_descriptor(self, descriptor: BleakGATTDescriptor, **_: Any) -> bytearray:
        raise NotImplementedError

    async def write_gatt_char(
        self, characteristic: BleakGATTCharacteristic, data: SizedBuffer, response: bool
    ) -> None:
        if self._strap is None:
            raise BleakError("not connected")
        short = characteristic.obj
        self._strap.written.append((short, bytes(data)))
        if self._strap.on_write is not None:
            self._strap.on_write(short, bytes(data))

    async def write_gatt_descriptor(
        self, descriptor: BleakGATTDescriptor, data: SizedBuffer
    ) -> None:
        raise NotImplementedError

    async def start_notify(
        self, characteristic: BleakGATTCharacteristic, callback: NotifyCallback, **_: Any
    ) -> None:
        if self._strap is None:
            raise BleakError("not connected")
        self.callbacks[characteristic.uuid] = callback

    async def stop_notify(self, characteristic: BleakGATTCharacteristic) -> None:
        self.callbacks.pop(characteristic.uuid, None)


def _services(strap: AirStrap) -> BleakGATTServiceCollection:
    services = BleakGATTServiceCollection()
    service = BleakGATTService(None, 1, uuid("180d"))
    services.add_service(service)
    for handle, short in enumerate(strap.notifies, 2):
        services.add_characteristic(
            BleakGATTCharacteristic(
                short,
                handle,
                uuid(short),
                ["notify", "write", "write-without-response"],
                lambda: 20,
                service,
            )
        )
    return services
