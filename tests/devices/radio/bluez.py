"""A private system bus with the fake bluetoothd on it, and the orders a test may give it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).parents[3]
CHEST: Final = "AA:BB:CC:DD:EE:01"
CONFIG: Final = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/><allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/>
    <allow eavesdrop="true"/>
  </policy>
</busconfig>
"""


class BlueZ:
    """What a test does to the world: straps come and go, the service is killed and started."""

    def __init__(self, env: dict[str, str]) -> None:
        self._env = env
        self.process = self._start()

    def _start(self) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.devices.radio.fake_bluez"],
            cwd=ROOT,
            env=self._env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        assert json.loads(process.stdout.readline()) == "ready"
        return process

    def order(self, do: str, **words: Any) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"do": do, **words}) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def strap(
        self,
        address: str = CHEST,
        name: str = "Polar H10 01234567",
        *,
        values: dict[str, str] | None = None,
        rssi: int = -60,
        offers: Sequence[str] = ("180d",),
        notifies: Sequence[str] = ("2a37",),
        near: bool = True,
        answers: dict[str, str] | None = None,
    ) -> None:
        self.order(
            "strap",
            address=address,
            name=name,
            values=values if values is not None else {"2a38": "01", "2a19": "5a"},
            rssi=rssi,
            offers=list(offers),
            notifies=list(notifies),
            near=near,
            answers=answers or {},
        )

    def play(
        self,
        packets: Sequence[tuple[float, bytes]],
        address: str = CHEST,
        short: str = "2a37",
    ) -> float:
        """Send packets, each so many seconds from now; tells when now was, on the monotonic clock."""
        result = [(at, payload.hex()) for at, payload in packets]
        return float(self.order("play", address=address, packets=result, short=short))

    def ask(self, address: str = CHEST) -> dict[str, Any]:
        fields: dict[str, Any] = self.order("ask", address=address)
        return fields

    def kill(self) -> None:
        self.process.kill()
        self.stop()

    def start_again(self) -> None:
        self.process = self._start()

    def stop(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.stdout.close()
        try:
            self.process.wait(timeout=3)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Bus:
    """A private dbus-daemon. Its address is where this process looks for the system bus."""

    def __init__(self, folder: Path) -> None:
        daemon = shutil.which("dbus-daemon")
        if daemon is None:
            pytest.skip("dbus-daemon is not installed: apt-get install dbus")
        self.address = f"unix:path={folder / 'bus'}"
        config = folder / "bus.conf"
        config.write_text(CONFIG.format(socket=folder / "bus"))
        self.process = subprocess.Popen(
            [daemon, f"--config-file={config}", "--nofork", "--nopidfile", "--print-address=1"],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.process.stdout.readline()
        self.process.stdout.close()

    @property
    def env(self) -> dict[str, str]:
        return {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": self.address}

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
