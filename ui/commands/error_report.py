"""The text of `outbreath check --report`: the system and the errors of the program, and nothing of the person.

Paths and names do not leave the computer with it: what is in the folders that lead to the library and to
the person's home, the name of the user and of the computer are replaced, as are addresses of sensors.
"""

import getpass
import os
import re
import socket
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from ui.faults import LOG_NAME
from ui.runtime.system_check import describe_system, list_versions

PACKAGES: Final = (
    *("outbreath", "PySide6-Essentials", "numpy", "scipy", "pyqtgraph", "bleak", "dbus-fast"),
    *("pyserial", "miniaudio", "msgspec", "edfio", "filelock", "platformdirs", "rich", "shtab"),
    *("pylsl", "sqlcipher3", "pynacl", "fitdecode", "h5py", "openpyxl", "pyxdf", "XlsxWriter"),
    *("joblib", "pyarrow"),
)
NOT_INSTALLED: Final = {"outbreath": "not installed: it runs from a checkout"}
SHOWN_VARIABLES: Final = ("QT_QPA_PLATFORM", "XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "LANG")
"""Their values tell of the desktop. Of the others only whether they are set."""
NAMED_VARIABLES: Final = (
    *("DISPLAY", "WAYLAND_DISPLAY", "PYTHONPATH", "LD_LIBRARY_PATH", "QT_PLUGIN_PATH"),
    *("DBUS_SESSION_BUS_ADDRESS", "OUTBREATH_LIBRARY", "VIRTUAL_ENV"),
)
MAX_LOG_CHARS: Final = 20_000
ADDRESS: Final = re.compile(r"\b([0-9A-Fa-f]{2}[:_-]){5}[0-9A-Fa-f]{2}\b")
PATH: Final = re.compile(r"(?<![\w.])(/|[A-Za-z]:\\)[^\s:,;'\"`()]+")
MIN_NAME_CHARS: Final = 2
HIDDEN: Final = "…"


def format_report(findings: Mapping[str, str], folder: Path) -> str:
    """The report.

    Parameters
    ----------
    findings : mapping
        What `outbreath check` tells, by item.
    folder : pathlib.Path
        Of the library; the log of errors lies beside it.
    """
    names = list_private_names(folder)
    parts = {
        "What works": {item: hide(text, names) for item, text in findings.items()},
        "System": describe_system(),
        "Packages": NOT_INSTALLED | list_versions(PACKAGES),
        "Desktop": _describe_desktop(names),
    }
    lines = ["Outbreath: a report without personal data. Read it before you send it."]
    for title, fields in parts.items():
        lines += ["", title, *(f"  {name}: {value}" for name, value in fields.items())]
    lines += ["", "Errors", *_read_log(folder, names)]
    return "\n".join([*lines, ""])


def list_private_names(folder: Path) -> list[str]:
    """What is replaced, the longest first: whole paths before what they consist of."""
    names = {str(folder), str(folder.absolute()), str(Path.cwd())}
    with suppress(RuntimeError):
        names.add(str(Path.home()))
    paths = {path for name in tuple(names) for path in (Path(name), *Path(name).parents)}
    names |= {str(path) for path in paths if len(path.parts) > 1}
    with suppress(OSError, KeyError, ImportError):
        names.add(getpass.getuser())
    names.add(socket.gethostname())
    return sorted((n for n in names if len(n) >= MIN_NAME_CHARS), key=len, reverse=True)


def hide(text: str, names: Iterable[str]) -> str:
    """The text without names, paths and addresses.

    >>> hide("/srv/anna/x.db is held by anna at 00:22:D0:11:22:33", ["/srv/anna", "anna"])
    '… is held by … at …'
    """
    for name in names:
        begin, end = (r"\b" if each.isalnum() else "" for each in (name[0], name[-1]))
        text = re.sub(f"{begin}{re.escape(name)}{end}", HIDDEN, text)
    return re.sub(f"{HIDDEN}+", HIDDEN, PATH.sub(HIDDEN, ADDRESS.sub(HIDDEN, text)))


def _describe_desktop(names: Iterable[str]) -> dict[str, str]:
    shown = {name: hide(os.environ.get(name, "not set"), names) for name in SHOWN_VARIABLES}
    return shown | {n: "set" if os.environ.get(n) else "not set" for n in NAMED_VARIABLES}


def _read_log(folder: Path, names: Iterable[str]) -> list[str]:
    """The end of the log, which itself contains no words of the person."""
    try:
        text = (folder / LOG_NAME).read_text("utf-8", errors="replace")
    except OSError:
        return ["  none"]
    return [f"  {hide(line, names)}" for line in text[-MAX_LOG_CHARS:].splitlines()]
