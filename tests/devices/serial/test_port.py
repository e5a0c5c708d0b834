"""Boards on a cable: who is there, when the heart beat, what happens when the cable is pulled.

The boards type on a virtual clock, each when a test first asks for it. The port of the system is tried with
pseudo-terminals, and waited for, however long it takes; only how punctual it is needs real time.
"""

import asyncio
import errno
import os
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

import numpy as np
import pytest
import serial

from devices.clock import SystemClock, VirtualClock
from devices.serial.port import SerialPort, open_port
from devices.source import Source, SourceError
from tests.devices.boards import board_scripts
from tests.devices.boards.event_collection import (
    beats_in,
    contacts_in,
    links_in,
    listen,
    listen_to_all,
    sentences_in,
)
from tests.devices.boards.pty_board import PtyBoard, TimedBytes, plugged
from tests.devices.boards.synthetic_heart import beat_times, breathing_rr
from tests.devices.boards.virtual_cable import VirtualBoard, VirtualCable
from tests.refusals import english_of, refused
from trainer.events import Contact, HeartRateReported, Link, LinkChanged, SensorEvent, SourceChanged

pytestmark = pytest.mark.xdist_group("serial")  # each board is played once
needs_terminals = pytest.mark.skipif(
    not hasattr(os, "openpty"), reason="there are no pseudo-terminals here"
)

UNTIL_S = 14.0
BEGAN_S = 0.3
JITTER_S = 0.02
RR_MS = breathing_rr(24, mean_ms=720.0)
TRUE_T = beat_times(RR_MS, BEGAN_S)
TO_SETTLE = 3  # beats; the least delay has to be met before it is known
UNPLUGGED_S, PLUGGED_S = 5.0, 7.0
OFF_S = (5.0, 8.0)
GIVE_UP_S = 60.0  # for what takes a second where nothing else runs

SCRIPTS = {
    "pulsesensor": board_scripts.pulsesensor,
    "plotter": board_scripts.plotter,
    "coach": board_scripts.coach,
    "ibi": board_scripts.ibi,
    "adc": board_scripts.ad8232,
    "contec": board_scripts.contec5,
    "contec9": board_scripts.contec9,
    "nonin2": board_scripts.nonin2,
    "nonin7": board_scripts.nonin7,
}
INTERVAL_BOARDS = ("pulsesensor", "coach", "ibi")
WAVE_BOARDS = ("adc", "contec", "contec9", "nonin2", "nonin7")


class Scenario(NamedTuple):
    """What a board sends, and which board the person says it is."""

    script: Iterable[TimedBytes]
    protocol: str = ""


class Recording(NamedTuple):
    events: list[SensorEvent]
    sent: bytes
    """To the board."""


def noise_of(size: int) -> bytes:
    return np.random.default_rng(5).integers(0, 256, size, np.uint8).tobytes()


def in_trouble() -> Mapping[str, Scenario]:
    noise = noise_of(60_000)
    binary = [TimedBytes(0.3 + k * 0.02, noise[k * 80 : k * 80 + 80]) for k in range(700)]
    bursts = [TimedBytes(0.9 + 1.5 * k, noise[k * 300 : k * 300 + 300]) for k in range(9)]
    endless = (TimedBytes(0.3 + k * 0.04, b"7" * 4000) for k in range(300))
    falls_silent = [t for t in board_scripts.ibi(RR_MS, BEGAN_S) if t.t < 5.0]
    return {
        "flipped-contec": Scenario(
            board_scripts.flipped(board_scripts.contec5(RR_MS, BEGAN_S), 0.05), "contec"
        ),
        "flipped-nonin2": Scenario(
            board_scripts.flipped(board_scripts.nonin2(RR_MS, BEGAN_S), 0.05), "nonin2"
        ),
        "flipped-ibi": Scenario(
            board_scripts.flipped(board_scripts.ibi(RR_MS, BEGAN_S), 0.05), "ibi"
        ),
        "binary": Scenario(binary),
        "binary-into-text": Scenario(sorted([*bursts, *board_scripts.ibi(RR_MS, BEGAN_S)]), "ibi"),
        "endless": Scenario(endless, "ibi"),
        "silent": Scenario(()),
        "falls-silent": Scenario(falls_silent, "ibi"),
        "lead-off": Scenario(board_scripts.ad8232(RR_MS, BEGAN_S, off=OFF_S), "adc"),
        "no-beats": Scenario(board_scripts.ad8232([20_000], BEGAN_S), "adc"),
    }


def scenario_of(port: str) -> Scenario:
    """Each board alone, nobody having said which it is, or named, or pulled; or one in trouble."""
    how, _, name = port.rpartition("-")
    if port == "nonin8500":
        return Scenario(board_scripts.nonin8500(20))
    if port == "bpm":
        return Scenario(board_scripts.bpm([830] * 20))
    if how in ("", "named", "pulled") and name in SCRIPTS:
        script = SCRIPTS[name](RR_MS, BEGAN_S)
        if how == "pulled":
            return Scenario(script)
        return Scenario(board_scripts.late(script, JITTER_S), name if how == "named" else "")
    return in_trouble()[port]


@cache
def record(port: str) -> Recording:
    """What is told of the board on this port until the time is up."""
    script, protocol = scenario_of(port)
    board = VirtualBoard(script, board_scripts.CONTEC_HELLO if port.endswith("contec9") else b"")
    source = SerialPort(port, protocol or None, VirtualCable(board))
    clock = VirtualClock()

    async def pull_and_plug() -> None:
        await clock.sleep_until(UNPLUGGED_S)
        board.is_plugged = False
        await clock.sleep_until(PLUGGED_S)
        board.received.clear()
        board.is_plugged = True

    async def read_events() -> list[SensorEvent]:
        pulling = asyncio.create_task(pull_and_plug()) if port.startswith("pulled-") else None
        events = await listen(source, clock, UNTIL_S)
        if pulling is not None:
            await pulling
        return events

    return Recording(asyncio.run(read_events()), bytes(board.received))


def off_truth_ms(events: list[SensorEvent]) -> list[float]:
    """How far each beat is from the nearest that there was."""
    return [1000.0 * min(abs(beat.t - true) for true in TRUE_T) for beat in beats_in(events)]


def off_interval_ms(events: list[SensorEvent]) -> list[float]:
    """How far each interval is from that of the beat it belongs to."""
    nearest = [int(np.argmin(np.abs(np.array(TRUE_T) - beat.t))) for beat in beats_in(events)]
    return [abs(beat.rr_ms - RR_MS[k]) for beat, k in zip(beats_in(events), nearest, strict=True)]


def source_in(events: list[SensorEvent]) -> SourceChanged:
    """The port is told at once, and then again with what was found out about the board."""
    _, source = [event for event in events if isinstance(event, SourceChanged)]
    return source


# --- each board is found and understood


@pytest.mark.parametrize("name", [*SCRIPTS, "nonin8500", "bpm"])
def test_a_board_is_found_out_by_listening(name: str) -> None:
    source = source_in(record(name).events)
    assert source.source == f"serial:{name},protocol={name}"
    assert source.t < 7.5


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_link_is_told_step_by_step(name: str) -> None:
    for port in (name, f"named-{name}"):
        assert links_in(record(port).events) == [Link.CONNECTING, Link.CONNECTED, Link.STREAMING]
        assert contacts_in(record(port).events) == [Contact.GOOD]


@pytest.mark.parametrize("name", INTERVAL_BOARDS)
def test_intervals_come_as_they_were_sent_and_beats_when_they_were(name: str) -> None:
    beats = beats_in(record(f"named-{name}").events)
    first = RR_MS.index(int(beats[0].rr_ms))
    assert first <= 1
    assert [beat.rr_ms for beat in beats] == RR_MS[first : first + len(beats)]
    assert [beat.raw for beat in beats] == RR_MS[first : first + len(beats)]
    assert TRUE_T[first + len(beats)] > UNTIL_S - 0.1
    off_ms = off_truth_ms(record(f"named-{name}").events)
    assert max(off_ms[TO_SETTLE:]) < 25.0
    assert max(off_ms) < 50.0


@pytest.mark.parametrize("name", WAVE_BOARDS)
def test_beats_are_found_in_a_wave_when_they_were(name: str) -> None:
    events = record(f"named-{name}").events
    assert len(beats_in(events)) >= 13
    assert max(off_truth_ms(events)) < 25.0
    assert max(off_interval_ms(events)) < (10.0 if name == "adc" else 4.0)


@pytest.mark.parametrize("name", SCRIPTS)
def test_beats_come_in_order_and_never_from_the_future(name: str) -> None:
    beats = beats_in(record(name).events)
    assert all(a.t < b.t for a, b in pairwise(beats))
    assert all(beat.received is not None and beat.t <= beat.received for beat in beats)
    assert len(beats) >= 8


def test_the_plotter_s_beats_are_told_once_each() -> None:
    beats = [beat.rr_ms for beat in beats_in(record("plotter").events)]
    first = RR_MS.index(int(beats[0]))
    assert beats == RR_MS[first : first + len(beats)]


@pytest.mark.parametrize("port", ["nonin8500", "bpm"])
def test_a_board_that_sends_no_intervals_is_shown_and_said_to(port: str) -> None:
    events = record(port).events
    assert not source_in(events).gives_rr
    assert [e.hr_bpm for e in events if isinstance(e, HeartRateReported)][:4] == [72.0] * 4
    assert "not the time between beats" in " ".join(sentences_in(events))
    assert not beats_in(events)


def test_the_contec_is_greeted_kept_awake_and_dismissed() -> None:
    sent = record("contec9").sent
    assert sent.startswith(board_scripts.CONTEC_HELLO)
    assert board_scripts.CONTEC_STAY in sent
    assert sent.endswith(board_scripts.CONTEC_STOP)


@pytest.mark.parametrize("name", [*SCRIPTS, "nonin8500", "bpm"])
def test_nobody_else_is_spoken_to(name: str) -> None:
    assert (name == "contec9") is bool(record(name).sent)


# --- the cable is pulled


@pytest.mark.parametrize("name", ["ibi", "contec9"])
def test_a_pulled_cable_is_told_and_the_beats_are_back_soon_after(name: str) -> None:
    events = record(f"pulled-{name}").events
    lost = next(e for e in events if isinstance(e, LinkChanged) and e.link is Link.LOST)
    assert lost.t == pytest.approx(UNPLUGGED_S, abs=0.3)
    assert "unplugged" in english_of(lost.detail)
    back = next(e for e in events if e.t > lost.t and isinstance(e, LinkChanged))
    assert back.t - PLUGGED_S < 2.0
    assert Link.UNAVAILABLE not in links_in(events)
    beats = beats_in(events)
    assert [b for b in beats if b.t < UNPLUGGED_S]
    after = [b for b in beats if b.t > PLUGGED_S]
    assert len(after) >= 5
    assert not [b for b in beats if UNPLUGGED_S + 0.1 < b.t < PLUGGED_S - 0.1]
    assert max(off_truth_ms(events)) < 25.0
    assert contacts_in(events) == [Contact.GOOD, Contact.LOST, Contact.GOOD]
    assert len([e for e in events if isinstance(e, SourceChanged)]) == 2


def test_an_unplugged_board_is_named_as_such_only_once() -> None:
    for name in ("ibi", "contec9"):
        assert len(sentences_in(record(f"pulled-{name}").events)) == 1


# --- trouble on the line


@pytest.mark.parametrize("name", ["contec", "nonin2"])
def test_one_bad_byte_in_twenty_is_no_end(name: str) -> None:
    events = record(f"flipped-{name}").events
    assert len(beats_in(events)) >= 8
    assert np.median(off_truth_ms(events)) < 25.0
    assert links_in(events)[-1] is Link.STREAMING


def test_what_is_left_of_damaged_lines_is_told_as_it_was() -> None:
    events = record("flipped-ibi").events
    sent = {float(rr) for rr in RR_MS}
    right = [beat for beat in beats_in(events) if beat.rr_ms in sent]
    assert len(right) >= 8


def test_text_goes_on_between_bursts_of_binary() -> None:
    events = record("binary-into-text").events
    sent = {float(rr) for rr in RR_MS}
    right = [beat for beat in beats_in(events) if beat.rr_ms in sent]
    assert len(right) >= 8
    assert links_in(events)[-1] is Link.STREAMING


def test_random_bytes_are_no_board() -> None:
    events = record("binary").events
    assert links_in(events) == [Link.CONNECTING, Link.CONNECTED, Link.UNAVAILABLE]
    assert "an unknown protocol" in sentences_in(events)[0]


def test_an_endless_line_is_no_board_either_and_no_burden() -> None:
    events = record("endless").events
    assert links_in(events) == [Link.CONNECTING, Link.CONNECTED, Link.UNAVAILABLE]
    assert "does not send ibi" in sentences_in(events)[0]


def test_a_silent_board_is_said_to_be_silent() -> None:
    events = record("silent").events
    assert links_in(events) == [Link.CONNECTING, Link.CONNECTED, Link.UNAVAILABLE]
    assert "sends nothing" in sentences_in(events)[0]


def test_five_seconds_of_silence_are_a_lost_link() -> None:
    events = record("falls-silent").events
    lost = next(e for e in events if isinstance(e, LinkChanged) and e.link is Link.LOST)
    assert lost.t == pytest.approx(beats_in(events)[-1].t + 5.0, abs=0.5)
    assert contacts_in(events) == [Contact.GOOD, Contact.LOST]


def test_a_lead_that_is_off_is_said_and_no_interval_reaches_across() -> None:
    events = record("lead-off").events
    assert contacts_in(events) == [Contact.GOOD, Contact.LOST, Contact.GOOD]
    assert "electrode" in " ".join(sentences_in(events))
    beats = beats_in(events)
    assert not [b for b in beats if OFF_S[0] < b.t < OFF_S[1]]
    assert [b for b in beats if b.t > OFF_S[1]]
    assert max(beat.rr_ms for beat in beats) < 1000.0


def test_a_signal_without_a_heart_in_it_is_poor_contact() -> None:
    events = record("no-beats").events
    assert contacts_in(events)[-1] is Contact.POOR
    assert "No heartbeat" in sentences_in(events)[-1]


# --- ports that cannot be opened


class Listener:
    """Keeps what each source tells, and waits for what is to come."""

    def __init__(self, sources: Mapping[str, Source], clock: SystemClock) -> None:
        self.events: dict[str, list[SensorEvent]] = {name: [] for name in sources}
        self._more = asyncio.Event()
        self._tasks = [asyncio.create_task(self._keep(n, s, clock)) for n, s in sources.items()]

    async def _keep(self, name: str, source: Source, clock: SystemClock) -> None:
        async for event in source.events(clock):
            self.events[name].append(event)
            self._more.set()

    async def until(self, is_so: Callable[[], bool]) -> None:
        try:
            async with asyncio.timeout(GIVE_UP_S):
                while not is_so():
                    self._more.clear()
                    await self._more.wait()
        except TimeoutError:
            links = {name: links_in(events) for name, events in self.events.items()}
            raise AssertionError(f"it never came; so far {links}") from None

    async def until_link(self, name: str, *links: Link) -> None:
        """Until these were the last to be told of it."""
        await self.until(lambda: links_in(self.events[name])[-len(links) :] == [*links])

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.wait(self._tasks)


def live(
    sources: Mapping[str, Source],
    clock: SystemClock,
    story: Callable[[Listener], Coroutine[None, None, None]],
) -> dict[str, list[SensorEvent]]:
    async def all_of_it() -> dict[str, list[SensorEvent]]:
        listener = Listener(sources, clock)
        try:
            await story(listener)
        finally:
            await listener.close()
        return listener.events

    return asyncio.run(all_of_it())


@needs_terminals
def test_each_refusal_is_a_sentence_and_a_freed_port_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, real_open = SystemClock(), os.open
    (tmp_path / "denied").touch()
    (tmp_path / "file").write_text("no port")

    def guarded(path: str, *rest: int) -> int:
        if str(path) == str(tmp_path / "denied"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return real_open(path, *rest)

    monkeypatch.setattr(os, "open", guarded)
    there = PtyBoard(tmp_path / "busy", clock, endless_ibi())
    ports = ("absent", "denied", "busy", "file")
    sources = {name: open_port(f"{tmp_path / name},protocol=ibi") for name in ports}
    with plugged(there):
        other = serial.Serial(str(there.path), exclusive=True)

        async def let_go(listener: Listener) -> None:
            for name in ports:
                await listener.until_link(name, Link.UNAVAILABLE)
            other.close()
            await listener.until_link("busy", Link.STREAMING)

        events = live(sources, clock, let_go)
    sent = {name: sentences_in(events[name]) for name in ports}
    assert [len(sentences) for sentences in sent.values()] == [1, 1, 1, 1]
    assert "is not there" in sent["absent"][0]
    assert "usermod -aG" in sent["denied"][0]
    assert "another program" in sent["busy"][0]
    assert "not a serial port" in sent["file"][0]
    refused = [Link.CONNECTING, Link.UNAVAILABLE]
    assert [links_in(events[name]) for name in ("absent", "denied", "file")] == [refused] * 3
    assert links_in(events["busy"]) == [*refused, Link.CONNECTED, Link.STREAMING]


def endless_ibi() -> Iterator[TimedBytes]:
    """A fast heart, so that nobody waits long; its intervals last no longer than the time they came in."""
    return (TimedBytes(0.3 * k, b"IBI=%d\n" % (280 + k % 20)) for k in range(1, 2000))


@needs_terminals
def test_a_port_of_the_system_is_read_spoken_to_pulled_and_taken_again(tmp_path: Path) -> None:
    clock = SystemClock()
    ibi = PtyBoard(tmp_path / "ibi", clock, endless_ibi())
    clip = PtyBoard(
        tmp_path / "clip",
        clock,
        board_scripts.contec9(breathing_rr(400)),
        board_scripts.CONTEC_HELLO,
    )
    sources = {
        "ibi": open_port(f"{ibi.path},protocol=ibi"),
        "clip": open_port(f"{clip.path},protocol=contec9"),
    }

    async def pull_and_plug(listener: Listener) -> None:
        for name in sources:
            await listener.until_link(name, Link.STREAMING)
        ibi.unplug()
        await listener.until_link("ibi", Link.LOST)
        ibi.plug()
        # On a busy machine the board may fall silent and be lost once more before this is seen.
        await listener.until_link("ibi", Link.CONNECTED, Link.STREAMING)

    with plugged(ibi, clip):
        events = live(sources, clock, pull_and_plug)
        for board in (ibi, clip):
            board.read_received()
    assert "unplugged" in sentences_in(events["ibi"])[0]
    raws = [beat.raw or 0 for beat in beats_in(events["ibi"])]
    assert set(raws) <= set(range(280, 300))
    assert not ibi.received
    assert clip.received.startswith(board_scripts.CONTEC_HELLO)
    assert clip.received.endswith(board_scripts.CONTEC_STOP)
    for port in sources:
        beats = beats_in(events[port])
        assert beats
        assert all(a.t < b.t for a, b in pairwise(beats))
        assert all(beat.received is not None and beat.t <= beat.received for beat in beats)


@needs_terminals
@pytest.mark.realtime
def test_beats_from_a_port_of_the_system_lie_where_they_were(tmp_path: Path) -> None:
    folder, clock = Path(mkdtemp(dir=tmp_path)), SystemClock()
    names = ("ibi", "adc", "contec")
    boards = {name: PtyBoard(folder / name, clock, SCRIPTS[name](RR_MS, BEGAN_S)) for name in names}
    sources = {name: open_port(f"{there.path},protocol={name}") for name, there in boards.items()}
    with plugged(*boards.values()):
        events = listen_to_all(sources, clock, 7.5)
    for name in names:
        assert len(beats_in(events[name])) >= 3
        assert max(off_truth_ms(events[name])[TO_SETTLE:]) < 30.0
        assert max(off_interval_ms(events[name])) < 12.0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("", "Name the port"),
        (",protocol=ibi", "Name the port"),
        ("/dev/ttyUSB0,speed=9600", "no option 'speed'"),
        ("COM3,protocol=ecg", "Unknown protocol 'ecg'"),
        ("/dev/tty\x1b[2J", "Name the port"),
    ],
)
def test_words_that_are_not_ours_are_refused(options: str, message: str) -> None:
    with refused(SourceError, match=message):
        open_port(options)


@pytest.mark.parametrize(
    "options", ["COM3", "/dev/cu.usbmodem14101", "/dev/ttyACM0,protocol=contec"]
)
def test_ports_of_all_systems_keep_their_names(options: str) -> None:
    assert open_port(options).name == f"serial:{options}"
