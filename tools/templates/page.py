"""What all papers share: the page, the letterhead, headings, tables that go on over pages, and places to sign."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

FONT = "Arial"
BLANK = "…" * 9
CENTER, RIGHT, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY


class Page:
    """One template in the making."""

    def __init__(self, foot: str, size: float = 11, margin: tuple[float, float] = (3, 2)) -> None:
        self.doc = Document()
        self.width = 21 - sum(margin)
        self._sheet(margin)
        self._styles(size)
        self._foot(foot)

    def _sheet(self, margin: tuple[float, float]) -> None:
        section = self.doc.sections[0]
        section.orientation = WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(margin[0]), Cm(margin[1])
        section.top_margin, section.bottom_margin = Cm(1.6), Cm(1.9)
        section.footer_distance = Cm(1)

    def _styles(self, size: float) -> None:
        for name in ("Normal", "Heading 1", "Heading 2"):
            style = self.doc.styles[name]
            style.font.name, style.font.size = FONT, Pt(size)
            style.font.color.rgb = RGBColor(0, 0, 0)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for mark in list(fonts.attrib):
                del fonts.attrib[mark]
            for script in ("ascii", "hAnsi", "cs", "eastAsia"):
                fonts.set(qn(f"w:{script}"), FONT)
            style.paragraph_format.space_after = Pt(4)
            style.paragraph_format.space_before = Pt(0 if name == "Normal" else 10)
            style.font.bold = name != "Normal"
            style.paragraph_format.keep_with_next = name != "Normal"
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "id-ID")
        self.doc.styles["Normal"].element.get_or_add_rPr().append(language)

    def _foot(self, text: str) -> None:
        line = self.doc.sections[0].footer.paragraphs[0]
        line.alignment = CENTER
        run(line, f"{text} | Halaman ", 8)
        _counter(line, "PAGE")
        run(line, " dari ", 8)
        _counter(line, "NUMPAGES")

    def letterhead(self) -> None:
        """To be replaced by the office's own."""
        self.line("{{ pemda|upper }}", align=CENTER, bold=True, size=13, after=0)
        self.line("INSPEKTORAT DAERAH", align=CENTER, bold=True, size=14, after=0)
        last = self.line(f"Alamat {BLANK} Telepon {BLANK}", align=CENTER, size=9, after=10)
        edge = OxmlElement("w:pBdr")
        bottom = OxmlElement("w:bottom")
        for key, value in (("val", "thickThinSmallGap"), ("sz", "18"), ("space", "4"), ("color", "000000")):
            bottom.set(qn(f"w:{key}"), value)
        edge.append(bottom)
        last._p.get_or_add_pPr().insert_element_before(edge, "w:spacing", "w:ind", "w:jc", "w:rPr")

    def title(self, *lines: str) -> None:
        for number, text in enumerate(lines):
            self.line(text, align=CENTER, bold=True, size=12, after=8 if number == len(lines) - 1 else 0)

    def heading(self, text: str, level: int = 1) -> None:
        self.doc.add_paragraph(text, style=f"Heading {level}")

    def line(self, text: str, *, align=None, bold=False, size=None, after=None, indent=0.0, italic=False, style=None):
        """One paragraph."""
        made = self.doc.add_paragraph(style=style)
        run(made, text, size, bold=bold, italic=italic)
        made.alignment = align
        if after is not None:
            made.paragraph_format.space_after = Pt(after)
        if indent:
            made.paragraph_format.left_indent = Cm(indent)
        return made

    def text(self, text: str) -> None:
        """A paragraph; one with blanks is not stretched."""
        self.line(text, align=None if BLANK in text else JUSTIFY)

    def loop(self, head: str, *lines: str, end: str, indent: float = 0.6) -> None:
        """Paragraphs repeated, or shown on a condition."""
        self.line(f"{{%p {head} %}}")
        for one in lines:
            made = self.line(one, indent=indent)
            if one.startswith("•"):
                made.paragraph_format.first_line_indent = Cm(-0.4)
        self.line(f"{{%p {end} %}}")

    def items(self, head: str, text: str) -> None:
        """A list with a bullet before each."""
        self.loop(head, f"•  {text}", end="endfor", indent=0.9)

    def table(self, widths: list[float], head: list[str], size: float = 9) -> Grid:
        """With lines, its head repeated on each page."""
        return Grid(self, widths, head, size)

    def plain(self, rows: list[tuple[str, str]], first: float = 4.2) -> None:
        """Words and what they say, side by side, without lines."""
        made = self.doc.add_table(rows=0, cols=3)
        made.autofit = False
        widths = (first, 0.4, self.width - first - 0.4)
        for column, width in zip(made.columns, widths, strict=True):
            column.width = Cm(width)
        for name, said in rows:
            for cell, text, width in zip(made.add_row().cells, (name, ":", said), widths, strict=True):
                _cell(cell, text, width, None)
        self.gap()

    def gap(self, points: float = 6) -> None:
        made = self.doc.add_paragraph()
        made.paragraph_format.line_spacing = Pt(points)
        made.paragraph_format.space_after = Pt(0)

    def sign(self, *people: tuple[str, str]) -> None:
        """Places to sign, side by side: whose, and what stands below."""
        made = self.doc.add_table(rows=1, cols=len(people))
        made.autofit = False
        _unbroken(made.rows[0])
        for cell, (who, below) in zip(made.rows[0].cells, people, strict=True):
            cell.width = Cm(self.width / len(people))
            first = cell.paragraphs[0]
            run(first, who)
            first.alignment = CENTER
            first.paragraph_format.space_after = Pt(42)
            for text in below.split("\n"):
                line = cell.add_paragraph()
                run(line, text)
                line.alignment = CENTER
                line.paragraph_format.space_after = Pt(0)

    def bytes(self, title: str) -> bytes:
        about = self.doc.core_properties
        about.title, about.author, about.comments, about.last_modified_by = title, "", "", ""
        out = BytesIO()
        self.doc.save(out)
        return out.getvalue()


class Grid:
    """A table whose rows stay whole."""

    def __init__(self, page: Page, widths: list[float], head: list[str], size: float) -> None:
        self.widths, self.size = widths, size
        self.made = page.doc.add_table(rows=0, cols=len(widths))
        self.made.style = page.doc.styles["Table Grid"]
        self.made.alignment = WD_TABLE_ALIGNMENT.CENTER
        self.made.autofit = False
        for column, width in zip(self.made.columns, widths, strict=True):
            column.width = Cm(width)
        self._margins()
        self._head(head)

    def _margins(self) -> None:
        """Some air above and below the text, and little beside it."""
        margins = OxmlElement("w:tblCellMar")
        for side, width in (("top", "30"), ("left", "70"), ("bottom", "30"), ("right", "70")):
            part = OxmlElement(f"w:{side}")
            part.set(qn("w:w"), width)
            part.set(qn("w:type"), "dxa")
            margins.append(part)
        look = self.made._tbl.tblPr.find(qn("w:tblLook"))
        look.addprevious(margins)

    def _head(self, head: list[str]) -> None:
        row = self.made.add_row()
        mark = OxmlElement("w:tblHeader")
        row._tr.get_or_add_trPr().append(mark)
        _unbroken(row)
        for cell, text, width in zip(row.cells, head, self.widths, strict=True):
            _cell(cell, text, width, self.size, bold=True, align=CENTER)
            shade = OxmlElement("w:shd")
            for key, value in (("val", "clear"), ("color", "auto"), ("fill", "E7E6E6")):
                shade.set(qn(f"w:{key}"), value)
            cell._tc.get_or_add_tcPr().append(shade)

    def row(self, cells: list[str], *, right: int | None = None, bold: bool = False) -> None:
        """`right`: from which column on figures stand to the right."""
        row = self.made.add_row()
        _unbroken(row)
        for at, (cell, text, width) in enumerate(zip(row.cells, cells, self.widths, strict=True)):
            _cell(cell, text, width, self.size, bold=bold, align=RIGHT if right is not None and at >= right else None)

    def through(self, head: str, cells: list[str], **how) -> None:
        """A row for each of a list."""
        self.mark(head)
        self.row(cells, **how)
        self.mark("endfor")

    def band(self, text: str) -> None:
        """A row of one cell over the whole width."""
        row = self.made.add_row()
        _unbroken(row)
        whole = row.cells[0].merge(row.cells[-1])
        _cell(whole, text, sum(self.widths), self.size, bold=True)

    def mark(self, text: str) -> None:
        """A row that holds a loop's or a condition's own mark, and goes away."""
        row = self.made.add_row()
        run(row.cells[0].paragraphs[0], f"{{%tr {text} %}}")

    def open_row(self) -> list:
        """The cells of an empty row, each with its first paragraph."""
        row = self.made.add_row()
        _unbroken(row)
        for cell, width in zip(row.cells, self.widths, strict=True):
            cell.width = Cm(width)
        return list(row.cells)


def run(line, text: str, size: float | None = None, *, bold: bool = False, italic: bool = False):
    made = line.add_run(text)
    made.bold, made.italic = bold or None, italic or None
    if size:
        made.font.size = Pt(size)
    return made


def _cell(cell, text: str, width: float, size: float | None, *, bold: bool = False, align=None) -> None:
    cell.width = Cm(width)
    line = cell.paragraphs[0]
    run(line, text, size, bold=bold)
    line.alignment = align
    line.paragraph_format.space_after = Pt(1)


def _unbroken(row) -> None:
    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def _counter(line, name: str) -> None:
    for kind, text in (("begin", None), (None, name), ("separate", None), ("text", "1"), ("end", None)):
        made = run(line, "", 8)
        if kind is None:
            part = OxmlElement("w:instrText")
            part.text = f" {text} "
        elif kind == "text":
            part = OxmlElement("w:t")
            part.text = text
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        made._r.append(part)
