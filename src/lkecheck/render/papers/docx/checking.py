"""What a template may say: fields that exist, `for`, `if`; everything else is refused before anything is filled.

A loop within a loop must go through what the loop around it holds. So filling takes no more steps than there are data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from jinja2 import Environment, TemplateSyntaxError, nodes

from lkecheck.core.errors import did_you_mean

from .schema import SCALARS, Field, fields

FILTERS = ("join", "length", "lower", "upper")
_LOOP = {name: Field(name, kind, False, "") for name, kind in (("index", int), ("first", bool), ("last", bool), ("length", int))}
_TEXT = Field("", str, False, "")
_TAGS = re.compile(r"<[^>]+>")
_RAW = re.compile(r"\{\{(?:r|p|tr|tc)\s")

Scope = Mapping[str, Field]


def problems(source: str, root: type, env: Environment) -> list[str]:
    """What is wrong with one part of a template, each once."""
    try:
        tree = env.parse(source)
    except TemplateSyntaxError as error:
        return [f"penanda salah tulis{_near(source, error.lineno)}; periksa pasangan {{% for %}}, {{% if %}}, dan {{{{ }}}}."]
    except RecursionError:
        return ["penandanya bersarang terlalu dalam."]
    walk = _Walk()
    walk.body(tree.body, fields(root), None)
    return list(dict.fromkeys(walk.found))


def misplaced(source: str) -> list[str]:
    """Marks of docxtpl that put a value beside a text, not in it; found before docxtpl takes them in."""
    if _RAW.search(_TAGS.sub("", source)):
        return ["penanda {{r }}, {{p }}, {{tr }}, dan {{tc }} tidak dipakai; tulis {{ isian }}."]
    return []


def _near(source: str, line: int) -> str:
    lines = source.splitlines()
    text = " ".join(_TAGS.sub("", lines[line - 1]).split()) if 0 < line <= len(lines) else ""
    return f' di dekat "{text[:60]}"' if text else ""


@dataclass
class _Walk:
    found: list[str] = field(default_factory=list)

    def body(self, statements: Iterable[nodes.Node], scope: Scope, inner: str | None) -> None:
        """`inner` is the variable of the innermost loop."""
        for one in statements:
            if isinstance(one, nodes.Output):
                for part in one.nodes:
                    if not isinstance(part, nodes.TemplateData):
                        self._printed(part, scope)
            elif isinstance(one, nodes.If):
                self._if(one, scope, inner)
            elif isinstance(one, nodes.For):
                self._for(one, scope, inner)
            else:
                self._unknown(one)

    def _if(self, one: nodes.If, scope: Scope, inner: str | None) -> None:
        self._kind(one.test, scope)
        self.body(one.body, scope, inner)
        self.body(one.elif_, scope, inner)
        self.body(one.else_, scope, inner)

    def _for(self, one: nodes.For, scope: Scope, inner: str | None) -> None:
        if one.test is not None or one.recursive or not isinstance(one.target, nodes.Name):
            self.found.append("perulangan ditulis {% for satu in daftar %}, tanpa syarat di dalamnya.")
            return
        through = self._kind(one.iter, scope)
        if through is None:
            return
        name = _path(one.iter)
        if not through.many or not name:
            self.found.append(f'"{name or through.name}" bukan daftar, sehingga tidak dapat diulang dengan for.')
            return
        if inner is not None and name.partition(".")[0] != inner:
            self.found.append(f'perulangan "{name}" di dalam perulangan lain; di dalamnya hanya daftar milik "{inner}".')
            return
        member = Field(one.target.name, through.kind, False, through.about)
        within = {**scope, member.name: member, "loop": Field("loop", _LOOP, False, "")}
        self.body(one.body, within, member.name)
        self.body(one.else_, scope, inner)

    def _printed(self, part: nodes.Node, scope: Scope) -> None:
        kind = self._kind(part, scope)
        if kind is None:
            return
        if kind.many:
            self.found.append(f'"{_path(part) or kind.name}" adalah daftar; ulang dengan for, atau gabungkan dengan |join("; ").')
        elif kind.kind not in SCALARS:
            self.found.append(f'"{_path(part)}" memuat beberapa isian; sebut salah satu: {", ".join(_known(kind))}.')

    def _kind(self, one: nodes.Node, scope: Scope) -> Field | None:
        """What an expression holds; None where that is a problem already told."""
        if isinstance(one, nodes.Name):
            return self._named(one.name, one.name, scope)
        if isinstance(one, nodes.Getattr):
            above = self._kind(one.node, scope)
            return self._named(one.attr, _path(one), _known(above)) if above else None
        if isinstance(one, nodes.Const):
            return _TEXT
        if isinstance(one, nodes.Filter):
            return self._filtered(one, scope)
        if isinstance(one, nodes.Compare | nodes.And | nodes.Or | nodes.Not | nodes.CondExpr | nodes.Operand):
            return self._parts(one, scope)
        self._unknown(one)
        return None

    def _parts(self, one: nodes.Node, scope: Scope) -> Field | None:
        told = [self._kind(part, scope) for part in one.iter_child_nodes()]
        return None if None in told else _TEXT

    def _filtered(self, one: nodes.Filter, scope: Scope) -> Field | None:
        if one.name not in FILTERS or one.node is None:
            self.found.append(f'saringan "{one.name}" tidak dikenal; yang tersedia: {", ".join(FILTERS)}.')
            return None
        kind = self._kind(one.node, scope)
        if kind is None:
            return None
        wanted = kind.many and (kind.kind is str or one.name == "length") if one.name in ("join", "length") else not kind.many
        if not wanted or any(not isinstance(part, nodes.Const) for part in one.args) or one.kwargs:
            self.found.append(f'saringan "{one.name}" tidak dapat dipakai untuk "{_path(one.node) or kind.name}".')
            return None
        return _TEXT

    def _named(self, name: str, path: str, known: Scope) -> Field | None:
        if name not in known:
            self.found.append(f'isian "{path}" tidak dikenal.{did_you_mean(name, known)}')
            return None
        return known[name]

    def _unknown(self, one: nodes.Node) -> None:
        self.found.append(f"yang dipakai hanya isian, for, dan if; bagian ini lain ({type(one).__name__.lower()}).")


def _known(kind: Field) -> Scope:
    if kind.many or kind.kind in SCALARS:
        return {}
    return _LOOP if kind.kind is _LOOP else fields(kind.kind)


def _path(one: nodes.Node) -> str:
    """opd.nama as it was written; the empty string of anything but a name."""
    if isinstance(one, nodes.Getattr):
        return f"{_path(one.node)}.{one.attr}"
    return one.name if isinstance(one, nodes.Name) else ""
