"""The notebooks of the docs: each runs, prints what stands in it, and loads nothing from anywhere."""

import json
import socket
from pathlib import Path

import pytest

from tests.docs.notebooks import FOLDER, run_notebook, text_of

NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def test_there_are_notebooks_on_a_recording_and_on_a_library() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["library", "recording"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_prints_and_draws_what_stands_in_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for library in ("matplotlib", "pandas"):
        pytest.importorskip(library)

    def refuse(*_: object) -> None:
        raise AssertionError("a notebook asks for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    for cell, made in run_notebook(path):
        assert text_of(made) == text_of(cell["outputs"]), cell["id"]
        pictures = [
            ["image/png" in o.get("data", {}) for o in each] for each in (made, cell["outputs"])
        ]
        assert pictures[0] == pictures[1], cell["id"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_stored_as_it_is_written_by_hand(path: Path) -> None:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(set(ids)) == len(ids)
    assert {cell.get("execution_count") for cell in notebook["cells"]} == {None}
