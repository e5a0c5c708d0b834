"""One window in a process of its own, which reports on itself in a line of JSON.

    python -m tests.benchmarks.one_window start|pause|bare BEGAN FOLDER

BEGAN is the monotonic clock when the process was asked for.
"""

import json
import os
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

PAUSE_S: Final = 20.0
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
    """Every paint of the thing that breathes."""

    def __init__(self, *, stop_at_first: bool, began: float) -> None:
        super().__init__()
        self.painted: list[float] = []
        self._stop_at_first = stop_at_first
        self._began = began

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint and type(watched).__name__ in ("PacerDisc", "Bare"):
            self.painted.append(time.monotonic())
            if self._stop_at_first:
                QTimer.singleShot(0, self.tell_of_first)
        return False

    def tell_of_first(self) -> None:
        """The first frame is painted: nothing after it counts."""
        slow = [name for name in ("scipy", "pyqtgraph") if name in sys.modules]
        told = {"first_frame_s": time.monotonic() - self._began, "slow_imports": slow}
        print(json.dumps(told), flush=True)
        os._exit(0)


def report(what: str, began: float, folder: Path) -> None:
    app = QApplication([])
    frames = Frames(stop_at_first=what == "start", began=began)
    app.installEventFilter(frames)
    window = Bare() if what == "bare" else _pausing_window(folder)
    window.resize(*SIZE)
    window.show()
    used: list[float] = []
    for moment in (SETTLE_S, SETTLE_S + PAUSE_S):
        QTimer.singleShot(int(moment * 1000), lambda: used.append(time.process_time()))
    QTimer.singleShot(int((SETTLE_S + PAUSE_S) * 1000) + 50, app.quit)
    app.exec()
    window.close()
    print(json.dumps(_costs(frames.painted, used[1] - used[0])))


def _pausing_window(folder: Path) -> QWidget:
    from ui.app import main_window
    from ui.cli import parser

    window = main_window(
        parser().parse_args(["--library", str(folder), "--source", "simulated:seed=7"])
    )
    QTimer.singleShot(0, window.begin)
    return window


def _costs(painted: list[float], cpu_s: float) -> dict[str, float]:
    settled = painted[0] + SETTLE_S
    inside = [t for t in painted if settled <= t <= settled + PAUSE_S]
    steps = sorted(after - before for before, after in pairwise(inside))
    return {
        "frames_per_s": len(inside) / PAUSE_S,
        "cpu": cpu_s / PAUSE_S,
        "p99_ms": 1000 * steps[int(0.99 * len(steps))],
        "memory_mb": _memory_mb(),
    }


def _memory_mb() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    report(sys.argv[1], float(sys.argv[2]), Path(sys.argv[3]))
