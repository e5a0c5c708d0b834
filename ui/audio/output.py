"""The audio output: a stream that asks for samples when it needs them, through miniaudio.

It is imported late and is optional. Without the library or a device there is silence and one sentence.
The import (0.1 s) and the opening run in the caller's thread, not in the window's.

miniaudio calls from a thread of its own and holds Python's lock for one short block. It keeps what it
learnt about the machine until the process ends, so one output is opened for a window, not for a session.
"""

import ctypes
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import suppress
from typing import Any, Final, Protocol, TypeAlias

from trainer.errors import TrainerError
from ui.audio.synthesis import RATE_HZ, Samples
from ui.faults import FaultGuard
from ui.i18n.messages import NoLoudspeaker, SoundPackageMissing

BLOCK_MS: Final = 25
BLOCK_COUNT: Final = (
    4  # 100 ms in all: drawing a frame of the window may hold Python's lock as long
)
LATENCY_S: Final = (BLOCK_COUNT - 1) * BLOCK_MS / 1000.0
BYTES_PER_SAMPLE: Final = 4
STOP_TIMEOUT_S: Final = 0.3

Fill: TypeAlias = Callable[[int], Samples]


class AudioOutputError(TrainerError):
    """Nothing can be heard. The message says why and what to do."""


class AudioOutput(Protocol):
    @property
    def latency_s(self) -> float:
        """Time from the request for a block until its first sample is heard."""
        ...

    def play(self, fill: Fill) -> None:
        """Call `fill` for each next block, in a thread of the output. Raises AudioOutputError."""
        ...

    def close(self) -> None:
        """Stop. `fill` is not called again."""
        ...


class DeviceOutput:
    """The system's default output, 48 kHz, one channel."""

    latency_s = LATENCY_S

    def __init__(self, device: Any, trouble: type[Exception]) -> None:
        self._device, self._trouble = device, trouble
        self._ending, self._ended = threading.Event(), threading.Event()
        self._ended.set()

    def play(self, fill: Fill) -> None:
        """Begin to play what `fill` gives. Raises: AudioOutputError, when there is no audio output."""
        blocks = self._blocks(fill)
        next(blocks)
        self._ended.clear()
        try:
            self._device.start(blocks)
        except self._trouble as exc:
            raise AudioOutputError(NoLoudspeaker()) from exc

    def close(self) -> None:
        """Let the stream end by itself first: miniaudio cannot be stopped in the middle of a block."""
        self._ending.set()
        self._ended.wait(STOP_TIMEOUT_S)
        self._device.close()

    def _blocks(self, fill: Fill) -> Generator[bytes, int, None]:
        frames = yield b""
        while not self._ending.is_set():
            block = bytes(frames * BYTES_PER_SAMPLE)  # silence
            with FaultGuard("block-of-sound"):
                block = fill(frames).tobytes()
            frames = yield block
        self._ended.set()


def open_output(*, unheard: bool = False) -> DeviceOutput:
    """Open the system's default output.

    Parameters
    ----------
    unheard : bool
        Open a device that discards the samples at the same rate.

    Raises
    ------
    AudioOutputError
        The library or a device is missing.
    """
    try:
        import miniaudio
    except (ImportError, OSError) as exc:
        raise AudioOutputError(SoundPackageMissing()) from exc
    _hush_alsa()
    try:
        device = miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.FLOAT32,
            nchannels=1,
            sample_rate=RATE_HZ,
            buffersize_msec=BLOCK_MS,
            callback_periods=BLOCK_COUNT,
            backends=[miniaudio.Backend.NULL] if unheard else None,
            app_name="Outbreath",
        )
    except miniaudio.MiniaudioError as exc:
        raise AudioOutputError(NoLoudspeaker()) from exc
    if device.backend == "Null" and not unheard:  # miniaudio's choice if there is no device
        device.close()
        raise AudioOutputError(NoLoudspeaker())
    return DeviceOutput(device, miniaudio.MiniaudioError)


def _ignore(*_: object) -> None:
    """ALSA's messages: errors that matter are returned as error codes."""


_IGNORE: Final = ctypes.CFUNCTYPE(
    None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p
)(_ignore)  # kept here for as long as ALSA may call it


def _hush_alsa() -> None:
    """Silence ALSA, which writes twenty lines to the terminal for each device that is missing."""
    if sys.platform != "linux":
        return
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(_IGNORE)
