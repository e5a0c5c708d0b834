"""Sentences on files that are read or written, `trainer.formats`, and on what a person may say of themselves."""

from collections.abc import Mapping
from typing import Final

from trainer import event_messages as events
from trainer.formats import messages as formats
from trainer.messages import Message
from ui.i18n.marking import Text, mark, plural

TEMPLATES: Final[Mapping[type[Message], Text]] = {
    events.UrgeOutOfRange: mark("An urge is rated from {low} to {high}, not {urge}."),
    events.CertaintyOutOfRange: mark(
        "How sure you are is told from {low} to {high} %, not {percent}."
    ),
    formats.JsonNotText: mark("A line is no text: {value}."),
    formats.JsonTooLong: mark("A line is far longer than any recording's: it is not one of ours."),
    formats.JsonUnreadable: mark("A line cannot be understood: {value}."),
    formats.JsonNotObject: mark("A line is not a record: {value}."),
    formats.FieldUnknown: mark("Nobody knows the field {field} of {of}."),
    formats.FieldNotNumber: mark("{name!r} must be a number, not {value}."),
    formats.FieldNotWholeNumber: mark("{name!r} must be a whole number, not {value}."),
    formats.FieldOutOfRange: mark("{name!r} is beyond every measure: {value}."),
    formats.FieldNotBoolean: mark("{name!r} must be true or false, not {value}."),
    formats.FieldNotText: mark("{name!r} must be a text, not {value}."),
    formats.FieldNotObject: mark("{name!r} must be a group of fields, not {value}."),
    formats.FieldNotList: mark("{name!r} must be a list, not {value}."),
    formats.FieldNotTriples: mark("{name!r} must hold threes, not {value}."),
    formats.FieldNotAllowed: mark("{name!r} cannot be {value}."),
    formats.FieldNotMessage: mark("{name!r} must be a message, not {value}."),
    formats.EventTimeOutOfRange: mark("No event happens at t = {t!r} s."),
    formats.EventUnknown: mark("Nobody knows the event {kind}."),
    formats.SessionIdNotAllowed: mark(
        "A session's id is letters, digits and dashes, and not 'last'; {value} is not one."
    ),
    formats.TimestampNotAllowed: mark(
        "'{name}' must be a date and time with its zone, not {value}."
    ),
    formats.AnnotationUnknown: mark("{kind} is nothing that is told later."),
    formats.RecordingEmpty: mark("The recording is empty."),
    formats.RecordingHeaderMissing: mark(
        "The first line does not say that this is a recording of Outbreath."
    ),
    formats.RecordingFromNewerVersion: mark(
        "The recording was written by a newer Outbreath (format {version}): "
        "update this one to open it."
    ),
    formats.RecordingEventsMissing: mark(
        "The recording should hold {expected} events and holds {found}: "
        "get a complete copy of the file."
    ),
    formats.TooMuchBesideBeats: mark("There is far more beside the beats than in any recording."),
    formats.TooManyEntries: mark("Nobody tells so much in one session: it is no recording."),
    formats.LineRefused: mark("Line {number}: {reason}"),
    formats.TooManyAnnotations: mark("it has more than 2 million annotations: cut it into parts."),
    formats.NoBeatAnnotations: mark(
        "its annotations hold no RR intervals and mark no beats: export the RR intervals as text."
    ),
    formats.EdfTooLarge: mark("it is larger than 64 MB unpacked: cut it into parts."),
    formats.BdfSignals: mark("it is a BDF file of raw signals: export its RR intervals as text."),
    formats.EdfWithoutAnnotations: mark(
        "it is a plain EDF without annotations: export RR intervals as text."
    ),
    formats.EdfDamaged: mark("it looks like EDF+, but {reason}: get another copy."),
    formats.NoWholeRecord: mark("it holds no whole record"),
    formats.SignalCountInvalid: mark("its number of signals is none"),
    formats.EdfHeaderCutShort: mark("its header is cut short"),
    formats.RecordLengthInvalid: mark("its records would have no length that a record has"),
    formats.EdfHeaderNumberInvalid: mark("a number of its header is none"),
    formats.TooManyEventsForEdf: mark(
        "More happened in it than EDF+ takes: export csv, rr or jsonl instead."
    ),
    formats.SessionTooLongForEdf: mark(
        "EDF+ takes ten days at most: export csv, rr or jsonl instead."
    ),
    formats.NoNumbersInTable: mark("There are no numbers in it: choose a file with RR intervals."),
    formats.TableMostlyText: mark("Most of it is not numbers: choose a file with RR intervals."),
    formats.TableLinesMostlyText: mark(
        "Most of its lines are not numbers: choose a file with RR intervals."
    ),
    formats.NoIntervalsInTable: mark("There are no RR intervals in it: choose another file."),
    formats.BeatTimesOutOfRange: mark(
        "Its times are beyond every measure: look at its first column."
    ),
    formats.TooManyHoles: mark(
        "Its times leave more than 100 000 holes between the beats: look at its first column."
    ),
    formats.TooManyPatternChanges: mark("Nobody changes the breath so often."),
    formats.EventsTableGiven: mark(
        "it is the table of what happened beside the beats: take the session's jsonl or beats.csv."
    ),
    formats.NoIntervalsToImport: mark("it holds no RR intervals, so there is nothing to import."),
    formats.PolarHrmWithoutIntervals: mark(
        "it is a Polar .hrm without R-R: it holds no RR intervals, so there is nothing to import."
    ),
    formats.PolarHrmHeartRates: mark(
        "it is a Polar .hrm without R-R but a heart rate every {interval_s} s: "
        "it holds no RR intervals, so there is nothing to import."
    ),
    formats.ProgramTableWithoutIntervals: mark(
        "it is a table of {program}, but it holds no RR intervals, so there is nothing to import."
    ),
    formats.KubiosReportWithoutIntervals: mark(
        "it is a report of Kubios HRV, but it holds no RR intervals, so there is nothing to import."
    ),
    formats.SensorLoggerHeartRates: mark(
        "it is a table of heart rates from Polar Sensor Logger: "
        "it holds no RR intervals, so there is nothing to import."
    ),
    formats.PolarFlowHeartRates: mark(
        "it is a CSV of Polar Flow, a heart rate every second: "
        "it holds no RR intervals, so there is nothing to import."
    ),
    formats.DailyFigures: mark(
        "it is a table of daily figures, as HRV4Training and Elite HRV make: "
        "it holds no RR intervals, so there is nothing to import."
    ),
    formats.FileUnreadable: mark("it cannot be read: try again."),
    formats.RecordingTooLong: mark(
        "it would be a session of more than a month: look at its times."
    ),
    formats.EndMissing: plural(
        "The end of the file is missing: the first %n events could be read.",
        "The end of the file is missing: the first %n event could be read.",
        "events",
    ),
    formats.FileEndMissing: mark("{name}: {missing} `outbreath import` keeps them."),
    formats.OutbreathRecording: plural(
        "a recording of Outbreath with %n events",
        "a recording of Outbreath with %n event",
        "events",
    ),
    formats.IntervalsWithTimes: plural(
        "%n RR intervals in {unit}, with their times",
        "%n RR interval in {unit}, with its time",
        "intervals",
    ),
    formats.IntervalsInSequence: plural(
        "%n RR intervals in {unit}, one after the other",
        "%n RR interval in {unit}",
        "intervals",
    ),
    formats.IntervalsBetweenMarks: plural(
        "%n RR intervals in ms, between the beats that are marked",
        "%n RR interval in ms, between the beats that are marked",
        "intervals",
    ),
    formats.FromProgram: mark("{program}: {found}"),
    formats.MarkedMoments: plural("%n marked moments", "%n marked moment", "moments"),
    formats.DecimalCommas: mark("decimal commas"),
    formats.ClockSet: plural(
        "the clock was set %n times, which is made up for",
        "the clock was set once, which is made up for",
        "times",
    ),
    formats.SortedByTime: mark("sorted by time, which they were not"),
    formats.WithPacer: mark("with the pacer"),
    formats.PacerColumns: mark("the columns of the pacer"),
    formats.PacerColumnsLeftOut: mark("its columns of the pacer do not agree and were left out"),
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
    formats.ClockBeginsIntervals: mark("each interval begins at the time in column {clock}"),
    formats.FitsArrivals: mark("its intervals fit between the times in column {clock}"),
    formats.CalledSo: mark("it is called so"),
    formats.OnlyColumnOfNumbers: mark("it is the only column of numbers"),
    formats.RateAgrees: mark("the heart rate in column {rate} is the same"),
    formats.RisesByHeartbeats: mark("it rises from row to row by about a heartbeat"),
    formats.SeveralInRow: mark("a row holds several intervals"),
    formats.ChosenByPerson: mark("as you chose"),
    formats.ColumnConstant: mark("always the same"),
    formats.ColumnFlag: mark("a flag, only 0 or 1"),
    formats.ColumnCounter: mark("a counter"),
    formats.ColumnNotIntervals: mark("not the intervals of a heart in ms, s or 1/1024 s"),
    formats.ColumnRises: mark("rises from beginning to end"),
    formats.ColumnWaveform: mark("the samples of a signal"),
    formats.ColumnHeartRates: mark("a heart rate"),
    formats.ColumnDoubtful: mark("perhaps intervals"),
    formats.MoreHeartTime: mark(
        "{heart_s:.1f} s of heartbeats in {elapsed_s:.1f} s, which is impossible"
    ),
    formats.RateDisagrees: mark("does not agree with the heart rate in column {rate}"),
    formats.BeatsBetweenRows: mark(
        "its rows do not keep pace with the heartbeats, so beats are missing or repeated"
    ),
    formats.RowsAreRecordings: mark("each row seems to be a recording of its own"),
    formats.Weighed: mark("column {column}: {finding:clause}"),
    formats.ReadingUnclear: mark(
        "there are no RR intervals in it that can be told for certain ({weighed:clause}): choose with "
        "--read-as, --column, --unit or --rate."
    ),
    formats.OnlyHeartRates: mark(
        "it holds heart rates in column {column} and no RR intervals ({weighed:clause}), so there is "
        "nothing to import."
    ),
    formats.WaveformInTable: mark(
        "column {column} looks like a signal with {rate_hz:.4g} samples a second, not like RR intervals: "
        "choose --read-as ecg or --read-as ppg."
    ),
    formats.WaveformWithoutRate: mark(
        "column {column} looks like the samples of a signal, not like RR intervals: choose --read-as ecg "
        "or --read-as ppg, and say with --rate how many samples a second it has."
    ),
    formats.ColumnNotThere: mark("it has no column {column}: choose one of {there}."),
    formats.ColumnWithoutNumbers: mark("column {column} holds no numbers: choose another."),
    formats.RepeatedRowsLeftOut: plural(
        "%n rows that repeat another were left out",
        "%n row that repeats another was left out",
        "rows",
    ),
    formats.FillsLeftOut: plural(
        "%n numbers that stand for no measurement (such as 0 or 65535) were left out",
        "%n number that stands for no measurement (such as 0 or 65535) was left out",
        "fills",
    ),
    formats.ClockLeftAside: mark("the clock in column {clock} does not fit and was left aside"),
    formats.BeatsDetected: plural(
        "%n beats were detected here in {rate_hz:.4g} samples a second, {doubtful} of them doubtful",
        "%n beat was detected here in {rate_hz:.4g} samples a second, {doubtful} of them doubtful",
        "beats",
    ),
    formats.NoBeatsDetected: mark("no heartbeats were found in the signal: choose another column."),
    formats.SignalNeedsRate: mark(
        "nothing in it tells how many samples a second it has: say so with --rate."
    ),
    formats.SignalNotRead: mark(
        "a signal is read by `outbreath analyze` and `outbreath import` only."
    ),
    formats.HeartRatesTold: plural(
        "%n heart rates, without RR intervals",
        "%n heart rate, without RR intervals",
        "rates",
    ),
    formats.NoBeatsInRates: mark(
        "it holds heart rates and no RR intervals, so there are no figures: `outbreath import` keeps them."
    ),
    formats.SignalRateUnusual: mark(
        "no beats can be found in {rate_hz:.4g} samples a second: choose --rate between {low_hz:.0f} and "
        "{high_hz:.0f}."
    ),
    formats.ExtraMissing: mark(
        "it is a file of {program}: to read it, install `pip install outbreath[formats]`."
    ),
    formats.FileOfProgramDamaged: mark(
        "it looks like a file of {program} and is damaged: get another copy, or export it again."
    ),
    formats.ProgramFileWithoutIntervals: mark(
        "it is a file of {program} without RR intervals, so there is nothing to import."
    ),
    formats.ProgramFileOfHeartRates: mark(
        "it is a file of {program} with heart rates and no RR intervals, so there is nothing to import."
    ),
    formats.FormatDefines: mark("the format of {program} says so"),
    formats.CompanionMissing: mark("{name} belongs to it: put that file beside this one."),
    formats.UnpackedTooLarge: mark(
        "it is larger than {most_mb} MB unpacked: no recording is so large."
    ),
    formats.SignalTooLong: mark(
        "its signal has more than {most_millions} million samples: cut it into parts."
    ),
    formats.ChecksumWrong: mark("its checksum is wrong, so a part of it may be damaged"),
    formats.SignalLeftAside: mark(
        "the samples of this file of {program} are stored in a way that is not read here: "
        "export it as EDF or text."
    ),
    formats.ZipOfOtherFiles: plural(
        "it is a zip archive of %n files: unpack it and import what is in it.",
        "it is a zip archive of %n file: unpack it and import what is in it.",
        "files",
    ),
    formats.FileIsOldSpreadsheet: mark(
        "it is a spreadsheet: save it as .xlsx or .csv and import that."
    ),
    formats.FileIsArchive: mark("it is a packed archive: unpack it and import what is in it."),
    formats.FileIsSound: mark("it is a sound file: choose a file with RR intervals."),
    formats.FileIsVideo: mark("it is a video: choose a file with RR intervals."),
    formats.FileIsPicture: mark("it is a picture: choose a file with RR intervals."),
    formats.FileIsPdf: mark(
        "it is a PDF: export the RR intervals as text or .csv from the program that made it."
    ),
    formats.FileIsDatabase: mark("it is a database: export the RR intervals as text or .csv."),
    formats.FileIsDocument: mark("it is a document: save the RR intervals in it as text or .csv."),
    formats.FileIsWebPage: mark("it is a web page: download the file itself."),
    formats.FileIsXml: mark(
        "it is XML of a kind that is not read here: export RR intervals as text."
    ),
    formats.FileIsHdf5: mark(
        "it is HDF5 of a kind that is not read here: export RR intervals as text."
    ),
    formats.FileIsProgram: mark("it is a program: choose a file with RR intervals."),
}
