"""SHA-256 of a few bytes, without loading OpenSSL."""

from functools import cache
from typing import Any


def compute_digest(data: bytes) -> str:
    """SHA-256 in hexadecimal digits, for a name, a path or a key; of much data `hashlib` is faster."""
    digest: str = _load_sha256()(data).hexdigest()
    return digest


@cache
def _load_sha256() -> Any:
    """Python's own implementation: importing `hashlib` loads OpenSSL, which takes 4 MB."""
    try:
        from _sha2 import sha256  # type: ignore[import-not-found]  # from Python 3.12 on
    except ImportError:
        try:
            from _sha256 import sha256  # type: ignore[import-not-found]
        except ImportError:  # a Python that has neither
            from hashlib import sha256
    return sha256
