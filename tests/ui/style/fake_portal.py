"""A settings portal of a desktop, with values that the test chooses: it speaks org.freedesktop.portal.Settings.

On its input it takes lines such as "org.freedesktop.appearance contrast u 1", and tells of each as a change.
"""

import asyncio
import sys
from collections.abc import Callable, Mapping
from typing import Any, Final

from dbus_fast import Message, MessageType, Variant
from dbus_fast.aio import MessageBus

NAME: Final = "org.freedesktop.portal.Desktop"
PATH: Final = "/org/freedesktop/portal/desktop"
INTERFACE: Final = "org.freedesktop.portal.Settings"
NOT_FOUND: Final = "org.freedesktop.portal.Error.NotFound"
READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "u": int,
    "b": lambda text: text == "true",
    "s": str,
    "d": float,
}
Values = dict[tuple[str, str], Variant]


def parsed(line: str) -> tuple[tuple[str, str], Variant]:
    namespace, key, kind, text = line.split(maxsplit=3)
    return (namespace, key), Variant(kind, READERS[kind](text))


def answer(values: Values, asked: Message) -> Message | None:
    """The reply to `Read`: a value within two variants, as the portal of the first version gives it."""
    if (asked.interface, asked.member) != (INTERFACE, "Read"):
        return None
    namespace, key = asked.body
    if (namespace, key) not in values:
        return Message.new_error(asked, NOT_FOUND, f"no {key}")
    return Message.new_method_return(asked, "v", [Variant("v", values[namespace, key])])


async def main(address: str, *lines: str) -> None:
    values: Values = dict(map(parsed, lines))
    bus = await MessageBus(bus_address=address).connect()
    bus.add_message_handler(
        lambda asked: (
            answer(values, asked) if asked.message_type is MessageType.METHOD_CALL else None
        )
    )
    await bus.request_name(NAME)
    print("ready", flush=True)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        key, value = parsed(line)
        values[key] = value
        news = Message.new_signal(PATH, INTERFACE, "SettingChanged", "ssv", [*key, value])
        await bus.send(news)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
