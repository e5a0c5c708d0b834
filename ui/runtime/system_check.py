"""Whether Qt can open a window here. Qt itself would end the process without a sentence.

Each obstacle names the command that removes it on this system.
"""

import ctypes
import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

MIN_QT: Final = (6, 8)
REINSTALL: Final = "Install Outbreath again, with `pip install --force-reinstall outbreath`."
DISPLAYS: Final = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
"""Of each platform of Qt the variable that names its display, in the order in which they are tried."""
PLATFORM_VARIABLE: Final = "QT_QPA_PLATFORM"
"""The variable with the platforms that a person, or a desktop, wants Qt to try: `wayland;xcb`, `offscreen:size=800x600`."""
DEFAULT_WAYLAND_DISPLAY: Final = "wayland-0"
"""The display of Wayland where none is named."""
PLUGINS: Final = {"wayland": ("libqwayland.so", "libqwayland-generic.so"), "xcb": ("libqxcb.so",)}
CONNECT_TIMEOUT_S: Final = 2.0
STDERR_DESCRIPTOR: Final = 2
X_TRIES: Final = 4
X_RETRY_S: Final = 0.1
SOUND_LIBRARIES: Final = ("libpulse.so.0", "libasound.so.2", "libjack.so.0")
"""Sound is played through any one of these: PulseAudio (and PipeWire), ALSA, JACK."""
OS_RELEASE: Final = (Path("/etc/os-release"), Path("/usr/lib/os-release"))

PACKAGES: Final[Mapping[str, tuple[str, str]]] = {
    "libEGL.so.1": ("libegl1", "libglvnd"),
    "libGL.so.1": ("libgl1", "libglvnd"),
    "libGLX.so.0": ("libglx0", "libglvnd"),
    "libOpenGL.so.0": ("libopengl0", "libglvnd"),
    "libX11.so.6": ("libx11-6", "libx11"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libx11"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus"),
    "libdrm.so.2": ("libdrm2", "libdrm"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype2"),
    "libpulse.so.0": ("libpulse0", "libpulse"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libwayland-client.so.0": ("libwayland-client0", "wayland"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "wayland"),
    "libwayland-egl.so.1": ("libwayland-egl1", "wayland"),
    "libxcb.so.1": ("libxcb1", "libxcb"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-glx.so.0": ("libxcb-glx0", "libxcb"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libzstd.so.1": ("libzstd1", "zstd"),
}
"""The packages of Debian and of Arch that bring a library. RPM systems find it by the library's name."""


class Problem(NamedTuple):
    """What keeps the window from opening, and what to do about it."""

    why: str
    to_do: str

    @property
    def sentence(self) -> str:
        return f"{self.why.removesuffix('.')}: {self.to_do[:1].lower()}{self.to_do[1:]}"


def find_problem(environment: Mapping[str, str] = os.environ) -> Problem | None:
    """What keeps the window from opening on this system; None if nothing does."""
    return check_qt() or check_display(environment)


def check_qt() -> Problem | None:
    """Whether Qt is there, new enough, and finds the libraries that it needs."""
    if find_spec("PySide6") is None:
        return Problem("Qt for Python (PySide6) is not installed.", REINSTALL)
    try:
        if (older := _find_older_qt()) is not None:
            return older
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as exc:
        return _explain_load_error(str(exc))
    return None


def _find_older_qt() -> Problem | None:
    import PySide6

    numbers = tuple(int(part) for part in PySide6.__version__.split(".")[:2])
    if numbers >= MIN_QT:
        return None
    wanted = ".".join(map(str, MIN_QT))
    folder = Path(PySide6.__file__ or "").parent
    return Problem(
        f"Outbreath needs Qt {wanted} or later, and Qt {PySide6.__version__} was found first, in {folder}.",
        "Unset PYTHONPATH if it points there, or install a newer PySide6-Essentials.",
    )


def check_display(environment: Mapping[str, str]) -> Problem | None:
    """Whether a display that is named answers, and Qt has all that it needs for it."""
    if sys.platform in ("win32", "darwin"):
        return None
    if chosen := environment.get(PLATFORM_VARIABLE):
        return _check_chosen(chosen, environment)
    _, problems = _try_platforms(environment)
    return problems[0] if problems else None


def _check_chosen(chosen: str, environment: Mapping[str, str]) -> Problem | None:
    """What is in the way of the first platform that was chosen; None if any of them works, or needs no display."""
    problems: list[Problem] = []
    for each in chosen.split(";"):
        name = "wayland" if each.startswith("wayland") else each.partition(":")[0]
        problem = _check_platform(name, environment) if name in DISPLAYS else None
        if problem is None:
            return None
        problems.append(problem)
    return problems[0]


def choose_platform(environment: Mapping[str, str]) -> str | None:
    """The platform of Qt that works here, where nobody has chosen one and Qt might choose another."""
    if sys.platform in ("win32", "darwin") or environment.get(PLATFORM_VARIABLE):
        return None
    return _try_platforms(environment)[0]


def _try_platforms(environment: Mapping[str, str]) -> tuple[str | None, list[Problem]]:
    """The first platform that works, or none and what is in the way of each."""
    problems: list[Problem] = []
    for name, variable in DISPLAYS.items():
        if not environment.get(variable):
            continue
        problem = _check_platform(name, environment)
        if problem is None:
            return name, []
        problems.append(problem)
    return None, problems


def _check_platform(name: str, environment: Mapping[str, str]) -> Problem | None:
    reach: Callable[[Mapping[str, str]], bool] = (
        _is_wayland_reached if name == "wayland" else _is_x_reached
    )
    if not reach(environment):
        variable = DISPLAYS[name]
        display = environment.get(variable)
        return Problem(
            f"The screen {display!r} does not respond, or does not allow you."
            if display
            else f"{variable} does not name a screen.",
            f"Set {variable} right, or use `outbreath session`, which runs in the terminal.",
        )
    return _check_plugin(name)


def _check_plugin(name: str) -> Problem | None:
    """Load the plugin as Qt would. Where it is not found, Qt says so itself."""
    import PySide6

    folder = Path(PySide6.__file__ or "").parent / "Qt" / "plugins" / "platforms"
    for file in PLUGINS[name]:
        if (folder / file).is_file():
            try:
                ctypes.CDLL(str(folder / file))
            except OSError as exc:
                return _explain_load_error(str(exc))
            return None
    return None


def _is_wayland_reached(environment: Mapping[str, str]) -> bool:
    if environment.get("WAYLAND_SOCKET"):  # a connection that can be used once, by Qt
        return True
    display = environment.get("WAYLAND_DISPLAY") or DEFAULT_WAYLAND_DISPLAY
    path = Path(environment.get("XDG_RUNTIME_DIR", "/"), display)
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as end:
            end.settimeout(CONNECT_TIMEOUT_S)
            end.connect(str(path))
    except OSError:
        return False
    return True


def _is_x_reached(environment: Mapping[str, str]) -> bool:
    """Ask as Qt will. Without the library nothing is known here: the plugin will say which is missing.

    A server without other clients begins anew when the last one leaves, and answers nobody meanwhile.
    So it is asked more than once, and the connection is kept until the process ends.
    """
    display = environment.get("DISPLAY")
    if not display:
        return False
    with suppress(OSError, AttributeError):
        xcb = ctypes.CDLL("libxcb.so.1")
        xcb.xcb_connect.restype = ctypes.c_void_p
        pause = threading.Event()
        for _ in range(X_TRIES):
            with _without_stderr():  # where a server tells on its own why it refuses
                connection = ctypes.c_void_p(xcb.xcb_connect(os.fsencode(display), None))
            if not xcb.xcb_connection_has_error(connection):
                return True
            xcb.xcb_disconnect(connection)
            pause.wait(X_RETRY_S)
        return False
    return True


@contextmanager
def _without_stderr() -> Iterator[None]:
    """Nothing of what a library writes to the standard error appears; where there is none, nothing changes."""
    try:
        kept = os.dup(STDERR_DESCRIPTOR)
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, STDERR_DESCRIPTOR)
        yield
    finally:
        os.dup2(kept, STDERR_DESCRIPTOR)
        os.close(kept)
        os.close(nowhere)


def _explain_load_error(message: str) -> Problem:
    """The obstacle behind "libEGL.so.1: cannot open shared object file: No such file or directory"."""
    library, colon, rest = message.partition(":")
    if not (colon and ".so" in library and "cannot open" in rest):
        return Problem(f"Qt cannot be loaded ({message}).", REINSTALL)
    library = library.strip()
    return Problem(f"This system lacks {library}, which Qt needs.", _how_to_install(library))


def find_missing_sound() -> Problem | None:
    """What keeps every sound from being heard, whatever is connected; None if nothing is known."""
    if not sys.platform.startswith("linux"):
        return None
    for library in SOUND_LIBRARIES:
        with suppress(OSError):
            ctypes.CDLL(library)
            return None
    library = SOUND_LIBRARIES[0]
    return Problem(f"This system lacks {library}, which sound needs.", _how_to_install(library))


def _how_to_install(library: str) -> str:
    command = install_command(library, _read_os_release())
    return f"Run `{command}`." if command else "Install it with your system's package manager."


def install_command(library: str, release: Mapping[str, str]) -> str | None:
    """The command that installs a library on a system, or None if that is not known.

    Parameters
    ----------
    library : str
        Its file name, such as `libEGL.so.1`.
    release : mapping
        The fields of the system's `os-release`.
    """
    import shlex

    family = {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
    debian, arch = PACKAGES.get(library, (None, None))
    if debian and family & {"debian", "ubuntu"}:
        return f"sudo apt-get install {debian}"
    if arch and "arch" in family:
        return f"sudo pacman -S {arch}"
    by_name = shlex.quote(f"{library}()(64bit)" if sys.maxsize > 2**32 else library)
    if family & {"fedora", "rhel", "centos"}:
        return f"sudo dnf install {by_name}"
    if any("suse" in name for name in family):
        return f"sudo zypper install --capability {by_name}"
    return None


def describe_system() -> dict[str, str]:
    """What a report of an error needs to know of the system; nothing of the person."""
    import platform

    release = _read_os_release()
    return {
        "system": release.get("PRETTY_NAME", f"{platform.system()} {platform.release()}"),
        "kernel": f"{platform.system()} {platform.release()}",
        "processor": platform.machine(),
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
    }


def list_versions(packages: tuple[str, ...]) -> dict[str, str]:
    """The version of each package that is installed."""
    from importlib.metadata import PackageNotFoundError, version

    versions = {}
    for name in packages:
        with suppress(PackageNotFoundError):
            versions[name] = version(name)
    return versions


def _read_os_release() -> dict[str, str]:
    for path in OS_RELEASE:
        with suppress(OSError, UnicodeDecodeError):
            pairs = (line.partition("=") for line in path.read_text("utf-8").splitlines())
            return {key: value.strip("\"'") for key, equals, value in pairs if equals}
    return {}
