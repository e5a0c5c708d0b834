"""Tones that were kept: for their owner only, and believed only if they are what they should be."""

import os
from collections.abc import Callable
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.pacing import BreathPhase
from ui.audio.synthesis import BREATHS, RATE_HZ, TIMBRES, inhale
from ui.audio.tone_cache import ToneCache, read_tone, to_wav


def test_tones_are_kept_for_their_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "tones"
    ToneCache(folder).breath(BreathPhase.INHALE, 4.0, "flute")
    (file,) = folder.iterdir()
    if os.name == "posix":
        assert folder.stat().st_mode & 0o777 == 0o700
        assert file.stat().st_mode & 0o777 == 0o600


DAMAGE: list[Callable[[bytes], bytes]] = [
    lambda _: b"",
    lambda good: good[:-2],
    lambda good: good + b"\0\0",
    lambda good: good[:44],
    lambda good: b"RIFX" + good[4:],
    lambda good: good[:1000] + b"\xff\x7f" + good[1002:],  # a click at full loudness
    lambda good: good[:24] + b"\x40\x1f\0\0" + good[28:],  # another rate
    lambda _: b"\0" * 5_000_000,
]


@pytest.mark.parametrize("spoil", DAMAGE)
def test_a_damaged_file_is_made_anew(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    made = ToneCache(tmp_path).breath(BreathPhase.INHALE, 2.0, "hum")
    (file,) = tmp_path.iterdir()
    good = file.read_bytes()
    assert good == to_wav(made)
    file.write_bytes(spoil(good))
    again = ToneCache(tmp_path).breath(BreathPhase.INHALE, 2.0, "hum")
    assert np.allclose(again, made, atol=1e-4)
    assert file.read_bytes() == good


@given(st.binary(max_size=200), st.integers(0, 43))
def test_no_file_whatever_is_in_it_raises(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes, at: int
) -> None:
    file = tmp_path_factory.getbasetemp() / "junk.wav"
    good = to_wav(inhale(0.2, "hum"))
    file.write_bytes(good[:at] + junk + good[at + len(junk) :])
    tone = read_tone(file, 0.2, 0.6)
    assert tone is None or (tone.size == round(0.2 * RATE_HZ) and np.isfinite(tone).all())


def test_a_kept_tone_sounds_as_it_was_made(tmp_path: Path) -> None:
    made = ToneCache(tmp_path).breath(BreathPhase.EXHALE, 3.04, "water")
    stored = ToneCache(tmp_path).breath(BreathPhase.EXHALE, 3.0, "water")
    assert np.max(np.abs(stored - made)) < 1e-4


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = ToneCache(tmp_path / "file" / "tones")
    assert cache.bell("hum").any()


def test_the_folder_does_not_grow_without_end(tmp_path: Path) -> None:
    cache = ToneCache(tmp_path)
    for timbre, phase, tenths in product(TIMBRES, BREATHS, range(2, 10)):
        cache.breath(phase, tenths / 10, timbre)
    assert len(list(tmp_path.iterdir())) == 40
