"""Getting a strap, keeping it, and getting it back.

Rule: whatever happens, a client is disconnected before the next one is made. A client that is only
dropped goes on listening inside BlueZ, and doubles every packet of the next one.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from typing import TypeAlias

from bleak import BleakClient
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.device import BLEDevice

from devices.ble.accelerometer import stream_accelerometer
from devices.ble.hr_stream import HeartRateStream
from devices.ble.messages import (
    CONNECTING,
    MISSING,
    NO_CHEST,
    SEARCHING,
    SILENT,
    TRYING_AGAIN,
    describe_error,
)
from devices.ble.scanner import TROUBLE, DeviceMatcher, Radio, find_device, system_connected_devices
from devices.ble.timeouts import BleTimeouts
from devices.clock import Clock
from devices.protocols.errors import ProtocolError
from devices.protocols.heart_rate_service import (
    BATTERY_LEVEL,
    BODY_SENSOR_LOCATION,
    MEASUREMENT,
    parse_battery_level,
    parse_body_sensor_location,
)
from trainer.events import BatteryReported, Link, SensorEvent

Packet: TypeAlias = tuple[float, bytes]
EmitEvent: TypeAlias = Callable[[SensorEvent], None]


class StrapConnection:
    """One strap, for as long as someone wants to hear of it."""

    def __init__(
        self,
        sought: str,
        radio: Radio,
        patience: BleTimeouts,
        clock: Clock,
        emit: EmitEvent,
        *,
        feels_chest: bool = False,
    ) -> None:
        self._sought = DeviceMatcher(sought)
        self._radio = radio
        self._patience = patience
        self._clock = clock
        self._tell = emit
        self._heard = HeartRateStream(f"ble:{sought}", patience)
        self._was_connected = False
        self._failures = 0  # in a row
        self._feels_chest = feels_chest
        self._beats = asyncio.Event()  # they come, in this connection

    async def run(self) -> None:
        """Search, connect, listen; and again, until cancelled."""
        self._tell(self._heard.began(self._clock.now()))
        self._say(Link.SEARCHING, SEARCHING)
        while True:
            device = await self._find_device()
            self._say(Link.CONNECTING, CONNECTING)
            async with self._connected(device) as inbox:
                packets = await self._listen(inbox) if inbox is not None else 0
            self._all(self._heard.lost(self._clock.now()))
            self._failures = 0 if packets > 1 else self._failures + 1
            if self._failures:
                longest_s = self._patience.longest_reconnect_s
                await asyncio.sleep(self._patience.retry_s(self._failures, longest_s))

    def _say(self, link: Link, detail: str) -> None:
        self._all(self._heard.link(self._clock.now(), link, detail))

    def _all(self, events: Iterable[SensorEvent]) -> None:
        for event in events:
            self._tell(event)

    async def _find_device(self) -> BLEDevice:
        """Scan without a pause, so that a strap that returns is heard at once."""
        began = asyncio.get_running_loop().time()
        failures = 0
        while True:
            try:
                device = await self._search()
            except TROUBLE as trouble:
                failures += 1
                self._say(Link.UNAVAILABLE, describe_error(trouble))
                longest_s = self._patience.longest_retry_s
                await asyncio.sleep(self._patience.retry_s(failures, longest_s))
                continue
            if device is not None:
                self._sought.remember_match(device)
                return device
            failures = 0
            missing_s = asyncio.get_running_loop().time() - began
            self._say_searching(missing_s)

    def _say_searching(self, missing_s: float) -> None:
        if missing_s >= self._patience.say_missing_s:
            self._say(Link.UNAVAILABLE, MISSING)
            return
        link, words = (
            (Link.LOST, TRYING_AGAIN) if self._was_connected else (Link.SEARCHING, SEARCHING)
        )
        self._say(link, words)

    async def _search(self) -> BLEDevice | None:
        """Every other time, first ask the system: it may still hold a strap that a crash left behind.

        Not every time, for a bluetoothd that was killed leaves behind memories of straps, too.
        """
        if self._failures % 2 == 0:
            for held in await system_connected_devices(self._radio):
                if self._sought.matches(held):
                    return held.device
        return await find_device(self._radio, self._sought.matches, self._patience.scan_s)

    @asynccontextmanager
    async def _connected(
        self, device: BLEDevice
    ) -> "AsyncGenerator[asyncio.Queue[Packet | None] | None]":
        """What the strap sends, and None in it when the strap is gone; or nothing, if it did not let us in."""
        inbox: asyncio.Queue[Packet | None] = asyncio.Queue()
        client = BleakClient(
            device,
            disconnected_callback=lambda _: inbox.put_nowait(None),
            timeout=self._patience.connect_s,
            backend=self._radio.client,
        )
        asking: asyncio.Task[None] | None = None
        try:
            if await self._let_in(client, inbox):
                asking = asyncio.create_task(self._ask(client))
                yield inbox
            else:
                yield None
        finally:
            await self._disconnect(client, asking)

    async def _let_in(self, client: BleakClient, inbox: "asyncio.Queue[Packet | None]") -> bool:
        def arrived(_: BleakGATTCharacteristic, payload: bytearray) -> None:
            inbox.put_nowait((self._clock.now(), bytes(payload)))

        try:
            async with asyncio.timeout(self._patience.connect_s):
                await client.connect()
                await client.start_notify(MEASUREMENT, arrived)
        except TROUBLE as trouble:
            self._say(Link.UNAVAILABLE, describe_error(trouble))
            return False
        self._was_connected = True
        self._beats.clear()
        self._all(self._heard.connected(self._clock.now()))
        return True

    async def _disconnect(self, client: BleakClient, asking: "asyncio.Task[None] | None") -> None:
        if asking is not None:
            asking.cancel()
            await asyncio.wait([asking])
        with suppress(*TROUBLE):
            async with asyncio.timeout(self._patience.part_s):
                await client.disconnect()
        if asking is not None and not asking.cancelled():
            asking.result()  # a mistake of ours is not hidden

    async def _listen(self, inbox: "asyncio.Queue[Packet | None]") -> int:
        """Until the strap is gone or silent; how many packets came."""
        packets = 0
        wait_s = self._patience.first_packet_s
        while True:
            try:
                async with asyncio.timeout(wait_s):
                    packet = await inbox.get()
            except TimeoutError:
                self._say(Link.LOST, SILENT)
                return packets
            if packet is None:
                self._say(Link.LOST, TRYING_AGAIN)
                return packets
            received, payload = packet
            self._all(self._heard.packet(payload, received))
            if self._heard.is_streaming:
                self._beats.set()
            packets += 1
            wait_s = self._patience.silence_s

    async def _ask(self, client: BleakClient) -> None:
        """What the strap says of itself. It need not."""
        with suppress(ProtocolError):
            location = await self._read(client, BODY_SENSOR_LOCATION)
            if location is not None:
                place = parse_body_sensor_location(location)
                self._all(self._heard.skin_contact_at(place, self._clock.now()))
        with suppress(ProtocolError):
            battery = await self._read(client, BATTERY_LEVEL)
            if battery is not None:
                self._tell(BatteryReported(self._clock.now(), parse_battery_level(battery)))
        if self._feels_chest:
            await self._beats.wait()
            await self._feel_chest(client)

    async def _feel_chest(self, client: BleakClient) -> None:
        try:
            await stream_accelerometer(client, self._clock, self._tell, self._patience.answer_s)
        except (ProtocolError, *TROUBLE):
            if client.is_connected and self._heard.is_streaming:
                self._feels_chest = False
                self._say(Link.STREAMING, NO_CHEST)

    async def _read(self, client: BleakClient, uuid: str) -> bytes | None:
        with suppress(*TROUBLE):
            async with asyncio.timeout(self._patience.answer_s):
                return bytes(await client.read_gatt_char(uuid))
        return None
