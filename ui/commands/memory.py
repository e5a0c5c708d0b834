"""`outbreath memory`: the recording in the memory of a Polar H10."""

import argparse
import asyncio
import sys
from typing import Final

from devices.ble.strap_memory import MemoryState
from ui.commands.shared.arguments import add_json_argument
from ui.commands.shared.output import describe_minutes, print_json
from ui.commands.shared.terminal import UsageError, escape_control
from ui.services import strap_recordings
from ui.services.profiles import folder_from_arguments

ACTIONS: Final = ("status", "start", "fetch", "erase")


def add_memory_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action",
        metavar="|".join(ACTIONS),
        choices=ACTIONS,
        help="start: let the strap record on its own; fetch: stop, and import the recording; "
        "erase: delete it from the strap, once it is imported",
    )
    parser.add_argument("strap", metavar="STRAP", help="name or address of the strap")
    parser.add_argument(
        "--force", action="store_true", help="erase a recording that is not in the library"
    )
    add_json_argument(parser)


def run_memory(args: argparse.Namespace) -> int:
    if args.force and args.action != "erase":
        raise UsageError("--force works only with erase.")
    strap = args.strap.removeprefix("ble:").strip()
    if sys.stderr.isatty():
        print("Looking for the strap. Put it on so it wakes up.", file=sys.stderr)
    match args.action:
        case "fetch":
            return _fetch(args, strap)
        case "erase":
            return _erase(args, strap)
        case _:
            work = strap_recordings.start if args.action == "start" else strap_recordings.read_state
            return _print_state(args, asyncio.run(work(strap)))


def _print_state(args: argparse.Namespace, state: MemoryState) -> int:
    if args.json:
        print_json(
            {
                "recording": state.is_recording,
                "name": state.name,
                "started": state.started,
                "size_bytes": state.size_bytes,
            }
        )
    elif state.is_recording:
        print(escape_control(f"The strap is recording: {state.name}. You can walk away."))
    elif state.name is not None:
        print(escape_control(f"In the strap: {state.name}, {state.size_bytes} bytes."))
    else:
        print("There is no recording in the strap.")
    return 0


def _fetch(args: argparse.Namespace, strap: str) -> int:
    imported = asyncio.run(strap_recordings.fetch(strap, folder_from_arguments(args)))
    if args.json:
        print_json(
            {
                "imported": imported.is_new,
                "id": imported.session_id,
                "name": imported.name,
                "started": imported.started,
                "beats": imported.beats,
                "duration_s": imported.duration_s,
            }
        )
        return 0
    long = describe_minutes(imported.duration_s)
    where = "saved as" if imported.is_new else "already in the library as"
    print(
        escape_control(
            f"{imported.name}: {imported.beats} beats in {long}; {where} {imported.session_id}."
        )
    )
    print("It is still in the strap. Make room for the next with `outbreath memory erase`.")
    return 0


def _erase(args: argparse.Namespace, strap: str) -> int:
    folder = folder_from_arguments(args)
    erasing = (
        strap_recordings.erase_unseen(strap)
        if args.force
        else strap_recordings.erase(strap, folder)
    )
    name = asyncio.run(erasing)
    if args.json:
        print_json({"erased": True, "name": name})
    else:
        print(escape_control(f"Erased {name} from the strap."))
    return 0
