"""A settings portal of a desktop, with values that the test chooses: it speaks org.freedesktop.portal.Settings.

On its input it takes lines such as "org.freedesktop.appearance contrast u 1", and tells of each as a change.
"""

import asyncio
import sys
from typing import TYPE_CHECKING, Any

from dbus_fast import DBusError, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.service import ServiceInterface, dbus_method, dbus_signal

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
NOT_FOUND = "org.freedesktop.portal.Error.NotFound"
READERS = {"u": int, "b": lambda text: text == "true", "s": str, "d": float}

if TYPE_CHECKING:
    s = v = ssv = Any


class Settings(ServiceInterface):
    def __init__(self, values: dict[tuple[str, str], Variant]) -> None:
        super().__init__("org.freedesktop.portal.Settings")
        self.values = values

    @dbus_method()
    def Read(self, namespace: "s", key: "s") -> "v":  # type: ignore[no-untyped-def, name-defined, unused-ignore]  # noqa: N802
        if (namespace, key) not in self.values:
            raise DBusError(NOT_FOUND, f"no {key}")
        return Variant("v", self.values[namespace, key])

    @dbus_signal()
    def SettingChanged(self, namespace: str, key: str, value: Variant) -> "ssv":  # noqa: N802
        return [namespace, key, value]


def parsed(line: str) -> tuple[tuple[str, str], Variant]:
    namespace, key, kind, text = line.split(maxsplit=3)
    return (namespace, key), Variant(kind, READERS[kind](text))


async def main(address: str, *lines: str) -> None:
    bus = await MessageBus(bus_address=address).connect()
    settings = Settings(dict(map(parsed, lines)))
    bus.export(PATH, settings)
    await bus.request_name(NAME)
    print("ready", flush=True)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        key, value = parsed(line)
        settings.values[key] = value
        settings.SettingChanged(*key, value)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
