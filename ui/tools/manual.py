"""The manual page, from the parser of the command line: `python -m ui.tools.manual FILE`."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from runpy import run_path
from typing import Final

from ui.commands.cli import create_parser
from ui.commands.shared.arguments import list_subcommands

TREE: Final = Path(__file__).parents[2]
HIDDEN: Final = (argparse._HelpAction, argparse._SubParsersAction)
ENVIRONMENT: Final = (
    ("OUTBREATH_LIBRARY", "Folder of the library, unless --library is given."),
    ("OUTBREATH_PASSPHRASE", "Unlocks the library, unless --passphrase-file is given."),
)
EXIT_STATUS: Final = (
    ("0", "Done."),
    ("1", "Not done; standard error says why in one sentence."),
    ("2", "Wrong arguments."),
)
NOTICE: Final = (
    "Outbreath is for practice. It is not therapy and not a medical device. In a "
    "crisis, contact a local crisis line or emergency services."
)


def format_manual(version: str) -> str:
    """The manual page in the language of man."""
    parser = create_parser()
    subcommands = list_subcommands(parser)
    texts = {each.dest: each.help for each in _list_choices(parser)}
    lines = [
        f'.TH OUTBREATH 1 "" "Outbreath {version}" "User Commands"',
        ".SH NAME",
        "outbreath \\- breathing trainer with heart rate variability biofeedback",
        ".SH SYNOPSIS",
        *(".B outbreath", ".RI [ OPTION ]...", ".br"),
        *(".B outbreath", ".I SUBCOMMAND", ".RI [ OPTION ]..."),
        ".SH DESCRIPTION",
        escape(f"{parser.description} {parser.epilog}"),
        ".SH OPTIONS",
        *_format_actions(parser, []),
        ".SH SUBCOMMANDS",
    ]
    for name, each in subcommands.items():
        lines += [f'.SS "outbreath {name}"', escape(f"{(texts[name] or '').capitalize()}.")]
        lines += _format_actions(each, parser._actions)
        lines += [".PP", escape(each.epilog)] if each.epilog else []
    lines += [".SH ENVIRONMENT", *_format_terms(ENVIRONMENT)]
    lines += [".SH EXIT STATUS", *_format_terms(EXIT_STATUS)]
    return "\n".join([*lines, ".SH NOTES", escape(NOTICE), ""])


def escape(text: str) -> str:
    """Text that man prints as it is.

    >>> escape("--json 'x'")
    "\\\\-\\\\-json 'x'"
    """
    plain = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain


def _list_choices(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return [
        choice
        for each in parser._actions
        if isinstance(each, argparse._SubParsersAction)
        for choice in each._choices_actions
    ]


def _format_actions(
    parser: argparse.ArgumentParser, known: Sequence[argparse.Action]
) -> Iterator[str]:
    for action in parser._actions:
        # What every subcommand accepts is one and the same action.
        if (
            any(action is other for other in known)
            or isinstance(action, HIDDEN)
            or action.help == argparse.SUPPRESS
        ):
            continue
        yield ".TP"
        yield _format_words(action)
        yield escape(_format_help(parser, action))


def _format_words(action: argparse.Action) -> str:
    value = _format_value(action)
    if not action.option_strings:
        return f"\\fI{escape(value)}\\fR"
    names = ", ".join(f"\\fB{escape(name)}\\fR" for name in action.option_strings)
    return names if action.nargs == 0 else f"{names} \\fI{escape(value)}\\fR"


def _format_value(action: argparse.Action) -> str:
    if action.metavar is None and action.choices is not None:
        return "|".join(str(each) for each in action.choices)
    name = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    return f"[{name}]" if action.nargs in ("?", "*") else name


def _format_help(parser: argparse.ArgumentParser, action: argparse.Action) -> str:
    text = (action.help or "") % {**vars(action), "prog": parser.prog}
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') or not text else '.'}"


def _format_terms(terms: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for term, text in terms:
        yield from (".TP", f"\\fB{escape(term)}\\fR", escape(text))


def main(path: Path) -> None:
    version = run_path(str(TREE / "resources" / "package" / "__init__.py"))["__version__"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(format_manual(version), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
