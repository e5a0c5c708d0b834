"""What a person names for a cohort: folders, files, patterns, lists, standard input."""

import io
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.refusals import refused
from tests.ui.cohort.recordings import rr_text
from trainer.errors import RecordingError
from ui.cohort import sources
from ui.cohort.sources import Sources, read_list

PATHS = st.lists(
    st.binary(min_size=1, max_size=30).filter(lambda b: not set(b) & {0, 10} and b[-1:] != b"\r")
)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(rr_text(1))
    return tmp_path


def find(names: Sequence[str], stdin: bytes = b"", **options: object) -> list[str]:
    given_names = Sources(names, **options)  # type: ignore[arg-type]
    given_names.check()
    return [file.path for file in given_names.files(lambda: io.BytesIO(stdin))]


@given(paths=PATHS, end=st.sampled_from([b"", b"\n", b"\r\n"]), block=st.integers(1, 9))
def test_a_list_gives_back_the_bytes_of_every_name(
    paths: list[bytes], end: bytes, block: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sources, "BLOCK_BYTES", block)
        separator = b"\r\n" if end == b"\r\n" else b"\n"
        result = read_list(io.BytesIO(separator.join(paths) + end))
        assert [os.fsencode(path) for path in result] == paths
        with_nul = read_list(io.BytesIO(b"\0".join(paths)), b"\0")
        assert [os.fsencode(path) for path in with_nul] == paths


def test_a_list_of_files_is_known_by_its_first_line(data: Path) -> None:
    (data / "list").write_text("b.txt\n\na.txt\nmissing.txt\n")
    assert find(["list"]) == ["b.txt", "a.txt", "missing.txt"]
    assert find(["a.txt"]) == ["a.txt"]


def test_a_recording_is_no_list_although_a_folder_is_called_like_its_first_interval(
    data: Path,
) -> None:
    first = rr_text(1).split("\n", 1)[0]
    Path(first).mkdir()
    assert find(["a.txt"]) == ["a.txt"]


def test_standard_input_and_lists_that_are_named_so(data: Path) -> None:
    (data / "list").write_bytes(b"nowhere\0a.txt")
    assert find(["-"], b"a.txt\nb.txt") == ["a.txt", "b.txt"]
    assert find([], lists=["list"], separator=b"\0") == ["nowhere", "a.txt"]
    assert find([], b"x", lists=["-"]) == ["x"]


def test_folders_and_patterns_are_walked(data: Path) -> None:
    assert find(["."]) == ["./a.txt", "./b.txt"]
    assert find(["[ab].txt"]) == ["a.txt", "b.txt"]
    Path("[ab].txt").write_text(rr_text(2))
    assert find(["[ab].txt"]) == ["[ab].txt"]


@pytest.mark.parametrize("name", ["missing", "missing/*.csv"])
def test_a_name_that_nothing_has_is_refused_before_any_work(data: Path, name: str) -> None:
    with refused(RecordingError, match="doesn't exist"):
        find(["a.txt", name])
