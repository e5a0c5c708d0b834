"""The log of our own errors: where it lies, what is in it, and what never is."""

import os
import sys
import threading
from pathlib import Path

import pytest

from tests.conftest import ReportedFaults
from ui import faults
from ui.faults import FaultGuard

NOTE = "I miss Anna, who left in 842 days"


def log_of(folder: Path) -> str:
    return (folder / faults.LOG_NAME).read_text(encoding="utf-8")


def fail_with(error: BaseException, part: str = "heart") -> bool:
    try:
        raise error
    except type(error) as caught:
        return faults.report(part, caught)


@pytest.fixture(autouse=True)
def expected(reported_faults: ReportedFaults, tmp_path: Path) -> object:
    faults.set_log_folder(tmp_path / "library")
    yield
    reported_faults.clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


def test_a_fault_is_told_by_its_part_its_type_and_places_in_the_code(folder: Path) -> None:
    assert fail_with(ZeroDivisionError("float division by zero"))
    (when, part), kind, place = (line.split() for line in log_of(folder).splitlines())
    assert when.endswith("+00:00")
    assert part == "heart"
    assert kind == ["ZeroDivisionError:", "float", "division", "by", "zero"]
    assert place[0].startswith("tests/ui/test_faults.py:")
    assert place[1] == "fail_with"


@pytest.mark.parametrize(
    "error",
    [
        ValueError(NOTE),
        KeyError(NOTE),
        RuntimeError(NOTE),
        ZeroDivisionError(NOTE),
        IndexError(NOTE),
        AttributeError(NOTE),
        FileNotFoundError(2, "No such file", f"/home/anna/{NOTE}"),
        UnicodeDecodeError("utf-8", NOTE.encode(), 0, 1, NOTE),
        type("OwnError", (Exception,), {"__str__": lambda _: NOTE})(),
    ],
    ids=lambda e: type(e).__name__,
)
def test_no_words_of_the_person_get_into_it(error: Exception, folder: Path) -> None:
    try:
        raise RuntimeError(NOTE) from error
    except RuntimeError as exc:
        exc.add_note(NOTE)
        faults.report("heart", exc)
    assert type(error).__name__ in log_of(folder)
    for word in ("Anna", "anna", "842", "miss", "home", str(folder)):
        assert word not in log_of(folder)


def test_a_file_outside_the_program_is_named_without_its_folders(folder: Path) -> None:
    code = compile("1 / 0", "/home/anna/her secret folder/script.py", "exec")
    with FaultGuard("script"):
        exec(code, {})
    assert "script.py:1" in log_of(folder)
    assert "secret" not in log_of(folder)
    assert "anna" not in log_of(folder)


def test_the_same_fault_again_and_again_is_written_ever_more_rarely(folder: Path) -> None:
    first = [fail_with(ZeroDivisionError(), "chart") for _ in range(1000)]
    assert first == [True] + [False] * 999
    assert log_of(folder).count("chart") == 4
    assert "(1000 times)" in log_of(folder)
    assert fail_with(ZeroDivisionError(), "another chart")


def test_there_are_three_files_of_a_megabyte_at_most_for_their_owner_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faults, "MAX_BYTES", 2_000)
    for n in range(100):
        fail_with(ZeroDivisionError(), f"part-{n}")
    files = sorted(folder.iterdir())
    assert [f.name for f in files] == ["faults.log", "faults.log.1", "faults.log.2"]
    assert all(f.stat().st_size <= 2_000 for f in files)
    assert {f.stat().st_mode & 0o777 for f in files} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700
    assert "part-99 " not in log_of(folder)
    assert "part-99\n" in log_of(folder)


def test_a_disk_that_takes_nothing_stops_nothing_and_the_log_is_written_later(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").write_text("in the way of a folder")
    faults.set_log_folder(tmp_path / "file")
    assert fail_with(ZeroDivisionError(), "early")
    (tmp_path / "file").unlink()
    assert fail_with(ZeroDivisionError(), "late")
    assert "early" in log_of(tmp_path / "file")


def test_a_wall_lets_pass_what_ends_the_program() -> None:
    with pytest.raises(KeyboardInterrupt), FaultGuard("heart"):
        raise KeyboardInterrupt


def test_a_listener_that_raises_costs_nothing(folder: Path) -> None:
    def broken(part: str, error: BaseException) -> None:
        raise RuntimeError

    stop = faults.listen(broken)
    assert fail_with(ZeroDivisionError())
    stop()
    assert "ZeroDivisionError" in log_of(folder)


def test_the_hooks_take_down_what_a_slot_or_a_thread_raises_and_say_so_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences: list[str] = []
    for module, hook in (
        (sys, "excepthook"),
        (threading, "excepthook"),
        (sys, "unraisablehook"),
    ):
        monkeypatch.setattr(module, hook, getattr(module, hook))
    faults.install_hooks(lambda: sentences.append("went wrong"))
    for _ in range(3):
        try:
            raise ZeroDivisionError
        except ZeroDivisionError as exc:
            sys.excepthook(type(exc), exc, exc.__traceback__)
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    assert sentences == ["went wrong"] * 2
    assert "window" in log_of(folder)
    assert "thread" in log_of(folder)


def test_many_threads_may_report_at_once(folder: Path) -> None:
    def report_many() -> None:
        for n in range(50):
            fail_with(ZeroDivisionError(), f"part-{n}")

    threads = [threading.Thread(target=report_many) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    entries = [line for line in log_of(folder).splitlines() if line.startswith("20")]
    assert len([e for e in entries if "times" not in e]) == 50
    assert os.path.getsize(folder / faults.LOG_NAME) < faults.MAX_BYTES  # noqa: PTH202


@pytest.mark.parametrize("code", ["[][1]", "None.x", "1.0 + None", "int(float('nan'))", "1 / 0"])
def test_a_message_that_python_made_is_kept(code: str) -> None:
    with pytest.raises(Exception) as caught:  # noqa: PT011  of any type
        eval(code)
    assert str(caught.value) in faults.describe("heart", caught.value)
