"""How sure the resonance is stated, beside how often it is right: a picture of what the benchmark printed.

    python -m tests.benchmarks.resonance | tee table.md
    python -m tests.benchmarks.reliability_diagram < table.md > resources/pictures/reliability.svg

On the left the assessments: the confidence that was stated, and how often the number was within 0.25. On the right
the sessions with the closed loop, a dot for each setting: how often the truth was within one standard deviation.
"""

import re
import sys
from collections.abc import Sequence
from typing import Final, NamedTuple

SIDE: Final = 300.0  # of a panel, in pixels
MARGIN: Final = 56.0
INK, QUIET, BODIES = "#1f2933", "#8a94a0", {"1": "#1f6f8b", "2": "#c05a2b"}
MEANT_PERCENT: Final = (63.0, 68.0, 73.0)  # least, meant and most of one standard deviation
SHOWN_PERCENT: Final = (50.0, 100.0)  # the range of both panels
TICKS_PERCENT: Final = (50.0, 60.0, 70.0, 80.0, 90.0, 100.0)
CONFIDENCE_ROW: Final = re.compile(
    r"\| \d+ to \d+ % \| (\d+) \| ([\d.]+) % \| ([\d.]+) % \|", re.ASCII
)
SETTING_ROW: Final = re.compile(r"\| ([12]) \| (.+?) \| .* \| ([\d.]+) % \|", re.ASCII)


class Bin(NamedTuple):
    """Assessments with about the same confidence."""

    people: int
    stated: float  # percent
    right: float  # percent


class Covered(NamedTuple):
    """How often the truth is within one standard deviation, percent."""

    body: str
    setting: str
    covered: float


def read_bins(text: str) -> list[Bin]:
    return [Bin(int(n), float(a), float(b)) for n, a, b in CONFIDENCE_ROW.findall(text)]


def read_covered(text: str) -> list[Covered]:
    return [
        Covered(body, name, float(outcome)) for body, name, outcome in SETTING_ROW.findall(text)
    ]


def draw(bins: Sequence[Bin], covered: Sequence[Covered]) -> str:
    """Return an SVG of both panels."""
    width, height = 2.0 * SIDE + 3.0 * MARGIN + 130.0, SIDE + 2.0 * MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" font-family="sans-serif"'
        ' font-size="12" role="img" aria-label="How sure, and how often right">',
        f'<rect width="{width:g}" height="{height:g}" fill="#ffffff"/>',
        *_draw_bins(bins),
        *_draw_covered(covered),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _across(percent: float, left: float) -> float:
    low, high = SHOWN_PERCENT
    return left + SIDE * (percent - low) / (high - low)


def _up(percent: float) -> float:
    return MARGIN + SIDE - _across(percent, 0.0)


def _draw_bins(bins: Sequence[Bin]) -> list[str]:
    left, parts = MARGIN, [_text(MARGIN, MARGIN - 20.0, "Assessments: right, by stated confidence")]
    parts.append(_line(left, _up(50.0), left + SIDE, _up(100.0), QUIET, dashed=True))
    for percent in TICKS_PERCENT:
        parts += [
            _text(left - 8.0, _up(percent) + 4.0, f"{percent:g}", "end", QUIET),
            _text(_across(percent, left), MARGIN + SIDE + 18.0, f"{percent:g}", "middle", QUIET),
        ]
    parts += _frame(left)
    parts.append(_text(left + SIDE / 2.0, MARGIN + SIDE + 38.0, "stated, %", "middle"))
    points = [(_across(one.stated, left), _up(max(50.0, one.right))) for one in bins]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    parts.append(f'<polyline points="{path}" fill="none" stroke="{INK}" stroke-width="1.5"/>')
    total = max(1, sum(one.people for one in bins))
    for (x, y), one in zip(points, bins, strict=True):
        radius = 3.0 + 9.0 * (one.people / total) ** 0.5
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{INK}"/>')
    return parts


def _draw_covered(covered: Sequence[Covered]) -> list[str]:
    left = 2.0 * MARGIN + SIDE + 130.0
    parts = [_text(left, MARGIN - 20.0, "Sessions: truth within 1 sd")]
    low, meant, high = (_across(percent, left) for percent in MEANT_PERCENT)
    parts.append(
        f'<rect x="{low:.1f}" y="{MARGIN:g}" width="{high - low:.1f}" height="{SIDE:g}" fill="#e6edf2"/>'
    )
    parts.append(_line(meant, MARGIN, meant, MARGIN + SIDE, QUIET, dashed=True))
    for percent in TICKS_PERCENT:
        x = _across(percent, left)
        parts.append(_text(x, MARGIN + SIDE + 18.0, f"{percent:g}", "middle", QUIET))
    parts += _frame(left)
    parts.append(_text(left + SIDE / 2.0, MARGIN + SIDE + 38.0, "of the people, %", "middle"))
    step = SIDE / max(1, len(covered))
    for k, one in enumerate(covered):
        y, colour = MARGIN + step * (k + 0.5), BODIES[one.body]
        x = _across(max(SHOWN_PERCENT[0], one.covered), left)
        parts.append(_text(left - 8.0, y + 4.0, f"{one.body}, {one.setting}", "end", colour))
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{colour}"/>')
    return parts


def _frame(left: float) -> list[str]:
    bottom = MARGIN + SIDE
    return [
        _line(left, bottom, left + SIDE, bottom, INK),
        _line(left, MARGIN, left, bottom, INK),
    ]


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, *, dashed: bool = False) -> str:
    dashes = ' stroke-dasharray="4 4"' if dashed else ""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"{dashes}/>'
    )


def _text(x: float, y: float, words: str, anchor: str = "start", colour: str = INK) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{words}</text>'


def main() -> None:
    result = sys.stdin.read()
    sys.stdout.write(draw(read_bins(result), read_covered(result)))


if __name__ == "__main__":
    main()
