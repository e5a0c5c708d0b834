"""Which board is it? Each line setting is listened to for a while by all who may understand it.

Rule: whoever understood most wins, if it came as often as that board sends. A board that waits to be
greeted is greeted only when nothing is heard, so that no other is disturbed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from devices.protocols.boards import Board, PortSettings
from devices.protocols.decoder import Decoder
from devices.serial.reader import PortCommand

LISTEN_S: Final = 2.0
BOOT_S: Final = 3.5  # an Arduino starts anew when its port is opened, and says nothing for 1.5 s
SLOW_S: Final = 7.0  # as long as all that comes is understood, but it is too little to be sure
GREET_AFTER_S: Final = 1.0
PLENTY: Final = 30  # good records that leave no doubt before the time is up
PLENTY_S: Final = 1.0
FEWEST: Final = 2
BAD_CABLE: Final = 2  # bad records for one good: long lines suffer most from bad bytes
DOUBTFUL: Final = 10  # the same, where a person named the board
MOST_BYTES: Final = 1 << 18  # kept for the one who will be found


@dataclass(frozen=True, slots=True)
class Candidate:
    name: str
    board: Board
    decoder: Decoder

    @property
    def score(self) -> int:
        return self.decoder.good - self.decoder.bad

    def is_credible(self, heard_s: float) -> bool:
        slowest, fastest = self.board.records_per_s
        good = self.decoder.good
        in_time = slowest * heard_s / 2 <= good <= FEWEST + fastest * heard_s
        return good >= FEWEST and good * BAD_CABLE > self.decoder.bad and in_time

    @property
    def is_as_named(self) -> bool:
        """A person's word is believed unless nearly nothing can be understood."""
        return self.decoder.good * DOUBTFUL > self.decoder.bad


class ProtocolDetector:
    """Feed it what arrives, silence too, and see what it has `found` and what it `orders`.

    With one board it only makes sure that it is the one, and that is quick.
    """

    chunks: list[tuple[float, bytes]]  # what was heard with this setting
    _began: float | None
    _greeted: bool

    def __init__(self, boards: Mapping[str, Board]) -> None:
        self._boards = boards
        self._tried = tuple(dict.fromkeys(s for board in boards.values() for s in board.settings))
        self.found: str | None = None
        self.is_over = False  # all settings were tried, and nobody was found
        self.heard_something = False
        self.orders: list[PortCommand] = []
        self._greet_after_s = 0.0 if len(boards) == 1 else GREET_AFTER_S
        self._turn(0)

    @property
    def settings(self) -> PortSettings:
        return self._tried[self._at]

    def add_bytes(self, t: float, data: bytes) -> None:
        if self._began is None:
            self._began = t
        if data:
            self._keep(t, data)
            for candidate in self._candidates:
                candidate.decoder.feed(data)
        self._decide(t - self._began, self._listened_s(t))

    def _keep(self, t: float, data: bytes) -> None:
        self.heard_something = True
        self._bytes += len(data)
        if self._bytes <= MOST_BYTES or not self.chunks:
            self.chunks.append((t, data))

    def _listened_s(self, t: float) -> float:
        return t - self.chunks[0][0] if self.chunks else 0.0

    def _decide(self, listened_s: float, heard_s: float) -> None:
        best = self._best(heard_s)
        if best is not None and self._is_sure(best, listened_s):
            self.found = best.name
        elif not self.chunks and listened_s >= self._greet_after_s and not self._greeted:
            self._greeted = True
            self.orders += [c.board.hello for c in self._candidates if c.board.hello]
        elif listened_s >= self._patience_s():
            self._next_setting()

    def _best(self, heard_s: float) -> Candidate | None:
        if len(self._boards) == 1:
            return next((c for c in self._candidates if c.is_as_named), None)
        credible = [c for c in self._candidates if c.is_credible(heard_s)]
        return max(credible, key=lambda c: c.score, default=None)

    def _is_sure(self, best: Candidate, listened_s: float) -> bool:
        if len(self._boards) == 1 or listened_s >= LISTEN_S:
            return True
        return listened_s >= PLENTY_S and best.score >= PLENTY

    def _patience_s(self) -> float:
        if not self.chunks:
            return BOOT_S if self._at == 0 else LISTEN_S
        understood = any(c.decoder.good > c.decoder.bad for c in self._candidates)
        a_little = sum(len(data) for _, data in self.chunks) < 80
        return SLOW_S if understood or a_little else LISTEN_S

    def _next_setting(self) -> None:
        if self._at + 1 == len(self._tried):
            self.is_over = True
            return
        self._turn(self._at + 1)
        self.orders.append(self.settings)

    def _turn(self, at: int) -> None:
        self._at = at
        self._candidates = [
            Candidate(name, board, board.decoder())
            for name, board in self._boards.items()
            if self._tried[at] in board.settings
        ]
        self._began = None
        self._greeted = False
        self._bytes = 0
        self.chunks = []
