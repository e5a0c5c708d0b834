"""Rows of a session are read one by one, and a reading may be given up half-way."""

import gc
import sqlite3

import pytest

from trainer.library.tables.sessions import each_row, says_demo, stored_rows


def some_rows() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE event (session, seq, t_us, kind, body, sum)")
    connection.executemany(
        "INSERT INTO event VALUES (1, ?, ?, 'beat', '{}', NULL)",
        [(n, n * 1_000_000) for n in range(10)],
    )
    return connection


def test_a_library_that_is_closed_during_a_reading_leaves_no_error_behind() -> None:
    for read in (each_row, stored_rows):
        connection = some_rows()
        rows = read(connection, 1)
        assert next(iter(rows))[0] == 0
        connection.close()
        del rows
        gc.collect()  # an error in here would be a warning, and so a failure


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ('{"demo":true}', True),
        ('{"id":"a","figures":{"x":[1,{"demo":true}]},"demo":false}', False),
        ('{"note":"\\"demo\\":true"}', False),
        ('{"figures":{"x":NaN},"demo":true}', True),  # Python reads it
        ('{"note":"\\ud800","demo":true}', True),
        ('["demo"]', False),
        ('{"demo":tr', False),
        ("[" * 100_000 + '"demo"', False),
        ('{"note":"of nothing"}', False),
        (None, False),
    ],
)
def test_a_summary_says_whether_it_is_of_a_demonstration(text: str | None, is_one: bool) -> None:
    assert says_demo(text) is is_one
