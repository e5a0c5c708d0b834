"""OpenSSL is loaded by whoever needs it, and by nobody else."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PREPARED = """
import sys
from ui.runtime import lazy_modules
lazy_modules.install()
lazy_modules.install()
import asyncio, asyncio.sslproto, asyncio.selector_events, secrets, ssl
import filelock
from trainer.files.digest import compute_digest
compute_digest(b"a path")
"""
OPENSSL = "print(sorted({'_ssl', '_hashlib'} & {*sys.modules}))"


def run_prepared(code: str) -> str:
    """What a process prints that begins as the window does."""
    done = subprocess.run(
        [sys.executable, "-c", PREPARED + code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.strip()


def test_the_window_needs_no_openssl() -> None:
    assert run_prepared(OPENSSL) == "[]"


@pytest.mark.parametrize(
    ("use", "expected"),
    [
        ("print(type(ssl.create_default_context()).__name__)", "SSLContext"),
        ("from ssl import SSLContext; print(SSLContext.__name__)", "SSLContext"),
        ("print(asyncio.sslproto.SSLProtocol.__name__)", "SSLProtocol"),
        ("print(len(secrets.token_hex(4)), type(secrets).__name__)", "8 module"),
        (
            "print(ssl.__spec__.loader is ssl.__loader__, ssl.TLSVersion.TLSv1_3.name)",
            "True TLSv1_3",
        ),
        ("print(hasattr(ssl, 'no_such_name'))", "False"),
    ],
)
def test_whoever_uses_such_a_module_finds_all_of_it(use: str, expected: str) -> None:
    assert run_prepared(use) == expected


def test_two_threads_that_use_one_at_the_same_time_both_find_all_of_it() -> None:
    code = """
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(8) as pool:
    print({*pool.map(lambda _: type(ssl.create_default_context()).__name__, range(8))})
"""
    assert run_prepared(code) == "{'SSLContext'}"


def test_a_connection_with_tls_is_refused_by_the_peer_not_by_what_is_missing() -> None:
    code = """
async def try_tls():
    server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        await asyncio.open_connection("127.0.0.1", port, ssl=True)
    except (ssl.SSLError, ConnectionError) as exc:
        print("refused")
    server.close()
asyncio.run(try_tls())
"""
    assert run_prepared(code) == "refused"
