"""Files of LabRecorder."""

import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from devices.clock import VirtualClock
from devices.lsl import outlet
from devices.lsl.outlet import Outlet
from devices.waveforms.records import find_beats
from tests.devices.lsl.fake_pylsl import Element, Lab
from tests.docs.test_code_blocks import blocks_run_by
from tests.refusals import refused
from tests.trainer.formats.vendor_files import (
    ENDS_MS,
    RR_MS,
    intervals,
    needs,
    pulses,
    read_back,
    times,
)
from trainer.errors import RecordingError
from trainer.events import Beat
from trainer.formats.reader import read_file

pytestmark = needs("pyxdf")


def chunk(tag: int, content: bytes) -> bytes:
    """A chunk as the specification of XDF draws it: length of the length, length, tag, content."""
    return b"\x04" + struct.pack("<IH", len(content) + 2, tag) + content


def stream(
    number: int, info: str, stamps: Sequence[float], rows: Sequence[Sequence[float]]
) -> bytes:
    head = chunk(
        2, struct.pack("<I", number) + f"<?xml version='1.0'?><info>{info}</info>".encode()
    )
    samples = b"".join(
        b"\x08" + struct.pack(f"<d{len(row)}d", stamp, *row)
        for stamp, row in zip(stamps, rows, strict=True)
    )
    content = struct.pack("<I", number) + b"\x04" + struct.pack("<I", len(stamps)) + samples
    offset = chunk(4, struct.pack("<Idd", number, 1000.0, 0.0))
    return head + chunk(3, content) + offset + chunk(6, struct.pack("<I", number) + b"<info/>")


def xdf(*streams: bytes) -> bytes:
    date = b"<?xml version='1.0'?><info><version>1.0</version><datetime>2026-04-24T14:10:16+0200</datetime></info>"
    return b"XDF:" + chunk(1, date) + b"".join(streams)


def info(name: str, kind: str, labels: Sequence[tuple[str, str]], rate_hz: float = 0.0) -> str:
    channels = "".join(
        f"<channel><label>{label}</label><unit>{unit}</unit></channel>" for label, unit in labels
    )
    return (
        f"<name>{name}</name><type>{kind}</type><channel_count>{max(1, len(labels))}</channel_count>"
        f"<nominal_srate>{rate_hz}</nominal_srate><channel_format>double64</channel_format>"
        f"<desc><channels>{channels}</channels></desc>"
    )


def described(element: Element) -> str:
    """A description of a stream as XML, as liblsl writes it."""
    inner = "".join(f"<{name}>{value}</{name}>" for name, value in element.values.items())
    inner += "".join(map(described, element.children))
    return f"<{element.name}>{inner}</{element.name}>"


def test_what_our_outlet_sends_and_a_recorder_keeps_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lab = Lab()
    monkeypatch.setattr(outlet, "load_pylsl", lambda: lab)
    sender = Outlet(VirtualClock())
    for end, rr in zip(ENDS_MS, RR_MS, strict=True):
        sender.push_beat(end / 1000, rr + 0.25)
        sender.push_marker(end / 1000, "mark")
    parts = []
    for number, (name, sent) in enumerate(lab.streams.items(), start=1):
        rows = [(x, t) for n, x, t in lab.pushed if n == name]
        if name.endswith("markers"):
            continue
        head = (
            f"<name>{name}</name><type>{sent.info.type()}</type>"
            f"<channel_count>{sent.info.channel_count()}</channel_count>"
            f"<nominal_srate>0</nominal_srate><channel_format>double64</channel_format>"
            f"{described(sent.info.desc())}"
        )
        parts.append(stream(number, head, [1000 + t for _, t in rows], [x for x, _ in rows]))
    result = read_back(tmp_path, xdf(*parts))
    assert intervals(result) == [rr + 0.25 for rr in RR_MS]
    steps = np.diff(times(result))
    assert steps == pytest.approx(np.array(RR_MS[1:]) / 1000, abs=1e-5)
    assert (result.kind, result.unit, result.reading) == ("XDF", "ms", "rr")
    assert result.recording.started is not None


def test_the_example_in_the_page_reads_our_streams(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (block,) = blocks_run_by(__file__)
    head = info("Outbreath beats", "RR", [("RR", "ms")])
    rows = [(rr,) for rr in RR_MS]
    stamps = [100.0 + end / 1000 for end in ENDS_MS]
    (tmp_path / "lab.xdf").write_bytes(xdf(stream(1, head, stamps, rows)))
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(compile(block.code, "lab-streaming-layer.md", "exec"), names)
    assert names["rr_ms"].tolist() == list(RR_MS)
    assert names["when_s"].size == len(RR_MS)


def test_intervals_in_seconds_among_other_channels_are_found(tmp_path: Path) -> None:
    rows = [(72.0, rr / 1000) for rr in RR_MS]
    head = info("Watch", "Physio", [("HR", "bpm"), ("RR", "s")])
    result = read_back(tmp_path, xdf(stream(1, head, [e / 1000 for e in ENDS_MS], rows)))
    assert intervals(result) == pytest.approx(list(RR_MS))
    assert times(result) == pytest.approx([end / 1000 for end in ENDS_MS])


def test_the_first_interval_begins_the_recording_whenever_it_was_sent(tmp_path: Path) -> None:
    head = info("Watch", "RR", [("RR", "ms")])
    for began_s in (0.0, 1000.0, 1.7e9):
        rr_ms = RR_MS[::-1]
        ends = np.cumsum(rr_ms) / 1000
        result = read_back(
            tmp_path, xdf(stream(1, head, (began_s + ends).tolist(), [(float(x),) for x in rr_ms]))
        )
        assert times(result) == pytest.approx(ends, abs=1e-6)
        assert intervals(result) == list(rr_ms)


def test_stamps_of_packets_are_not_those_of_the_beats(tmp_path: Path) -> None:
    """Up to two hundredths of a second, in the median, they are."""
    head = info("Watch", "RR", [("RR", "ms")])
    rows = [(float(rr),) for rr in RR_MS]
    for late_s, is_exact in ((0.019, True), (0.021, False)):
        stamps = [end / 1000 + late_s * (n % 2) for n, end in enumerate(ENDS_MS)]
        t = times(read_back(tmp_path, xdf(stream(1, head, stamps, rows))))
        beats = stamps if is_exact else [end / 1000 for end in ENDS_MS]
        assert t == pytest.approx(beats, abs=1e-6)


def test_the_beats_of_an_ecg_are_found(tmp_path: Path) -> None:
    wave = pulses(250, 0.8, 30.0)
    head = info("BITalino", "ECG", [("ECG", "mV")], 250.0)
    content = xdf(stream(1, head, [100 + i / 250 for i in range(len(wave))], [(v,) for v in wave]))
    path = tmp_path / "lab.xdf"
    path.write_bytes(content)
    rr_ms = [
        e.rr_ms
        for e in read_file(path, find_beats=find_beats).recording.events
        if isinstance(e, Beat)
    ]
    assert np.median(rr_ms) == pytest.approx(800, abs=4)


def test_a_file_without_a_heart_is_named(tmp_path: Path) -> None:
    head = info("Brain", "EEG", [("Cz", "uV")], 250.0)
    with refused(RecordingError, match="XDF format without RR intervals"):
        read_back(tmp_path, xdf(stream(1, head, [1.0, 1.1], [(1.0,), (2.0,)])))


GOOD = xdf(
    stream(1, info("S", "RR", [("RR", "ms")]), [e / 1000 for e in ENDS_MS], [(rr,) for rr in RR_MS])
)
DAMAGED = {
    "a length beyond the end": b"XDF:" + b"\x08" + struct.pack("<QH", 1 << 60, 1) + b"abc",
    "more samples than bytes": GOOD.replace(b"\x04" + struct.pack("<I", 10) + b"\x08", b"\x04" + struct.pack("<I", 1 << 31) + b"\x08"),
    "more channels than bytes": GOOD.replace(b"<channel_count>1<", b"<channel_count>99999999<"),
    "an entity": GOOD.replace(b"<?xml version='1.0'?><info><name>", b"<!DOCTYPE a [<!ENTITY b 'b'>]><info><name>"),
    "cut off within its samples": GOOD[: GOOD.index(b"\x08" + struct.pack("<d", ENDS_MS[3] / 1000))],
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGED)
def test_a_hostile_file_ends_in_one_sentence(tmp_path: Path, name: str) -> None:
    assert DAMAGED[name] != GOOD
    with refused(RecordingError, match="XDF format but is damaged"):
        read_back(tmp_path, DAMAGED[name])


def test_a_file_without_a_stream_has_no_heart(tmp_path: Path) -> None:
    with refused(RecordingError, match="XDF format without RR intervals"):
        read_back(tmp_path, b"XDF:")
