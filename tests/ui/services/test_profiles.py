"""Two people at one computer: neither finds the other's pauses, and no name leads astray."""

import stat
import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.refusals import refused
from ui.commands.cli import create_parser, main
from ui.services import profiles
from ui.services.profiles import (
    DEFAULT_PROFILE,
    ProfileError,
    choose_profile,
    current_profile,
    folder_for,
    folder_from_arguments,
    list_profiles,
    safe_name,
)


def test_alone_there_is_nothing_to_choose(tmp_path: Path) -> None:
    assert (current_profile(tmp_path), list_profiles(tmp_path)) == (DEFAULT_PROFILE, [])
    assert folder_for(tmp_path, DEFAULT_PROFILE) == tmp_path
    assert list(tmp_path.iterdir()) == []


def test_each_has_a_folder_for_their_own_eyes(tmp_path: Path) -> None:
    assert choose_profile(tmp_path, " Anna ") == "Anna"
    assert choose_profile(tmp_path, "Ben") == "Ben"
    assert (list_profiles(tmp_path), current_profile(tmp_path)) == (["Anna", "Ben"], "Ben")
    assert stat.S_IMODE(folder_for(tmp_path, "Anna").stat().st_mode) == 0o700
    assert choose_profile(tmp_path, DEFAULT_PROFILE) == DEFAULT_PROFILE
    assert current_profile(tmp_path) == DEFAULT_PROFILE


def test_a_name_is_the_same_in_small_letters(tmp_path: Path) -> None:
    choose_profile(tmp_path, "Anna")
    assert folder_for(tmp_path, "anna") == folder_for(tmp_path, "Anna")


def named(typed: str) -> str:
    """The folder for a name; nothing where it cannot be one."""
    try:
        return safe_name(typed)
    except ProfileError:
        return ""


@given(st.text(max_size=80))
def test_no_name_leads_out_of_the_folder(typed: str) -> None:
    name = named(typed)
    assume(name)
    assert not set(name) & set('/\\:*?"<>|.\0\n')
    assert name == name.strip()
    assert len(name.encode()) < 255
    assert safe_name(name) == name


@given(st.text(max_size=30), st.text(max_size=30))
def test_two_names_never_share_a_folder(one: str, other: str) -> None:
    alike = [unicodedata.normalize("NFC", text.strip()) for text in (one, other)]
    assume(alike[0] != alike[1])
    result = [named(one), named(other)]
    assert "" in result or result[0] != result[1] or result[0] in alike


@pytest.mark.parametrize("text", ["", "\x00", "../..", "Gone", "\udcff" * 3, "x" * 5000])
def test_a_strange_note_of_who_was_chosen_means_the_first_person(tmp_path: Path, text: str) -> None:
    (tmp_path / profiles.CHOSEN).write_bytes(text.encode("utf-8", "surrogateescape"))
    assert current_profile(tmp_path) == DEFAULT_PROFILE


def test_the_terminal_hears_the_name_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = ["--library", str(tmp_path)]
    words = ["session", "--source", "none", "--speed", "max", "--minutes", "0.2", *library]
    assert main([*words, "--profile", "Anna"]) == 0
    assert (tmp_path / "profiles" / "Anna" / "library.db").exists()
    assert not (tmp_path / "library.db").exists()
    assert main(["sessions", "--profile", "../..", *library]) == 1
    assert capsys.readouterr().err.strip().endswith("try another.")
    choose_profile(tmp_path, "Anna")
    assert folder_from_arguments(create_parser().parse_args(library)).name == "Anna"
    assert (
        folder_from_arguments(create_parser().parse_args([*library, "--profile", ""])) == tmp_path
    )


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "profiles").write_text("", encoding="utf-8")
    with refused(ProfileError, match=r"couldn't be saved"):
        choose_profile(tmp_path, "Anna")
