"""The past pauses as a list that Qt asks for what it shows: nothing is worked out for a row nobody sees."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui import strings, words_history
from ui.history import History, history_from
from ui.strings import say

ID_ROLE: Final = int(Qt.ItemDataRole.UserRole)
CELLS_ROLE: Final = ID_ROLE + 1
DAY_ROLE: Final = ID_ROLE + 2
IS_FIRST_ROLE: Final = ID_ROLE + 3
TICKED_ROLE: Final = ID_ROLE + 4
SPOKEN_ROLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)

Index: TypeAlias = QModelIndex | QPersistentModelIndex
Told: TypeAlias = Mapping[str, Any]


class PauseModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sessions = history_from([])
        self._today = date.min
        self.ticked: dict[str, None] = {}
        """Ids that were chosen together, in the order of choosing; they may be filtered out of sight."""

    def show(self, sessions: History, today: date) -> None:
        self.beginResetModel()
        self._sessions, self._today = sessions, today
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's own default
        return 0 if parent.isValid() else len(self._sessions)

    def session(self, row: int) -> Told | None:
        return self._sessions[row] if 0 <= row < len(self._sessions) else None

    def row_of(self, session_id: str) -> int | None:
        ids = self._sessions.ids
        return ids.index(session_id) if session_id in ids else None

    def tick(self, row: int) -> None:
        """Choose the session together with others, or no more."""
        told = self.session(row)
        if told is None:
            return
        if told["id"] in self.ticked:
            del self.ticked[told["id"]]
        else:
            self.ticked[told["id"]] = None
        self.dataChanged.emit(self.index(row), self.index(row))

    def tick_none(self) -> None:
        self.ticked.clear()
        self.dataChanged.emit(self.index(0), self.index(max(0, len(self._sessions) - 1)))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        told = self.session(index.row())
        if told is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return strings.when(told["started"], self._today)
            case _ if role == ID_ROLE:
                return told["id"]
            case _ if role == CELLS_ROLE:
                return cells_of(told, self._today)
            case _ if role in (DAY_ROLE, IS_FIRST_ROLE):
                return self._day(index.row(), role)
            case _ if role == TICKED_ROLE:
                return told["id"] in self.ticked
            case _ if role == SPOKEN_ROLE:
                return ", ".join(spoken(told, self._today, ticked=told["id"] in self.ticked))
        return None

    def _day(self, row: int, role: int) -> Any:
        """The day of the row in words; or whether it is another one than that of the row above."""
        day = words_history.day(self._sessions[row]["started"], self._today)
        if role == DAY_ROLE:
            return day
        return row == 0 or words_history.day(self._sessions[row - 1]["started"], self._today) != day


def cells_of(session: Told, today: date) -> tuple[str, str, str, str, str, str]:
    """When, at what time, how long, the pull before and after, and what it was or what was chosen."""
    before, after = (strings.urge(session[k]) for k in ("urge_before", "urge_after"))
    started, waited = session["started"], strings.duration(session["duration_s"])
    when, time = strings.when(started, today), words_history.time_of_day(started)
    return when, time, waited, before, after, chosen(session)


def spoken(session: Told, today: date, *, ticked: bool = False) -> list[str]:
    pull = strings.urge_sentence(session["urge_before"], session["urge_after"])
    told = [strings.when(session["started"], today), strings.duration(session["duration_s"])]
    return [
        *([say(words_history.ONE_TICKED)] if ticked else []),
        *told,
        *([pull] if pull else []),
        chosen(session),
    ]


def chosen(session: Told) -> str:
    """What was chosen; where there was nothing to choose, what it was. First, whether it is in doubt."""
    told = strings.decided(session) or words_history.kind(str(session["exercise"]))
    return f"{say(words_history.IN_DOUBT)} · {told}" if session.get("doubt") else told
