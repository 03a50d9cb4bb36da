"""Draws the pictures of the OPD's guide anew: a small made-up workbook, through LibreOffice and pdftoppm, cropped.

Run by hand where both programs are: python -m tools.pictures
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image, ImageChops

from lkecheck.check.options import Options
from lkecheck.check.run import check
from lkecheck.scheme import packs
from lkecheck.workbook import annotate, layout, making

FOLDER = Path(__file__).parents[1] / "docs" / "gambar"
DAY = date(2022, 12, 31)
WIDE = 1100
"""Pixels of a picture's width at most."""

EVIDENCE = (
    ("hadir-wbs", "Daftar hadir", "Whistle blowing system", "Daftar hadir sosialisasi WBS", None, "10 Maret 2022", 40, 55),
    ("notulen-wbs", "Notulen rapat", "Whistle blowing system", "Notulen sosialisasi WBS", None, "10 Maret 2022"),
    (
        "rekap-aduan",
        "Matriks atau rekapitulasi",
        "Pengaduan masyarakat",
        "Rekap pengaduan 2022",
        None,
        "30 Desember 2022",
        12,
        12,
    ),
    (
        "lap-aduan-s1",
        "Laporan pelaksanaan",
        "Pengaduan masyarakat",
        "Laporan pengaduan semester I",
        "800/123/DINKES/2022",
        "4 Juli 2022",
    ),
)
TITLES = ("Id", "Jenis", "Topik", "Judul", "Nomor", "Tanggal", "Tercapai", "Sasaran")
ANSWERS = (("UNT.7.4.a", "A", "hadir-wbs; notulen-wbs"), ("UNT.7.3.a", "A", "rekap-aduan; lap-aduan-s1"))


def filled() -> bytes:
    """A workbook in which a little of area 7 is filled in, as an officer would."""
    pack = packs.load(packs.DEFAULT).in_year(DAY.year)
    target = making.Target(pack.id, "DINKES", "Dinas Kesehatan", "unit", DAY.year)
    book = load_workbook(BytesIO(making.make(pack, target)))
    sheet = book[layout.EVIDENCE]
    heads = {cell.value: cell.column for cell in sheet[layout.HEADER_ROW]}
    for number, row in enumerate(EVIDENCE, start=layout.HEADER_ROW + 1):
        for title, value in zip(TITLES, row, strict=False):
            sheet.cell(number, heads[title]).value = value
        sheet.cell(number, heads["Berkas"]).value = f"bukti/{row[0]}.pdf"
    area = book[next(title for title in book.sheetnames if title.startswith("PMN.7"))]
    heads = {cell.value: cell.column for cell in area[layout.HEADER_ROW]}
    for row in range(layout.HEADER_ROW + 1, area.max_row + 1):
        for kode, answer, links in ANSWERS:
            if area.cell(row, 1).value == kode:
                area.cell(row, heads["Jawaban"]).value, area.cell(row, heads["Bukti (id)"]).value = answer, links
    return _saved(book)


def annotated(raw: bytes, folder: Path) -> bytes:
    """The same with lkecheck's notes."""
    path = folder / "LKE-DINKES-2022.xlsx"
    path.write_bytes(raw)
    laporan = check([path], Options(DAY, berkas=False))
    return annotate.annotate(raw, laporan.penilaian[0], laporan.pernyataan)


def draw(raw: bytes, sheet: str, name: str, rows: Sequence[int], columns: str, without: str = "") -> None:
    """One picture: these rows and columns of a sheet, headers above, as they print; `without` these columns."""
    book = load_workbook(BytesIO(raw))
    for other in book.worksheets:
        other.sheet_state = "visible" if other.title.startswith(sheet) else "hidden"
    shown = next(one for one in book.worksheets if one.title.startswith(sheet))
    book.active = book.index(shown)
    _only(shown, rows, columns)
    for column in without:
        shown.column_dimensions[column].hidden = True
    with tempfile.TemporaryDirectory() as work:
        path = Path(work, "buku.xlsx")
        path.write_bytes(_saved(book))
        office = ["soffice", f"-env:UserInstallation={Path(work, 'profil').as_uri()}", "--headless", "--convert-to", "pdf"]
        subprocess.run([*office, "--outdir", work, str(path)], check=True, capture_output=True)
        pages = ["pdftoppm", "-r", "150", "-png", "-singlefile", str(path.with_suffix(".pdf")), str(path)]
        subprocess.run(pages, check=True)
        _crop(path.with_suffix(".xlsx.png"), FOLDER / name)


def _only(sheet: Worksheet, rows: Sequence[int], columns: str) -> None:
    first, last = columns.split(":")
    sheet.print_title_rows = None
    sheet.print_area = f"{first}1:{last}{rows[-1]}"
    for row in range(layout.HEADER_ROW + 1, rows[-1] + 1):
        sheet.row_dimensions[row].hidden = row not in rows
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 1
    sheet.print_title_cols = None
    sheet.oddFooter.left.text = sheet.oddFooter.center.text = sheet.oddFooter.right.text = None


def _crop(source: Path, target: Path) -> None:
    """What is not paper, with a small margin, few colours."""
    picture = Image.open(source).convert("RGB")
    box = ImageChops.difference(picture, Image.new("RGB", picture.size, "white")).getbbox()
    if box is None:
        raise ValueError(f"nothing to see in {target.name}")
    cut = picture.crop((max(0, box[0] - 8), max(0, box[1] - 8), box[2] + 8, box[3] + 8))
    if cut.width > WIDE:
        cut = cut.resize((WIDE, cut.height * WIDE // cut.width), Image.Resampling.LANCZOS)
    target.parent.mkdir(exist_ok=True)
    cut.quantize(64).save(target, optimize=True)
    print(f"{target.name}: {cut.width} x {cut.height}, {target.stat().st_size // 1000} kB")


def _saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(raw: bytes, sheet: str, codes: Sequence[str]) -> list[int]:
    book = load_workbook(BytesIO(raw))
    shown = next(one for one in book.worksheets if one.title.startswith(sheet))
    return [row[0].row for row in shown.iter_rows(min_row=layout.HEADER_ROW + 1, max_col=1) if row[0].value in codes]


def main() -> None:
    raw = filled()
    with tempfile.TemporaryDirectory() as work:
        notes = annotated(raw, Path(work))
    codes = ("UNT.7.3.a", "UNT.7.4.a")
    draw(raw, layout.EVIDENCE, "bukti.png", range(5, 12), "A:G")
    draw(raw, "PMN.7", "area.png", _rows(raw, "PMN.7", codes), "A:H")
    draw(notes, "PMN.7", "catatan.png", _rows(notes, "PMN.7", codes), "A:J", "CDFH")
    draw(notes, layout.RESULT_SHEET, "hasil.png", range(6, 12), "A:D")


if __name__ == "__main__":
    main()
