"""Files below a folder are found once each and in one order, whatever links and names there are."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.refusals import english_of
from ui.cohort.file_walk import FoundFile, look_at, walk_folder, walk_pattern

NAMES = st.sampled_from(["a", "b", "c.txt", "ü", "n\udcff", "a b", "x'\"", "-o", "line\nfeed"])
TREES = st.recursive(
    st.just("file"),
    lambda inner: st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=14,
).filter(lambda tree: isinstance(tree, dict))


def make(tree: object, at: Path) -> list[str]:
    """Write the tree; return the paths of its files."""
    if not isinstance(tree, dict):
        at.write_text("812")
        return [str(at)]
    at.mkdir()
    return [path for name, inner in tree.items() for path in make(inner, at / name)]


def paths(result: object) -> list[str]:
    assert not isinstance(result, str)
    return [file.path for file in result]  # type: ignore[attr-defined]


@settings(max_examples=60)
@given(tree=TREES)
def test_every_file_of_any_name_is_found_once_and_in_the_same_order(
    tree: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("walk") / "data"
    files = make(tree, folder)
    result = list(walk_folder(str(folder)))
    assert sorted(paths(result)) == sorted(files)
    assert result == list(walk_folder(str(folder)))
    assert all(file.size_bytes == 3 and file.refusal is None for file in result)


@settings(max_examples=60)
@given(tree=TREES, links=st.lists(st.tuples(st.integers(0), st.integers(0), NAMES), max_size=5))
def test_links_between_any_folders_come_to_an_end_and_no_file_comes_twice(
    tree: object,
    links: list[tuple[int, int, str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("walk") / "data"
    files = make(tree, folder)
    folders = sorted(path for path in [folder, *folder.rglob("*")] if path.is_dir())
    for holder, target, name in links:
        link = folders[holder % len(folders)] / f"link {name}"
        if not os.path.lexists(link):
            link.symlink_to(folders[target % len(folders)])
    result = [file for file in walk_folder(str(folder)) if file.refusal is None]
    assert sorted(os.path.realpath(path) for path in paths(result)) == sorted(files)


def test_a_link_to_a_folder_elsewhere_is_followed_once(tmp_path: Path) -> None:
    make({"rr.txt": "file", "more": {"rr2.txt": "file"}}, tmp_path / "elsewhere")
    make({}, tmp_path / "data")
    for name in ("one", "two"):
        (tmp_path / "data" / name).symlink_to(tmp_path / "elsewhere")
    result = paths(walk_folder(str(tmp_path / "data")))
    assert result == [str(tmp_path / "data/one" / name) for name in ("more/rr2.txt", "rr.txt")]


def test_a_link_that_leads_back_is_told_in_one_sentence(tmp_path: Path) -> None:
    make({"a": {"rr.txt": "file"}}, tmp_path / "data")
    (tmp_path / "data/a/back").symlink_to(tmp_path / "data")
    (loop,) = [file for file in walk_folder(str(tmp_path / "data")) if file.refusal is not None]
    assert loop.path.endswith("a/back")
    assert english_of(loop.refusal).startswith("This link leads back")


def test_hidden_files_and_the_dataset_itself_are_passed_over(tmp_path: Path) -> None:
    data = tmp_path / "data"
    make({".hidden": {"x": "file"}, ".x": "file", "out": {"part": "file"}, "rr": "file"}, data)
    result = walk_folder(str(data), without=os.path.realpath(data / "out"))
    assert paths(result) == [str(data / "rr")]


def test_a_broken_link_and_a_folder_that_is_gone_are_found_for_their_reason(tmp_path: Path) -> None:
    data = tmp_path / "data"
    make({}, data)
    (data / "broken").symlink_to(tmp_path / "nowhere")
    assert list(walk_folder(str(data))) == [FoundFile(str(data / "broken"))]
    (gone,) = walk_folder(str(tmp_path / "gone"))
    assert "No such file" in english_of(gone.refusal)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may open every folder")
def test_a_folder_that_may_not_be_opened_is_told(tmp_path: Path) -> None:
    make({"locked": {}}, tmp_path / "data")
    (tmp_path / "data/locked").chmod(0)
    (locked,) = walk_folder(str(tmp_path / "data"))
    assert "Permission denied" in english_of(locked.refusal)


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.txt", ["c.txt"]),
        ("*/*.txt", ["sub/d.txt"]),
        ("**/*.txt", ["c.txt", "sub/d.txt", "sub/sub/e.txt"]),
        ("sub/**", ["sub/d.txt", "sub/f.csv", "sub/sub/e.txt"]),
        ("sub/[!d].*", ["sub/f.csv"]),
        ("s?b/?.csv", ["sub/f.csv"]),
        ("*.edf", []),
    ],
)
def test_a_pattern_finds_what_a_shell_would(
    pattern: str, names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = {"d.txt": "file", "f.csv": "file", "sub": {"e.txt": "file"}}
    make({"c.txt": "file", "sub": inner, ".g.txt": "file"}, tmp_path / "data")
    result = walk_pattern(f"{tmp_path}/data/{pattern}")
    assert sorted(paths(result)) == [f"{tmp_path}/data/{name}" for name in names]
    monkeypatch.chdir(tmp_path / "data")
    assert sorted(paths(walk_pattern(pattern))) == names


def test_a_path_that_grows_too_long_for_the_system_is_told(tmp_path: Path) -> None:
    handle = os.open(tmp_path, os.O_RDONLY)
    try:
        for _ in range(30):
            os.mkdir("d" * 200, dir_fd=handle)
            inner = os.open("d" * 200, os.O_RDONLY, dir_fd=handle)
            os.close(handle)
            handle = inner
    finally:
        os.close(handle)
    (too_long,) = walk_folder(str(tmp_path))
    assert "File name too long" in english_of(too_long.refusal)


def test_a_name_that_no_system_takes_is_looked_at_in_vain() -> None:
    assert look_at("a\0b") == FoundFile("a\0b")
