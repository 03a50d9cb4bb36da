"""A rendered report as text, for golden files: one function for each format that is no text itself."""

from __future__ import annotations

import io
from collections.abc import Iterator

from click import unstyle


def dump(name: str, rendered) -> str:
    """The text of a report in that format."""
    return DUMPS.get(name, _plain)(rendered)


def _plain(data: bytes) -> str:
    return unstyle(data.decode())


def of_docx(papers: dict[str, bytes]) -> str:
    """Paper by paper: paragraphs, rows of tables (a repeated head is marked #), and the footer."""
    return "\n".join(line for name in sorted(papers) for line in (f"=== {name}", *paper_lines(papers[name])))


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


def of_pdf(data: bytes) -> str:
    return "".join(f"=== {number}\n{text}\n" for number, text in enumerate(pdf_pages(data), start=1))


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
    """Sheet by sheet: how it is set up, its cells row by row (~ marks one that is not locked), and what may be typed."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data))
    names = [f"{name} = {defined.attr_text}" for name, defined in sorted(book.defined_names.items())]
    return "\n".join([*names, *(line for sheet in book.worksheets for line in sheet_lines(sheet))]) + "\n"


def sheet_lines(sheet) -> Iterator[str]:
    shown = "" if sheet.sheet_state == "visible" else f" ({sheet.sheet_state})"
    locked = "terkunci" if sheet.protection.sheet else "terbuka"
    page = f"{sheet.page_setup.orientation or 'portrait'} {sheet.page_setup.paperSize}"
    yield f"=== {sheet.title}{shown}: {locked}, {page}, beku {sheet.freeze_panes}, ulang {sheet.print_title_rows}"
    yield from (f"{name} = {defined.attr_text}" for name, defined in sorted(sheet.defined_names.items()))
    for row in sheet.iter_rows():
        cells = [_cell(cell) for cell in row if cell.value is not None or not cell.protection.locked]
        if cells:
            yield f"{row[0].row}: " + " | ".join(cells)
    for rule in sheet.data_validations.dataValidation:
        yield f"isian {rule.sqref}: {rule.type} {rule.formula1 or ''} {rule.formula2 or ''}".rstrip()


def _cell(cell) -> str:
    mark = "" if cell.protection.locked else "~"
    value = "" if cell.value is None else str(cell.value).replace("\n", " / ")
    kind = "rumus " if cell.data_type == "f" else ""
    return f"{mark}{cell.column_letter} {kind}{value}".rstrip()


DUMPS = {"docx": of_docx, "pdf": of_pdf, "xlsx": of_xlsx}
