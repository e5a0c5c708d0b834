"""What the reading and writing of recordings has to say: refusals, and how a file was understood."""

from trainer.messages import Message

# A line of JSON, and its fields. `value` is an excerpt of what stands there.


class JsonNotText(Message, frozen=True):
    value: str


class JsonTooLong(Message, frozen=True):
    pass


class JsonUnreadable(Message, frozen=True):
    value: str


class JsonNotObject(Message, frozen=True):
    value: str


class FieldUnknown(Message, frozen=True):
    field: str
    of: str


class FieldNotNumber(Message, frozen=True):
    name: str
    value: str


class FieldNotWholeNumber(Message, frozen=True):
    name: str
    value: str


class FieldOutOfRange(Message, frozen=True):
    name: str
    value: str


class FieldNotBoolean(Message, frozen=True):
    name: str
    value: str


class FieldNotText(Message, frozen=True):
    name: str
    value: str


class FieldNotObject(Message, frozen=True):
    name: str
    value: str


class FieldNotList(Message, frozen=True):
    name: str
    value: str


class FieldNotTriples(Message, frozen=True):
    name: str
    value: str


class FieldNotAllowed(Message, frozen=True):
    """The value is none of the fixed set of words."""

    name: str
    value: str


class FieldNotMessage(Message, frozen=True):
    name: str
    value: str


# Events, and the header of a recording.


class EventTimeOutOfRange(Message, frozen=True):
    t: float


class EventUnknown(Message, frozen=True):
    kind: str


class SessionIdNotAllowed(Message, frozen=True):
    value: str


class TimestampNotAllowed(Message, frozen=True):
    name: str
    value: str


class AnnotationUnknown(Message, frozen=True):
    kind: str


# Our interchange.


class RecordingEmpty(Message, frozen=True):
    pass


class RecordingHeaderMissing(Message, frozen=True):
    pass


class RecordingFromNewerVersion(Message, frozen=True):
    version: str


class RecordingEventsMissing(Message, frozen=True):
    expected: int
    found: int


class TooMuchBesideBeats(Message, frozen=True):
    pass


class TooManyEntries(Message, frozen=True):
    pass


class LineRefused(Message, frozen=True):
    number: int
    reason: Message


# EDF+.


class TooManyAnnotations(Message, frozen=True):
    pass


class NoBeatAnnotations(Message, frozen=True):
    pass


class EdfTooLarge(Message, frozen=True):
    pass


class BdfSignals(Message, frozen=True):
    pass


class EdfWithoutAnnotations(Message, frozen=True):
    pass


class NoWholeRecord(Message, frozen=True):
    pass


class SignalCountInvalid(Message, frozen=True):
    pass


class EdfHeaderCutShort(Message, frozen=True):
    pass


class LengthNotThatOfHeader(Message, frozen=True):
    pass


class RecordLengthInvalid(Message, frozen=True):
    pass


class EdfHeaderNumberInvalid(Message, frozen=True):
    pass


class SamplesBeyondRange(Message, frozen=True):
    pass


class EdfDamaged(Message, frozen=True):
    reason: (
        NoWholeRecord
        | SignalCountInvalid
        | EdfHeaderCutShort
        | RecordLengthInvalid
        | LengthNotThatOfHeader
        | EdfHeaderNumberInvalid
        | SamplesBeyondRange
    )


class TooManyEventsForEdf(Message, frozen=True):
    pass


class SessionTooLongForEdf(Message, frozen=True):
    pass


# Tables of RR intervals.


class NoNumbersInTable(Message, frozen=True):
    pass


class TableMostlyText(Message, frozen=True):
    """Of the first lines, no column is mostly numbers."""


class TableLinesMostlyText(Message, frozen=True):
    """Of all lines, most hold no number in the column of the intervals."""


class NoIntervalsInTable(Message, frozen=True):
    pass


class BeatTimesOutOfRange(Message, frozen=True):
    pass


class TooManyHoles(Message, frozen=True):
    pass


class TooManyPatternChanges(Message, frozen=True):
    pass


class EventsTableGiven(Message, frozen=True):
    """The table of events was given instead of the one of beats."""


class FiguresGiven(Message, frozen=True):
    """A table or a document of figures was given instead of a recording."""


# Files of other programs.


class NoIntervalsToImport(Message, frozen=True):
    pass


class PolarHrmWithoutIntervals(Message, frozen=True):
    pass


class PolarHrmHeartRates(Message, frozen=True):
    """`interval_s` is as it stands in the file."""

    interval_s: str


class ProgramTableWithoutIntervals(Message, frozen=True):
    program: str


class KubiosReportWithoutIntervals(Message, frozen=True):
    pass


class SensorLoggerHeartRates(Message, frozen=True):
    pass


class PolarFlowHeartRates(Message, frozen=True):
    pass


class DailyFigures(Message, frozen=True):
    pass


# Files of any kind.


class FileUnreadable(Message, frozen=True):
    pass


class RecordingTooLong(Message, frozen=True):
    pass


class EndMissing(Message, frozen=True):
    events: int


class FileEndMissing(Message, frozen=True):
    name: str
    missing: Message


# How a file was understood, and what of it was left out.


class OutbreathRecording(Message, frozen=True):
    events: int


class IntervalsWithTimes(Message, frozen=True):
    intervals: int
    unit: str


class IntervalsInSequence(Message, frozen=True):
    """The file has no times: each interval follows the one before it."""

    intervals: int
    unit: str


class IntervalsBetweenMarks(Message, frozen=True):
    intervals: int


class FromProgram(Message, frozen=True):
    """What was found, behind the name of the program or format."""

    program: str
    found: Message


class MarkedMoments(Message, frozen=True):
    moments: int


class DecimalCommas(Message, frozen=True):
    pass


class ClockSet(Message, frozen=True):
    times: int


class SortedByTime(Message, frozen=True):
    pass


class WithPacer(Message, frozen=True):
    pass


class PacerColumns(Message, frozen=True):
    pass


class PacerColumnsLeftOut(Message, frozen=True):
    pass


class OtherAnnotations(Message, frozen=True):
    annotations: int


class OtherAnnotationsLeftOut(Message, frozen=True):
    annotations: int


class LinesWithoutNumber(Message, frozen=True):
    lines: int


class LinesWithoutNumberLeftOut(Message, frozen=True):
    lines: int


class OtherEventsLeftOut(Message, frozen=True):
    rows: int


# What the columns of a table were taken for, and why. `column` and `clock` are the names of columns.


class IntervalsBetweenTimes(Message, frozen=True):
    intervals: int
    unit: str


class ColumnTaken(Message, frozen=True):
    column: str
    reasons: tuple[Message, ...]


class AddsUpToClock(Message, frozen=True):
    clock: str


class ClockBeginsIntervals(Message, frozen=True):
    clock: str


class FitsArrivals(Message, frozen=True):
    clock: str


class CalledSo(Message, frozen=True):
    pass


class OnlyColumnOfNumbers(Message, frozen=True):
    pass


class RateAgrees(Message, frozen=True):
    rate: str


class RisesByHeartbeats(Message, frozen=True):
    pass


class SeveralInRow(Message, frozen=True):
    pass


class ChosenByPerson(Message, frozen=True):
    pass


class ColumnConstant(Message, frozen=True):
    pass


class ColumnTooShort(Message, frozen=True):
    """Two numbers may be anything."""


class ColumnOfDays(Message, frozen=True):
    """A row for each day."""


class ColumnFlag(Message, frozen=True):
    pass


class ColumnCounter(Message, frozen=True):
    pass


class ColumnNotIntervals(Message, frozen=True):
    pass


class ColumnRises(Message, frozen=True):
    pass


class ColumnWaveform(Message, frozen=True):
    pass


class ColumnHeartRates(Message, frozen=True):
    pass


class ColumnDoubtful(Message, frozen=True):
    """It could be intervals, but nothing speaks for it more than for another."""


class MoreHeartTime(Message, frozen=True):
    heart_s: float
    elapsed_s: float


class RateDisagrees(Message, frozen=True):
    rate: str


class BeatsBetweenRows(Message, frozen=True):
    """Rows are further apart than beats, so that beats are missing all along."""


class RowsAreRecordings(Message, frozen=True):
    """Each row holds so many intervals that it is a recording of its own."""


class Weighed(Message, frozen=True):
    column: str
    finding: Message


class SeveralRecordings(Message, frozen=True):
    column: str
    count: int


class ReadingUnclear(Message, frozen=True):
    weighed: tuple[Message, ...]


class OnlyHeartRates(Message, frozen=True):
    column: str
    weighed: tuple[Message, ...]


class WaveformInTable(Message, frozen=True):
    column: str
    rate_hz: float


class WaveformWithoutRate(Message, frozen=True):
    column: str


class ColumnNotThere(Message, frozen=True):
    column: str
    there: tuple[str, ...]


class ColumnWithoutNumbers(Message, frozen=True):
    column: str


class RepeatedRowsLeftOut(Message, frozen=True):
    rows: int


class FillsLeftOut(Message, frozen=True):
    """Numbers that stand for a beat that was not measured: 0, 65535, 2³² less a little."""

    fills: int


class ClockLeftAside(Message, frozen=True):
    clock: str


class ClockNotUnderstood(Message, frozen=True):
    clock: str


class BeatsDetected(Message, frozen=True):
    beats: int
    doubtful: int
    rate_hz: float


class NoBeatsDetected(Message, frozen=True):
    pass


class SignalNeedsRate(Message, frozen=True):
    pass


class SignalNotRead(Message, frozen=True):
    pass


class HeartRatesTold(Message, frozen=True):
    rates: int


class NoBeatsInRates(Message, frozen=True):
    """A file of heart rates is to be analyzed, and there are no intervals to analyze."""


class SignalRateUnusual(Message, frozen=True):
    rate_hz: float
    low_hz: float
    high_hz: float


# Files of other programs that are no plain text, and files that nobody can read here.


class ExtraMissing(Message, frozen=True):
    """A library that is needed to read files of this program is not installed."""

    program: str


class SpreadsheetWriterMissing(Message, frozen=True):
    """The library that writes workbooks is not installed."""


class SheetTooLong(Message, frozen=True):
    """A table has more rows or cells than a workbook takes."""


class FileOfProgramDamaged(Message, frozen=True):
    program: str


class ProgramFileWithoutIntervals(Message, frozen=True):
    program: str


class ProgramFileOfHeartRates(Message, frozen=True):
    program: str


class FormatDefines(Message, frozen=True):
    """Why a file was read so: the format leaves nothing to choose."""

    program: str


class CompanionMissing(Message, frozen=True):
    """Another file belongs to it, without which its numbers mean nothing."""

    name: str


class UnpackedTooLarge(Message, frozen=True):
    most_mb: int


class SignalTooLong(Message, frozen=True):
    most_millions: int


class ChecksumWrong(Message, frozen=True):
    pass


class SignalLeftAside(Message, frozen=True):
    """Its format is one that is not read."""

    program: str


class ZipOfOtherFiles(Message, frozen=True):
    files: int


class FileIsOldSpreadsheet(Message, frozen=True):
    pass


class FileIsArchive(Message, frozen=True):
    pass


class FileIsSound(Message, frozen=True):
    pass


class FileIsVideo(Message, frozen=True):
    pass


class FileIsPicture(Message, frozen=True):
    pass


class FileIsPdf(Message, frozen=True):
    pass


class FileIsDatabase(Message, frozen=True):
    pass


class FileIsDocument(Message, frozen=True):
    pass


class FileIsWebPage(Message, frozen=True):
    pass


class FileIsXml(Message, frozen=True):
    pass


class FileIsHdf5(Message, frozen=True):
    pass


class FileIsProgram(Message, frozen=True):
    pass
