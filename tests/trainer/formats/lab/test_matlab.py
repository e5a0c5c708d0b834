"""MATLAB files, those of Kubios HRV among them."""

import io
import struct
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from scipy.io import savemat

from tests.refusals import joined, refused
from tests.trainer.formats.vendor_files import ENDS_MS, RR_MS, intervals, needs, read_back, times
from trainer.errors import RecordingError

RR_S = np.array(RR_MS) / 1000
T_S = np.array(ENDS_MS) / 1000


def saved(variables: dict[str, Any], *, is_packed: bool = True) -> bytes:
    file = io.BytesIO()
    savemat(cast(str, file), variables, do_compression=is_packed)
    return file.getvalue()


@pytest.mark.parametrize("is_packed", [True, False])
def test_the_results_of_kubios_are_read(tmp_path: Path, is_packed: bool) -> None:
    data = {"RR": RR_S[:, None], "T_RR": T_S[:, None], "RRi": np.zeros(40), "Artifacts": [1, 2, 3]}
    content = saved({"Res": {"f_name": "a.txt", "HRV": {"Data": data}}}, is_packed=is_packed)
    result = read_back(tmp_path, content)
    assert intervals(result) == list(RR_MS)
    assert times(result) == list(T_S)
    assert (result.kind, result.unit, result.reading) == ("Kubios HRV", "s", "rr")


@needs("h5py")
def test_the_results_of_kubios_in_hdf5_are_read(tmp_path: Path) -> None:
    import h5py

    path = tmp_path / "kubios.mat"
    with h5py.File(path, "w", userblock_size=512) as file:
        data = file.create_group("Res/HRV/Data")
        data["RR"], data["T_RR"] = RR_S[None, :], T_S[None, :]
        data["itself"] = h5py.SoftLink("/Res")
    content = bytearray(path.read_bytes())
    content[:19] = b"MATLAB 7.3 MAT-file"
    result = read_back(tmp_path, bytes(content))
    assert intervals(result) == list(RR_MS)
    assert result.kind == "Kubios HRV"


@needs("h5py")
def test_what_stands_before_hdf5_is_no_heap_of_it(tmp_path: Path) -> None:
    import h5py

    path = tmp_path / "kubios.mat"
    with h5py.File(path, "w", userblock_size=512) as file:
        data = file.create_group("Res/HRV/Data")
        data["RR"], data["T_RR"] = RR_S[None, :], T_S[None, :]
    empty_heap = struct.pack("<4sB3xQHHIQ", b"GCOL", 1, 32, 0, 0, 0, 16)
    content = b"MATLAB 7.3 MAT-file".ljust(128) + empty_heap + path.read_bytes()[160:]
    assert intervals(read_back(tmp_path, content)) == list(RR_MS)


def test_a_vector_that_is_called_intervals_is_weighed(tmp_path: Path) -> None:
    result = read_back(tmp_path, saved({"fs": 250.0, "x": np.arange(50.0), "rr": np.array(RR_MS)}))
    assert intervals(result) == list(RR_MS)
    assert result.kind == "MATLAB"


def test_intervals_in_a_cell_are_read_and_two_numbers_are_no_recording(tmp_path: Path) -> None:
    cell = np.empty(1, dtype=object)
    cell[0] = np.array(RR_MS)
    assert intervals(read_back(tmp_path, saved({"rr": cell}))) == list(RR_MS)
    three = saved({"rr": np.array(RR_MS[:3]), "fs": 250.0})
    assert intervals(read_back(tmp_path, three)) == list(RR_MS[:3])
    with refused(RecordingError, match="no RR intervals"):
        read_back(tmp_path, saved({"rr": np.array(RR_MS[:2]), "fs": 250.0}))


def test_of_several_vectors_of_intervals_the_first_is_read(tmp_path: Path) -> None:
    variables = {"x": np.arange(50.0), "rr": np.array(RR_MS), "rr_corrected": np.full(20, 800.0)}
    assert intervals(read_back(tmp_path, saved(variables))) == list(RR_MS)


def test_a_table_is_no_vector_of_intervals(tmp_path: Path) -> None:
    with refused(RecordingError, match="no RR intervals"):
        read_back(tmp_path, saved({"rr": np.array(RR_MS).reshape(5, 2)}))


def test_of_vectors_without_a_name_the_longest_is_weighed(tmp_path: Path) -> None:
    variables = {"a": np.arange(5.0), "x": np.array(RR_MS), "z": np.arange(5.0)}
    assert intervals(read_back(tmp_path, saved(variables))) == list(RR_MS)


@pytest.mark.parametrize("t", [None, T_S[:-1]])
def test_results_of_kubios_without_a_time_for_each_interval_follow_each_other(
    tmp_path: Path, t: Any
) -> None:
    data = {"RR": RR_S} if t is None else {"RR": RR_S, "T_RR": t + 100.0}
    result = read_back(tmp_path, saved({"Res": {"HRV": {"Data": data}}}))
    assert intervals(result) == list(RR_MS)
    assert "in sequence" in joined(result.understood)


def test_results_of_kubios_are_read_to_the_millionth_of_a_ms_or_in_ms(tmp_path: Path) -> None:
    fine = np.array([0.812345678901, 0.8334567, 0.801])
    result = read_back(tmp_path, saved({"Res": {"HRV": {"Data": {"RR": fine}}}}))
    assert intervals(result) == [812.345679, 833.4567, 801.0]
    result = read_back(tmp_path, saved({"Res": {"HRV": {"Data": {"RR": np.array(RR_MS)}}}}))
    assert (intervals(result), result.unit) == (list(RR_MS), "ms")


def test_results_of_kubios_without_intervals_are_named(tmp_path: Path) -> None:
    with refused(RecordingError, match="no RR intervals"):
        read_back(tmp_path, saved({"Res": {"HRV": {"Data": {"T_RR": T_S, "RR": "none"}}}}))


@needs("h5py")
@pytest.mark.parametrize("wraps", [0, 1])
def test_intervals_in_hdf5_are_read_of_a_vector_or_the_cell_that_holds_it(
    tmp_path: Path, wraps: int
) -> None:
    result = read_back(tmp_path, in_hdf5(wraps))
    assert intervals(result) == list(RR_MS)
    assert result.kind == "MATLAB"


@needs("h5py")
def test_a_cell_in_a_cell_of_hdf5_is_not_followed(tmp_path: Path) -> None:
    with refused(RecordingError, match="no RR intervals"):
        read_back(tmp_path, in_hdf5(2))


def in_hdf5(wraps: int) -> bytes:
    import h5py

    out = io.BytesIO()
    with h5py.File(out, "w", userblock_size=512) as file:
        name = "rr" if wraps == 0 else "#refs#/0"
        value = file.create_dataset(name, data=np.array(RR_MS, dtype=float)[None, :])
        for n in range(1, wraps + 1):
            cell = file.create_dataset(
                "rr" if n == wraps else f"#refs#/{n}", (1, 1), dtype=h5py.ref_dtype
            )
            cell[0, 0] = value.ref
            value = cell
    content = bytearray(out.getvalue())
    content[:19] = b"MATLAB 7.3 MAT-file"
    return bytes(content)


# --- elements within elements, as the description of the format draws them


def element(order: str, kind: int, inner: bytes) -> bytes:
    return struct.pack(f"{order}II", kind, len(inner)) + inner + bytes(-len(inner) % 8)


def matrix(order: str, of: int, name: bytes, count: int, data: bytes) -> bytes:
    """A row vector: its class (1 is a cell, 6 numbers), size and name, and what is in it."""
    flags = element(order, 6, struct.pack(f"{order}II", of, 0))
    size = element(order, 5, struct.pack(f"{order}ii", 1, count))
    return element(order, 14, flags + size + element(order, 1, name) + data)


def vector(order: str, name: bytes, numbers: Sequence[float]) -> bytes:
    data = element(order, 9, struct.pack(f"{order}{len(numbers)}d", *numbers))
    return matrix(order, 6, name, len(numbers), data)


def mat_file(order: str, *elements: bytes) -> bytes:
    mark = b"IM" if order == "<" else b"MI"
    head = b"MATLAB 5.0 MAT-file".ljust(124) + struct.pack(f"{order}H", 0x0100) + mark
    return head + b"".join(elements)


def packed(part: bytes) -> bytes:
    inner = zlib.compress(part, 1)
    return struct.pack("<II", 15, len(inner)) + inner


def nested(order: str, depth: int, innermost: bytes) -> bytes:
    """A cell in a cell, and so on; numbers beside it in each are no deeper."""
    content = innermost
    for level in range(depth - 1):
        beside = vector(order, b"", [1.0])
        name = b"a" if level == depth - 2 else b""
        both = content if level == 0 else beside + content
        content = matrix(order, 1, name, 1 if level == 0 else 2, both)
    return content


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("is_empty", [False, True])
def test_thirty_two_cells_may_lie_in_each_other_in_files_of_any_computer(
    tmp_path: Path, order: str, is_empty: bool
) -> None:
    rr = vector(order, b"rr", RR_MS)
    innermost = struct.pack(f"{order}II", 14, 0) if is_empty else vector(order, b"", [1.0])
    result = read_back(tmp_path, mat_file(order, rr, nested(order, 32, innermost)))
    assert intervals(result) == list(RR_MS)
    with refused(RecordingError, match="MATLAB format but is damaged"):
        read_back(tmp_path, mat_file(order, rr, nested(order, 33, innermost)))


@pytest.mark.parametrize("is_packed", [True, False])
def test_cells_are_counted_as_matlab_saves_them(tmp_path: Path, is_packed: bool) -> None:
    value: Any = np.array([1.0, 2.0])
    for _ in range(31):
        cell = np.empty(1, dtype=object)
        cell[0] = value
        value = cell
    many = np.empty(40, dtype=object)
    many[:] = [np.array([1.0])] * 40
    content = saved({"rr": np.array(RR_MS), "m": many, "a": value}, is_packed=is_packed)
    assert intervals(read_back(tmp_path, content)) == list(RR_MS)
    deeper = np.empty(1, dtype=object)
    deeper[0] = value
    content = saved({"rr": np.array(RR_MS), "m": many, "a": deeper}, is_packed=is_packed)
    with refused(RecordingError, match="damaged"):
        read_back(tmp_path, content)


def unpacking_to(size: int) -> bytes:
    """A file of two packed parts that is as long as that with what they unpack to."""
    parts = [element("<", 9, bytes(n)) for n in (40_000_000, 23_000_000)]
    content = mat_file("<", *map(packed, parts)) + struct.pack("<I", 9)
    missing = size - sum(map(len, parts)) - len(content) - 4
    return content + struct.pack("<I", missing) + bytes(missing)


def test_a_file_is_unpacked_up_to_64_mb(tmp_path: Path) -> None:
    with refused(RecordingError, match="MATLAB format but is damaged"):
        read_back(tmp_path, unpacking_to(64_000_000))
    with refused(RecordingError, match="larger than 64 MB unpacked"):
        read_back(tmp_path, unpacking_to(64_000_001))


@pytest.mark.parametrize("lost", [1, 7, 8, 80])
def test_bytes_that_are_lost_or_too_many_are_damage(tmp_path: Path, lost: int) -> None:
    whole = mat_file("<", vector("<", b"rr", RR_MS))
    for content in (whole[:-lost], whole + bytes(lost)):
        with refused(RecordingError, match="MATLAB format but is damaged"):
            read_back(tmp_path, content)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "one part of 80 MB": (lambda: mat_file("<", packed(bytes(80_000_000))), "larger than 64 MB"),
    "matrices within matrices": (
        lambda: mat_file("<", nested("<", 5000, vector("<", b"", [1.0]))),
        "damaged",
    ),
    "nothing": (lambda: saved({}), "no RR intervals"),
    "text": (lambda: saved({"a": "hello"}), "no RR intervals"),
    "cut short": (lambda: saved({"rr": RR_S})[:150], "damaged"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_one_sentence(tmp_path: Path, name: str) -> None:
    write, sentence = HOSTILE[name]
    with refused(RecordingError, match=sentence):
        read_back(tmp_path, write())
