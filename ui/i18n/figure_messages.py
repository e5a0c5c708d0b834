"""Sentences of figures and the breath: `trainer.hrv`, `trainer.breathing`, `trainer.session`, a plan."""

from collections.abc import Mapping
from typing import Final

from trainer.messages import Message
from ui.i18n.marking import Text

TEMPLATES: Final[Mapping[type[Message], Text]] = {}
