"""What differs between two outcomes of tools.same, in a few lines: of a text its lines, of an archive its members."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from difflib import unified_diff

_MOST = 8
"""Lines of one part's difference."""
_WIDTH = 160


def difference(old: dict[str, bytes], new: dict[str, bytes]) -> str:
    """All parts that differ, each with the first lines of how."""
    return "\n".join(line for part in sorted(old | new) for line in _part(part, old.get(part), new.get(part)))


def _part(name: str, old: bytes | None, new: bytes | None) -> Iterator[str]:
    if old == new:
        return
    if old is None or new is None:
        yield f"  {name}: only in {'NEW' if old is None else 'OLD'}"
        return
    if zipfile.is_zipfile(io.BytesIO(old)) and zipfile.is_zipfile(io.BytesIO(new)):
        yield from _archives(name, old, new)
        return
    yield f"  {name}:"
    yield from (f"    {line}" for line in _how(old, new))


def _archives(name: str, old: bytes, new: bytes) -> Iterator[str]:
    """The members that differ; where none does, the bytes around them do: order, times, compression."""
    first, second = (_members(data) for data in (old, new))
    apart = [member for member in sorted(first | second) if first.get(member) != second.get(member)]
    if not apart:
        yield f"  {name}: same members, other archive"
    for member in apart:
        yield from _part(f"{name} > {member}", first.get(member), second.get(member))


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def _how(old: bytes, new: bytes) -> Iterator[str]:
    try:
        first, second = (_lines(data.decode()) for data in (old, new))
    except UnicodeDecodeError:
        at = next((at for at, (one, two) in enumerate(zip(old, new, strict=False)) if one != two), min(len(old), len(new)))
        yield f"{len(old)} and {len(new)} bytes, apart from byte {at} on: {old[at:][:24]!r}, {new[at:][:24]!r}"
        return
    told = list(unified_diff(first, second, "OLD", "NEW", n=0, lineterm=""))[2:]
    yield from (line if len(line) <= _WIDTH else line[:_WIDTH] + " …" for line in told[:_MOST])
    if len(told) > _MOST:
        yield f"… {len(told) - _MOST} more lines"


def _lines(text: str) -> list[str]:
    """Markup written without line breaks is broken between its elements."""
    return re.sub(r"><", ">\n<", text).split("\n") if text.count("\n") < text.count("><") else text.split("\n")
