"""A rendered report as text, for golden files: one function for each format that is no text itself."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator

from click import unstyle

LINE = 220
"""How long a line may be in which several short ones are told."""


def dump(name: str, rendered) -> str:
    """The text of a report in that format."""
    return DUMPS.get(name, _plain)(rendered)


def _plain(data: bytes) -> str:
    return unstyle(data.decode())


def of_json(data: bytes) -> str:
    """The values, several to a line where they are short; that a report gives each a line of its own is checked here."""
    value = json.loads(data)
    assert data.decode() == json.dumps(value, ensure_ascii=False, indent=1) + "\n", "one value a line, one line end last"
    return _folded(value, "") + "\n"


def _folded(value, margin: str) -> str:
    """A list or an object is folded up where it fits into a line; what is short in a longer one shares a line."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(margin) + len(flat) <= LINE or not isinstance(value, dict | list):
        return flat
    inner = margin + " "
    named = isinstance(value, dict)
    pairs = ((f"{json.dumps(key)}: ", one) for key, one in value.items()) if named else (("", one) for one in value)
    parts = [name + _folded(one, inner) for name, one in pairs]
    opened, closed = "{}" if named else "[]"
    return opened + f"\n{inner}".join(filled(parts, ", ", len(inner))) + closed


def filled(parts: Iterable[str], between: str, margin: int = 0) -> Iterator[str]:
    """Parts side by side up to the end of a line; one that has lines of its own stands alone."""
    line = ""
    for part in parts:
        if line and ("\n" in line + part or margin + len(line) + len(between) + len(part) > LINE):
            yield (line + between).rstrip()
            line = part
        else:
            line = f"{line}{between}{part}" if line else part
    if line:
        yield line


def of_docx(papers: dict[str, bytes]) -> str:
    """Paper by paper, several parts to a line: paragraphs, rows of tables (a repeated head is marked #), the footer."""
    parts = ((f"=== {name}", *filled(paper_lines(papers[name]), " ¶ ")) for name in sorted(papers))
    return "".join(f"{line}\n" for part in parts for line in part)


def paper_lines(data: bytes) -> Iterator[str]:
    from docx import Document
    from docx.table import Table

    document = Document(io.BytesIO(data))
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from (_row(row) for row in block.rows)
        elif block.text.strip():
            yield block.text
    yield from (f"(kaki) {line.text}" for line in document.sections[0].footer.paragraphs)


def _row(row) -> str:
    head = "# " if row._tr.xpath("./w:trPr/w:tblHeader") else ""
    return head + " | ".join(cell.text.replace("\n", " / ") for cell in row.cells)


def of_html(data: bytes) -> str:
    """The page part by part; of its style and its script, which are the same on every page, only what they come to."""
    page = re.sub(r"(<(style|script)>)(.*?)(?=</\2>)", lambda found: found[1] + _sum(found[3]), data.decode(), flags=re.DOTALL)
    return "\n".join(re.split(r"(?=<(?:section|details|table|h[234])\b)", page))


def _sum(text: str) -> str:
    return f"sha256 {hashlib.sha256(text.encode()).hexdigest()}"


def of_pdf(data: bytes) -> str:
    """Page by page, its lines parted by bars."""
    pages = enumerate(pdf_pages(data), start=1)
    return "".join("\n".join((f"=== {number}", *filled(text.split("\n"), " | "), "")) for number, text in pages)


def pdf_pages(data: bytes) -> list[str]:
    """The text of each page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return [_page_text(page) for page in document]
    finally:
        document.close()


def _page_text(page) -> str:
    text = page.get_textpage()
    try:
        return text.get_text_range().replace("\r\n", "\n")
    finally:
        text.close()
        page.close()


def of_xlsx(data: bytes) -> str:
    """Sheet by sheet: how it is set up, its cells by row (~ marks one that is not locked), and what may be typed."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data))
    names = filled((f"{name} = {defined.attr_text}" for name, defined in sorted(book.defined_names.items())), "; ")
    return "\n".join([*names, *(line for sheet in book.worksheets for line in sheet_lines(sheet))]) + "\n"


def sheet_lines(sheet) -> Iterator[str]:
    shown = "" if sheet.sheet_state == "visible" else f" ({sheet.sheet_state})"
    locked = "terkunci" if sheet.protection.sheet else "terbuka"
    page = f"{sheet.page_setup.orientation or 'portrait'} {sheet.page_setup.paperSize}"
    yield f"=== {sheet.title}{shown}: {locked}, {page}, beku {sheet.freeze_panes}, ulang {sheet.print_title_rows}"
    yield from filled((f"{name} = {defined.attr_text}" for name, defined in sorted(sheet.defined_names.items())), "; ")
    yield from filled(_rows(sheet), "; ")
    yield from filled(map(_typed, sheet.data_validations.dataValidation), "; ")


def _typed(rule) -> str:
    return f"isian {rule.sqref}: {rule.type} {rule.formula1 or ''} {rule.formula2 or ''}".rstrip()


def _rows(sheet) -> Iterator[str]:
    for row in sheet.iter_rows():
        cells = [_cell(cell) for cell in row if cell.value is not None or not cell.protection.locked]
        if cells:
            yield f"{row[0].row}: " + " | ".join(cells)


def _cell(cell) -> str:
    mark = "" if cell.protection.locked else "~"
    value = "" if cell.value is None else str(cell.value).replace("\n", " / ")
    kind = "rumus " if cell.data_type == "f" else ""
    return f"{mark}{cell.column_letter} {kind}{value}".rstrip()


DUMPS = {
    "docx": of_docx,
    "gitlab": of_json,
    "html": of_html,
    "json": of_json,
    "pdf": of_pdf,
    "sarif": of_json,
    "xlsx": of_xlsx,
}
