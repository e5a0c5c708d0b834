"""The command line `outbreath`: the subcommands, and the exit status of each run.

Exit status: 0 done, 1 not done (one sentence on stderr), 2 wrong arguments.
"""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Final

from trainer.errors import LibraryError, TrainerError
from ui.commands import window
from ui.commands.shared import dialog
from ui.commands.shared.arguments import USAGE_STATUS, Command, Parser, SubcommandParser
from ui.commands.shared.terminal import UsageError, escape_control
from ui.i18n.rendering import to_english

FAILURE_STATUS: Final = 1


def _session() -> Command:
    from ui.commands import session

    return Command(session.add_arguments, session.run)


def _analyze() -> Command:
    from ui.commands.research import analyze

    return Command(analyze.add_arguments, analyze.run)


def _cohort() -> Command:
    from ui.commands.research import cohort

    return Command(cohort.add_arguments, cohort.run)


def _sessions() -> Command:
    from ui.commands import sessions

    return Command(sessions.add_arguments, sessions.run)


def _show() -> Command:
    from ui.commands import library

    return Command(library.add_show_arguments, library.run_show)


def _delete() -> Command:
    from ui.commands import library

    return Command(library.add_delete_arguments, library.run_delete)


def _passphrase() -> Command:
    from ui.commands import passphrase

    return Command(passphrase.add_arguments, passphrase.run)


def _export() -> Command:
    from ui.commands import library

    return Command(library.add_export_arguments, library.run_export)


def _import() -> Command:
    from ui.commands import library

    return Command(library.add_import_arguments, library.run_import)


def _sensors() -> Command:
    from ui.commands import check

    return Command(check.add_sensors_arguments, check.run_sensors)


def _memory() -> Command:
    from ui.commands import memory

    return Command(memory.add_memory_arguments, memory.run_memory)


def _trends() -> Command:
    from ui.commands.practice import trends

    return Command(trends.add_arguments, trends.run)


def _followup() -> Command:
    from ui.commands.practice import followup

    return Command(followup.add_arguments, followup.run)


def _audit() -> Command:
    from ui.commands.practice import audit

    return Command(audit.add_arguments, audit.run)


def _feeling() -> Command:
    from ui.commands.practice import feeling

    return Command(feeling.add_arguments, feeling.run)


def _why() -> Command:
    from ui.commands import why

    return Command(why.add_arguments, why.run)


def _check() -> Command:
    from ui.commands import check

    return Command(check.add_check_arguments, check.run_check)


def _open() -> Command:
    return Command(window.add_open_arguments, window.run_open)


def _completion() -> Command:
    from ui.commands import completion

    return Command(completion.add_arguments, lambda args: completion.run(args, create_parser()))


SUBCOMMANDS: Final[Mapping[str, tuple[Callable[[], Command], str]]] = {
    "session": (_session, "run and record one session in the terminal"),
    "analyze": (_analyze, "figures of recordings from any program"),
    "cohort": (_cohort, "figures of thousands of recordings, as one dataset"),
    "sessions": (_sessions, "list the sessions in the library, newest first"),
    "show": (_show, "show one session"),
    "delete": (_delete, "delete sessions permanently"),
    "passphrase": (_passphrase, "lock the library with a passphrase"),
    "export": (_export, "write a session to a file"),
    "import": (_import, "import recordings into the library"),
    "sensors": (_sensors, "list sensors, and what keeps one from connecting"),
    "memory": (_memory, "start, import or erase a recording in the memory of a Polar H10"),
    "trends": (_trends, "how your pauses change, and what to try next"),
    "followup": (_followup, "say what happened to a prediction"),
    "audit": (
        _audit,
        "certainty audit: what you know is true right now, and what you are predicting",
    ),
    "feeling": (_feeling, "name the feeling, not the partner"),
    "why": (_why, "short pages on why it works, and when to get help"),
    "check": (_check, "check what works on this computer"),
    "open": (_open, "open the window, with a recording if given"),
    "completion": (_completion, "completion for your shell"),
}
"""Each subcommand with the function that imports it and its help text, in the order of `--help`."""


class VersionAction(argparse.Action):
    """Print the version. The metadata is read only when it is asked for, not at every start."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(_version())
        parser.exit()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    arguments : sequence of str, optional
        Without the name of the program; `sys.argv` if not given.

    Returns
    -------
    int
        The exit status.
    """
    _make_streams_tolerant()
    args = argparse.Namespace()
    try:
        create_parser().parse_args(arguments, args)
        return _run(args)
    except UsageError as exc:
        _report_failure(to_english(exc.message))
        return USAGE_STATUS
    except TrainerError as exc:
        return _report_failure(to_english(exc.message))
    except ImportError as exc:
        return _report_failure(f"A part of Outbreath is missing ({exc}): run `outbreath check`.")
    except BrokenPipeError:
        return _discard_output()
    except OSError as exc:
        return _report_failure(_describe_os_error(exc))
    except KeyboardInterrupt:
        return _report_failure("Stopped.")
    except Exception as exc:  # noqa: BLE001  logged
        return _report_failure(_log_defect(args, exc))


def create_parser() -> Parser:
    """The parser of the whole command line. It sets `run` to the function of the chosen command."""
    common = _create_common_parser()
    parser = Parser(
        prog="outbreath",
        parents=[common],
        description="Practice in waiting: breathe with the pacer, see your heart respond.",
        epilog="Without a subcommand the window opens.",
    )
    parser.add_argument("--version", action=VersionAction, nargs=0, help="show the version")
    window.add_arguments(parser)
    parser.set_defaults(run=window.run)
    subparsers: argparse._SubParsersAction[Any] = parser.add_subparsers(
        metavar="SUBCOMMAND", parser_class=SubcommandParser
    )
    for name, (load, text) in SUBCOMMANDS.items():
        subparsers.add_parser(name, help=text, description=text, parents=[common], load=load)
    return parser


def _create_common_parser() -> Parser:
    """The options which may stand before and after the subcommand."""
    parser = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    parser.add_argument(
        "--library",
        metavar="DIR",
        type=Path,
        help="folder of the library (or set OUTBREATH_LIBRARY)",
    )
    parser.add_argument(
        "--profile",
        metavar="NAME",
        help="profile, if several people share the library",
    )
    parser.add_argument(
        "--passphrase-file",
        metavar="FILE",
        type=Path,
        help="file whose first line unlocks the library (or set OUTBREATH_PASSPHRASE)",
    )
    return parser


def _run(args: argparse.Namespace) -> int:
    """Run the command; once more if the library was locked and could be unlocked."""
    try:
        return _run_and_print_notices(args)
    except LibraryError as exc:
        from ui.commands.passphrase import unlock_and_retry

        if not unlock_and_retry(exc, args):
            raise
    return _run_and_print_notices(args)


def _run_and_print_notices(args: argparse.Namespace) -> int:
    """Run the command, then print the notices about the library's folder and plug-ins it used."""
    try:
        return int(args.run(args))
    finally:
        from trainer.library import folder_access
        from trainer.plugins import notices

        for notice in (*folder_access.take_folder_notices(), *notices.take_notices()):
            print(escape_control(to_english(notice)), file=sys.stderr)


def _make_streams_tolerant() -> None:
    """Replace missing streams, and escape characters which the encoding of the terminal lacks."""
    if sys.stdin is None:  # first: each takes the lowest free descriptor, which is its own
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115  for the whole run
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"outbreath {version('outbreath')}"
    except PackageNotFoundError:
        return "outbreath, from a checkout"


def _report_failure(sentence: str) -> int:
    """Print the sentence on one line, whatever file names or texts of a person it contains."""
    print(escape_control(sentence), file=sys.stderr)
    if dialog.is_without_terminal():
        dialog.show_failure(escape_control(sentence))
    return FAILURE_STATUS


def _log_defect(args: argparse.Namespace, error: Exception) -> str:
    """Write a defect of the program to the log beside the library; the sentence to print."""
    from ui import faults
    from ui.services.profiles import folder_from_arguments

    with suppress(Exception):
        faults.set_log_folder(folder_from_arguments(args))
    faults.report("command-line", error)
    kind = type(error).__name__
    return (
        f"That didn't work because of an error in Outbreath ({kind}): "
        f"details are in {faults.LOG_NAME} next to the library."
    )


def _describe_os_error(error: OSError) -> str:
    file = f": {error.filename}" if error.filename else ""
    return f"{error.strerror or error}{file}."


def _discard_output() -> int:
    """Whoever read the output has closed it: write nothing more, not even at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FAILURE_STATUS
