"""The cell that tells one note: kondisi, kriteria, sebab, akibat, rekomendasi."""

from __future__ import annotations

from docx.shared import Cm, Pt

from .page import BLANK, run

SIZE = 9


class Told:
    """Paragraphs of a cell, the first of which is there already."""

    def __init__(self, cell) -> None:
        self._cell, self._first = cell, cell.paragraphs[0]

    def line(self, text: str, label: str = "", *, bold=False, italic=False, size: float = SIZE, indent=0.0) -> None:
        made, self._first = self._first or self._cell.add_paragraph(), None
        if label:
            run(made, f"{label} ", size, bold=True)
        run(made, text, size, bold=bold, italic=italic)
        made.paragraph_format.space_after = Pt(1)
        if indent:
            made.paragraph_format.left_indent = Cm(indent)

    def mark(self, text: str) -> None:
        self.line(f"{{%p {text} %}}")

    def each(self, head: str, text: str, label: str) -> None:
        self.line("", label)
        self.mark(head)
        self.line(text, indent=0.3)
        self.mark("endfor")

    def where(self, name: str, text: str, label: str = "", **how) -> None:
        """Only where there is something to say."""
        self.mark(f"if {name}")
        self.line(text, label, **how)
        self.mark("endif")


def note(cell) -> None:
    """All of a note `c`."""
    told = Told(cell)
    told.line("{{ c.judul }} ({{ c.keparahan }}{% if c.senilai %}, senilai {{ c.senilai }}{% endif %})", bold=True)
    told.where("c.berulang", "{{ c.berulang }}", italic=True)
    told.each("for k in c.kondisi", "– {{ k.uraian }}{% if k.tanda %} [{{ k.tanda }}]{% endif %}", "Kondisi:")
    told.where("c.jawaban", "{{ c.jawaban }}", indent=0.3)
    told.where("c.putusan", "{{ c.putusan }}", "Putusan pereviu:")
    told.where("c.kriteria", "{{ c.kriteria }}", "Kriteria:")
    told.line("{{ c.dasar|join('; ') }}", "Dasar:", size=8)
    told.where("c.kepastian", "{{ c.kepastian }}", "Kepastian:", size=8)
    told.each("for s in c.sebab", "– {{ s }}", "Sebab:")
    told.line(f"Sebab lain (diisi pereviu): {BLANK}", indent=0.3)
    told.line("{{ c.akibat|join(' ') }}", "Akibat:")
    told.each("for r in c.rekomendasi", "– {{ r.uraian }} ({{ r.oleh }}; {{ r.hari }} hari)", "Rekomendasi:")
    told.where("c.pertanyaan", "{{ c.pertanyaan|join(' ') }}", "Yang harus diputus pereviu:")
    told.where("c.bukti", "{{ c.bukti }}", "Bukti:", size=8)
    told.line("{{ c.letak }}", "Letak:", size=8)
