"""A library in Python: the numbers of the terminal, and nothing in it changes."""

import json
import math
import pickle
import re
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from devices.clock import wall_time
from tests.fixtures.make import output_of
from trainer.errors import LibraryError
from trainer.hrv.figures import FIGURES
from trainer.library import passphrase
from trainer.library.keys import keep_key
from trainer.library.store import Library as StoredLibrary
from ui.api.libraries import Library
from ui.commands.cli import main

KEY = "four words nobody guesses"


@pytest.fixture
def opened(sample_library: Path) -> Iterator[Library]:
    with Library(sample_library) as library:
        yield library


def absent_as_none(value: Any) -> Any:
    return None if isinstance(value, float) and math.isnan(value) else value


def test_the_sessions_are_those_of_the_terminal(opened: Library, sample_library: Path) -> None:
    printed = json.loads(output_of(sample_library, "sessions", "--json"))
    sessions = opened.sessions()
    assert [row["id"] for row in sessions] == [one["id"] for one in printed]
    for row, one in zip(sessions, printed, strict=True):
        assert {key: row[key] for key in FIGURES} == one["figures"]
        assert row["started"].isoformat() == one["started"]
        same = ("exercise", "ended", "urge_before", "urge_after", "decision", "beats", "duration_s")
        assert {key: row[key] for key in same} == {key: one[key] for key in same}
        assert row["quality"] == one["quality"]["verdict"]
        assert row["corrected"] == sum(one["corrected"].values())
        assert (row["rsa_low_ms"] is None) == (one["rsa_interval_ms"] is None)


def test_the_pauses_are_those_of_the_terminal(opened: Library, sample_library: Path) -> None:
    header, *lines = output_of(sample_library, "trends", "--csv", "-").splitlines()
    pauses = opened.pauses()
    assert set(header.split(",")) <= set(pauses.columns)
    assert len(lines) == len(pauses) == 12
    assert pauses["waited_s"].sum() == 3600.0
    assert pauses[0]["body"] == "chest, throat"
    assert pauses[0]["note"] is None


def test_the_predictions_are_those_of_the_terminal(opened: Library, sample_library: Path) -> None:
    printed = json.loads(output_of(sample_library, "followup", "--all", "--json"))
    predictions = opened.predictions()
    assert [row["text"] for row in predictions] == [one["text"] for one in reversed(printed)]
    assert [row["outcome"] for row in predictions] == [one["outcome"] for one in reversed(printed)]


def test_the_trends_are_those_of_the_terminal(opened: Library, sample_library: Path) -> None:
    printed = json.loads(output_of(sample_library, "trends", "--json"))
    assert json.loads(json.dumps(opened.trends(), allow_nan=False)) == printed


def test_the_beats_of_a_session_have_their_verdicts_and_rounds(opened: Library) -> None:
    session = next(row for row in opened.sessions() if row["exercise"] == "pause")
    beats = opened.beats(session["id"])
    assert len(beats) == session["beats"]
    assert beats.columns == ("t_s", "rr_ms", "verdict", "corrected_ms", "round")
    assert set(beats["round"].tolist()) == {1}
    normal = beats["rr_ms"][beats["verdict"] == "normal"]
    assert normal.mean() == pytest.approx(session["mean_nn_ms"])


def test_a_recording_of_the_library_is_analysed_like_any_other(
    opened: Library, sample_library: Path, outbreath: Any, tmp_path: Path
) -> None:
    recording = opened.recording("last")
    path = tmp_path / "last.jsonl"
    output_of(sample_library, "export", "last", "--format", "jsonl", "-o", str(path))
    printed = json.loads(output_of(sample_library, "analyze", str(path), "--json"))
    assert outbreath.analyze(recording).figures == printed["figures"]
    assert recording.started == opened.sessions()[0]["started"]


def test_reading_changes_nothing(sample_library: Path) -> None:
    def digests() -> dict[str, str]:
        files = (p for p in sample_library.rglob("*") if p.is_file() and "-shm" not in p.name)
        return {p.name: sha256(p.read_bytes()).hexdigest() for p in files}

    before = digests()
    with Library(sample_library) as library:
        for read in (library.sessions, library.pauses, library.predictions, library.trends):
            read()
        library.beats()
        library.recording()
    assert digests() == before


def test_the_library_of_the_person_is_the_one_that_is_meant_without_a_path(
    sample_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OUTBREATH_LIBRARY", str(sample_library))
    with Library() as library:
        assert library.path == sample_library


def test_a_profile_has_a_library_of_its_own(sample_library: Path, tmp_path: Path) -> None:
    shutil.copytree(sample_library, tmp_path / "all" / "profiles" / "Anna")
    with Library(tmp_path / "all", profile="Anna") as library:
        assert len(library.pauses()) == 12
    with pytest.raises(LibraryError, match="no library in"):
        Library(tmp_path / "all", profile="Bert")


def test_where_there_is_no_library_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(LibraryError) as refused:
        Library(tmp_path / "nowhere")
    assert str(refused.value) == (
        f"There is no library in {tmp_path / 'nowhere'}: choose the folder that contains library.db."
    )
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("content", [b"", b"not a database at all\n" * 100])
def test_a_file_that_is_no_library_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes
) -> None:
    tmp_path.chmod(0o700)
    (tmp_path / "library.db").write_bytes(content)
    with pytest.raises(LibraryError) as refused:
        Library(tmp_path)
    assert str(tmp_path) in str(refused.value)
    assert len(str(refused.value).splitlines()) == 1


def test_a_session_that_is_not_there_is_refused_in_one_sentence(opened: Library) -> None:
    for ask in (opened.beats, opened.recording):
        with pytest.raises(LibraryError, match="is not in this library"):
            ask("xyz1234")


def test_a_closed_library_says_so(sample_library: Path) -> None:
    library = Library(sample_library)
    library.close()
    library.close()
    with pytest.raises(ValueError, match="open it again"):
        library.sessions()
    assert repr(library).endswith(", closed>")


def test_an_open_library_is_sent_to_no_other_process(opened: Library) -> None:
    with pytest.raises(TypeError, match="open it there"):
        pickle.dumps(opened)


def test_an_empty_library_has_empty_tables(tmp_path: Path) -> None:
    StoredLibrary.open(tmp_path / "library", write=True).close()
    with Library(tmp_path / "library") as library:
        assert [len(t) for t in (library.sessions(), library.pauses(), library.predictions())] == [
            0,
            0,
            0,
        ]
        assert library.trends()["pauses"] == 0
        with pytest.raises(LibraryError, match="no sessions in this library"):
            library.recording()


def test_a_demonstration_is_listed_as_one_and_is_no_pause(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    output_of(
        folder, "session", "--source", "simulated", "--minutes", "0.2", "--speed", "max", "--json"
    )
    with Library(folder) as library:
        assert [row["demo"] for row in library.sessions()] == [True]
        assert len(library.pauses()) == 0


def test_a_session_whose_figures_were_lost_is_worked_out_again(
    sample_library: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "library"
    shutil.copytree(sample_library, folder)
    with StoredLibrary.open(folder, write=True) as stored:
        latest = stored.sessions()[0]
        stored.close_session(latest.id, latest.ended, None)
    with Library(sample_library) as before, Library(folder) as after:
        assert after.sessions()[0] == before.sessions()[0]


@pytest.fixture
def locked(sample_library: Path, tmp_path: Path) -> Iterator[Path]:
    pytest.importorskip("sqlcipher3")
    folder = tmp_path / "locked"
    shutil.copytree(sample_library, folder)
    passphrase.set_passphrase(folder, KEY)
    keep_key(folder, None)
    yield folder
    keep_key(folder, None)


def test_a_locked_library_opens_with_its_passphrase_and_with_no_other(
    locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(locked, passphrase=KEY) as library:
        assert len(library.sessions()) == 14
        assert len(library.beats()) > 0
    with pytest.raises(LibraryError, match="is locked"):
        Library(locked)  # it was kept nowhere
    with pytest.raises(LibraryError, match="passphrase"):
        Library(locked, passphrase="staples in the battery")
    monkeypatch.setenv("OUTBREATH_PASSPHRASE", KEY)
    with Library(locked) as library:
        assert len(library.pauses()) == 12


def test_a_folder_that_others_could_open_is_made_private_with_a_warning(
    sample_library: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "library"
    shutil.copytree(sample_library, folder)
    folder.chmod(0o755)
    with pytest.warns(UserWarning, match=re.escape(str(folder))), Library(folder) as library:
        assert len(library.pauses()) == 12
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_library_is_read_while_a_session_is_recorded_in_it(
    sample_library: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "library"
    shutil.copytree(sample_library, folder)
    with StoredLibrary.open(folder, write=True) as writing, Library(folder) as library:
        writing.begin_session("now", wall_time().isoformat(timespec="seconds"), "none", None)
        running = next(row for row in library.sessions() if row["id"] == "now")
    assert running["ended"] is None
    assert main(["sessions", "--json", "--library", str(folder)]) == 0
