"""A bluetoothd of our own: one adapter, and straps that a test moves about. Runs as its own process.

It speaks org.bluez on the bus of DBUS_SYSTEM_BUS_ADDRESS as BlueZ 5.66 was seen to, with its flaw: a client
that subscribed stays subscribed for as long as its own bus connection lives, through drops and
reconnects, and everything is sent once for each subscription (bleak#2002).

A test writes one JSON command a line and reads one JSON answer a line.
"""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any, Final

from dbus_fast import BusType, Message, MessageType, NameFlag, Variant
from dbus_fast.aio import MessageBus

from tests.devices.radio.fake_strap import ADAPTER, CHAR_IFACE, DEVICE_IFACE, Objects, Strap

ADAPTER_IFACE: Final = "org.bluez.Adapter1"
MANAGER: Final = "org.freedesktop.DBus.ObjectManager"
PROPERTIES: Final = "org.freedesktop.DBus.Properties"
HEARD_EVERY_S: Final = 0.1
CONNECTING_S: Final = 0.05
RESOLVING_S: Final = 0.05
GIVES_UP_S: Final = 5.0
PACE_S: Final = 0.0005  # dbus-fast hangs up on a reader that is 278 messages behind


class FakeBlueZ:
    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus
        self._straps: dict[str, Strap] = {}
        self._powered = True
        self._has_adapter = True
        self._scanning: set[str] = set()
        self._jobs: set[asyncio.Task[None]] = set()

    # What clients ask over the bus.

    def handle(self, message: Message) -> Message | bool | None:
        if message.message_type is MessageType.SIGNAL:
            if message.member == "NameOwnerChanged" and not message.body[2]:
                self._forget_client(message.body[0])
            return None
        if message.message_type is not MessageType.METHOD_CALL:
            return None
        answers: dict[str, Callable[[Message], Message | None]] = {
            "GetManagedObjects": self._objects,
            "SetDiscoveryFilter": self._start,
            "StartDiscovery": self._start,
            "StopDiscovery": self._stop,
            "Connect": self._connect,
            "Disconnect": self._disconnect,
            "StartNotify": self._subscribe,
            "StopNotify": self._unsubscribe,
            "ReadValue": self._read,
            "WriteValue": self._write,
        }
        answer = answers.get(message.member or "")
        if answer is None:
            return None
        reply = answer(message)
        return True if reply is None else reply

    def _objects(self, message: Message) -> Message:
        objects: Objects = {}
        if self._has_adapter:
            objects[ADAPTER] = {
                ADAPTER_IFACE: {
                    "Address": Variant("s", "00:00:00:00:00:01"),
                    "Powered": Variant("b", self._powered),
                    "Roles": Variant("as", ["central", "peripheral"]),
                    "Discovering": Variant("b", bool(self._scanning)),
                }
            }
        for strap in self._straps.values():
            if strap.known:
                objects[strap.path] = {DEVICE_IFACE: strap.device()}
            if strap.connected:
                objects |= strap.gatt()
        return Message.new_method_return(message, "a{oa{sa{sv}}}", [objects])

    def _start(self, message: Message) -> Message:
        if not self._powered:
            return Message.new_error(message, "org.bluez.Error.NotReady", "Resource Not Ready")
        if message.member == "StartDiscovery":
            self._scanning.add(message.sender or "")
            self._advertise()
        return Message.new_method_return(message)

    def _stop(self, message: Message) -> Message:
        self._scanning.discard(message.sender or "")
        return Message.new_method_return(message)

    def _connect(self, message: Message) -> None:
        self._do(self._connecting(self._at(message), message))

    async def _connecting(self, strap: Strap, message: Message) -> None:
        await asyncio.sleep(CONNECTING_S)
        try:
            await asyncio.wait_for(strap.near.wait(), GIVES_UP_S)
        except TimeoutError:
            await self._send(Message.new_error(message, "org.bluez.Error.Failed", "Timeout"))
            return
        strap.connected = True
        await self._changed(strap.path, DEVICE_IFACE, {"Connected": Variant("b", True)})
        await self._send(Message.new_method_return(message))
        await asyncio.sleep(RESOLVING_S)
        await self._resolve(strap)

    async def _resolve(self, strap: Strap) -> None:
        for path, interfaces in strap.gatt().items():
            await self._signal("/", MANAGER, "InterfacesAdded", "oa{sa{sv}}", [path, interfaces])
        await self._changed(strap.path, DEVICE_IFACE, {"ServicesResolved": Variant("b", True)})

    def _disconnect(self, message: Message) -> Message:
        self._do(self._gone(self._at(message)))
        return Message.new_method_return(message)

    def _subscribe(self, message: Message) -> Message:
        strap = self._at(message)
        strap.subscribed.setdefault(message.path or "", []).append(message.sender or "")
        return Message.new_method_return(message)

    def _unsubscribe(self, message: Message) -> Message:
        names = self._at(message).subscribed.get(message.path or "", [])
        if message.sender in names:
            names.remove(message.sender)
        return Message.new_method_return(message)

    def _read(self, message: Message) -> Message:
        short = (message.path or "")[-4:]
        return Message.new_method_return(message, "ay", [self._at(message).values[short]])

    def _write(self, message: Message) -> Message:
        strap, written = self._at(message), bytes(message.body[0])
        short = (message.path or "")[-4:]
        strap.written.append((short, written))
        if answer := strap.answers.get(written[:2].hex()):
            self._do(self._notify(strap, short, bytes.fromhex(answer)))
        return Message.new_method_return(message)

    def _at(self, message: Message) -> Strap:
        path = message.path or ""
        return next(s for s in self._straps.values() if path.startswith(s.path))

    def _forget_client(self, name: str) -> None:
        self._scanning.discard(name)
        for strap in self._straps.values():
            for path, names in strap.subscribed.items():
                strap.subscribed[path] = [n for n in names if n != name]

    # What happens in the air.

    async def advertise(self) -> None:
        while True:
            await asyncio.sleep(HEARD_EVERY_S)
            self._advertise()

    def _advertise(self) -> None:
        if not self._scanning:
            return
        for strap in self._straps.values():
            if strap.near.is_set() and not strap.connected:
                self._do(self._tell_of(strap))

    async def _tell_of(self, strap: Strap) -> None:
        if strap.known:
            strap.rssi ^= 1  # BlueZ tells of changes only
            await self._changed(strap.path, DEVICE_IFACE, {"RSSI": Variant("n", strap.rssi)})
            return
        strap.known = True
        body = [strap.path, {DEVICE_IFACE: strap.device()}]
        await self._signal("/", MANAGER, "InterfacesAdded", "oa{sa{sv}}", body)

    async def _gone(self, strap: Strap) -> None:
        if not strap.connected:
            return
        strap.connected = False
        states = {"Connected": Variant("b", False), "ServicesResolved": Variant("b", False)}
        await self._changed(strap.path, DEVICE_IFACE, states)
        for path, interfaces in strap.gatt().items():
            body = [path, list(interfaces)]
            await self._signal("/", MANAGER, "InterfacesRemoved", "oas", body)

    async def _notify(self, strap: Strap, short: str, payload: bytes) -> None:
        path = strap.characteristic(short)
        if not strap.connected:
            return
        for _ in strap.subscribed.get(path, []):
            await self._changed(path, CHAR_IFACE, {"Value": Variant("ay", payload)})

    async def _changed(self, path: str, interface: str, values: dict[str, Variant]) -> None:
        body = [interface, values, []]
        await self._signal(path, PROPERTIES, "PropertiesChanged", "sa{sv}as", body)

    async def _signal(
        self, path: str, interface: str, member: str, signature: str, body: list[Any]
    ) -> None:
        await self._send(Message.new_signal(path, interface, member, signature, body))

    async def _send(self, message: Message) -> None:
        await self._bus.send(message)

    def _do(self, work: Awaitable[None]) -> None:
        job = asyncio.ensure_future(work)
        self._jobs.add(job)
        job.add_done_callback(self._jobs.discard)

    # What a test orders.

    async def obey(self, order: dict[str, Any]) -> Any:
        match order["do"]:
            case "strap":
                self._add(order)
            case "power":
                self._powered = order["on"]
                on = {"Powered": Variant("b", self._powered)}
                await self._changed(ADAPTER, ADAPTER_IFACE, on)
            case "no adapter":
                self._has_adapter = False
            case "reset":
                self._straps, self._scanning = {}, set()
                self._powered = self._has_adapter = True
            case _:
                return await self._obey_for(self._straps[order["address"]], order)
        return None

    async def _obey_for(self, strap: Strap, order: dict[str, Any]) -> Any:
        match order["do"]:
            case "play":
                began = time.monotonic() + 0.01
                self._do(self._play(strap, began, order["packets"], order.get("short", "2a37")))
                return began
            case "drop":
                if not order["stays"]:
                    strap.near.clear()
                await self._gone(strap)
            case "return":
                strap.near.set()
            case "hold":  # as a program leaves it that crashed
                strap.known = strap.connected = True
            case "ask":
                return {
                    "connected": strap.connected,
                    "subscribed": len(strap.subscribed.get(strap.characteristic("2a37"), [])),
                    "written": [(short, data.hex()) for short, data in strap.written],
                    "scanning": len(self._scanning),
                }
            case other:
                raise ValueError(f"no such order: {other}")
        return None

    def _add(self, order: dict[str, Any]) -> None:
        values = {short: bytes.fromhex(text) for short, text in order["values"].items()}
        strap = self._straps[order["address"]] = Strap(
            order["address"],
            order["name"],
            values,
            order["notifies"],
            order["offers"],
            order["answers"],
            rssi=order["rssi"],
        )
        if order["near"]:
            strap.near.set()

    async def _play(
        self, strap: Strap, began: float, packets: list[tuple[float, str]], short: str
    ) -> None:
        for at, payload in packets:
            await asyncio.sleep(max(PACE_S, began + at - time.monotonic()))
            await self._notify(strap, short, bytes.fromhex(payload))


async def main() -> None:
    bus = await MessageBus(bus_type=BusType.SYSTEM).connect()
    fake = FakeBlueZ(bus)
    bus.add_message_handler(fake.handle)
    watch = "type='signal',interface='org.freedesktop.DBus',member='NameOwnerChanged'"
    await bus.call(
        Message(
            destination="org.freedesktop.DBus",
            path="/org/freedesktop/DBus",
            interface="org.freedesktop.DBus",
            member="AddMatch",
            signature="s",
            body=[watch],
        )
    )
    await bus.request_name("org.bluez", NameFlag.DO_NOT_QUEUE)
    advertising = asyncio.create_task(fake.advertise())
    orders = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(orders), sys.stdin)
    print(json.dumps("ready"), flush=True)
    while line := await orders.readline():
        print(json.dumps(await fake.obey(json.loads(line))), flush=True)
    advertising.cancel()
    bus.disconnect()


if __name__ == "__main__":
    asyncio.run(main())
