"""`outbreath check` and `sensors`: what works on this machine, and what to do about the rest."""

import argparse
import asyncio
import shlex
import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from pathlib import Path
from typing import Final, NamedTuple

from devices.registry import find_sensors
from devices.source import DiscoveredSensor, Obstacle
from trainer.errors import LibraryError
from trainer.files.atomic_write import write_text_atomic
from trainer.library.store import Library
from trainer.messages import Message
from ui.commands.shared.arguments import add_json_argument, parse_file_name, parse_positive
from ui.commands.shared.output import print_json, print_table
from ui.commands.shared.terminal import UsageError, escape_control
from ui.commands.window import NO_DISPLAY, has_display
from ui.i18n.rendering import render_details, to_english
from ui.runtime import system_check
from ui.services.plugins import PluginState, list_plugins
from ui.services.profiles import folder_from_arguments


class Finding(NamedTuple):
    """The result of one check; `why` and `to_do` are None if it is ok."""

    ok: bool
    why: str | None = None
    to_do: str | None = None


OK: Final = Finding(ok=True)
STDOUT: Final = "-"
SEARCH_S: Final = 1.0
OTHER_LIBRARY: Final = "Or choose another folder with --library."
NO_PLUGINS: Final = "none installed"


def add_check_arguments(parser: argparse.ArgumentParser) -> None:
    add_json_argument(parser)
    parser.add_argument(
        "--report",
        metavar="FILE",
        type=parse_file_name,
        nargs="?",
        const=STDOUT,
        help="write a report for troubleshooting, without personal data; to stdout without FILE",
    )


def run_check(args: argparse.Namespace) -> int:
    if args.json and args.report is not None:
        raise UsageError("Choose one: --json or --report.")
    findings, plugins = _find(args), _list_plugins()
    described = {item: _describe(finding) for item, finding in findings.items()}
    lines = [_describe_plugin(*each) for each in plugins] or [NO_PLUGINS]
    if args.report is not None:
        return _write_report(args, {**described, "plug-ins": "; ".join(lines)})
    if args.json:
        fields = {item: finding._asdict() for item, finding in findings.items()}
        print_json({**fields, "plugins": [_plugin_to_json(*each) for each in plugins]})
        return 0
    for item, text in (*described.items(), *(("plug-in", line) for line in lines)):
        print(escape_control(f"{item:<11}{text}"))
    return 0


def _list_plugins() -> list[tuple[PluginState, Finding]]:
    """Every plug-in, and whether it can be used."""
    return [
        (each, OK if each.reason is None else _finding(to_english(each.reason)))
        for each in list_plugins()
    ]


def _plugin_to_json(plugin: PluginState, finding: Finding) -> dict[str, object]:
    origin = plugin.origin
    return {
        "kind": origin.kind,
        "name": origin.name,
        "package": origin.package,
        "version": origin.version,
        **finding._asdict(),
    }


def _describe_plugin(plugin: PluginState, finding: Finding) -> str:
    """One line, such as "sensor acme (outbreath-acme 0.1): ok"."""
    origin = plugin.origin
    package = f"{origin.package} {origin.version}".rstrip()
    return f"{origin.kind} {origin.name} ({package}): {_describe(finding)}"


def _describe(finding: Finding) -> str:
    return "ok" if finding.ok else f"not available: {finding.why} {finding.to_do}"


def _find(args: argparse.Namespace) -> dict[str, Finding]:
    obstacles = _obstacles()
    checks: dict[str, Callable[[], Finding]] = {
        "window": _window,
        "library": lambda: _library(folder_from_arguments(args)),
        "bluetooth": lambda: obstacles.get("ble", OK),
        "serial": lambda: obstacles.get("serial", OK),
        "sound": _sound,
    }
    return {item: check_item() for item, check_item in checks.items()}


def _write_report(args: argparse.Namespace, described: Mapping[str, str]) -> int:
    from ui.commands.error_report import format_report

    text = format_report(described, folder_from_arguments(args))
    if args.report == STDOUT:
        print(text, end="")
    else:
        write_text_atomic(Path(args.report), text)
    return 0


def add_sensors_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--seconds",
        metavar="N",
        type=parse_positive,
        default=5.0,
        help="how long to search; default: 5 seconds",
    )
    add_json_argument(parser)


def run_sensors(args: argparse.Namespace) -> int:
    if sys.stderr.isatty():
        print(
            f"Looking for {args.seconds:g} s. Put your sensor on so it wakes up.",
            file=sys.stderr,
        )
    sensors, obstacles = _search(args.seconds)
    if args.json:
        report = {
            "sensors": [_sensor_to_json(f) for f in sensors],
            "obstacles": [{"kind": o.kind, "sentence": to_english(o.message)} for o in obstacles],
        }
        print_json(report)
        return 0
    if sensors:
        print_table(
            ("sensor", "what it is", ">signal", "open it with"),
            [
                (_label(f), _detail(f), _signal(f), f"--source {shlex.quote(f.source)}")
                for f in sensors
            ],
        )
    else:
        print("No sensor found. The pause works without one.")
    for obstacle in obstacles:
        print(_with_details(obstacle.message))
    return 0


def _search(seconds: float) -> tuple[list[DiscoveredSensor], list[Obstacle]]:
    """Search for sensors. What a plug-in prints does not come among our output."""
    with redirect_stdout(sys.stderr):
        return asyncio.run(find_sensors(seconds))


def _sensor_to_json(sensor: DiscoveredSensor) -> dict[str, object]:
    return {
        "source": sensor.source,
        "label": _label(sensor),
        "detail": _detail(sensor),
        "signal_dbm": sensor.signal_dbm,
    }


def _label(sensor: DiscoveredSensor) -> str:
    return sensor.label if isinstance(sensor.label, str) else to_english(sensor.label)


def _detail(sensor: DiscoveredSensor) -> str:
    return to_english(sensor.detail) if sensor.detail else ""


def _signal(sensor: DiscoveredSensor) -> str:
    return "" if sensor.signal_dbm is None else f"{sensor.signal_dbm} dBm"


def _obstacles() -> dict[str, Finding]:
    """The obstacle of each kind of sensor. That no sensor was found is no obstacle."""
    _, obstacles = _search(SEARCH_S)
    return {o.kind: _finding(_with_details(o.message)) for o in obstacles}


def _with_details(message: Message) -> str:
    """The sentence, and what it leaves out for people who do not read a terminal."""
    return " ".join(filter(None, (to_english(message), render_details(message))))


def _finding(sentence: str) -> Finding:
    """Split a sentence such as "It is off: switch it on." into the reason and what to do."""
    why, _, to_do = sentence.partition(": ")
    return _from_parts(why, to_do)


def _from_parts(why: str, to_do: str) -> Finding:
    return Finding(ok=False, why=f"{why.rstrip('.')}.", to_do=f"{to_do[:1].upper()}{to_do[1:]}")


def _sound() -> Finding:
    from ui.audio.output import AudioOutputError, open_output

    try:
        open_output().close()
    except AudioOutputError as exc:
        if (problem := system_check.find_missing_sound()) is not None:
            return _from_problem(problem)
        return _finding(to_english(exc.message))
    return OK


def _window() -> Finding:
    if (problem := system_check.find_problem()) is not None:
        return _from_problem(problem)
    return OK if has_display() else _finding(NO_DISPLAY)


def _from_problem(problem: system_check.Problem) -> Finding:
    return Finding(ok=False, why=problem.why, to_do=problem.to_do)


def _library(folder: Path) -> Finding:
    try:
        with Library.open(folder, write=True) as library:
            library.preflight()
    except LibraryError as exc:
        sentence = to_english(exc.message)
        why, colon, to_do = sentence.rpartition(": ")  # the last: a folder may contain one
        if colon and "--library" in to_do:
            return _from_parts(why, to_do)
        return Finding(ok=False, why=sentence, to_do=OTHER_LIBRARY)
    return OK
