"""The library's key pair: with its public key a session is kept while the library is locked.

The public key stands readable beside the library. The private key is in the library: encrypted with all of
it, the same after a new passphrase, and in every backup. A pair that was readable because the passphrase was
removed is not used again once there is a new one; it is kept, to decrypt what was encrypted with it before.
"""

from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from trainer.errors import LibraryError
from trainer.files.atomic_write import ExportError, write_text_atomic
from trainer.library.backups import list_backups
from trainer.library.connection import open_connection
from trainer.library.encryption import is_encrypted_file
from trainer.library.errors import database_errors
from trainer.library.sealed.public_key import (
    KEY_BYTES,
    format_public_key,
    is_installed,
    key_id,
    read_public_key,
)
from trainer.library.sealed.public_key import NAME as PUBLIC_KEY_NAME
from trainer.library.store import Library
from trainer.library.tables.metadata import load_setting

SETTING: Final = "key_pairs"

PrivateKeys: TypeAlias = Mapping[str, bytes]
"""Private keys by the ids of their public keys."""


@dataclass(frozen=True, slots=True)
class KeyPair:
    """An X25519 key pair."""

    public: bytes
    private: bytes


def ensure_key_pair(folder: Path, *, renew: bool = False) -> None:
    """Give the unlocked library a key pair unless it has one, and put the public key beside it.

    Parameters
    ----------
    folder : Path
    renew : bool
        Make another pair, because the one that is there may have been read.

    Raises
    ------
    LibraryError
        The library cannot be read or written.
    """
    if not is_installed():
        return
    with Library.open(folder, write=False) as library:
        pairs = _load(library)
    if renew or not pairs:
        with Library.open(folder, write=True) as library:
            before = _load(library)
            pairs = before if before and not renew else [*before, _create()]
            library.remember(SETTING, _to_fields(pairs))
    _publish(folder, pairs[-1].public)


def withdraw_public_key(folder: Path) -> None:
    """Remove the public key of a library that is not locked any more."""
    with suppress(OSError):
        (folder / PUBLIC_KEY_NAME).unlink(missing_ok=True)


def private_keys(library: Library) -> PrivateKeys:
    """All private keys of an unlocked library."""
    return {key_id(pair.public): pair.private for pair in _load(library)}


def private_keys_in_backups(folder: Path, passphrase: str | None) -> PrivateKeys:
    """The private keys in backups, for a library that was replaced by one without them."""
    keys: dict[str, bytes] = {}
    for path in list_backups(folder):
        with suppress(LibraryError, OSError, *database_errors()):
            key = passphrase if is_encrypted_file(path) else None
            with closing(open_connection(path, "mode=ro", key)) as connection:
                pairs = _from_fields(load_setting(connection, SETTING))
            keys.update((key_id(pair.public), pair.private) for pair in pairs)
    return keys


def _create() -> KeyPair:
    from nacl.public import PrivateKey

    private = PrivateKey.generate()
    return KeyPair(bytes(private.public_key), bytes(private))


def _publish(folder: Path, public: bytes) -> None:
    if read_public_key(folder) == public:
        return
    with suppress(ExportError):  # a folder that is only read: no session is recorded there
        write_text_atomic(folder / PUBLIC_KEY_NAME, [format_public_key(public)], force=True)


def _load(library: Library) -> list[KeyPair]:
    """The pairs, the one in use last; none where what was kept of them is damaged."""
    with suppress(LibraryError):
        return _from_fields(library.remembered(SETTING))
    return []


def _to_fields(pairs: Iterable[KeyPair]) -> dict[str, object]:
    return {
        "pairs": [{"public": pair.public.hex(), "private": pair.private.hex()} for pair in pairs]
    }


def _from_fields(fields: Mapping[str, object] | None) -> list[KeyPair]:
    listed = (fields or {}).get("pairs")
    pairs = map(_pair_from, listed) if isinstance(listed, list) else ()
    return [pair for pair in pairs if pair is not None]


def _pair_from(fields: object) -> KeyPair | None:
    with suppress(KeyError, TypeError, ValueError):
        if isinstance(fields, dict):
            pair = KeyPair(bytes.fromhex(fields["public"]), bytes.fromhex(fields["private"]))
            if len(pair.public) == len(pair.private) == KEY_BYTES:
                return pair
    return None
