"""A plug-in that is broken is one sentence, and keeps nobody from using the others."""

import sys

import pytest

from tests.fake_plugins import FakeEntryPoint, Install
from tests.fake_plugins import install as install
from tests.refusals import english_of
from trainer.plugins import discovery, entry_points
from trainer.plugins.discovery import (
    BrokenPlugin,
    Plugin,
    PluginGroup,
    broken_plugins,
    load_plugin,
    load_plugins,
)
from trainer.plugins.errors import MAX_TEXT_CHARS, PluginError, describe_error

GROUP = "outbreath.toys"
TOYS: PluginGroup[object] = PluginGroup(GROUP, "toy", ("label", "play"), frozenset({"ball"}))


class Toy:
    label = "A toy"

    def play(self) -> None: ...


class Silent:
    label = "A toy that cannot be played with"


class Unmakeable(Toy):
    def __init__(self, colour: str) -> None: ...


def sentences() -> list[str]:
    return [english_of(each.reason) for each in broken_plugins(TOYS)]


def test_a_class_is_made_an_object_and_an_object_is_taken_as_it_is(install: Install) -> None:
    toy = Toy()
    install(GROUP, FakeEntryPoint("first", Toy), FakeEntryPoint("second", toy))
    first, second = load_plugins(TOYS)
    assert isinstance(first.implementation, Toy)
    assert second.implementation is toy
    assert (first.origin.package, first.origin.version) == ("outbreath-toy", "0.1")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("broken", ModuleNotFoundError("No module named 'acme'"), "No module named 'acme'"),
        ("broken", SystemExit(3), "SystemExit: 3"),
        ("broken", RecursionError(), "RecursionError"),
        ("broken", Unmakeable, "TypeError"),
        ("broken", Silent, "has no play"),
        ("broken", None, "has no label, play"),
        ("ball", Toy, "outbreath has the same name"),
        ("Toy\x1b[31m", Toy, "not allowed"),
        ("a:b", Toy, "not allowed"),
        ("", Toy, "not allowed"),
    ],
)
def test_a_broken_one_is_one_sentence_and_the_others_work(
    install: Install, name: str, content: object, says: str
) -> None:
    install(GROUP, FakeEntryPoint(name, content), FakeEntryPoint("whole", Toy))
    assert [each.origin.name for each in load_plugins(TOYS)] == ["whole"]
    (sentence,) = sentences()
    assert says in sentence
    assert sentence.endswith(".")
    assert sentence.isprintable()


def test_of_two_with_one_name_the_first_package_is_used(install: Install) -> None:
    install(GROUP, FakeEntryPoint("toy", Toy, "a-toys"), FakeEntryPoint("toy", Toy, "b-toys"))
    assert [each.origin.package for each in load_plugins(TOYS)] == ["a-toys"]
    assert "uninstall b-toys" in sentences()[0]


def test_opening_one_by_its_name_imports_no_other(install: Install) -> None:
    install(GROUP, FakeEntryPoint("other", SystemExit()), FakeEntryPoint("toy", Toy))
    assert isinstance(load_plugin(TOYS, "toy"), Plugin)
    assert load_plugin(TOYS, "absent") is None
    assert list(discovery._loaded) == [(GROUP, "toy", "outbreath-toy")]


def test_it_is_loaded_once_however_often_it_is_asked_for(install: Install) -> None:
    install(GROUP, FakeEntryPoint("toy", Toy))
    assert load_plugins(TOYS)[0] is load_plugins(TOYS)[0] is load_plugin(TOYS, "toy")


class Chatty(Toy):
    def __init__(self) -> None:
        print("Hello!")


def test_what_it_prints_does_not_come_among_the_json(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install(GROUP, FakeEntryPoint("toy", Chatty))
    assert load_plugins(TOYS)
    assert capsys.readouterr() == ("", "Hello!\n")
    assert sys.stdout is not sys.stderr


def test_an_interrupt_by_the_person_is_none_of_its_errors(install: Install) -> None:
    install(GROUP, FakeEntryPoint("toy", KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        load_plugins(TOYS)


def test_a_source_tree_looks_for_no_plug_ins() -> None:
    assert entry_points.installed("console_scripts") == ()


def test_its_error_is_told_in_a_line_of_limited_length() -> None:
    error = PluginError("Shake\nthe ring\x00" + 9_000 * "x")
    assert describe_error(ValueError()) == "ValueError"
    text = english_of(error.message)
    assert text.startswith("Shake the ring ")
    assert len(text) == MAX_TEXT_CHARS


def test_a_broken_one_tells_what_it_raised(install: Install) -> None:
    cause = ImportError("no")
    install(GROUP, FakeEntryPoint("toy", cause))
    broken = load_plugin(TOYS, "toy")
    assert isinstance(broken, BrokenPlugin)
    assert broken.error is cause
