"""The session bus of a Linux desktop, in a thread of its own: calls go out, answers and signals come back.

With dbus-fast, which bleak brings along. Where it or the bus is missing, every call is answered with None.
"""

import asyncio
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from PySide6.QtCore import QObject, Signal

from ui import faults

if TYPE_CHECKING:
    from dbus_fast import Message
    from dbus_fast.aio import MessageBus

CALL_TIMEOUT_S: Final = 10.0
STOP_TIMEOUT_S: Final = 5.0
STOP_GRACE_S: Final = 0.3
BUS: Final = "org.freedesktop.DBus"


class BusCall(NamedTuple):
    """A method call, as the bus wants it."""

    destination: str
    path: str
    interface: str
    member: str
    signature: str = ""
    body: Sequence[Any] = ()


class BusSignal(NamedTuple):
    """A signal that has arrived. `body` holds plain values, without the types of variants."""

    path: str
    interface: str
    member: str
    body: tuple[Any, ...]


Answer: TypeAlias = Callable[[tuple[Any, ...] | None], object]
"""Called in the main thread with the values of the answer; with None if there is no answer, or an error."""


class SessionBus(QObject):
    """The connection to the bus. All methods are for the main thread; the first call connects."""

    arrived = Signal(object)
    """A `BusSignal` that `subscribe` asked for."""
    _answered = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answered.connect(self._deliver)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._rules: set[str] = set()
        self._bus: asyncio.Future[MessageBus | None] | None = None

    def call(self, call: BusCall, answer: Answer | None = None) -> None:
        """Make a call; `answer` is called once in any case, but not after `stop`."""
        self._submit(call, answer)

    def subscribe(self, sender: str, interface: str, path: str = "") -> None:
        """Emit `arrived` for the signals of an interface of a sender from now on."""
        rule = f"type='signal',sender='{sender}',interface='{interface}'"
        rule += f",path='{path}'" if path else ""
        if rule not in self._rules:
            self._rules.add(rule)
            self._submit(BusCall(BUS, "/org/freedesktop/DBus", BUS, "AddMatch", "s", [rule]), None)

    def stop(self) -> None:
        """Close the connection. May be called again."""
        thread, self._thread = self._thread, None
        if thread is not None and self._loop is not None:
            with suppress(RuntimeError):  # it is closed
                asyncio.run_coroutine_threadsafe(self._stop_soon(), self._loop)
            thread.join(STOP_TIMEOUT_S)

    def _submit(self, call: BusCall, answer: Answer | None) -> None:
        if self._thread is None:
            self._start()
        assert self._loop is not None
        asyncio.run_coroutine_threadsafe(self._call(call, answer), self._loop)

    def _start(self) -> None:
        self._rules.clear()
        loop = self._loop = asyncio.new_event_loop()
        self._bus = None
        self._thread = threading.Thread(target=self._run, args=(loop,), name="session bus")
        self._thread.start()

    def _run(self, loop: asyncio.AbstractEventLoop) -> None:
        asyncio.set_event_loop(loop)
        try:
            loop.run_forever()
            bus = self._bus.result() if self._bus is not None and self._bus.done() else None
            if bus is not None:
                bus.disconnect()
            for task in (tasks := asyncio.all_tasks(loop)):
                task.cancel()
            loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        finally:
            loop.close()

    async def _stop_soon(self) -> None:
        """Stop the loop after what was asked for last, such as to close a notification."""
        others = asyncio.all_tasks() - {asyncio.current_task()}
        if others:
            await asyncio.wait(others, timeout=STOP_GRACE_S)
        asyncio.get_running_loop().stop()

    async def _call(self, call: BusCall, answer: Answer | None) -> None:
        body: tuple[Any, ...] | None = None
        try:
            body = await asyncio.wait_for(self._ask(call), CALL_TIMEOUT_S)
        except (OSError, TimeoutError):
            pass
        except Exception as exc:  # noqa: BLE001  reported
            faults.report("session-bus", exc)
        if answer is not None:
            self._answered.emit(answer, body)

    async def _ask(self, call: BusCall) -> tuple[Any, ...] | None:
        bus = await self._connection()
        if bus is None or not bus.connected:
            return None
        from dbus_fast import Message, MessageType

        message = Message(
            destination=call.destination,
            path=call.path,
            interface=call.interface,
            member=call.member,
            signature=call.signature,
            body=list(call.body),
        )
        reply = await bus.call(message)
        if reply is None or reply.message_type is MessageType.ERROR:
            return None
        return _plain(reply.body)

    async def _connection(self) -> "MessageBus | None":
        if self._bus is None:
            self._bus = asyncio.ensure_future(self._connect())
        return await asyncio.shield(self._bus)

    async def _connect(self) -> "MessageBus | None":
        try:
            from dbus_fast import BusType
            from dbus_fast.aio import MessageBus
            from dbus_fast.errors import DBusError, InvalidAddressError

            try:
                bus = await MessageBus(bus_type=BusType.SESSION).connect()
            except (OSError, InvalidAddressError, DBusError, EOFError):
                return None
        except ImportError:  # on systems without this bus
            return None
        bus.add_message_handler(self._handle)
        return bus

    def _handle(self, message: "Message") -> None:
        from dbus_fast import MessageType

        if message.message_type is MessageType.SIGNAL and message.interface != BUS:
            arrived = BusSignal(
                message.path or "",
                message.interface or "",
                message.member or "",
                _plain(message.body),
            )
            self.arrived.emit(arrived)

    def _deliver(self, answer: Answer, body: tuple[Any, ...] | None) -> None:
        if self._thread is not None:
            answer(body)


def _plain(values: Sequence[Any]) -> tuple[Any, ...]:
    from dbus_fast.unpack import unpack_variants

    return tuple(unpack_variants(list(values)))
