"""The system of colour and type: everyone can read it, in the dark and in the light."""

from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from pytestqt.qtbot import QtBot

from ui.style import theme
from ui.style.theme import DARK, FONTS, LIGHT, FontSize, Theme, contrast, raise_contrast

READABLE = 4.5
EASILY_READABLE = 7.0
THEMES = [DARK, LIGHT, raise_contrast(DARK), raise_contrast(LIGHT)]
SEEN = 3.0  # WCAG 2.2 for what is not text
ENOUGH_KB = 1000


def text_pairs(look: Theme) -> list[tuple[str, str, str]]:
    """Every pair of text and background colours that a screen may show, each with a name."""
    grounds = {"top": look.ground_top, "bottom": look.ground_bottom, "panel": look.panel}
    words = {"ink": look.ink, "soft": look.soft, "faint": look.faint}
    pairs = [(f"{w} on {g}", words[w], grounds[g]) for w in words for g in grounds]
    pairs += [(f"{w} on lit panel", words[w], look.panel_lit) for w in ("ink", "soft")]
    pairs += [(f"{w} on chosen", words[w], look.chosen) for w in ("ink", "soft")]
    pairs.append(("words that are selected", look.on_selected, look.breath))
    return pairs + [(f"word on disc {c}", look.on_breath, c) for c in look.disc[:2]]


def shape_pairs(look: Theme) -> list[tuple[str, str, str]]:
    """Every pair of colours of shapes which have to be told apart, each with a name."""
    grounds = {"top": look.ground_top, "bottom": look.ground_bottom, "panel": look.panel}
    shapes = {"ring": look.breath, "heart": look.heart}
    pairs = [(f"{s} on {g}", shapes[s], grounds[g]) for s in shapes for g in grounds]
    return [*pairs, ("edge of what was chosen", look.breath, look.chosen)]


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
def test_every_word_can_be_read_on_every_ground(look: Theme) -> None:
    poor = {
        name: round(contrast(a, b), 2)
        for name, a, b in text_pairs(look)
        if contrast(a, b) < READABLE
    }
    assert not poor


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
def test_breath_heart_and_focus_stand_out_from_the_ground(look: Theme) -> None:
    poor = {n: round(contrast(a, b), 2) for n, a, b in shape_pairs(look) if contrast(a, b) < SEEN}
    assert not poor


@pytest.mark.parametrize("look", THEMES[2:], ids=lambda look: look.name)
def test_high_contrast_is_high(look: Theme) -> None:
    pairs = [(a, b) for name, a, b in text_pairs(look) if " on " in name and "disc" not in name]
    assert min(contrast(a, b) for a, b in pairs) >= EASILY_READABLE
    assert contrast(look.line, look.ground_top) >= SEEN
    assert contrast(look.breath, look.chosen) >= SEEN


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
def test_what_is_selected_in_a_field_is_written_in_the_colours_that_were_compared(
    look: Theme,
) -> None:
    made, role = theme.palette(look), QPalette.ColorRole
    colours = made.color(role.HighlightedText).name(), made.color(role.Highlight).name()
    assert colours in [(words, ground) for _, words, ground in text_pairs(look)]


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
def test_every_colour_is_one(look: Theme) -> None:
    named = {f.name: getattr(look, f.name) for f in fields(look)}
    hexes = [v for v in named.values() if isinstance(v, str) and v.startswith("#")]
    assert len(hexes) >= 12
    assert all(QColor(h).isValid() for h in (*hexes, *look.disc))


def test_the_contrast_is_that_of_wcag() -> None:
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


def test_the_family_is_shipped_with_its_licence_and_is_small(qtbot: QtBot) -> None:
    assert theme.load_fonts() == []
    assert "SIL Open Font License" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert sum(f.stat().st_size for f in FONTS.iterdir()) < ENOUGH_KB * 1000
    assert QFontInfo(theme.font(FontSize.BODY)).family() == theme.FAMILY
