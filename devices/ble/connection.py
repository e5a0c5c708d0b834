"""The connection to one strap: search, connect, listen, and reconnect when it is lost.

A client is always disconnected before the next one is created. A client that is only dropped stays
subscribed inside BlueZ, and every packet of the next one arrives twice.
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
    AccelerometerUnavailable,
    SearchingForStrap,
    StrapFound,
    StrapNotFound,
    StrapReconnecting,
    StrapSilent,
)
from devices.ble.scanner import (
    BLE_ERRORS,
    DeviceMatcher,
    Radio,
    find_connected_device,
    find_device,
)
from devices.ble.stack_errors import message_from_error
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
from trainer.messages import Message

Packet: TypeAlias = tuple[float, bytes]
EmitEvent: TypeAlias = Callable[[SensorEvent], None]


class StrapConnection:
    """Connects to one strap again and again, for as long as `run` runs.

    Parameters
    ----------
    target
        Address or name of the strap.
    radio
        How the strap is reached.
    timeouts
        How long to wait for what.
    clock
        The session clock.
    emit
        Takes the events.
    accelerometer
        Whether to start the accelerometer of a Polar strap.
    """

    def __init__(
        self,
        target: str,
        radio: Radio,
        timeouts: BleTimeouts,
        clock: Clock,
        emit: EmitEvent,
        *,
        accelerometer: bool = False,
    ) -> None:
        self._matcher = DeviceMatcher(target)
        self._radio = radio
        self._timeouts = timeouts
        self._clock = clock
        self._emit = emit
        self._stream = HeartRateStream(f"ble:{target}", timeouts)
        self._was_connected = False
        self._failures = 0  # in a row
        self._wants_accelerometer = accelerometer
        self._beats_arriving = asyncio.Event()  # set when beats come in this connection

    async def run(self) -> None:
        """Search, connect and listen, again and again, until cancelled."""
        self._emit(self._stream.describe_source(self._clock.now()))
        self._report_link(Link.SEARCHING, SearchingForStrap())
        while True:
            device = await self._find_device()
            self._report_link(Link.CONNECTING, StrapFound())
            async with self._connected(device) as inbox:
                packets = await self._listen(inbox) if inbox is not None else 0
            self._emit_all(self._stream.mark_lost(self._clock.now()))
            self._failures = 0 if packets > 1 else self._failures + 1
            if self._failures:
                max_s = self._timeouts.max_reconnect_s
                await asyncio.sleep(self._timeouts.retry_delay_s(self._failures, max_s))

    def _report_link(self, link: Link, detail: Message) -> None:
        self._emit_all(self._stream.report_link(self._clock.now(), link, detail))

    def _emit_all(self, events: Iterable[SensorEvent]) -> None:
        for event in events:
            self._emit(event)

    async def _find_device(self) -> BLEDevice:
        """Scan without a pause, so that a strap that returns is found at once."""
        began = asyncio.get_running_loop().time()
        failures = 0
        while True:
            try:
                device = await self._search()
            except BLE_ERRORS as error:
                failures += 1
                self._report_link(Link.UNAVAILABLE, message_from_error(error))
                max_s = self._timeouts.max_retry_s
                await asyncio.sleep(self._timeouts.retry_delay_s(failures, max_s))
                continue
            if device is not None:
                return device
            failures = 0
            missing_s = asyncio.get_running_loop().time() - began
            self._report_search(missing_s)

    def _report_search(self, missing_s: float) -> None:
        if missing_s >= self._timeouts.report_missing_s:
            self._report_link(Link.UNAVAILABLE, StrapNotFound())
            return
        if self._was_connected:
            self._report_link(Link.LOST, StrapReconnecting())
        else:
            self._report_link(Link.SEARCHING, SearchingForStrap())

    async def _search(self) -> BLEDevice | None:
        """Scan; every other time, first ask the system, which may still be connected after a crash of ours.

        Not every time, for a killed bluetoothd leaves behind stale entries of straps, too.
        """
        advertisement = None
        if self._failures % 2 == 0:
            advertisement = await find_connected_device(self._radio, self._matcher)
        if advertisement is None:
            advertisement = await find_device(self._radio, self._matcher, self._timeouts.scan_s)
        return advertisement.device if advertisement is not None else None

    @asynccontextmanager
    async def _connected(
        self, device: BLEDevice
    ) -> "AsyncGenerator[asyncio.Queue[Packet | None] | None]":
        """Yield the queue of packets, None in it when the strap is gone; or None if it could not be connected."""
        inbox: asyncio.Queue[Packet | None] = asyncio.Queue()
        client = BleakClient(
            device,
            disconnected_callback=lambda _: inbox.put_nowait(None),
            timeout=self._timeouts.connect_s,
            backend=self._radio.client,
        )
        info_task: asyncio.Task[None] | None = None
        try:
            if await self._open(client, inbox):
                info_task = asyncio.create_task(self._read_device_info(client))
                yield inbox
            else:
                yield None
        finally:
            await self._disconnect(client, info_task)

    async def _open(self, client: BleakClient, inbox: "asyncio.Queue[Packet | None]") -> bool:
        def on_packet(_: BleakGATTCharacteristic, payload: bytearray) -> None:
            inbox.put_nowait((self._clock.now(), bytes(payload)))

        try:
            async with asyncio.timeout(self._timeouts.connect_s):
                await client.connect()
                await client.start_notify(MEASUREMENT, on_packet)
        except BLE_ERRORS as error:
            self._report_link(Link.UNAVAILABLE, message_from_error(error))
            return False
        self._was_connected = True
        self._beats_arriving.clear()
        self._emit_all(self._stream.mark_connected(self._clock.now()))
        return True

    async def _disconnect(
        self, client: BleakClient, info_task: "asyncio.Task[None] | None"
    ) -> None:
        if info_task is not None:
            info_task.cancel()
            await asyncio.wait([info_task])
        with suppress(*BLE_ERRORS):
            async with asyncio.timeout(self._timeouts.disconnect_s):
                await client.disconnect()
        if info_task is not None and not info_task.cancelled():
            info_task.result()  # raises if it ended by an error of our own

    async def _listen(self, inbox: "asyncio.Queue[Packet | None]") -> int:
        """Handle packets until the strap is gone or silent; returns how many came."""
        packets = 0
        wait_s = self._timeouts.first_packet_s
        while True:
            try:
                async with asyncio.timeout(wait_s):
                    packet = await inbox.get()
            except TimeoutError:
                self._report_link(Link.LOST, StrapSilent())
                return packets
            if packet is None:
                self._report_link(Link.LOST, StrapReconnecting())
                return packets
            received, payload = packet
            self._emit_all(self._stream.add_packet(payload, received))
            if self._stream.is_streaming:
                self._beats_arriving.set()
            packets += 1
            wait_s = self._timeouts.silence_s

    async def _read_device_info(self, client: BleakClient) -> None:
        """Read location and battery, which are optional, then start the accelerometer."""
        with suppress(ProtocolError):
            location = await self._read(client, BODY_SENSOR_LOCATION)
            if location is not None:
                body_location = parse_body_sensor_location(location)
                self._emit_all(self._stream.set_location(body_location, self._clock.now()))
        with suppress(ProtocolError):
            battery = await self._read(client, BATTERY_LEVEL)
            if battery is not None:
                self._emit(BatteryReported(self._clock.now(), parse_battery_level(battery)))
        if self._wants_accelerometer:
            await self._beats_arriving.wait()
            await self._stream_accelerometer(client)

    async def _stream_accelerometer(self, client: BleakClient) -> None:
        try:
            await stream_accelerometer(client, self._clock, self._emit, self._timeouts.response_s)
        except (ProtocolError, *BLE_ERRORS):
            if client.is_connected and self._stream.is_streaming:
                self._wants_accelerometer = False
                self._report_link(Link.STREAMING, AccelerometerUnavailable())

    async def _read(self, client: BleakClient, uuid: str) -> bytes | None:
        with suppress(*BLE_ERRORS):
            async with asyncio.timeout(self._timeouts.response_s):
                return bytes(await client.read_gatt_char(uuid))
        return None
