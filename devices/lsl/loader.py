"""The library behind Lab Streaming Layer, which is an extra and may be absent."""

import os
from pathlib import Path
from typing import Any, Final

from devices.source import SourceError

ABSENT: Final = (
    "Lab Streaming Layer needs one package more: install it with `pip install 'outbreath[lsl]'`."
)
BROKEN: Final = (
    "The library of Lab Streaming Layer, liblsl, cannot be loaded: install it as "
    "https://github.com/sccn/liblsl says for this system."
)
SETTINGS: Final = ("lsl_api.cfg", "~/lsl_api/lsl_api.cfg", "/etc/lsl_api/lsl_api.cfg")
QUIET: Final = "[log]\nlevel = -3\n"  # else it writes across the terminal


def load() -> Any:
    """The module pylsl, untyped.

    Raises:
        SourceError: it is not there, or its library is not.
    """
    try:
        import pylsl  # type: ignore[import-untyped]
    except ImportError as exc:
        raise SourceError(ABSENT) from exc
    except (RuntimeError, OSError) as exc:
        raise SourceError(BROKEN) from exc
    if hasattr(pylsl, "set_config_content") and not _has_settings():
        pylsl.set_config_content(QUIET)  # heeded at the first call only
    return pylsl


def _has_settings() -> bool:
    """A lab's own settings are left as they are."""
    return "LSLAPICFG" in os.environ or any(Path(p).expanduser().is_file() for p in SETTINGS)
