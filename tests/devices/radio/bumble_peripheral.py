"""A strap made of a second Bluetooth stack: HCI, L2CAP, ATT and GATT are real, only the air is not.

Two software controllers share one link. On one sits a strap with bumble's own heart rate profile; the
other is reached through a small backend for bleak, so that `BleakScanner` and `BleakClient` are unmodified.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from bleak.args import SizedBuffer
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.client import BaseBleakClient, NotifyCallback
from bleak.backends.descriptor import BleakGATTDescriptor
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData, BaseBleakScanner
from bleak.backends.service import BleakGATTService, BleakGATTServiceCollection
from bleak.exc import BleakDeviceNotFoundError, BleakError
from bumble.controller import Controller
from bumble.core import UUID, AdvertisingData, BaseBumbleError
from bumble.device import Advertisement, Connection, Device, Peer
from bumble.gatt import Characteristic
from bumble.hci import Address
from bumble.host import Host
from bumble.link import LocalLink
from bumble.profiles.battery_service import BatteryService
from bumble.profiles.heart_rate_service import HeartRateService
from bumble.transport.common import AsyncPipeSink

from devices.ble.scanner import Radio

STRAP: Final = "F0:F1:F2:F3:F4:F5"
COMPUTER: Final = "C0:C1:C2:C3:C4:C5"
WORDS: Final = {
    Characteristic.Properties.READ: "read",
    Characteristic.Properties.WRITE: "write",
    Characteristic.Properties.NOTIFY: "notify",
    Characteristic.Properties.INDICATE: "indicate",
}


def _device(link: LocalLink, name: str, address: str) -> Device:
    controller = Controller(name, link=link, public_address=address)
    host = Host(controller, AsyncPipeSink(controller))
    return Device(name=name, address=Address(address), host=host)


class BumbleStrap:
    """The strap, and the computer that may find it."""

    def __init__(self, name: str = "Bumble strap") -> None:
        link = LocalLink()  # type: ignore[no-untyped-call]
        self.device = _device(link, name, STRAP)
        self.computer = _device(link, "computer", COMPUTER)
        self.service = HeartRateService(
            read_heart_rate_measurement=lambda _: HeartRateService.HeartRateMeasurement(60),
            body_sensor_location=HeartRateService.BodySensorLocation.CHEST,
        )
        self.device.add_services([self.service, BatteryService(lambda _: 77)])
        self.device.advertising_data = bytes(
            AdvertisingData(
                [
                    (AdvertisingData.COMPLETE_LOCAL_NAME, name.encode()),
                    (
                        AdvertisingData.INCOMPLETE_LIST_OF_16_BIT_SERVICE_CLASS_UUIDS,
                        bytes(self.service.uuid),
                    ),
                ]
            )
        )

    async def power_on(self) -> None:
        await self.device.power_on()
        await self.computer.power_on()
        await self.come()

    async def power_off(self) -> None:
        await self.go()
        await self.device.power_off()
        await self.computer.power_off()

    async def come(self) -> None:
        await self.device.start_advertising(
            advertising_interval_min=50, advertising_interval_max=50, auto_restart=False
        )

    async def go(self) -> None:
        """Out of range: no advertisement any more, and every connection breaks."""
        if self.device.is_advertising:
            await self.device.stop_advertising()
        for connection in list(self.device.connections.values()):
            await connection.disconnect()

    async def beat(self, hr_bpm: int, rr_1024: Sequence[int]) -> None:
        packet = HeartRateService.HeartRateMeasurement(
            hr_bpm, rr_intervals=[rr / 1024 for rr in rr_1024] or None
        )
        measurement = self.service.heart_rate_measurement_characteristic
        await self.device.notify_subscribers(measurement, packet)

    def radio(self) -> Radio:
        """bleak, with this strap's computer under it."""
        scanner = type("Scanner", (BumbleScanner,), {"computer": self.computer})
        client = type("Client", (BumbleClient,), {"computer": self.computer})
        return Radio(scanner, client)


class BumbleScanner(BaseBleakScanner):
    computer: Device

    def __init__(self, callback: Any, service_uuids: Any, *_: Any, **__: Any) -> None:
        super().__init__(callback, service_uuids)

    async def start(self) -> None:
        self.seen_devices = {}
        self.computer.on(Device.EVENT_ADVERTISEMENT, self._received)
        await self.computer.start_scanning()

    async def stop(self) -> None:
        self.computer.remove_listener(Device.EVENT_ADVERTISEMENT, self._received)
        await self.computer.stop_scanning()

    def _received(self, advertisement: Advertisement) -> None:
        name = advertisement.data.get(AdvertisingData.COMPLETE_LOCAL_NAME)
        uuids = advertisement.data.get(
            AdvertisingData.INCOMPLETE_LIST_OF_16_BIT_SERVICE_CLASS_UUIDS
        )
        data = AdvertisementData(
            local_name=str(name) if name else None,
            manufacturer_data={},
            service_data={},
            service_uuids=[_long(uuid) for uuid in uuids or ()],
            tx_power=None,
            rssi=advertisement.rssi,
            platform_data=(),
        )
        address = str(advertisement.address).removesuffix("/P")
        device = self.create_or_update_device(address, address, data.local_name, None, data)
        self.call_detection_callbacks(device, data)


def _long(uuid: UUID) -> str:
    return str(uuid.to_hex_str("-")).lower() if len(bytes(uuid)) == 16 else _base(uuid)


def _base(uuid: UUID) -> str:
    return f"0000{bytes(uuid)[::-1].hex()}-0000-1000-8000-00805f9b34fb"


class BumbleClient(BaseBleakClient):
    computer: Device

    def __init__(self, device: BLEDevice | str, *_: Any, **words: Any) -> None:
        super().__init__(
            device,
            disconnected_callback=words["disconnected_callback"],
            timeout=words["timeout"],
        )
        self._connection: Connection | None = None
        self._peer: Peer | None = None
        self._subscribers: dict[int, Callable[[bytes], None]] = {}

    @property
    def mtu_size(self) -> int:
        return 23

    @property
    def is_connected(self) -> bool:
        return self._connection is not None

    async def connect(self, pair: bool, **_: Any) -> None:
        try:
            connection = await self.computer.connect_le(self.address, timeout=self._timeout)
        except (BaseBumbleError, TimeoutError) as exc:
            raise BleakDeviceNotFoundError(self.address, str(exc)) from exc
        connection.on(connection.EVENT_DISCONNECTION, self._gone)
        self._connection, self._peer = connection, Peer(connection)
        await self._peer.discover_all()  # type: ignore[no-untyped-call]
        self.services = self._collect(self._peer)

    def _collect(self, peer: Peer) -> BleakGATTServiceCollection:
        services = BleakGATTServiceCollection()
        for offered in peer.services:
            service = BleakGATTService(offered, offered.handle, _long(offered.uuid))
            services.add_service(service)
            for char in offered.characteristics:
                words = [word for flag, word in WORDS.items() if char.properties & flag]
                services.add_characteristic(
                    BleakGATTCharacteristic(
                        char,
                        char.handle,
                        _long(char.uuid),
                        words,  # type: ignore[arg-type]
                        lambda: 20,
                        service,
                    )
                )
        return services

    def _gone(self, _: int) -> None:
        self._connection = self._peer = None
        self.services = None
        if self._disconnected_callback is not None:
            self._disconnected_callback()

    async def disconnect(self) -> None:
        if self._connection is not None:
            await self._connection.disconnect()

    async def pair(self, *_: Any, **__: Any) -> None:
        raise NotImplementedError

    async def unpair(self) -> None:
        raise NotImplementedError

    async def read_gatt_char(self, characteristic: BleakGATTCharacteristic, **_: Any) -> bytearray:
        if self._peer is None:
            raise BleakError("not connected")
        return bytearray(await self._peer.read_value(characteristic.obj))

    async def read_gatt_descriptor(self, descriptor: BleakGATTDescriptor, **_: Any) -> bytearray:
        raise NotImplementedError

    async def write_gatt_char(
        self, characteristic: BleakGATTCharacteristic, data: SizedBuffer, response: bool
    ) -> None:
        if self._peer is None:
            raise BleakError("not connected")
        await self._peer.write_value(characteristic.obj, bytes(data), with_response=response)

    async def write_gatt_descriptor(
        self, descriptor: BleakGATTDescriptor, data: SizedBuffer
    ) -> None:
        raise NotImplementedError

    async def start_notify(
        self, characteristic: BleakGATTCharacteristic, callback: NotifyCallback, **_: Any
    ) -> None:
        if self._peer is None:
            raise BleakError("not connected")

        def arrived(payload: bytes) -> None:
            callback(bytearray(payload))

        self._subscribers[characteristic.handle] = arrived
        await self._peer.subscribe(characteristic.obj, arrived)

    async def stop_notify(self, characteristic: BleakGATTCharacteristic) -> None:
        if self._peer is not None:
            subscriber = self._subscribers.pop(characteristic.handle)
            await self._peer.unsubscribe(characteristic.obj, subscriber)
