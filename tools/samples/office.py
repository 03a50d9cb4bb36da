"""Minimal DOCX and XLSX files: stored, with fixed times, so that the same lines give the same bytes."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument"
_TIME = (1980, 1, 1, 0, 0, 0)


def docx(lines: list[str]) -> bytes:
    """A document of one paragraph a line."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraphs = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in lines)
    body = f'<w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>'
    return _archive(
        {
            "[Content_Types].xml": _types({"/word/document.xml": f"{_KIND}.wordprocessingml.document.main+xml"}),
            "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
            "word/document.xml": _XML + body,
        }
    )


def xlsx(rows: list[list[str | int]]) -> bytes:
    """A workbook of one sheet; texts stand inline, numbers are numbers."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cells = "".join(f'<row r="{at}">{_cells(at, row)}</row>' for at, row in enumerate(rows, start=1))
    sheets = '<sheets><sheet name="Contoh" sheetId="1" r:id="rId1"/></sheets>'
    return _archive(
        {
            "[Content_Types].xml": _types(
                {
                    "/xl/workbook.xml": f"{_KIND}.spreadsheetml.sheet.main+xml",
                    "/xl/worksheets/sheet1.xml": f"{_KIND}.spreadsheetml.worksheet+xml",
                }
            ),
            "_rels/.rels": _relations({"officeDocument": "xl/workbook.xml"}),
            "xl/workbook.xml": f'{_XML}<workbook xmlns="{space}" xmlns:r="{_OFFICE}">{sheets}</workbook>',
            "xl/_rels/workbook.xml.rels": _relations({"worksheet": "worksheets/sheet1.xml"}),
            "xl/worksheets/sheet1.xml": f'{_XML}<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>',
        }
    )


def _cells(at: int, row: list[str | int]) -> str:
    return "".join(_cell(f"{chr(ord('A') + column)}{at}", value) for column, value in enumerate(row))


def _cell(place: str, value: str | int) -> str:
    if isinstance(value, int):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def _types(parts: dict[str, str]) -> str:
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = f'<Default Extension="rels" ContentType="{relations}"/><Default Extension="xml" ContentType="application/xml"/>'
    named = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in parts.items())
    return f'{_XML}<Types xmlns="{_PACKAGE}/content-types">{defaults}{named}</Types>'


def _relations(targets: dict[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _archive(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, _TIME)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, text.encode())
    return out.getvalue()
