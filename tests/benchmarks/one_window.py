"""One window in a process of its own, which reports on itself in a line of JSON.

    python -m tests.benchmarks.one_window start|pause|focus|bare BEGAN FOLDER [SECONDS SOURCE DISK_S]

BEGAN is the monotonic clock when the process was asked for; every write to the disk takes DISK_S longer.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from ui.commands.window import prepare_start

if __name__ == "__main__":
    prepare_start()  # a test that only imports this would go on without the collection of garbage
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

SETTLE_S: Final = 3.0
SIZE: Final = (1280, 800)


class Bare(QWidget):
    """What any window costs that draws one ellipse 60 times a second."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.update)
        self._timer.start(16)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        radius = int(100 + 80 * abs((time.monotonic() / 5) % 2 - 1))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawEllipse(self.rect().center(), radius, radius)
        painter.end()


class Frames(QObject):
    """Every paint of the thing that breathes; nothing else is looked at."""

    def __init__(self, painted_by: QWidget, first_ends: float | None = None) -> None:
        super().__init__()
        self.painted: list[float] = []
        self._began = first_ends
        painted_by.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.painted.append(time.monotonic())
            if self._began is not None:
                QTimer.singleShot(0, self.tell_of_first)
        return False

    def tell_of_first(self) -> None:
        """The first frame is painted: nothing after it counts."""
        slow = [name for name in ("scipy", "pyqtgraph") if name in sys.modules]
        result = {"first_frame_s": time.monotonic() - (self._began or 0.0), "slow_imports": slow}
        print(json.dumps(result), flush=True)
        os._exit(0)


def report(what: str, began: float, folder: Path, *asked: str) -> None:
    seconds, source, disk_s = (*asked, *("20", "simulated:seed=7", "0")[len(asked) :])
    app = QApplication([])
    if what == "bare":
        window: Any = Bare()
        moving = window
    else:
        window = _pausing_window(folder, source, what, float(disk_s))
        moving = window.pause.disc
    frames = Frames(moving, began if what == "start" else None)
    window.resize(*SIZE)
    window.show()
    used: list[float] = []
    beats: list[int] = []
    memory: list[float] = []

    def look() -> None:
        used.append(time.process_time())
        memory.append(memory_mb())  # later the window closes, for which more is loaded
        if what != "bare":
            beats.append(window.pause._snapshot.beats)

    def look_last() -> None:
        look()
        QTimer.singleShot(50, app.quit)

    QTimer.singleShot(int(SETTLE_S * 1000), look)
    QTimer.singleShot(int((SETTLE_S + float(seconds)) * 1000), look_last)
    app.exec()
    result = _costs(frames.painted, used[1] - used[0], float(seconds))
    window.close()
    print(json.dumps(result | {"memory_mb": memory[-1], "beats": beats[-1:]}))


def _pausing_window(folder: Path, source: str, what: str, disk_s: float) -> QWidget:
    from ui.app import create_main_window
    from ui.commands.cli import create_parser

    if disk_s:
        _slow_down_the_disk(disk_s)
    window = create_main_window(
        create_parser().parse_args(["--library", str(folder), "--source", source])
    )
    QTimer.singleShot(0, window.begin)
    if what == "focus":
        QTimer.singleShot(1000, window.pause._turn_view)
    return window


def _slow_down_the_disk(by_s: float) -> None:
    """As where fsync takes so long: the writer's thread waits, with every other free to go on."""
    from trainer.library.store import Library

    append = Library.append

    def slowly(self: Library, *args: Any) -> None:
        threading.Event().wait(by_s)
        append(self, *args)

    Library.append = slowly  # type: ignore[method-assign, assignment]


def _costs(painted: Sequence[float], cpu_s: float, seconds: float) -> dict[str, float]:
    settled = painted[0] + SETTLE_S
    inside = [t for t in painted if settled <= t <= settled + seconds]
    steps = sorted(1000 * (after - before) for before, after in pairwise(inside))
    return {
        "frames_per_s": len(inside) / seconds,
        "cpu": cpu_s / seconds,
        **{f"p{p}_ms": steps[min(len(steps) - 1, int(p * len(steps) / 100))] for p in (50, 95, 99)},
        "longest_ms": steps[-1],
    }


def memory_mb(process: int | str = "self") -> float:
    """What a process holds in memory now."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    report(sys.argv[1], float(sys.argv[2]), Path(sys.argv[3]), *sys.argv[4:])
