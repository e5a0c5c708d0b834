"""What a desktop learns of the program: its entry, its icon, its files, and what its packages are made of."""

import configparser
import re
import shlex
import shutil
import struct
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path
from runpy import run_path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.docs.test_code_blocks import blocks_run_by
from tests.ui.recorded_sessions import a_rough_one
from trainer.formats.jsonl import format_jsonl
from ui.commands.cli import create_parser
from ui.style.identity import APPLICATION_ID, ICON_SIZES_PX, ICONS
from ui.tools import icons

TREE = Path(__file__).resolve().parents[1]
DESKTOP = TREE / "resources" / "desktop"
BUNDLE = TREE / "resources" / "bundle"
PROJECT = tomllib.loads((TREE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
VERSION = run_path(str(TREE / "resources" / "package" / "__init__.py"))["__version__"]
NAME = APPLICATION_ID
FIELD_CODES = {"%f"}


def desktop_entry() -> configparser.ConfigParser:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(DESKTOP / f"{NAME}.desktop", encoding="utf-8")
    return entry


def test_the_menu_entry_runs_commands_that_are_there() -> None:
    entry = desktop_entry()
    sections = ["Desktop Entry", "Desktop Action pause"]
    assert entry.sections() == sections
    for section in sections:
        program, *words = shlex.split(entry[section]["Exec"])
        assert program in PROJECT["gui-scripts"]
        create_parser().parse_args([word for word in words if word not in FIELD_CODES])
    assert entry["Desktop Entry"]["Icon"] == APPLICATION_ID
    assert entry["Desktop Action pause"]["Exec"].endswith(" --start")


def test_the_entry_on_the_page_starts_the_icon_in_the_tray(tmp_path: Path) -> None:
    (block,) = blocks_run_by(__file__)
    entry = configparser.ConfigParser(interpolation=None)
    entry.read_string(block.code)
    program, *words = shlex.split(entry["Desktop Entry"]["Exec"])
    assert program in PROJECT["gui-scripts"]
    assert create_parser().parse_args(words).hidden
    path = tmp_path / "outbreath.desktop"
    path.write_text(block.code, encoding="utf-8")
    validate("desktop-file-validate", str(path))


def validate(*command: str) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_menu_entry_is_valid() -> None:
    validate("desktop-file-validate", str(DESKTOP / f"{NAME}.desktop"))


def test_the_metadata_for_software_centres_is_valid() -> None:
    validate("appstreamcli", "validate", "--no-net", str(DESKTOP / f"{NAME}.metainfo.xml"))


def test_the_metadata_names_this_program_and_this_version() -> None:
    root = ET.parse(DESKTOP / f"{NAME}.metainfo.xml").getroot()
    assert root.findtext("id") == APPLICATION_ID
    assert root.findtext("launchable") == f"{APPLICATION_ID}.desktop"
    assert root.findtext("provides/mediatype") == desktop_entry()["Desktop Entry"]["MimeType"][:-1]
    assert root.findtext("url") == PROJECT["urls"]["Homepage"]
    assert root.find("releases/release").get("version") == VERSION  # type: ignore[union-attr]


def test_the_version_is_the_same_wherever_it_is_written() -> None:
    cited = (TREE / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {VERSION}\n" in cited
    assert f"\n## [{VERSION}]" in (TREE / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "version" in PROJECT["dynamic"]


def test_a_session_file_is_known_by_its_first_bytes() -> None:
    root = ET.parse(DESKTOP / f"{NAME}.mime.xml").getroot()
    begins = [str(each.get("value")) for each in root.findall(".//{*}match")]
    first_line = next(iter(format_jsonl(a_rough_one())))
    assert any(first_line.startswith(begin) for begin in begins)


@pytest.mark.parametrize("size_px", ICON_SIZES_PX)
def test_the_icon_of_the_window_is_that_of_the_drawing(qtbot: QtBot, size_px: int) -> None:
    """Versions of Qt may round a shade differently, no more."""
    drawn, stored = QImage(), QImage(str(ICONS / f"outbreath-{size_px}.png"))
    assert drawn.loadFromData(icons.draw(size_px))
    assert drawn.size() == stored.size()
    step = max(1, size_px // 16)
    for x in range(0, size_px, step):
        for y in range(0, size_px, step):
            ours, theirs = (_channels(image, x, y) for image in (drawn, stored))
            assert max(abs(a - b) for a, b in zip(ours, theirs, strict=True)) <= 12


def _channels(image: QImage, x: int, y: int) -> tuple[int, int, int, int]:
    colour = image.pixelColor(x, y)
    return colour.red(), colour.green(), colour.blue(), colour.alpha()


def test_windows_and_macos_find_every_size_in_their_icons(qtbot: QtBot) -> None:
    ico, icns = icons.format_ico(), icons.format_icns()
    count = struct.unpack_from("<HHH", ico)[2]
    for i in range(count):
        edge, *_, length, begin = struct.unpack_from("<BBBBHHII", ico, 6 + 16 * i)
        image = QImage()
        assert image.loadFromData(ico[begin : begin + length])
        assert image.width() % 256 == edge
    assert struct.unpack_from(">4sI", icns) == (b"icns", len(icns))
    assert icns.count(b"\x89PNG") == len(icons.ICNS_TYPES)


class Recipe:
    """What the recipe for PyInstaller asks for on a system, without building it."""

    def __init__(self, system: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: dict[str, list[tuple[tuple[Any, ...], dict[str, Any]]]] = {}
        monkeypatch.setattr(sys, "platform", system)
        hooks = SimpleNamespace(
            collect_data_files=lambda *_, **__: [],
            collect_submodules=lambda *_: [],
            copy_metadata=lambda *_: [],
        )
        package = SimpleNamespace(__path__=[str(TREE / "trainer")])
        for name, module in (("PyInstaller.utils.hooks", hooks), ("outbreath", package)):
            monkeypatch.setitem(sys.modules, name, module)
        monkeypatch.setattr("importlib.metadata.version", lambda _: VERSION)
        monkeypatch.setattr(
            subprocess, "run", lambda *_, **__: SimpleNamespace(stdout="scipy.linalg")
        )
        steps = {n: self._step(n) for n in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}
        path = BUNDLE / "outbreath.spec"
        exec(compile(path.read_text("utf-8"), path, "exec"), {"SPECPATH": str(BUNDLE), **steps})

    def _step(self, name: str) -> Any:
        def take(*given: Any, **named: Any) -> SimpleNamespace:
            self.asked.setdefault(name, []).append((given, named))
            files = [("PySide6/Qt/lib/libQt6Quick.so.6", "", ""), ("libc.so.6", "", "")]
            return SimpleNamespace(binaries=files, datas=[], pure=[], scripts=[])

        return take


def test_on_windows_a_second_program_opens_no_console(monkeypatch: pytest.MonkeyPatch) -> None:
    programs = Recipe("win32", monkeypatch).asked["EXE"]
    result = [(named["name"], named["console"], Path(named["icon"]).name) for _, named in programs]
    assert result == [
        ("outbreath", True, "outbreath.ico"),
        ("outbreath-window", False, "outbreath.ico"),
    ]


def test_macos_is_told_what_bluetooth_is_for(monkeypatch: pytest.MonkeyPatch) -> None:
    ((_, bundle),) = Recipe("darwin", monkeypatch).asked["BUNDLE"]
    assert "chest strap" in bundle["info_plist"]["NSBluetoothAlwaysUsageDescription"]
    assert bundle["bundle_identifier"] == APPLICATION_ID
    assert bundle["version"] == VERSION


def test_what_linux_brings_itself_and_what_nothing_uses_stays_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = Recipe("linux", monkeypatch).asked
    ((given, _),) = asked["COLLECT"]
    assert given[1] == []
    ((_, analysis),) = asked["Analysis"]
    assert "scipy.signal" in analysis["excludes"]
    assert "scipy.linalg" not in analysis["excludes"]


def test_the_windows_installer_takes_files_that_are_there() -> None:
    text = (BUNDLE / "outbreath.iss").read_text(encoding="utf-8")
    named = re.findall(r'(?:LicenseFile=|Source: ")([^"\n]+)', text)
    ours = [name.replace("\\", "/").rstrip("*") for name in named if "build" not in name]
    assert ours
    assert all((BUNDLE / name).exists() for name in ours)
