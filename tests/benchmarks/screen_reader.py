"""A whole pause by a screen reader's means alone, through AT-SPI, and what is announced at each step.

    xvfb-run -a dbus-run-session -- /usr/bin/python3 tests/benchmarks/screen_reader.py .venv/bin/python [LANGUAGE]

It needs the Debian packages at-spi2-core, python3-gi, gir1.2-atspi-2.0 and xvfb, and runs with the system's
Python, to which libatspi belongs: this is the library of Orca and Accerciser. The window is started with its
bridge to assistive technology on. From then on nothing but AT-SPI is used: no key, no mouse, no coordinate.
The exit status is 0 if the pause could be done to its end.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import gi  # type: ignore[import-not-found,import-untyped,unused-ignore]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: E402

APPLICATION: Final = "Outbreath"
WAIT_S: Final = 20.0
LISTEN_S: Final = 2.0
PACING_S: Final = 24.0
MAX_DEPTH: Final = 12
EVENTS: Final = (
    "object:announcement",
    "object:state-changed:focused",
    "object:state-changed:checked",
    "window:activate",
)
SOURCE: Final = "simulated:seed=7"
PRESSED: Final = ("push button", "radio button", "check box")
ACTED_ON: Final = ("push button", "radio button", "check box", "toggle button", "text", "button")

Accessible = Any


class Listener:
    """Notes what a screen reader would be told, in order."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._news: list[str] = []
        self._listener = Atspi.EventListener.new(self._note)
        for event in EVENTS:
            self._listener.register(event)

    def hear(self, seconds: float) -> list[str]:
        """What was told since the last call, and within so many seconds from now."""
        pump(seconds)
        news, self._news = self._news, []
        return news

    def _note(self, event: Any) -> None:
        at = time.monotonic() - self._began
        if event.type.startswith("object:announcement"):
            self._news.append(f"{at:6.1f} s  says     {event.any_data!r}")
        elif event.detail1 or event.type.startswith("window"):
            what = event.type.rpartition(":")[2].replace("focused", "focus")
            self._news.append(f"{at:6.1f} s  {what:<8} {describe(event.source)}")


def pump(seconds: float) -> None:
    """Let events come for so long."""
    loop = GLib.MainLoop()
    GLib.timeout_add(round(1000 * seconds), loop.quit)
    loop.run()


def describe(accessible: Accessible) -> str:
    """What a screen reader says of a widget: name, role, description, value and states."""
    states = [s.value_nick for s in accessible.get_state_set().get_states()]
    marks = [s for s in ("checked", "focused") if s in states]
    marks += [] if "enabled" in states or "sensitive" in states else ["unavailable"]
    description = accessible.get_description()
    parts = [f"{accessible.get_name()!r}", accessible.get_role_name()]
    parts += [f"({description})"] if description else []
    parts += [f"[{' '.join(marks)}]"] if marks else []
    return " ".join(parts)


def walk(accessible: Accessible, depth: int = 0) -> Iterator[tuple[int, Accessible]]:
    """Everything that shows, in order."""
    if depth > MAX_DEPTH:
        return
    for i in range(accessible.get_child_count()):
        child = accessible.get_child_at_index(i)
        if child is None or not is_showing(child):
            continue
        yield depth, child
        yield from walk(child, depth + 1)


def is_showing(accessible: Accessible) -> bool:
    return bool(accessible.get_state_set().contains(Atspi.StateType.SHOWING))


def wait_for(what: str, find: Callable[[], Accessible | None]) -> Accessible:
    """Wait until it is found. Raises LookupError."""
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        accessible = find()
        if accessible is not None:
            return accessible
        pump(0.1)
    raise LookupError(what)


def find_application() -> Accessible | None:
    desktop = Atspi.get_desktop(0)
    every = (desktop.get_child_at_index(i) for i in range(desktop.get_child_count()))
    return next((app for app in every if app is not None and app.get_name() == APPLICATION), None)


def find_named(application: Accessible, name: str) -> Accessible | None:
    """A widget that can be acted on, by the beginning of its name."""
    for _, accessible in walk(application):
        if accessible.get_name().startswith(name) and accessible.get_n_actions() > 0:
            return accessible
    return None


def press(application: Accessible, name: str) -> None:
    """Do what a screen reader does to press a button. Raises LookupError."""
    button = wait_for(name, lambda: find_named(application, name))
    print(f"\n> acts on {describe(button)}")
    names = [Atspi.Action.get_action_name(button, i) for i in range(button.get_n_actions())]
    at = next((i for i, action in enumerate(names) if action.lower() in ("press", "toggle")), 0)
    if not button.do_action(at):
        raise LookupError(f"{name} cannot be pressed: {names}")


def show_page(application: Accessible) -> None:
    """Print what is on the page, and whatever has neither name nor meaning."""
    print("\n  on the page:")
    for depth, accessible in walk(application):
        role, name = accessible.get_role_name(), accessible.get_name()
        if name.strip() or role in ACTED_ON:
            flaw = "" if name.strip() else "   <-- has no name"
            print(f"    {'  ' * depth}{describe(accessible)}{flaw}")


def go_through_pause(application: Accessible, listener: Listener, words: dict[str, str]) -> None:
    """From Home to the closing moment and back. Raises LookupError."""

    def report(seconds: float = LISTEN_S) -> None:
        print(*(f"    {line}" for line in listener.hear(seconds)), sep="\n")

    report()
    show_page(application)
    press(application, words["begin"])
    report(6.0)
    show_page(application)
    press(application, words["urge"].format(8))
    report(PACING_S)
    press(application, words["longer"])
    report()
    press(application, words["end"])
    report()
    show_page(application)
    press(application, words["end now"])
    report()
    show_page(application)
    press(application, words["urge"].format(4))
    report()
    press(application, words["passed"])
    report(4.0)
    show_page(application)
    press(application, words["done"])
    report()


def go_through_pages(application: Accessible, listener: Listener) -> int:
    """Open every page from Home, and print what on it has no name or cannot be used; the number of flaws."""
    flaws = 0
    for path in PAGES:
        for name in path:
            press(application, name)
            print(*(f"    {line}" for line in listener.hear(1.5)), sep="\n")
        for _, accessible in walk(application):
            states = accessible.get_state_set()
            can_be_used = states.contains(Atspi.StateType.FOCUSABLE)
            can_be_used = can_be_used and states.contains(Atspi.StateType.ENABLED)
            has_name, role = bool(accessible.get_name().strip()), accessible.get_role_name()
            if can_be_used and (
                not has_name or (role in PRESSED and not accessible.get_n_actions())
            ):
                flaws += 1
                print(f"    !! {describe(accessible)}")
        print(f"    {sum(1 for _ in walk(application))} parts")
        for _ in path:
            press(application, BACK)
            listener.hear(1.0)
    return flaws


def start_window_manager() -> "subprocess.Popen[bytes] | None":
    """One that gives the window the focus, if it is installed."""
    openbox = shutil.which("openbox")
    return None if openbox is None else subprocess.Popen([openbox])


PAGES: Final = (
    ("practice",),
    ("practice", "Certainty audit"),
    ("practice", "Name the feeling"),
    ("practice", "Trends"),
    ("breathing",),
    ("sensor",),
    ("past pauses",),
    ("settings",),
    ("settings", "About"),
    ("privacy",),
)
BACK: Final = "back"
WORDS: Final = {
    "en": {
        "begin": "Begin",
        "urge": "Urge {}",
        "longer": "longer exhale",
        "end": "end",
        "end now": "End",
        "passed": "The urge has passed",
        "done": "Done",
    },
}


def main(python: str, language: str = "en") -> int:
    listener = Listener()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "settings.json").write_text('{"met": true}', encoding="utf-8")
        environment = os.environ | {
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
            "LANGUAGE": language,
        }
        manager = start_window_manager()
        command = [python, "-m", "ui", "--library", folder, "--source", SOURCE]
        with subprocess.Popen(command, env=environment) as window:
            try:
                application = wait_for(APPLICATION, find_application)
                go_through_pause(application, listener, WORDS[language])
                flaws = go_through_pages(application, listener)
            except LookupError as exc:
                print(f"\n!! not found: {exc}")
                return 1
            finally:
                window.terminate()
                if manager is not None:
                    manager.terminate()
                    manager.wait()
    print(f"\nThe whole pause was done through AT-SPI; {flaws} flaws on the other pages.")
    return int(flaws > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
