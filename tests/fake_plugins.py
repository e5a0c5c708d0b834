"""Plug-ins that are installed for one test, without a package."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TypeAlias

import pytest

from trainer.plugins import discovery, entry_points, notices

Install: TypeAlias = Callable[..., None]


@dataclass(frozen=True)
class FakeEntryPoint:
    """As `importlib.metadata.EntryPoint`; an exception as its content is raised when it is loaded."""

    name: str
    content: object
    package: str = "outbreath-toy"

    @property
    def dist(self) -> SimpleNamespace:
        return SimpleNamespace(name=self.package, version="0.1")

    def load(self) -> object:
        if isinstance(self.content, BaseException):
            raise self.content
        return self.content


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install plug-ins: `install("outbreath.figures", FakeEntryPoint("toy", Toy))`."""
    groups: dict[str, tuple[FakeEntryPoint, ...]] = {}
    monkeypatch.setattr(entry_points, "installed", lambda group: groups.get(group, ()))
    monkeypatch.setattr(discovery, "_loaded", {})

    def add(group: str, *entries: FakeEntryPoint) -> None:
        groups[group] = entries

    yield add
    notices.take_notices()
