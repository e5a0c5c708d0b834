"""How a pause went, from its record alone: held, a lot to hold, or neither can be told.

Rule: what nobody told counts neither for nor against. A pause that broke off by itself, or ended because
the urge had passed, was not a lot to hold, and it was not waited to its end either.
"""

from collections.abc import Sequence
from typing import Final

from trainer.events import Decision
from trainer.practice import Pause
from trainer.recording import Ended

LOOKED_AT: Final = 3
A_LOT: Final = 2  # of those, and less may be enough
THREE: Final = "Your last three pauses"
TWO_OF_THREE: Final = "Two of your last three pauses"
BOTH: Final = "Your last two pauses"


def was_held(pause: Pause) -> bool:
    """Waited to the end, without the pull being stronger after than before."""
    return pause.ended == Ended.COMPLETED and not _grew(pause)


def was_a_lot(pause: Pause) -> bool:
    """Ended early although the urge had not passed, or the pull was stronger after than before."""
    cut_short = pause.ended == Ended.EARLY and pause.decision is not Decision.PASSED
    return cut_short or _grew(pause)


def which_were_a_lot(recent: Sequence[Pause]) -> str:
    """How a sentence about them begins, where two or more of two or three were.

    >>> hard = Pause("a", None, None, 60.0, ended="early")
    >>> which_were_a_lot([hard, hard]), which_were_a_lot([Pause("b", None, None, 60.0), hard, hard])
    ('Your last two pauses', 'Two of your last three pauses')
    """
    if all(map(was_a_lot, recent)):
        return THREE if len(recent) == LOOKED_AT else BOTH
    return TWO_OF_THREE


def _grew(pause: Pause) -> bool:
    before, after = pause.urge_before, pause.urge_after
    return before is not None and after is not None and after > before
