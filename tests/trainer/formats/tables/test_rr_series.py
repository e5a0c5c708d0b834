"""Beats become a recording, or a sentence says why they cannot."""

import numpy as np
import pytest

from tests.refusals import refused
from trainer.errors import RecordingError
from trainer.events import Beat
from trainer.formats.tables import rr_series
from trainer.formats.tables.rr_series import recording_from_beats
from trainer.formats.tables.units import FloatArray

RR_MS: FloatArray = np.array([812.0, 833.0, 801.0])


def beats(t: FloatArray | None) -> list[tuple[float, float]]:
    events = recording_from_beats(t, RR_MS, "strap").events
    return [(event.t, event.rr_ms) for event in events if isinstance(event, Beat)]


def test_a_strap_that_kept_no_interval_is_told_apart_from_a_recording() -> None:
    for t in (None, np.zeros(0)):
        with refused(RecordingError, match="no RR intervals"):
            recording_from_beats(t, np.zeros(0), "strap")


def test_without_times_the_beats_follow_each_other_and_with_times_they_are_in_order() -> None:
    assert beats(None) == [(0.812, 812.0), (1.645, 833.0), (2.446, 801.0)]
    assert beats(np.array([9.0, 7.0, 8.0])) == [(7.0, 833.0), (8.0, 801.0), (9.0, 812.0)]


def test_a_recording_has_as_many_beats_as_a_file_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rr_series, "MAX_BEATS", 3)
    assert len(beats(None)) == 3
    monkeypatch.setattr(rr_series, "MAX_BEATS", 2)
    with refused(RecordingError, match="beats"):
        beats(None)


@pytest.mark.parametrize("t", [1e300, np.nan, np.inf])
def test_times_beyond_every_measure_are_refused(t: float) -> None:
    with refused(RecordingError, match="times of the beats|range|far"):
        beats(np.array([0.0, 1.0, t]))
