"""Colours, fonts and spacing of every screen.

Teal is the breath and what the person chose; coral is the heart and nothing else. They differ in lightness
and shape too, so that nobody needs the hue. Text has three levels of contrast.
"""

from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from math import inf
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QPalette,
)

from ui.i18n.formatting import translate
from ui.i18n.marking import mark
from ui.style.fonts import is_valid_font, warn_without_font

Hex: TypeAlias = str

FONTS: Final = Path(__file__).parents[2] / "resources" / "fonts"
FAMILY: Final = "Inter"
FILES: Final = ("Inter_300Light.ttf", "Inter_400Regular.ttf")
MISSING: Final = mark(
    "Fonts are missing or damaged ({names}), so the system's font is used. Please "
    "install Outbreath again."
)

GRID: Final = 8
MARGIN: Final = 40
FOCUS_MARGIN_PX: Final = 4  # space around what can be focused, for its ring
CHOICE_RADIUS: Final = 14.0
CAP_RADIUS: Final = 6.0
HAIRLINE: Final = 1.0
RING: Final = 2.25
FADE_MS: Final = 180
FULL_SCALE_HEIGHT_PX: Final = 400  # a lower window limits the text scale
MIN_LINE_SCALE: Final = 0.6
"""How far large text of one line shrinks before a part of it is left out."""
MIN_FONT_PX: Final = 9  # smaller text is illegible
WORDS_APART: Final = 7.2
LINES_APART: Final = 4.6
SHAPES_APART: Final = 3.1


class FontSize(IntEnum):
    """Font sizes in pixels at 100 %."""

    TINY = 12
    SMALL = 13
    BODY = 15
    LEAD = 18
    TITLE = 26
    FIGURE = 34


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours."""

    name: str
    ground_top: Hex
    ground_bottom: Hex
    ink: Hex
    soft: Hex
    faint: Hex
    line: Hex
    panel: Hex
    panel_lit: Hex
    """A panel under the pointer or pressed."""
    chosen: Hex
    """The fill of the thing that was chosen; its outline is `breath`."""
    breath: Hex
    on_breath: Hex
    """Words that lie on the disc."""
    disc: tuple[Hex, Hex, Hex]
    """From the highlight outwards."""
    glow: Hex
    glow_strength: float
    wave_strength: float
    heart: Hex

    @property
    def on_selected(self) -> Hex:
        """Colour of selected text, on `breath`."""
        return max(("#000000", "#ffffff"), key=lambda colour: contrast(colour, self.breath))

    @property
    def elapsed(self) -> Hex:
        """The part of a ring that is over, at least 3:1 from the ring itself, which is a `line`."""
        return self.soft if contrast(self.soft, self.line) >= SHAPES_APART else self.ink

    @property
    def edge(self) -> Hex:
        """The outline of what is only recognized by it: fields, and the handle of what scrolls. At least 3:1."""
        return _find_edge(self)


DARK: Final = Theme(
    name="dark",
    ground_top="#0d171c",
    ground_bottom="#12242a",
    ink="#e8eeec",
    soft="#9fb3b3",
    faint="#86999b",
    line="#22373d",
    panel="#16292f",
    panel_lit="#1c343a",
    chosen="#28424a",
    breath="#7cc4bd",
    on_breath="#0d171c",
    disc=("#bfe6da", "#7cc4bd", "#3f8e8d"),
    glow="#a9e0d4",
    glow_strength=0.36,
    wave_strength=0.26,
    heart="#f19a8c",
)

LIGHT: Final = Theme(
    name="light",
    ground_top="#f6f3ee",
    ground_bottom="#ece9e1",
    ink="#1d2b2f",
    soft="#4d6064",
    faint="#59686b",
    line="#d8d5cc",
    panel="#ffffff",
    panel_lit="#f3f6f4",
    chosen="#cfe2de",
    breath="#2b8a84",
    on_breath="#08191a",
    disc=("#8fc9bf", "#4fa39b", "#2b8a84"),
    glow="#2b8a84",
    glow_strength=0.22,
    wave_strength=0.24,
    heart="#b9483a",
)


def raise_contrast(theme: Theme) -> Theme:
    """The same colours with more contrast: text 7:1, lines and shapes at least 3:1."""
    dark = _luminance(theme.ink) > _luminance(theme.ground_top)
    ground, ink = ("#000000", "#ffffff") if dark else ("#ffffff", "#000000")
    lit, chosen = _mixed(ground, theme.panel_lit, 0.6), _mixed(ground, theme.chosen, 0.7)
    return replace(
        theme,
        name=f"contrast-{theme.name}",
        ground_top=ground,
        ground_bottom=ground,
        ink=ink,
        soft=_apart(theme.soft, ink, (ground, lit, chosen), WORDS_APART),
        faint=_apart(theme.faint, ink, (ground, lit), WORDS_APART),
        line=_apart(theme.line, ink, (ground,), LINES_APART),
        panel=ground,
        panel_lit=lit,
        chosen=chosen,
        breath=_apart(theme.breath, ink, (ground, chosen), LINES_APART),
        heart=_apart(theme.heart, ink, (ground,), LINES_APART),
        wave_strength=2.0 * theme.wave_strength,
        on_breath="#000000",
    )


@cache
def _find_edge(theme: Theme) -> Hex:
    grounds = (theme.ground_top, theme.ground_bottom, theme.panel)
    return _apart(theme.line, theme.ink, grounds, SHAPES_APART)


def _apart(colour: Hex, towards: Hex, grounds: tuple[Hex, ...], least: float) -> Hex:
    """The colour, taken as little as need be towards another until it stands out from every ground."""
    steps = (_mixed(colour, towards, i / 25) for i in range(26))
    return next((c for c in steps if min(contrast(c, g) for g in grounds) >= least), towards)


def _mixed(one: Hex, other: Hex, share: float) -> Hex:
    parts = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def contrast(one: Hex, other: Hex) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def with_alpha(colour: Hex, alpha: float) -> QColor:
    mixed = QColor(colour)
    mixed.setAlphaF(alpha)
    return mixed


def load_fonts() -> list[str]:
    """Let Qt know the family we ship, about 1 ms; returns the files that are missing or damaged."""
    return [name for name in FILES if not _loaded(FONTS / name)]


def _loaded(file: Path) -> bool:
    return is_valid_font(file) and QFontDatabase.addApplicationFont(str(file)) >= 0


def missing_font_message() -> str:
    """One sentence on missing font files; empty if there are none."""
    return translate(MISSING, names=", ".join(_TextScale.missing)) if _TextScale.missing else ""


def font(size: int, weight: QFont.Weight = QFont.Weight.Normal, *, tabular: bool = False) -> QFont:
    """The font of this size. With `tabular` digits a changing number keeps its width."""
    new_font = QFont(FAMILY)
    new_font.setPixelSize(scaled_px(size))
    new_font.setWeight(weight)
    if tabular:
        new_font.setFeature(QFont.Tag("tnum"), 1)
    return new_font


def scale_text(percent: int) -> None:
    """Set the size of all text, and of the widgets that contain it, in percent."""
    _TextScale.percent = percent


def scaled_px(length: float) -> int:
    """A length that grows with the text."""
    return round(length * _TextScale.percent / 100)


def scaled_px_within(height: int, length: float) -> int:
    """The same, limited in a low window."""
    most = max(100.0, 100.0 * height / FULL_SCALE_HEIGHT_PX)
    return round(length * min(float(_TextScale.percent), most) / 100.0)


def show_key_hints(shown: bool) -> None:
    """Set whether the keys of acts are shown beside them."""
    _KeyHints.are_shown = shown


def shows_key_hints() -> bool:
    """Whether the keys of acts are shown beside them."""
    return _KeyHints.are_shown


class _KeyHints:
    """One for the application, as the text size."""

    are_shown = True


class _TextScale:
    """The size of the text, one for the application, as are its palette and its font."""

    percent = 100
    missing: list[str] | None = None
    """The files that could not be loaded; None before anybody tried."""


def fit_font(
    base_font: QFont, text: str, width: float, height: float = inf, min_px: int = MIN_FONT_PX
) -> QFont:
    """The font, reduced so that one line of text fits, but not below `min_px`."""
    metrics = QFontMetricsF(base_font)
    wide, tall = metrics.horizontalAdvance(text), metrics.height()
    share = min(1.0, width / wide if wide > 0.0 else 1.0, height / tall)
    if share < 1.0:
        base_font.setPixelSize(max(min_px, int(base_font.pixelSize() * max(0.0, share))))
    return base_font


def fits_reduced(
    base_font: QFont, text: str, width: float, usual_px: int, scale: float = MIN_LINE_SCALE
) -> bool:
    """Whether one line of text fits where large text may shrink to `scale`, not below its usual size."""
    smallest = QFont(base_font)
    whole = base_font.pixelSize()
    smallest.setPixelSize(min(whole, max(usual_px, round(scale * whole))))
    return QFontMetricsF(smallest).horizontalAdvance(text) <= width


def apply_palette(theme: Theme) -> None:
    """Give the application the theme's colours and font, before the first window."""
    if _TextScale.missing is None:
        _TextScale.missing = load_fonts()
        if _TextScale.missing:
            warn_without_font(font(FontSize.BODY))
    QGuiApplication.styleHints().setCursorFlashTime(0)  # nothing blinks
    QGuiApplication.setFont(font(FontSize.BODY))
    QGuiApplication.setPalette(palette(theme))


def palette(theme: Theme) -> QPalette:
    colours = {
        QPalette.ColorRole.Window: theme.ground_bottom,
        QPalette.ColorRole.Base: theme.panel,
        QPalette.ColorRole.AlternateBase: theme.panel_lit,
        QPalette.ColorRole.Button: theme.panel,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.PlaceholderText: theme.faint,
        QPalette.ColorRole.Highlight: theme.breath,
        QPalette.ColorRole.HighlightedText: theme.on_selected,
        QPalette.ColorRole.ToolTipBase: theme.panel,
        QPalette.ColorRole.ToolTipText: theme.ink,
    }
    result = QPalette()
    for role, colour in colours.items():
        result.setColor(role, QColor(colour))
    return result


def _luminance(colour: Hex) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255.0) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
