"""The public key beside a library with a passphrase. Nothing here needs SQLite, so that the window can ask at once."""

from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from trainer.files.digest import compute_digest

NAME: Final = "library.pub"
MARK: Final = "outbreath-public-key-1"
KEY_BYTES: Final = 32
KEY_ID_DIGITS: Final = 16
MAX_FILE_BYTES: Final = 1_000


def is_installed() -> bool:
    """Whether the package is there that encrypts with a public key. It is not imported for that."""
    return find_spec("nacl") is not None


def key_id(public_key: bytes) -> str:
    """What a file names the key by that it was encrypted with."""
    return compute_digest(public_key)[:KEY_ID_DIGITS]


def read_public_key(folder: Path) -> bytes | None:
    """The public key beside the library; None where there is none, or it is not what was written."""
    with suppress(OSError, ValueError):
        with (folder / NAME).open("rb") as file:
            mark, digits, checked = file.read(MAX_FILE_BYTES).decode("ascii").split()
        public_key = bytes.fromhex(digits)
        if (mark, len(public_key), checked) == (MARK, KEY_BYTES, key_id(public_key)):
            return public_key
    return None


def format_public_key(public_key: bytes) -> str:
    """The line that `read_public_key` reads."""
    return f"{MARK} {public_key.hex()} {key_id(public_key)}\n"
