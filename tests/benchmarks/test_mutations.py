"""Every small change is a program, is one that matters, and is known again when the code has moved."""

import ast

from tests.benchmarks.mutations import Mutation, find_mutations, number_mutations
from tests.benchmarks.reach import Reach, Source, find_reaching_tests

SOURCE = b'''"""Of 3 words."""
from typing import Final, Literal

LONGEST: Final = 7  # seconds, \xc3\xa4
WORD: Final = "7"
Mode = Literal[1, 2]


class Clock:
    rate: int = 2

    @property
    def now(self) -> "Literal[4]":
        """Not 5."""
        if self.t < LONGEST and not self.late:
            raise ValueError(f"it is {self.t + 1}")
        self.t += 1
        return max(self.t, 0)


def is_long(t, limit=LONGEST):
    return [x for x in t if x and x > limit or None is x]


def pair(a, b):
    first = 7 if os.name == "posix" else 8
    return zip(a, b, strict=True)
'''


def changes(source: bytes = SOURCE) -> list[Mutation]:
    return find_mutations("clock.py", source)


def test_every_change_is_another_program_that_can_be_read() -> None:
    for mutation in changes():
        assert ast.dump(ast.parse(mutation.applied(SOURCE))) != ast.dump(ast.parse(SOURCE))


def test_the_changes_are_those_that_a_slip_of_the_hand_would_make() -> None:
    result = {(m.scope, m.change) for m in changes()}
    assert result >= {
        ("", "7 -> 8"),
        ("", "7 -> 6"),
        ("", "2 -> 3"),
        ("Clock.now", "self.t < LONGEST -> (self.t <= LONGEST)"),
        ("Clock.now", "self.t < LONGEST -> (self.t >= LONGEST)"),
        ("Clock.now", "not self.late -> (self.late)"),
        ("Clock.now", "self.t += 1 -> pass"),
        ("Clock.now", "self.t += 1 -> self.t -= 1"),
        ("Clock.now", "max -> min"),
        ("Clock.now", "return max(self.t, 0) -> return None"),
        ("is_long", "None is x -> (None is not x)"),
    }


def test_words_types_and_docstrings_stay_as_they_are() -> None:
    lines = SOURCE.splitlines()
    for mutation in changes():
        changed = mutation.applied(SOURCE).splitlines()
        for n in (0, 1, 4, 5, 12, 13):
            assert changed[n] == lines[n]
    assert not [m for m in changes() if "it is" in m.old and m.new != "pass"]


def test_what_checks_the_program_or_asks_for_the_system_stays_as_it_is() -> None:
    result = {m.change for m in changes() if m.scope == "pair"}
    assert result == {
        *("7 -> 8", "7 -> 6", "8 -> 9", "8 -> 7"),
        "return zip(a, b, strict=True) -> return None",
    }


def test_a_change_is_known_again_in_another_place_and_each_has_its_own_name() -> None:
    moved = find_mutations("clocks/wall.py", SOURCE.replace(b"class Clock", b"\n\n\nclass Clock"))
    assert {m.key for m in moved} == {m.key for m in changes()}
    twice = number_mutations([*changes(), *moved])
    assert len({m.key for m in twice}) == len(twice) == 2 * len(changes())


def test_a_change_is_shown_to_the_tests_that_run_it_the_quickest_first() -> None:
    source = Source({"clock.py": SOURCE, "other.py": b"from clock import is_long\n"})
    reach = {
        "test_slow": Reach(2.0, frozenset({("clock.py", "Clock.now")})),
        "test_quick": Reach(0.1, frozenset({("clock.py", "Clock.now")})),
        "test_other": Reach(0.1, frozenset({("clock.py", "is_long")})),
    }
    by_change = {(m.scope, m.change): find_reaching_tests(m, reach, source) for m in changes()}
    assert by_change["Clock.now", "max -> min"] == ["test_quick", "test_slow"]
    assert by_change["is_long", "x > limit -> (x >= limit)"] == ["test_other"]
    assert by_change["", "7 -> 8"] == ["test_other", "test_quick", "test_slow"]


def test_a_changed_number_is_shown_to_the_tests_of_a_table_that_holds_it() -> None:
    texts = {
        "clock.py": SOURCE,
        "table.py": b"import clock\nTABLE = {'longest': clock.LONGEST}\nOTHER = 3\n",
        "test_table.py": b"from table import TABLE\ndef test_it():\n    assert TABLE\n",
        "test_other.py": b"from table import OTHER\ndef test_it():\n    assert OTHER\n",
    }
    reach = {f"{file}::test_it": Reach(0.1, frozenset()) for file in texts if "test" in file}
    (changed,) = (m for m in changes() if (m.scope, m.change) == ("", "7 -> 8"))
    assert find_reaching_tests(changed, reach, Source(texts)) == ["test_table.py::test_it"]
