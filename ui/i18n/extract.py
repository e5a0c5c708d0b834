"""Make the files of the translators with Qt's own tools: `python -m ui.i18n.extract` (or `make translations`).

`lupdate` gathers every text that `mark` and `plural` name into `resources/translations/outbreath_LANGUAGE.ts`:
what was translated stays, what is no longer shown goes. `lrelease` compiles each for the window.
Run it after any change of texts, translate what it names as missing, and run it again.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import PySide6

from ui.i18n.languages import LANGUAGES, SOURCE
from ui.i18n.translator import FOLDER

UI: Final = Path(__file__).resolve().parents[1]
OTHERS: Final = tuple(code for code in LANGUAGES if code != SOURCE)
ALIASES: Final = "QT_TR_NOOP+=mark,tr+=plural"  # see `ui.i18n.marking`
OPTIONS: Final = (
    *("-silent", "-no-obsolete", "-sort-messages", "-disable-heuristic", "similartext"),
    *("-locations", "none", "-source-language", SOURCE, "-tr-function-alias", ALIASES),
)


def translation_path(language: str, folder: Path = FOLDER) -> Path:
    return folder / f"outbreath_{language}.ts"


def read_translations(path: Path) -> Mapping[str, tuple[str, ...]]:
    """Return each text with its translation, or with its plural forms; empty texts where there is none."""
    if not path.exists():
        return {}
    messages = ET.parse(path).iter("message")  # noqa: S314  a file of this project
    return {m.findtext("source", ""): tuple(_forms(m.find("translation"))) for m in messages}


def _forms(translation: ET.Element | None) -> Iterable[str]:
    if translation is None:
        return ("",)
    forms = translation.findall("numerusform")
    return (form.text or "" for form in forms or (translation,))


def find_untranslated(path: Path) -> list[str]:
    """Return the texts of a file that have no translation, or not every plural form."""
    return [text for text, forms in read_translations(path).items() if not all(forms)]


def update(path: Path, language: str, sources: Path = UI) -> None:
    """Bring a file of translations up to date with the marked texts of a folder.

    Raises
    ------
    CalledProcessError
        The tool failed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    files = sorted(str(p) for p in sources.rglob("*.py"))
    _run("lupdate", *OPTIONS, "-target-language", language, *files, "-ts", str(path))


def compile_for_window(path: Path, into: Path | None = None) -> Path:
    """Compile the file that `QTranslator` reads.

    Raises
    ------
    CalledProcessError
        The tool failed.
    """
    target = into or path.with_suffix(".qm")
    _run("lrelease", "-silent", str(path), "-qm", str(target))
    return target


def _run(tool: str, *arguments: str) -> None:
    """Run a tool of Qt; they lie beside Qt in PySide6-Essentials."""
    command = [shutil.which(tool, path=PySide6.__path__[0]) or tool, *arguments]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  Qt's own tool


def main() -> int:
    missing = 0
    for language in OTHERS:
        path = translation_path(language)
        update(path, language)
        compile_for_window(path)
        left = find_untranslated(path)
        missing += len(left)
        lines = [f"{path.name}: {len(read_translations(path))} texts, {len(left)} to translate"]
        sys.stdout.write("\n    ".join([*lines, *left]) + "\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
