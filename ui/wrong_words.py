"""Words of the command line that do not go together: exit status 2, as for any wrong word."""

from trainer.errors import TrainerError


class WrongWordsError(TrainerError):
    """Each is right by itself; the sentence says what to choose."""
