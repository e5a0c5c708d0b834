"""The course of a conversation with a port: open it, find out who is there, listen, begin again.

Rule: whatever happens to the port, the conversation goes on for as long as anyone wants to hear it, and
no sentence is said twice in a row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from devices.protocols.boards import BOARDS, Board, PortSettings
from devices.serial.autodetect import ProtocolDetector
from devices.serial.board_stream import BoardStream
from devices.serial.messages import (
    RefusalReason,
    board_silent,
    no_data_received,
    not_in_group,
    port_unplugged,
    refusal_from_error,
    unknown_protocol,
)
from devices.serial.reader import Arrived, Broken, Opened, PortCommand, PortEvent
from trainer.events import Link, LinkChanged, SensorEvent

SOON_S: Final = 0.5
LATEST_S: Final = 5.0
BLINKS: Final = 3  # a port that comes back is refused for a moment, until the system has set it up


class SerialConnection:
    """Feed it what the reader of a port tells. `protocol` is None where it is to be found out."""

    def __init__(self, port: str, protocol: str | None = None) -> None:
        self.pause_s = SOON_S  # before the port is opened again
        self.is_over = False  # with this reader: begin again with another
        self._port = port
        self._protocol = protocol
        self._sniffing: ProtocolDetector | None = None
        self._listening: BoardStream | None = None
        self._is_open = False
        self._is_doubted = False  # may it be another board by now?
        self._refused: tuple[RefusalReason, int] = (
            RefusalReason.OTHER,
            0,
        )  # why, and how often in a row
        self._orders: list[PortCommand] = []
        self._had: PortSettings | None = None  # when a board was found the last time
        self._said: tuple[Link, str] | None = None

    @property
    def settings(self) -> PortSettings:
        """The line setting to open the port with."""
        return ProtocolDetector(self._boards()).settings

    def orders(self) -> list[PortCommand]:
        """What the reader is to do now."""
        orders, self._orders = self._orders, []
        return orders

    def goodbye(self) -> list[PortCommand]:
        """What the board wants to hear before it is left."""
        listening = self._listening
        return [listening.goodbye] if self._is_open and listening and listening.goodbye else []

    def began(self, t: float) -> list[SensorEvent]:
        """Before the port is opened for the first time."""
        return self._say(t, Link.CONNECTING)

    def handle(self, told: PortEvent) -> list[SensorEvent]:
        match told:
            case Opened(t):
                return self._opened(t)
            case Arrived(t, data):
                return self._sniffed(t, data) if self._sniffing else self._listened(t, data)
            case Broken(t, error):
                self.is_over, self._sniffing = True, None
                return self._lost(t) if self._is_open else self._not_opened(t, error)

    def _opened(self, t: float) -> list[SensorEvent]:
        self._is_open, self._refused = True, (RefusalReason.OTHER, 0)
        self._sniffing = ProtocolDetector(self._boards())
        return [] if self._listening else self._say(t, Link.CONNECTED)

    def _boards(self) -> Mapping[str, Board]:
        """One that was there before is most likely there again, with the setting it had."""
        name = self._protocol
        if self._listening and not self._is_doubted:
            name = self._listening.name
        if name is None:
            return BOARDS
        board = BOARDS[name]
        had = [setting for setting in board.settings if setting == self._had]
        return {name: replace(board, settings=tuple(dict.fromkeys([*had, *board.settings])))}

    def _sniffed(self, t: float, data: bytes) -> list[SensorEvent]:
        sniffing = self._sniffing
        assert sniffing is not None
        sniffing.add_bytes(t, data)
        self._orders += sniffing.orders
        sniffing.orders = []
        if sniffing.found:
            self._sniffing, self._had = None, sniffing.settings
            return self._board_found(sniffing.found, sniffing.chunks)
        return self._board_not_found(t, sniffing) if sniffing.is_over else []

    def _board_found(self, name: str, chunks: Sequence[tuple[float, bytes]]) -> list[SensorEvent]:
        t, _ = chunks[0]
        told = self._say(t, Link.CONNECTED)
        listening, self._is_doubted = self._listening, False
        if listening is None or listening.name != name:
            source = f"serial:{self._port},protocol={name}"
            self._listening = listening = BoardStream(
                name, BOARDS[name], source, board_silent(self._port)
            )
            told.append(listening.introduction(t))
        listening.connected(t)
        for chunk in chunks:
            told += self._listened(*chunk)
        return told

    def _listened(self, t: float, data: bytes) -> list[SensorEvent]:
        if self._listening is None:
            return []
        told = self._listening.handle(t, data)
        self._orders += self._listening.greetings
        self._listening.greetings = []
        return self._noted(told)

    def _board_not_found(self, t: float, sniffing: ProtocolDetector) -> list[SensorEvent]:
        """Try again from the beginning, with an open mind where nobody named the board."""
        heard = sniffing.heard_something
        self._is_doubted = heard and self._protocol is None
        self._sniffing = ProtocolDetector(self._boards())
        self._orders.append(self._sniffing.settings)
        if self._listening:
            return [] if heard else self._say(t, Link.LOST, board_silent(self._port))
        if not heard:
            return self._say(t, Link.UNAVAILABLE, no_data_received(self._port))
        if self._protocol:
            return self._say(t, Link.UNAVAILABLE, not_in_group(self._port, self._protocol))
        return self._say(t, Link.UNAVAILABLE, unknown_protocol(self._port, ", ".join(BOARDS)))

    def _lost(self, t: float) -> list[SensorEvent]:
        self._is_open, self.pause_s = False, SOON_S
        why = port_unplugged(self._port)
        if self._listening is None:
            return self._say(t, Link.LOST, why)
        return self._noted(self._listening.lost(t, why))

    def _not_opened(self, t: float, error: Exception) -> list[SensorEvent]:
        refused = refusal_from_error(error, self._port)
        before, times = self._refused
        times = times + 1 if refused.why is before else 1
        self._refused = (refused.why, times)
        is_absent = refused.why is RefusalReason.ABSENT  # to look again costs nothing
        self.pause_s = SOON_S if is_absent else min(LATEST_S, SOON_S * 2.0 ** min(times - 1, 4))
        if self._listening and (is_absent or times <= BLINKS):
            return []
        return self._say(t, Link.UNAVAILABLE, refused.sentence)

    def _say(self, t: float, link: Link, detail: str = "") -> list[SensorEvent]:
        return self._noted([LinkChanged(t, link, detail)])

    def _noted(self, events: list[SensorEvent]) -> list[SensorEvent]:
        """Without what was the last to be said of the link already."""
        news: list[SensorEvent] = []
        for event in events:
            if isinstance(event, LinkChanged):
                if (event.link, event.detail) == self._said:
                    continue
                self._said = (event.link, event.detail)
            news.append(event)
        return news
