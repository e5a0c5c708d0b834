"""The words that guide the breath: two wordings, of which the person chooses one.

Rule: as in `ui.i18n.strings`. Both say the same; the brief one in as few words as it takes. The lines of
care are read while breathing in and while breathing out: each holds for both.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from trainer.pacing import BreathPhase
from ui.i18n import strings
from ui.i18n.marking import mark


class GuidanceWords(Struct, frozen=True):
    """The words for the phases of the breath, and the lines below them."""

    phases: Mapping[BreathPhase, str]
    care: tuple[str, ...]
    pause_care: str
    """The line that is shown in a pause only: other exercises have no urge."""

    def care_line(self, at: int, *, is_pause: bool) -> str:
        """The line that follows on so many others, untranslated."""
        lines = [line for line in self.care if is_pause or line != self.pause_care]
        return lines[at % len(lines)]


BRIEF_CARE: Final = (
    mark("hand on your chest"),
    mark("slowly"),
    mark("never too deep"),
    mark("just this breath"),
    mark("light-headed? breathe normally"),
    mark("softly"),
    mark("the urge can be there"),
    mark("jaw loose"),
)
WORDINGS: Final[Mapping[str, GuidanceWords]] = {
    "warm": GuidanceWords(strings.PHASES, strings.CARE, strings.PAUSE_CARE),
    "brief": GuidanceWords(
        {
            BreathPhase.INHALE: mark("In"),
            BreathPhase.HOLD_FULL: mark("Hold"),
            BreathPhase.EXHALE: mark("Out"),
            BreathPhase.HOLD_EMPTY: mark("Rest"),
        },
        BRIEF_CARE,
        BRIEF_CARE[6],
    ),
}
