"""A private session bus, with services of a desktop on it that do as a test says."""

import asyncio
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).parents[4]
CONFIG: Final = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/><allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/>
  </policy>
</busconfig>
"""
NOTIFICATIONS: Final = "org.freedesktop.Notifications"
PORTAL: Final = "org.freedesktop.portal.Desktop"
PORTAL_PATH: Final = "/org/freedesktop/portal/desktop"


class PrivateBus:
    """A dbus-daemon of the test's own; its address is where this process looks for the session bus."""

    def __init__(self, folder: Path) -> None:
        daemon = shutil.which("dbus-daemon")
        if daemon is None:
            pytest.skip("dbus-daemon is not installed: apt-get install dbus")
        pytest.importorskip("dbus_fast")
        socket = folder / "session-bus"
        config = folder / "session-bus.conf"
        config.write_text(CONFIG.format(socket=socket), encoding="utf-8")
        self.address = f"unix:path={socket}"
        self.env = os.environ | {"DBUS_SESSION_BUS_ADDRESS": self.address}
        self._daemon = subprocess.Popen(
            [daemon, f"--config-file={config}", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._daemon.stdout is not None
        assert self._daemon.stdout.readline().strip()

    def stop(self) -> None:
        self._daemon.kill()
        self._daemon.wait()
        assert self._daemon.stdout is not None
        self._daemon.stdout.close()


class Desktop:
    """Notifications and portal in a process of their own. A test reads what was asked, and gives orders."""

    def __init__(self, bus: PrivateBus, *services: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.desktop.presence.session_bus", *services],
            cwd=ROOT,
            env=bus.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._read() == "ready"

    def asked(self) -> list[tuple[str, list[Any]]]:
        """The calls so far, each with its member and its plain body."""
        return [(member, body) for member, body in self.order("asked")]

    def notes(self) -> list[list[Any]]:
        return [body for member, body in self.asked() if member == "Notify"]

    def closed(self) -> list[int]:
        return [body[0] for member, body in self.asked() if member == "CloseNotification"]

    def order(self, do: str, **words: Any) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": do, **words}) + "\n")
        self._process.stdin.flush()
        return self._read()

    def stop(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=5)
        self._process.stdout.close()

    def _read(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())


class _Services:
    """The other side of the bus."""

    def __init__(self, bus: Any) -> None:
        self.bus = bus
        self.asked: list[tuple[str, list[Any]]] = []
        self.response = 0
        self.refuses: set[str] = set()
        self._shown = 0
        self._session = ""
        self._client = ""

    def handle(self, message: Any) -> Any:
        from dbus_fast import Message, MessageType
        from dbus_fast.unpack import unpack_variants

        if message.message_type is not MessageType.METHOD_CALL:
            return None
        if not (message.path or "").startswith("/org/freedesktop/"):
            return None
        self.asked.append((message.member, unpack_variants(list(message.body))))
        self._client = message.sender
        if message.member in self.refuses:
            return Message.new_error(message, "org.freedesktop.DBus.Error.UnknownMethod", "no")
        expected = SIGNATURES.get(message.member)
        if expected is not None and expected != message.signature:
            return Message.new_error(message, "org.freedesktop.DBus.Error.InvalidArgs", expected)
        if message.member == "Notify":
            self._shown = message.body[1] or self._shown + 1
            return Message.new_method_return(message, "u", [self._shown])
        if message.member in ("CreateSession", "BindShortcuts"):
            return self._request(message)
        return Message.new_method_return(message)

    def _request(self, message: Any) -> Any:
        from dbus_fast import Message, Variant

        options = message.body[-1]
        sender = message.sender.removeprefix(":").replace(".", "_")
        request = f"{PORTAL_PATH}/request/{sender}/{options['handle_token'].value}"
        results: dict[str, Any] = {}
        if message.member == "CreateSession":
            token = options["session_handle_token"].value
            self._session = f"{PORTAL_PATH}/session/{sender}/{token}"
            results = {"session_handle": Variant("s", self._session)}
        response = Message.new_signal(
            request,
            "org.freedesktop.portal.Request",
            "Response",
            "ua{sv}",
            [self.response, results],
        )
        response.destination = message.sender
        asyncio.get_running_loop().call_later(0.01, self.bus.send, response)
        return Message.new_method_return(message, "o", [request])

    def order(self, do: str, words: dict[str, Any]) -> Any:
        from dbus_fast import Variant

        if do == "asked":
            return self.asked
        if do == "refuse":
            self.refuses = set(words["members"])
        elif do == "respond":
            self.response = words["status"]
        elif do == "press":
            options = {"activation_token": Variant("s", words["token"])}
            body = [words.get("session", self._session), words["id"], 1, options]
            shortcuts = "org.freedesktop.portal.GlobalShortcuts"
            self._send(PORTAL_PATH, shortcuts, "Activated", body, "osta{sv}")
        elif do == "note":
            path, body = "/org/freedesktop/Notifications", [words["id"], words["value"]]
            self._send(path, NOTIFICATIONS, words["member"], body)
        elif do == "raw":
            self._send(words["path"], words["interface"], words["member"], words["body"])
        return None

    def _send(
        self, path: str, interface: str, member: str, body: list[Any], signature: str = ""
    ) -> None:
        from dbus_fast import Message

        signature = signature or "".join({int: "u", str: "s"}[type(value)] for value in body)
        self.bus.send(Message.new_signal(path, interface, member, signature, body))


SIGNATURES: Final = {
    "Notify": "susssasa{sv}i",
    "CloseNotification": "u",
    "Register": "sa{sv}",
    "CreateSession": "a{sv}",
    "BindShortcuts": "oa(sa{sv})sa{sv}",
}


async def _serve(names: list[str]) -> None:
    from dbus_fast import BusType
    from dbus_fast.aio import MessageBus

    bus = await MessageBus(bus_type=BusType.SESSION).connect()
    services = _Services(bus)
    bus.add_message_handler(services.handle)
    for name in names:
        await bus.request_name(name)
    print(json.dumps("ready"), flush=True)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        words = json.loads(line)
        print(json.dumps(services.order(words.pop("do"), words)), flush=True)


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1:]))
