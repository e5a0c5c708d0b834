"""A library that is locked with a passphrase: the same SQLite, every page of it encrypted by SQLCipher.

The file is what any SQLCipher 4 writes and opens with the same passphrase: AES-256 in CBC mode and an
HMAC-SHA512 for each page, the key by PBKDF2-HMAC-SHA512 in 256,000 rounds from a salt that is the
file's first 16 bytes (https://www.zetetic.net/sqlcipher/design/). The journal holds encrypted pages
only. The key is worked out here and not by SQLCipher, because 0.14 s for each opening would be felt:
it is kept in memory for as long as the program runs.
"""

import os
import sqlite3
import unicodedata
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Final, cast

from trainer.errors import LibraryError
from trainer.library.errors import LibraryLockedError, sqlite_error_code
from trainer.library.file_header import PLAIN
from trainer.library.messages import CipherMissing, WrongPassphrase

PAGE_BYTES: Final = 4096
SALT_BYTES: Final = 16
ASKED: Final = 7  # pages of a file that may be locked
KEY_BYTES: Final = 32
ROUNDS: Final = 256_000  # SQLCipher 4's own number: another would need its PRAGMA to open the file
MAX_COUNT_OF_A_BYTE: Final = 60  # of 4096 random bytes each value comes 16 times, 60 times never


def is_encrypted_file(db: Path) -> bool:
    """Is this file encrypted? It says nothing of itself: whole pages that look like chance do.

    Damage may have taken the first page, or cut the file short, so a few others are asked too, until
    most of them look so.

    Raises
    ------
    OSError
        It cannot be read.
    """
    if not db.is_file():
        return False
    with db.open("rb") as file:
        if file.read(len(PLAIN)) == PLAIN:
            return False
        numbers = range(db.stat().st_size // PAGE_BYTES)[:ASKED]
        like_chance = 0
        for number in numbers:
            like_chance += _is_like_chance(_page(file, number))
            if 2 * like_chance > len(numbers):
                return True
    return False


def _is_like_chance(page: bytes) -> bool:
    return max(Counter(page).values()) <= MAX_COUNT_OF_A_BYTE


def _page(file: BinaryIO, number: int) -> bytes:
    file.seek(number * PAGE_BYTES)
    return file.read(PAGE_BYTES)


def has_cipher() -> bool:
    """Whether a library can be locked here: SQLCipher is installed and can be loaded."""
    try:
        from sqlcipher3 import dbapi2  # noqa: F401
    except ImportError:
        return False
    return True


def open_encrypted(db: Path, uri: str, passphrase: str, patience_s: float) -> sqlite3.Connection:
    """Open a locked file; an empty one becomes a locked one.

    Raises
    ------
    LibraryLockedError
        The passphrase is another one.
    LibraryError
        SQLCipher is not installed.
    """
    try:
        from sqlcipher3 import dbapi2
    except ImportError as exc:
        raise LibraryError(CipherMissing()) from exc
    key = _key(passphrase, salt := _salt(db))
    raw_connection = dbapi2.connect(uri, uri=True, isolation_level=None, timeout=patience_s)
    connection = cast(sqlite3.Connection, raw_connection)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
        connection.execute("PRAGMA temp_store = MEMORY")  # what is sorted never touches the disk
        _try(connection, dbapi2.DatabaseError, db)
    except BaseException:
        connection.close()
        raise
    return connection


def _try(connection: sqlite3.Connection, error: type[Exception], db: Path) -> None:
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except error as exc:
        if sqlite_error_code(exc) == sqlite3.SQLITE_CORRUPT:
            return  # the first page was opened: whoever reads on will meet the damage
        if sqlite_error_code(exc) != sqlite3.SQLITE_NOTADB:
            raise
        raise LibraryLockedError(WrongPassphrase(str(db))) from exc


def _salt(db: Path) -> bytes:
    with db.open("rb") as file:
        return file.read(SALT_BYTES) or os.urandom(SALT_BYTES)


@lru_cache(maxsize=32)
def _key(passphrase: str, salt: bytes) -> bytes:
    """The same letters give the same key, however a keyboard composes them."""
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    from hashlib import pbkdf2_hmac  # loads OpenSSL

    return pbkdf2_hmac("sha512", typed, salt, ROUNDS, KEY_BYTES)
