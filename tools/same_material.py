"""What the lines of tools.same work on: samples, a reviewer's folder, filled workbooks, signed papers, and small files.

Made anew for each run by the command line of one checkout; nothing of lkecheck is imported. Keys are drawn anew as well, so two
runs of tools.same do not see the same signatures; the two checkouts of one run do.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from docx import Document
from openpyxl import Workbook, load_workbook
from tests import signing

DAY = ("--date", "2021-12-31")
OPD = ("bkd", "dinkes", "disdik", "disdukcapil", "dishub", "diskominfo", "dpmptsp", "pemkot")
Sheet = Any
"""openpyxl carries no types."""


def codes(folder: Path, checkout: Path) -> dict[str, list[str]]:
    """The words that the table does not list itself: all criteria and all kinds of finding."""
    listed = _lkecheck(checkout, folder, "rules", "list").splitlines()[:-1]
    kinds = yaml.safe_load(_kinds_of(checkout).read_text(encoding="utf-8"))["temuan"]
    return {"kriteria": [line.split()[0] for line in listed], "jenis_temuan": list(kinds)}


def _kinds_of(checkout: Path) -> Path:
    """The kinds of finding: of every pack, or in older checkouts of the national one."""
    base = checkout / "rules" / "dasar" / "temuan.yaml"
    return base if base.is_file() else checkout / "rules" / "pmprb-2020" / "temuan.yaml"


def make(folder: Path, checkout: Path, files: dict[str, str]) -> None:
    """Fills a new folder; `files` are the small ones, by name."""
    shutil.copytree(checkout / "evidence_samples" / "kota-binjai-2021", folder / "kota-binjai-2021")
    shutil.copytree(folder / "kota-binjai-2021", folder / "kota", ignore=shutil.ignore_patterns("bukti"))
    shutil.copytree(checkout / "tests" / "data" / "kota", folder / "contoh")
    shutil.copytree(checkout / "rules", folder / "aturan")
    for recap in (checkout / "tests" / "data").glob("rekap-kedua*.yaml"):
        shutil.copy(recap, folder)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    _papers(folder, checkout)
    _signed(folder)

    def run(*arguments: str) -> str:
        return _lkecheck(checkout, folder, *arguments)

    for opened, name in (([], "reviu"), (["--no-files"], "reviu-manifest")):
        said = run("check", "kota-binjai-2021/dishub", *DAY, *opened, "--output", "json")
        _review(folder / name, json.loads(said)["penilaian"][0])
    _workbooks(folder, run)
    _working_papers(folder, run)


def _lkecheck(checkout: Path, folder: Path, *arguments: str) -> str:
    environment = os.environ | {"XDG_CACHE_HOME": str(folder / ".cache")}
    program = str(checkout / ".venv" / "bin" / "lkecheck")
    done = subprocess.run([program, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode > 1:
        raise SystemExit(f"The material cannot be made: lkecheck {' '.join(arguments)}\n{done.stderr}")
    return done.stdout


def _review(folder: Path, opd: dict[str, Any]) -> None:
    """A reviewer's folder for one OPD: verdicts that hold and one on other evidence, exceptions that hold and that do not."""
    answered = [one for one in opd["kriteria"] if one["jawaban"] is not None and one["bukti"]]
    said = {"nama": "Ani", "tanggal": "2022-01-10"}
    verdicts = {
        one["kode"]: {
            "sidik_bukti": one["sidik_bukti"] if number else "0" * 64,
            ("anggota", "ketua", "inspektur")[number % 3]: said | _verdict(one, number),
        }
        for number, one in enumerate(answered[::6])
    }
    head = {"skema": "lkecheck/putusan/1", "tingkat": opd["tingkat"], "tahun": opd["tahun"]}
    _dump(folder / "putusan" / "DISHUB-unit-2021.yaml", head | {"opd": opd["opd"], "kriteria": verdicts})
    usual = {"opd": "DISHUB", "tahun": 2021, "alasan": "Sedang dipindah", "disetujui_oleh": "Inspektur"}
    holds, over = {"mulai": "2021-01-01", "sampai": "2022-12-31"}, {"mulai": "2021-01-01", "sampai": "2021-06-30"}
    heavy = [one for one in opd["temuan"] if one["kriteria"]]
    exceptions = [
        {"temuan": heavy[0]["id"]} | holds,
        {"aturan": heavy[1]["aturan"], "kriteria": heavy[1]["kriteria"], "nomor_keputusan": "188.45/310/K/2021"} | holds,
        {"kriteria": "UNT.8.2.b", "tidak_berlaku": True} | holds,
        {"aturan": heavy[2]["aturan"], "kriteria": heavy[2]["kriteria"]} | over,
        {"aturan": "bukti-draf", "kriteria": "UNT.1.1.a"} | holds,
    ]
    data = {"skema": "lkecheck/pengecualian/1", "pengecualian": [usual | one for one in exceptions]}
    _dump(folder / "pengecualian.yaml", data)


def _verdict(kriteria: dict[str, Any], number: int) -> dict[str, Any]:
    """The OPD's own answer, or the one that its evidence supports; numbers are told apart from letters."""
    answer = kriteria["jawaban"] if number % 2 else kriteria["jawaban_didukung"]
    said: dict[str, Any] = {"catatan": f'Baris satu\n"dua": [x] # {number}'} if number % 4 == 0 else {}
    return said | ({"jawaban": answer} if str(answer).isalpha() else {"nilai": float(answer)})


def _dump(path: Path, data: dict[str, Any]) -> None:
    """JSON is YAML as well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, indent=1), encoding="utf-8")


def _papers(folder: Path, checkout: Path) -> None:
    """An office's own templates: those of the program, one of them changed; and one that asks for what there is not."""
    (source,) = {path.parent for path in (checkout / "src").rglob("berita-acara.docx")}
    shutil.copytree(source, folder / "templat")
    for name, text in (("templat", "{{ pemda|upper }} {{ opd|length }}"), ("templat-salah", "{{ pemdaa }}")):
        paper = Document()
        paper.add_paragraph(text)
        (folder / name).mkdir(exist_ok=True)
        paper.save(str(folder / name / "berita-acara.docx"))


def _signed(folder: Path) -> None:
    """An OPD with a signed paper, the same paper changed afterwards, and one that only says that it is signed."""
    opd = folder / "tertanda"
    (opd / "bukti").mkdir(parents=True)
    good = signing.sign(signing.unsigned())
    papers = {"asli": good, "ubah": good.replace(b"Kesehatan", b"Kesehatam"), "kata": signing.unsigned()}
    for name, data in papers.items():
        (opd / "bukti" / f"{name}.pdf").write_bytes(data)
    signing.root_folder(folder / "akar")
    usual = {"jenis": "laporan", "topik": ["pengaduan_masyarakat"], "tanggal": "2021-07-04", "ditandatangani": True}
    items = [usual | {"id": name, "judul": f"Laporan {name}", "berkas": f"bukti/{name}.pdf"} for name in papers]
    head = {"skema": "lkecheck/manifest/1", "paket": "pmprb-2020", "tahun": 2021, "tingkat": "unit"}
    _dump(opd / "manifest.yaml", head | {"opd": {"kode": "TANDA", "nama": "Dinas Tanda"}, "bukti": items})


def _workbooks(folder: Path, run: Callable[..., str]) -> None:
    """A city of workbooks filled in from the manifests, one OPD with files; a workbook with mistakes, and one that is none."""
    for opd in OPD:
        manifest = f"kota-binjai-2021/{opd}/manifest.yaml"
        head = yaml.safe_load((folder / manifest).read_text(encoding="utf-8"))
        name = f"kota-buku/{opd}/LKE.xlsx"
        (folder / name).parent.mkdir(parents=True)
        asked = ("--opd", head["opd"]["kode"], "--tingkat", head["tingkat"], "--from", manifest, "--out", name)
        run("workbook", "new", *asked)
    shutil.copytree(folder / "kota-binjai-2021" / "dishub" / "bukti", folder / "kota-buku" / "dishub" / "bukti")
    book = load_workbook(folder / "kota-buku" / "dishub" / "LKE.xlsx")
    _spoil(book)
    book.save(folder / "buku-salah.xlsx")
    book = Workbook()
    book.active["A1"] = "bukan LKE"
    book.save(folder / "buku-lain.xlsx")


_WRONG = {"Jenis": "Laporann", "Jawaban": "Q", "Tanggal": "31 Februari 2021", "Bukti (id)": "tak-ada"}


def _spoil(book: Workbook) -> None:
    """Writes what is wrong into the filled cells of every tenth row."""
    for sheet in book.worksheets:
        place = _header(sheet, "Jenis", "Judul") or _header(sheet, "Kode", "Jawaban")
        if place is None:
            continue
        top, titles = place
        cells = [
            (sheet.cell(row, titles[title]), wrong)
            for row in range(top + 1, min(sheet.max_row, top + 60), 10)
            for title, wrong in _WRONG.items()
            if title in titles
        ]
        for cell, wrong in cells:
            if cell.value is not None:
                cell.value = wrong


def _working_papers(folder: Path, run: Callable[..., str]) -> None:
    """A reviewer's workbook of two OPDs, filled in level by level; and one filled in wrongly."""
    said = run("check", "kota-binjai-2021/dishub", "kota-binjai-2021/bkd", *DAY, "--output", "json", "--output", "xlsx:KKR.xlsx")
    found = {one["opd"]["kode"]: one["kriteria"] for one in json.loads(said)["penilaian"]}
    for name, spoiled in (("KKR.xlsx", False), ("KKR-salah.xlsx", True)):
        book = load_workbook(folder / "KKR.xlsx")
        for opd, kriteria in found.items():
            _fill(book[f"KKR {opd}"], kriteria, spoiled=spoiled)
        book.save(folder / name)


def _fill(sheet: Sheet, kriteria: list[dict[str, Any]], *, spoiled: bool) -> None:
    place = _header(sheet, "Kode", "Jawaban anggota")
    assert place is not None, sheet.title  # noqa: S101 - what lkecheck writes has it
    top, titles = place
    rows = {sheet.cell(row, titles["Kode"]).value: row for row in range(top + 1, sheet.max_row + 1)}
    levels = ("anggota", "ketua", "dalnis", "inspektur")
    for level in levels[: 2 if spoiled else 4]:
        sheet.cell(3, titles[f"Jawaban {level}"] + 2).value = "Ani, S.E."
        sheet.cell(4, titles[f"Jawaban {level}"] + 2).value = datetime(2022, 1, 5)  # noqa: DTZ001 - a day
    for number, one in enumerate(one for one in kriteria if one["jawaban_didukung"] is not None and one["kode"] in rows):
        answer = one["jawaban_didukung"]
        cell = sheet.cell(rows[one["kode"]], titles[f"Jawaban {levels[number % 4]}"])
        cell.value = "Q" if spoiled and number % 9 == 0 else answer if answer.isalpha() else float(answer)
        if number % 3 == 0:
            sheet.cell(rows[one["kode"]], titles[f"Catatan {levels[number % 4]}"]).value = f"catatan {number}\nkedua"


def _header(sheet: Sheet, *wanted: str) -> tuple[int, dict[str, int]] | None:
    """The row of the headers and the column of each; None where the sheet has no row with the wanted ones."""
    for row in sheet.iter_rows(max_row=30):
        titles = {cell.value: cell.column for cell in row if cell.value is not None}
        if set(wanted) <= set(titles):
            return row[0].row, titles
    return None
