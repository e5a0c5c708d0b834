"""WCAG 2.2, level AA, computed from what is painted: on every page, in every look.

Text 4.5:1, large text 3:1 (1.4.3); what shows a state 3:1 (1.4.11); nothing by colour alone (1.4.1); a focus
that is seen (2.4.7); targets of 24 by 24 pixels (2.5.8). That text twice as large is whole is in
`test_large_text.py`.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.page_walk import on_top
from tests.ui.practice_window import Day, LibraryUser, put
from tests.ui.style.test_theme import READABLE, SEEN, THEMES
from tests.ui.text_checks import Painted, painted_texts
from trainer.events import Contact
from ui.settings import Settings, SettingsFile
from ui.style.appearance import Appearance
from ui.style.theme import Theme, contrast, with_alpha
from ui.widgets.controls.button import Button
from ui.widgets.controls.choices import Choice
from ui.widgets.pacer.pacer_bar import EMPTY_ALPHA
from ui.widgets.text.sensor_status import SensorStatus

Key = Qt.Key
SMALL: Final = (640, 480)
SIZES: Final = (SMALL, (1280, 800), (500, 900))
LARGE_PX: Final = 24  # of regular weight, from here on text is large
TARGET_PX: Final = 24
MIN_FOCUS_PIXELS: Final = 24
FOCUS_ROOM_PX: Final = 6
WAY: Final = {
    "home": ("HomeScreen", ()),
    "map of keys": ("HomeScreen", (Key.Key_Question,)),
    "breath": ("BreathScreen", (Key.Key_Escape, Key.Key_B)),
    "resonance": ("ResonanceScreen", (Key.Key_R,)),
    "sensor": ("SensorScreen", (Key.Key_Escape, Key.Key_Escape, Key.Key_S)),
    "lock": ("LockScreen", (Key.Key_Escape, Key.Key_L)),
    "settings": ("SettingsScreen", (Key.Key_Escape, Key.Key_O)),
    "about": ("AboutScreen", (Key.Key_A,)),
    "past": ("HistoryScreen", (Key.Key_Escape, Key.Key_Escape, Key.Key_H)),
    "a pause in the past": ("ReviewScreen", (Key.Key_Return,)),
    "its figures": ("ReviewScreen", (Key.Key_F,)),
    "export": ("ReviewScreen", (Key.Key_E,)),
    "replay": ("ReplayScreen", (Key.Key_Escape, Key.Key_Escape, Key.Key_R)),
    "deleting": ("HistoryScreen", (Key.Key_Escape, Key.Key_Delete)),
    "practice": ("PracticeScreen", (Key.Key_Escape, Key.Key_Escape, Key.Key_P)),
    "predictions": ("PredictionsScreen", (Key.Key_P,)),
    "audit": ("AuditScreen", (Key.Key_Escape, Key.Key_C)),
    "feeling": ("FeelingScreen", (Key.Key_Escape, Key.Key_N)),
    "trends": ("TrendsScreen", (Key.Key_Escape, Key.Key_T)),
    "trend figures": ("TrendsScreen", (Key.Key_F,)),
    "ladder": ("LadderScreen", (Key.Key_Escape, Key.Key_Escape, Key.Key_L)),
    "why": ("HelpScreen", (Key.Key_Escape, Key.Key_W)),
    "report": ("PracticeReportScreen", (Key.Key_Escape, Key.Key_R)),
    "pause": ("PauseScreen", (Key.Key_Escape, Key.Key_Escape, Key.Key_Space)),
    "end question": ("PauseScreen", (Key.Key_Escape,)),
    "reassess": ("ReassessScreen", (Key.Key_E,)),
    "closing": ("ClosingScreen", (Key.Key_4, Key.Key_P)),
}


@pytest.fixture(params=THEMES, ids=lambda look: look.name)
def look(request: pytest.FixtureRequest) -> Theme:
    made: Theme = request.param
    return made


def user_in(
    look: Theme, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> LibraryUser:
    put(folder, *(Day(n, prediction="they leave", sure_percent=70) for n in range(7)))
    settings = SettingsFile(folder)
    settings.change(Settings(met=True))
    wanted = Appearance(look, 100, calm=False)
    monkeypatch.setattr("ui.style.appearance.AppearanceController.wanted", lambda *_: wanted)
    monkeypatch.setattr("ui.style.appearance.AppearanceController.apply", _apply(wanted))
    return LibraryUser(qtbot, folder, settings)


def _apply(wanted: Appearance) -> "object":
    from ui.style import theme

    def apply(*_: object) -> Appearance:
        theme.apply_palette(wanted.theme)
        return wanted

    return apply


def go_through(user: LibraryUser, *sizes: tuple[int, int]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every page, in every size."""
    for place, (screen, keys) in WAY.items():
        if place == "reassess":
            user.at(20.0)
        user.press(*keys)
        if place == "pause":
            user.at(8.0)
        assert user.screen == screen
        for size in sizes:
            user.window.resize(*size)
            user.settle()
            yield place, size


def test_every_word_on_every_page_can_be_read(
    look: Theme, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = user_in(look, qtbot, tmp_path, monkeypatch)
    poor, words = [], 0
    for place, _ in go_through(user, SMALL):
        for text, colour, ground, px in words_on(user):
            words += 1
            if contrast(colour, ground) < (SEEN if px >= LARGE_PX else READABLE):
                poor.append((place, text, colour, ground, round(contrast(colour, ground), 2)))
    user.close()
    assert words > 300
    assert poor == []


def test_the_focus_is_seen_wherever_it_goes(
    look: Theme, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = user_in(look, qtbot, tmp_path, monkeypatch)
    unseen, parts = [], 0
    for place, _ in go_through(user, SMALL):
        holding = QApplication.focusWidget()
        for part in focusable(on_top(user)):
            parts += 1
            pixels = focus_pixels(user, part)
            if pixels < MIN_FOCUS_PIXELS:
                unseen.append((place, type(part).__name__, part.accessibleName(), pixels))
        if holding is not None:
            holding.setFocus(Qt.FocusReason.OtherFocusReason)
    user.close()
    assert parts > 150
    assert unseen == []


def test_whatever_is_pressed_is_large_enough_for_a_finger_that_shakes(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = user_in(THEMES[0], qtbot, tmp_path, monkeypatch)
    small = set()
    for place, size in go_through(user, *SIZES):
        for part in targets(on_top(user)):
            if min(part.width(), part.height()) < TARGET_PX:
                small.add((place, size, type(part).__name__, part.accessibleName()))
    user.close()
    assert small == set()


def test_what_can_be_scrolled_or_written_in_has_an_edge_that_is_seen(look: Theme) -> None:
    for ground in (look.ground_top, look.ground_bottom, look.panel):
        assert contrast(look.edge, ground) >= SEEN


def test_the_breath_and_the_time_are_seen_in_the_disc_the_bar_and_the_rings(look: Theme) -> None:
    empty = mixed(with_alpha(look.breath, EMPTY_ALPHA), look.ground_bottom)
    pairs = {
        "rim of the disc": (look.disc[2], look.ground_bottom),
        "full and empty bar": (look.breath, empty),
        "edge of the bar": (look.breath, look.ground_bottom),
        "time that is over": (look.elapsed, look.line),
        "heart": (look.heart, look.ground_bottom),
    }
    poor = {name: round(contrast(*pair), 2) for name, pair in pairs.items()}
    assert {name: ratio for name, ratio in poor.items() if ratio < SEEN} == {}


def test_what_was_chosen_is_seen_without_any_hue(look: Theme, qtbot: QtBot) -> None:
    made = Choice(look, "Dark")
    qtbot.addWidget(made)
    made.resize(200, 56)
    usual = grey(made.grab().toImage())
    made.set_chosen(True)
    chosen = grey(made.grab().toImage())
    assert differing(usual, chosen) > made.width()


def test_each_state_of_the_contact_has_its_own_shape(look: Theme, qtbot: QtBot) -> None:
    status = SensorStatus(look)
    qtbot.addWidget(status)
    status.resize(40, 20)
    masks = {}
    for contact in Contact:
        status.show_contact(contact, "")
        drawn = grey(status.grab().toImage())
        ground = Counter(drawn.values()).most_common(1)[0][0]
        masks[contact] = frozenset(at for at, level in drawn.items() if abs(level - ground) > 40)
    for one, other in combinations(Contact, 2):
        assert len(masks[one] ^ masks[other]) > 5, (one, other)


class Word(NamedTuple):
    """A text that shows, where it is, its colour and its size in pixels."""

    text: str
    widget: QWidget
    box: QRect
    colour: QColor
    pixels: float


def words_on(user: LibraryUser) -> Iterator[tuple[str, str, str, float]]:
    """Each text that shows, with its colour, the colour around it, and its size in pixels."""
    window, page = user.window, on_top(user)
    with painted_texts() as painted:
        picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    for word in (*painted_words(page, painted), *label_words(page), *field_words(page)):
        box = word.box & word.widget.visibleRegion().boundingRect()
        ground = ground_of(picture, box.translated(word.widget.mapTo(window, QPoint(0, 0))))
        if ground is not None and word.text.strip():
            yield word.text, mixed(word.colour, ground), ground, word.pixels


def painted_words(page: QWidget, painted: list[Painted]) -> Iterator[Word]:
    for one in painted:
        if page is one.widget or page.isAncestorOf(one.widget):
            yield Word(one.text, one.widget, one.box.toAlignedRect(), one.colour, one.pixels)


def label_words(page: QWidget) -> Iterator[Word]:
    for label in page.findChildren(QLabel):
        colour = label.palette().color(QPalette.ColorRole.WindowText)
        yield Word(label.text(), label, label.rect(), colour, label.font().pixelSize())


def field_words(page: QWidget) -> Iterator[Word]:
    """What is written in a field, and what stands there before."""
    for line in page.findChildren(QLineEdit):
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText):
            colour = line.palette().color(role)
            yield Word(line.accessibleName(), line, line.rect(), colour, line.font().pixelSize())


def ground_of(picture: QImage, box: QRect) -> str | None:
    """The commonest colour in a box; none where hardly anything of it shows. The ground is dithered."""
    box = box & picture.rect()
    if box.width() < 4 or box.height() < 6:
        return None
    steps = range(box.left(), box.right() + 1, 2), range(box.top(), box.bottom() + 1, 2)
    pixels = [picture.pixel(x, y) & 0xFFFFFF for y in steps[1] for x in steps[0]]
    common = Counter(pixel & 0xF8F8F8 for pixel in pixels).most_common(1)[0][0]
    return QColor(next(p for p in pixels if p & 0xF8F8F8 == common)).name()


def mixed(colour: QColor, ground: str) -> str:
    """The colour as it is seen on the ground."""
    below, share = QColor(ground), colour.alphaF()
    parts = ((colour.red(), below.red()), (colour.green(), below.green()))
    red, green = (round(a * share + b * (1.0 - share)) for a, b in parts)
    return QColor(red, green, round(colour.blue() * share + below.blue() * (1 - share))).name()


def focusable(page: QWidget) -> list[QWidget]:
    parts = [part for part in page.findChildren(QWidget) if part.isVisible() and part.isEnabled()]
    takes = Qt.FocusPolicy.NoFocus
    return [
        part
        for part in parts
        if part.focusPolicy() != takes
        and isinstance(part, Button | QLineEdit)
        and not part.visibleRegion().isEmpty()
    ]


def focus_pixels(user: LibraryUser, part: QWidget) -> int:
    """How many pixels around a widget change by 3:1 or more when it is focused."""
    window = user.window
    window.setFocus(Qt.FocusReason.OtherFocusReason)
    part.clearFocus()
    part.setFocus(Qt.FocusReason.TabFocusReason)
    box = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
    box = box.adjusted(-FOCUS_ROOM_PX, -FOCUS_ROOM_PX, FOCUS_ROOM_PX, FOCUS_ROOM_PX)
    focused = pixels_of(window.grab(box).toImage())
    part.clearFocus()
    usual = pixels_of(window.grab(box).toImage())
    changed = focused != usual
    pairs, counts = np.unique(focused[changed] << 24 | usual[changed], return_counts=True)
    seen = [differ(int(pair) >> 24, int(pair) & 0xFFFFFF) for pair in pairs]
    return int(counts[seen].sum())


def pixels_of(picture: QImage) -> NDArray[np.int64]:
    made = picture.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(made.constBits(), np.uint32).astype(np.int64) & 0xFFFFFF


@cache
def differ(one: int, other: int) -> bool:
    """Whether two pixels differ by 3:1 or more."""
    return contrast(f"#{one:06x}", f"#{other:06x}") >= SEEN


def targets(page: QWidget) -> list[QWidget]:
    every = [*page.findChildren(Button), *page.findChildren(QLineEdit)]
    return [part for part in every if part.isVisible() and not isinstance(part, QScrollBar)]


def grey(picture: QImage) -> dict[tuple[int, int], int]:
    made = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    area = ((x, y) for y in range(made.height()) for x in range(made.width()))
    return {(x, y): QColor(made.pixel(x, y)).red() for x, y in area}


def differing(one: dict[tuple[int, int], int], other: dict[tuple[int, int], int]) -> int:
    """How many pixels differ by 3:1 or more in lightness alone."""
    levels = (
        (f"#{a:02x}{a:02x}{a:02x}", f"#{b:02x}{b:02x}{b:02x}")
        for a, b in zip(one.values(), other.values(), strict=True)
        if a != b
    )
    return sum(contrast(a, b) >= SEEN for a, b in levels)
