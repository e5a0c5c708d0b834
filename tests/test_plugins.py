"""A package with a sensor, a figure and a format is installed beside Outbreath, used, and uninstalled."""

import csv
import json
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.docs.test_code_blocks import blocks_of, blocks_run_by
from tests.test_package import BUILD, Installed, _build
from ui.tools.docs_pages import DOCS, TEMPLATE

pytestmark = pytest.mark.xdist_group("plugins")  # which is installed once
KEY = "outbreath_acme.cvnn_percent"
BROKEN = {
    "broken.py": "raise ValueError('not today')\n",
    "broken-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n",
    "broken-1.0.dist-info/entry_points.txt": (
        "[outbreath.sources]\nble = broken:x\nacme = broken:x\nworse = broken:x\n"
        "[outbreath.figures]\nx = broken:x\n[outbreath.formats]\nx = broken:x\n"
    ),
}


ASK = """
import json, sys
from contextlib import redirect_stdout
from io import StringIO
from outbreath.ui.commands.cli import main

told = []
for words in json.loads(sys.argv[1]):
    with redirect_stdout(StringIO()) as out:
        assert main(words) == 0, words
    told.append(out.getvalue())
print(json.dumps(told))
"""


README_BLOCK, INSTALL_BLOCK, TOML_BLOCK, TRY_BLOCK = blocks_run_by(__file__)


class Environment(Installed):
    """Outbreath as an editable installation, and the programs that a person calls there."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        super().__init__(folder, wheel)
        self.library = str(self.site.parent / "library")
        for name in ("pip", "pytest", "outbreath"):
            program = self.python.with_name(name)
            program.write_text(f'#!/bin/sh\nexec "{self.python}" -m {name} "$@"\n')
            program.chmod(0o700)

    def shell(self, code: str, folder: Path, **more: str) -> str:
        """Run what a page says, in a folder and without a network; what it printed."""
        environment = {
            "HOME": str(folder),
            "PATH": f"{self.python.parent}:/usr/bin:/bin",
            "OUTBREATH_LIBRARY": self.library,
            "PIP_NO_INDEX": "1",
            "PIP_NO_BUILD_ISOLATION": "0",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PIP_YES": "1",
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            **more,
        }
        command = ["/bin/sh", "-e", "-c", code]
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, check=False, env=environment
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def outbreath(self, *commands: tuple[str, ...], **more: str) -> list[str]:
        """Run commands one after the other in one process; what each printed."""
        result: list[str] = json.loads(
            self.run("-c", ASK, json.dumps(commands), OUTBREATH_LIBRARY=self.library, **more)
        )
        return result

    def refused(self, *words: str) -> str:
        """What a command that cannot be done says: one line."""
        command = [str(self.python), "-m", "outbreath", *words]
        done = subprocess.run(command, cwd=self.site, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (1, "")
        (line,) = done.stderr.splitlines()
        return line

    def files(self) -> set[str]:
        """Every installed file, but for compiled ones."""
        return {str(path) for path in self.site.rglob("*") if "__pycache__" not in path.parts}


def build_template(folder: Path) -> Path:
    """A folder with the wheel of the template, as an index would have it."""
    package, wheels = folder / "package", folder / "wheels"
    shutil.copytree(TEMPLATE, package)
    command = [sys.executable, "-c", BUILD, str(wheels), "standard"]
    subprocess.run(command, cwd=package, capture_output=True, check=True)
    return wheels


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    folder = tmp_path_factory.mktemp("plugins")
    environment = Environment(folder / "environment", _build("editable", folder))
    simulated = ("--source", "simulated:seed=3", "--minutes", "5", "--speed", "max")
    environment.outbreath(
        ("session", *simulated, "--decision", "passed"),
        ("export", "last", "--format", "csv", "-o", str(folder / "beats.csv")),
    )
    return environment


@pytest.fixture
def recording(environment: Environment) -> str:
    return str(environment.python.parents[2] / "beats.csv")


@pytest.fixture
def night(tmp_path: Path) -> str:
    """A file of the recorder: 60 beats, every second one late."""
    rr_ms = [900, 1100] * 30
    lines = (f"{sum(rr_ms[: n + 1]) / 1000}|{rr}" for n, rr in enumerate(rr_ms))
    path = tmp_path / "night.txt"
    path.write_text("\n".join(["ACME|RR", *lines]) + "\n", "ascii")
    return str(path)


def test_it_is_listed_and_used_and_leaves_no_trace(
    environment: Environment, recording: str, night: str, tmp_path: Path
) -> None:
    asked = (
        ("sensors", "--json", "--seconds", "0.1"),
        ("analyze", recording, "--json"),
        ("show", "last", "--json"),
    )
    files, before = environment.files(), environment.outbreath(*asked)
    install, check, uninstall = INSTALL_BLOCK.code.splitlines()
    environment.shell(install, tmp_path, PIP_FIND_LINKS=str(build_template(tmp_path)))
    assert "outbreath-acme 0.1.0" in environment.shell(check, tmp_path)

    dataset = tmp_path / "dataset"
    cohort = ("cohort", recording, night, "-o", str(dataset), "--format", "csv", "--json")
    more = (("analyze", night, "--json"), ("check", "--json"), (*cohort, "--jobs", "2"))
    *answers, printed = environment.outbreath(*asked, *more, ("analyze", recording))
    assert json.loads(answers.pop())["analyzed"] == 2
    sensors, analysis, shown, of_night, check = map(json.loads, answers)
    assert [(p["kind"], p["name"], p["ok"]) for p in check["plugins"]] == [
        ("sensor", "acme", True),
        ("figure", "cvnn_percent", True),
        ("format", "acme", True),
    ]
    assert ("acme:1", "Acme ring 1") in [(s["source"], s["label"]) for s in sensors["sensors"]]
    own = json.loads(before[1])["figures"]
    assert analysis["figures"] == {**own, KEY: analysis["figures"][KEY]}
    assert analysis["figures"][KEY] == shown["figures"][KEY] > 1.0
    assert analysis["plugin_figures"][KEY] == {
        "label": "CVNN",
        "unit": "%",
        "reason": None,
        "package": "outbreath-acme",
        "version": "0.1.0",
    }
    assert "CVNN" in printed
    with (dataset / "part-00000.csv").open(encoding="utf-8", newline="") as file:
        values = [float(row[KEY]) if row[KEY] else None for row in csv.DictReader(file)]
    assert values == [analysis["figures"][KEY], of_night["figures"][KEY]]
    assert (of_night["kind"], of_night["beats"]) == ("Acme recorder (outbreath-acme)", 60)

    environment.shell(uninstall, tmp_path)
    assert environment.files() == files
    assert environment.outbreath(*asked) == before
    result = environment.refused(*cohort, "--jobs", "1")
    assert f"has a column for {KEY} of the plug-in outbreath-acme" in result


def test_the_sensor_of_a_plug_in_is_heard_in_a_session(environment: Environment, tmp_path: Path) -> None:  # fmt: skip
    quick = tmp_path / "quick"
    shutil.copytree(TEMPLATE, quick)
    ring = quick / "src" / "outbreath_acme" / "ring.py"
    ring.write_text(ring.read_text("utf-8").replace("stop.wait(1.0)", "stop.wait(0.5)"), "utf-8")
    source = str(quick / "src")
    result = environment.run(
        *("-c", HEAR, "acme:1"), PYTHONPATH=f"{source}:{_entry_points(quick, tmp_path)}"
    )
    assert json.loads(result) == [
        "LinkChanged",
        "BatteryReported",
        "ContactChanged",
        "SourceChanged",
    ]


HEAR = """
import asyncio, json, sys
from outbreath.devices.clock import SystemClock
from outbreath.devices.registry import open_source

async def hear():
    kinds = []
    async for event in open_source(sys.argv[1], lambda: None).events(SystemClock()):
        kinds.append(type(event).__name__)
        if kinds[-1] == "SourceChanged":
            return kinds

print(json.dumps(asyncio.run(hear())))
"""


def _entry_points(package: Path, folder: Path) -> Path:
    """A folder that says of the package what an installation would say."""
    project = tomllib.loads((package / "pyproject.toml").read_text("utf-8"))["project"]
    info = folder / "path" / "outbreath_acme-0.1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: outbreath-acme\nVersion: 0.1.0\n")
    groups = project["entry-points"].items()
    sections = ("\n".join([f"[{g}]", *(f"{n} = {v}" for n, v in e.items())]) for g, e in groups)
    (info / "entry_points.txt").write_text("\n".join(sections) + "\n")
    return info.parent


def test_broken_ones_are_a_sentence_each_and_everything_else_works(
    environment: Environment, recording: str, tmp_path: Path
) -> None:
    for name, text in BROKEN.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    checked, outcome, analysis = map(
        json.loads,
        environment.outbreath(
            ("check", "--json"),
            ("sensors", "--json", "--seconds", "0.1"),
            ("analyze", recording, "--json"),
            PYTHONPATH=str(tmp_path),
        ),
    )
    assert len(checked["plugins"]) == 5
    assert not any(plugin["ok"] for plugin in checked["plugins"])
    assert all(plugin["why"].endswith(".") for plugin in checked["plugins"])
    sentences = [
        o["sentence"] for o in outcome["obstacles"] if o["kind"] in ("ble", "acme", "worse")
    ]
    assert sum("broken" in sentence for sentence in sentences) == 3
    assert analysis["figures"]["rmssd_ms"] > 0.0
    assert "plugin_figures" not in analysis


def test_the_blocks_of_the_page_are_plug_ins(environment: Environment) -> None:
    page = DOCS / "plug-ins.md"
    blocks = [block.code for block in blocks_of(page) if block.language == "python"]
    result = environment.run("-c", "\n".join([*blocks, USE]))
    assert result.split() == ["Intervals(rr_ms=[1000.0],", "resolution_ms=1.0)", "10.05", "True"]
    shown, template = (
        tomllib.loads(TOML_BLOCK.code),
        tomllib.loads((TEMPLATE / "pyproject.toml").read_text()),
    )
    assert shown["project"]["entry-points"] == template["project"]["entry-points"]


USE = """
class Now(threading.Event):
    def wait(self, timeout=None):
        return False

_, reading = (next(r) for r in [Ring().read("1", Now())] * 2)
rr = np.array([900.0, 1100.0] * 50)
beats = Beats(rr.cumsum() / 1000.0, rr, rr, np.ones(100, dtype=bool))
print(reading, round(Cvnn().compute(beats), 2), Recorder().is_match(b"ACME|RR"))
"""


def test_a_copy_of_the_template_is_installed_and_tried_as_the_page_says(
    environment: Environment, night: str, tmp_path: Path
) -> None:
    package, files = tmp_path / "package", environment.files()
    shutil.copytree(TEMPLATE, package)
    shutil.copy(night, package)
    result = environment.shell(TRY_BLOCK.code, package)
    for words in ("6 passed", "outbreath-acme 0.1.0", "acme:1", "Acme recorder", "CVNN"):
        assert words in result
    environment.shell("pip uninstall outbreath-acme", package)
    assert environment.files() == files


def test_the_template_itself_says_the_same() -> None:
    tried, readme = (
        [shlex.split(line, comments=True) for line in block.code.splitlines()]
        for block in (TRY_BLOCK, README_BLOCK)
    )
    assert readme == tried[: len(readme)]
