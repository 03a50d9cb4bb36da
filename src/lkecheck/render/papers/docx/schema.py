"""The fields as a template sees them: which name holds what, read off their classes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args, get_origin, get_type_hints

SCALARS = (str, int, bool)


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, what it holds, and what it says. `many` is true of a list of `kind`."""

    name: str
    kind: Any
    many: bool
    about: str


def fields(group: type) -> dict[str, Field]:
    """The fields of a group, those that all papers share first."""
    hints = get_type_hints(group, include_extras=True)
    return {name: _field(name, *get_args(hint)) for name, hint in hints.items()}


def _field(name: str, holds: Any, about: str) -> Field:
    many = get_origin(holds) is tuple
    return Field(name, get_args(holds)[0] if many else holds, many, about)


def example(kind: Any, full: bool) -> Any:
    """Something of that kind: each field said and each list with one member, or nothing said at all."""
    if kind is str:
        return "x" if full else ""
    if kind in SCALARS:
        return kind(full)
    held = fields(kind)
    made = {name: example(one.kind, full) for name, one in held.items() if full or not one.many}
    return kind(**{name: ((made[name],) if full else ()) if one.many else made[name] for name, one in held.items()})


def groups(root: type) -> Iterator[type]:
    """The group and those below it, each once, in the order in which they are met."""
    seen: list[type] = [root]
    for group in seen:
        yield group
        seen += [one.kind for one in fields(group).values() if one.kind not in SCALARS and one.kind not in seen]
