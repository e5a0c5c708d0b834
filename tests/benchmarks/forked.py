"""Runs a function in a process of its own that cannot run for ever, take all memory or survive."""

import json
import os
import resource
import select
import signal
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

MEMORY_BYTES: Final = 3 * 2**30
BROKEN_STATUS: Final = 3  # of a child in which the function itself raised
ENDLESS: Final = "goes on for ever"
DIED: Final = "dies"


class ForkedError(Exception):
    """The function raised; what, stands in its log."""


def run_forked(run: Callable[[], object], cpu_s: float, wall_s: float, log: Path) -> Any:
    """Run a function in a fork, with its output in a log.

    Parameters
    ----------
    run : its result must have a form in JSON.
    cpu_s, wall_s : the longest time on the processor, and on the clock.

    Returns
    -------
    The result, read back from JSON; `ENDLESS` or `DIED` where there is none.

    Raises
    ------
    ForkedError : the function raised.
    """
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        _run_as_child(run, cpu_s, write_end, log)
    os.close(write_end)
    result = _read_line(read_end, wall_s)
    os.close(read_end)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if result.endswith(b"\n"):
        return json.loads(result)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == BROKEN_STATUS:
        raise ForkedError(f"see {log}")
    signals = (signal.SIGXCPU, signal.SIGKILL)
    return ENDLESS if os.WIFSIGNALED(status) and os.WTERMSIG(status) in signals else DIED


def _read_line(read_end: int, wall_s: float) -> bytes:
    result = b""
    while select.select([read_end], [], [], wall_s)[0]:
        piece = os.read(read_end, 2**20)
        result += piece
        if not piece or result.endswith(b"\n"):
            break
    return result


def _run_as_child(run: Callable[[], object], cpu_s: float, write_end: int, log: Path) -> None:
    """Never returns: what the parent has open is the parent's to close."""
    try:
        os.setsid()
        _set_limit(resource.RLIMIT_CPU, int(cpu_s))
        _set_limit(resource.RLIMIT_DATA, MEMORY_BYTES)
        with log.open("wb") as file:
            os.dup2(file.fileno(), 1)
            os.dup2(file.fileno(), 2)
        result = json.dumps(run()).encode() + b"\n"
        while result:
            result = result[os.write(write_end, result) :]
    except MemoryError:
        os._exit(1)
    except BaseException:  # noqa: BLE001 - nothing may go on in the place of the parent
        traceback.print_exc()
        os._exit(BROKEN_STATUS)
    os._exit(0)


def _set_limit(limit: int, value: int) -> None:
    with suppress(ValueError, OSError):  # not every system has every limit
        resource.setrlimit(limit, (value, resource.getrlimit(limit)[1]))
