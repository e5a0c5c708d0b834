"""Modules of the standard library that are loaded at their first use, not at their import.

asyncio imports `ssl`, and filelock `secrets`; both load OpenSSL, which takes 5 MB and 5 ms, and nothing uses
it while somebody breathes. Whoever does use it, for instance a plugin, notices no difference. The loader of
`importlib.util` does not do: it loads at the second import of a module already.
"""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from importlib.abc import Loader
else:
    Loader = object  # its module loads importlib.resources too, 5 ms before the first breath

LAZY_MODULES: Final = frozenset({"ssl", "asyncio.sslproto", "secrets"})
"""`asyncio.sslproto` looks into `ssl` when it is loaded; the rest of asyncio only for a connection with TLS."""
_LOAD_LOCK: Final = RLock()


class LazyModule(ModuleType):
    """A module that is found, and loaded when the first of its names is asked for."""

    def __getattr__(self, name: str) -> Any:
        with _LOAD_LOCK:
            spec = self.__spec__
            if spec is not None and isinstance(spec.loader, LazyLoader):
                self.__loader__ = spec.loader = spec.loader.loader
                spec.loader.exec_module(self)
                self.__class__ = ModuleType  # type: ignore[assignment]
        return self.__getattribute__(name)


class LazyLoader(Loader):
    def __init__(self, loader: Loader) -> None:
        self.loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self.loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        module.__class__ = LazyModule


class LazyFinder:
    """Finds these modules before others do."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name not in LAZY_MODULES:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = LazyLoader(spec.loader)
        return spec


def install() -> None:
    """Load them lazily from now on. What is loaded already stays as it is."""
    if LazyFinder not in sys.meta_path:
        sys.meta_path.insert(0, LazyFinder)
