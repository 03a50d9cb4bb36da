"""A draft as the text of manifest.yaml, as a careful officer would write it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

import yaml

from .draft import MARK, Draft, Item

_ORDER = (
    "id", "jenis", "topik", "judul", "nomor", "tanggal", "status", "ditandatangani", "penandatangan", "berlaku", "periode",
    "kegiatan", "cakupan", "mengubah", "mencabut", "berkas", "halaman", "tautan", "dibekukan", "sha256",
)  # fmt: skip
_INTRO = """\
# {mark}.
# Perangkat daerah, angka, nomor, dan pejabat pada manifest ini dibuat-buat; tidak menggambarkan keadaan sebenarnya.
# Berkas ini dibuat oleh python -m tools.samples dan tidak disunting dengan tangan.
"""


def text(draft: Draft) -> str:
    """The whole file."""
    head = {
        "skema": "lkecheck/manifest/1",
        "paket": draft.paket,
        "tahun": draft.tahun,
        "tingkat": draft.tingkat,
        "opd": {"kode": draft.kode, "nama": draft.nama},
    }
    answers = ((kode, textwrap.indent(_dump({kode: answer}), "  ")) for kode, answer in draft.jawaban.items())
    items = ((item["id"], textwrap.indent(_dump([_in_order(item)]), "  ")) for item in draft.bukti)
    return "".join(
        (
            _INTRO.format(mark=MARK),
            "\n",
            _dump(head),
            "\n# Jawaban penilaian mandiri, satu isian per kriteria.\njawaban:\n",
            *_under_headings(draft, answers),
            "\n# Daftar bukti. Letak berkas dihitung dari folder manifest ini.\nbukti:\n",
            *_under_headings(draft, items),
        )
    )


def _under_headings(draft: Draft, parts: Iterator[tuple[str, str]]) -> Iterator[str]:
    current = None
    for key, body in parts:
        heading = draft.judul_bagian.get(key, "Lain-lain")
        if heading != current:
            yield f"\n  # {heading}\n"
            current = heading
        yield body


def _in_order(item: Item) -> Item:
    return {key: item[key] for key in _ORDER if key in item}


class _Plain(yaml.SafeDumper):
    """Writes a value twice rather than as anchor and alias, which a manifest may not use."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the signature is PyYAML's
        return True


_DUMPED: dict[str, str] = {}


def _dump(data: Any) -> str:
    """The same part is written many times where folders are made with and without a fault; it is kept."""
    key = repr(data)
    if key not in _DUMPED:
        _DUMPED[key] = yaml.dump(data, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=100, default_flow_style=False)
    return _DUMPED[key]
