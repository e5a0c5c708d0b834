"""The memory of a Polar H10: start a recording, stop it, bring it over, erase it.

The strap records with nobody near it. It keeps one recording, of which it knows neither date nor gaps.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Final

from bleak import BleakClient
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.device import BLEDevice

from devices.ble.messages import (
    MemoryEmpty,
    MemoryNotThere,
    MemoryOccupied,
    MemoryRefused,
    MemoryUnreadable,
    StrapNotFound,
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
from devices.protocols.errors import ProtocolError
from devices.protocols.polar_file_transfer import (
    MAX_FRAME_BYTES,
    MIN_FRAME_BYTES,
    NOTIFICATIONS,
    TRANSFER,
    Command,
    ResponseAssembler,
    TransferError,
    encode_query,
    encode_request,
    split_into_frames,
)
from devices.protocols.polar_recording import (
    FILE_NAME,
    STATUS_QUERY,
    STOP_QUERY,
    StrapRecording,
    encode_start,
    name_from_time,
    parse_directory,
    parse_recording,
    parse_status,
    time_from_name,
)
from devices.source import SourceError

FRAME_TIMEOUT_S: Final = 10.0  # for the next frame of a response


@dataclass(frozen=True, slots=True)
class MemoryState:
    """What is in the memory.

    Attributes
    ----------
    is_recording
        Whether it records now.
    name
        Of the recording, the running one or the one that is stored; None if there is none.
    size_bytes
        Of the one that is stored; 0 while it records.
    """

    is_recording: bool
    name: str | None
    size_bytes: int = 0

    @property
    def started(self) -> str | None:
        """When the recording was started, in ISO 8601, if this program did that."""
        return time_from_name(self.name) if self.name else None


@dataclass(frozen=True, slots=True)
class FetchedRecording:
    """A recording that was brought over."""

    name: str
    content: StrapRecording

    @property
    def started(self) -> str | None:
        """When it was started, in ISO 8601, if this program did that."""
        return time_from_name(self.name)


class StrapMemory:
    """The memory of a strap that is connected. See `open_memory`."""

    def __init__(self, client: BleakClient, frame_bytes: int) -> None:
        self._client = client
        self._frame_bytes = frame_bytes
        self._frames: asyncio.Queue[bytes] = asyncio.Queue()

    async def subscribe(self) -> None:
        """Receive what the strap answers; before that, nothing may be asked."""
        for uuid in (TRANSFER, NOTIFICATIONS):
            await self._client.start_notify(uuid, self._on_frame)

    def _on_frame(self, characteristic: BleakGATTCharacteristic, payload: bytearray) -> None:
        if characteristic.uuid == TRANSFER:
            self._frames.put_nowait(bytes(payload))

    async def read_state(self) -> MemoryState:
        """What is in the memory."""
        status = parse_status(await self._exchange(encode_query(STATUS_QUERY)))
        if status.is_recording:
            return MemoryState(True, status.name)
        for folder in parse_directory(await self._get("/")):
            if not folder.name.endswith("/"):
                continue
            for file in parse_directory(await self._get(f"/{folder.name}")):
                if file.name == FILE_NAME:
                    return MemoryState(False, folder.name.removesuffix("/"), file.size)
        return MemoryState(False, None)

    async def start(self, stamp: str) -> MemoryState:
        """Start a recording of RR intervals.

        Parameters
        ----------
        stamp
            The time now, in the basic form of ISO 8601 and in UTC; it becomes the name.

        Raises
        ------
        SourceError
            It records already, or there is a recording that would be in the way.
        """
        state = await self.read_state()
        if state.name is not None or state.is_recording:
            raise SourceError(MemoryOccupied())
        await self._exchange(encode_start(name_from_time(stamp)))
        return await self.read_state()

    async def stop(self) -> str:
        """Stop recording, if it does; returns the name of the recording.

        Raises
        ------
        SourceError
            There is none.
        """
        state = await self.read_state()
        if state.is_recording:
            await self._exchange(encode_query(STOP_QUERY))
            state = await self.read_state()
        if state.name is None:
            raise SourceError(MemoryEmpty())
        return state.name

    async def fetch(self) -> FetchedRecording:
        """Stop recording, if it does, and bring the recording over. It stays in the strap.

        Raises
        ------
        SourceError
            There is none.
        """
        name = await self.stop()
        content = await self._get(f"/{name}/{FILE_NAME}")
        return FetchedRecording(name, parse_recording(content))

    async def erase(self, name: str) -> None:
        """Erase the recording of this name."""
        await self._exchange(encode_request(Command.REMOVE, f"/{name}/{FILE_NAME}"))

    async def _get(self, path: str) -> bytes:
        return await self._exchange(encode_request(Command.GET, path))

    async def _exchange(self, message: bytes) -> bytes:
        """Send a message and wait for the response. What came before belongs to nothing any more."""
        while not self._frames.empty():
            self._frames.get_nowait()
        response = ResponseAssembler()
        for frame in split_into_frames(message, self._frame_bytes):
            await self._client.write_gatt_char(TRANSFER, frame, response=False)
        while True:
            async with asyncio.timeout(FRAME_TIMEOUT_S):
                whole = response.add(await self._frames.get())
            if whole is not None:
                return whole


@asynccontextmanager
async def open_memory(
    target: str, radio: Radio | None = None, timeouts: BleTimeouts | None = None
) -> AsyncGenerator[StrapMemory]:
    """Connect to a strap by its address or name, and disconnect after the block.

    Raises
    ------
    SourceError
        It is not found, has no memory, or does not do what was asked; the message says what to do.
    """
    radio, timeouts = radio or Radio(), timeouts or BleTimeouts()
    try:
        async with _connected(target, radio, timeouts) as memory:
            yield memory
    except TransferError as exc:
        raise SourceError(MemoryRefused(exc.code)) from exc
    except ProtocolError as exc:
        raise SourceError(MemoryUnreadable()) from exc
    except BLE_ERRORS as exc:
        raise SourceError(message_from_error(exc)) from exc


@asynccontextmanager
async def _connected(
    target: str, radio: Radio, timeouts: BleTimeouts
) -> AsyncGenerator[StrapMemory]:
    device = await _find(target, radio, timeouts)
    client = BleakClient(device, timeout=timeouts.connect_s, backend=radio.client)
    try:
        async with asyncio.timeout(timeouts.connect_s):
            await client.connect()
            characteristic = client.services.get_characteristic(TRANSFER)
            if characteristic is None:
                raise SourceError(MemoryNotThere())
            usable = characteristic.max_write_without_response_size
            memory = StrapMemory(client, min(MAX_FRAME_BYTES, max(MIN_FRAME_BYTES, usable)))
            await memory.subscribe()
        yield memory
    finally:
        with suppress(*BLE_ERRORS):
            async with asyncio.timeout(timeouts.disconnect_s):
                await client.disconnect()


async def _find(target: str, radio: Radio, timeouts: BleTimeouts) -> BLEDevice:
    matcher = DeviceMatcher(target)
    advertisement = await find_connected_device(radio, matcher)
    if advertisement is None:
        advertisement = await find_device(radio, matcher, timeouts.scan_s)
    if advertisement is None:
        raise SourceError(StrapNotFound())
    return advertisement.device
