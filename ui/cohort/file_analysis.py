"""One file from its path to its figures: what `outbreath analyze` and a cohort do with each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path
from typing import NamedTuple

from devices.waveforms.records import find_beats
from trainer.errors import RecordingError
from trainer.files.messages import InFile
from trainer.files.text_file import to_printable
from trainer.formats.analysis_json import analysis_to_json
from trainer.formats.csv_pacer_import import complete_with_pacer
from trainer.formats.messages import NoBeatsInRates
from trainer.formats.reader import ImportedRecording, read_whole_file
from trainer.formats.tables.reading import NO_CHOICE, ReadingChoice
from trainer.hrv.frequency_domain import Method
from trainer.hrv.tachogram import arrays_of
from trainer.session.messages import NoBeatsRecorded
from trainer.session.record_analysis import RecordAnalysis, analyze_recording
from trainer.session.windows import Window, list_windows
from ui.i18n.rendering import to_english


@dataclass(frozen=True, slots=True)
class AnalysisOptions:
    """What is computed of a file, and how it is read.

    Parameters
    ----------
    start_s, stop_s : float
        The part that is analysed, on the clock of the recording, s.
    window_s : float or None
        The length of the windows that are analysed each by itself, s; None: the whole recording.
    correct : bool
        False: the intervals are measured as they came.
    method : {"welch", "kubios"}
        How the spectrum is estimated.
    choice : ReadingChoice
        What a person said of the files.
    plugin_figures : tuple of str
        The keys of the figures of plug-ins that the table has.
    """

    start_s: float = -inf
    stop_s: float = inf
    window_s: float | None = None
    correct: bool = True
    method: Method = "welch"
    choice: ReadingChoice = NO_CHOICE
    plugin_figures: tuple[str, ...] = ()


class FileAnalysis(NamedTuple):
    """A file, how it was read, and its figures or those of one of its windows."""

    path: Path
    imported: ImportedRecording
    analysis: RecordAnalysis
    window: Window | None = None

    def to_json(self) -> dict[str, object]:
        """What `analyze --json` prints."""
        return analysis_to_json(str(self.path), self.imported, self.analysis, to_english)

    def without_events(self) -> "FileAnalysis":
        """The same without the events of the recording, for another process: it asks for none."""
        recording = replace(self.imported.recording, events=())
        return self._replace(imported=replace(self.imported, recording=recording))


def analyze_file(path: Path, options: AnalysisOptions) -> FileAnalysis:
    """Read a file, and compute the figures of its recording.

    Raises
    ------
    RecordingError
        It holds no recording, or no beats in that part.
    """
    imported = _read_beats(path, options)
    return FileAnalysis(
        path, imported, _analyze(imported, options, options.start_s, options.stop_s)
    )


def analyze_windows(path: Path, options: AnalysisOptions) -> Iterator[FileAnalysis]:
    """Analyze each window that holds beats, or the whole where there are no windows. See `analyze_file`.

    Raises
    ------
    RecordingError
        The file cannot be read, or no window holds beats.
    """
    if options.window_s is None:
        yield analyze_file(path, options)
        return
    imported = _read_beats(path, options)
    windows = list_windows(imported.recording, options.window_s)
    if not windows:
        raise RecordingError(NoBeatsRecorded())
    for window in windows:
        analysis = _analyze(imported, options, window.start_s, window.last_moment_s)
        yield FileAnalysis(path, imported, analysis, window)


def _read_beats(path: Path, options: AnalysisOptions) -> ImportedRecording:
    imported = complete_with_pacer(read_whole_file(path, options.choice, find_beats))
    if imported.reading is not None and not arrays_of(imported.recording.events)[0].size:
        raise RecordingError(InFile(to_printable(path.name), NoBeatsInRates()))
    return imported


def _analyze(
    imported: ImportedRecording, options: AnalysisOptions, start_s: float, stop_s: float
) -> RecordAnalysis:
    return analyze_recording(
        imported.recording,
        start=start_s,
        stop=stop_s,
        correct=options.correct,
        method=options.method,
    )
