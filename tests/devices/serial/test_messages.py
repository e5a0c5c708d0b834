"""What a port's refusal is called, and which ports are shown, on systems that are not at hand here."""

import errno
import os
import threading
from pathlib import Path

import pytest
from serial import SerialException
from serial.tools import list_ports
from serial.tools.list_ports_common import ListPortInfo

from devices.serial.messages import Cp210xCable, RefusalReason, port_denied, refusal_from_error
from devices.serial.scanner import scan_ports
from ui.i18n.rendering import to_english

IN_USE = "could not open port 'COM3': PermissionError(13, 'Access is denied.', None, 5)"
ABSENT = "could not open port 'COM9': FileNotFoundError(2, 'The system cannot find ...', None, 2)"
NOT_ONE = "Could not configure port: (25, 'Inappropriate ioctl for device')"


@pytest.mark.parametrize(
    ("error", "platform", "reason"),
    [
        (SerialException(errno.ENOENT, "no"), "linux", RefusalReason.ABSENT),
        (SerialException(errno.EACCES, "no"), "linux", RefusalReason.DENIED),
        (SerialException(errno.EAGAIN, "no"), "linux", RefusalReason.BUSY),
        (SerialException(errno.EBUSY, "no"), "darwin", RefusalReason.BUSY),
        (SerialException(errno.ENOSPC, "no"), "linux", RefusalReason.OTHER),
        (SerialException(IN_USE), "win32", RefusalReason.BUSY),
        (SerialException(ABSENT), "win32", RefusalReason.ABSENT),
        (SerialException(NOT_ONE), "linux", RefusalReason.NO_PORT),
        (ValueError("what?"), "linux", RefusalReason.NO_PORT),
    ],
)
def test_every_refusal_has_a_kind_and_a_sentence(
    error: Exception, platform: str, reason: RefusalReason
) -> None:
    refused = refusal_from_error(error, "COM3", platform)
    assert refused.reason is reason
    sentence = to_english(refused.message)
    assert "COM3" in sentence
    assert sentence.endswith(".")


def test_who_may_not_open_a_port_is_told_the_group_that_may(tmp_path: Path) -> None:
    assert "usermod -aG dialout" in to_english(port_denied(str(tmp_path / "ttyUSB0"), "linux"))
    assert "usermod" not in to_english(port_denied("COM3", "win32"))


def port(
    device: str, vid: int | None = None, pid: int | None = None, name: str = ""
) -> ListPortInfo:
    info = ListPortInfo(device, skip_link_detection=True)
    info.vid, info.pid, info.product = vid, pid, name or None
    return info


def test_the_likely_ports_come_first_and_are_shown_by_a_clean_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("ttyACM0", "ttyUSB1", "ttyUSB0", "cu.Bluetooth-Incoming-Port")
    paths = {name: tmp_path / name for name in names}
    for path in paths.values():
        path.touch()
    there = [
        port(str(paths["ttyACM0"])),
        port(str(paths["ttyUSB1"]), 0xDEAD, 1, "Modem"),
        port(str(paths["ttyUSB0"]), 0x10C4, 0xEA60, "CP\x1b[2J2102" + "x" * 400),
        port(str(paths["cu.Bluetooth-Incoming-Port"])),
    ]
    monkeypatch.setattr(list_ports, "comports", lambda: there)
    sensors, obstacles = scan_ports(0.0)
    assert [f.source for f in sensors] == [
        f"serial:{paths[n]}" for n in ("ttyUSB0", "ttyUSB1", "ttyACM0")
    ]
    assert "\x1b" not in str(sensors[0].label)
    assert len(str(sensors[0].label)) < 300
    assert sensors[0].detail == Cp210xCable()
    assert obstacles == []


def test_a_port_that_may_not_be_opened_is_an_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "ttyUSB0"  # nobody may open what is not there, the one who runs all neither
    monkeypatch.setattr(list_ports, "comports", lambda: [port(str(closed), 0x2341, 0x43)])
    sensors, obstacles = scan_ports(0.0)
    assert sensors == []
    assert [o.kind for o in obstacles] == ["serial"]
    assert str(closed) in to_english(obstacles[0].message)


def test_without_any_port_it_is_looked_again_until_the_time_is_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = [[], [], [port("/dev/null", 0x2341, 0x43, "Arduino Uno")]]
    monkeypatch.setattr(list_ports, "comports", lambda: answers.pop(0))
    sensors, _ = scan_ports(5.0)
    assert [f.label for f in sensors] == ["Arduino Uno (/dev/null)"]


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no pseudo-terminals here")
@pytest.mark.parametrize(("sends", "count"), [(b"BPM: 72\r\n", 1), (b"", 0)])
def test_a_port_of_the_mainboard_is_shown_only_if_something_sends_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sends: bytes, count: int
) -> None:
    device, terminal = os.openpty()
    path = tmp_path / "ttyS0"
    path.symlink_to(os.ttyname(terminal))
    monkeypatch.setattr(list_ports, "comports", lambda: [port(str(path))])
    over = threading.Event()

    def send() -> None:
        while not over.wait(0.01):
            os.write(device, sends)

    sending = threading.Thread(target=send)
    sending.start()
    try:
        sensors, obstacles = scan_ports(60.0 if sends else 0.1)  # found at once
    finally:
        over.set()
        sending.join()
        os.close(device)
        os.close(terminal)
    assert [sensor.source for sensor in sensors] == [f"serial:{path}"] * count
    assert obstacles == []


def test_a_port_of_the_mainboard_that_may_not_be_opened_is_not_mentioned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_ports, "comports", lambda: [port(str(tmp_path / "ttyS0"))])
    assert scan_ports(0.0) == ([], [])


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no pseudo-terminals here")
def test_a_sensor_plugged_in_while_a_port_of_the_mainboard_is_listened_to_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    device, terminal = os.openpty()
    path = tmp_path / "ttyS0"
    path.symlink_to(os.ttyname(terminal))
    answers = [[port(str(path))], [port(str(path)), port("/dev/null", 0x2341, 0x43)]]
    monkeypatch.setattr(list_ports, "comports", lambda: answers.pop(0))
    try:
        sensors, _ = scan_ports(0.1)
    finally:
        os.close(device)
        os.close(terminal)
    assert [sensor.source for sensor in sensors] == ["serial:/dev/null"]
