"""The list in the terminal is there at once."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.ui.recorded_sessions import sat
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.library.store import Library
from trainer.session.review import summarize
from ui.commands.cli import main
from ui.i18n.rendering import to_english

ROOT = Path(__file__).parents[3]


def keep(folder: Path, *, says_demo: bool) -> dict[str, object]:
    """Keep a session of a simulated heart; what was stored of it."""
    recording = replace(sat("seed=7", round_s=60.0), source="simulated")
    stored = summary_to_json(summarize(recording).summary, to_english)
    if not says_demo:
        stored.pop("demo")
    with Library.open(folder, write=True) as library:
        library.add_recording(recording, stored)
    return stored


@pytest.mark.parametrize("says_demo", [True, False])
def test_a_demonstration_is_listed_as_one_also_if_an_earlier_version_did_not_say_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], says_demo: bool
) -> None:
    stored = keep(tmp_path, says_demo=says_demo)
    assert main(["sessions", "--json", "--library", str(tmp_path)]) == 0
    assert json.loads(capsys.readouterr().out) == [{**stored, "demo": True}]


def test_listing_as_json_loads_no_numpy(tmp_path: Path) -> None:
    keep(tmp_path, says_demo=True)
    code = (
        "import sys; from ui.commands.cli import main; main(sys.argv[1:]);"
        " print({'numpy', 'scipy', 'PySide6'} & {*sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "sessions", "--json", "--library", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stderr.strip() == "set()"
