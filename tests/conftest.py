"""What every test may rely on, and what none may leave behind."""

import gc
import inspect
import multiprocessing
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

from trainer.library import encryption
from trainer.library.folder_access import take_folder_notices
from ui import faults

# Else each of the programs that tests start would compile all of ours anew, and each run all of the tests.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

ReportedFaults = list[tuple[str, BaseException]]
MEMORY = Path("/dev/shm")
MEMORY_ROOM_BYTES = 2_000_000_000


def has_memory_for_files() -> bool:
    """Whether the folders of the tests have room in memory, where programs can be started from them too."""
    if not MEMORY.is_dir() or not os.access(MEMORY, os.W_OK | os.X_OK):
        return False
    about = os.statvfs(MEMORY)
    return about.f_bavail * about.f_frsize > MEMORY_ROOM_BYTES and not about.f_flag & os.ST_NOEXEC


# Thousands of libraries are written in the tests, and each write waits for the disk.
if sys.platform == "linux" and "TMPDIR" not in os.environ and has_memory_for_files():
    os.environ["TMPDIR"] = str(MEMORY)
    tempfile.tempdir = None  # what was found out before

# A machine that is busy makes no example wrong: nothing here is judged by how long it took.
settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")

# Programs of their own, run with other packages than those of the tests.
collect_ignore = ["benchmarks/other_readers.py", "benchmarks/screen_reader.py"]

gc.disable()  # until all tests are found: what is imported becomes no garbage


def pytest_collection_finish() -> None:
    """What is loaded by now stays, so no later collection of garbage walks over it."""
    gc.freeze()
    gc.enable()


SHARED_DATA = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real recordings and golden values, which lies beside the checkout."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"the recordings are not on this machine: {SHARED_DATA} is absent")
    return SHARED_DATA


REALTIME_ATTEMPTS = 3


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """What is marked `realtime` may find the machine busy: it is tried again, and then it fails."""
    if pyfuncitem.get_closest_marker("realtime") is None:
        return None
    names = inspect.signature(pyfuncitem.obj).parameters
    given = {name: pyfuncitem.funcargs[name] for name in names}
    for _ in range(REALTIME_ATTEMPTS - 1):
        with suppress(Exception):
            pyfuncitem.obj(**given)
            return True
    pyfuncitem.obj(**given)
    return True


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """A thread or process that outlives its test would disturb the next one, and so would garbage that stays."""
    before = set(threading.enumerate())
    yield
    is_collecting = gc.isenabled()
    gc.enable()
    assert is_collecting, "the collector of garbage was left stopped"
    left = [t for t in threading.enumerate() if t not in before and t.is_alive()]
    for thread in left:
        thread.join(timeout=2.0)
    still = [t.name for t in left if t.is_alive()]
    assert not still, f"threads left running: {still}"
    assert not multiprocessing.active_children(), "processes left running"


@pytest.fixture(autouse=True)
def reported_faults(nothing_left_running: None) -> Iterator[ReportedFaults]:
    """Errors of our own that the program went on after. A test that made them clears the list."""
    reported: ReportedFaults = []
    stop_listening = faults.listen(lambda part, error: reported.append((part, error)))
    yield reported
    stop_listening()
    faults.set_log_folder(None)
    take_folder_notices()  # of this test's folders
    assert not reported, f"errors in the program: {reported}"


@pytest.fixture(scope="session")
def runtime_folder_of_its_own() -> Iterator[Path]:
    """Where programs of the test's own user have their sockets: a short path, as sockets want it."""
    with tempfile.TemporaryDirectory(prefix="run") as folder:
        yield Path(folder)


@pytest.fixture(autouse=True)
def a_library_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, runtime_folder_of_its_own: Path
) -> None:
    """No test may touch the library of the person who runs it, their desktop, or a window they have open."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime_folder_of_its_own))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    monkeypatch.setenv("OUTBREATH_LIBRARY", str(tmp_path / "library"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def quick_keys(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The keys of locked libraries in a few rounds: 0.1 s less for each. `whole_keys` marks what needs all of them."""
    if request.node.get_closest_marker("whole_keys") is None:
        monkeypatch.setattr(encryption, "ROUNDS", 1_000)
