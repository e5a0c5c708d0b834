"""How the chest moves: the accelerometer of a Polar strap, beside the heart and never at its expense.

Rule: it is asked for only when beats come, it is stopped before the connection ends, and what goes wrong
with it is told once and then left alone.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from bleak import BleakClient
from bleak.backends.characteristic import BleakGATTCharacteristic

from devices.ble.scanner import TROUBLE
from devices.clock import Clock
from devices.protocols.errors import ProtocolError
from devices.protocols.polar_control_point import ControlPointResponse, parse_response
from devices.protocols.polar_pmd import (
    CONTROL_POINT,
    DATA,
    Kind,
    parse_frame,
    start_acc,
    stop,
)
from devices.timestamps import SampleClock
from trainer.events import ChestMoved

RATE_HZ: Final = 50
AVERAGED: Final = (
    5  # samples: 10 Hz are plenty for a breath, and an average is less noisy than a choice
)
REPORT_RATE_HZ: Final = RATE_HZ / AVERAGED
SAMPLES_PER_REPORT: Final = 10  # averages: once a second


class ChestSampleAverager:
    """Averages what the strap felt, and tells it once a second."""

    def __init__(self) -> None:
        self._clock = SampleClock(RATE_HZ)
        self._fresh: list[tuple[float, float, float]] = []
        self._taken = 0

    def add(self, samples: tuple[tuple[float, float, float], ...], t: float) -> list[ChestMoved]:
        """The samples of a frame that came at `t`."""
        self._clock.arrived(len(samples), t)
        self._fresh += samples
        at_once = AVERAGED * SAMPLES_PER_REPORT
        told = []
        while len(self._fresh) >= at_once:
            self._taken += at_once
            told.append(self._report(self._fresh[:at_once]))
            del self._fresh[:at_once]
        return told

    def _report(self, felt: list[tuple[float, float, float]]) -> ChestMoved:
        averages = [
            (round(sum(x) / AVERAGED), round(sum(y) / AVERAGED), round(sum(z) / AVERAGED))
            for x, y, z in (
                zip(*felt[i : i + AVERAGED], strict=True) for i in range(0, len(felt), AVERAGED)
            )
        ]
        middle_of_last = self._taken - 1 - (AVERAGED - 1) / 2
        return ChestMoved(self._clock.at(middle_of_last), REPORT_RATE_HZ, tuple(averages))


async def stream_accelerometer(
    client: BleakClient, clock: Clock, tell: Callable[[ChestMoved], None], answer_s: float
) -> None:
    """Tell of the chest until cancelled.

    Raises:
        ProtocolError, BleakError, OSError, TimeoutError: the strap has no accelerometer to give.
    """
    answers: asyncio.Queue[bytes] = asyncio.Queue()
    frames: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    def answered(_: BleakGATTCharacteristic, payload: bytearray) -> None:
        answers.put_nowait(bytes(payload))

    def arrived(_: BleakGATTCharacteristic, payload: bytearray) -> None:
        frames.put_nowait((clock.now(), bytes(payload)))

    async with asyncio.timeout(answer_s):
        await client.start_notify(CONTROL_POINT, answered)
        await client.start_notify(DATA, arrived)
    try:
        async with asyncio.timeout(answer_s):
            await client.write_gatt_char(CONTROL_POINT, start_acc(RATE_HZ), response=True)
            answer = parse_response(await answers.get())
        await _listen(answer, frames, tell)
    finally:
        if client.is_connected:
            with suppress(*TROUBLE):
                async with asyncio.timeout(answer_s):
                    await client.write_gatt_char(CONTROL_POINT, stop(Kind.ACC), response=True)


async def _listen(
    answer: ControlPointResponse,
    frames: "asyncio.Queue[tuple[float, bytes]]",
    tell: Callable[[ChestMoved], None],
) -> None:
    if answer.error is not None:
        raise ProtocolError(f"the accelerometer cannot be had: {answer.error}")
    chest = ChestSampleAverager()
    while True:
        t, payload = await frames.get()
        with suppress(ProtocolError):  # one bad frame is a second of breath, no more
            frame = parse_frame(payload, answer.factor)
            for moved in chest.add(frame.samples, t):
                tell(moved)
