"""The accelerometer of a Polar strap: how the chest moves, beside the heart beats and never at their expense.

It is started only when beats come and stopped before the connection ends. If it does not work, that is
reported once and not tried again.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from bleak import BleakClient
from bleak.backends.characteristic import BleakGATTCharacteristic

from devices.ble.scanner import BLE_ERRORS
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
# 10 Hz is plenty for a breath, and an average is less noisy than every fifth sample.
SAMPLES_PER_AVERAGE: Final = 5
AVERAGE_RATE_HZ: Final = RATE_HZ / SAMPLES_PER_AVERAGE
AVERAGES_PER_REPORT: Final = 10  # once a second


class ChestSampleAverager:
    """Averages the samples, and reports the averages once a second."""

    def __init__(self) -> None:
        self._clock = SampleClock(RATE_HZ)
        self._pending: list[tuple[float, float, float]] = []
        self._reported = 0

    def add(self, samples: tuple[tuple[float, float, float], ...], t: float) -> list[ChestMoved]:
        """Add the samples (milli-g) of a frame that arrived at `t`; the reports that are complete."""
        self._clock.add_arrival(len(samples), t)
        self._pending += samples
        per_report = SAMPLES_PER_AVERAGE * AVERAGES_PER_REPORT
        reports = []
        while len(self._pending) >= per_report:
            self._reported += per_report
            reports.append(self._report(self._pending[:per_report]))
            del self._pending[:per_report]
        return reports

    def _report(self, samples: list[tuple[float, float, float]]) -> ChestMoved:
        averages = [
            (
                round(sum(x) / SAMPLES_PER_AVERAGE),
                round(sum(y) / SAMPLES_PER_AVERAGE),
                round(sum(z) / SAMPLES_PER_AVERAGE),
            )
            for x, y, z in (
                zip(*samples[i : i + SAMPLES_PER_AVERAGE], strict=True)
                for i in range(0, len(samples), SAMPLES_PER_AVERAGE)
            )
        ]
        middle_of_last = self._reported - 1 - (SAMPLES_PER_AVERAGE - 1) / 2
        return ChestMoved(
            self._clock.timestamp_sample(middle_of_last), AVERAGE_RATE_HZ, tuple(averages)
        )


async def stream_accelerometer(
    client: BleakClient, clock: Clock, emit: Callable[[ChestMoved], None], timeout_s: float
) -> None:
    """Pass the movement of the chest to `emit` until cancelled.

    Raises
    ------
    ProtocolError, BleakError, OSError, TimeoutError
        The strap has no accelerometer, or does not give it.
    """
    responses: asyncio.Queue[bytes] = asyncio.Queue()
    frames: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    def on_response(_: BleakGATTCharacteristic, payload: bytearray) -> None:
        responses.put_nowait(bytes(payload))

    def on_frame(_: BleakGATTCharacteristic, payload: bytearray) -> None:
        frames.put_nowait((clock.now(), bytes(payload)))

    async with asyncio.timeout(timeout_s):
        await client.start_notify(CONTROL_POINT, on_response)
        await client.start_notify(DATA, on_frame)
    try:
        async with asyncio.timeout(timeout_s):
            await client.write_gatt_char(CONTROL_POINT, start_acc(RATE_HZ), response=True)
            response = parse_response(await responses.get())
        await _forward_frames(response, frames, emit)
    finally:
        if client.is_connected:
            with suppress(*BLE_ERRORS):
                async with asyncio.timeout(timeout_s):
                    await client.write_gatt_char(CONTROL_POINT, stop(Kind.ACC), response=True)


async def _forward_frames(
    response: ControlPointResponse,
    frames: "asyncio.Queue[tuple[float, bytes]]",
    emit: Callable[[ChestMoved], None],
) -> None:
    if response.error is not None:
        raise ProtocolError(f"the accelerometer cannot be had: {response.error}")
    averager = ChestSampleAverager()
    while True:
        t, payload = await frames.get()
        with suppress(ProtocolError):  # one bad frame costs a second of breath, no more
            frame = parse_frame(payload, response.factor)
            for report in averager.add(frame.samples, t):
                emit(report)
