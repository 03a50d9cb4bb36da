"""The papers about the whole run: laporan hasil reviu, pernyataan telah direviu, berita acara."""

from __future__ import annotations

from .page import BLANK, Page

SIGNED = f"{BLANK}\nNIP {BLANK}"
LIMITED = (
    "Reviu memberi keyakinan terbatas. Lingkupnya lebih sempit daripada audit: yang dinyatakan di sini adalah yang tampak dari "
    "bukti yang diserahkan dan diperiksa, bukan bahwa seluruh isian benar."
)
CONCLUDED = (
    "{% if jumlah.semua %}Terdapat {{ jumlah.semua }} temuan ({{ jumlah.kalimat }}){% if jumlah.dikecualikan %}, "
    "{{ jumlah.dikecualikan }} di antaranya dikecualikan atau sudah dijawab putusan pereviu{% endif %}. Selain hal yang dimuat "
    "dalam catatan hasil reviu, hal yang masih menunggu putusan pereviu ({{ status.perlu_reviu }} kriteria), dan hal yang tidak "
    "diperiksa, kami tidak menemukan hal lain yang menunjukkan bahwa jawaban penilaian mandiri tidak didukung bukti."
    "{% else %}Pada yang diperiksa, kami tidak menemukan hal yang menunjukkan bahwa jawaban penilaian mandiri tidak didukung "
    "bukti.{% endif %}"
)


def report() -> Page:
    page = Page("Laporan Hasil Reviu | keyakinan terbatas")
    page.letterhead()
    page.title(
        "LAPORAN HASIL REVIU", "ATAS PENILAIAN MANDIRI PELAKSANAAN REFORMASI BIROKRASI", "{{ pemda|upper }} TAHUN {{ tahun }}"
    )
    page.plain([("Nomor", BLANK), ("Tanggal", BLANK), ("Kepada Yth.", BLANK)], 3)
    _basis(page)
    _scope(page)
    _overview(page)
    _results(page)
    _notes(page)
    _end(page)
    return page


def _basis(page: Page) -> None:
    page.heading("1. Dasar")
    page.text(f"Surat tugas Inspektur nomor {BLANK} tanggal {BLANK}. Peraturan yang menjadi dasar kriteria yang dicatat:")
    page.items("for p in peraturan", "{{ p }}")
    page.text("{{ kepastian_dasar }}")
    page.heading("2. Tujuan dan ruang lingkup")
    page.text(
        "Reviu bertujuan membantu perangkat daerah memperbaiki penilaian mandiri dan memberi keyakinan terbatas bahwa jawabannya "
        "didukung bukti. Ruang lingkupnya {{ opd|length }} penilaian untuk tahun {{ tahun }}, dengan {{ status.kriteria }} "
        "kriteria, atas jawaban dan bukti yang diserahkan sampai {{ tanggal_acuan }}."
    )
    page.loop("if tidak_dinilai", "Manifest berikut belum dapat dinilai:", end="endif", indent=0)
    page.items("for t in tidak_dinilai", "{{ t }}")


def _scope(page: Page) -> None:
    page.heading("3. Metodologi")
    page.text(
        "Jawaban tiap kriteria dibandingkan dengan bukti yang ditautkan. Status kriteria hanya bergantung pada bukti. Nilai "
        "disebut "
        "tiga kali: menurut jawaban perangkat daerah, yang pasti didukung bukti, dan yang mungkin bila semua pertanyaan dijawab "
        "memihak perangkat daerah. Pemeriksaan awal memakai {{ alat }}, dengan paket aturan {{ paket }}; putusan ada pada "
        "pereviu."
    )
    page.loop("if reviu", "{{ reviu }}", end="endif", indent=0)
    page.loop("if banding", "{{ banding }}", end="endif", indent=0)
    page.loop("if tidak_diperiksa", "Yang tidak diperiksa:", end="endif", indent=0)
    page.items("for t in tidak_diperiksa", "{{ t }}")


def _overview(page: Page) -> None:
    page.heading("4. Gambaran umum")
    page.text(
        "Dari {{ status.kriteria }} kriteria, {{ status.terpenuhi }} terpenuhi, {{ status.sebagian }} terpenuhi sebagian, "
        "{{ status.belum }} belum terpenuhi, {{ status.perlu_reviu }} menunggu putusan pereviu, dan {{ status.tidak_berlaku }} "
        "tidak "
        "berlaku atau tidak dinilai. Temuan seluruhnya {{ jumlah.semua }}: {{ jumlah.kalimat }}."
    )
    page.loop("if tugas", "{{ tugas }}", end="endif", indent=0)


def _results(page: Page) -> None:
    page.heading("5. Hasil reviu")
    page.heading("5.1 Indeks pemerintah daerah", 2)
    grid = page.table([2.2, 2.2, 3.8, 3.8, 4], ["Tahun", "OPD", "Menurut jawaban", "Didukung bukti", "Mungkin"])
    grid.through(
        "for i in indeks",
        [
            "{{ i.tahun }}",
            "{{ i.opd }}",
            "{{ i.mandiri }}  {{ i.kategori_mandiri }}",
            "{{ i.didukung }}  {{ i.kategori_didukung }}",
            "{{ i.mungkin }}  {{ i.kategori_mungkin }}",
        ],
    )
    page.gap()
    page.line("{%p for i in indeks %}")
    page.line("{%p for n in i.catatan %}")
    page.line("Tahun {{ i.tahun }}: {{ n }}", size=9, after=1)
    page.line("{%p endfor %}")
    page.line("{%p endfor %}")
    page.heading("5.2 Perangkat daerah", 2)
    _table(page)
    _goals(page)


def _table(page: Page) -> None:
    widths = [0.9, 4.2, 1.5, 1.5, 1.75, 1.7, 1.5, 0.95, 0.95, 1.05]
    head = ["No", "Perangkat daerah", "Bobot", "Mandiri", "Didukung", "Mungkin", "APIP", "Ma", "Mi", "Ob"]
    grid = page.table(widths, head, 8.5)
    grid.through(
        "for o in opd",
        [
            "{{ o.nomor }}",
            "{{ o.nama }} ({{ o.kode }}), {{ o.tahun }}",
            "{{ o.nilai.bobot }}",
            "{{ o.nilai.mandiri }}",
            "{{ o.nilai.didukung }}",
            "{{ o.nilai.mungkin }}",
            "{% if o.nilai.apip %}{{ o.nilai.apip }}{% else %}–{% endif %}",
            *("{{ o.jumlah.mayor }}", "{{ o.jumlah.minor }}", "{{ o.jumlah.observasi }}"),
        ],
        right=2,
    )
    page.line("Ma, Mi, Ob: temuan mayor, minor, observasi. APIP: nilai menurut putusan pereviu.", size=8)


def _goals(page: Page) -> None:
    page.line("{%p if sasaran %}")
    page.heading("5.3 Sasaran pemerintah daerah", 2)
    page.text("{{ tentang_sasaran }}")
    widths = [3.7, 2.5, 1.4, 1.5, 1.6, 2.1, 1.3, 1.9]
    head = ["Indikator", "Penanggung jawab", "Nilai awal", "Jawaban", "Didukung", "Target", "Jarak", "Keadaan"]
    grid = page.table(widths, head, 8)
    grid.mark("for s in sasaran")
    grid.band("{{ s.uraian }}")
    grid.through(
        "for i in s.indikator",
        [
            "{{ i.nama }} ({{ i.kode }})",
            *("{{ i.oleh }}", "{{ i.dasar }}", "{{ i.diklaim }}", "{{ i.didukung }}"),
            "{{ i.target_semua|join('; ') }}",
            "{{ i.jarak }}{% if i.tahun %}\n({{ i.tahun }}){% endif %}",
            "{{ i.keadaan }}",
        ],
    )
    grid.mark("endfor")
    page.gap()
    page.line("{%p endif %}")
    page.line("{%p if quick_win %}")
    page.heading("5.4 Quick wins", 2)
    page.text("{{ tentang_quick_win }}")
    widths, head = [0.8, 5.5, 1.6, 1.4, 1.6, 1.6, 1.6, 1.9], ["No", "Quick win", "Tahun", "Bagian", "Lebih dari"]
    grid = page.table(widths, [*head, "Tercapai", "Mungkin", "Keadaan"], 8)
    grid.through(
        "for q in quick_win",
        [
            *("{{ q.nomor }}", "{{ q.uraian }} ({{ q.kode }})", "{{ q.tahun }}", "{{ q.bagian }}", "{{ q.ambang }}"),
            *("{{ q.pasti }} dari {{ q.opd }} OPD", "{{ q.mungkin }} dari {{ q.opd }} OPD", "{{ q.keadaan }}"),
        ],
    )
    page.gap()
    page.line("{%p endif %}")


def _notes(page: Page) -> None:
    page.heading("6. Catatan dan rekomendasi")
    page.text(
        "Yang dimuat di sini adalah temuan atas seluruh kota dan catatan mayor, dengan nomor menurut catatan hasil reviu tiap "
        "perangkat daerah. Di sana ada semua catatan, dengan kriteria, sebab, akibat, dan dasarnya. Tenggat dihitung sejak "
        "laporan "
        "ini diterima."
    )
    widths, head = [0.9, 2.3, 4.5, 6.7, 1.6], ["No", "Kriteria", "Kondisi", "Rekomendasi dan penanggung jawab", "Tenggat (hari)"]
    page.line("{%p if temuan_kota %}")
    page.heading("Seluruh kota", 2)
    _majors(page, widths, head, "temuan_kota")
    page.line("{%p endif %}")
    page.line("{%p for o in opd %}")
    page.heading("{{ o.nama }}, {{ o.tahun }}", 2)
    page.text("{{ o.jumlah.kalimat }}.{% if o.diputus %} {{ o.diputus }}.{% endif %}")
    page.line("{%p if o.utama %}")
    _majors(page, widths, head, "o.utama")
    page.line("{%p endif %}")
    page.line("{%p endfor %}")


def _majors(page: Page, widths: list[float], head: list[str], through: str) -> None:
    grid = page.table(widths, head, 8.5)
    grid.through(
        f"for c in {through}",
        [
            "{{ c.nomor }}",
            "{{ c.judul }}",
            "{% for k in c.kondisi %}{{ k.uraian }}{% if k.tanda %} [{{ k.tanda }}]{% endif %} {% endfor %}{{ c.berulang }}",
            "{% for r in c.rekomendasi %}{{ r.uraian }} ({{ r.oleh }}) {% endfor %}",
            "{% for r in c.rekomendasi %}{{ r.hari }}{% if not loop.last %}; {% endif %}{% endfor %}",
        ],
    )
    page.gap()


def _end(page: Page) -> None:
    page.heading("7. Simpulan")
    page.text(LIMITED)
    page.text(CONCLUDED)
    page.text("{{ keyakinan }}")
    page.heading("8. Penutup")
    page.text(
        "Demikian laporan ini disampaikan untuk ditindaklanjuti. Jawaban atas catatan disertai dokumennya diharapkan paling "
        "lambat "
        "60 hari sejak laporan diterima."
    )
    page.gap(8)
    page.sign(("", ""), (f"{BLANK}, {BLANK}\nInspektur,", SIGNED))


def statement() -> Page:
    page = Page("Pernyataan Telah Direviu | keyakinan terbatas")
    page.letterhead()
    page.title("PERNYATAAN TELAH DIREVIU", "{{ pemda|upper }}", "TAHUN {{ tahun }}")
    page.line(f"Nomor {BLANK}", align=1, after=10)
    page.text(
        "Kami telah mereviu penilaian mandiri pelaksanaan reformasi birokrasi {{ pemda }} untuk tahun {{ tahun }}, yang terdiri "
        "atas "
        "{{ opd|length }} penilaian dengan {{ status.kriteria }} kriteria, atas jawaban dan bukti yang diserahkan sampai "
        "{{ tanggal_acuan }}."
    )
    page.text(
        "Jawaban, bukti, dan kebenaran isinya adalah tanggung jawab pimpinan perangkat daerah yang bersangkutan. Tanggung jawab "
        "kami "
        "adalah menyampaikan hasil reviu."
    )
    page.text(
        "Reviu meliputi pembandingan jawaban dengan dokumen pendukungnya menurut kriteria LKE, dan tidak meliputi pengujian atas "
        "pengendalian intern, pencocokan ke lapangan, atau tanggapan pihak lain."
    )
    page.text(LIMITED)
    page.text(CONCLUDED)
    page.text("{{ kepastian_dasar }}")
    page.gap(10)
    page.sign(("", ""), (f"{BLANK}, {BLANK}\nInspektur,", SIGNED))
    return page


def minutes() -> Page:
    page = Page("Berita Acara Pembahasan Hasil Reviu")
    page.letterhead()
    page.title("BERITA ACARA PEMBAHASAN HASIL REVIU", "{{ pemda|upper }} TAHUN {{ tahun }}")
    page.line(f"Nomor {BLANK}", align=1, after=10)
    page.text(
        f"Pada hari ini {BLANK} tanggal {BLANK} bulan {BLANK} tahun {BLANK}, bertempat di {BLANK}, tim reviu Inspektorat dan "
        "perangkat daerah yang disebut di bawah ini telah membahas hasil reviu atas penilaian mandiri pelaksanaan reformasi "
        "birokrasi "
        "tahun {{ tahun }}, menurut keadaan bukti sampai {{ tanggal_acuan }}."
    )
    page.text("Catatan hasil reviu tiap perangkat daerah dilampirkan dan menjadi bagian berita acara ini. Hasil pembahasannya:")
    widths = [0.8, 6.1, 1.7, 1.8, 2.8, 2.8]
    head = ["No", "Perangkat daerah", "Nilai mandiri", "Nilai didukung", "Sepakat / tidak, alasan", "Nama, tanda tangan"]
    grid = page.table(widths, head)
    grid.through(
        "for o in opd",
        [
            "{{ o.nomor }}",
            "{{ o.nama }}\n{{ o.jumlah.kalimat }}",
            *("{{ o.nilai.mandiri }}", "{{ o.nilai.didukung }}"),
            *("", ""),
        ],
    )
    page.gap()
    page.text(
        "Nilai didukung adalah nilai yang pasti didukung bukti pada saat pemeriksaan, dengan keyakinan terbatas; nilai itu bukan "
        "hasil evaluasi kementerian."
    )
    page.text(f"Hal lain yang disepakati: {BLANK * 4}")
    page.text("Demikian berita acara ini dibuat untuk dipergunakan sebagaimana mestinya.")
    page.gap(8)
    page.sign(("Ketua tim reviu,", SIGNED), ("Pengendali teknis,", SIGNED), ("Koordinator penilaian mandiri,", SIGNED))
    return page
