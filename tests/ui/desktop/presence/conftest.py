"""A desktop on a private bus, and the folders of a user of its own."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ui.desktop.presence.session_bus import NOTIFICATIONS, PORTAL, Desktop, PrivateBus
from ui.desktop.presence.session_bus import SessionBus


@pytest.fixture
def private_bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateBus]:
    with tempfile.TemporaryDirectory(prefix="bus") as folder:  # the path of a socket is short
        made = PrivateBus(Path(folder))
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", made.address)
        yield made
        made.stop()


@pytest.fixture
def desktop(private_bus: PrivateBus) -> Iterator[Desktop]:
    """One that shows notifications and has the portal."""
    made = Desktop(private_bus, NOTIFICATIONS, PORTAL)
    yield made
    made.stop()


@pytest.fixture
def bus(qapp: object) -> Iterator[SessionBus]:
    made = SessionBus()
    yield made
    made.stop()


@pytest.fixture
def no_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The runtime folder of the user, with a path that is short enough for sockets."""
    with tempfile.TemporaryDirectory(prefix="run") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


WaitUntil = Callable[[Callable[[], bool]], None]
