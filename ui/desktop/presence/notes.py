"""What notifications say. Anyone in the room may read them."""

from ui.desktop.presence.notifications import ACTION_SNOOZE, ACTION_START, Note, NoteKind
from ui.i18n import strings
from ui.i18n.formatting import translate
from ui.i18n.texts import desktop_strings, history_strings


def pause_ended_note(*, is_discreet: bool) -> Note:
    """The note that the time of a pause is up."""
    text = translate(desktop_strings.PAUSE_ENDED)
    return Note(NoteKind.PAUSE_ENDED, _title(is_discreet=is_discreet), text)


def reminder_note(*, is_discreet: bool) -> Note:
    """The note of a reminder, which can start a pause or be put off."""
    words = desktop_strings
    start = words.START_NEUTRAL if is_discreet else words.START_PAUSE
    actions = ((ACTION_START, translate(start)), (ACTION_SNOOZE, translate(words.LATER)))
    text = translate(words.REMINDER_NEUTRAL if is_discreet else words.REMINDER)
    return Note(NoteKind.REMINDER, _title(is_discreet=is_discreet), text, actions)


def _title(*, is_discreet: bool) -> str:
    return translate(history_strings.NEUTRAL_TITLE if is_discreet else strings.APP)
