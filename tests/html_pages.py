"""Pages of the format `html` for its tests: made-up runs, and a page taken apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests import sample_city

from lkecheck.model.hasil_reviu import PutusanDinilai
from lkecheck.model.penilaian import Laporan, Penilaian, Temuan, TidakDiperiksa

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    '"onmouseover="alert(3)',
    "'><img src=x onerror=alert(4)>",
    "{{ 7 * 7 }} ${7 * 7}",
    "javascript:alert(5)",
    "</title></style><!-- &lt;b&gt; &amp;",
    "\x00\x1b[31m\u2028\u202e",
)

_VOID = {"meta", "link", "input", "br"}
_OPEN_ENDED = {"td", "th", "tr", "li", "dt", "dd", "option"}


def sample() -> Laporan:
    """The sample city, its manifests alone."""
    return sample_city.run().laporan


def forty() -> Laporan:
    """The local government with forty OPDs: those of the sample, each with its own names, evidence and places."""
    base = sample()
    whole = [satu for satu in base.penilaian if satu.tingkat == "pusat"]
    units = [satu for satu in base.penilaian if satu.tingkat == "unit"]
    made = [_renamed(units[number % len(units)], number) for number in range(40)]
    return base.model_copy(update={"penilaian": (*whole, *made)})


def hostile() -> Laporan:
    """The sample's first OPD, with hostile texts wherever an OPD or a reviewer writes one."""
    unit = next(satu for satu in sample().penilaian if satu.tingkat == "unit")
    bad = " ".join(HOSTILE)
    verdict = PutusanDinilai(
        jenjang="ketua", nama=bad, tanggal="2022-02-01", jawaban="B", catatan=bad, terbuka=True, sidik_bukti="0" * 64
    )
    spoiled = {"kondisi": bad, "pesan": bad, "pertanyaan": bad, "bukti": HOSTILE, "dikecualikan": bad, "ditutup": verdict}
    findings = [
        one.model_copy(update={**spoiled, "lokasi": one.lokasi.model_copy(update={"berkas": bad}), "dasar": (bad,)})
        for one in unit.temuan
    ]
    criteria = [
        one.model_copy(update={"bukti": HOSTILE, "jawaban": bad, "pernyataan": bad, "putusan": verdict}) for one in unit.kriteria
    ]
    opd = unit.opd.model_copy(update={"nama": bad, "kode": 'X"><b>'})
    unchecked = unit.diperiksa.model_copy(update={"tidak_diperiksa": (TidakDiperiksa(apa=bad, sebab=bad, jumlah=1),)})
    changes = {"opd": opd, "temuan": tuple(findings), "kriteria": tuple(criteria), "diperiksa": unchecked}
    base = sample()
    city = base.kota.model_copy(update={"temuan": tuple(findings[:1])})
    return base.model_copy(update={"penilaian": (unit.model_copy(update=changes),), "kota": city, "pernyataan": bad})


def _renamed(satu: Penilaian, number: int) -> Penilaian:
    kode, nama = f"DINAS-{number:02}", f"Dinas Rekaan Nomor {number}"
    own = {one.kode: one for one in satu.kriteria}
    criteria = [one.model_copy(update={"bukti": tuple(f"{ident}-{number}" for ident in one.bukti)}) for one in own.values()]
    findings = [_moved(one, satu.opd.nama, nama, number) for one in satu.temuan]
    opd = satu.opd.model_copy(update={"kode": kode, "nama": nama})
    return satu.model_copy(update={"opd": opd, "kriteria": tuple(criteria), "temuan": tuple(findings)})


def _moved(one: Temuan, old: str, new: str, number: int) -> Temuan:
    changes = {
        "id": hashlib.sha256(f"{one.id} {number}".encode()).hexdigest()[:16],
        "kondisi": one.kondisi.replace(old, new),
        "bukti": tuple(f"{ident}-{number}" for ident in one.bukti),
        "lokasi": one.lokasi.model_copy(
            update={"berkas": f"dinas-{number:02}/manifest.yaml", "baris": one.lokasi.baris + number}
        ),
    }
    return one.model_copy(update=changes)


@dataclass
class Element:
    """An element with what is in it."""

    name: str
    marks: dict[str, str | None]
    inside: list[Element | str] = field(default_factory=list)

    def all(self, *names: str) -> Iterator[Element]:
        """Those of these names in it, in order; all of them where none is named."""
        for one in self.inside:
            if isinstance(one, Element):
                if not names or one.name in names:
                    yield one
                yield from one.all(*names)

    @property
    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text for one in self.inside)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self.stack = [self.root]

    def handle_starttag(self, tag, attrs):
        closes = {"td": {"td", "th"}, "th": {"td", "th"}, "tr": {"td", "th", "tr"}, "li": {"li"}, "dt": {"dt", "dd"}}
        closes |= {"dd": {"dt", "dd"}, "option": {"option"}}
        while self.stack[-1].name in closes.get(tag, ()):
            self.stack.pop()
        made = Element(tag, dict(attrs))
        assert len(made.marks) == len(attrs), f"an attribute twice: {attrs}"
        self.stack[-1].inside.append(made)
        if tag not in _VOID:
            self.stack.append(made)

    def handle_endtag(self, tag):
        while self.stack[-1].name != tag:
            assert self.stack[-1].name in _OPEN_ENDED, f"</{tag}> inside <{self.stack[-1].name}>"
            self.stack.pop()
        self.stack.pop()

    def handle_data(self, data):
        self.stack[-1].inside.append(data)


def parsed(page: bytes) -> Element:
    """The page as a tree; an end tag without its start fails."""
    builder = _Builder()
    builder.feed(page.decode())
    builder.close()
    assert builder.stack == [builder.root]
    return builder.root
