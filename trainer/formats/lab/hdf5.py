"""What libhdf5 does not check in a file before it trusts it.

It ends the whole program, or never returns, where the heap of the file's texts is damaged, and takes as much
memory as a reference to one of them asks for. The heap is taken apart here first.

References
----------
HDF5 File Format Specification 3.0, sections II (superblock) and III.E (global heap):
https://docs.hdfgroup.org/hdf5/develop/_f_m_t3.html
"""

import struct
from collections.abc import Iterator, Mapping
from typing import Final

from trainer.errors import RecordingError
from trainer.formats.messages import FileOfProgramDamaged
from trainer.formats.source_file import SourceFile

SIGNATURE: Final = b"\x89HDF\r\n\x1a\n"
USER_BLOCKS: Final = (0, 512, 1024, 2048)
# Where the superblock says where the file ends, by its version; it says two numbers before where it begins.
END_PLACES: Final[Mapping[int, int]] = {0: 40, 1: 44, 2: 28, 3: 28}
HEAP: Final = b"GCOL"
HEAP_HEAD: Final = struct.Struct("<4sB3xQ")
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
    at = content.find(HEAP)
    while at >= 0:
        if not _is_sound_heap(content, at, at - base):
            raise RecordingError(FileOfProgramDamaged(program))
        at = content.find(HEAP, at + len(HEAP))


def _ends_elsewhere(content: bytes, base: int) -> bool:
    """Whether bytes were put into the file, or are lost."""
    if len(content) <= base + len(SIGNATURE):
        return True
    place = END_PLACES.get(content[base + len(SIGNATURE)])
    if base or place is None or any(content[place - 16 : place - 8]):
        return False
    return int.from_bytes(content[place : place + 8], "little") != len(content)


def _is_sound_heap(content: bytes, start: int, address: int) -> bool:
    """Whether its objects fill it, and the references to them tell their sizes."""
    sizes = dict(_heap_objects(content, start))
    if not sizes or None in sizes.values():
        return False
    address_bytes = address.to_bytes(8, "little")
    at = content.find(address_bytes)
    while at >= 0:
        length = int.from_bytes(content[max(0, at - 4) : at], "little")
        size = sizes.get(int.from_bytes(content[at + 8 : at + 12], "little"))
        if size is not None and length > size:
            return False
        at = content.find(address_bytes, at + 1)
    return True


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
