"""Make the files of the translators: `python -m ui.i18n.extract` (or `make translations`).

Every sentence marked in the `ui` modules goes into `resources/translations/outbreath_LANGUAGE.ts`,
sorted; what was translated stays, what is no longer said goes. Each is compiled for the window.

Rule: run it after any change of words, translate what it names as missing, and run it again.
"""

import importlib
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import PySide6

from ui.i18n import strings
from ui.i18n.strings import CONTEXT
from ui.i18n.translator import FOLDER, LANGUAGES, SOURCE

UI: Final = Path(__file__).resolve().parents[1]
HEAD: Final = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
COMPILER: Final = "lrelease"  # beside Qt in PySide6-Essentials
OTHERS: Final = tuple(language for language in LANGUAGES if language not in ("", SOURCE))


def all_texts() -> list[str]:
    """All marked texts of the `ui` modules, sorted."""
    for path in sorted(UI.rglob("*.py")):
        if path != Path(__file__).resolve() and "_mark(" in path.read_text(encoding="utf-8"):
            importlib.import_module(".".join(("ui", *path.relative_to(UI).with_suffix("").parts)))
    return sorted(strings.marked_texts())


def translation_path(language: str, folder: Path = FOLDER) -> Path:
    return folder / f"outbreath_{language}.ts"


def read_translations(path: Path) -> dict[str, str]:
    """Each text with its translation; empty where there is none yet."""
    if not path.exists():
        return {}
    messages = ET.parse(path).iter("message")  # noqa: S314  a file of this project
    return {m.findtext("source", ""): m.findtext("translation", "") for m in messages}


def write_translations(
    path: Path, language: str, texts: Iterable[str], translations: Mapping[str, str]
) -> list[str]:
    """Write the file; return the texts without a translation."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage=SOURCE)
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    missing = []
    for text in texts:
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = text
        translation = ET.SubElement(message, "translation")
        translation.text = translations.get(text, "")
        if not translation.text:
            translation.set("type", "unfinished")
            missing.append(text)
    ET.indent(root)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{HEAD}{ET.tostring(root, encoding='unicode')}\n", encoding="utf-8")
    return missing


def compile_for_window(path: Path, into: Path | None = None) -> Path:
    """Compile the file that `QTranslator` reads.

    Raises
    ------
    CalledProcessError
        The translation tool failed.
    """
    target = into or path.with_suffix(".qm")
    compiler = shutil.which(COMPILER, path=PySide6.__path__[0]) or COMPILER
    command = [compiler, "-silent", str(path), "-qm", str(target)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  Qt's own compiler
    return target


def main() -> int:
    texts, missing = all_texts(), 0
    for language in OTHERS:
        path = translation_path(language)
        left = write_translations(path, language, texts, read_translations(path))
        compile_for_window(path)
        missing += len(left)
        lines = [f"{path.name}: {len(texts)} texts, {len(left)} to translate", *left]
        sys.stdout.write("\n    ".join(lines) + "\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
