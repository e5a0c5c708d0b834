"""Errors of the core. Their messages are written for the person who reads them."""


class TrainerError(Exception):
    """Base of the errors raised on purpose, with one sentence for the person and no traceback."""


class PatternError(TrainerError):
    """A breath pattern that is impossible or not advisable."""


class IllegalCommandError(TrainerError):
    """The command makes no sense at this stage of the session."""


class RecordingError(TrainerError):
    """A file or a line of it is no valid recording."""


class LibraryError(TrainerError):
    """The library of sessions cannot be opened, read or written."""
