"""The key pair of a library: one as long as it is in use, and the private keys wherever they are kept."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from trainer.library import passphrase
from trainer.library.keys import keep_key
from trainer.library.sealed.key_pairs import (
    KeyPair,
    _from_fields,
    ensure_key_pair,
    private_keys,
    private_keys_in_backups,
)
from trainer.library.sealed.public_key import NAME, key_id, read_public_key
from trainer.library.store import Library

pytestmark = pytest.mark.usefixtures("quick_keys")

KEY: Final = "four words nobody guesses"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "outbreath"
    Library.open(folder, write=True).close()
    yield folder
    keep_key(folder, None)


def kept(folder: Path) -> set[str]:
    with Library.open(folder, write=False) as library:
        return set(private_keys(library))


def public_id(folder: Path) -> str:
    public = read_public_key(folder)
    assert public is not None
    return key_id(public)


def back_up(folder: Path, day: int) -> None:
    with Library.open(folder, write=True) as library:
        library.back_up(date(2026, 11, day))


def test_a_library_keeps_its_pair_until_it_is_renewed_and_the_earlier_ones_too(
    folder: Path,
) -> None:
    ensure_key_pair(folder)
    first = public_id(folder)
    ensure_key_pair(folder)
    assert (public_id(folder), kept(folder)) == (first, {first})
    ensure_key_pair(folder, renew=True)
    second = public_id(folder)
    assert second != first
    assert kept(folder) == {first, second}


@pytest.mark.parametrize("content", [b"", b"outbreath-public-key-1 00 00", None])
def test_a_public_key_that_is_damaged_or_gone_is_written_again(
    folder: Path, content: bytes | None
) -> None:
    ensure_key_pair(folder)
    first = public_id(folder)
    (folder / NAME).unlink()
    if content is not None:
        (folder / NAME).write_bytes(content)
    ensure_key_pair(folder)
    assert (public_id(folder), kept(folder)) == (first, {first})


def test_the_private_keys_of_backups_are_found_whether_these_are_locked_or_not(
    folder: Path,
) -> None:
    ensure_key_pair(folder)
    first = public_id(folder)
    back_up(folder, 20)
    assert set(private_keys_in_backups(folder, None)) == {first}
    passphrase.set_passphrase(folder, KEY)
    second = public_id(folder)
    back_up(folder, 21)
    assert set(private_keys_in_backups(folder, KEY)) == {first, second}
    assert private_keys_in_backups(folder, "staples in the battery") == {}
    assert private_keys_in_backups(folder, None) == {}


@pytest.mark.parametrize(
    ("pair", "is_pair"),
    [
        ({"public": "01" * 32, "private": "02" * 32}, True),
        ({"public": "01" * 31, "private": "02" * 32}, False),
        ({"public": "01" * 32, "private": "02" * 33}, False),
        ({"public": "0x", "private": "02" * 32}, False),
        ({"public": 1, "private": "02" * 32}, False),
        ({"public": "01" * 32}, False),
        ("01", False),
    ],
)
def test_of_pairs_that_are_damaged_the_whole_ones_are_left(pair: object, is_pair: bool) -> None:
    whole = {"public": "03" * 32, "private": "04" * 32}
    pairs = _from_fields({"pairs": [pair, whole]})
    assert pairs[-1] == KeyPair(bytes([3]) * 32, bytes([4]) * 32)
    assert len(pairs) == 1 + is_pair
    assert _from_fields(None) == _from_fields({}) == _from_fields({"pairs": {"0": whole}}) == []
