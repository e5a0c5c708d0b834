"""`outbreath check` tells what works; its report tells nothing of the person."""

import getpass
import json
import re
import socket
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from ui import faults
from ui.audio import output
from ui.commands import check
from ui.commands.check import Finding
from ui.commands.cli import main
from ui.commands.error_report import NOT_INSTALLED, PACKAGES, format_report
from ui.i18n.messages import NoLoudspeaker
from ui.runtime import system_check

ITEMS = {"window", "library", "bluetooth", "serial", "sound"}


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library in a folder whose path tells a name; searching for sensors takes no time."""
    monkeypatch.setattr(check, "SEARCH_S", 0.01)
    return tmp_path / "Jörg Müller" / "my pauses"


def test_every_item_is_told_in_one_line(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--library", str(library)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert {line.split()[0] for line in lines} == {*ITEMS, "plug-in"}
    assert all(" ok" in line or "not available: " in line for line in lines[:-1])
    assert lines[-1].endswith("none installed")


def test_scripts_read_the_same_as_json(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", "--library", str(library)]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result.pop("plugins") == []
    assert set(result) == ITEMS
    assert all(set(finding) == {"ok", "why", "to_do"} for finding in result.values())


def test_the_report_tells_the_system_and_nothing_of_the_person(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "joerg")
    monkeypatch.setattr(socket, "gethostname", lambda: "muellers-laptop")
    reason = f"{library / 'library.db'} is held by joerg on muellers-laptop."
    monkeypatch.setattr(
        check,
        "_library",
        lambda _: Finding(ok=False, why=reason, to_do="Close 00:22:D0:a1:b2:c3."),
    )
    library.mkdir(parents=True)
    (library / faults.LOG_NAME).write_text("graph ZeroDivisionError ui/x.py:3\n", encoding="utf-8")
    path = tmp_path / "report.txt"
    assert main(["check", "--report", str(path), "--library", str(library)]) == 0
    text = path.read_text(encoding="utf-8")
    for private in ("Jörg", "Müller", "my pauses", "joerg", "muellers-laptop", "00:22:D0", "/home"):
        assert private not in text
    for expected in (
        "Python: ",
        "PySide6-Essentials: ",
        "is held by",
        "ZeroDivisionError ui/x.py:3",
    ):
        assert expected in text


def test_the_report_is_printed_where_no_file_is_named(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--report", "--library", str(library)]) == 0
    assert "without personal data" in capsys.readouterr().out


def test_a_report_and_json_do_not_go_together(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--report", "--json"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_names_in_other_places_of_a_path_are_hidden_too(library: Path) -> None:
    text = format_report({"serial": f"{library.parent}: other folders of Jörg"}, library)
    assert str(library.parent) not in text


def test_a_library_that_cannot_be_used_is_told_with_one_thing_to_do(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library.parent.mkdir()
    library.write_text("a file where the folder should be", encoding="utf-8")
    assert main(["check", "--json", "--library", str(library)]) == 0
    finding = json.loads(capsys.readouterr().out)["library"]
    assert finding["why"].endswith("not a folder.")
    assert (finding["why"] + finding["to_do"]).count("--library") == 1


@pytest.mark.parametrize("has_library", [True, False])
def test_silence_for_want_of_a_library_is_told_with_its_command(
    has_library: bool,
    library: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuse() -> output.DeviceOutput:
        raise output.AudioOutputError(NoLoudspeaker())

    there = system_check.SOUND_LIBRARIES[-1]

    def load(name: str) -> None:
        if not (has_library and name == there):
            raise OSError(name)

    monkeypatch.setattr(output, "open_output", refuse)
    monkeypatch.setattr("ui.runtime.system_check.ctypes.CDLL", load)
    monkeypatch.setattr("ui.runtime.system_check.sys.platform", "linux")
    monkeypatch.setattr(system_check, "_read_os_release", lambda: {"ID": "debian"})
    monkeypatch.setattr(check, "_window", lambda: check.OK)
    assert main(["check", "--json", "--library", str(library)]) == 0
    to_do = json.loads(capsys.readouterr().out)["sound"]["to_do"]
    assert to_do.startswith("Connect" if has_library else "Run `sudo apt-get install libpulse0`")


def test_the_report_tells_the_version_of_everything_that_can_be_installed(library: Path) -> None:
    tree = Path(__file__).resolve().parents[3]
    project = tomllib.loads((tree / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = chain(project["dependencies"], *project["optional-dependencies"].values())
    names = {re.split(r"[<>=; ]", each)[0].lower() for each in wanted}
    assert names | {"outbreath"} == {name.lower() for name in PACKAGES}


def test_the_report_of_a_checkout_says_that_it_is_one(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.commands.error_report.list_versions", lambda _: {})
    assert f"outbreath: {NOT_INSTALLED['outbreath']}" in format_report({}, library)
