"""A fault of evidence (Cacat) is born in one room, evidence/compare; everywhere else it is only passed on."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import lkecheck

SOURCE = Path(lkecheck.__file__).parent
ROOM = SOURCE / "evidence" / "compare"


def born(text: str) -> Iterator[int]:
    """Lines where a text makes a Cacat, or names it so that it could make one unseen; types of values make none."""
    tree = ast.parse(text)
    types = {id(part) for node in ast.walk(tree) for kind in _types(node) for part in ast.walk(kind)}
    for node in ast.walk(tree):
        if isinstance(node, ast.alias) and node.name == "Cacat" and node.asname:
            yield node.lineno
        named = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None
        if named == "Cacat" and id(node) not in types:
            yield node.lineno


def _types(node: ast.AST) -> Iterator[ast.AST]:
    for field in ("annotation", "returns"):
        kind = getattr(node, field, None)
        if isinstance(kind, ast.AST):
            yield kind
    # `Faults = dict[str, list[Cacat]]` names a type.
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript):
        yield node.value


def test_no_other_room_makes_a_fault_of_evidence() -> None:
    found = {file: list(born(file.read_text(encoding="utf-8"))) for file in SOURCE.rglob("*.py")}
    assert any(lines for file, lines in found.items() if file.is_relative_to(ROOM))
    assert [f"{file}:{line}" for file, lines in found.items() if not file.is_relative_to(ROOM) for line in lines] == []


@pytest.mark.parametrize("text", ["x = Cacat('a', {})", "f(facts.Cacat)", "from m import Cacat as C", "map(Cacat, y)"])
def test_every_way_of_making_one_is_seen(text: str) -> None:
    assert list(born(text)) == [1]


@pytest.mark.parametrize(
    "text", ["from m import Cacat", "def f(a: Cacat) -> list[Cacat]: ...", "x: Cacat = y", "T = dict[str, Cacat]"]
)
def test_a_type_makes_none(text: str) -> None:
    assert list(born(text)) == []
