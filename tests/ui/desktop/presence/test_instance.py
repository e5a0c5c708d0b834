"""One window for a library: a second start brings it forward, and nothing that is left over is taken for it."""

import json
import os
import socket as sockets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from ui.desktop.presence import instance
from ui.desktop.presence.instance import (
    InstanceAddress,
    claim_instance,
    claim_or_hand_over,
    instance_address,
    runtime_folder,
)
from ui.desktop.presence.instance_server import MAX_CONNECTIONS, InstanceServer
from ui.services.desktop.window_request import MAX_REQUEST_BYTES, WindowRequest

ROOT = Path(__file__).parents[4]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes of Windows have no files")


class First:
    """The first window of a library."""

    def __init__(self, library: Path) -> None:
        claim, is_done = claim_or_hand_over(library, WindowRequest)
        assert claim is not None
        assert not is_done
        self.address = claim.address
        self.asked: list[WindowRequest] = []
        self.server = InstanceServer(claim)
        assert self.server._server.isListening()
        self.server.requested.connect(self.asked.append)

    def send(self, qtbot: QtBot, *parts: bytes) -> None:
        """What any program of this user may send."""
        with sockets.socket(sockets.AF_UNIX) as end:
            end.connect(self.address.server)
            with suppress(BrokenPipeError, ConnectionResetError):  # what is no request is closed
                for part in parts:
                    end.sendall(part)
                    qtbot.wait(1)
                end.shutdown(sockets.SHUT_WR)
            qtbot.waitUntil(lambda: not self.server._connections, timeout=60_000)


@pytest.fixture
def first(qapp: object, runtime: Path, tmp_path: Path) -> Iterator[First]:
    made = First(tmp_path / "library")
    yield made
    made.server.close()


SECOND = """
import json, sys
from pathlib import Path
from ui.desktop.presence.instance import claim_or_hand_over
from ui.services.desktop.window_request import WindowRequest
claim, is_done = claim_or_hand_over(
    Path(sys.argv[1]), lambda: WindowRequest(**json.loads(sys.argv[2]))
)
print(claim is None, is_done)
"""


def second_start(qtbot: QtBot, library: Path, request: WindowRequest) -> str:
    """What a second process says: whether it has no claim, and whether its request was taken."""
    words = json.dumps(asdict(request))
    command = [sys.executable, "-c", SECOND, str(library), words]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=30_000)
        return process.communicate()[0].strip()


def test_a_second_start_is_handed_over_with_all_it_asks_for(
    first: First, qtbot: QtBot, tmp_path: Path
) -> None:
    wanted = WindowRequest(True, False, "simulated:seed=7", "some-id", "A sentence.", "token")
    library = tmp_path / "library"
    for path in (library, library / "."):
        assert second_start(qtbot, path, wanted) == "True True"
    assert first.asked == [wanted] * 2


def test_another_library_has_a_window_of_its_own(first: First, tmp_path: Path) -> None:
    claim, is_done = claim_or_hand_over(tmp_path / "other", WindowRequest)
    assert claim is not None
    assert not is_done
    assert claim.address.server != first.address.server
    claim.release()


def test_a_link_to_the_library_is_the_same_library(first: First, tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "library")
    assert instance_address(tmp_path / "link") == first.address


def test_once_it_is_closed_the_next_one_is_the_first(
    runtime: Path, qapp: object, tmp_path: Path
) -> None:
    for _ in range(3):
        First(tmp_path).server.close()


def test_a_socket_left_by_a_killed_program_is_replaced(
    runtime: Path, qapp: object, tmp_path: Path, qtbot: QtBot
) -> None:
    address = instance_address(tmp_path)
    assert address is not None
    left = sockets.socket(sockets.AF_UNIX)
    left.bind(address.server)
    left.close()
    made = First(tmp_path)
    assert second_start(qtbot, tmp_path, WindowRequest(start=True)) == "True True"
    assert made.asked == [WindowRequest(start=True)]
    made.server.close()


def test_a_killed_program_holds_nothing(runtime: Path, tmp_path: Path) -> None:
    hold = (
        "import sys; from pathlib import Path\n"
        "from ui.desktop.presence.instance import claim_instance, instance_address\n"
        "kept = claim_instance(instance_address(Path(sys.argv[1])))\n"
        "print(kept is not None, flush=True); sys.stdin.read()\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", hold, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdin is not None
    address = instance_address(tmp_path)
    assert address is not None
    assert holder.stdout.readline() == "True\n"
    assert claim_instance(address) is None
    holder.kill()
    holder.wait()
    holder.stdin.close()
    holder.stdout.close()
    claim = claim_instance(address)
    assert claim is not None
    claim.release()


def test_a_window_that_does_not_answer_keeps_nobody_waiting_for_long(
    runtime: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance, "HAND_OVER_S", 0.3)
    address = instance_address(tmp_path)
    assert address is not None
    claim = claim_instance(address)
    assert claim is not None
    assert claim_or_hand_over(tmp_path, WindowRequest) == (None, False)  # nobody listens
    with sockets.socket(sockets.AF_UNIX) as deaf:
        deaf.bind(address.server)
        deaf.listen()
        assert claim_or_hand_over(tmp_path, WindowRequest) == (None, False)
    claim.release()


def test_the_folder_of_the_socket_is_the_users_alone(runtime: Path) -> None:
    folder = runtime_folder()
    assert folder == runtime / "outbreath"
    assert folder.stat().st_mode & 0o777 == 0o700


@contextmanager
def temporary(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator[Path]:
    """No runtime folder, and this one for temporary files."""
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(folder))
    yield folder / f"outbreath-{os.getuid()}"


def test_without_a_runtime_folder_it_is_among_temporary_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with temporary(monkeypatch, tmp_path) as expected:
        assert runtime_folder() == expected
        assert expected.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("trap", ["open", "link", "file", "theirs"])
def test_a_folder_that_others_may_enter_is_not_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, trap: str
) -> None:
    with temporary(monkeypatch, tmp_path) as expected:
        if trap == "link":
            (tmp_path / "elsewhere").mkdir(mode=0o700)
            expected.symlink_to(tmp_path / "elsewhere")
        elif trap == "file":
            expected.touch(mode=0o600)
        else:
            expected.mkdir(mode=0o700)
        if trap == "open":
            expected.chmod(0o755)
        if trap == "theirs":
            ours = os.getuid()
            monkeypatch.setattr(os, "getuid", lambda: ours)
            real = Path.lstat

            def lstat(path: Path) -> os.stat_result:
                fields = list(real(path))
                fields[4] = ours + 1
                return os.stat_result(fields)

            monkeypatch.setattr(Path, "lstat", lstat)
        assert runtime_folder() is None
        assert claim_or_hand_over(tmp_path, WindowRequest) == (None, False)


def test_an_address_is_short_enough_whatever_the_library_is_called(
    runtime: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    address = instance_address(tmp_path / ("x" * 200) / "\udcff")
    assert address is not None
    assert len(address.server.encode()) < 104
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/" + 200 * "x")
    long = instance_address(tmp_path)
    assert long is None or len(long.server.encode()) < 104


def test_a_disk_that_takes_nothing_opens_a_window_all_the_same(
    runtime: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(_: InstanceAddress) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(instance, "claim_instance", refuse)
    assert claim_or_hand_over(tmp_path, WindowRequest) == (None, False)


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(parts=st.lists(st.binary(max_size=200), max_size=4))
def test_whatever_is_sent_the_window_goes_on(
    first: First, qtbot: QtBot, parts: list[bytes]
) -> None:
    first.asked.clear()
    first.send(qtbot, *parts)
    assert first.asked in ([], [WindowRequest()])  # such as b"{}\n"


def test_more_than_any_request_is_not_read(first: First, qtbot: QtBot) -> None:
    with sockets.socket(sockets.AF_UNIX) as end:
        end.connect(first.address.server)
        end.settimeout(0.01)
        sent = 0
        for _ in range(400):
            try:
                sent += end.send(b"x" * 65_536)
            except TimeoutError:
                pass
            except (BrokenPipeError, ConnectionResetError):
                break
            qtbot.wait(1)
        assert sent < 16 * MAX_REQUEST_BYTES
    assert first.asked == []


def test_many_who_say_nothing_keep_nobody_out_for_long(
    first: First, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("ui.desktop.presence.instance_server.REQUEST_TIMEOUT_MS", 100)
    silent = [sockets.socket(sockets.AF_UNIX) for _ in range(3 * MAX_CONNECTIONS)]
    for end in silent:
        end.connect(first.address.server)
        qtbot.wait(1)
        assert len(first.server._connections) <= MAX_CONNECTIONS
    qtbot.waitUntil(lambda: not first.server._connections, timeout=60_000)
    assert second_start(qtbot, tmp_path / "library", WindowRequest(start=True)) == "True True"
    for end in silent:
        end.close()
    assert first.asked == [WindowRequest(start=True)]
