"""`outbreath memory`: the recording in the memory of a Polar H10."""

import argparse
import asyncio
import sys
from datetime import UTC
from typing import Final

from devices.ble.messages import MemoryNotKept
from devices.ble.strap_memory import FetchedRecording, MemoryState, open_memory
from devices.clock import wall_time
from devices.source import SourceError
from trainer.library.store import Library
from ui.commands.shared.arguments import add_json_argument
from ui.commands.shared.output import describe_minutes, print_json
from ui.commands.shared.terminal import UsageError, escape_control
from ui.services.imports import import_recording
from ui.services.profiles import folder_from_arguments
from ui.services.strap_recordings import is_kept, to_imported

ACTIONS: Final = ("status", "start", "fetch", "erase")
STAMP_FORMAT: Final = "%Y%m%dT%H%M%SZ"


def add_memory_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action",
        metavar="|".join(ACTIONS),
        choices=ACTIONS,
        help="start: the strap records by itself; fetch: stop, and add it to the library; "
        "erase: in the strap, once it was fetched",
    )
    parser.add_argument("strap", metavar="STRAP", help="its name or address")
    parser.add_argument("--force", action="store_true", help="erase what was not fetched")
    add_json_argument(parser)


def run_memory(args: argparse.Namespace) -> int:
    if args.force and args.action != "erase":
        raise UsageError("--force goes with erase.")
    strap = args.strap.removeprefix("ble:").strip()
    if sys.stderr.isatty():
        print("Looking for the strap. Put it on, so that it wakes.", file=sys.stderr)
    match args.action:
        case "fetch":
            return _fetch(args, strap)
        case "erase":
            return _erase(args, strap)
        case _:
            state = asyncio.run(_start(strap) if args.action == "start" else _read_state(strap))
            return _print_state(args, state)


async def _read_state(strap: str) -> MemoryState:
    async with open_memory(strap) as memory:
        return await memory.read_state()


async def _start(strap: str) -> MemoryState:
    async with open_memory(strap) as memory:
        return await memory.start(wall_time().astimezone(UTC).strftime(STAMP_FORMAT))


async def _fetch_recording(strap: str) -> FetchedRecording:
    async with open_memory(strap) as memory:
        return await memory.fetch()


async def _fetch_stored(strap: str) -> FetchedRecording:
    """As `_fetch_recording`, without stopping one that runs."""
    async with open_memory(strap) as memory:
        if (await memory.read_state()).is_recording:
            raise SourceError(MemoryNotKept())
        return await memory.fetch()


async def _erase_recording(strap: str, name: str | None) -> str:
    """Erase the recording of this name; without a name, whichever there is."""
    async with open_memory(strap) as memory:
        if name is None:
            name = await memory.stop()
        await memory.erase(name)
        return name


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
    fetched = asyncio.run(_fetch_recording(strap))
    imported = to_imported(fetched, strap)
    with Library.open(folder_from_arguments(args), write=True) as library:
        summary, is_new, _ = import_recording(library, imported)
    session_id = imported.recording.id
    if args.json:
        print_json(
            {
                "imported": is_new,
                "id": session_id,
                "name": fetched.name,
                "started": fetched.started,
                "beats": summary.beats,
                "duration_s": summary.duration_s,
            }
        )
        return 0
    long = describe_minutes(summary.duration_s)
    kept = "kept as" if is_new else "in the library already, as"
    print(escape_control(f"{fetched.name}: {summary.beats} beats in {long}; {kept} {session_id}."))
    print("It is still in the strap: `outbreath memory erase` makes room for the next.")
    return 0


def _erase(args: argparse.Namespace, strap: str) -> int:
    """Erase it if the library has it: it is fetched again for that, for only its beats tell."""
    name = None
    if not args.force:
        fetched = asyncio.run(_fetch_stored(strap))
        with Library.open(folder_from_arguments(args), write=False) as library:
            if not is_kept(library, to_imported(fetched, strap)):
                raise SourceError(MemoryNotKept())
        name = fetched.name
    name = asyncio.run(_erase_recording(strap, name))
    if args.json:
        print_json({"erased": True, "name": name})
    else:
        print(escape_control(f"Erased {name} in the strap."))
    return 0
