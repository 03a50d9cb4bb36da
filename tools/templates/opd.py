"""The papers about one OPD: catatan hasil reviu, permintaan dokumen."""

from __future__ import annotations

from lkecheck.render.papers.request import SIZE as SIZE_OF_ROWS
from lkecheck.render.papers.request import WIDTHS

from .notes import SIZE, note
from .page import BLANK, Page, run

SIGNED = f"{BLANK}\nNIP {BLANK}"
DATED = f"{BLANK}\nTanggal {BLANK}"


def notes() -> Page:
    page = Page("Catatan Hasil Reviu {{ opd.kode }} | keyakinan terbatas", 10.5, (2.2, 1.8))
    page.letterhead()
    page.title("CATATAN HASIL REVIU", "{{ opd.nama|upper }} TAHUN {{ opd.tahun }}")
    page.plain(
        [
            ("Surat tugas", f"nomor {BLANK} tanggal {BLANK}"),
            ("Keadaan bukti sampai", "{{ tanggal_acuan }}"),
            ("Manifest", "{{ opd.manifest }}"),
            ("Paket aturan", "{{ opd.paket }}"),
            ("Pemeriksaan awal", "{{ alat }}"),
        ]
    )
    _basis(page)
    _sums(page)
    _notes(page)
    _unchecked(page)
    page.gap(8)
    page.sign(
        ("Disusun oleh: anggota tim", DATED), ("Direviu oleh: ketua tim", DATED), ("Direviu oleh: pengendali teknis", DATED)
    )
    page.gap(8)
    page.sign(("Diterima dan ditanggapi oleh: {{ opd.nama }}", f"{SIGNED}\nTanggal {BLANK}"))
    return page


def _basis(page: Page) -> None:
    page.heading("A. Dasar dan ruang lingkup")
    page.text(
        "Catatan ini memuat semua yang ditemukan pada jawaban dan bukti yang diserahkan, {{ opd.status.kriteria }} kriteria "
        "tingkat "
        "{{ opd.tingkat }}. Dasar hukum disebut pada tiap catatan. {{ kepastian_dasar }}"
    )
    page.text("{{ keyakinan }}")


def _sums(page: Page) -> None:
    page.heading("B. Ringkasan menurut area")
    widths = [4.9, 1.1, 1.1, 1.1, 1.2, 1.35, 1.5, 1.7, 1.65, 1.4]
    head = ["Area", "Penuh", "Sbgn", "Reviu", "Belum", "Bobot", "Mandiri", "Didukung", "Mungkin", "APIP"]
    grid = page.table(widths, head, 7.5)
    apip = "{{% if {0}.apip %}}{{{{ {0}.apip }}}}{{% else %}}–{{% endif %}}"
    grid.through("for a in opd.area", [*_figures("{{ a.kode }} {{ a.nama }}", "a"), apip.format("a.nilai")], right=1)
    grid.row([*_figures("Jumlah", "opd"), apip.format("opd.nilai")], right=1, bold=True)
    page.line(
        "Penuh, Sbgn, Reviu, Belum: banyaknya kriteria terpenuhi, terpenuhi sebagian, menunggu putusan pereviu, dan belum "
        "terpenuhi. "
        "Selisih klaim di atas yang didukung bukti: {{ opd.selisih }}.{% if opd.diputus %} {{ opd.diputus }}.{% endif %}",
        size=8,
    )


def _figures(name: str, of: str) -> list[str]:
    counts = (f"{{{{ {of}.status.{one} }}}}" for one in ("terpenuhi", "sebagian", "perlu_reviu", "belum"))
    values = (f"{{{{ {of}.nilai.{one} }}}}" for one in ("bobot", "mandiri", "didukung", "mungkin"))
    return [name, *counts, *values]


def _notes(page: Page) -> None:
    page.heading("C. Catatan")
    page.text("{{ opd.jumlah.semua }} temuan: {{ opd.jumlah.kalimat }}. Kolom tanggapan diisi perangkat daerah.")
    page.line("{%p for a in opd.bercatatan %}")
    page.heading("{% if a.kode %}{{ a.kode }} {% endif %}{{ a.nama }}", 2)
    grid = page.table([0.9, 11.6, 4.5], ["No", "Kondisi – kriteria – sebab – akibat – rekomendasi", "Tanggapan perangkat daerah"])
    grid.mark("for c in a.catatan")
    cells = grid.open_row()
    run(cells[0].paragraphs[0], "{{ c.nomor }}", SIZE)
    note(cells[1])
    grid.mark("endfor")
    page.gap()
    page.line("{%p endfor %}")


def _unchecked(page: Page) -> None:
    page.heading("D. Yang tidak diperiksa")
    page.items("for t in opd.tidak_diperiksa", "{{ t }}")
    page.text("Tanpa catatan berarti: tidak ada yang tampak dari yang diperiksa. Bukan: semuanya benar.")


def request() -> Page:
    page = Page("Permintaan dokumen {{ opd.kode }}", 10, (2.2, 1.8))
    page.letterhead()
    page.line(f"{BLANK}, {BLANK}", align=2)
    page.plain([("Nomor", BLANK), ("Sifat", BLANK), ("Lampiran", BLANK), ("Hal", "Permintaan dokumen reviu")], 2)
    page.line("Yth. Pimpinan {{ opd.nama }}", after=0)
    page.line("di tempat", after=8)
    page.text(
        "Untuk reviu penilaian mandiri pelaksanaan reformasi birokrasi tahun {{ opd.tahun }}, mohon diserahkan dokumen berikut, "
        "atau "
        f"keterangan bila dokumennya memang tidak ada, paling lambat tanggal {BLANK}. Kolom tenggat menyebut hari sejak surat "
        f"ini "
        "diterima, untuk dokumen yang masih harus disiapkan."
    )
    grid = page.table(list(WIDTHS), ["No", "Dokumen", "Keadaan", "Kriteria", "Tenggat (hari)"], SIZE_OF_ROWS)
    grid.through(
        "for d in opd.diminta_sehalaman",
        ["{{ d.nomor }}", "{{ d.uraian }}", "{{ d.keadaan }}", "{{ d.kriteria }}", "{{ d.hari }}"],
    )
    grid.mark("if opd.diminta_lain")
    grid.band("{{ opd.diminta_lain }}")
    grid.mark("endif")
    page.gap()
    page.text(
        "Dokumen diletakkan pada folder bukti dan didaftarkan pada manifest. Permintaan ini mendahului catatan hasil reviu dan "
        "bukan "
        "temuan. Daftar dokumen berasal dari aturan yang sebagian belum dicocokkan dengan peraturannya; dokumen lain yang "
        "setara dapat "
        "diajukan."
    )
    page.sign(("", ""), ("Ketua tim reviu,", SIGNED))
    return page
