"""Characters that the file format writes as escapes, `_x000D_`; one that only looks like an escape has its `_` as `_x005F_`."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

STRINGS = "xl/sharedStrings.xml"
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_STRUCK = b"x005F_"
"""What the library takes out of every shared text, and with it the difference between an escape and what looks like one."""
_TOKEN = re.compile(rb"_x[0-9A-Fa-f]{4}_|x(?=005F_)")


def decoded(text: str) -> str:
    """A text with its escapes read, each once and from the left."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def with_marks_kept(raw: bytes) -> bytes:
    """The workbook with these marks in another spelling, which the library leaves alone; the same where there are none."""
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        if STRINGS not in archive.namelist() or _STRUCK not in (strings := archive.read(STRINGS)):
            return raw
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
            for name in dict.fromkeys(archive.namelist()):
                new.writestr(name, _TOKEN.sub(_respelled, strings) if name == STRINGS else archive.read(name))
        return out.getvalue()


def _respelled(match: re.Match[bytes]) -> bytes:
    token = match[0]
    return b"_x0078_" if token == b"x" else b"_x005f_" if token == b"_" + _STRUCK else token
