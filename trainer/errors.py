"""What can go wrong in the core. A message here is written for the person who reads it."""


class TrainerError(Exception):
    """Base of every error the trainer raises on purpose: one clear sentence, no traceback needed."""


class PatternError(TrainerError):
    """A breath pattern that cannot be, or should not be, breathed."""


class IllegalCommandError(TrainerError):
    """The command makes no sense at this stage of the session."""


class RecordingError(TrainerError):
    """A file or a line of one cannot be understood as a recording."""


class LibraryError(TrainerError):
    """The library of sessions cannot be opened, read or written."""
