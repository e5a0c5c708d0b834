"""Whether the beats of a damaged file are those that were damaged, or all that anybody could read from it.

Neither looks at what a reader does. `count_damaged_beats` compares the two files alone. The functions for a
format take a file apart by its public description and say whether a program may have written it so, to the
last byte, or a longer one of which it is the beginning: then nothing in it tells that it is damaged.
"""

import json
import re
import struct
from collections.abc import Callable
from datetime import datetime
from difflib import SequenceMatcher
from typing import Final, TypeAlias

import numpy as np

IsWritable: TypeAlias = Callable[[bytes], bool]

TOKEN: Final = re.compile(rb"[0-9]+(?:[.,][0-9]+)?|[^0-9]")
MAX_TOKENS: Final = 6_000
MIN_BEAT_S: Final = 0.25
WFDB_SKIP, WFDB_AUX = 59, 63
MAX_BEYOND_FRACTION: Final = 0.001  # of samples: some devices mark so what they did not measure


def count_damaged_beats(content: bytes, damaged: bytes) -> int:
    """How many intervals of a list or table the parts that differ may hold: each number, and one beside."""
    one, other = (TOKEN.findall(each)[:MAX_TOKENS] for each in (content, damaged))
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return abs(len(one) - len(other))
    parts = SequenceMatcher(None, one[start:], other[start:], autojunk=False).get_opcodes()
    return sum(1 + max(b - a, d - c) for kind, a, b, c, d in parts if kind != "equal")


def count_damaged_signal_beats(
    content: bytes, damaged: bytes, head_bytes: int, bytes_per_s: float
) -> int:
    """How many beats of a signal lie where its bytes differ. Those of the header are no part of it."""
    data = np.frombuffer(content, np.uint8)
    is_same = np.zeros(data.size, dtype=np.bool_)
    new = np.frombuffer(damaged, np.uint8)
    shared = min(data.size, new.size)
    is_same[:shared] |= data[:shared] == new[:shared]
    is_same[data.size - shared :] |= data[data.size - shared :] == new[new.size - shared :]
    places = np.flatnonzero(~is_same[head_bytes:])
    if not places.size:
        return 2
    window = MIN_BEAT_S * bytes_per_s
    stretches = 1 + int(np.count_nonzero(np.diff(places) > window))
    return 2 * stretches + int(places.size // window)


def matches(pattern: str) -> IsWritable:
    """Whether a text is one of a grammar."""
    grammar = re.compile(pattern.encode())
    return lambda content: grammar.fullmatch(content) is not None


def is_wfdb_annotations(content: bytes, frames: int) -> bool:
    """Words of kinds that the library defines, with its values, up to the word that ends them, and no further.

    References
    ----------
    WFDB Applications Guide, annot(5): https://physionet.org/physiotools/wag/annot-5.htm
    """
    place = sample = before = 0
    while place + 2 <= len(content):
        (word,) = struct.unpack_from("<H", content, place)
        code, value = word >> 10, word & 0x3FF
        place += 2
        if word == 0:
            return content[place:] == b""
        if code == WFDB_SKIP:
            high, low = struct.unpack("<HH", content[place : place + 4].ljust(4, b"\0"))
            place += 4
            sample += (high << 16 | low) - (high >> 15 << 32)
        elif code == WFDB_AUX:
            place += value + value % 2
        elif not (_is_wfdb_modifier(code, value) or _is_wfdb_kind(code, before)):
            return False
        elif code < WFDB_SKIP:
            sample += value
        if not 0 <= sample <= frames and code != WFDB_SKIP:
            return False
        before = code
    return True


def _is_wfdb_modifier(code: int, value: int) -> bool:
    """A number of 8 bits, with a sign or without."""
    return code in (60, 61, 62) and not 255 < value < 896


def _is_wfdb_kind(code: int, before: int) -> bool:
    return 0 < code <= 49 or (code == 0 and before == WFDB_SKIP)


def is_wfdb_header(content: bytes, frames: int) -> bool:
    """The lines of header(5), with a date that there is, for as many frames as there are samples or more."""
    match = re.fullmatch(
        rb"[\w-]+ 1 (?P<rate>[0-9]{1,6}(?:\.[0-9]+)?) (?P<frames>[0-9]+)"
        rb"(?: (?P<time>[0-9]{1,2}(?::[0-5]?[0-9]){0,2})(?: (?P<date>[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}))?)?\s*\n"
        rb"r1\.dat [0-9]+(?: -?[0-9]+(?:\.[0-9]+)?){0,6}(?: [^\n]*)?(?:\n(?:#[^\n]*)?)*",
        content,
    )
    if match is None or int(match["frames"]) < frames or float(match["rate"]) <= 0.0:
        return False
    try:
        parts = [b"0", b"0", *(match["time"] or b"0").split(b":")]
        datetime.strptime(b":".join(parts[-3:]).decode(), "%H:%M:%S")  # noqa: DTZ007
        datetime.strptime((match["date"] or b"1/1/2000").decode(), "%d/%m/%Y")  # noqa: DTZ007
    except ValueError:
        return False
    return True


def is_edf(content: bytes) -> bool:
    """A header of EDF as its specification has it, and as many samples of its range, or fewer where it ends.

    References
    ----------
    https://www.edfplus.info/specs/edf.html
    """
    number = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
    text = content[:256].decode("latin-1")
    count = int(text[252:256]) if text[252:256].strip().isdecimal() else 0
    fields = content[256 : 256 * (1 + count)].decode("latin-1")
    size, records, length = (text[a:b].strip() for a, b in ((184, 192), (236, 244), (244, 252)))
    numbers = [
        fields[a * count + 8 * i : a * count + 8 * (i + 1)].strip()
        for a in (104, 112, 120, 128, 216)
        for i in range(count)
    ]
    if not (count and len(fields) == 256 * count and size == str(256 * (1 + count))):
        return False
    if not (
        records.isdecimal() and number.fullmatch(length) and all(map(number.fullmatch, numbers))
    ):
        return False
    try:
        datetime.strptime(text[168:184], "%d.%m.%y%H.%M.%S")  # noqa: DTZ007
    except ValueError:
        return False
    sizes = [int(each) if each.isdecimal() else 0 for each in numbers[4 * count :]]
    whole = 256 * (1 + count) + 2 * sum(sizes) * int(records)
    labels = [fields[16 * i : 16 * (i + 1)] for i in range(count)]
    ecg = next((i for i, label in enumerate(labels) if "ECG" in label), None)
    return (
        min(sizes) > 0
        and len(content) <= whole
        and ecg is not None
        and _are_in_range(content, sizes, numbers, ecg)
    )


def _are_in_range(content: bytes, sizes: list[int], numbers: list[str], signal: int) -> bool:
    """Of the signal that is read: the ranges of others are wrong in many files of good devices."""
    count = len(sizes)
    low, high = float(numbers[2 * count + signal]), float(numbers[3 * count + signal])
    data = content[256 * (1 + count) :]
    records = len(data) // (2 * sum(sizes))
    samples = np.frombuffer(data[: 2 * sum(sizes) * records], "<i2").reshape(records, sum(sizes))
    start = sum(sizes[:signal])
    part = samples[:, start : start + sizes[signal]]
    beyond = np.count_nonzero((part < low) | (part > high))
    return bool(beyond <= MAX_BEYOND_FRACTION * part.size)


def is_opensignals(content: bytes) -> bool:
    """A description in JSON, and rows of whole numbers, one for each of its columns.

    Lost packets leave out numbers of rows, so these tell nothing.
    """
    head, _, rows = content.partition(b"# EndOfHeader\n")
    lines = head.splitlines()
    try:
        device = next(iter(json.loads(lines[1].removeprefix(b"# ")).values()))
        columns, rate_hz = len(device["column"]), float(device["sampling rate"])
    except (IndexError, KeyError, TypeError, ValueError, AttributeError, StopIteration):
        return False
    row = rb"(?:-?[0-9]+\t){%d}\n" % columns
    return rate_hz > 0.0 and re.fullmatch(rb"(?:%s)*[0-9\t-]*" % row, rows) is not None
