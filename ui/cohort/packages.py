"""The packages of the extra `cohort`, imported where they are first needed."""

from importlib import import_module
from types import ModuleType

from trainer.errors import TrainerError
from ui.i18n.messages import CohortPackageMissing


def load_package(name: str) -> ModuleType:
    """Import a package of the extra.

    Raises
    ------
    TrainerError
        It is not installed.
    """
    try:
        return import_module(name)
    except ImportError as exc:
        raise TrainerError(CohortPackageMissing(name.partition(".")[0])) from exc
