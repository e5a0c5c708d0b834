"""`outbreath import`: files of any program, one line each, and nothing lost when one of them is bad."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.ui.past_sessions import sat
from trainer.library.store import Library
from trainer.summary import summarise
from ui.cli import main


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*words: str) -> Any:
        main(list(words))
        return json.loads(capsys.readouterr().out)

    return run


def series(path: Path, first: int) -> Path:
    path.write_text("".join(f"{first + i % 7}\n" for i in range(30)))
    return path


def test_what_was_understood_is_told(tmp_path: Path, told: Any) -> None:
    path = tmp_path / "morning.txt"
    path.write_text("812\n801\nlost\n799\n820\n811\n")
    (one,) = told("import", str(path), "--json")
    assert one["imported"] is True
    assert (one["kind"], one["unit"], one["beats"]) == ("RR intervals", "ms", 5)
    assert one["duration_s"] == pytest.approx(4.854)  # with the beat that nobody knows
    assert one["left_out"] == ["1 lines without a number"]
    assert (one["missing"], one["reason"]) == (None, None)


def test_a_refused_file_has_a_reason_and_the_same_fields(tmp_path: Path, told: Any) -> None:
    (tmp_path / "bad.bin").write_bytes(b"\0" * 50)
    bad, good = told(
        "import", str(tmp_path / "bad.bin"), str(series(tmp_path / "a", 800)), "--json"
    )
    assert bad.keys() == good.keys()
    assert bad["imported"] is False
    assert bad["reason"].endswith(".")
    assert good["imported"] is True


def test_the_pacer_of_our_own_table_is_kept(tmp_path: Path, told: Any) -> None:
    recording = sat()
    with Library.open(tmp_path / "one", write=True) as library:
        library.add_recording(recording, summarise(recording).json)
    path, again = str(tmp_path / "a.csv"), str(tmp_path / "b.csv")
    assert (
        main(["export", "last", "--library", str(tmp_path / "one"), "--format", "csv", "-o", path])
        == 0
    )
    assert main(["import", path, "--library", str(tmp_path / "two")]) == 0
    assert (
        main(["export", "last", "--library", str(tmp_path / "two"), "--format", "csv", "-o", again])
        == 0
    )
    assert Path(path).read_bytes() == Path(again).read_bytes()


def test_a_batch_has_a_line_for_each_file_and_one_for_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(series(tmp_path / f"{i:03d}.txt", 700 + i)) for i in range(120)]
    assert main(["import", *files, files[0], str(tmp_path / "absent")]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 122
    assert out.splitlines()[-1] == "120 of 122 files are new in the library."
    assert "is in the library already" in out.splitlines()[-2]
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("name", ["../../evil.csv", "con.csv", "‮gpj.exe", "a\x1b[31m.csv"])
def test_a_files_name_never_becomes_a_path(
    tmp_path: Path, told: Any, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = series(tmp_path / Path(name).name, 800)
    main(["import", str(path), "--library", str(tmp_path / "other")])
    assert capsys.readouterr().out.removesuffix("\n").isprintable()
    (one,) = told("import", str(path), "--json")
    assert one["id"].startswith("import-")
    assert one["id"].removeprefix("import-").isalnum()
