"""The picture of one pause can be kept by itself, to show or to print."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage

from tests.ui.text_checks import drawn_texts
from ui.commands.cli import main

SIT = ("session", "--speed", "max", "--minutes", "1", "--source", "simulated:seed=7", "--json")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("kind", ["png", "svg"])
def test_the_picture_is_whole_and_says_what_it_shows(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library, path = ("--library", str(tmp_path / "library")), tmp_path / f"pause.{kind}"
    assert main([*SIT, *library]) == 0
    assert main(["export", "last", "--format", kind, "-o", str(path), *library]) == 0
    assert path.stat().st_mode & 0o777 == 0o600
    if kind == "png":
        image = QImage(str(path))
        assert (image.width(), image.height()) == (1680, 660)
        colours = {image.pixelColor(x, 330).name() for x in range(0, 1680, 2)}
        assert len(colours) > 10
    else:
        assert len(list(ET.parse(path).iter())) > 20
    capsys.readouterr()
    status = main(["export", "last", "--format", kind, "-o", "-", *library])
    piped = capsys.readouterr()
    if kind == "png":
        assert (status, piped.out) == (1, "")
        assert "not text" in piped.err
    else:
        assert (status, piped.err) == (0, "")
        assert len(list(ET.fromstring(piped.out).iter())) > 20


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("minutes", "times"), [("1", "0:10 0:20 0:30 0:40 0:50 1:00"), ("3", "1 min 2 min 3 min")]
)
def test_the_time_axis_on_paper_has_times_also_in_a_short_pause(
    tmp_path: Path, minutes: str, times: str
) -> None:
    library, path = ("--library", str(tmp_path / "library")), tmp_path / "pause.png"
    short = [*SIT[:4], minutes, *SIT[5:]]
    assert main([*short, *library]) == 0
    with drawn_texts() as drawn:
        assert main(["export", "last", "--format", "png", "-o", str(path), *library]) == 0
    texts = [text for text, _ in drawn]
    assert times in " ".join(texts)
