"""What the parts of the annotations are called: in a review and a report, when asked, and in the terminal."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from ui.i18n.marking import mark


class WordsLabels(Struct, frozen=True):
    """How one part is called.

    Attributes
    ----------
    label
        Before the person's own words.
    question
        In the annotation dialog.
    option_value, option_help
        What the option in the terminal takes, and what it is for; in English, as all options.
    """

    label: str
    question: str
    option_value: str
    option_help: str


WORDS_LABELS: Final[Mapping[str, WordsLabels]] = {
    "trigger": WordsLabels(
        mark("What set it off"), mark("What set it off?"), "TEXT", "what set the urge off"
    ),
    "body": WordsLabels(
        mark("Where you felt it"),
        mark("Where do you feel it?"),
        "PLACE,PLACE",
        "where it is felt: chest, stomach, throat, shoulders, or your own words",
    ),
}
"""By the names of `trainer.practice.annotations.WORDS_FIELDS`."""
