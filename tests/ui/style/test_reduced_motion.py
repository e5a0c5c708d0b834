"""Whoever asked the computer for less motion finds the bar at the first start; a choice here goes before."""

import base64
import ctypes
import plistlib
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MemorySessionLibrary, leave, show
from ui.i18n.texts import settings_strings
from ui.navigation.main_window import MainWindow
from ui.screens.settings.settings import setting_from_text, setting_to_text
from ui.settings import DEFAULTS, Settings, SettingsFile
from ui.style import appearance, reduced_motion
from ui.style.appearance import prefers_calm
from ui.style.reduced_motion import prefers_reduced_motion

# Made by dconf's own service, with animations switched off.
DCONF = base64.b64decode(
    "R1ZhcmlhbnQAAAAAAAAAABgAAAAcAQAAAAAAKAkAAAAAAAAAAQAAAAIAAAAEAAAABAAAAAUAAAAIAAAACAAAAAkAAA"
    "C5iP3aAwAAABwBAAAIAEwAJAEAACwBAABLUJALBgAAACwBAAAEAEwAMAEAADQBAACMAtigAAAAADQBAAADAEwAOAEA"
    "ADwBAACwtyQwAQAAADwBAAAGAEwARAEAAEgBAACe2EypBwAAAEgBAAAJAHYAWAEAAGcBAADAf18+BwAAAGcBAAARAH"
    "YAeAEAAHsBAADUtQIA/////3sBAAABAEwAfAEAAIABAAA5xTtPAAAAAIABAAAKAEwAjAEAAJQBAACEVNi7AgAAAJQB"
    "AAABAHYAmAEAAJ4BAABkZXNrdG9wLwcAAAACAAAAb3JnLwMAAAB3bS8ACAAAAGdub21lLwAAAAAAAGZvbnQtbmFtZQ"
    "AAAAAAAABDYW50YXJlbGwgMTEAAHNlbmFibGUtYW5pbWF0aW9ucwAAYi8BAAAAaW50ZXJmYWNlLwAABQAAAAQAAAB4"
    "AAAAAwAAAABp"
)
SWITCHED_ON = DCONF.replace(b"\0\0b", b"\1\0b")
ANOTHER_KEY = DCONF.replace(b"enable-animations", b"enable-hot-corner")


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a desktop keeps its settings."""
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "ubuntu:GNOME")
    return tmp_path / ".config"


def put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("content", "calm"), [(DCONF, True), (SWITCHED_ON, False), (ANOTHER_KEY, False), (b"", False)]
)
def test_gnome_without_animations_is_calm(
    config: Path, tmp_path: Path, content: bytes, calm: bool
) -> None:
    put(config / "dconf" / "user", content)
    assert prefers_reduced_motion("linux", tmp_path) is calm


@pytest.mark.parametrize(("value", "calm"), [("0", True), ("false", True), ("1", False)])
@pytest.mark.parametrize("version", [3, 4])
def test_gtk_without_animations_is_calm(
    config: Path, tmp_path: Path, value: str, calm: bool, version: int
) -> None:
    content = f"[Other]\ngtk-enable-animations=7\n[Settings]\ngtk-enable-animations = {value}\n"
    put(config / f"gtk-{version}.0" / "settings.ini", content.encode())
    assert prefers_reduced_motion("linux", tmp_path) is calm


@pytest.mark.parametrize(
    ("value", "calm"), [("0", True), ("0.0", True), ("0.5", False), ("", False), ("x", False)]
)
def test_kde_with_instant_animations_is_calm(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str, calm: bool
) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "KDE")
    put(config / "kdeglobals", f"[General]\nx\n[KDE]\nAnimationDurationFactor={value}\n".encode())
    put(config / "dconf" / "user", DCONF)  # of a desktop that was used before
    assert prefers_reduced_motion("linux", tmp_path) is calm


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
@pytest.mark.parametrize("calm", [True, False])
def test_reduce_motion_on_a_mac_is_calm(
    tmp_path: Path, calm: bool, form: plistlib.PlistFormat
) -> None:
    assert not prefers_reduced_motion("darwin", tmp_path)
    file = tmp_path / "Library" / "Preferences" / "com.apple.universalaccess.plist"
    put(file, plistlib.dumps({"reduceMotion": calm}, fmt=form))
    assert prefers_reduced_motion("darwin", tmp_path) is calm


@pytest.mark.parametrize(("moves", "known"), [(0, 1), (1, 1), (0, 0)])
def test_windows_without_animation_effects_is_calm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int, known: int
) -> None:
    def ask(what: int, _: int, into: object, __: int) -> int:
        assert what == 0x1042
        into._obj.value = moves  # type: ignore[attr-defined]
        return known

    user32 = SimpleNamespace(SystemParametersInfoW=ask)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=user32), raising=False)
    assert prefers_reduced_motion("win32", tmp_path) is (bool(known) and not moves)


def test_a_windows_that_does_not_answer_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(ctypes, "windll", raising=False)
    assert prefers_reduced_motion("win32", tmp_path) is False


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(), st.integers(0, len(DCONF)), st.booleans())
def test_no_file_of_another_program_is_too_strange(
    config: Path, tmp_path: Path, noise: bytes, at: int, cut: bool
) -> None:
    content = DCONF[:at] + noise + (b"" if cut else DCONF[at + len(noise) :])
    for name in ("dconf/user", "kdeglobals", "gtk-4.0/settings.ini"):
        put(config / name, content)
    put(tmp_path / "Library/Preferences/com.apple.universalaccess.plist", noise)
    assert prefers_reduced_motion("linux", tmp_path) in (False, True)
    assert prefers_reduced_motion("darwin", tmp_path) in (False, True)


def test_what_was_chosen_here_goes_before_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    for system in (False, True):
        monkeypatch.setattr(appearance, "prefers_reduced_motion", lambda system=system: system)
        assert prefers_calm(DEFAULTS) is system
        assert prefers_calm(Settings(calm=True))
        assert not prefers_calm(Settings(calm=False))


def test_the_first_window_has_the_bar_where_the_system_is_to_move_less(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appearance, "prefers_reduced_motion", lambda: True)
    window = MainWindow(None, MemorySessionLibrary(), "none", SettingsFile(tmp_path))  # type: ignore[arg-type]
    qtbot.addWidget(window)
    show(qtbot, window)
    assert window.appearance.calm
    assert window.pause.disc._draws_bar
    leave(window)


@pytest.mark.parametrize("text", list(settings_strings.ANSWERS["calm"]))
def test_each_answer_about_movement_is_the_setting_it_stands_for(text: str) -> None:
    for before in (None, False, True):
        chosen = setting_from_text(Settings(calm=before), "calm", text)
        assert setting_to_text(chosen, "calm") == text


def test_no_process_is_started(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(config / "dconf" / "user", DCONF)
    monkeypatch.setattr("subprocess.Popen", None)
    assert reduced_motion.prefers_reduced_motion("linux", tmp_path)
