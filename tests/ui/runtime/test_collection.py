"""Garbage is collected again once the window stands, and what is loaded by then is put aside once."""

import gc
from collections.abc import Iterator

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
