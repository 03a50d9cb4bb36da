"""A file in a folder is a plugin: what a package holds, by name."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from .errors import UsageError, did_you_mean


def names(package: str) -> list[str]:
    """Names of the modules in a package and in one that it shares, dashes for underscores; `_x` is a folder's own."""
    return sorted(_found(package))


def load(package: str, name: str) -> ModuleType:
    """The module of that name; raises UsageError with the known names where there is none."""
    found = _found(package)
    known = sorted(found)
    if name not in known:
        hint = did_you_mean(name, known)
        raise UsageError(f'"{name}" tidak dikenal.{hint} Yang tersedia: {", ".join(known)}.')
    return import_module(f"{found[name]}.{name.replace('-', '_')}")


def _found(package: str) -> dict[str, str]:
    """Each name with the package that holds its module: that of `SHARES`, where a package has it, or its own."""
    module = import_module(package)
    shared = _found(module.SHARES) if hasattr(module, "SHARES") else {}
    own = (info.name for info in iter_modules(module.__path__) if not info.name.startswith("_"))
    return shared | {name.replace("_", "-"): package for name in own}
