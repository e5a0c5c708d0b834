"""Every message has a sentence in every language, with every value it names."""

from collections.abc import Iterator
from string import Formatter

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from trainer.messages import (
    LegacyText,
    Message,
    Sentences,
    StoredMessage,
    SystemText,
    VocabularyWord,
    message_from_fields,
    message_to_fields,
)
from ui.i18n import translator, window_text
from ui.i18n.marking import Plural, Text, plural
from ui.i18n.rendering import ENGLISH, FILE, all_templates, fill, to_english

OWN_WORDS = {Message, LegacyText, SystemText, VocabularyWord, Sentences, StoredMessage}


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    assert translator.install_language("de") == "de"
    yield
    translator.install_language("en")


def subclasses_of(cls: type[Message]) -> Iterator[type[Message]]:
    for each in cls.__subclasses__():
        yield each
        yield from subclasses_of(each)


def names_in(text: Text) -> set[str]:
    forms = (text.many, text.one) if isinstance(text, Plural) else (text,)
    counted = {text.count} if isinstance(text, Plural) else set()
    return counted.union(
        name
        for form in forms
        for _, name, _, _ in Formatter().parse(form)
        if name is not None and name != FILE
    )


def test_every_message_has_a_sentence_that_names_only_what_the_message_holds() -> None:
    table = all_templates()
    ours = {
        cls
        for cls in subclasses_of(Message)
        if cls.__module__.split(".")[0] in ("trainer", "devices", "ui")
    }
    assert ours - OWN_WORDS == set(table)
    wrong = {
        cls.__name__: names_in(text) - set(cls.__struct_fields__)
        for cls, text in table.items()
        if names_in(text) - set(cls.__struct_fields__)
    }
    assert wrong == {}


def test_a_sentence_of_an_earlier_version_is_shown_as_it_stands(german: None) -> None:
    assert window_text.to_text(LegacyText("The strap felt no skin.")) == "The strap felt no skin."


def test_what_the_system_says_is_translated_where_it_is_known(german: None) -> None:
    assert window_text.to_text(SystemText("No such file or directory")) == (
        "Datei oder Ordner nicht gefunden"
    )
    assert window_text.to_text(SystemText("The hamster is tired")) == "The hamster is tired"


def test_one_is_no_plural() -> None:
    text = plural("%n beats of {needed}", "%n beat of {needed}", "beats")
    assert fill(text, {"beats": 1, "needed": 10}, ENGLISH) == "1 beat of 10"
    assert fill(text, {"beats": 3, "needed": 10}, window_text.INSTALLED) == "3 beats of 10"
    assert fill(text, {"beats": 1, "needed": 10}, window_text.INSTALLED) == "1 beat of 10"


def test_numbers_have_the_decimal_mark_of_the_language(german: None) -> None:
    assert fill("{seconds:.1f} s", {"seconds": 2.5}, window_text.INSTALLED) == "2,5 s"
    assert fill("{seconds:.1f} s", {"seconds": 2.5}, ENGLISH) == "2.5 s"


def test_a_message_of_another_version_is_kept_and_told_as_its_name() -> None:
    fields = {"code": "SeenOnMars", "dust": 3}
    stored = message_from_fields(fields)
    assert stored == StoredMessage("SeenOnMars", {"dust": 3})
    assert message_to_fields(stored) == fields
    assert to_english(stored) == "SeenOnMars (from another version of Outbreath)"


def test_a_message_is_the_same_after_json() -> None:
    message = SystemText("Permission denied")
    read = msgspec.json.decode(msgspec.json.encode(message_to_fields(message)))
    assert message_from_fields(read) == message
    assert to_english(message) == "Permission denied"
