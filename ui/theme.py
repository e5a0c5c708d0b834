"""Colour, type and space: the small system that every screen is made from.

Rule: teal is the breath and what the person chose, coral is the heart and nothing else. They differ
in lightness and shape too, so nobody needs the hue. Words have three levels, no more.
"""

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

Hex: TypeAlias = str

FONTS: Final = Path(__file__).parents[1] / "resources" / "fonts"
FAMILY: Final = "Inter"

GRID: Final = 8
MARGIN: Final = 40
CHOICE_RADIUS: Final = 14.0
CAP_RADIUS: Final = 6.0
HAIRLINE: Final = 1.0
RING: Final = 2.25
FADE_MS: Final = 180


class Size(IntEnum):
    """Letter heights in pixels at 100 %."""

    TINY = 12
    SMALL = 13
    BODY = 15
    LEAD = 18
    TITLE = 26
    FIGURE = 34


@dataclass(frozen=True, slots=True)
class Theme:
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

    def text_pairs(self) -> list[tuple[str, Hex, Hex]]:
        """Every pair of words and ground that a screen may show, with a name for each."""
        grounds = {"top": self.ground_top, "bottom": self.ground_bottom, "panel": self.panel}
        words = {"ink": self.ink, "soft": self.soft, "faint": self.faint}
        pairs = [(f"{w} on {g}", words[w], grounds[g]) for w in words for g in grounds]
        pairs += [(f"{w} on lit panel", words[w], self.panel_lit) for w in ("ink", "soft")]
        pairs += [
            ("ink on chosen", self.ink, self.chosen),
            ("soft on chosen", self.soft, self.chosen),
        ]
        return pairs + [(f"word on disc {c}", self.on_breath, c) for c in self.disc[:2]]


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
    chosen="#c8dcd8",
    breath="#2b8a84",
    on_breath="#08191a",
    disc=("#8fc9bf", "#4fa39b", "#2b8a84"),
    glow="#2b8a84",
    glow_strength=0.22,
    wave_strength=0.16,
    heart="#b9483a",
)


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
    """Let Qt know the family we ship, under 1 ms; returns the files that it could not read."""
    files = sorted(FONTS.glob("*.ttf"))
    return [f.name for f in files if QFontDatabase.addApplicationFont(str(f)) < 0]


def font(size: int, weight: QFont.Weight = QFont.Weight.Normal, *, tabular: bool = False) -> QFont:
    """`tabular` digits keep their width while a number changes."""
    made = QFont(FAMILY)
    made.setPixelSize(int(size))
    made.setWeight(weight)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def dress(theme: Theme) -> None:
    """Give the whole application the theme's colours and letters, before the first window."""
    load_fonts()
    QGuiApplication.styleHints().setCursorFlashTime(0)  # nothing blinks
    QGuiApplication.setFont(font(Size.BODY))
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
        QPalette.ColorRole.HighlightedText: theme.on_breath,
        QPalette.ColorRole.ToolTipBase: theme.panel,
        QPalette.ColorRole.ToolTipText: theme.ink,
    }
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    return made


def _luminance(colour: Hex) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255.0) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
