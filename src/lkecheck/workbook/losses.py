"""What of a workbook the writing library would drop: found out before anything is written."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

_KEPT = re.compile(
    r"""\[Content_Types\]\.xml\Z | (.*/)?_rels/ | docProps/(app|core|custom)\.xml\Z
    | xl/(workbook|styles|sharedStrings)\.xml\Z | xl/theme/ | xl/worksheets/[^/]+\.xml\Z | xl/tables/[^/]+\.xml\Z
    | xl/comments | xl/externalLinks/ | xl/drawings/(vmlDrawing|commentsDrawing)[^/]*\Z""",
    re.VERBOSE,
)
_NEEDLESS = re.compile(
    r"xl/calcChain\.xml\Z|xl/printerSettings/|xl/persons/|docProps/thumbnail|customXml/|docMetadata/|xl/volatileDependencies|.*/\Z"
)
"""Dropped without loss: made anew, tied to one machine, or about the file rather than in it."""

_PARTS = (
    (re.compile(r"xl/vba|xl/macrosheets/|xl/dialogsheets/"), "makro"),
    (re.compile(r"xl/(ctrlProps|activeX)/"), "tombol atau kontrol formulir"),
    (re.compile(r"xl/threadedComments/"), "komentar berutas"),
    (re.compile(r"xl/(drawings|charts|chartsheets|media|diagrams)/"), "gambar, bentuk, atau bagan"),
    (re.compile(r"xl/(embeddings)/"), "objek tertanam"),
    (re.compile(r"xl/(pivot|slicer|timeline)"), "tabel pivot atau pemotong"),
    (re.compile(r"xl/(queryTables/|connections\.xml|model/|customData/)"), "sambungan data"),
    (re.compile(r"_xmlsignatures/"), "tanda tangan digital"),
    (re.compile(r"xl/(metadata\.xml|richData/|rdRichValue)"), "rumus larik dinamis atau gambar di dalam sel"),
    (re.compile(r"xl/(revisions|userNames)"), "riwayat perubahan bersama"),
)
_ELEMENTS = (
    (rb"protectedRange", "rentang yang boleh disunting"),
    (rb"picture", "gambar latar lembar"),
    (rb"legacyDrawingHF", "gambar pada kepala atau kaki halaman"),
    (rb"(?:oleObject|control)s", "objek tertanam atau kontrol formulir"),
    (rb"ext", "format bersyarat, validasi, atau grafik mini model baru"),
    (rb"dataConsolidate", "konsolidasi data"),
)
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml\Z")
_NOT_A_NOTE = re.compile(rb"ObjectType\s*=\s*[\"'](?!Note)")


def losses(raw: bytes) -> list[str]:
    """Kinds of content that would be lost, in words, each once; none where all of it is kept."""
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        return list(dict.fromkeys(_found(archive)))


def _found(archive: zipfile.ZipFile) -> Iterator[str]:
    for name in archive.namelist():
        if _SHEET.match(name):
            yield from _in_sheet(archive.read(name))
        elif name == "xl/sharedStrings.xml":
            if b"_x005F_" in archive.read(name):
                yield "teks yang tampak seperti sandi huruf"
        elif name.startswith("xl/drawings/vmlDrawing"):
            if _NOT_A_NOTE.search(archive.read(name)):
                yield "tombol atau kontrol formulir"
        elif not _KEPT.match(name) and not _NEEDLESS.match(name):
            yield next((what for pattern, what in _PARTS if pattern.match(name)), f"bagian {name}")


def _in_sheet(data: bytes) -> Iterator[str]:
    for element, what in _ELEMENTS:
        if re.search(rb"<(?:\w+:)?" + element + rb"[\s/>]", data):
            yield what
