"""Garbage is collected again once the window stands, and what is loaded by then is put aside once."""

import ctypes
import gc
import sys
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from ui.runtime import collection


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(collection, "_frozen", set())
    gc.unfreeze()
    yield
    gc.enable()
    gc.freeze()  # as it was: what all tests have loaded is walked over by none of them


def test_nothing_is_collected_until_the_window_stands() -> None:
    collection.postpone()
    assert not gc.isenabled()
    collection.resume()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0


def test_a_collector_that_was_not_stopped_is_left_alone() -> None:
    collection.resume()
    assert gc.isenabled()
    assert "window" not in collection._frozen


def test_what_is_made_after_a_part_was_loaded_is_never_put_aside() -> None:
    collection.freeze_once("graph")
    gc.unfreeze()
    collection.freeze_once("graph")
    assert gc.get_freeze_count() == 0


def test_memory_is_given_back_only_where_the_c_library_can(monkeypatch: pytest.MonkeyPatch) -> None:
    trimmed: list[int] = []
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace(malloc_trim=trimmed.append))
    monkeypatch.setattr(sys, "platform", "linux")
    collection.return_freed_memory()
    assert trimmed == [0]
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace())
    collection.return_freed_memory()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: pytest.fail("there is none to ask"))
    collection.return_freed_memory()
    assert trimmed == [0]
