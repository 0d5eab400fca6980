"""Plug-ins: a package whose modules each declare one constant `KIND`."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol

_REGISTRY = "registry"
"""The module that collects the declarations of its package."""


class _Kind(Protocol):
    @property
    def id(self) -> str: ...


def plugins[KindT: _Kind](package: str, kind: type[KindT]) -> Mapping[str, KindT]:
    """Import the modules of a package and return what they declare, sorted by id.

    Packages inside it, its registry and modules whose names start with an underscore declare
    nothing.

    Raises:
        TypeError: a module declares no `KIND`, one of another type, or an id that is taken.
    """
    modules: dict[str, str] = {}
    kinds: dict[str, KindT] = {}
    for found in iter_modules(import_module(package).__path__):
        if found.ispkg or found.name == _REGISTRY or found.name.startswith("_"):
            continue
        module = f"{package}.{found.name}"
        declared = _declared(module, kind)
        if declared.id in kinds:
            raise TypeError(f"{module} declares the id {declared.id!r} of {modules[declared.id]}")
        modules[declared.id], kinds[declared.id] = module, declared
    return {id_: kinds[id_] for id_ in sorted(kinds)}


def _declared[KindT: _Kind](module: str, kind: type[KindT]) -> KindT:
    declared = getattr(import_module(module), "KIND", None)
    if declared is None:
        raise TypeError(
            f"{module} declares no KIND: it needs `KIND: Final = {kind.__name__}(id=…, …)`"
        )
    if not isinstance(declared, kind):
        raise TypeError(
            f"KIND of {module} is of type {type(declared).__name__}, and must be a {kind.__name__}"
        )
    return declared
