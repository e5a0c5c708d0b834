"""Files in a format that a plug-in reads."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import numpy as np

from trainer.errors import RecordingError
from trainer.formats.source_file import Contents, FileFormat, SourceFile, VendorSignal
from trainer.formats.tables.clocks import format_start, parse_iso
from trainer.formats.tables.reading import ReadAs
from trainer.formats.tables.signal import Signal, check_signal
from trainer.formats.tables.units import FloatArray
from trainer.formats.vendor_series import VendorSeries
from trainer.messages import Message
from trainer.plugins import notices
from trainer.plugins.discovery import (
    PLUGIN_FAULTS,
    Plugin,
    broken_plugins,
    contained,
    load_plugins,
)
from trainer.plugins.errors import PluginError, describe_error, to_line
from trainer.plugins.formats import (
    FORMAT_PLUGINS,
    FormatPlugin,
    RecordedIntervals,
    RecordedWave,
)
from trainer.plugins.messages import PluginRaised, PluginResultUnusable

MAX_FILE_BYTES: Final = 256_000_000
WAVES: Final = {"ecg": ReadAs.ECG, "pulse": ReadAs.PPG}


def find_plugin_format(source: SourceFile) -> FileFormat | None:
    """Return the format of the first plug-in that knows the file; None where none does.

    A plug-in that cannot be loaded, or raises, knows no file, and it is noted why.
    """
    for broken in broken_plugins(FORMAT_PLUGINS):
        notices.note(broken.reason)
    formats = (_match(plugin, source) for plugin in load_plugins(FORMAT_PLUGINS))
    return next((each for each in formats if each is not None), None)


def _match(plugin: Plugin[FormatPlugin], source: SourceFile) -> FileFormat | None:
    """The plug-in as one of the formats; its name says from which package it is. None: it is another."""
    try:
        with contained():
            if not plugin.implementation.is_match(source.first):
                return None
            label = to_line(plugin.implementation.label)
    except PLUGIN_FAULTS as exc:
        notices.note(_describe_fault(plugin, exc))
        return None
    program = f"{label} ({plugin.origin.package})"
    return FileFormat(program, lambda _: True, partial(_read, plugin, program), MAX_FILE_BYTES)


def _read(plugin: Plugin[FormatPlugin], program: str, source: SourceFile) -> Contents:
    try:
        with contained():
            contents = plugin.implementation.read(source.path)
            return _check_contents(plugin, program, contents)
    except (PluginError, RecordingError) as exc:
        raise RecordingError(exc.message) from exc
    except PLUGIN_FAULTS as exc:
        raise RecordingError(_describe_fault(plugin, exc)) from exc


def _describe_fault(plugin: Plugin[FormatPlugin], error: BaseException) -> Message:
    return PluginRaised(plugin.origin.name, plugin.origin.package, describe_error(error))


def _check_contents(plugin: Plugin[FormatPlugin], program: str, contents: object) -> Contents:
    """What the plug-in returned, as a reader of ours returns it: its numbers are not trusted."""
    unusable = RecordingError(PluginResultUnusable(plugin.origin.name, plugin.origin.package))
    try:
        if isinstance(contents, RecordedIntervals):
            return _to_series(program, contents)
        if isinstance(contents, RecordedWave):
            return _to_signal(program, contents)
    except (ValueError, TypeError, KeyError) as exc:
        raise unusable from exc
    raise unusable


def _to_series(program: str, contents: RecordedIntervals) -> VendorSeries:
    """Raises: ValueError, TypeError, where it does not hold together."""
    rr_ms = _to_array(contents.rr_ms)
    t = None if contents.t_s is None else _to_array(contents.t_s)
    if t is not None and t.shape != rr_ms.shape:
        raise ValueError(t.shape)
    is_known = np.isfinite(rr_ms) & np.isfinite(rr_ms if t is None else t)
    if not is_known.all():
        raise ValueError("not finite")
    resolution = contents.resolution_ms
    if resolution is not None and not 0.0 < resolution < np.inf:
        raise ValueError(resolution)
    started = _check_moment(contents.started)
    return VendorSeries(program, rr_ms, t, "ms", started=started, resolution_ms=resolution)


def _to_signal(program: str, contents: RecordedWave) -> VendorSignal:
    """Raises: ValueError, TypeError, KeyError, where it does not hold together."""
    samples, rate_hz = _to_array(contents.samples), float(contents.rate_hz)
    check_signal(rate_hz, samples.size)
    known = np.flatnonzero(np.isfinite(samples))
    if not known.size:
        raise ValueError("no samples")
    missing = np.diff(known, prepend=-1) - 1
    wave = WAVES[contents.wave]
    signal = Signal(samples[known], missing, rate_hz, wave, contents.wave)
    return VendorSignal(program, signal, started=_check_moment(contents.started))


def _to_array(numbers: Sequence[float]) -> FloatArray:
    array: FloatArray = np.array(numbers, dtype=np.float64)
    if array.ndim != 1:
        raise ValueError(array.shape)
    return array


def _check_moment(text: str | None) -> str | None:
    """The moment with its zone; one without is of the place where it is read."""
    if text is None:
        return None
    moment = parse_iso(text)
    if moment is None:
        raise ValueError(text)
    seconds, has_zone = moment
    return format_start(seconds, has_zone=has_zone, zone_of=text)
