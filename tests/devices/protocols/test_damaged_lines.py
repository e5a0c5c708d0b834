"""Boards that print a bare wave on a bad cable: an interval is right, or it is not told."""

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.serial.connection import SerialConnection
from devices.serial.reader import Opened
from tests.devices.boards import board_scripts
from tests.devices.boards.event_collection import beats_in
from tests.devices.boards.pty_board import TimedBytes
from tests.devices.boards.synthetic_heart import beat_times, breathing_rr
from tests.devices.serial.test_connection import handle_all, to_port_events
from trainer.events import Beat
from trainer.hrv.tachogram import FloatArray

RR_MS = breathing_rr(60)
BEGAN_S = 0.3
TRUE_T = np.array(beat_times(RR_MS, BEGAN_S))
RIGHT_MS = 20.0


def detect_beats(script: Iterable[TimedBytes], protocol: str) -> list[Beat]:
    connection = SerialConnection("/dev/ttyUSB0", protocol)
    until = float(TRUE_T[-1]) + 1.0
    return beats_in(handle_all(connection, [Opened(0.0), *to_port_events(script, until)]))


def off_ms(beats: list[Beat]) -> FloatArray:
    """How far each interval is from that of the beat it belongs to."""
    t = np.array([beat.t for beat in beats])
    late = t[:, None] - TRUE_T
    usual = np.median(late[np.arange(t.size), np.abs(late).argmin(1)])
    nearest = np.abs(late - usual).argmin(1)
    return np.asarray(np.abs(np.array([beat.rr_ms for beat in beats]) - np.array(RR_MS)[nearest]))


@pytest.mark.parametrize("how", ["bit", "character", "rest"])
@pytest.mark.parametrize("rate_hz", [50.0, 100.0])
def test_two_damaged_lines_in_a_hundred_make_no_wrong_interval(how: str, rate_hz: float) -> None:
    for seed in range(3):
        clean = board_scripts.max30102(RR_MS, BEGAN_S, rate_hz, seed=seed)
        beats = detect_beats(board_scripts.damaged(clean, 0.02, how, seed), "max30102")
        assert len(beats) >= (25 if how == "rest" else 45)
        assert off_ms(beats).max() < 30.0
        assert (off_ms(beats) > RIGHT_MS).sum() <= 1


@settings(max_examples=6, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    share=st.floats(0.0, 0.02),
    how=st.sampled_from(["bit", "character"]),
)
def test_however_lines_are_damaged_most_intervals_come_and_nearly_all_are_right(
    seed: int, share: float, how: str
) -> None:
    clean = board_scripts.max30102(RR_MS, BEGAN_S, seed=seed)
    off = off_ms(detect_beats(board_scripts.damaged(clean, share, how, seed), "max30102"))
    assert off.size >= 45
    assert (off > RIGHT_MS).sum() <= 1
    assert off.max() < 150.0


@pytest.mark.parametrize("how", ["bit", "character"])
def test_an_ecg_keeps_its_intervals_too(how: str) -> None:
    clean = board_scripts.ad8232(RR_MS, BEGAN_S)
    off = off_ms(detect_beats(board_scripts.damaged(clean, 0.02, how), "adc"))
    assert off.size >= 50
    assert off.max() < RIGHT_MS


def test_a_line_that_vanishes_without_a_trace_makes_no_interval() -> None:
    lines = list(board_scripts.max30102(RR_MS, BEGAN_S, 25.0))
    remaining = [line for n, line in enumerate(lines) if n % 400 != 399]
    off = off_ms(detect_beats(remaining, "max30102"))
    assert off.size >= 25
    assert off.max() < RIGHT_MS


@pytest.mark.parametrize("rate_hz", [50.0, 100.0, 200.0])
@pytest.mark.parametrize("noise", [0.0, 8.0])
def test_a_bare_pulse_board_is_not_taken_for_an_ecg(rate_hz: float, noise: float) -> None:
    beats = detect_beats(board_scripts.pulse_board(RR_MS, BEGAN_S, rate_hz, noise), "adc")
    assert len(beats) >= len(RR_MS) - 3
    assert off_ms(beats).max() < RIGHT_MS
