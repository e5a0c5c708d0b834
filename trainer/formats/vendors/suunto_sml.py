"""Logs of Suunto's Moveslink (.sml): the intervals of a belt stand in one element, apart by blanks, in ms."""

from typing import IO, Final

from trainer.errors import RecordingError
from trainer.files.text_file import open_unpacked, translate_read_errors
from trainer.formats.messages import ProgramFileOfHeartRates
from trainer.formats.source_file import Contents, FileFormat, SourceFile, translate_parser_errors
from trainer.formats.tables.clocks import parse_iso
from trainer.formats.vendors.interval_runs import IntervalRuns
from trainer.formats.vendors.xml_stream import MAX_DEPTH, MAX_NAMES, create_xml_parser, feed

PROGRAM: Final = "Suunto"
MAX_TEXT_CHARS: Final = 16_000_000
ROOTS: Final = ("<sml", "<DeviceLog", "<Move", "<openambitlog")
INTERVAL_PARENTS: Final = ("R-R", "IBI")
DATE: Final = "DateTime"


def _is_match(source: SourceFile) -> bool:
    start = source.first_text
    return start.startswith("<") and any(root in start[:600] for root in ROOTS)


def _read(source: SourceFile) -> Contents:
    log = _Log()
    with (
        translate_parser_errors(PROGRAM),
        open_unpacked(source.path) as file,
        translate_read_errors(),
    ):
        _parse(file, log)
    if not log.values:
        raise RecordingError(ProgramFileOfHeartRates(PROGRAM))
    runs = IntervalRuns(PROGRAM)
    runs.add(log.values, log.began, is_start=True)
    return runs.series()


def _parse(file: IO[bytes], log: "_Log") -> None:
    parser = create_xml_parser()
    parser.StartElementHandler, parser.EndElementHandler = log.start, log.end
    parser.CharacterDataHandler = log.add_text
    parser.buffer_text = True
    feed(parser, file)
    parser.Parse(b"", True)


class _Log:
    """Keeps the intervals and the first date, and nothing else that passes by."""

    def __init__(self) -> None:
        self.values: list[float | None] = []
        self.began: str | None = None
        self._open: list[str] = []
        self._names: set[str] = set()
        self._text: list[str] = []
        self._chars = 0

    def start(self, name: str, _: dict[str, str]) -> None:
        self._open.append(name.rpartition(":")[2])
        self._names.add(name)
        if len(self._open) > MAX_DEPTH or len(self._names) > MAX_NAMES:
            raise ValueError("no log has so many elements")
        self._text.clear()

    def add_text(self, text: str) -> None:
        if not (self._is_interval() or self._open[-1] == DATE):
            return
        self._chars += len(text)
        if self._chars > MAX_TEXT_CHARS:
            raise ValueError("no log has so many intervals")
        self._text.append(text)

    def end(self, _: str) -> None:
        text = "".join(self._text)
        if self._is_interval():
            self.values += [_number(cell) for cell in text.split()]
        elif self._open[-1] == DATE and parse_iso(text.strip()) is not None:
            self.began = self.began or text.strip()
        self._text.clear()
        self._open.pop()

    def _is_interval(self) -> bool:
        """`<R-R><Data>812 820</Data></R-R>`, or `<IBI>812 820</IBI>`."""
        is_data = self._open[-1] in ("Data", "IBI")
        return is_data and any(name in INTERVAL_PARENTS for name in self._open[-2:])


def _number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None


FORMAT: Final = FileFormat(PROGRAM, _is_match, _read)
