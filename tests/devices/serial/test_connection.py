"""The course of a conversation with a port, as fast as it can be thought through: no port, no waiting."""

import errno
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.protocols.boards import BOARDS, PortSettings
from devices.serial.connection import SerialConnection
from devices.serial.reader import Arrived, Broken, Opened, PortEvent
from tests.devices.boards import typists
from tests.devices.boards.bench import beats_in, links_in, sentences_in
from tests.devices.boards.hearts import breathing_rr
from tests.devices.boards.pty_board import Typed
from trainer.events import Link, LinkChanged, SensorEvent, SourceChanged

PORT = "/dev/ttyUSB0"
TICK_S = 0.02
RR_MS = breathing_rr(30)

SCRIPTS: dict[str, Callable[[], Iterator[Typed]]] = {
    "pulsesensor": lambda: typists.pulsesensor(RR_MS),
    "pulsesensor without a signal": lambda: typists.pulsesensor(RR_MS, with_signal=False),
    "plotter": lambda: typists.plotter(RR_MS),
    "coach": lambda: typists.coach(RR_MS),
    "ibi": lambda: typists.ibi(RR_MS, line=b"%d\r\n"),
    "adc": lambda: typists.ad8232(RR_MS),
    "adc with a pulse": lambda: typists.pulse_board(RR_MS),
    "max30102": lambda: typists.max30102(RR_MS),
    "contec": lambda: typists.contec5(RR_MS),
    "contec9": lambda: typists.contec9(RR_MS),
    "nonin2": lambda: typists.nonin2(RR_MS),
    "nonin7": lambda: typists.nonin7(RR_MS),
    "nonin8500": lambda: typists.nonin8500(25),
}


def in_ticks(script: Iterable[Typed], until: float, began: float = 0.0) -> Iterator[PortEvent]:
    """What the reader would tell, silence too."""
    waiting = iter(script)
    ahead = next(waiting, None)
    for t in np.arange(began, until, TICK_S).tolist():
        data = b""
        while ahead is not None and ahead.t <= t:
            data += ahead.data
            ahead = next(waiting, None)
        yield Arrived(t, data)


def heard(conversation: SerialConnection, told: Iterable[PortEvent]) -> list[SensorEvent]:
    return [event for word in told for event in conversation.handle(word)]


def found_in(events: list[SensorEvent]) -> list[str]:
    return [e.source.partition("protocol=")[2] for e in events if isinstance(e, SourceChanged)]


@pytest.mark.parametrize("name", SCRIPTS)
@pytest.mark.parametrize("flipped", [0.0, 0.02])
def test_each_board_is_told_from_all_others_on_a_good_and_a_bad_cable(
    name: str, flipped: float
) -> None:
    conversation = SerialConnection(PORT)
    script = typists.flipped(SCRIPTS[name](), flipped) if flipped else SCRIPTS[name]()
    events = heard(conversation, [Opened(0.0), *in_ticks(script, 20.0)])
    assert found_in(events) == [name.partition(" ")[0]]


@given(st.integers(0, 2**32 - 1), st.sampled_from([5, 40, 230]))
@settings(max_examples=25, deadline=None)
def test_random_bytes_are_nobody(seed: int, per_tick: int) -> None:
    noise = np.random.default_rng(seed)
    told = [Arrived(t, noise.bytes(per_tick)) for t in np.arange(0.0, 9.0, TICK_S).tolist()]
    assert found_in(heard(SerialConnection(PORT), [Opened(0.0), *told])) == []


errors = st.sampled_from([errno.ENOENT, errno.EACCES, errno.EAGAIN, errno.EIO, errno.ENOSPC])
words = st.one_of(
    st.builds(Opened, st.just(0.0)),
    st.builds(Arrived, st.just(0.0), st.binary(max_size=300)),
    st.builds(Arrived, st.just(0.0), st.sampled_from([b"IBI=800\n", b"\r\n", b"S512\r\nQ800\r\n"])),
    st.builds(Broken, st.just(0.0), errors.map(lambda number: OSError(number, "?"))),
)


@given(
    st.lists(st.tuples(st.floats(0.0, 3.0), words), max_size=120), st.sampled_from([None, *BOARDS])
)
@settings(max_examples=150, deadline=None)
def test_whatever_a_port_does_no_sentence_is_said_twice_in_a_row(
    course: list[tuple[float, PortEvent]], protocol: str | None
) -> None:
    conversation, t = SerialConnection(PORT, protocol), 0.0
    events = conversation.began(t)
    for pause, word in course:
        t += pause
        events += conversation.handle(_at(t, word))
        assert conversation.pause_s <= 5.0
        conversation.orders()
        assert conversation.settings.baud > 0
    links = [event for event in events if isinstance(event, LinkChanged)]
    assert all((a.link, a.detail) != (b.link, b.detail) for a, b in pairwise(links))
    assert all(a.t < b.t for a, b in pairwise(beats_in(events)))


def _at(t: float, word: PortEvent) -> PortEvent:
    match word:
        case Opened():
            return Opened(t)
        case Arrived(_, data):
            return Arrived(t, data)
        case Broken(_, error):
            return Broken(t, error)


def test_a_port_that_is_refused_again_and_again_is_tried_less_often() -> None:
    conversation = SerialConnection(PORT)
    pauses = []
    for k in range(6):
        conversation.handle(Broken(float(k), OSError(errno.EBUSY, "busy")))
        pauses.append(conversation.pause_s)
    assert pauses == [0.5, 1.0, 2.0, 4.0, 5.0, 5.0]
    conversation.handle(Broken(9.0, OSError(errno.ENOENT, "gone")))
    assert conversation.pause_s == 0.5


def test_a_port_that_comes_back_may_be_refused_for_a_moment_without_a_word() -> None:
    conversation = SerialConnection(PORT, "ibi")
    events = heard(conversation, [Opened(0.0), *in_ticks(typists.ibi(RR_MS), 5.0)])
    events += conversation.handle(Broken(5.0, OSError(errno.EIO, "gone")))
    for k, number in enumerate((errno.ENOENT, errno.ENOENT, errno.EACCES)):
        events += conversation.handle(Broken(5.5 + k / 2, OSError(number, "?")))
    assert links_in(events)[-1] is Link.LOST
    assert len(sentences_in(events)) == 1
    events += heard(conversation, [Opened(7.0), *in_ticks(typists.ibi(RR_MS), 9.0, 7.0)])
    assert links_in(events)[-1] is Link.STREAMING


def test_another_board_in_the_same_place_is_found_out_and_told_as_another_source() -> None:
    conversation = SerialConnection(PORT)
    events = heard(conversation, [Opened(0.0), *in_ticks(typists.pulsesensor(RR_MS), 5.0)])
    events += conversation.handle(Broken(5.0, OSError(errno.EIO, "gone")))
    script = (typed for typed in typists.contec5(RR_MS, 6.0))
    events += heard(conversation, [Opened(6.0), *in_ticks(script, 24.0, 6.0)])
    assert found_in(events) == ["pulsesensor", "contec"]
    assert links_in(events)[-1] is Link.STREAMING


def test_a_slow_line_is_opened_as_it_was_when_the_board_is_back() -> None:
    conversation = SerialConnection(PORT)
    assert conversation.settings.baud == 115_200
    events = heard(conversation, [Opened(0.0), *in_ticks(typists.ad8232(RR_MS, 3.7), 8.0)])
    assert found_in(events) == ["adc"]
    assert [order.baud for order in conversation.orders() if isinstance(order, PortSettings)] == [
        9600
    ]
    conversation.handle(Broken(8.0, OSError(errno.EIO, "gone")))
    assert conversation.settings.baud == 9600


def test_hours_of_silence_make_nothing_grow() -> None:
    conversation = SerialConnection(PORT)
    quiet = (Arrived(0.5 * k, b"") for k in range(2 * 3600))
    events = heard(conversation, [Opened(0.0), *quiet])
    assert links_in(events) == [Link.CONNECTED, Link.UNAVAILABLE]
    conversation.orders()
    assert beats_in(events) == []
