"""`outbreath` without a subcommand: open the window, if there is a display."""

import argparse
import builtins
import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Final

from ui.commands.shared import dialog
from ui.commands.shared.arguments import parse_path, parse_positive
from ui.commands.shared.terminal import CommandError
from ui.runtime import collection, lazy_modules

if TYPE_CHECKING:
    from trainer.messages import Message
    from ui.services.desktop.window_request import WindowRequest

DISPLAY_VARIABLES: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
NO_DISPLAY: Final = "There is no display: use `outbreath session` in the terminal."
NO_PLATFORM: Final = (
    "Qt can't open a window on this screen: install Outbreath again, or use `outbreath session`, "
    "which runs in the terminal."
)
NO_PLATFORM_CHOSEN: Final = (
    "Qt can't open a window with QT_QPA_PLATFORM={chosen!r}: unset it, or use `outbreath session`, "
    "which runs in the terminal."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--source", help="where heartbeats come from; default: the sensor used last"
    )
    parser.add_argument("--start", action="store_true", help="start a pause right away")
    parser.add_argument(
        "--hidden", action="store_true", help="start in the system tray, without a window"
    )
    parser.add_argument("--speed", type=parse_positive, default=1.0, help=argparse.SUPPRESS)
    parser.set_defaults(session_id=None, notice=None, claim=None)


def add_open_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        type=parse_path,
        nargs="?",
        help="a recording to import and show",
    )


def run_open(args: argparse.Namespace) -> int:
    """Open the window on a recording. One that cannot be read keeps nobody from the window."""
    if args.file is not None:
        args.session_id, args.notice = _add_to_library(args)
    return run(args)


def _add_to_library(args: argparse.Namespace) -> "tuple[str | None, Message | None]":
    """The id of the recording in the library, or why it is not there.

    The sentence is made by the window, whose language is not loaded here.
    """
    from trainer.errors import TrainerError
    from trainer.library.store import Library
    from ui.commands.library import import_with_missing
    from ui.services.profiles import folder_from_arguments

    try:
        with Library.open(folder_from_arguments(args), write=True) as library:
            fields, missing = import_with_missing(library, args.file, args)
    except TrainerError as exc:
        return None, exc.message
    return str(fields["id"]), missing


def run(args: argparse.Namespace) -> int:
    """Open the window and wait until it is closed; or bring the one forward that is open already.

    Raises
    ------
    CommandError
        There is no display, Qt cannot use it, or there is no such source.
    """
    if not has_display():
        raise CommandError(NO_DISPLAY)
    if _is_handed_over(args):
        return 0
    prepare_start()
    chosen = os.environ.get("QT_QPA_PLATFORM")
    _prepare_platform()
    from ui.app import run_window

    sentence = NO_PLATFORM_CHOSEN.format(chosen=chosen) if chosen else NO_PLATFORM
    return run_window(args, partial(dialog.report_failure, sentence))


def _is_handed_over(args: argparse.Namespace) -> bool:
    """Whether a window of this library is open and does what was asked for."""
    from ui.desktop.presence.instance import claim_or_hand_over
    from ui.services.profiles import folder_from_arguments

    if args.speed != 1.0:
        return False
    folder = folder_from_arguments(args)
    args.claim, is_done = claim_or_hand_over(folder, partial(_create_request, args))
    return is_done


def _create_request(args: argparse.Namespace) -> "WindowRequest":
    from ui.i18n.rendering import to_english
    from ui.services.desktop.window_request import WindowRequest, message_to_line

    if args.source:
        from devices.registry import open_source

        open_source(args.source, lambda: None)
    return WindowRequest(
        start=args.start,
        hidden=args.hidden,
        source=args.source or "",
        session_id=args.session_id or "",
        notice="" if args.notice is None else to_english(args.notice),
        message="" if args.notice is None else message_to_line(args.notice),
        activation_token=os.environ.get("XDG_ACTIVATION_TOKEN", ""),
    )


def has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in DISPLAY_VARIABLES)


def prepare_start() -> None:
    """What is done before anything of the window is imported."""
    collection.postpone()
    lazy_modules.install()
    restore_builtin_import()


def _prepare_platform() -> None:
    """See that Qt can open a window, and on which display. Raises CommandError."""
    from ui.runtime import system_check

    if (problem := system_check.find_problem()) is not None:
        raise CommandError(problem.sentence)
    if (name := system_check.choose_platform(os.environ)) is not None:
        os.environ["QT_QPA_PLATFORM"] = name


def restore_builtin_import() -> None:
    """Undo the import hook of PySide6 for the rest of the process.

    The hook reads and keeps the source of every module imported later, to see whether it asks for Qt's
    names in snake_case. No module here does. Without the hook the window opens sooner and takes 18 MB less.
    """
    import PySide6  # noqa: F401  installs the hook

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
