"""What the program's own parts have to say: settings, recording, services, sound, export."""

from trainer.messages import Message, SystemText


class SettingsUnread(Message, frozen=True):
    """None of the settings could be read. `aside` is the name under which their file is kept."""

    aside: str
    why: Message


class SettingUnread(Message, frozen=True):
    """One of the settings could not be read."""

    aside: str
    why: Message


class SettingsTooLong(Message, frozen=True):
    file: str


class SettingsAltered(Message, frozen=True):
    file: str


class SettingInvalid(Message, frozen=True):
    setting: str


class SettingsNotKept(Message, frozen=True):
    why: Message


class BackupNotMade(Message, frozen=True):
    pass


class EventsLeftInFile(Message, frozen=True):
    """The last events of a session are in a file, to be imported into the library."""

    events: int
    file: str


class EventsLeftInTemporaryFile(Message, frozen=True):
    events: int
    file: str


class EventsWithoutPassphrase(Message, frozen=True):
    """The last events are not kept: the library is locked, so they may not be saved unencrypted."""

    events: int


class EventsNotWritten(Message, frozen=True):
    """The last events are not kept: no disk took them."""

    events: int


class SessionNotStored(Message, frozen=True):
    """Not all of a session is in the library."""


class SessionStopped(Message, frozen=True):
    pass


class KeptUntilUnlocked(Message, frozen=True):
    """The library is locked, and the session is recorded encrypted beside it."""


class NotKeptWithoutPackage(Message, frozen=True):
    """The library is locked, and the package is missing that would encrypt the session."""


class NotKeptBeforeUnlock(Message, frozen=True):
    """The library is locked, and there is no public key beside it to encrypt the session with."""


class PauseBeginsAnyway(Message, frozen=True):
    pass


class LibraryOpeningDefect(Message, frozen=True):
    """A defect of the program kept the library from being opened."""


class LibraryWritingDefect(Message, frozen=True):
    pass


class SoundDefect(Message, frozen=True):
    pass


class SoundPackageMissing(Message, frozen=True):
    pass


class NoLoudspeaker(Message, frozen=True):
    pass


class LoudspeakerStalled(Message, frozen=True):
    pass


class TimbreUnknown(Message, frozen=True):
    timbre: str
    known: tuple[str, ...]


class BackgroundUnknown(Message, frozen=True):
    background: str
    known: tuple[str, ...]


class ToneLengthUnsuitable(Message, frozen=True):
    shortest_s: float
    longest_s: float


class NotImportedYet(Message, frozen=True):
    file: str
    why: Message


class NotImportable(Message, frozen=True):
    file: str
    why: Message


class UnsavedImported(Message, frozen=True):
    session_ids: tuple[str, ...]


class SealedImported(Message, frozen=True):
    """Sessions that were recorded while the library was locked are in it now."""

    sessions: int


class SealedInPart(Message, frozen=True):
    """A part of such a session could not be decrypted; the file is kept."""

    file: str


class EventsMissingBefore(Message, frozen=True):
    """Events between those in the library and those that were imported."""

    events: int
    session_id: str


class SessionCutOff(Message, frozen=True):
    session_id: str


class SessionsCutOff(Message, frozen=True):
    sessions: int


class NameUnusable(Message, frozen=True):
    pass


class ProfileNotKept(Message, frozen=True):
    why: Message


class NoProfiles(Message, frozen=True):
    """There is no library whose profiles could be chosen from."""


class NotesNotKept(Message, frozen=True):
    """There is no library in which what was written could be kept."""


class PredictionUnknown(Message, frozen=True):
    wanted: str


class PredictionAmbiguous(Message, frozen=True):
    wanted: str


class WorksheetUnknown(Message, frozen=True):
    kind: str
    wanted: str


class WorksheetAmbiguous(Message, frozen=True):
    kind: str
    wanted: str


class FormatNotMade(Message, frozen=True):
    """A defect of the program kept a format from being exported."""

    format: str


class FilesNotMade(Message, frozen=True):
    """A defect of the program kept some of the files from being exported into a folder."""

    files: tuple[str, ...]
    folder: str


class FormatNotText(Message, frozen=True):
    format: str


class DrawingPartMissing(Message, frozen=True):
    pass


class OnlyInLibrary(Message, frozen=True):
    """A worksheet could not be written to a file, and is kept in the library."""

    why: Message
    worksheet_id: str


class NothingWritten(Message, frozen=True):
    """A worksheet without a line is not exported."""


class TerminalText(Message, frozen=True):
    """A sentence of a command: the terminal is in English, where the command stands."""

    text: str


class CohortPackageMissing(Message, frozen=True):
    package: str


class ClusterPackageMissing(Message, frozen=True):
    pass


class ClusterUnreachable(Message, frozen=True):
    address: str


class ClusterWithoutWorkers(Message, frozen=True):
    address: str


class ClusterWithoutOutbreath(Message, frozen=True):
    """The processes of the cluster cannot import the program."""

    address: str


class ClusterLost(Message, frozen=True):
    """Its scheduler does not answer any more, or all its workers are gone and none came again."""

    address: str


class DatasetInUse(Message, frozen=True):
    """Another run writes to it."""

    folder: str


class DatasetIsOther(Message, frozen=True):
    """It was made in another way; `options` says in which."""

    folder: str
    options: str


class DatasetHasOtherFiles(Message, frozen=True):
    folder: str


class DatasetMissing(Message, frozen=True):
    folder: str


class PluginFigureMissing(Message, frozen=True):
    """A dataset was begun with a figure of a plug-in that cannot be used now."""

    folder: str
    key: str
    package: str


class PluginFigureNew(Message, frozen=True):
    """A plug-in was installed after a dataset was begun, which has no column for its figure."""

    folder: str
    key: str


class PluginFigureNotComputed(Message, frozen=True):
    """The process that analysed a file does not have the plug-in."""

    key: str


class WorkbookIsOther(Message, frozen=True):
    """A file has the name of the workbook, but there is no dataset that it would be of."""

    path: str
    folder: str


class WorkbookTooLong(Message, frozen=True):
    """A dataset has more rows than a sheet."""

    rows: int
    most_rows: int
    folder: str


class PartDamaged(Message, frozen=True):
    part: str
    why: SystemText


class SourceMissing(Message, frozen=True):
    """No file has the name that was given for a cohort."""

    path: str


class LinkLoop(Message, frozen=True):
    pass


class WorkerKilled(Message, frozen=True):
    """A file each of whose analyses ended with the process killed."""


class AnalysisDefect(Message, frozen=True):
    """A defect of the program kept a file of a cohort from being analysed."""

    kind: str


class TableWithoutFigures(Message, frozen=True):
    """A table that a cohort was to be compared with."""

    path: str


class TableUnread(Message, frozen=True):
    path: str
    why: SystemText


class CommandUnclear(Message, frozen=True):
    """What was typed as the person's own command is none."""


class CommandNotRun(Message, frozen=True):
    """The person's own command could not be started."""

    program: str


class CommandEndedWith(Message, frozen=True):
    program: str
    status: int


class CommandTookTooLong(Message, frozen=True):
    program: str
    limit_s: float


class ImportUnclear(Message, frozen=True):
    """No reading of a file is clearly best; the choices stand below."""

    weighed: tuple[Message, ...]


class ImportOfSignal(Message, frozen=True):
    column: str


class ImportOfSignalWithoutRate(Message, frozen=True):
    column: str


class ImportNeedsRate(Message, frozen=True):
    pass


class ImportRateUnusual(Message, frozen=True):
    rate_hz: float
    low_hz: float
    high_hz: float
