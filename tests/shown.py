"""What a reader sees of a report: its texts after the format's own markup is taken away."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

from click import unstyle
from markdown_it import MarkdownIt

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def texts(name: str, data: bytes) -> str:
    """All texts of a report in that format, on one line."""
    return " ".join(READERS.get(name, plain)(data).split())


def plain(data: bytes) -> str:
    return unstyle(data.decode())


def of_json(data: bytes) -> str:
    return "\n".join(_strings(json.loads(data)))


def of_sarif(data: bytes) -> str:
    return re.sub(r"\\([\[\]])", r"\1", of_json(data))


def of_xml(data: bytes) -> str:
    root = ElementTree.fromstring(data)  # noqa: S314 - our own output
    return "\n".join(part for element in root.iter() for part in (*element.attrib.values(), element.text or ""))


def cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def of_csv(data: bytes) -> str:
    return "\n".join(cell.removeprefix("'") for row in cells(data) for cell in row)


def of_github(data: bytes) -> str:
    parts = []
    for line in data.decode().splitlines():
        command = COMMAND.fullmatch(line)
        parts += [line] if command is None else [_unescaped(command[2]), _unescaped(command[3])]
    return "\n".join(parts)


def html(data: bytes) -> tuple[str, set[str]]:
    """Markdown as GitHub and GitLab show it: the text, and the elements that it is made of."""
    reader = _Html()
    reader.feed(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(data.decode()))
    return "".join(reader.parts).replace("\u2060", ""), reader.elements


def of_markdown(data: bytes) -> str:
    return html(data)[0]


def of_html(data: bytes) -> str:
    reader = _Html()
    reader.feed(data.decode())
    return "".join(reader.parts)


READERS = {
    "json": of_json,
    "sarif": of_sarif,
    "gitlab": of_json,
    "junit": of_xml,
    "csv": of_csv,
    "github": of_github,
    "markdown": of_markdown,
    "html": of_html,
}


def _strings(value):
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, str):
        yield value


def _unescaped(text: str) -> str:
    for code, letter in (("%0A", "\n"), ("%0D", "\r"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, letter)
    return text


class _Html(HTMLParser):
    def __init__(self):
        super().__init__()
        self.parts, self.elements = [], set()

    def handle_starttag(self, tag, _attrs):
        self.elements.add(tag)

    def handle_data(self, data):
        self.parts.append(data)
