"""The memory of a strap as Polar describes it: files, queries and frames, written by hand, byte by byte."""

from collections.abc import Iterator, Sequence
from typing import Final

from tests.devices.radio.virtual_air import AirStrap

TRANSFER: Final = "5c51"
NO_SUCH_FILE: Final = 103
NOT_PERMITTED: Final = 106
START_OF_RR: Final = bytes.fromhex("0810 12021801 1a")  # then the length of the name, and the name


def number(value: int) -> bytes:
    """Seven bits a byte, the lowest first; all but the last have the upper bit."""
    groups = []
    while True:
        value, group = divmod(value, 128)
        groups.append(group)
        if not value:
            return bytes(group | 0x80 for group in groups[:-1]) + bytes(groups[-1:])


def block(field: int, content: bytes) -> bytes:
    """A field with its length."""
    return number(8 * field + 2) + number(len(content)) + content


def samples_file(rr_ms: Sequence[int], hr_bpm: Sequence[int] = ()) -> bytes:
    """SAMPLES.BPB of a recording: a rate or an interval is packed with all others of its kind."""
    content = block(1, bytes((0x18, 1)))
    if hr_bpm:
        content += block(2, b"".join(map(number, hr_bpm)))
    if rr_ms:
        content += block(28, block(1, b"".join(map(number, rr_ms))))
    return content


def folder(entries: Sequence[tuple[str, int]]) -> bytes:
    """The names and sizes in it."""
    return b"".join(
        block(1, block(1, name.encode()) + b"\x10" + number(size)) for name, size in entries
    )


class FakeMemory:
    """Answers what is written to a strap; `to_record` are the beats that it measures while it records."""

    def __init__(self, to_record: list[int], frame_bytes: int = 20) -> None:
        self.files: dict[str, bytes] = {}
        self.to_record = to_record
        self.recording: str | None = None
        self.refuses: int | None = None
        self.loses_frame: int | None = None  # of each response
        self._frame_bytes = frame_bytes
        self._request = b""

    def strap(self, address: str, name: str) -> AirStrap:
        strap = AirStrap(address, name, notifies=("2a37", TRANSFER, "5c52"))

        def on_write(short: str, frame: bytes) -> None:
            assert short == TRANSFER
            assert len(frame) <= 20
            self._request = b"" if not frame[0] & 1 else self._request
            self._request += frame[1:]
            if frame[0] >> 1 & 3 == 1:
                for n, answer in enumerate(self._answer()):
                    if n != self.loses_frame:
                        strap.notify(answer, TRANSFER)

        strap.on_write = on_write
        return strap

    def _answer(self) -> Iterator[bytes]:
        code, content = self._obey(self._request)
        if code:
            yield bytes((0, code & 0xFF, code >> 8))
            return
        step = self._frame_bytes - 1
        count = max(1, -(-len(content) // step))
        for n in range(count):
            status = 1 if n == count - 1 else 3
            part = content[n * step : (n + 1) * step]
            yield bytes(((n & 15) << 4 | status << 1 | (1 if n else 0),)) + part

    def _obey(self, request: bytes) -> tuple[int, bytes]:
        if self.refuses:
            return self.refuses, b""
        if request[1] & 0x80:
            return self._query(request[0], request[2:])
        length = request[0] | request[1] << 8
        operation = request[2 : 2 + length]
        assert (operation[0], operation[2], operation[3]) == (8, 0x12, len(operation) - 4)
        command, path = operation[1], operation[4:].decode()
        if command == 3:
            return (0, b"") if self.files.pop(path, None) else (NO_SUCH_FILE, b"")
        if path.endswith("/"):
            return 0, self._list(path)
        if path not in self.files:
            return NO_SUCH_FILE, b""
        return 0, self.files[path]

    def _list(self, path: str) -> bytes:
        below = {p.removeprefix(path): len(c) for p, c in self.files.items() if p.startswith(path)}
        names = {
            name.partition("/")[0] + ("/" if "/" in name else ""): size
            for name, size in below.items()
        }
        return folder(list(names.items()))

    def _query(self, query: int, parameters: bytes) -> tuple[int, bytes]:
        if query == 16:
            name = block(2, self.recording.encode()) if self.recording else b""
            return 0, bytes((8, self.recording is not None)) + name
        if query == 14:
            if self.files or self.recording or not parameters.startswith(START_OF_RR):
                return NOT_PERMITTED, b""
            self.recording = parameters[len(START_OF_RR) + 1 :].decode()
        elif self.recording:
            self.files[f"/{self.recording}/SAMPLES.BPB"] = samples_file(self.to_record)
            self.recording = None
        return 0, b""
