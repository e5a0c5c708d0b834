"""Sentences on files that are read or written: `trainer.formats`, `trainer.files`."""

from collections.abc import Mapping
from typing import Final

from trainer.messages import Message
from ui.i18n.marking import Text

TEMPLATES: Final[Mapping[type[Message], Text]] = {}
