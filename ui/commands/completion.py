"""`outbreath completion`: what a shell needs to complete the subcommands and options."""

import argparse
from pathlib import Path
from typing import Final

from ui.commands.shared.arguments import list_subcommands

SHELLS: Final = ("bash", "zsh", "tcsh")
EXAMPLE: Final = (
    "For bash: outbreath completion bash > ~/.local/share/bash-completion/completions/outbreath"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLE
    parser.add_argument("shell", choices=SHELLS, help="your shell")


def run(args: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Print the completion of the parser."""
    print(format_completion(parser, args.shell))
    return 0


def format_completion(parser: argparse.ArgumentParser, shell: str) -> str:
    """The completion script of a shell.

    Parameters
    ----------
    parser : argparse.ArgumentParser
        Of the whole command line.
    shell : str
        One of `SHELLS`.
    """
    import shtab

    for each in (parser, *list_subcommands(parser).values()):
        for action in each._actions:
            if action.type is Path:
                kind = shtab.DIRECTORY if action.metavar == "DIR" else shtab.FILE
                vars(action)["complete"] = kind  # read by shtab
    return str(shtab.complete(parser, shell=shell))
