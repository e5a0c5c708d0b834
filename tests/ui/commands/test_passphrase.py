"""`outbreath passphrase` and `delete`, and `show --recompute`, as a person or a script uses them."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from devices.clock import wall_time
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.library.keys import is_locked, keep_key
from trainer.library.store import Library
from trainer.recording import Completion, Recording
from trainer.session.review import summarize
from ui.commands import passphrase
from ui.commands.cli import main
from ui.i18n.rendering import to_english
from ui.reports.exporting_library import ExportingSessionLibrary
from ui.services.sessions import SessionLibrary

pytestmark = pytest.mark.usefixtures("quick_keys")

KEY, OTHER = "four words nobody guesses", "staples in the battery"
STARTED = "2026-11-21T20:50:17+00:00"
RunCommand: TypeAlias = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A library of two sessions and a backup."""
    folder = tmp_path / "library"
    with Library.open(folder, write=True) as library:
        for name in ("a", "b"):
            recording = Recording(name, STARTED, "none", None, Completion.COMPLETED, ())
            library.add_recording(
                recording,
                json.loads(json.dumps(summary_to_json(summarize(recording).summary, to_english))),
            )
        library.back_up(wall_time().date())
    yield folder
    keep_key(folder, None)


@pytest.fixture
def run_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> RunCommand:
    """Run a command as a program of its own would: it knows no passphrase yet."""

    def run(*words: str) -> tuple[int, str, str]:
        keep_key(folder, None)
        status = main([*words, "--library", str(folder)])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A person at a terminal who types this."""

    def at_a_terminal(*answers: str) -> None:
        left = list(answers)
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr(passphrase, "getpass", lambda _: left.pop(0))

    return at_a_terminal


def test_a_script_sets_changes_and_removes_a_passphrase(
    run_command: RunCommand, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one").write_text(f"{KEY}\nnot this line\n")
    (tmp_path / "two").write_text(OTHER)
    one, two = ("--passphrase-file", str(tmp_path / "one")), str(tmp_path / "two")
    status, out, _ = run_command("passphrase", "set", *one)
    assert (status, is_locked(folder)) == (0, True)
    assert "The library and 1 backup are locked" in out
    assert [s["id"] for s in json.loads(run_command("sessions", "--json", *one)[1])] == ["b", "a"]
    assert run_command("passphrase", "change", *one, "--new-passphrase-file", two)[0] == 0
    monkeypatch.setenv("OUTBREATH_PASSPHRASE", OTHER)
    assert run_command("show", "a", "--json")[0] == 0
    status, out, _ = run_command("passphrase", "remove")
    assert (status, is_locked(folder)) == (0, False)
    assert "no longer locked" in out
    monkeypatch.delenv("OUTBREATH_PASSPHRASE")
    assert run_command("show", "a", "--json")[0] == 0


def test_a_person_is_asked(
    run_command: RunCommand, folder: Path, typed: Callable[..., None]
) -> None:
    typed(KEY, "something else")
    status, _, err = run_command("passphrase", "set")
    assert (status, is_locked(folder)) == (1, False)
    assert "don't match" in err
    typed(KEY, KEY)
    assert run_command("passphrase", "set")[0] == 0
    typed(KEY)
    assert run_command("sessions", "--json")[0] == 0
    typed(OTHER)
    status, out, err = run_command("sessions", "--json")
    assert (status, out) == (1, "")
    assert "Wrong passphrase" in err
    assert len(err.splitlines()) == 1
    typed(KEY, OTHER, OTHER)
    assert run_command("passphrase", "change")[0] == 0
    typed(OTHER)
    assert run_command("passphrase", "remove")[0] == 0


def test_where_nobody_can_be_asked_it_is_said_what_to_do(
    run_command: RunCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    status, _, err = run_command("passphrase", "set")
    assert status == 1
    assert "--passphrase-file" in err
    monkeypatch.setenv("OUTBREATH_PASSPHRASE", KEY)
    assert run_command("passphrase", "set")[0] == 0
    assert "already has a passphrase" in run_command("passphrase", "set")[2]
    monkeypatch.delenv("OUTBREATH_PASSPHRASE")
    for words in (("sessions",), ("show", "a"), ("delete", "a")):
        status, out, err = run_command(*words)
        assert (status, out) == (1, "")
        assert "is locked: enter its passphrase" in err
        assert len(err.splitlines()) == 1


@pytest.mark.parametrize("given", [None, "not it"])
def test_a_locked_library_keeps_nobody_from_the_pause(
    given: str | None, run_command: RunCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    monkeypatch.setenv("OUTBREATH_PASSPHRASE", KEY)
    assert run_command("passphrase", "set")[0] == 0
    monkeypatch.delenv("OUTBREATH_PASSPHRASE")
    if given is not None:
        monkeypatch.setenv("OUTBREATH_PASSPHRASE", given)
    status, _, err = run_command(
        "session", "--speed", "max", "--pattern", "own", "--source", "none"
    )
    assert status == 0
    assert "This pause will be saved, encrypted" in err
    assert ("Wrong passphrase" in err) is (given is not None)
    monkeypatch.setenv("OUTBREATH_PASSPHRASE", KEY)
    status, out, err = run_command("sessions", "--json")
    assert (status, len(json.loads(out))) == (0, 3)
    assert "Added 1 pause you made while your library was locked." in err


@pytest.mark.parametrize("missing", ["the key", "the package"])
def test_a_pause_that_cannot_be_kept_is_said_beforehand_and_runs(
    missing: str, run_command: RunCommand, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    monkeypatch.setenv("OUTBREATH_PASSPHRASE", KEY)
    assert run_command("passphrase", "set")[0] == 0
    monkeypatch.delenv("OUTBREATH_PASSPHRASE")
    if missing == "the key":
        (folder / "library.pub").unlink()
    else:
        monkeypatch.setattr("ui.services.passphrase_state.is_installed", lambda: False)
        monkeypatch.setattr("ui.services.unsaved.sealed_session.is_installed", lambda: False)
    status, _, err = run_command("session", "--speed", "max", "--source", "none")
    assert status == 1  # not all of it is in the library
    assert "this pause will not be saved" in err
    assert ("pip install" in err) is (missing == "the package")
    assert "The pause starts anyway." in err
    assert "The session has ended" in err


@pytest.mark.parametrize("content", [b"\0" * 20_000, b"x" * 20_000, b"\xff\n", b"a\0b\n"])
def test_no_library_is_locked_with_what_is_no_line_of_text(
    content: bytes, run_command: RunCommand, tmp_path: Path
) -> None:
    """A device for a file: the library was locked with 10,000 zero bytes."""
    assert run_command("session", "--speed", "max", "--source", "none")[0] == 0
    (tmp_path / "odd").write_bytes(content)
    status, _, err = run_command("passphrase", "set", "--passphrase-file", str(tmp_path / "odd"))
    assert status == 1
    assert "on its first line" in err
    assert run_command("sessions", "--json")[0] == 0


def test_what_follows_the_first_line_is_no_part_of_the_passphrase(
    run_command: RunCommand, tmp_path: Path
) -> None:
    assert run_command("session", "--speed", "max", "--source", "none")[0] == 0
    (tmp_path / "key").write_bytes(f"{KEY}\n".encode() + "ß".encode() * 9_999)
    assert run_command("passphrase", "set", "--passphrase-file", str(tmp_path / "key"))[0] == 0


def test_a_passphrase_file_without_a_line_is_said_so(
    run_command: RunCommand, tmp_path: Path
) -> None:
    (tmp_path / "empty").write_bytes(b"")
    assert (
        "on its first line"
        in run_command("passphrase", "set", "--passphrase-file", str(tmp_path / "empty"))[2]
    )
    assert (
        "No such file"
        in run_command("passphrase", "set", "--passphrase-file", str(tmp_path / "x"))[2]
    )


def test_deleting_names_what_still_holds_the_session(
    run_command: RunCommand, folder: Path, tmp_path: Path
) -> None:
    path = ExportingSessionLibrary(folder).export("a", "rr", tmp_path / "a.txt")
    status, out, _ = run_command("delete", "a")
    assert status == 0
    assert "1 backup still contains it" in out
    assert str(path) in out
    (result,) = json.loads(run_command("delete", "b", "--backups", "--json")[1])
    assert (result["id"], result["deleted"], result["backups"]) == ("b", True, [])
    assert json.loads(run_command("sessions", "--json")[1]) == []


def test_nothing_is_deleted_unless_all_of_it_is_found(run_command: RunCommand) -> None:
    status, _, err = run_command("delete", "a", "c")
    assert status == 1
    assert "Session 'c' is not in this library" in err
    assert len(json.loads(run_command("sessions", "--json")[1])) == 2


def test_figures_worked_out_again_are_those_that_were_kept_or_it_is_said_which_differ(
    run_command: RunCommand, folder: Path
) -> None:
    result = json.loads(run_command("show", "a", "--recompute", "--json")[1])
    assert (result["differs"], result["kept"]) == ({}, result["now"])
    assert "All figures match the saved ones" in run_command("show", "a", "--recompute")[1]
    with Library.open(folder, write=True) as library:
        entry, stored = library.entry("a"), result["kept"]
        other = {**stored, "figures": {**stored["figures"], "sdnn_ms": 41.5}}
        library.close_session("a", entry.ended, other)
    result = json.loads(run_command("show", "a", "--recompute", "--json")[1])
    assert result["differs"] == {"figures.sdnn_ms": [41.5, None]}
    assert "figures.sdnn_ms" in run_command("show", "a", "--recompute")[1]
    assert json.loads(run_command("show", "a", "--json")[1])["figures"]["sdnn_ms"] == 41.5


def test_who_has_figures_worked_out_again_reads_of_none_that_they_were_saved(
    run_command: RunCommand, folder: Path
) -> None:
    with Library.open(folder, write=True) as library:
        library.close_session("a", library.entry("a").ended, None)
    for _ in range(2):  # nothing is saved the first time, so the second says the same
        assert "nothing to compare" in run_command("show", "a", "--recompute")[1]


def test_figures_of_a_whole_pause_come_out_the_same_to_the_last_bit(
    run_command: RunCommand,
) -> None:
    words = (
        "session",
        "--source",
        "simulated:seed=7",
        "--speed",
        "max",
        "--minutes",
        "2",
        "--json",
    )
    stored = json.loads(run_command(*words)[1])
    result = json.loads(run_command("show", "last", "--recompute", "--json")[1])
    assert result["kept"] == result["now"] == stored
    assert (result["differs"], result["kept_by"]) == ({}, result["now_by"])
    assert stored["figures"]["rmssd_ms"] is not None


def test_a_note_written_later_is_the_one_that_is_shown(
    run_command: RunCommand, folder: Path
) -> None:
    SessionLibrary(folder).remark("a", "easier, after all", ["morning"])
    assert json.loads(run_command("show", "a", "--json")[1])["note"] == "easier, after all"
    listed: Any = json.loads(run_command("sessions", "--json")[1])
    assert [s["note"] for s in listed] == [None, "easier, after all"]
    assert SessionLibrary(folder).review("a").summary.note == "easier, after all"
    assert json.loads(run_command("show", "a", "--recompute", "--json")[1])["differs"] == {}


def test_a_damaged_session_is_listed_and_keeps_nobody_from_the_others(
    run_command: RunCommand, folder: Path
) -> None:
    with closing(sqlite3.connect(folder / "library.db")) as connection, connection:
        connection.execute("UPDATE session SET summary = '{', plan = '{' WHERE id = 'a'")
    listed = json.loads(run_command("sessions", "--json")[1])
    assert [s["id"] for s in listed] == ["b", "a"]
    assert listed[1]["doubt"] == "changed"
    assert run_command("sessions")[0] == 0


def test_what_overwriting_cannot_promise_is_said(
    run_command: RunCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OUTBREATH_PASSPHRASE", KEY)
    monkeypatch.setenv("OUTBREATH_NEW_PASSPHRASE", OTHER)
    outputs = [run_command("passphrase", "set")[1], run_command("passphrase", "change")[1]]
    monkeypatch.setenv("OUTBREATH_PASSPHRASE", OTHER)
    outputs.append(run_command("delete", "a")[1])
    for out in outputs:
        assert "overwritten" in out
        assert "SSD" in out


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX systems")
def test_a_folder_that_others_could_open_is_mended_with_a_word_in_the_terminal(
    run_command: RunCommand, folder: Path
) -> None:
    folder.chmod(0o777)
    status, out, err = run_command("sessions", "--json")
    assert (status, len(json.loads(out))) == (0, 2)
    assert "It is private now." in err
    assert folder.stat().st_mode & 0o777 == 0o700
    assert run_command("sessions")[2] == ""
