"""The live line of a running session in the terminal, and the questions of the reassessment."""

import asyncio
import sys
from collections.abc import Callable
from typing import Final

from devices.clock import Clock
from trainer.events import Decided, Decision, Event, FinishRequested, Moment, UrgeRated
from trainer.pacing import BreathPhase
from trainer.plan import Guide
from trainer.session.session import Snapshot
from trainer.session.stages import Stage
from ui.commands.shared.output import describe_minutes

URGE_QUESTION: Final = "How strong is the urge to reach out now, 0 to 10? (Enter to skip) "
DECISION_QUESTION: Final = (
    "p  the urge has passed\nw  wait again\nr  reach out, on purpose\n(Enter to decide later) "
)
DECISIONS_BY_KEY: Final = {
    "p": Decision.PASSED,
    "w": Decision.WAIT_AGAIN,
    "r": Decision.REACH_OUT,
}
URGE_ANSWERS: Final = frozenset(str(urge) for urge in range(11))


def is_interactive() -> bool:
    """Whether a person at a terminal can be asked without stopping the clock."""
    return sys.platform != "win32" and sys.stdin.isatty() and sys.stdout.isatty()


async def ask_reassessment(waited_s: float, clock: Clock, post: Callable[[Event], None]) -> None:
    """Ask for urge and decision, and post the answers. The end of the input decides nothing."""
    print(f"You waited {describe_minutes(waited_s)}.")
    urge = await _answer(URGE_QUESTION, URGE_ANSWERS)
    if urge:
        post(UrgeRated(clock.now(), int(urge), Moment.AFTER))
    choice = await _answer(DECISION_QUESTION, frozenset(DECISIONS_BY_KEY))
    post(Decided(clock.now(), DECISIONS_BY_KEY[choice]) if choice else FinishRequested(clock.now()))


async def _answer(question: str, allowed: frozenset[str]) -> str:
    """One of the allowed answers, or "" if none is given."""
    while True:
        print(question, end="", flush=True)
        line = await _read_line()
        answer = line.strip().lower()
        if not answer or answer in allowed:
            return answer


async def _read_line() -> str:
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


PHASE_TEXTS: Final = {
    BreathPhase.INHALE: "Breathe in",
    BreathPhase.HOLD_FULL: "Hold",
    BreathPhase.EXHALE: "Breathe out",
    BreathPhase.HOLD_EMPTY: "Rest",
}
BAR_CHARS: Final = 20
REFRESH_RATE_HZ: Final = 8.0
CLEAR_LINE: Final = "\r\x1b[2K"


class LiveLine:
    """The live line; `shown` if there is a terminal to write to, `asks` if a person answers there."""

    def __init__(
        self, clock: Clock, post: Callable[[Event], None], *, has_terminal: bool, asks: bool
    ) -> None:
        self._clock = clock
        self._post = post
        self._has_terminal = has_terminal
        self._asks = asks
        self._last_asked_round = 0
        self.latest: Snapshot | None = None

    async def run(self) -> None:
        """Rewrite the line, and ask when it is time, until cancelled."""
        if not self._has_terminal:
            return
        try:
            while True:
                await self._show_or_ask()
                await self._clock.sleep_until(self._clock.now() + 1.0 / REFRESH_RATE_HZ)
        finally:
            sys.stdout.write(CLEAR_LINE)

    async def _show_or_ask(self) -> None:
        latest = self.latest
        if latest is None:
            return
        sys.stdout.write(CLEAR_LINE + format_live_line(latest, self._clock.now()))
        sys.stdout.flush()
        if self._asks and latest.stage is Stage.REASSESS and latest.round > self._last_asked_round:
            await ask_reassessment(latest.waited_s, self._clock, self._post)
            self._last_asked_round = latest.round


def format_live_line(snapshot: Snapshot, now: float) -> str:
    """The line at a time: "Breathe out ######----  2:54 left  68 beats/min"."""
    if snapshot.pacer is None:
        return ""
    if snapshot.plan.guide is Guide.TIMER:
        return _format_time_and_heart(snapshot, now)
    point = snapshot.pacer.at(now)
    filled = round(point.fullness * BAR_CHARS)
    bar = "#" * filled + "-" * (BAR_CHARS - filled)
    phase_text = PHASE_TEXTS[point.phase] if snapshot.plan.guide is Guide.FULL else ""
    return f"{phase_text:<12}{bar}  {_format_time_and_heart(snapshot, now)}"


def _format_time_and_heart(snapshot: Snapshot, now: float) -> str:
    """The time left and the heart rate, without a guide."""
    left_s = int(snapshot.left_s(now))
    hr_bpm = snapshot.figures.hr_bpm or snapshot.sensor.reported_hr_bpm
    heart_rate = f"{hr_bpm:.0f} beats/min" if hr_bpm is not None else ""
    return f"{left_s // 60}:{left_s % 60:02d} left  {heart_rate}"
