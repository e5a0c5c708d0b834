"""The reassessment, asked in the terminal while the session goes on beside it."""

import asyncio
import sys
from collections.abc import Callable
from typing import Final

from devices.clock import Clock
from trainer.events import Decided, Decision, Event, Finish, Moment, UrgeRated
from ui.commands.printing import minutes_words

URGE: Final = "How strong is the pull to reach out now, 0 to 10? (Enter skips) "
CHOICE: Final = (
    "p  the urge has passed\nw  wait again\nr  reach out, on purpose\n(Enter decides later) "
)
CHOICES: Final = {
    "p": Decision.PASSED,
    "w": Decision.WAIT_AGAIN,
    "r": Decision.REACH_OUT,
}
URGES: Final = frozenset(str(urge) for urge in range(11))


def can_ask() -> bool:
    """Is there a person at a terminal whose answers can be waited for without stopping the clock?"""
    return sys.platform != "win32" and sys.stdin.isatty() and sys.stdout.isatty()


async def reassess(waited_s: float, clock: Clock, post: Callable[[Event], None]) -> None:
    """Ask, and post what was answered. The end of the input decides nothing."""
    print(f"You waited {minutes_words(waited_s)}.")
    urge = await _answer(URGE, URGES)
    if urge:
        post(UrgeRated(clock.now(), int(urge), Moment.AFTER))
    choice = await _answer(CHOICE, frozenset(CHOICES))
    post(Decided(clock.now(), CHOICES[choice]) if choice else Finish(clock.now()))


async def _answer(question: str, allowed: frozenset[str]) -> str:
    """One of the allowed answers, or "" where the person gave none."""
    while True:
        print(question, end="", flush=True)
        line = await _line()
        answer = line.strip().lower()
        if not answer or answer in allowed:
            return answer


async def _line() -> str:
    loop = asyncio.get_running_loop()
    typed: asyncio.Future[str] = loop.create_future()

    def read() -> None:
        if not typed.done():
            typed.set_result(sys.stdin.readline())

    loop.add_reader(sys.stdin.fileno(), read)
    try:
        return await typed
    finally:
        loop.remove_reader(sys.stdin.fileno())
