"""`make docs`: the pages that are generated from the packs. A test compares them, so that they never drift."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lkecheck.judge.findings.context import legal_basis
from lkecheck.model.city import ReviuFile
from lkecheck.model.pack import Pack
from lkecheck.model.rules import Dokumen, Kasus, Kondisi, Kriteria
from lkecheck.scheme import packs
from tools import docs_audit

DOCS = Path(__file__).parents[1] / "docs"
MARK = "<!-- Dibuat dari rules/ oleh `make docs`; jangan diubah dengan tangan. -->\n"


def pages() -> dict[str, str]:
    """Every generated page by its path under docs/."""
    made = {"temuan.md": findings(packs.load(packs.DEFAULT)), "audit.md": MARK + "\n" + "\n".join(docs_audit.page()) + "\n"}
    for pack in (packs.load(name, cases=True) for name in packs.known()):
        by_part: dict[str, list[Kriteria]] = {}
        below = packs.load(pack.head.memperluas).kriteria if pack.head.memperluas else {}
        for kriteria in pack.kriteria.values():
            if kriteria.kode in below:
                continue
            by_part.setdefault(pack.sub_aspek[kriteria.kode], []).append(kriteria)
        for kode, chosen in by_part.items():
            made[f"aturan/{pack.id}/{kode}.md"] = part(pack, kode, chosen)
        made[f"aturan/{pack.id}/README.md"] = index(pack, by_part)
    return made


def index(pack: Pack, by_part: dict[str, list[Kriteria]]) -> str:
    """The list of a pack's pages."""
    lines = [MARK, f"# {pack.head.nama}\n", f"Paket `{pack.id}` versi {pack.head.versi}, {len(pack.kriteria)} kriteria.\n"]
    if pack.head.memperluas:
        below = pack.head.memperluas
        lines.append(f"Memperluas [{below}](../{below}/README.md); di sini hanya yang ditambahkannya.\n")
    lines += ["| sub-aspek | nama | kriteria |", "|---|---|---|"] if by_part else []
    for kode, chosen in by_part.items():
        codes = ", ".join(kriteria.kode for kriteria in chosen)
        lines.append(f"| [{kode}]({kode}.md) | {pack.simpul[kode].nama} | {codes} |")
    for review in pack.kota.reviu:
        lines += review_table(review)
    return "\n".join(lines) + "\n"


def review_table(review: ReviuFile) -> Iterator[str]:
    """What an earlier review found, beside the criteria that mirror it."""
    yield f"\n## {review.judul}\n"
    yield "| temuan | ringkasan | kriteria | rekomendasi |\n|---|---|---|---|"
    for kode, temuan in review.temuan.items():
        numbers = ", ".join(map(str, temuan.rekomendasi)) or "-"
        yield f"| {kode} | {temuan.ringkasan} | {', '.join(temuan.kriteria)} | {numbers} |"
    yield "\n| rekomendasi | uraian | kriteria |\n|---|---|---|"
    for nomor, rekomendasi in review.rekomendasi.items():
        yield f"| {nomor} | {rekomendasi.uraian} | {', '.join(rekomendasi.kriteria)} |"


def part(pack: Pack, kode: str, chosen: list[Kriteria]) -> str:
    """One sub-aspek: its weight and its criteria."""
    bobot = pack.simpul[kode].bobot
    weights = [f"{tingkat} {value}" for tingkat, value in (("pusat", bobot.pusat), ("unit", bobot.unit)) if value is not None]
    lines = [MARK, f"# {kode} {pack.simpul[kode].nama}\n", f"Bobot: {', '.join(weights) or 'tidak diketahui'}.\n"]
    for kriteria in chosen:
        lines += criterion(pack, kriteria)
    chains = [rantai for rantai in pack.rantai if set(rantai.langkah.values()) <= {satu.kode for satu in chosen}]
    if chains:
        lines.append("## Rantai\n")
        lines += [f"- {rantai.tingkat}: " + ", ".join(f"{k} {v}" for k, v in rantai.langkah.items()) for rantai in chains]
    return "\n".join(lines) + "\n"


def criterion(pack: Pack, kriteria: Kriteria) -> Iterator[str]:
    """One criterion under the fixed headings."""
    yield f"## {kriteria.kode}\n"
    yield f"{kriteria.pernyataan} (tingkat {' dan '.join(kriteria.tingkat)})\n"
    if not kriteria.dinilai:
        yield f"Tidak dinilai. {kriteria.catatan}\n"
        return
    yield "**Apa yang diperiksa**\n"
    yield from documents(kriteria)
    yield "\n| jawaban | artinya | kondisi bukti | langkah ke atas |\n|---|---|---|---|"
    for letter, pilihan in kriteria.pilihan.items():
        kondisi = condition(pilihan.bila) if pilihan.bila else "selain itu"
        yield f"| {letter} | {pilihan.arti} | {kondisi} | {pilihan.langkah or ''} |"
    yield f"\n**Mengapa** {kriteria.akibat}\n"
    yield f"**Contoh** {kriteria.contoh}\n"
    if kriteria.rekomendasi is not None:
        who = "; ".join(pack.head.peran[peran] for peran in kriteria.rekomendasi.peran)
        yield f"**Cara memenuhi** {kriteria.rekomendasi.uraian} ({who}, {kriteria.rekomendasi.hari} hari)\n"
    if kriteria.tanya:
        yield f"**Pertanyaan kepada pereviu** {kriteria.tanya}\n"
    yield "**Dasar**\n"
    yield from (f"- {legal_basis(pack, dasar)}" for dasar in kriteria.dasar)
    sumber = pack.head.sumber
    yield f"- {'bunyi' if kriteria.sumber_pilihan else 'bunyi dan tangga jawaban'}: {pack.source_of(kriteria)}"
    yield f"- daftar dokumen: {sumber[kriteria.sumber_bukti].nama}\n"
    yield "**Kasus uji**\n"
    yield from (case(kasus) for kasus in kriteria.uji)
    yield ""


def documents(kriteria: Kriteria) -> Iterator[str]:
    """The documents by role."""
    for nama, dokumen in kriteria.dokumen.wajib.items():
        yield f"- wajib `{nama}`: {described(dokumen)}"
    for nama, options in kriteria.dokumen.alternatif.items():
        yield f"- salah satu dari `{nama}`: {'; '.join(map(described, options))}"
    for nama, dokumen in kriteria.dokumen.pendukung.items():
        yield f"- memperkuat `{nama}`: {described(dokumen)}"


def described(dokumen: Dokumen) -> str:
    """A document with what is asked of it."""
    asked = f" ({', '.join(dokumen.syarat)})" if dokumen.syarat else ""
    return f"{dokumen.jenis} / {dokumen.topik}{asked}"


def condition(kondisi: Kondisi) -> str:
    """A condition in a few words."""
    parts = []
    if kondisi.dokumen is not None:
        parts.append("dokumen lengkap" if kondisi.dokumen == "lengkap" else "dokumen " + " dan ".join(kondisi.dokumen))
    parts += [f"{key} {value}" for key in ("rasio", "jumlah", "media", "irama") if (value := getattr(kondisi, key)) is not None]
    if kondisi.kali is not None:
        parts.append(f"{kondisi.kali} periode" + (" dalam dua tahun" if kondisi.rentang == "dua_tahun" else ""))
    if kondisi.memuat is not None:
        parts.append(f"memuat {', '.join(kondisi.memuat)}")
    if kondisi.ambang is not None:
        parts.append(f"nilai paling sedikit {kondisi.ambang.minimal}")
    if kondisi.nol is not None:
        parts.append(f"{kondisi.nol.rekap} menyatakan nihil")
    if kondisi.manual is not None:
        parts.append("jawaban pereviu")
    parts += [f"({condition(part)})" for part in kondisi.semua or ()]
    if kondisi.salah_satu:
        parts.append("salah satu: " + " atau ".join(f"({condition(part)})" for part in kondisi.salah_satu))
    if kondisi.bukan is not None:
        parts.append(f"bukan ({condition(kondisi.bukan)})")
    return "; ".join(parts)


def case(kasus: Kasus) -> str:
    """One case as a line."""
    possible = f", mungkin {kasus.mungkin}" if kasus.mungkin else ""
    found = f" ({', '.join(kasus.temuan)})" if kasus.temuan else ""
    return f"- {kasus.nama}: {kasus.didukung}{possible}{found}"


def findings(pack: Pack) -> str:
    """All kinds of finding."""
    lines = [MARK, "# Jenis temuan\n", "Penjelasan yang sama: `lkecheck explain NAMA`.\n"]
    for nama, kind in pack.temuan.items():
        effect = f"; {kind.dukungan} dukungan" if kind.dukungan else ""
        lines += [f"## {nama}\n", f"**{kind.nama}** ({kind.tentang}; paling berat {kind.keparahan}{effect})\n"]
        lines += [f"- Apa yang diperiksa: {kind.diperiksa}", f"- Mengapa: {kind.mengapa}", f"- Contoh: {kind.contoh}"]
        lines += [f"- Cara memenuhi: {kind.langkah}\n"]
    return "\n".join(lines) + "\n"


def main() -> None:
    wanted = pages()
    for old in (DOCS / "aturan").rglob("*.md") if (DOCS / "aturan").exists() else ():
        if old.relative_to(DOCS).as_posix() not in wanted:
            old.unlink()
    for name, text in wanted.items():
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    print(f"{len(wanted)} halaman ditulis di docs/.")


if __name__ == "__main__":
    main()
