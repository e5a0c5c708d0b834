"""The time zone of the system, as a test needs it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def in_system_zone(name: str) -> Iterator[None]:
    """Let the system be in a time zone meanwhile, by its name or rule in `TZ`; skips where none can be set."""
    if not hasattr(time, "tzset"):
        pytest.skip("here no zone can be set for a test")
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("TZ", name)
            time.tzset()
            yield
    finally:
        time.tzset()
