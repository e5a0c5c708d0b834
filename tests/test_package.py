"""What somebody gets who installs Outbreath: one package, importable, beside anything else."""

import json
import re
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from runpy import run_path
from venv import EnvBuilder

import pytest

from tests.ui.cohort.recordings import write_recordings

pytestmark = pytest.mark.xdist_group("package")  # which is installed once
TREE = Path(__file__).resolve().parents[1]

BUILD = """
import sys
from hatchling.builders.wheel import WheelBuilder
print(*WheelBuilder(".").build(directory=sys.argv[1], versions=[sys.argv[2]]))
"""


def _build(version: str, folder: Path) -> Path:
    """Build in a process of its own, as pip does."""
    command = [sys.executable, "-c", BUILD, str(folder), version]
    done = subprocess.run(command, cwd=TREE, capture_output=True, text=True, check=True)
    return Path(done.stdout.split()[-1])


class Installed:
    """A fresh environment with Outbreath in it, and what it depends on within sight."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        EnvBuilder(with_pip=False, symlinks=True).create(folder)
        scheme = {"base": str(folder), "platbase": str(folder)}
        self.site = Path(sysconfig.get_path("purelib", "posix_prefix", scheme))
        self.python = folder / "bin" / "python"
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(self.site)
        (self.site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
        self._home = folder

    def run(self, *arguments: str, **more: str) -> str:
        """Run its Python far from the source tree; what it printed."""
        command = [str(self.python), *arguments]
        environment = {"HOME": str(self._home), "PATH": "/usr/bin:/bin", **more}
        done = subprocess.run(
            command, cwd=self._home, capture_output=True, text=True, check=False, env=environment
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("wheel")
    return Installed(folder / "environment", _build("standard", folder))


def test_a_researcher_can_import_it_and_ask_its_version(installed: Installed) -> None:
    version = installed.run("-c", "import outbreath; print(outbreath.__version__)")
    assert installed.run("-m", "outbreath", "--version") == f"outbreath {version}"


def test_importing_the_package_imports_neither_qt_nor_numpy(installed: Installed) -> None:
    ask = "import sys, outbreath; print({'PySide6', 'numpy', 'scipy'} & set(sys.modules))"
    assert installed.run("-c", ask) == "set()"


MOST_MODULES = 40
"""What `importlib` and `typing` bring along; NumPy alone brings a hundred."""


def test_importing_the_package_imports_next_to_nothing(installed: Installed) -> None:
    ask = (
        "import sys; before = set(sys.modules); import outbreath; new = set(sys.modules) - before;"
        "print(sorted(n for n in new if n.startswith('outbreath')), len(new))"
    )
    ours, count = installed.run("-c", ask).rsplit(" ", 1)
    assert ours == "['outbreath']"
    assert int(count) <= MOST_MODULES


def test_the_names_of_the_package_are_there_without_qt_and_scipy(installed: Installed) -> None:
    ask = (
        "import sys, outbreath;"
        "print([n for n in outbreath.__all__ if getattr(outbreath, n, None) is None],"
        " sorted({'PySide6', 'scipy', 'pandas', 'pyarrow'} & set(sys.modules)))"
    )
    assert installed.run("-c", ask) == "[] []"


def test_a_figure_is_the_same_in_python_and_in_the_terminal(
    installed: Installed, tmp_path: Path
) -> None:
    path = str(tmp_path / "pause.jsonl")
    ask = (
        f"import json, outbreath; path = {path!r};"
        "outbreath.simulate(5.0, seed=3, ectopic=0.01).save(path);"
        "print(json.dumps(outbreath.analyze(outbreath.read(path)).figures))"
    )
    figures = json.loads(installed.run("-c", ask))
    printed = json.loads(installed.run("-m", "outbreath", "analyze", path, "--json"))
    assert figures == printed["figures"]


def test_a_notebook_can_make_the_library_it_shows(installed: Installed, tmp_path: Path) -> None:
    ask = (
        "import outbreath; from pathlib import Path;"
        "from outbreath.ui.tools.sample_library import make_sample_library as make;"
        f"folder = Path({str(tmp_path)!r}) / 'library'; make(folder);"
        "print(len(outbreath.Library(folder).pauses()))"
    )
    assert installed.run("-c", ask) == "12"


def test_its_folders_are_importable_below_the_package_and_nowhere_else(
    installed: Installed,
) -> None:
    ask = (
        "import importlib.util as u, sys; from outbreath.trainer.events import Beat;"
        "print(Beat.__module__, [u.find_spec(n) for n in ('trainer', 'devices', 'ui')],"
        " [p for p in sys.path if p.endswith('outbreath')])"
    )
    assert installed.run("-c", ask) == "outbreath.trainer.events [None, None, None] []"


def test_a_pickled_beat_can_be_read_by_another_process(installed: Installed) -> None:
    write = (
        "import pickle; from outbreath.trainer.events import Beat;"
        "print(pickle.dumps(Beat(0.8, 800.0)).hex())"
    )
    pickled = installed.run("-c", write)
    read = f"import pickle; print(pickle.loads(bytes.fromhex({pickled!r})))"
    assert installed.run("-c", read).startswith("Beat(t=0.8, rr_ms=800.0")


def test_a_whole_pause_runs_in_the_installed_program(installed: Installed, tmp_path: Path) -> None:
    words = ("session", "--source", "simulated:seed=3", "--minutes", "1", "--speed", "max")
    result = installed.run(
        "-m", "outbreath", *words, "--json", OUTBREATH_LIBRARY=str(tmp_path / "l")
    )
    assert '"ended": "completed"' in result


def test_what_plug_ins_are_written_with_is_in_the_wheel(installed: Installed) -> None:
    ask = (
        "from outbreath import plugins as p;"
        "print(all(hasattr(p, name) for name in p.__all__), p.Beats.__module__)"
    )
    assert installed.run("-c", ask) == "True outbreath.trainer.plugins.figures"


def test_two_processes_of_the_installed_program_analyse_a_cohort(
    installed: Installed, tmp_path: Path
) -> None:
    pytest.importorskip("joblib")
    data = write_recordings(tmp_path / "data", 12)
    words = ("-o", str(tmp_path / "set"), "--format", "csv", "--jobs", "2", "--part-files", "4")
    result = installed.run("-m", "outbreath", "cohort", str(data), *words)
    assert result.startswith("12 recordings analysed, 0 files refused: 12 rows in 3 new parts")


def test_the_wheel_says_that_it_is_typed_and_leaves_out_what_only_developers_use(
    installed: Installed,
) -> None:
    package = installed.site / "outbreath"
    assert (package / "py.typed").exists()
    assert not (package / "resources" / "pictures").exists()
    assert not (package / "resources" / "package").exists()


def test_an_editable_installation_shows_edits_in_the_tree(tmp_path: Path) -> None:
    tree = Installed(tmp_path / "environment", _build("editable", tmp_path))
    ask = "import outbreath.trainer.events as e; print(e.__file__, e.__name__)"
    source = TREE / "trainer" / "events.py"
    assert tree.run("-c", ask) == f"{source} outbreath.trainer.events"
    assert tree.run("-m", "outbreath", "--version").startswith("outbreath ")


def test_there_is_a_command_for_the_terminal_and_one_for_the_menu(installed: Installed) -> None:
    ask = (
        "from importlib.metadata import entry_points as e;"
        "print(*sorted((s.name, s.load().__name__) for g in ('console_scripts', 'gui_scripts')"
        " for s in e(group=g) if s.value.startswith('outbreath.')))"
    )
    assert installed.run("-c", ask) == "('outbreath', 'main') ('outbreath-window', 'main')"


README = """# Title

![A pause](resources/pictures/pause.png)

Read [the licence](LICENSE), [more](https://example.org/x) or [below](#below).
"""


def test_the_description_elsewhere_has_no_link_that_leads_nowhere() -> None:
    rewrite = _load_description_hook()
    assert rewrite(README, "", "v1.0") == (
        "# Title\n\nRead the licence, [more](https://example.org/x) or [below](#below).\n"
    )


@pytest.mark.parametrize(
    ("source", "inside"),
    [
        ("https://github.com/a/b/", "https://github.com/a/b"),
        ("https://gitlab.com/a/b", "https://gitlab.com/a/b/-"),
    ],
)
def test_with_a_repository_the_pictures_of_this_version_are_shown(source: str, inside: str) -> None:
    text = _load_description_hook()(README, source, "v1.0")
    assert f"![A pause]({inside}/raw/v1.0/resources/pictures/pause.png)" in text
    assert f"[the licence]({inside}/blob/v1.0/LICENSE)" in text
    assert "[below](#below)" in text


def _load_description_hook() -> Callable[[str, str, str], str]:
    path = TREE / "resources" / "package" / "metadata_hook.py"
    rewrite: Callable[[str, str, str], str] = run_path(str(path))["rewrite_links"]
    return rewrite


def test_the_readme_names_the_extras_and_pythons_that_there_are() -> None:
    text = (TREE / "README.md").read_text(encoding="utf-8")
    project = tomllib.loads((TREE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    rows = re.findall(r"^\| `(\w+)` \| .* \| \d+ MB \|$", text, re.MULTILINE)
    asked = ",".join(re.findall(r"outbreath\[([\w,]+)\]", text)).split(",")
    assert set(rows) == set(project["optional-dependencies"])
    assert set(asked) <= set(rows)
    versions = [each.rpartition(" ")[2] for each in project["classifiers"] if ":: 3." in each]
    assert f"Python {versions[0]} to {versions[-1]}" in text
    assert project["requires-python"] == f">={versions[0]}"
