"""The window: how soon the first breath is painted, and what a pause costs while it is open.

Run as a script it is one window in a process of its own, which reports on itself.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

STARTS: Final = 5
PAUSE_S: Final = 20.0
SETTLE_S: Final = 3.0


def measure() -> None:
    """Print the figures of the window beside those of a bare window that draws one ellipse."""
    starts = [_in_its_own_process("start") for _ in range(STARTS)]
    first = statistics.median(s["first_frame_s"] for s in starts)
    print(
        f"process start to first painted pacer frame  {first:6.2f} s  (median of {STARTS}; OpenHRV 0.65)"
    )
    print(f"  scipy or pyqtgraph imported before it     {any(s['slow_imports'] for s in starts)}")
    pause = _in_its_own_process("pause")
    bare = _in_its_own_process("bare")
    for name, it in (("pause with both live curves", pause), ("bare window, one ellipse", bare)):
        print(
            f"{name:<30}{it['frames_per_s']:6.1f} frames/s {100 * it['cpu']:5.1f} % of a core"
            f"  p99 {it['p99_ms']:5.1f} ms {it['memory_mb']:6.1f} MB"
        )
    print(
        f"ratio of CPU to the bare window {pause['cpu'] / bare['cpu']:.2f}  (OpenHRV: 9 % at 8 frames/s, 79 MB)"
    )


def _in_its_own_process(what: str) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        began = str(time.monotonic())
        command = [sys.executable, "-m", "tests.benchmarks.window", what, began, folder]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _report(what: str, began: float, folder: Path) -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication([])
    window: QWidget
    if what == "bare":
        window = _bare_window()
    else:
        from ui.app import main_window
        from ui.cli import parser

        window = main_window(
            parser().parse_args(["--library", str(folder), "--source", "simulated:seed=7"])
        )

    class Frames(QObject):
        """Every paint of the thing that breathes, as it was done."""

        def __init__(self) -> None:
            super().__init__()
            self.painted: list[float] = []

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and type(watched).__name__ in (
                "PacerDisc",
                "Bare",
            ):
                self.painted.append(time.monotonic())
                if what == "start":
                    QTimer.singleShot(0, first_is_painted)
            return False

    def first_is_painted() -> None:
        slow = [m for m in ("scipy", "pyqtgraph") if m in sys.modules]
        print(json.dumps({"first_frame_s": time.monotonic() - began, "slow_imports": slow}))
        sys.stdout.flush()
        os._exit(0)

    frames = Frames()
    app.installEventFilter(frames)
    window.resize(1280, 800)
    window.show()
    if what != "bare":
        from ui.main_window import MainWindow

        assert isinstance(window, MainWindow)
        window.begin()
    used: list[float] = []
    for moment in (SETTLE_S, SETTLE_S + PAUSE_S):
        QTimer.singleShot(int(moment * 1000), lambda: used.append(time.process_time()))
    QTimer.singleShot(int((SETTLE_S + PAUSE_S) * 1000) + 50, app.quit)
    app.exec()
    settled = frames.painted[0] + SETTLE_S
    inside = [t for t in frames.painted if settled <= t <= settled + PAUSE_S]
    steps = sorted(b - a for a, b in zip(inside, inside[1:], strict=False))
    told = {
        "frames_per_s": len(inside) / PAUSE_S,
        "cpu": (used[1] - used[0]) / PAUSE_S,
        "p99_ms": 1000 * steps[int(0.99 * len(steps))],
        "memory_mb": _memory_mb(),
    }
    window.close()
    print(json.dumps(told))


def _bare_window() -> "Any":
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtGui import QPainter, QPaintEvent
    from PySide6.QtWidgets import QWidget

    class Bare(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self._timer = QTimer(self)
            self._timer.setTimerType(Qt.TimerType.PreciseTimer)
            self._timer.timeout.connect(self.update)
            self._timer.start(16)

        def paintEvent(self, event: QPaintEvent) -> None:
            radius = 100 + 80 * abs((time.monotonic() / 5) % 2 - 1)
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawEllipse(self.rect().center(), int(radius), int(radius))

    return Bare()


def _memory_mb() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    _report(sys.argv[1], float(sys.argv[2]), Path(sys.argv[3]))
