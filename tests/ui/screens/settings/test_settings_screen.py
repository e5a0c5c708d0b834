"""The room belongs to whoever sits in it: their colours, their letters, their keys, nothing lost."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QAbstractAnimation, Qt
from PySide6.QtGui import QGuiApplication, QPalette, QStyleHints
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import ManualSession, MemorySessionLibrary, WindowUser, leave, show
from tests.ui.recorded_sessions import STRAP
from trainer.events import Contact, ContactChanged
from trainer.messages import LegacyText
from trainer.plan import SessionPlan
from ui.app import Application
from ui.commands.cli import create_parser
from ui.i18n.texts import settings_strings
from ui.navigation.main_window import MainWindow
from ui.screens.screen import Screen
from ui.screens.settings.first_run import FirstRunScreen
from ui.screens.settings.settings import SettingsScreen
from ui.services.profiles import ProfileList
from ui.settings import ColorScheme, SecondFigure, Settings, SettingsFile
from ui.style import theme
from ui.style.appearance import _asks_for_contrast, appearance_for
from ui.widgets.controls.key_bar import KEY_FADE_MS
from ui.widgets.layout.page_stack import PageStack
from ui.widgets.pacer.start_button import StartButton
from ui.widgets.text.label import Label

Key = Qt.Key
DIGIT = re.compile(r"\d")
MET = Settings(met=True)


def breathes(button: StartButton) -> bool:
    return button._breath is not None and button._breath.state() == QAbstractAnimation.State.Running


class Home(WindowUser):
    """A window whose settings are kept in a folder."""

    def __init__(self, qtbot: QtBot, folder: Path, settings: Settings | None = MET) -> None:
        self.session_library, self.sessions, self.refused, self._options = (
            MemorySessionLibrary(),
            [],
            "",
            "seed=7",
        )
        self._source_name = STRAP
        stored = SettingsFile(folder)
        if settings is not None:
            stored.change(settings)
        self.window = MainWindow(
            self._start, self.session_library, self._source_name, stored, ProfileList(folder)
        )
        qtbot.addWidget(self.window)
        show(qtbot, self.window)
        self.settle()

    @property
    def settings(self) -> Settings:
        return self.window.settings.now

    @property
    def page(self) -> Screen:
        page = self.window.pages.current
        assert isinstance(page, Screen)
        return page


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Home]]:
    made: list[Home] = []

    def opened_window(settings: Settings | None = MET) -> Home:
        made.append(Home(qtbot, tmp_path / "mine", settings))
        return made[-1]

    yield opened_window
    for home in made:
        leave(home.window)
    theme.scale_text(100)


def words_of(home: Home) -> list[str]:
    """Every word that is to be seen on the page."""
    seen = [w.text() for w in home.page.findChildren(QLabel) if w.isVisible()]
    return seen + [b.text() for b in home.page.findChildren(QAbstractButton) if b.isVisible()]


def test_the_first_start_shows_three_short_pages_and_never_again(
    open_window: Callable[..., Home],
) -> None:
    home = open_window(None)
    assert home.screen == "FirstRunScreen"
    for title, _ in settings_strings.FIRST_PAGES:
        assert title in words_of(home)
        home.press(Key.Key_Right)
    assert home.screen == "HomeScreen"
    assert open_window(None).screen == "HomeScreen"


@pytest.mark.parametrize("read", range(3))
def test_a_new_person_in_a_bad_moment_begins_with_one_key_from_whatever_page(
    open_window: Callable[..., Home], read: int
) -> None:
    home = open_window(None)
    home.press(*[Key.Key_Right] * read)
    assert home.screen == "FirstRunScreen"
    home.press(Key.Key_Space)
    home.at(1.0)
    assert home.screen == "PauseScreen"
    assert home.window.pause.disc.frames > 0
    assert home.settings.met


@pytest.mark.parametrize("read", range(3))
def test_the_disc_that_breathes_on_the_first_pages_is_the_button(
    open_window: Callable[..., Home], read: int
) -> None:
    home = open_window(None)
    home.press(*[Key.Key_Right] * read)
    first = home.page
    assert isinstance(first, FirstRunScreen)
    assert first.begin.hasFocus()
    assert breathes(first.begin)
    QTest.mouseClick(first.begin, Qt.MouseButton.LeftButton)
    home.settle()
    home.at(1.0)
    assert home.screen == "PauseScreen"
    assert home.settings.met
    assert not breathes(first.begin)


def test_with_less_movement_the_disc_of_the_first_pages_rests(
    open_window: Callable[..., Home],
) -> None:
    home = open_window(Settings(calm=True))
    first = home.page
    assert isinstance(first, FirstRunScreen)
    assert not breathes(first.begin)


def test_the_first_pages_are_skipped_with_one_key(open_window: Callable[..., Home]) -> None:
    home = open_window(None)
    home.press(Key.Key_Escape)
    assert (home.screen, home.settings.met) == ("HomeScreen", True)


@pytest.mark.parametrize("key", [Key.Key_O, Key.Key_Comma])
def test_settings_by_keyboard_alone_are_there_the_next_day(
    open_window: Callable[..., Home], key: Key
) -> None:
    home = open_window()
    home.press(key, Key.Key_Right, Key.Key_Down, Key.Key_Right)
    assert home.screen == "SettingsScreen"
    assert home.settings.colours is ColorScheme.DARK
    assert home.settings.text_percent == 125
    home.press(*[Key.Key_Down] * 4, Key.Key_Right, Key.Key_Down, Key.Key_Right)
    home.press(Key.Key_Escape)
    assert home.screen == "HomeScreen"
    tomorrow = open_window(None).settings
    assert (tomorrow.numbers, tomorrow.figure) == (False, SecondFigure.COHERENCE)
    assert tomorrow.colours is ColorScheme.DARK


def test_every_setting_can_be_reached_and_has_a_name(open_window: Callable[..., Home]) -> None:
    home = open_window()
    home.press(Key.Key_O)
    screen = home.page
    assert isinstance(screen, SettingsScreen)
    for field, row in screen.rows.items():
        assert screen.focused_setting == field
        assert row.accessibleName()
        assert all(c.accessibleName() for c in row.choices.values())
        home.press(Key.Key_Down)


def test_another_look_in_the_middle_of_a_pause_takes_nothing_away(
    open_window: Callable[..., Home],
) -> None:
    home = open_window()
    home.press(Key.Key_Space)
    home.at(60.0)
    before = home.window.pause
    home.press(Key.Key_O, Key.Key_Right, Key.Key_Right)
    assert home.screen == "SettingsScreen"
    assert home.window.appearance.theme.name == "light"
    home.press(Key.Key_Escape)
    assert home.screen == "PauseScreen"
    pause = home.window.pause
    assert pause is not before
    home.at(90.0)
    assert pause.heart.rate.text != "–"
    assert pause.heart.graph._pacer_history.at(30.0) is not None
    assert not pause.question.is_present
    assert home.session.stops == 0
    home.at(300.0)
    assert home.screen == "ReassessScreen"


def test_the_window_follows_the_system_at_once(
    open_window: Callable[..., Home], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = open_window()
    system = {"light": False}
    controller = home.window._appearance_controller
    monkeypatch.setattr(
        controller,
        "wanted",
        lambda now: appearance_for(now, light=system["light"], high_contrast=False),
    )
    for light, name in ((True, "light"), (False, "dark")):
        system["light"] = light
        # No system here could say so.
        controller._hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
        home.settle()
        assert home.window.appearance.theme.name == name
    assert home.screen == "HomeScreen"


def test_a_change_of_the_system_that_came_at_a_bad_time_is_followed_at_home(
    open_window: Callable[..., Home], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = open_window()
    controller = home.window._appearance_controller
    home.press(Key.Key_L)
    monkeypatch.setattr(
        controller, "wanted", lambda now: appearance_for(now, light=True, high_contrast=False)
    )
    controller._hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    home.settle()
    assert (home.screen, home.window.appearance.theme.name) == ("LockScreen", "dark")
    home.press(Key.Key_Escape)
    assert (home.screen, home.window.appearance.theme.name) == ("HomeScreen", "light")


@pytest.mark.parametrize(
    ("asked", "is_asked_for"),
    [(Qt.ContrastPreference.HighContrast, True), (Qt.ContrastPreference.NoPreference, False)],
)
def test_who_asked_the_system_for_more_contrast_gets_it(
    asked: Qt.ContrastPreference, is_asked_for: bool
) -> None:
    class Hints:
        def accessibility(self) -> "Hints":
            return self

        def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802
            return asked

    assert _asks_for_contrast(cast("QStyleHints", Hints())) is is_asked_for


@pytest.fixture
def pages_that_fade(monkeypatch: pytest.MonkeyPatch) -> None:
    """As they are for a person who has not asked for less motion."""
    monkeypatch.setattr("ui.navigation.main_window.PageStack", PageStack)


@pytest.mark.usefixtures("pages_that_fade")
def test_nothing_blinks_and_no_page_takes_long_to_turn(open_window: Callable[..., Home]) -> None:
    home = open_window()
    assert QGuiApplication.styleHints().cursorFlashTime() == 0
    veil = home.window.pages._fade_overlay
    assert 0 < veil._animation.duration() <= 250
    assert KEY_FADE_MS <= 250
    QTest.keyClick(home.page, Key.Key_P)
    assert veil.isVisible()


@pytest.mark.usefixtures("pages_that_fade")
def test_with_less_motion_pages_change_at_once(open_window: Callable[..., Home]) -> None:
    home = open_window(Settings(met=True, calm=True))
    QTest.keyClick(home.page, Key.Key_P)
    assert home.screen == "PracticeScreen"
    assert not home.window.pages._fade_overlay.isVisible()


@pytest.mark.parametrize("colours", [ColorScheme.DARK, ColorScheme.LIGHT, ColorScheme.CONTRAST])
def test_every_word_wears_one_of_the_three_levels(
    open_window: Callable[..., Home], colours: ColorScheme
) -> None:
    home = open_window(Settings(met=True, colours=colours))
    look = home.window.appearance.theme
    levels, strange = {look.ink, look.soft, look.faint}, []
    walk: list[tuple[Key, ...]] = [(Key.Key_P,), (Key.Key_Escape, Key.Key_O), (Key.Key_A,)]
    walk += [(Key.Key_Escape, Key.Key_Escape, Key.Key_H), (Key.Key_Escape, Key.Key_Space)]
    for keys in walk:
        home.press(*keys)
        if home.screen == "PauseScreen":
            home.at(70.0)
        for words in home.page.findChildren(Label):
            colour = words.palette().color(QPalette.ColorRole.WindowText).name()
            strange += [words.text()] if colour not in levels else []
    assert not strange


@pytest.mark.parametrize("view", ["graph", "focus"])
def test_without_numbers_no_digit_is_to_be_seen(
    open_window: Callable[..., Home], view: str
) -> None:
    home = open_window(Settings(met=True, numbers=False))
    home.press(Key.Key_Space)
    home.at(40.0)
    home.window.pause.question.close_now()
    if view == "focus":
        home.press(Key.Key_G)
    assert [w for w in words_of(home) if DIGIT.search(w)] == []
    assert not home.window.pause.heart.rate.isVisible()


def test_the_focus_view_has_no_digit(open_window: Callable[..., Home]) -> None:
    home = open_window()
    home.press(Key.Key_Space)
    for t in (5.0, 40.0, 100.0, 200.0, 290.0):
        home.at(t)
        if not home.window.pause.is_focus_view:
            home.press(Key.Key_G)
        assert [w for w in words_of(home) if DIGIT.search(w)] == []


@pytest.mark.parametrize("answer", SecondFigure)
def test_the_second_figure_is_the_one_that_was_chosen(
    open_window: Callable[..., Home], answer: SecondFigure
) -> None:
    home = open_window(Settings(met=True, figure=answer))
    home.press(Key.Key_Space)
    home.at(90.0)
    latest = home.session.bridge.latest
    assert latest is not None
    shown = home.window.pause.heart.second_figure.text
    within = 0.51
    if answer is SecondFigure.RSA:  # shown no finer than half a minute can tell
        assert float(shown) % 5.0 == 0.0
        within = 2.51
    assert float(shown) == pytest.approx(getattr(latest.figures, answer), abs=within)


def test_every_key_of_every_screen_stands_on_its_map(open_window: Callable[..., Home]) -> None:
    home = open_window()
    for way in ((), (Key.Key_O,), (Key.Key_A,), (Key.Key_Escape, Key.Key_Escape, Key.Key_B)):
        home.press(*way)
        caps = " ".join(caps for caps, _ in home.page.key_lines())
        assert all(cap.cap in caps for cap in home.page.bar.caps if cap.isEnabled())
        home.press(Key.Key_Question)
        shown = home.page._key_help
        assert shown is not None
        assert all(word in shown.accessibleName() for _, word in home.page.key_lines())
        home.press(Key.Key_Question)
        assert home.page._key_help is None


def test_no_key_is_heard_behind_the_map(open_window: Callable[..., Home]) -> None:
    home = open_window()
    home.press(Key.Key_Question, Key.Key_Space)
    assert (home.screen, home.sessions) == ("HomeScreen", [])


THEMES = {
    "dark": (ColorScheme.DARK, False),
    "light": (ColorScheme.LIGHT, False),
    "contrast-dark": (ColorScheme.CONTRAST, False),
    "contrast-light": (ColorScheme.CONTRAST, True),
}
"""What was chosen, and whether the system is light."""
TEXT_SIZES = [(100, False), (200, False), (200, True)]
"""In percent, and whether with less motion."""


@pytest.mark.parametrize("size", [(640, 480), (1280, 800)], ids=["small", "usual"])
@pytest.mark.parametrize(("percent", "calm"), TEXT_SIZES, ids=["usual", "large", "large and calm"])
@pytest.mark.parametrize("name", THEMES)
def test_a_whole_pause_by_keyboard_in_every_look_with_no_word_cut_off(
    open_window: Callable[..., Home],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    percent: int,
    calm: bool,
    size: tuple[int, int],
) -> None:
    colours, system_is_light = THEMES[name]
    seen = partial(appearance_for, light=system_is_light, high_contrast=False)
    monkeypatch.setattr("ui.style.appearance.appearance_for", lambda settings, **_: seen(settings))
    home = open_window(
        Settings(met=True, colours=colours, text_percent=percent, calm=calm, numbers=not calm)
    )
    assert home.window.appearance.theme.name == name
    assert home.window.appearance.calm is calm
    assert home.window.home.title._full_font.pixelSize() == theme.FontSize.TITLE * percent // 100
    home.window.resize(*size)
    home.settle()
    for keys, until, screen in (
        ((), 0.0, "HomeScreen"),
        ((Key.Key_O,), 0.0, "SettingsScreen"),
        ((Key.Key_A,), 0.0, "AboutScreen"),
        ((Key.Key_Escape, Key.Key_Escape, Key.Key_B), 0.0, "BreathScreen"),
        ((Key.Key_R,), 0.0, "ResonanceScreen"),
        ((Key.Key_Escape, Key.Key_Escape, Key.Key_Space), 5.0, "PauseScreen"),
        ((Key.Key_8,), 100.0, "PauseScreen"),
        ((Key.Key_G,), 300.0, "ReassessScreen"),
        ((Key.Key_4, Key.Key_P), 0.0, "ClosingScreen"),
        ((Key.Key_D,), 0.0, "ReviewScreen"),
    ):
        home.press(*keys)
        if until:
            home.at(until)
        assert home.screen == screen
        assert cut_off(home.page) == []
        home.window.grab()


def cut_off(page: QWidget) -> list[str]:
    """Words whose letters are larger than their place; empty places hold nothing."""
    bad = []
    for label in page.findChildren(QLabel):
        if (
            not label.isVisible()
            or not label.text()
            or label.font().pixelSize() <= theme.MIN_FONT_PX
        ):
            continue
        flags = int(Qt.TextFlag.TextWordWrap) if label.wordWrap() else 0
        box = label.fontMetrics().boundingRect(0, 0, label.width(), 9999, flags, label.text())
        if box.width() > label.width() + 1 or box.height() > label.height() + 4:
            bad.append(f"{label.text()} {box.size()} in {label.size()}")
    return bad


def test_letters_are_twice_as_large_where_there_is_room(open_window: Callable[..., Home]) -> None:
    home = open_window(Settings(met=True, text_percent=200))
    home.window.resize(1920, 1200)
    home.settle()
    assert home.window.home.title.font().pixelSize() == 2 * theme.FontSize.TITLE
    home.press(Key.Key_Space)
    home.at(40.0)
    assert home.window.pause.phase.font().pixelSize() == 2 * theme.FontSize.TITLE
    assert home.window.pause.time_left.font().pixelSize() == 2 * theme.FontSize.SMALL


def test_phase_and_time_are_told_to_who_listens_to_the_screen(
    open_window: Callable[..., Home], monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences: list[str] = []
    monkeypatch.setattr(
        "ui.screens.session.pause.announce", lambda _, words: sentences.append(words)
    )
    home = open_window()
    home.press(Key.Key_Space)
    for t in range(1, 130):
        home.at(float(t))
    phases = [w for w in sentences if w.startswith("Breathe")]
    assert phases[:4] == ["Breathe in", "Breathe out", "Breathe in", "Breathe out"]
    times = [w for w in sentences if w.endswith("left")]
    assert len(times) == 3
    assert times[1] == "4 minutes left"


def test_a_sensor_that_is_lost_is_told_to_who_listens_to_the_screen(
    open_window: Callable[..., Home], monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences: list[str] = []
    monkeypatch.setattr(
        "ui.widgets.text.sensor_status.announce", lambda _, words: sentences.append(words)
    )
    home = open_window()
    home.press(Key.Key_Space)
    home.at(30.0)
    before = len(sentences)
    home.session.post(
        ContactChanged(home.session.t, Contact.LOST, LegacyText("An electrode has come off."))
    )
    home.at(31.0)
    assert len(sentences) == before + 1
    assert "goes on" in sentences[-1] or "off" in sentences[-1]


def test_someone_else_at_the_same_computer(open_window: Callable[..., Home], qtbot: QtBot) -> None:
    home = open_window()
    came: list[str] = []
    home.window.profile_chosen.connect(came.append)
    home.press(Key.Key_O, Key.Key_N)
    screen = home.page
    assert isinstance(screen, SettingsScreen)
    screen.profile_name.setText("..")
    home.press(Key.Key_Return)
    assert home.window.notice.text.endswith("try another.")
    screen.profile_name.setText("Anna")
    home.press(Key.Key_Return)
    assert came == ["Anna"]


def test_nobody_else_can_be_chosen_in_the_middle_of_a_pause(
    open_window: Callable[..., Home],
) -> None:
    home = open_window()
    home.press(Key.Key_Space)
    home.at(5.0)
    home.press(Key.Key_O, Key.Key_N)
    screen = home.page
    assert isinstance(screen, SettingsScreen)
    assert screen.profile_name.isHidden()
    home.press(Key.Key_Escape)
    assert home.screen == "PauseScreen"


def test_a_broken_settings_file_is_told_and_the_pause_begins(
    qtbot: QtBot, tmp_path: Path, open_window: Callable[..., Home]
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "settings.json").write_text('{"text_percent": 999, "met": true}')
    home = open_window(None)
    assert "text_percent" in home.window.notice.text
    home.press(Key.Key_Space)
    assert home.screen == "PauseScreen"


def test_a_sitting_plan_is_the_usual_one(open_window: Callable[..., Home]) -> None:
    home = open_window()
    home.press(Key.Key_Space)
    assert isinstance(home.session, ManualSession)
    assert home.session.plan == SessionPlan()


def test_another_person_gets_a_window_in_the_same_place(qtbot: QtBot, tmp_path: Path) -> None:
    SettingsFile(tmp_path).change(MET)
    place = Application(
        create_parser().parse_args(["--library", str(tmp_path), "--source", "none"])
    )
    place.open()
    before = place.window
    before.resize(700, 600)
    before.profile_chosen.emit(ProfileList(tmp_path).choose("Anna"))
    assert before.isHidden()
    assert place.window.size() == before.size()
    assert place.window.settings.now == Settings()
    place.window.settings.change(MET)
    assert (tmp_path / "profiles" / "Anna" / "settings.json").exists()
    place.close()
