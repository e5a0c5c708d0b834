import asyncio
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from devices.clock import VirtualClock
from trainer.events import Begin, Event, ExhaleShortened, PatternChosen, Tick
from trainer.pacing import BreathPattern
from trainer.plan import Exercise, ExhaleMode, SessionPlan
from trainer.session.session import Session, Snapshot
from ui.runtime.driver import run_loop

FREE = SessionPlan(exercise=Exercise.FREE, round_s=60.0, exhale=ExhaleMode.FIXED)


@dataclass
class Written:
    events: list[Event] = field(default_factory=list)

    def write(self, event: Event) -> None:
        self.events.append(event)


def drive_through(*events: Event) -> tuple[list[Event], list[Snapshot]]:
    record = Written()
    shown: list[Snapshot] = []

    async def session() -> None:
        clock, inbox = VirtualClock(), asyncio.Queue[Event]()

        async def person() -> None:
            for event in events:
                await clock.sleep_until(event.t)
                inbox.put_nowait(event)

        acting = asyncio.create_task(person())
        await run_loop(Session(FREE), inbox, clock, record, shown.append)
        acting.cancel()

    asyncio.run(session())
    return record.events, shown


def test_nothing_happens_and_the_session_still_ends_on_time() -> None:
    written, shown = drive_through(Begin(0.0))
    assert shown[-1].t == 60.0
    assert [type(e) for e in written[1:]] == [Tick] * 60


def test_a_command_out_of_place_is_neither_recorded_nor_obeyed() -> None:
    written, _ = drive_through(Begin(0.0), Begin(5.0))
    assert [e.t for e in written if isinstance(e, Begin)] == [0.0]


moments = st.lists(st.floats(0.1, 59.0), min_size=1, max_size=20).map(sorted)


@settings(max_examples=40, deadline=None)
@given(moments, st.sampled_from(["4-0-6-0", "5.3-0-7.1-0", "4.7-0.3-5.9-0.1"]))
def test_breaths_may_begin_at_any_instant_and_no_tick_is_asked_for_twice(
    times: list[float], pattern: str
) -> None:
    asked: list[Event] = [PatternChosen(t, BreathPattern.parse(pattern)) for t in times[::2]]
    asked += [ExhaleShortened(t) for t in times[1::2]]
    written, shown = drive_through(Begin(0.0), *sorted(asked, key=lambda e: e.t))
    ticks = [e.t for e in written if isinstance(e, Tick)]
    assert len(ticks) == len(set(ticks))
    assert shown[-1].waited_s == 60.0


def test_events_are_recorded_at_the_grain_of_the_store() -> None:
    written, _ = drive_through(Begin(0.0), ExhaleShortened(1.23456789))
    assert [e.t for e in written if isinstance(e, ExhaleShortened)] == [1.234568]
