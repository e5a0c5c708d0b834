"""Loads pylsl, the library of Lab Streaming Layer, which is an optional extra."""

import os
from pathlib import Path
from typing import Any, Final

from devices.lsl.messages import LslNotInstalled, LslNotLoadable
from devices.source import SourceError

CONFIG_PATHS: Final = ("lsl_api.cfg", "~/lsl_api/lsl_api.cfg", "/etc/lsl_api/lsl_api.cfg")
QUIET_CONFIG: Final = "[log]\nlevel = -3\n"  # otherwise it logs to the terminal


def load_pylsl() -> Any:
    """The module pylsl, untyped.

    Raises
    ------
    SourceError
        pylsl is not installed, or liblsl cannot be loaded.
    """
    try:
        import pylsl  # type: ignore[import-untyped]
    except ImportError as exc:
        raise SourceError(LslNotInstalled()) from exc
    except (RuntimeError, OSError) as exc:
        raise SourceError(LslNotLoadable()) from exc
    if hasattr(pylsl, "set_config_content") and not _has_own_config():
        pylsl.set_config_content(QUIET_CONFIG)  # has an effect before the first other call only
    return pylsl


def _has_own_config() -> bool:
    """Whether the lab has a configuration of its own, which is left as it is."""
    return "LSLAPICFG" in os.environ or any(
        Path(path).expanduser().is_file() for path in CONFIG_PATHS
    )
