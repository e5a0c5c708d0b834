"""The picture of one pause can be kept by itself, to show or to print."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage

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
