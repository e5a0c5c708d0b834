"""`outbreath` as a researcher imports it, and a library to look through."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.outbreath_package import outbreath_imported
from ui.tools.sample_library import make_sample_library


@pytest.fixture(scope="module")
def outbreath() -> Iterator[Any]:
    with outbreath_imported() as package:
        yield package


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve pauses, an assessment and an audit of an invented person."""
    folder = tmp_path_factory.mktemp("practice") / "library"
    make_sample_library(folder)
    return folder
