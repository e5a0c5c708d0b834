"""A file of any format that is damaged gives beats or one sentence, and no other heart."""

import importlib.util
from pathlib import Path

import pytest

from tests.benchmarks.formats import OTHERS, OUTCOMES, mutant, read_mutant
from tests.trainer.formats.all_files import SAMPLES

MUTANTS = 16


@pytest.mark.parametrize("name", SAMPLES)
def test_a_damaged_file_gives_beats_or_one_sentence(tmp_path: Path, name: str) -> None:
    sample = SAMPLES[name]
    if sample.needs and importlib.util.find_spec(sample.needs) is None:
        pytest.skip(f"{sample.needs} is missing: install the extra `formats`.")
    for other, content in sample.beside.items():
        (tmp_path / other).write_bytes(content)
    whole, path = sample.make(), tmp_path / sample.name
    assert read_mutant(path, sample, whole, whole) == "right"
    OTHERS[:] = [b"812\n820\n", whole[::-1]]
    for number in range(MUTANTS):
        assert read_mutant(path, sample, whole, mutant(whole, 1, number)) in OUTCOMES
