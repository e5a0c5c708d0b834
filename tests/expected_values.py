"""Results kept in a file, to which the program is held: each number to six digits, all else exactly.

Where a threshold, a weight or a boundary moves, one of these results moves with it. After a change that is
meant to move them, `OUTBREATH_WRITE_EXPECTED=1 python -m pytest tests/...` writes the files again: look at
the difference before it is committed.
"""

import json
import os
from collections.abc import Mapping, Sequence
from math import isclose
from pathlib import Path
from typing import Final, TypeGuard

FOLDER: Final = Path(__file__).parent / "fixtures" / "expected"
WRITES: Final = os.environ.get("OUTBREATH_WRITE_EXPECTED") == "1"
RELATIVE: Final = 2e-6
ABSOLUTE: Final = 1e-9
DIGITS: Final = 7


def assert_as_expected(
    name: str, results: Mapping[str, object], *, may_have_more: bool = False
) -> None:
    """Compare results, by what they are of, with those kept under `name`.

    Parameters
    ----------
    name
        Of the file, without its ending.
    results
        Mappings, sequences, texts, numbers, None: what has a form in JSON.
    may_have_more
        Their mappings may have keys that are not kept: a figure that was added since.
    """
    file = FOLDER / f"{name}.json"
    if WRITES:
        lines = (f"{json.dumps(key)}: {json.dumps(_rounded(of))}" for key, of in results.items())
        file.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    expected = json.loads(file.read_text(encoding="utf-8"))
    compared = _only_keys_of(expected, dict(results)) if may_have_more else dict(results)
    differences = list(_differences("", compared, expected))
    assert not differences, "\n".join(differences[:20])


def _differences(where: str, result: object, expected: object) -> list[str]:
    if isinstance(result, Mapping) and isinstance(expected, Mapping):
        if list(result) != list(expected):
            return [f"{where}: {list(result)}, expected {list(expected)}"]
        return [d for k in result for d in _differences(f"{where}/{k}", result[k], expected[k])]
    if _is_series(result) and _is_series(expected):
        if len(result) != len(expected):
            return [f"{where}: {len(result)} of them, expected {len(expected)}"]
        pairs = enumerate(zip(result, expected, strict=True))
        return [d for n, (a, b) in pairs for d in _differences(f"{where}/{n}", a, b)]
    same = _are_near(result, expected) if _is_number(result) else result == expected
    return [] if same else [f"{where}: {result!r}, expected {expected!r}"]


def _only_keys_of(expected: object, result: object) -> object:
    if isinstance(result, Mapping) and isinstance(expected, Mapping):
        return {k: _only_keys_of(expected[k], of) for k, of in result.items() if k in expected}
    return result


def _is_series(of: object) -> TypeGuard[Sequence[object]]:
    return isinstance(of, Sequence) and not isinstance(of, str)


def _is_number(of: object) -> TypeGuard[float]:
    return isinstance(of, int | float) and not isinstance(of, bool)


def _are_near(result: float, expected: object) -> bool:
    return _is_number(expected) and isclose(result, expected, rel_tol=RELATIVE, abs_tol=ABSOLUTE)


def _rounded(result: object) -> object:
    match result:
        case Mapping():
            return {key: _rounded(of) for key, of in result.items()}
        case float():
            return float(f"{result:.{DIGITS}g}")
        case str():
            return result
        case Sequence():
            return [_rounded(of) for of in result]
    return result
