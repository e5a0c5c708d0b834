"""Hearts on the lab's network: streams in a time of their own, and one pair of real ones of liblsl."""

import asyncio
import configparser
import csv
import importlib.util
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.clock import Clock, SystemClock, VirtualClock
from devices.lsl import inlet, outlet, reader
from devices.lsl.outlet import MARKERS, PACER_HZ, PHASES, Outlet, publish_pacer
from devices.lsl.stream_info import (
    Channel,
    Content,
    RepeatFilter,
    StreamDescription,
    choose_channel,
    to_count,
    to_interval_ms,
)
from devices.source import SourceError
from tests.devices.boards.event_collection import beats_in, contacts_in, links_in, sentences_in
from tests.devices.boards.synthetic_heart import beat_times, breathing_rr, ecg, pulse, sample_times
from tests.devices.lsl.fake_pylsl import Lab, Push
from tests.docs.test_code_blocks import blocks_run_by
from tests.refusals import english_of, refused
from trainer.events import (
    Beat,
    Begin,
    Contact,
    Event,
    Link,
    LinkChanged,
    MomentMarked,
    NoteWritten,
    SensorEvent,
    SourceChanged,
)
from trainer.messages import LegacyText
from trainer.pacing import BreathPattern, Pacer

needs_pylsl = pytest.mark.skipif(
    importlib.util.find_spec("pylsl") is None, reason="pylsl is not installed: pip install pylsl"
)

PAGE = Path(__file__).parents[3] / "resources" / "docs" / "lab-streaming-layer.md"
PATIENCE_S = 60.0  # of the machine; nothing is measured by it, and who waits in vain fails
UNTIL_S = 10.0
RR_MS = breathing_rr(14, mean_ms=640.0)
BEGAN_S = 0.9
TRUE_T = beat_times(RR_MS, BEGAN_S)
GONE_S, BACK_S = 2.6, 5.0
INTERVALS = [Push(t, [float(rr)]) for t, rr in zip(TRUE_T, RR_MS, strict=True)]


class LabClock:
    """Shows the time of the lab. Nobody waits for it."""

    def __init__(self, lab: Lab) -> None:
        self._lab = lab

    def now(self) -> float:
        return self._lab.now

    async def sleep_until(self, t: float) -> None:
        raise AssertionError("a reader of a stream waits for the stream alone")


@pytest.fixture
def lab(monkeypatch: pytest.MonkeyPatch) -> Lab:
    lab = Lab()
    for module in (inlet, reader, outlet):
        monkeypatch.setattr(module, "load_pylsl", lambda: lab)
    return lab


def read_stream(
    name: str, clock: Clock, is_enough: Callable[[list[SensorEvent]], bool]
) -> list[SensorEvent]:
    """The events of a stream until they are enough. Fails if they never are."""

    async def listen() -> list[SensorEvent]:
        events: list[SensorEvent] = []
        async with asyncio.timeout(PATIENCE_S), aclosing(inlet.open_inlet(name).events(clock)) as stream:  # fmt: skip
            async for event in stream:
                events.append(event)
                if is_enough(events):
                    break
        return events

    return asyncio.run(listen())


def all_of(lab: Lab, name: str) -> list[SensorEvent]:
    """The events of a stream from its first sample to its last."""

    async def listen() -> list[SensorEvent]:
        events: list[SensorEvent] = []

        async def collect() -> None:
            async with aclosing(inlet.open_inlet(name).events(LabClock(lab))) as stream:
                async for event in stream:
                    events.append(event)  # noqa: PERF401, keep what came before the end

        collecting = asyncio.create_task(collect())
        assert await asyncio.to_thread(lab.over.wait, PATIENCE_S), "it was not heard to its end"
        for _ in range(50):  # what lies in the inbox is taken out
            await asyncio.sleep(0)
        collecting.cancel()
        await asyncio.gather(collecting, return_exceptions=True)
        return events

    return asyncio.run(listen())


def link_was(link: Link) -> Callable[[list[SensorEvent]], bool]:
    return lambda events: link in links_in(events)


def off_truth_ms(beats: Sequence[Beat]) -> list[float]:
    return [1000.0 * min(abs(beat.t - true) for true in TRUE_T) for beat in beats]


@pytest.mark.parametrize(("label", "unit", "in_unit"), [("", "", 1.0), ("RR interval", "s", 1000.0)])  # fmt: skip
def test_intervals_come_in_ms_whatever_their_unit(
    lab: Lab, label: str, unit: str, in_unit: float
) -> None:
    stream = lab.add("Strap", "Physio" if label else "RR", label=label, unit=unit)
    stream.pushes = [Push(push.t, [push.sample[0] / in_unit]) for push in INTERVALS]
    events = all_of(lab, "Strap")
    assert links_in(events) == [Link.SEARCHING, Link.CONNECTED, Link.STREAMING]
    assert contacts_in(events) == [Contact.GOOD]
    beats = beats_in(events)
    assert [beat.rr_ms for beat in beats] == pytest.approx(RR_MS)
    assert [beat.t for beat in beats] == pytest.approx(TRUE_T, abs=0.001)
    assert [e.source for e in events if isinstance(e, SourceChanged)] == ["lsl:Strap"]
    assert lab.asked[0] == 'name="Strap"'


def test_an_interval_that_is_repeated_at_a_fixed_rate_is_one_beat(lab: Lab) -> None:
    grid = sample_times(UNTIL_S, 20.0, BEGAN_S)
    last = np.searchsorted(TRUE_T, grid, side="right") - 1
    lab.add("Grid", "Physio", 20.0, "rr_ms", "ms").pushes = [
        Push(t, [float(RR_MS[k]) if k >= 0 else float("nan")])
        for t, k in zip(grid.tolist(), last.tolist(), strict=True)
    ]
    rr = [beat.rr_ms for beat in beats_in(all_of(lab, "Grid"))]
    assert rr == RR_MS[1 : 1 + len(rr)]  # of the first one nobody knows when it came
    assert len(rr) == len(RR_MS) - 1


@pytest.mark.parametrize(
    ("name", "kind", "rate_hz", "wave"),
    [("Lead", "ECG", 250.0, ecg), ("Finger", "PPG", 64.0, pulse)],
)
def test_beats_are_found_in_the_waves_of_the_lab(
    lab: Lab, name: str, kind: str, rate_hz: float, wave: Callable[..., Any]
) -> None:
    t = sample_times(UNTIL_S, rate_hz, 0.5)
    millivolts = wave(t, TRUE_T, 1000, 0) / 1000.0
    lab.add(name, kind, rate_hz).pushes = [
        Push(a, [b]) for a, b in zip(t.tolist(), millivolts.tolist(), strict=True)
    ]
    beats = beats_in(all_of(lab, name))
    assert len(beats) >= 9
    assert max(off_truth_ms(beats)) < 25.0


@pytest.mark.parametrize("breaks_off", [False, True])
def test_a_stream_that_ends_and_begins_again_is_heard_again_by_itself(
    lab: Lab, breaks_off: bool
) -> None:
    stream = lab.add("Comes", "RR")
    stream.gone, stream.breaks_off = (GONE_S, BACK_S), breaks_off
    stream.pushes = [push for push in INTERVALS if not GONE_S < push.t < BACK_S]
    events = all_of(lab, "Comes")
    beats = beats_in(events)
    assert [b.rr_ms for b in beats] == [push.sample[0] for push in stream.pushes]
    assert [b.t for b in beats] == pytest.approx([push.t for push in stream.pushes], abs=0.001)
    lost = [Link.LOST, Link.CONNECTED, Link.STREAMING] if breaks_off else []
    assert links_in(events) == [Link.SEARCHING, Link.CONNECTED, Link.STREAMING, *lost]


def test_a_stream_that_falls_silent_is_said_so_and_heard_again(lab: Lab) -> None:
    late = [Push(t + 7.0, [float(rr)]) for t, rr in zip(TRUE_T[7:], RR_MS[7:], strict=True)]
    lab.add("Strap", "RR").pushes = [*INTERVALS[:7], *late]
    events = all_of(lab, "Strap")
    assert links_in(events)[3:] == [Link.LOST, Link.CONNECTED, Link.STREAMING]
    assert "The stream Strap has stopped" in sentences_in(events)[0]
    (lost,) = [e for e in events if isinstance(e, LinkChanged) and e.link is Link.LOST]
    assert lost.t == pytest.approx(TRUE_T[6] + 5.0, abs=0.3)
    assert len(beats_in(events)) == len(RR_MS)


def test_a_stream_in_which_no_heart_is_seen_is_said_so(lab: Lab) -> None:
    flat = [Push(t, [0.0]) for t in sample_times(UNTIL_S, 250.0).tolist()]
    lab.add("Lead", "ECG", 250.0).pushes = flat
    events = all_of(lab, "Lead")
    assert beats_in(events) == []
    assert contacts_in(events) == [Contact.POOR]
    assert "No heartbeat in the sensor's signal" in sentences_in(events)[0]


@pytest.mark.parametrize(("name", "text"), [("Brain", "contains no RR intervals and no steady"), ("Nobody", "No stream Nobody")])  # fmt: skip
def test_a_stream_without_a_heart_and_one_that_is_not_there_are_said_so(
    lab: Lab, name: str, text: str
) -> None:
    lab.add("Brain", "EEG", 250.0)
    events = read_stream(name, LabClock(lab), link_was(Link.UNAVAILABLE))
    assert links_in(events) == [Link.SEARCHING, Link.UNAVAILABLE]
    assert text in sentences_in(events)[0]


def test_a_session_is_told_to_the_lab_and_no_word_of_the_person(lab: Lab) -> None:
    clock = VirtualClock()
    outlet = Outlet(clock)
    assert lab.streams["Outbreath beats"].info.get_channel_units() == ["ms"]
    pacer = Pacer(BreathPattern.parse("4-0-6-0"), began=-1.0)
    sent: list[Event] = [
        Begin(0.5),
        Beat(1.25, 812.5),
        NoteWritten(2.0, "mine alone"),
        MomentMarked(3.0),
        LinkChanged(3.5, Link.LOST, LegacyText("/dev/ttyUSB0 was unplugged")),
    ]

    async def send() -> None:
        for event in sent:
            outlet.push_event(event)
        pacing = asyncio.create_task(publish_pacer(outlet, lambda: pacer, clock))
        await clock.sleep_until(0.52)
        pacing.cancel()

    asyncio.run(send())
    events = {
        name: [(x, round(t, 6)) for n, x, t in lab.pushed if n == name] for name in lab.streams
    }
    assert events["Outbreath beats"] == [([812.5], 1.25)]
    assert events["Outbreath markers"] == [(["begin"], 0.5), (["mark"], 3.0), (["link lost"], 3.5)]
    points = events["Outbreath pacer"]
    assert [t for _, t in points] == pytest.approx([step / 20 for step in range(11)])
    for (fullness, phase), t in points:
        assert fullness == pytest.approx(pacer.at(t).fullness)
        assert PHASES[int(phase)] == pacer.at(t).phase


def test_the_page_for_the_lab_names_every_stream_marker_and_phase(lab: Lab) -> None:
    page = PAGE.read_text(encoding="utf-8")
    Outlet(VirtualClock())
    for name, stream in lab.streams.items():
        if name.startswith("Outbreath"):
            assert f"| `{name}` | `{stream.info.type()}` |" in page
    for text in MARKERS.values():
        assert f"`{text}`" in page
    assert ", ".join(f"{i} {phase}" for i, phase in enumerate(PHASES)) in page
    assert f"{PACER_HZ:.0f} times a second" in page


def test_a_recorder_that_waits_for_streams_by_the_words_of_the_page_finds_them(lab: Lab) -> None:
    """LabRecorder names a stream by its name and the computer in brackets."""
    (block,) = blocks_run_by(__file__)
    configuration = configparser.ConfigParser(interpolation=None)
    configuration.read_string(f"[LabRecorder]\n{block.code}")
    (required,) = csv.reader([configuration["LabRecorder"]["RequiredStreams"]])
    Outlet(VirtualClock())
    assert required == [f"{name} (HOSTNAME)" for name in lab.streams if "Outbreath" in name]


def test_the_streams_that_hold_a_heart_are_found_and_our_own_are_not(lab: Lab) -> None:
    lab.add("Strap", "RR")
    lab.add("Watch", "Physio", label="RR interval", unit="s")
    lab.add("Brain", "EEG", 250.0)
    Outlet(VirtualClock())
    at_once = threading.Event()
    at_once.set()
    sensors, obstacles = inlet.scan_streams(0.6, at_once)
    assert [(sensor.source, sensor.label) for sensor in sensors] == [
        ("lsl:Strap", "Strap"),
        ("lsl:Watch", "Watch"),
    ]
    assert obstacles == []


# --- real streams of liblsl


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nobody outside hears us, and we hear nobody. liblsl reads the file at its first call."""
    config = tmp_path_factory.mktemp("lsl") / "lsl_api.cfg"
    config.write_text(
        f"[lab]\nSessionID = outbreath-{uuid4().hex}\n[multicast]\nResolveScope = machine\n"
        "[log]\nlevel = -3\n"
    )
    os.environ["LSLAPICFG"] = str(config)
    yield
    del os.environ["LSLAPICFG"]


@needs_pylsl
@pytest.mark.realtime
@pytest.mark.xdist_group("lsl")
def test_what_one_program_sends_another_hears_over_the_real_network(network: None) -> None:
    """Sent until it is heard: how long that takes says nothing, and that it never is fails."""
    import pylsl  # type: ignore[import-untyped]

    clock, over = SystemClock(), threading.Event()
    strap = pylsl.StreamOutlet(
        pylsl.StreamInfo("Strap", "RR", 1, 0.0, pylsl.cf_double64, "id-strap")
    )
    outlet = Outlet(clock)

    def send() -> None:
        n = 0
        while not over.wait(0.05):
            strap.push_sample([700.0 + n % 50], pylsl.local_clock())
            outlet.push_event(Beat(clock.now(), 812.5))
            n += 1

    sending = threading.Thread(target=send)
    sending.start()
    try:
        events = read_stream("Strap", clock, lambda events: len(beats_in(events)) >= 3)
        ours = read_stream("Outbreath beats", clock, lambda events: len(beats_in(events)) >= 1)
        sensors, obstacles = inlet.scan_streams(2.0)
    finally:
        over.set()
        sending.join()
    rr = [beat.rr_ms for beat in beats_in(events)]
    assert rr == [rr[0] + k for k in range(3)] or rr[0] > 747.0
    assert {beat.rr_ms for beat in beats_in(ours)} == {812.5}
    assert [sensor.source for sensor in sensors] == ["lsl:Strap"]
    assert obstacles == []


# --- what is asked for


def test_without_pylsl_one_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pylsl", None)
    with refused(SourceError, match="pip install"):
        inlet.open_inlet("Strap")
    with refused(SourceError, match="pip install"):
        Outlet(SystemClock())
    sensors, obstacles = inlet.scan_streams(0.1)
    assert sensors == []
    assert "pip install" in english_of(obstacles[0].message)


@needs_pylsl
@pytest.mark.parametrize("text", ["", "  ", 'a"b', "a\x1bb", "x" * 201])
def test_what_can_be_no_name_is_refused(text: str) -> None:
    with refused(SourceError, match="Name the stream"):
        inlet.open_inlet(text)


# --- what a stream holds


@pytest.mark.parametrize(
    ("name", "kind", "channel", "rate_hz", "expected"),
    [
        ("Polar H10", "RR", Channel(), 0.0, StreamDescription(0, Content.INTERVALS)),
        (
            "Polar",
            "Physio",
            Channel("rr_ms", unit="ms"),
            0.0,
            StreamDescription(0, Content.INTERVALS, 1.0),
        ),
        (
            "Polar",
            "",
            Channel("IBI", unit="seconds"),
            4.0,
            StreamDescription(0, Content.INTERVALS, 1000.0),
        ),
        ("PolarBand RRinterval", "", Channel("x"), 0.0, StreamDescription(0, Content.INTERVALS)),
        ("OpenBCI", "EXG", Channel("EKG", "", "uV"), 250.0, StreamDescription(0, Content.ECG)),
        ("BITalino", "ECG", Channel(), 0.0, None),
        ("Pleth", "", Channel("", "PPG"), 64.0, StreamDescription(0, Content.PULSE)),
        ("Corrected", "EEG", Channel("arrow"), 250.0, None),
    ],
)
def test_a_stream_is_known_by_its_words(
    name: str, kind: str, channel: Channel, rate_hz: float, expected: StreamDescription | None
) -> None:
    assert choose_channel(name, kind, [channel], rate_hz) == expected


def test_intervals_are_preferred_to_waves_in_one_stream() -> None:
    channels = [Channel("ECG"), Channel("PPG"), Channel("RR", unit="ms")]
    assert choose_channel("all", "Physio", channels, 100.0) == StreamDescription(
        2, Content.INTERVALS, 1.0
    )


@given(st.floats(), st.sampled_from([None, 1.0, 1000.0]))
def test_any_number_is_an_interval_that_can_be_or_none(value: float, unit_ms: float | None) -> None:
    rr_ms = to_interval_ms(value, unit_ms)
    assert rr_ms is None or 100.0 <= rr_ms <= 10_000.0
    assert to_count(value) is None or isinstance(to_count(value), int)


@given(st.lists(st.sampled_from([700.0, 810.0, 940.0]), min_size=2, max_size=40))
def test_of_repeated_intervals_each_beat_is_told_once(rr_ms: list[float]) -> None:
    beats, repeats = beat_times([int(rr) for rr in rr_ms]), RepeatFilter()
    result = []
    for t in np.arange(beats[0], beats[-1] + 1.5, 0.05).tolist():
        k = min(int(np.searchsorted(beats, t, side="right")) - 1, len(beats) - 1)
        if repeats.is_new(rr_ms[max(k, 0)], t):
            result.append(rr_ms[max(k, 0)])
    assert abs(len(result) - (len(rr_ms) - 1)) <= 2
