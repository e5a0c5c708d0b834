"""A digest that needs no OpenSSL is the same digest."""

import sys
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.files import digest


@given(st.binary())
def test_it_is_the_sha_256_that_everybody_computes(data: bytes) -> None:
    assert digest.compute_digest(data) == sha256(data).hexdigest()


def test_a_python_without_its_own_implementation_uses_openssl(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("_sha2", "_sha256"):
        monkeypatch.setitem(sys.modules, name, None)
    digest._load_sha256.cache_clear()
    try:
        assert digest.compute_digest(b"a path") == sha256(b"a path").hexdigest()
    finally:
        digest._load_sha256.cache_clear()
