"""Follow one heart beat from bytes to disk and screen. Start reading here.

The other nine beats are there because nothing is shown of a heart that beat only once.
"""

from pathlib import Path

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from devices.replay import open_recording
from trainer.events import Beat, Begin, Contact, ContactChanged, SourceChanged
from trainer.hrv.tachogram import Verdict
from trainer.library.store import Library
from trainer.plan import SessionPlan
from trainer.session.session import Session
from ui.runtime.bridge import Bridge
from ui.runtime.driver import round_to_microsecond
from ui.runtime.recorder import new_record
from ui.style import theme
from ui.widgets.charts.heart_panel import HeartPanel

BYTES = b"t_s,rr_ms\n" + b"".join(b"%d.0,1000.0\n" % second for second in range(1, 11))


def test_one_beat_from_bytes_to_disk_and_pixels(qtbot: QtBot, tmp_path: Path) -> None:
    # The device: bytes become events, each with the moment it happened.
    file = tmp_path / "heart.csv"
    file.write_bytes(BYTES)
    result = open_recording(file).recorded_events
    assert isinstance(result[0], SourceChanged)
    assert result[1] == ContactChanged(0.0, Contact.GOOD)
    beat = result[2]
    assert beat == Beat(1.0, 1000.0)

    # The record: each event goes to the disk before anyone interprets it.
    plan = SessionPlan()
    record = new_record(tmp_path / "library", plan, "replay:heart.csv", lambda _: None)
    record.recorder.start()
    session, bridge = Session(plan), Bridge()
    for event in map(round_to_microsecond, (Begin(0.0), *result)):
        record.recorder.write(event)
        # The core: an event in, a snapshot out; and the one crossing to the screen.
        bridge.publish(session.feed(event))
    assert record.recorder.stop()
    with Library.open(tmp_path / "library", write=False) as library:
        assert library.recording(record.id).events[3] == beat

    snapshot = bridge.latest
    assert snapshot is not None
    assert (snapshot.beats, snapshot.figures.hr_bpm) == (10, 60.0)
    assert snapshot.recent[0].beat == beat
    assert snapshot.recent[0].verdict is Verdict.NORMAL

    # The screen: the heart's curve, in the heart's own colour and nowhere before the first beat.
    panel = HeartPanel(theme.DARK)
    qtbot.addWidget(panel)
    panel.resize(800, 200)
    panel.graph.resize(600, 200)
    panel.show()
    panel.graph.load()
    panel.graph.show_beats(snapshot.recent, snapshot.t)
    panel.graph.advance(snapshot.t)
    seconds = [_second_of(x, panel) for x in _columns_of(theme.DARK.heart, _picture_of_pane(panel))]
    assert min(seconds) >= beat.t - 0.5
    assert max(seconds) <= snapshot.t + 0.5


def _picture_of_pane(panel: HeartPanel) -> QImage:
    """The columns of the graph, but only the rows of its pane: the legend above has the same colour."""
    pane = panel.graph.pane
    return panel.graph.grab().toImage().copy(0, pane.top(), panel.graph.width(), pane.height())


def _columns_of(colour: str, image: QImage) -> list[int]:
    wanted = QColor(colour).rgb()
    width, height = image.width(), image.height()
    return [x for x in range(width) if any(image.pixel(x, y) == wanted for y in range(height))]


def _second_of(x: int, panel: HeartPanel) -> float:
    pane = panel.graph.pane
    return 10.5 - 60.5 * (1.0 - (x - pane.left()) / pane.width())
