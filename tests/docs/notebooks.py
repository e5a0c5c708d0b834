"""Run the notebooks of the docs, and write what they print and draw into them: `python -m tests.docs.notebooks`.

A notebook is run here without Jupyter: cell by cell, in one namespace, with `outbreath` from this tree, and within a
running event loop, as there. What is printed and drawn is its output.
"""

import asyncio
import json
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from tests.outbreath_package import TREE, outbreath_imported

FOLDER: Final = TREE / "resources" / "docs" / "notebooks"
DPI: Final = 80


def run_notebook(path: Path) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Yield each cell of code with its outputs, as a notebook stores them."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    with outbreath_imported(), _drawing_into_memory():
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                source = "".join(cell["source"])
                name = f"{path.name}:{cell['id']}"
                yield cell, asyncio.run(_in_a_loop(source, name, namespace))


def text_of(outputs: Sequence[Mapping[str, Any]]) -> str:
    """What a cell printed."""
    return "".join("".join(output["text"]) for output in outputs if "text" in output)


async def _in_a_loop(source: str, name: str, namespace: dict[str, Any]) -> list[dict[str, Any]]:
    return list(_run_cell(source, name, namespace))


def _run_cell(source: str, name: str, namespace: dict[str, Any]) -> Iterator[dict[str, Any]]:
    printed = StringIO()
    with redirect_stdout(printed):
        exec(compile(source, name, "exec"), namespace)
    if printed.getvalue():
        text = printed.getvalue().splitlines(keepends=True)
        yield {"name": "stdout", "output_type": "stream", "text": text}
    for png in _drawn():
        data = {"image/png": b64encode(png).decode() + "\n"}
        yield {"data": data, "metadata": {}, "output_type": "display_data"}


@contextmanager
def _drawing_into_memory() -> Iterator[None]:
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    with patch.object(plt, "show"):
        try:
            yield
        finally:
            plt.close("all")


def _drawn() -> Iterator[bytes]:
    import matplotlib.pyplot as plt

    for number in plt.get_fignums():
        png = BytesIO()
        plt.figure(number).savefig(png, format="png", dpi=DPI, metadata={"Software": None})
        plt.close(number)
        yield png.getvalue()


def write_outputs(path: Path) -> None:
    """Run a notebook, and store its outputs in it."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    outputs = {cell["id"]: made for cell, made in run_notebook(path)}
    for cell in notebook["cells"]:
        if cell["id"] in outputs:
            cell["outputs"] = outputs[cell["id"]]
    text = json.dumps(notebook, indent=1, ensure_ascii=False)
    path.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    for notebook in sorted(FOLDER.glob("*.ipynb")):
        write_outputs(notebook)
