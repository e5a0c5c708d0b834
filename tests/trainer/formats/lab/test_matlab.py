"""MATLAB files, those of Kubios HRV among them."""

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from scipy.io import savemat

from tests.refusals import refused
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


def nested(depth: int) -> bytes:
    element = b""
    for _ in range(depth):
        flags = struct.pack("<IIII", 6, 8, 1, 0)
        dims = struct.pack("<IIii", 5, 8, 1, 1)
        name = struct.pack("<II", 1, 0)
        inner = flags + dims + name + element
        element = struct.pack("<II", 14, len(inner)) + inner
    return saved({})[:128] + element


def bomb() -> bytes:
    inner = zlib.compress(bytes(80_000_000), 9)
    return saved({})[:128] + struct.pack("<II", 15, len(inner)) + inner


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a bomb": bomb,
    "matrices within matrices": lambda: nested(5000),
    "nothing": lambda: saved({}),
    "text": lambda: saved({"a": "hello"}),
    "cut short": lambda: saved({"rr": RR_S})[:150],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_one_sentence(tmp_path: Path, name: str) -> None:
    with refused(RecordingError, match="unpacked|damaged|no RR intervals"):
        read_back(tmp_path, HOSTILE[name]())
