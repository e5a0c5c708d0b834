"""The words for feelings and needs to look through, as they stand in `trainer.exercises.feeling_words`."""

from typing import Final

from trainer.exercises.feeling_words import DEEDS, FEELINGS, NEEDS
from ui.strings import _mark

OR: Final = _mark("{one} or {other}")
WORDS: Final = tuple(
    _mark(word)
    for families in (FEELINGS, NEEDS)
    for family, words in families.items()
    for word in (family, *words)
)
BELOW: Final = tuple(_mark(word) for told in DEEDS.values() for word in told.split(" or "))
PARTS: Final = (OR, *dict.fromkeys((*WORDS, *BELOW)))
