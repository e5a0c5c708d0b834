"""The command line: which words there are, and who answers them.

Exit status: 0 done, 1 could not do it (one sentence on stderr), 2 wrong words.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import StrEnum
from importlib import import_module
from io import TextIOWrapper
from math import inf, isfinite
from pathlib import Path
from typing import Final, NoReturn

from devices.source import SourceError
from trainer.errors import LibraryError, TrainerError
from trainer.events import Decision
from trainer.pacing import BreathPattern
from trainer.plan import Exercise, ExhaleMode, Guide
from ui.commands.arguments import add_before, add_practice, parse_text, parse_urge
from ui.commands.terminal import UsageError, escape_control

DONE: Final = 0
COULD_NOT: Final = 1
WRONG_WORDS: Final = 2
FORMATS: Final = ("csv", "rr", "jsonl", "edf", "json", "pdf", "png", "svg", "all")


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, and where to read more."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_WORDS, f"{self.prog}: {escape_control(message)}. See {self.prog} --help.\n")


class Version(argparse.Action):
    """Looked up when it is asked for, and not at every start."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(_version())
        parser.exit()


def main(typed: Sequence[str] | None = None) -> int:
    _speak_anywhere()
    asked = parser().parse_args(typed)
    try:
        return _answer(asked)
    except UsageError as exc:
        _could_not(str(exc))
        return WRONG_WORDS
    except (TrainerError, SourceError) as exc:
        return _could_not(str(exc))
    except ImportError as exc:
        return _could_not(
            f"A part of Outbreath is missing here ({exc}): `outbreath check` says more."
        )
    except OSError as exc:
        return _broken_pipe() if isinstance(exc, BrokenPipeError) else _could_not(_system_says(exc))
    except KeyboardInterrupt:
        return _could_not("Stopped.")
    except Exception as exc:  # noqa: BLE001  reported
        return _could_not(_mistake(asked, exc))


def _answer(asked: argparse.Namespace) -> int:
    module, function = asked.answered_by.split(":")
    answer = getattr(import_module(module, __package__), function)
    try:
        return _answered(answer, asked)
    except LibraryError as exc:
        from ui.commands.passphrase import unlock_and_retry

        if not unlock_and_retry(exc, asked):
            raise
    return _answered(answer, asked)


def _answered(answer: Callable[[argparse.Namespace], int], asked: argparse.Namespace) -> int:
    """Its status, after what there is to say about the folder of a library that it used."""
    try:
        return int(answer(asked))
    finally:
        from trainer.library.folder_access import take_notices

        for sentence in take_notices():
            print(escape_control(sentence), file=sys.stderr)


def parser() -> Parser:
    everywhere = Parser(add_help=False)
    everywhere.add_argument(
        "--library",
        metavar="DIR",
        type=Path,
        default=argparse.SUPPRESS,
        help="where sessions are kept (or set OUTBREATH_LIBRARY)",
    )
    everywhere.add_argument(
        "--profile",
        metavar="NAME",
        default=argparse.SUPPRESS,
        help="whose pauses, where several people share the library",
    )
    everywhere.add_argument(
        "--passphrase-file",
        metavar="FILE",
        type=Path,
        default=argparse.SUPPRESS,
        help="its first line opens a locked library (or set OUTBREATH_PASSPHRASE)",
    )
    top = Parser(
        prog="outbreath",
        parents=[everywhere],
        description="Practice in waiting: breathe with the pacer, see your heart answer.",
        epilog="With no subcommand the window opens.",
    )
    top.add_argument("--version", action=Version, nargs=0, help="say which version this is")
    top.add_argument(
        "--source", help="where heart beats come from; else the last one that was chosen"
    )
    top.add_argument("--start", action="store_true", help="begin the pause at once")
    top.add_argument("--speed", type=_window_speed, default=1.0, help=argparse.SUPPRESS)
    top.set_defaults(answered_by=".window:open_window")
    _add_subcommands(top.add_subparsers(metavar="SUBCOMMAND", parser_class=Parser), everywhere)
    return top


def _add_subcommands(subcommands: "argparse._SubParsersAction[Parser]", everywhere: Parser) -> None:
    def add(name: str, answered_by: str, text: str) -> Parser:
        sub = subcommands.add_parser(name, help=text, description=text, parents=[everywhere])
        sub.set_defaults(answered_by=f".{answered_by}")
        return sub

    _session(add("session", "session:session", "one session in the terminal, recorded"))
    _analyze(add("analyze", "analyze:analyze", "figures of recordings of any origin"))
    _json(add("sessions", "library:sessions", "the library, newest first"))
    show = add("show", "library:show", "one session's review")
    show.add_argument("id", metavar="ID|last")
    show.add_argument(
        "--recompute", action="store_true", help="work the figures out again and say what differs"
    )
    _json(show)
    _delete(add("delete", "library:delete", "delete sessions for good"))
    _passphrase(add("passphrase", "passphrase:passphrase", "lock the library with a passphrase"))
    _export(add("export", "library:export", "write a session to a file"))
    take = add("import", "library:import_recordings", "add recordings to the library")
    take.add_argument("files", metavar="FILE", nargs="+", type=Path)
    _json(take)
    sensors = add("sensors", "check:sensors", "what can be connected now, and what is in the way")
    sensors.add_argument("--seconds", metavar="N", type=_positive, default=5.0)
    _json(sensors)
    add_practice(add)
    _json(add("check", "check:check", "what works on this machine"))


def _delete(sub: Parser) -> None:
    sub.add_argument("ids", metavar="ID", nargs="+")
    sub.add_argument("--backups", action="store_true", help="delete it in the backups too")
    _json(sub)


def _passphrase(sub: Parser) -> None:
    sub.add_argument("what", choices=("set", "change", "remove"))
    sub.add_argument(
        "--new-passphrase-file",
        metavar="FILE",
        type=Path,
        help="for change: its first line is the new one (or set OUTBREATH_NEW_PASSPHRASE)",
    )


def _session(sub: Parser) -> None:
    sub.add_argument("--source", default="simulated")
    sub.add_argument(
        "--exercise", metavar="|".join(Exercise), type=_one_of(Exercise), default=Exercise.PAUSE
    )
    sub.add_argument(
        "--minutes",
        metavar="M",
        type=_positive,
        help="5 if not said; a resonance assessment takes 10 in steps, or 15 sliding",
    )
    sub.add_argument(
        "--pattern",
        metavar="IN-HOLD-OUT-HOLD",
        type=_pattern,
        default="4-0-6-0",
        help='4-0-6-0 if not said; "own" is the breath of your last resonance assessment',
    )
    sub.add_argument(
        "--exhale", metavar="|".join(ExhaleMode), type=_one_of(ExhaleMode), default=ExhaleMode.RAMP
    )
    sub.add_argument(
        "--guide",
        metavar="|".join(Guide),
        type=_one_of(Guide),
        default=Guide.FULL,
        help="how much leads the breath",
    )
    sub.add_argument("--speed", metavar="N|max", type=_speed, default=1.0)
    sub.add_argument("--urge-before", metavar="0..10", type=parse_urge)
    sub.add_argument("--urge-after", metavar="0..10", type=parse_urge)
    sub.add_argument(
        "--decision",
        metavar="passed|wait_again|reach_out",
        type=_decisions,
        default=(),
        help="one, or a list with commas: one for each reassessment",
    )
    sub.add_argument("--note", metavar="TEXT", type=parse_text)
    add_before(sub)
    sub.add_argument(
        "--lsl",
        action="store_true",
        help="tell beats, pacer and moments to the lab's network too (Lab Streaming Layer)",
    )
    _json(sub)


def _analyze(sub: Parser) -> None:
    sub.add_argument("files", metavar="FILE", nargs="+", type=Path)
    sub.add_argument("--from", dest="begin", metavar="S", type=_seconds)
    sub.add_argument("--to", dest="end", metavar="S", type=_seconds)
    sub.add_argument("--raw", action="store_true", help="no correction of artefacts")
    sub.add_argument(
        "--spectrum",
        choices=["welch", "kubios"],
        default="welch",
        help="welch (default): segments of 150 s, each without its straight line; "
        "kubios: segments of 300 s, after a smoothness priors trend (lambda 500)",
    )
    _json(sub)


def _export(sub: Parser) -> None:
    sub.add_argument("id", metavar="ID|last")
    sub.add_argument("--format", choices=FORMATS, required=True)
    sub.add_argument("-o", "--output", metavar="PATH", type=Path, help="a file, or - for stdout")
    sub.add_argument("--force", action="store_true", help="replace a file that is there")
    sub.add_argument("--paper", choices=["a4", "letter"], help="of the PDF; else as is usual here")
    sub.add_argument(
        "--redacted",
        action="store_true",
        help="without notes, dates, and names or addresses of sensors and files",
    )


def _json(sub: Parser) -> None:
    sub.add_argument("--json", action="store_true", help="one JSON value on stdout, nothing else")


def _number(text: str) -> float:
    """A plain decimal number: Python's own reader also takes "nan", "1_000" and other scripts."""
    plain = text.strip().lstrip("-")
    if not (plain.isascii() and plain.replace(".", "", 1).isdigit()):
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is not a number")
    return float(text)


def _positive(text: str) -> float:
    number = _number(text)
    if not (isfinite(number) and number > 0.0):
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is not above zero")
    return number


def _seconds(text: str) -> float:
    number = _number(text)
    if number < 0.0:
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is not zero or more seconds")
    return number


def _speed(text: str) -> float:
    return inf if text == "max" else _positive(text)


def _window_speed(text: str) -> float:
    return _positive(text)


def _one_of(words: type[StrEnum]) -> Callable[[str], StrEnum]:
    def read(text: str) -> StrEnum:
        try:
            return words(text)
        except ValueError:
            raise argparse.ArgumentTypeError(
                f"it is {', '.join(words)}, not {text[:40]!r}"
            ) from None

    return read


def _decisions(text: str) -> tuple[Decision, ...]:
    try:
        return tuple(Decision(word.strip()) for word in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"decide {', '.join(Decision)}, not {text[:40]!r}"
        ) from None


def _pattern(text: str) -> BreathPattern | None:
    """None stands for the person's own, which only the library knows."""
    if text == "own":
        return None
    try:
        return BreathPattern.parse(text)
    except TrainerError as exc:
        raise argparse.ArgumentTypeError(str(exc).rstrip(".")) from None


def _speak_anywhere() -> None:
    """A terminal that knows fewer letters, or none at all, is no reason to stop."""
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  for the whole run
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


def _could_not(sentence: str) -> int:
    """In one line, whatever names of files or words of a person stand in it."""
    print(escape_control(sentence), file=sys.stderr)
    return COULD_NOT


def _mistake(asked: argparse.Namespace, error: Exception) -> str:
    """An error of our own goes into the log beside the library, and not onto the screen."""
    from ui import faults
    from ui.services.profiles import folder_from_arguments

    with suppress(Exception):
        faults.keep_in(folder_from_arguments(asked))
    faults.report("command-line", error)
    kind = type(error).__name__
    return (
        f"This could not be done because of an error in Outbreath ({kind}): "
        f"{faults.NAME} beside the library says where."
    )


def _system_says(exc: OSError) -> str:
    where = f": {exc.filename}" if exc.filename else ""
    return f"{exc.strerror or exc}{where}."


def _broken_pipe() -> int:
    """Whoever read our output has enough; say nothing more, not even at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return COULD_NOT
