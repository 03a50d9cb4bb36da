"""A file in a folder is a plugin: what a package holds, by name."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from .errors import UsageError, did_you_mean


def names(package: str) -> list[str]:
    """Names of the modules in a package, dashes for underscores; those that start with an underscore are its own."""
    module = import_module(package)
    return sorted(info.name.replace("_", "-") for info in iter_modules(module.__path__) if not info.name.startswith("_"))


def load(package: str, name: str) -> ModuleType:
    """The module of that name; raises UsageError with the known names where there is none."""
    known = names(package)
    if name not in known:
        hint = did_you_mean(name, known)
        raise UsageError(f'"{name}" tidak dikenal.{hint} Yang tersedia: {", ".join(known)}.')
    return import_module(f"{package}.{name.replace('-', '_')}")
