"""No path of a file where the person typed none, unless something is to be done with that very file."""

import pytest

from trainer.library import messages
from trainer.messages import Message, SystemText
from ui.i18n.rendering import to_english

DB = "/home/sam/.local/share/outbreath/library.db"
SAID_OF_THE_OWN_LIBRARY: tuple[Message, ...] = (
    messages.WrongPassphrase(DB),
    messages.LibraryBusy(DB),
    messages.LibraryUnusable(DB, SystemText("disk I/O error")),
    messages.LibraryIsNewer(DB),
    messages.LibraryLocked(DB),
)


@pytest.mark.parametrize("message", SAID_OF_THE_OWN_LIBRARY, ids=lambda m: type(m).__name__)
def test_what_is_said_of_the_own_library_names_no_file(message: Message) -> None:
    sentence = to_english(message)
    assert "library" in sentence
    assert "/home" not in sentence
    assert ".db" not in sentence
