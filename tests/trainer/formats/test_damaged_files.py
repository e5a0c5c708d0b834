"""A file of any format that is damaged gives beats or one sentence, and no other heart."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.benchmarks.formats import (
    OTHERS,
    OUTCOMES,
    FormatResult,
    mutant,
    read_log,
    read_mutant,
    sum_up,
    to_line,
)
from tests.trainer.formats.all_files import SAMPLES

MUTANTS = 16


@pytest.mark.parametrize("name", SAMPLES)
def test_a_damaged_file_gives_beats_or_one_sentence(tmp_path: Path, name: str) -> None:
    sample = SAMPLES[name]
    if not sample.has_library:
        pytest.skip(f"{sample.needs} is missing: install the extra `formats`.")
    path = sample.write(tmp_path)
    whole = path.read_bytes()
    assert read_mutant(path, sample, whole, whole) == "right"
    OTHERS[:] = [b"812\n820\n", whole[::-1]]
    for number in range(MUTANTS):
        assert read_mutant(path, sample, whole, mutant(whole, 1, number)) in OUTCOMES


def test_rounds_of_damaged_files_add_up(tmp_path: Path) -> None:
    log = tmp_path / "rounds.log"
    rounds = [
        to_line("FIT", 3, 0, FormatResult(Counter(right=3, refused=1), 0.2, 5.0)),
        to_line("FIT", 3, 4, FormatResult(Counter(right=1, wrong=1), 0.1, 9.0, shown=["mutant 5"])),
        to_line("XDF", 4, 0, FormatResult(Counter(right=7))),
    ]
    log.write_text("".join(json.dumps(line) + "\n" for line in rounds))
    whole = sum_up(read_log(log, 3))
    assert whole == {
        "FIT": FormatResult(Counter(right=4, refused=1, wrong=1), 0.2, 9.0, 0.0, ["mutant 5"])
    }
