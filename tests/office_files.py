"""Small office files made of text: sound ones, to which a test adds its fault."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from lkecheck.evidence.files import office
from lkecheck.evidence.files.office import ole
from lkecheck.evidence.files.trouble import Broken

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
VND = "application/vnd.openxmlformats-officedocument"
WORD = f"{VND}.wordprocessingml"
EXCEL = f"{VND}.spreadsheetml"

Files = dict[str, str | bytes]


def container(path: Path, files: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def relations(*ones: tuple[str, str, str]) -> str:
    """(name, kind, target) each; a target that begins with "!" lies outside."""
    rows = [
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target.removeprefix("!")}"'
        + (' TargetMode="External"/>' if target.startswith("!") else "/>")
        for name, kind, target in ones
    ]
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(rows)}</Relationships>'


def types(**by_part: str) -> str:
    overrides = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in by_part.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:creator> Sekretariat\nDaerah </dc:creator>'
    "<dcterms:created>2022-01-03T01:02:03Z</dcterms:created><dcterms:modified>2022-02-03T01:02:03Z</dcterms:modified>"
    "</cp:coreProperties>"
)


def docx(body: str = "<w:p><w:r><w:t>Laporan</w:t></w:r></w:p>", more: Files | None = None, **types_of: str) -> Files:
    return {
        "[Content_Types].xml": types(
            **{
                "word/document.xml": f"{WORD}.document.main+xml",
                "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
                "word/header1.xml": f"{WORD}.header+xml",
            },
            **types_of,
        ),
        "_rels/.rels": relations(("a", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>",
        "docProps/core.xml": CORE,
        **(more or {}),
    }


def xlsx(rows: str, strings: str = "", more: Files | None = None, **types_of: str) -> Files:
    return {
        "[Content_Types].xml": types(
            **{
                "xl/workbook.xml": f"{EXCEL}.sheet.main+xml",
                "xl/sharedStrings.xml": f"{EXCEL}.sharedStrings+xml",
            },
            **types_of,
        ),
        "_rels/.rels": relations(("a", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook {S} {R}><sheets><sheet name="Dua" sheetId="2" r:id="r2"/>'
            '<sheet name="Satu" sheetId="1" r:id="r1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": relations(
            ("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "worksheet", "/xl/worksheets/sheet2.xml")
        ),
        "xl/sharedStrings.xml": f"<sst {S}>{strings}</sst>",
        "xl/worksheets/sheet1.xml": f"<worksheet {S}><sheetData>{rows}</sheetData></worksheet>",
        "xl/worksheets/sheet2.xml": f"<worksheet {S}><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>",
        **(more or {}),
    }


def pptx() -> Files:
    slide = f"<p:sld xmlns:p='p' {A}><a:p><a:r><a:t>Halaman %s</a:t></a:r><a:br/><a:r><a:t>isi</a:t></a:r></a:p></p:sld>"
    return {
        "[Content_Types].xml": types(**{"ppt/presentation.xml": f"{VND}.presentationml.presentation.main+xml"}),
        "_rels/.rels": relations(("a", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f'<p:p xmlns:p="p" {R}><p:sldId id="256" r:id="b"/><p:sldId id="257" r:id="a"/></p:p>',
        "ppt/_rels/presentation.xml.rels": relations(("a", "slide", "slides/slide1.xml"), ("b", "slide", "slides/slide2.xml")),
        "ppt/slides/slide1.xml": slide % "satu",
        "ppt/slides/slide2.xml": slide % "dua",
    }


ODF = 'xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:draw="w" xmlns:xlink="x" xmlns:style="s" xmlns:script="c"'


def odf(kind: str, body: str, more: Files | None = None) -> Files:
    return {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": f"<office:document-content {ODF}><office:body>{body}</office:body></office:document-content>",
        "meta.xml": "<m:m xmlns:m='m'><m:generator>LibreOffice</m:generator><m:creation-date>2022-01-01</m:creation-date></m:m>",
        **(more or {}),
    }


def look(tmp_path: Path, files: Mapping[str, str | bytes]) -> office.OfficeContent:
    return office.look(container(tmp_path / "berkas", files))


def broken(tmp_path: Path, files: Mapping[str, str | bytes]) -> str:
    with pytest.raises(Broken) as told:
        look(tmp_path, files)
    return str(told.value)


def old_office(*names: str, word_flags: int = 0, version: int = 3) -> bytes:
    """A container of one table sector, one directory (as many sectors as it needs) and one sector of content."""
    size = 512 if version == 3 else 4096
    per_sector = size // 128
    rows = [("Root Entry", 5), *((name, 2) for name in names)]
    raw = b""
    for name, kind in rows:
        letters = name.encode("utf-16-le") + b"\0\0"
        entry = bytearray(128)
        entry[: len(letters)] = letters
        struct.pack_into("<HB", entry, 64, len(letters), kind)
        struct.pack_into("<I", entry, 116, 1)
        raw += bytes(entry)
    sectors = -(-len(rows) // per_sector)
    raw = raw.ljust(sectors * size, b"\0")
    fat = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    fat += [0xFFFFFFFF] * (size // 4 - len(fat))
    header = bytearray(size)
    header[:8] = ole.MAGIC
    struct.pack_into("<HHH", header, 26, version, 0xFFFE, 9 if version == 3 else 12)
    struct.pack_into("<I", header, 48, 2)
    struct.pack_into("<I", header, 68, 0xFFFFFFFE)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    content = bytearray(size)
    struct.pack_into("<H", content, 10, word_flags)
    return bytes(header) + struct.pack(f"<{size // 4}I", *fat) + bytes(content) + raw


many = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
