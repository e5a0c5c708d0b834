"""The connection to a serial port, without any port and without waiting."""

import errno
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.protocols.serial_devices import SERIAL_DEVICES, PortSettings
from devices.serial.connection import SerialConnection
from devices.serial.reader import Arrived, Broken, Opened, PortEvent
from tests.devices.boards import board_scripts
from tests.devices.boards.event_collection import beats_in, links_in, sentences_in
from tests.devices.boards.pty_board import TimedBytes
from tests.devices.boards.synthetic_heart import breathing_rr
from trainer.events import Link, LinkChanged, SensorEvent, SourceChanged

PORT = "/dev/ttyUSB0"
TICK_S = 0.02
RR_MS = breathing_rr(30)

SCRIPTS: dict[str, Callable[[], Iterator[TimedBytes]]] = {
    "pulsesensor": lambda: board_scripts.pulsesensor(RR_MS),
    "pulsesensor without a signal": lambda: board_scripts.pulsesensor(RR_MS, with_signal=False),
    "plotter": lambda: board_scripts.plotter(RR_MS),
    "coach": lambda: board_scripts.coach(RR_MS),
    "ibi": lambda: board_scripts.ibi(RR_MS, line=b"%d\r\n"),
    "adc": lambda: board_scripts.ad8232(RR_MS),
    "adc with a pulse": lambda: board_scripts.pulse_board(RR_MS),
    "max30102": lambda: board_scripts.max30102(RR_MS),
    "contec": lambda: board_scripts.contec5(RR_MS),
    "contec9": lambda: board_scripts.contec9(RR_MS),
    "nonin2": lambda: board_scripts.nonin2(RR_MS),
    "nonin7": lambda: board_scripts.nonin7(RR_MS),
    "nonin8500": lambda: board_scripts.nonin8500(25),
}


def to_port_events(
    script: Iterable[TimedBytes], until: float, began: float = 0.0
) -> Iterator[PortEvent]:
    """What the reader of the port would report, silence included."""
    waiting = iter(script)
    ahead = next(waiting, None)
    for t in np.arange(began, until, TICK_S).tolist():
        data = b""
        while ahead is not None and ahead.t <= t:
            data += ahead.data
            ahead = next(waiting, None)
        yield Arrived(t, data)


def handle_all(connection: SerialConnection, port_events: Iterable[PortEvent]) -> list[SensorEvent]:
    return [event for port_event in port_events for event in connection.handle(port_event)]


def protocols_in(events: list[SensorEvent]) -> list[str]:
    return [e.source.partition("protocol=")[2] for e in events if isinstance(e, SourceChanged)]


@pytest.mark.parametrize("name", SCRIPTS)
@pytest.mark.parametrize("flipped", [0.0, 0.02])
def test_each_board_is_told_from_all_others_on_a_good_and_a_bad_cable(
    name: str, flipped: float
) -> None:
    connection = SerialConnection(PORT)
    script = board_scripts.flipped(SCRIPTS[name](), flipped) if flipped else SCRIPTS[name]()
    events = handle_all(connection, [Opened(0.0), *to_port_events(script, 20.0)])
    assert protocols_in(events) == [name.partition(" ")[0]]


@given(st.integers(0, 2**32 - 1), st.sampled_from([5, 40, 230]))
@settings(max_examples=25, deadline=None)
def test_random_bytes_are_nobody(seed: int, per_tick: int) -> None:
    noise = np.random.default_rng(seed)
    port_events = [Arrived(t, noise.bytes(per_tick)) for t in np.arange(0.0, 9.0, TICK_S).tolist()]
    assert protocols_in(handle_all(SerialConnection(PORT), [Opened(0.0), *port_events])) == []


errors = st.sampled_from([errno.ENOENT, errno.EACCES, errno.EAGAIN, errno.EIO, errno.ENOSPC])
port_event_strategy = st.one_of(
    st.builds(Opened, st.just(0.0)),
    st.builds(Arrived, st.just(0.0), st.binary(max_size=300)),
    st.builds(Arrived, st.just(0.0), st.sampled_from([b"IBI=800\n", b"\r\n", b"S512\r\nQ800\r\n"])),
    st.builds(Broken, st.just(0.0), errors.map(lambda number: OSError(number, "?"))),
)


@given(
    st.lists(st.tuples(st.floats(0.0, 3.0), port_event_strategy), max_size=120),
    st.sampled_from([None, *SERIAL_DEVICES]),
)
@settings(max_examples=150, deadline=None)
def test_whatever_a_port_does_no_sentence_is_said_twice_in_a_row(
    story: list[tuple[float, PortEvent]], protocol: str | None
) -> None:
    connection, t = SerialConnection(PORT, protocol), 0.0
    events = connection.start(t)
    for pause, event in story:
        t += pause
        events += connection.handle(_at(t, event))
        assert connection.pause_s <= 5.0
        connection.commands()
        assert connection.settings.baud > 0
    links = [event for event in events if isinstance(event, LinkChanged)]
    assert all((a.link, a.detail) != (b.link, b.detail) for a, b in pairwise(links))
    assert all(a.t < b.t for a, b in pairwise(beats_in(events)))


def _at(t: float, event: PortEvent) -> PortEvent:
    match event:
        case Opened():
            return Opened(t)
        case Arrived(_, data):
            return Arrived(t, data)
        case Broken(_, error):
            return Broken(t, error)


def test_a_port_that_is_refused_again_and_again_is_tried_less_often() -> None:
    connection = SerialConnection(PORT)
    pauses = []
    for k in range(6):
        connection.handle(Broken(float(k), OSError(errno.EBUSY, "busy")))
        pauses.append(connection.pause_s)
    assert pauses == [0.5, 1.0, 2.0, 4.0, 5.0, 5.0]
    connection.handle(Broken(9.0, OSError(errno.ENOENT, "gone")))
    assert connection.pause_s == 0.5


def test_a_port_that_comes_back_may_be_refused_for_a_moment_without_a_word() -> None:
    connection = SerialConnection(PORT, "ibi")
    events = handle_all(connection, [Opened(0.0), *to_port_events(board_scripts.ibi(RR_MS), 5.0)])
    events += connection.handle(Broken(5.0, OSError(errno.EIO, "gone")))
    for k, number in enumerate((errno.ENOENT, errno.ENOENT, errno.EACCES)):
        events += connection.handle(Broken(5.5 + k / 2, OSError(number, "?")))
    assert links_in(events)[-1] is Link.LOST
    assert len(sentences_in(events)) == 1
    events += handle_all(
        connection, [Opened(7.0), *to_port_events(board_scripts.ibi(RR_MS), 9.0, 7.0)]
    )
    assert links_in(events)[-1] is Link.STREAMING


def test_another_board_in_the_same_place_is_found_out_and_told_as_another_source() -> None:
    connection = SerialConnection(PORT)
    events = handle_all(
        connection, [Opened(0.0), *to_port_events(board_scripts.pulsesensor(RR_MS), 5.0)]
    )
    events += connection.handle(Broken(5.0, OSError(errno.EIO, "gone")))
    script = (typed for typed in board_scripts.contec5(RR_MS, 6.0))
    events += handle_all(connection, [Opened(6.0), *to_port_events(script, 24.0, 6.0)])
    assert protocols_in(events) == ["pulsesensor", "contec"]
    assert links_in(events)[-1] is Link.STREAMING


def test_a_slow_line_is_opened_as_it_was_when_the_board_is_back() -> None:
    connection = SerialConnection(PORT)
    assert connection.settings.baud == 115_200
    events = handle_all(
        connection, [Opened(0.0), *to_port_events(board_scripts.ad8232(RR_MS, 3.7), 8.0)]
    )
    assert protocols_in(events) == ["adc"]
    assert [order.baud for order in connection.commands() if isinstance(order, PortSettings)] == [
        9600
    ]
    connection.handle(Broken(8.0, OSError(errno.EIO, "gone")))
    assert connection.settings.baud == 9600


def test_hours_of_silence_make_nothing_grow() -> None:
    connection = SerialConnection(PORT)
    quiet = (Arrived(0.5 * k, b"") for k in range(2 * 3600))
    events = handle_all(connection, [Opened(0.0), *quiet])
    assert links_in(events) == [Link.CONNECTED, Link.UNAVAILABLE]
    connection.commands()
    assert beats_in(events) == []
