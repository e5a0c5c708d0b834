"""The command line with plug-ins: what they add is beside ours, and what is wrong with one is on stderr."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import sin
from pathlib import Path

import pytest

from devices import registry
from devices.plugins.readings import FoundSensor
from devices.plugins.source import find_plugin_sensors
from devices.source import SearchResult
from tests.fake_plugins import FakeEntryPoint, Install
from tests.fake_plugins import install as install
from trainer.hrv.figures import FIGURES
from trainer.plugins.errors import NoFigureError
from trainer.plugins.figures import Beats
from ui.commands import check
from ui.commands.cli import main
from ui.settings import SettingsFile

KEY = "outbreath_toy.count"


class Count:
    label = "Normal intervals"
    unit = ""
    decimals = 0

    def compute(self, beats: Beats) -> float:
        return float(beats.is_normal.sum())


class Groundless(Count):
    def compute(self, beats: Beats) -> float:
        raise NoFigureError("this record has no such thing")


class Ring:
    label = "Ring"

    def find(self, seconds: float) -> Iterable[FoundSensor]:
        print("Looking for rings ...")
        return [FoundSensor("1", "Ring\x1b[31m 1")]

    def read(self, address: str, stop: object) -> Iterator[object]:
        yield from ()


@pytest.fixture
def recording(tmp_path: Path) -> str:
    path = tmp_path / "rr.txt"
    path.write_text("".join(f"{800 + 40 * sin(n / 2):.0f}\n" for n in range(400)), encoding="utf-8")
    return str(path)


@pytest.fixture(autouse=True)
def no_other_sensors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only plug-ins are searched for sensors."""

    async def find(seconds: float, stop: object = None) -> SearchResult:
        return await find_plugin_sensors(seconds)

    monkeypatch.setattr(check, "find_sensors", find)
    monkeypatch.setattr(check, "SEARCH_S", 0.01)


def add_figures(install: Install) -> None:
    install(
        "outbreath.figures",
        FakeEntryPoint("broken", ImportError("no such module")),
        FakeEntryPoint("count", Count),
        FakeEntryPoint("groundless", Groundless),
    )


def test_figures_are_beside_ours_and_a_broken_one_is_a_sentence_on_stderr(
    install: Install, recording: str, capsys: pytest.CaptureFixture[str]
) -> None:
    add_figures(install)
    assert main(["analyze", recording, "--json"]) == 0
    out, err = capsys.readouterr()
    result = json.loads(out)
    assert list(result["figures"])[: len(FIGURES)] == list(FIGURES)
    assert result["figures"][KEY] == result["beats"]
    assert result["figures"]["outbreath_toy.groundless"] is None
    reason = result["plugin_figures"]["outbreath_toy.groundless"]["reason"]
    assert reason == "this record has no such thing"
    assert len(err.splitlines()) == 1
    assert "ImportError: no such module" in err


def test_the_terminal_shows_them_in_a_table_of_their_own(
    install: Install, recording: str, capsys: pytest.CaptureFixture[str]
) -> None:
    add_figures(install)
    assert main(["analyze", recording]) == 0
    lines = capsys.readouterr().out.splitlines()
    rows = lines[lines.index(next(line for line in lines if line.startswith("from plug-ins"))) :]
    assert [row.split() for row in rows[1:3]] == [
        ["Normal", "intervals", "400", "outbreath-toy"],
        [
            "Normal",
            "intervals",
            "–",
            *["this", "record", "has", "no", "such", "thing", "outbreath-toy"],
        ],
    ]


def test_a_stored_session_has_them_while_the_plug_in_is_there_and_never_after(
    install: Install, recording: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", recording]) == 0
    capsys.readouterr()
    assert main(["show", "last", "--json"]) == 0
    before = capsys.readouterr().out
    add_figures(install)
    assert main(["show", "last", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["figures"][KEY] == 400.0
    assert main(["show", "last"]) == 0
    assert "from plug-ins" in capsys.readouterr().out
    assert main(["show", "last", "--recompute"]) == 0
    assert "match the saved ones" in capsys.readouterr().out
    install("outbreath.figures")
    assert main(["show", "last", "--json"]) == 0
    assert capsys.readouterr().out == before


def test_a_session_without_a_heart_says_so_for_them_too(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    add_figures(install)
    session = ["session", "--minutes", "1", "--speed", "max", "--decision", "passed"]
    assert main(session) == 0
    capsys.readouterr()
    assert main(["show", "last", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["figures"][KEY] is None
    assert result["plugin_figures"][KEY]["reason"]


def test_sensors_are_listed_with_the_words_that_open_them(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install(
        "outbreath.sources", FakeEntryPoint("ring", Ring), FakeEntryPoint("broken", ImportError())
    )
    assert main(["sensors"]) == 0
    out = capsys.readouterr().out
    assert "--source ring:1" in out
    assert "The plug-in broken can't be loaded" in out
    assert "\x1b" not in out
    assert main(["sensors", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert [sensor["source"] for sensor in result["sensors"]] == ["ring:1"]


def test_check_lists_what_is_installed_and_what_is_wrong_with_it(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install("outbreath.sources", FakeEntryPoint("ring", Ring))
    install("outbreath.formats", FakeEntryPoint("acme", Ring))
    assert main(["check"]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("plug-in")]
    assert lines[0].split(maxsplit=1)[1] == "sensor ring (outbreath-toy 0.1): ok"
    assert (
        lines[1].split(maxsplit=1)[1].startswith("format acme (outbreath-toy 0.1): not available:")
    )
    assert main(["check", "--json"]) == 0
    plugins = json.loads(capsys.readouterr().out)["plugins"]
    assert [set(plugin) for plugin in plugins] == 2 * [
        {"kind", "name", "package", "version", "ok", "why", "to_do"}
    ]
    assert main(["check", "--report"]) == 0
    assert "sensor ring (outbreath-toy 0.1): ok; format acme" in capsys.readouterr().out


def test_where_the_plug_in_of_the_last_sensor_is_gone_the_session_begins_without(
    install: Install, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    settings = SettingsFile(tmp_path / "library")
    settings.change(replace(settings.now, source="ring:1", sensor="ring:1"))
    install("outbreath.sources")
    session = ["session", "--minutes", "1", "--speed", "max", "--decision", "passed", "--json"]
    assert main(session) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["source"] == "none"
    assert "Unknown source 'ring:1'" in err


def test_the_heart_of_a_plug_in_cannot_run_faster(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install("outbreath.sources", FakeEntryPoint("ring", Ring))
    assert registry.is_sensor("ring:1")
    assert main(["session", "--source", "ring:1", "--speed", "max"]) == 1
    assert "another speed" in capsys.readouterr().err
