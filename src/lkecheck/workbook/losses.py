"""What of a workbook the writing library would drop: found out before anything is written."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

_PARTS = (
    (re.compile(r"xl/vbaProject\.bin\Z"), "makro"),
    (re.compile(r"xl/(ctrlProps|activeX)/"), "tombol atau kontrol formulir"),
    (re.compile(r"xl/(threadedComments|persons)/"), "komentar berutas"),
    (re.compile(r"xl/drawings/drawing[0-9]*\.xml\Z"), "gambar, bentuk, atau bagan"),
    (re.compile(r"xl/(embeddings|media/.*\.(emf|bin))"), "objek tertanam"),
    (re.compile(r"xl/(pivotTables|pivotCache|slicers|slicerCaches|timelines|timelineCaches)/"), "tabel pivot atau pemotong"),
    (re.compile(r"xl/(queryTables/|connections\.xml\Z|model/)"), "sambungan data"),
    (re.compile(r"_xmlsignatures/"), "tanda tangan digital"),
)
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml\Z")
_EXTENSIONS = re.compile(
    rb"<(?:\w+:)?(conditionalFormattings|dataValidations|sparklineGroups|protectedRanges)\b[^>]*x14|<x14:", re.IGNORECASE
)
MOST = 24 << 20


def losses(raw: bytes) -> list[str]:
    """Kinds of content that would be lost, in words, each once; none where all of it is kept."""
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        return list(dict.fromkeys(_found(archive)))


def _found(archive: zipfile.ZipFile) -> Iterator[str]:
    for name in archive.namelist():
        for pattern, what in _PARTS:
            if pattern.match(name):
                yield what
        if _SHEET.match(name):
            with archive.open(name) as stream:
                if _EXTENSIONS.search(stream.read(MOST)):
                    yield "format bersyarat, validasi, atau grafik mini model baru"
