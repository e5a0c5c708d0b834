"""The shell completes every subcommand and option, and the manual page tells of them."""

import argparse
import shutil
import subprocess
from pathlib import Path

import pytest

from ui.commands.cli import SUBCOMMANDS, create_parser, main
from ui.commands.shared.arguments import list_subcommands
from ui.tools.manual import escape, format_manual

ASK_BASH = """
source "$1"
COMP_WORDS=({words}); COMP_CWORD={last}; COMP_LINE="{words}"; COMP_POINT=${{#COMP_LINE}}
{function}
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture
def script(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["completion", "bash"]) == 0
    path = tmp_path / "outbreath"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    return path


def complete(script: Path, words: str) -> set[str]:
    """What bash offers for the last word."""
    function = f'_shtab_outbreath "" "{words.split(" ")[-1]}" ""'
    ask = ASK_BASH.format(words=words, last=len(words.split(" ")) - 1, function=function)
    command = ["bash", "-c", ask, "bash", str(script)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_bash_completes_subcommands_options_and_choices(script: Path) -> None:
    assert complete(script, "outbreath se") == {"session", "sessions", "sensors"}
    assert {"--format", "--force"} <= complete(script, "outbreath export --fo")
    assert "--report" in complete(script, "outbreath check --re")
    assert "zsh" in complete(script, "outbreath completion z")


@pytest.mark.parametrize("shell", ["zsh", "tcsh"])
def test_other_shells_have_every_subcommand(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    text = capsys.readouterr().out
    assert all(name in text for name in SUBCOMMANDS)


def test_the_manual_page_tells_of_every_subcommand_and_option() -> None:
    text = format_manual("1.2.3")
    assert '"Outbreath 1.2.3"' in text
    for name, parser in list_subcommands(create_parser()).items():
        assert f'.SS "outbreath {name}"' in text
        for action in parser._actions:
            if action.help != argparse.SUPPRESS and action.dest != "help":
                absent = [o for o in action.option_strings if escape(o) not in text]
                assert not absent, name


@pytest.mark.skipif(shutil.which("man") is None, reason="no man here")
def test_man_reads_the_page_without_a_warning(tmp_path: Path) -> None:
    page = tmp_path / "outbreath.1"
    page.write_text(format_manual("1.2.3"), encoding="utf-8")
    command = ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", str(page)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert "reassess" in done.stdout
