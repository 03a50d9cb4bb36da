"""One template filled: texts stay texts, and the filled parts are well-formed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime
from io import BytesIO
from typing import Any

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from lkecheck import words
from lkecheck.render.formats.plain import clean

from . import package
from .checking import FILTERS, misplaced, problems
from .schema import example

MAX_FILLED = 40_000_000
"""Characters of one filled part."""


class TooLong(Exception):  # noqa: N818 - no error of the program, told by its caller
    """A part grew beyond the limit."""


UNFIT = (TooLong, TemplateError, etree.LxmlError, ValueError, KeyError, AttributeError, TypeError)
"""What filling raises where a template does not come out."""


class _Limited(Template):
    def render(self, *args: Any, **kwargs: Any) -> str:
        parts, size = [], 0
        for part in self.generate(*args, **kwargs):
            size += len(part)
            if size > MAX_FILLED:
                raise TooLong
            parts.append(part)
        return "".join(parts)


def _printed(value: object) -> Markup:
    """A value as XML; braces as references, since docxtpl reads `{_{` in what it has filled."""
    text = words.count(value) if type(value) is int else clean(str(value))
    return Markup(str(escape(text)).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704 - escaped here


def environment() -> Environment:
    """Fields, `for`, `if` and a few filters; nothing of Python's."""
    env = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_printed)
    env.template_class = _Limited
    env.globals.clear()
    env.filters = {name: env.filters[name] for name in FILTERS}
    return env


class Paper(DocxTemplate):  # type: ignore[misc]  # carries no types
    """A template whose properties are the program's own, and whose filled body must be well-formed."""

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Properties hold no fields."""

    def fix_tables(self, xml: str) -> Any:
        etree.fromstring(xml)  # docxtpl would mend it silently
        return super().fix_tables(xml)

    def sources(self) -> Iterator[str]:
        """The parts that may hold fields."""
        self.render_init()
        yield self.get_xml()
        for uri in (self.HEADER_URI, self.FOOTER_URI):
            for _, part in self.get_headers_footers(uri):
                yield self.get_part_xml(part)
        for part in self.docx.part.package.parts:
            if part.content_type.endswith("footnotes+xml"):
                yield part.blob.decode()

    def problems(self, root: type, env: Environment) -> Iterator[str]:
        """What is wrong in any of them, as jinja gets it."""
        for source in self.sources():
            yield from misplaced(source)
            yield from problems(str(self.patch_xml(source)).replace("<w:p ", "\n<w:p ").replace("<w:p>", "\n<w:p>"), root, env)


def checked(data: bytes, root: type) -> list[str]:
    """What is wrong with a template, before there are any data."""
    why = package.refused(data)
    if why:
        return [why]
    try:
        found = list(dict.fromkeys(Paper(BytesIO(data)).problems(root, environment())))
    except (OpcError, etree.LxmlError, KeyError, AttributeError, *package.BROKEN):
        return ["tidak dapat dibuka; simpan lagi dari Word atau LibreOffice sebagai .docx."]
    return found or _tried(data, root)


def _tried(data: bytes, root: type) -> list[str]:
    """Filled once with everything and once with nothing: a mark that opens in one paragraph and ends in another shows."""
    try:
        for full in (True, False):
            filled(data, example(root, full), "", date(2000, 1, 1))
    except UNFIT as error:
        return [why(error)]
    return []


def why(error: Exception) -> str:
    """What a template that does not come out is told."""
    if isinstance(error, TooLong):
        return "hasilnya terlalu panjang."
    return "tidak menjadi naskah; letakkan {%tr %} sendiri dalam satu baris tabel dan {%p %} sendiri dalam satu paragraf."


def filled(data: bytes, naskah: Any, title: str, day: date) -> bytes:
    """The paper; raises TooLong, or what jinja and lxml raise where the template does not come out."""
    paper = Paper(BytesIO(data))
    paper.render({one.name: getattr(naskah, one.name) for one in fields(naskah)}, environment(), autoescape=True)
    about = paper.docx.core_properties
    about.title, about.author, about.last_modified_by, about.comments, about.revision = title, "", "", "", 1
    about.created = about.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day, not a moment
    out = BytesIO()
    paper.save(out)
    return package.repacked(out.getvalue())
