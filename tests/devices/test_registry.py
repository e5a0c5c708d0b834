"""Every source is opened by its name; every sensor that is there is found, whatever is in the way."""

import asyncio
import threading

import pytest

from devices.ble import strap
from devices.ble.messages import HeartRateOverBluetooth
from devices.registry import find_sensors, open_source, source_kind
from devices.serial import scanner
from devices.serial.messages import PortDenied
from devices.source import DiscoveredSensor, Obstacle, SourceError
from tests.refusals import sentence_of

STRAP = DiscoveredSensor("ble:AA", "Polar H10", HeartRateOverBluetooth(), -50)
DENIED = Obstacle("serial", PortDenied("/dev/ttyUSB0"))


def test_a_name_says_its_kind() -> None:
    assert source_kind("ble:AA:BB") == "ble"
    assert source_kind("none") == "none"


@pytest.mark.parametrize("name", ["ble:AA:BB:CC:DD:EE:FF", "serial:/dev/ttyUSB0", "none"])
def test_opening_touches_no_sensor_yet(name: str) -> None:
    assert open_source(name, lambda: None).name == name


@pytest.mark.parametrize("name", ["", "ble", "ble:", "serial:", "moon:1", "lsl:", "ble:x,y=z"])
def test_a_name_that_means_nothing_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(SourceError) as refusal:
        open_source(name, lambda: None)
    assert sentence_of(refusal.value).endswith(".")


@pytest.mark.parametrize(
    "name", ["/x\x00y", "/\ud800", "~nobody_with_this_name/x", "/" + 9_000 * "x", "/\x1b[31m\n"]
)
def test_a_recording_that_no_file_can_be_called_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(SourceError) as refusal:
        open_source(f"replay:{name}", lambda: None)
    message = sentence_of(refusal.value)
    assert message.endswith(".")
    assert message.isprintable()


def test_what_one_search_finds_another_does_not_hide(monkeypatch: pytest.MonkeyPatch) -> None:
    async def straps(seconds: float) -> tuple[list[DiscoveredSensor], list[Obstacle]]:
        return [STRAP], []

    def ports(
        seconds: float, stop: threading.Event
    ) -> tuple[list[DiscoveredSensor], list[Obstacle]]:
        return [], [DENIED]

    monkeypatch.setattr(strap, "scan", straps)
    monkeypatch.setattr(scanner, "scan_ports", ports)
    monkeypatch.setattr("devices.registry.find_spec", lambda name: None)
    assert asyncio.run(find_sensors(0.1)) == ([STRAP], [DENIED])
