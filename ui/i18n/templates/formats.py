"""Sentences on files that are read or written, `trainer.formats`, and on what a person may say of themselves."""

from collections.abc import Mapping
from typing import Final

from trainer import messages as core
from trainer.formats import messages as formats
from trainer.messages import Message
from ui.i18n.marking import Text, mark, plural

TEMPLATES: Final[Mapping[type[Message], Text]] = {
    core.UrgeOutOfRange: mark("Rate the urge from {low} to {high}, not {urge}."),
    core.CertaintyOutOfRange: mark("Enter how sure you are from {low} to {high} %, not {percent}."),
    formats.JsonNotText: mark("A line is not text: {value}."),
    formats.JsonTooLong: mark(
        "A line is longer than in any recording: this is not an Outbreath file."
    ),
    formats.JsonUnreadable: mark("A line can't be read: {value}."),
    formats.JsonNotObject: mark("A line is not a record: {value}."),
    formats.FieldUnknown: mark("Unknown field {field} in {of}."),
    formats.FieldNotNumber: mark("{name!r} must be a number, not {value}."),
    formats.FieldNotWholeNumber: mark("{name!r} must be a whole number, not {value}."),
    formats.FieldOutOfRange: mark("{name!r} is out of range: {value}."),
    formats.FieldNotBoolean: mark("{name!r} must be true or false, not {value}."),
    formats.FieldNotText: mark("{name!r} must be text, not {value}."),
    formats.FieldNotObject: mark("{name!r} must be a group of fields, not {value}."),
    formats.FieldNotList: mark("{name!r} must be a list, not {value}."),
    formats.FieldNotTriples: mark("{name!r} must contain groups of 3, not {value}."),
    formats.FieldNotAllowed: mark("{name!r} can't be {value}."),
    formats.FieldNotMessage: mark("{name!r} must be a message, not {value}."),
    formats.EventTimeOutOfRange: mark("An event can't happen at t = {t!r} s."),
    formats.EventUnknown: mark("Unknown event {kind}."),
    formats.SessionIdNotAllowed: mark(
        "A session id consists of letters, digits and dashes and can't be 'last': {value} "
        "is not valid."
    ),
    formats.TimestampNotAllowed: mark(
        "'{name}' must be a date and time with a time zone, not {value}."
    ),
    formats.AnnotationUnknown: mark("{kind} can't be added later."),
    formats.RecordingEmpty: mark("The recording is empty."),
    formats.RecordingHeaderMissing: mark("The first line is not that of an Outbreath recording."),
    formats.RecordingFromNewerVersion: mark(
        "The recording was made by a newer version (format {version}): update Outbreath to open it."
    ),
    formats.RecordingEventsMissing: mark(
        "The recording should contain {expected} events but has {found}: get a complete "
        "copy of the file."
    ),
    formats.TooMuchBesideBeats: mark(
        "There is more besides the heartbeats than in any real recording."
    ),
    formats.TooManyEntries: mark(
        "There are too many notes for a single session: this is not a recording."
    ),
    formats.LineRefused: mark("Line {number}: {reason}"),
    formats.TooManyAnnotations: mark("{it:it} has more than 2 million annotations: split it."),
    formats.NoBeatAnnotations: mark(
        "its annotations contain no RR intervals and no beats: export the RR intervals as text."
    ),
    formats.EdfTooLarge: mark("{it:it} is larger than 64 MB unpacked: split it."),
    formats.BdfSignals: mark(
        "{it:it} is a BDF file of raw signals: export its RR intervals as text."
    ),
    formats.EdfWithoutAnnotations: mark(
        "{it:it} is a plain EDF without annotations: export RR intervals as text."
    ),
    formats.EdfDamaged: mark("{it:it} looks like EDF+, but {reason}: get another copy."),
    formats.NoWholeRecord: mark("it contains no complete data record"),
    formats.SignalCountInvalid: mark("its number of signals is invalid"),
    formats.EdfHeaderCutShort: mark("its header is incomplete"),
    formats.LengthNotThatOfHeader: mark("it is not as long as its header says"),
    formats.RecordLengthInvalid: mark("the length of its data records is invalid"),
    formats.SamplesBeyondRange: mark("its samples are outside the range in its header"),
    formats.EdfHeaderNumberInvalid: mark("a number in its header is invalid"),
    formats.TooManyEventsForEdf: mark(
        "The session has more events than EDF+ allows: export csv, rr or jsonl instead."
    ),
    formats.SessionTooLongForEdf: mark(
        "EDF+ allows 10 days at most: export csv, rr or jsonl instead."
    ),
    formats.NoNumbersInTable: mark("There are no numbers in it: choose a file with RR intervals."),
    formats.TableMostlyText: mark("Most of it is not numbers: choose a file with RR intervals."),
    formats.TableLinesMostlyText: mark(
        "Most of its lines are not numbers: choose a file with RR intervals."
    ),
    formats.NoIntervalsInTable: mark("There are no RR intervals in it: choose another file."),
    formats.BeatTimesOutOfRange: mark("Its times are out of range: check the first column."),
    formats.TooManyHoles: mark(
        "Its times leave more than 100 000 gaps between heartbeats: check the first column."
    ),
    formats.TooManyPatternChanges: mark("The breath changes too often for a real recording."),
    formats.EventsTableGiven: mark(
        "{it:it} is the table of events, without heartbeats: use the session's jsonl or beats.csv."
    ),
    formats.FiguresGiven: mark(
        "{it:it} contains figures of Outbreath, without heartbeats: use the session's jsonl or "
        "beats.csv, or the recording itself."
    ),
    formats.NoIntervalsToImport: mark(
        "{it:it} contains no RR intervals, so there is nothing to import."
    ),
    formats.PolarHrmWithoutIntervals: mark(
        "{it:it} is a Polar .hrm file without RR intervals, so there is nothing to import."
    ),
    formats.PolarHrmHeartRates: mark(
        "{it:it} is a Polar .hrm file with a heart rate every {interval_s} s but no RR "
        "intervals, so there is nothing to import."
    ),
    formats.ProgramTableWithoutIntervals: mark(
        "{it:it} is a table from {program} without RR intervals, so there is nothing to import."
    ),
    formats.KubiosReportWithoutIntervals: mark(
        "{it:it} is a report from Kubios HRV without RR intervals, so there is nothing to import."
    ),
    formats.SensorLoggerHeartRates: mark(
        "{it:it} is a table of heart rates from Polar Sensor Logger without RR intervals, so "
        "there is nothing to import."
    ),
    formats.PolarFlowHeartRates: mark(
        "{it:it} is a CSV from Polar Flow with a heart rate every second but no RR intervals, "
        "so there is nothing to import."
    ),
    formats.DailyFigures: mark(
        "{it:it} is a table of daily figures, as from HRV4Training or Elite HRV, without RR "
        "intervals, so there is nothing to import."
    ),
    formats.FileUnreadable: mark("{it:it} can't be read: try again."),
    formats.RecordingTooLong: mark("{it:it} would be longer than a month: check its times."),
    formats.EndMissing: plural(
        "The end of the file is missing: the first %n events could be read.",
        "The end of the file is missing: the first %n event could be read.",
        "events",
    ),
    formats.FileEndMissing: mark("{name}: {missing} `outbreath import` adds them to your library."),
    formats.OutbreathRecording: plural(
        "an Outbreath recording with %n events", "an Outbreath recording with %n event", "events"
    ),
    formats.IntervalsWithTimes: plural(
        "%n RR intervals in {unit}, with their times",
        "%n RR interval in {unit}, with its time",
        "intervals",
    ),
    formats.IntervalsInSequence: plural(
        "%n RR intervals in {unit}, in sequence", "%n RR interval in {unit}", "intervals"
    ),
    formats.IntervalsBetweenMarks: plural(
        "%n RR intervals in ms, between marked beats",
        "%n RR interval in ms, between marked beats",
        "intervals",
    ),
    formats.FromProgram: mark("{program}: {found}"),
    formats.MarkedMoments: plural("%n marked moments", "%n marked moment", "moments"),
    formats.DecimalCommas: mark("decimal commas"),
    formats.ClockSet: plural("clock changes corrected: %n", "clock changes corrected: %n", "times"),
    formats.SortedByTime: mark("they were not in order and have been sorted by time"),
    formats.WithPacer: mark("with the pacer"),
    formats.PacerColumns: mark("the pacer columns"),
    formats.PacerColumnsLeftOut: mark("the pacer columns contradict each other and were left out"),
    formats.OtherAnnotations: plural("%n other annotations", "%n other annotation", "annotations"),
    formats.OtherAnnotationsLeftOut: plural(
        "%n other annotations were left out",
        "%n other annotation was left out",
        "annotations",
    ),
    formats.LinesWithoutNumber: plural(
        "%n lines without a number", "%n line without a number", "lines"
    ),
    formats.LinesWithoutNumberLeftOut: plural(
        "%n lines without a number were left out",
        "%n line without a number was left out",
        "lines",
    ),
    formats.OtherEventsLeftOut: plural(
        "%n rows of other events were left out",
        "%n row of other events was left out",
        "rows",
    ),
    formats.IntervalsBetweenTimes: plural(
        "%n RR intervals between beat times in {unit}",
        "%n RR interval between beat times in {unit}",
        "intervals",
    ),
    formats.ColumnTaken: mark("taken from column {column} ({reasons:clause})"),
    formats.AddsUpToClock: mark("its intervals add up to the times in column {clock}"),
    formats.ClockBeginsIntervals: mark("each interval starts at the time in column {clock}"),
    formats.FitsArrivals: mark("its intervals fit between the times in column {clock}"),
    formats.CalledSo: mark("its name says so"),
    formats.OnlyColumnOfNumbers: mark("it is the only column of numbers"),
    formats.RateAgrees: mark("the heart rate in column {rate} is the same"),
    formats.RisesByHeartbeats: mark("it rises by about 1 heartbeat per row"),
    formats.SeveralInRow: mark("rows contain several intervals"),
    formats.ChosenByPerson: mark("as you chose"),
    formats.ColumnConstant: mark("always the same"),
    formats.ColumnTooShort: mark("too few numbers to tell what they are"),
    formats.ColumnOfDays: mark("one number a day"),
    formats.ColumnFlag: mark("a flag, only 0 or 1"),
    formats.ColumnCounter: mark("a counter"),
    formats.ColumnNotIntervals: mark("not heartbeat intervals in ms, s or 1/1024 s"),
    formats.ColumnRises: mark("rises from start to end"),
    formats.ColumnWaveform: mark("the samples of a signal"),
    formats.ColumnHeartRates: mark("a heart rate"),
    formats.ColumnDoubtful: mark("perhaps intervals"),
    formats.MoreHeartTime: mark(
        "{heart_s:.1f} s of heartbeats in {elapsed_s:.1f} s, which is impossible"
    ),
    formats.RateDisagrees: mark("does not agree with the heart rate in column {rate}"),
    formats.BeatsBetweenRows: mark(
        "its rows don't match the heartbeats, so beats are missing or repeated"
    ),
    formats.RowsAreRecordings: mark("each row seems to be a separate recording"),
    formats.Weighed: mark("column {column}: {finding:clause}"),
    formats.SeveralRecordings: mark(
        "column {column} has {count} different values, so it looks like several recordings: "
        "keep the rows of one, or choose with --column."
    ),
    formats.ReadingUnclear: mark(
        "it is unclear which numbers are RR intervals ({weighed:clause}): choose with "
        "--read-as, --column, --unit or --rate."
    ),
    formats.OnlyHeartRates: mark(
        "{it:it} contains heart rates in column {column} but no RR intervals "
        "({weighed:clause}), so there is nothing to import."
    ),
    formats.WaveformInTable: mark(
        "column {column} looks like a signal with {rate_hz:.4g} samples per second, not "
        "like RR intervals: choose --read-as ecg or --read-as ppg."
    ),
    formats.WaveformWithoutRate: mark(
        "column {column} looks like the samples of a signal, not like RR intervals: choose "
        "--read-as ecg or --read-as ppg, and give the samples per second with --rate."
    ),
    formats.ColumnNotThere: mark("{it:it} has no column {column}: choose one of {there}."),
    formats.ColumnWithoutNumbers: mark("column {column} contains no numbers: choose another."),
    formats.RepeatedRowsLeftOut: plural(
        "%n rows that repeat another were left out",
        "%n row that repeats another was left out",
        "rows",
    ),
    formats.FillsLeftOut: plural(
        "%n numbers that are not measurements (such as 0 or 65535) were left out",
        "%n number that is not a measurement (such as 0 or 65535) was left out",
        "fills",
    ),
    formats.ClockLeftAside: mark("the clock in column {clock} does not fit and was ignored"),
    formats.ClockNotUnderstood: mark(
        "the times in column {clock} are not in a form that can be read and were ignored"
    ),
    formats.BeatsDetected: plural(
        "%n beats detected at {rate_hz:.4g} samples per second, {doubtful} of them doubtful",
        "%n beat detected at {rate_hz:.4g} samples per second, {doubtful} of them doubtful",
        "beats",
    ),
    formats.NoBeatsDetected: mark("no heartbeats found in the signal: choose another column."),
    formats.SignalNeedsRate: mark("the samples per second are unknown: give them with --rate."),
    formats.SignalNotRead: mark(
        "a signal can only be read by `outbreath analyze` and `outbreath import`."
    ),
    formats.HeartRatesTold: plural(
        "%n heart rates, without RR intervals", "%n heart rate, without RR intervals", "rates"
    ),
    formats.NoBeatsInRates: mark(
        "{it:it} contains heart rates but no RR intervals, so there are no figures: `outbreath "
        "import` adds them to your library."
    ),
    formats.SignalRateUnusual: mark(
        "no heartbeats can be found at {rate_hz:.4g} samples per second: choose --rate "
        "between {low_hz:.0f} and {high_hz:.0f}."
    ),
    formats.ExtraMissing: mark(
        "{it:it} is in {program} format: to read it, run `pip install 'outbreath[formats]'`."
    ),
    formats.SpreadsheetWriterMissing: mark(
        "Spreadsheets (.xlsx) need XlsxWriter, which is missing: run "
        "`pip install 'outbreath[formats]'`, or export csv."
    ),
    formats.SheetTooLong: mark(
        "The table has more rows than a spreadsheet can hold: export csv instead."
    ),
    formats.FileOfProgramDamaged: mark(
        "{it:it} looks like {program} format but is damaged: get another copy, or export it again."
    ),
    formats.ProgramFileWithoutIntervals: mark(
        "{it:it} is in {program} format without RR intervals, so there is nothing to import."
    ),
    formats.ProgramFileOfHeartRates: mark(
        "{it:it} is in {program} format with heart rates but no RR intervals, so there is nothing to import."
    ),
    formats.FormatDefines: mark("the format of {program} says so"),
    formats.CompanionMissing: mark("{name} belongs to it: put that file next to this one."),
    formats.UnpackedTooLarge: mark(
        "{it:it} is larger than {most_mb} MB unpacked, too large for a recording: choose another file."
    ),
    formats.SignalTooLong: mark(
        "its signal has more than {most_millions} million samples: split it."
    ),
    formats.ChecksumWrong: mark("its checksum is wrong, so a part of it may be damaged"),
    formats.SignalLeftAside: mark(
        "{it:it} is in {program} format and stores its samples in a way Outbreath can't read: export it as EDF or text."
    ),
    formats.ZipOfOtherFiles: plural(
        "{it:it} is a zip archive of %n files: unpack it and import what is in it.",
        "{it:it} is a zip archive of %n file: unpack it and import what is in it.",
        "files",
    ),
    formats.FileIsOldSpreadsheet: mark(
        "{it:it} is a spreadsheet: save it as .xlsx or .csv and import that."
    ),
    formats.FileIsArchive: mark("{it:it} is a packed archive: unpack it and import what is in it."),
    formats.FileIsSound: mark("{it:it} is a sound file: choose a file with RR intervals."),
    formats.FileIsVideo: mark("{it:it} is a video: choose a file with RR intervals."),
    formats.FileIsPicture: mark("{it:it} is a picture: choose a file with RR intervals."),
    formats.FileIsPdf: mark(
        "{it:it} is a PDF: export the RR intervals as text or .csv from the program that made it."
    ),
    formats.FileIsDatabase: mark("{it:it} is a database: export the RR intervals as text or .csv."),
    formats.FileIsDocument: mark(
        "{it:it} is a document: save the RR intervals in it as text or .csv."
    ),
    formats.FileIsWebPage: mark("{it:it} is a web page: download the file itself."),
    formats.FileIsXml: mark(
        "{it:it} is an XML file that Outbreath can't read: export the RR intervals as text."
    ),
    formats.FileIsHdf5: mark(
        "{it:it} is an HDF5 file that Outbreath can't read: export the RR intervals as text."
    ),
    formats.FileIsProgram: mark("{it:it} is a program: choose a file with RR intervals."),
}
