"""What libhdf5 does not check in a file before it trusts it.

It ends the whole program, or never returns, where the heap of the file's texts is damaged, and takes as much
memory as a reference to one of them asks for. The heap is taken apart here first.

References
----------
HDF5 File Format Specification 3.0, sections II (superblock) and III.E (global heap):
https://docs.hdfgroup.org/hdf5/develop/_f_m_t3.html
"""

import re
import struct
from array import array
from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np

from trainer.errors import RecordingError
from trainer.formats.messages import FileOfProgramDamaged
from trainer.formats.source_file import SourceFile
from trainer.formats.tables.units import IntArray

SIGNATURE: Final = b"\x89HDF\r\n\x1a\n"
USER_BLOCKS: Final = (0, 512, 1024, 2048)
# Of the address of the end in the superblock, by its version; that of the base stands 16 bytes before.
END_PLACES: Final[Mapping[int, int]] = {0: 40, 1: 44, 2: 28, 3: 28}
HEAP: Final = b"GCOL"
HEAP_HEAD: Final = struct.Struct("<4sB3xQ")
ADDRESS_BYTES: Final = 8
HEAP_OBJECT: Final = struct.Struct("<HHIQ")


def check_hdf5(source: SourceFile, program: str) -> None:
    """Check the end of a file, and the heap of its texts.

    Raises
    ------
    RecordingError
        They are damaged.
    """
    content = source.read_bytes()
    base = next((at for at in USER_BLOCKS if content.startswith(SIGNATURE, at)), None)
    if base is None or _ends_elsewhere(content, base):
        raise RecordingError(FileOfProgramDamaged(program))
    addresses = array("q")
    for match in re.compile(HEAP).finditer(content, base):
        sizes = dict(_heap_objects(content, match.start()))
        if not sizes or None in sizes.values():
            raise RecordingError(FileOfProgramDamaged(program))
        addresses.append(match.start() - base)
    if addresses and not _are_sound_references(content, base, np.frombuffer(addresses, np.int64)):
        raise RecordingError(FileOfProgramDamaged(program))


def _ends_elsewhere(content: bytes, base: int) -> bool:
    """Whether bytes were put into the file, or are lost."""
    if len(content) <= base + len(SIGNATURE):
        return True
    place = END_PLACES.get(content[base + len(SIGNATURE)])
    if base or place is None or any(content[place - 16 : place - 8]):
        return False
    return int.from_bytes(content[place : place + 8], "little") != len(content)


def _are_sound_references(content: bytes, base: int, addresses: IntArray) -> bool:
    """Whether no reference to an object of the heaps at these addresses tells more than its size."""
    places, referred = _find_addresses(content, addresses)
    begins, ends = (np.searchsorted(referred, addresses, side) for side in ("left", "right"))
    for address, begin, end in zip(addresses.tolist(), begins, ends, strict=True):
        sizes = dict(_heap_objects(content, base + address)) if begin < end else {}
        for at in places[begin:end].tolist():
            length = int.from_bytes(content[max(0, at - 4) : at], "little")
            size = sizes.get(int.from_bytes(content[at + 8 : at + 12], "little"))
            if size is not None and length > size:
                return False
    return True


def _find_addresses(content: bytes, addresses: IntArray) -> tuple[IntArray, IntArray]:
    """Where any of these stands, and which it is, in their order.

    All are searched for at once: a search for each would take minutes where texts fill a large file.
    """
    places, found = [], []
    for shift in range(ADDRESS_BYTES):
        count = (len(content) - shift) // ADDRESS_BYTES
        words = np.frombuffer(content, "<i8", count, shift)
        near = np.flatnonzero((words >= addresses[0]) & (words <= addresses[-1]))
        hits = near[np.isin(words[near], addresses)]
        places.append(ADDRESS_BYTES * hits + shift)
        found.append(words[hits])
    order = np.argsort(np.concatenate(found), kind="stable")
    return np.concatenate(places)[order], np.concatenate(found)[order]


def _heap_objects(content: bytes, start: int) -> Iterator[tuple[int, int | None]]:
    """The number of each object and its size; None where one does not fit."""
    if len(content) < start + HEAP_HEAD.size:
        return
    _, version, size = HEAP_HEAD.unpack_from(content, start)
    at, end = start + HEAP_HEAD.size, start + size
    if version != 1 or end > len(content):
        return
    yield 0, 0
    while end - at >= HEAP_OBJECT.size:
        number, _, reserved, length = HEAP_OBJECT.unpack_from(content, at)
        if number == 0:  # what is free, with its head
            if length != end - at:
                yield number, None
            return
        at += HEAP_OBJECT.size + -(-length // 8) * 8
        yield number, None if reserved or at > end else length
