"""A workbook's archive without the clock in it: the same input gives the same bytes."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from io import BytesIO

FIRST = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def settled(raw: bytes, modified: datetime | None) -> bytes:
    """The same parts in the same order, each of the archive's first day; the file says it was modified when theirs was."""
    day = (modified or datetime(*FIRST)).strftime("%Y-%m-%dT%H:%M:%SZ").encode()  # noqa: DTZ001 - a constant
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == _CORE:
                data = _MODIFIED.sub(rb"\g<1>" + day + rb"\g<2>", data)
            made = zipfile.ZipInfo(entry.filename, FIRST)
            made.compress_type, made.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(made, data)
    return out.getvalue()
