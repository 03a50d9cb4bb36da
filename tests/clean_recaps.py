"""Recaps without a fault: weights drawn, values drawn under them, every figure rounded or cut as a clerk would."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

from hypothesis import strategies as st

CENT = Decimal("0.01")
UNIT_WEIGHTS = {"RFM.1": "3.00", "RFM.2": "2.00", "RFM.3": "1.50", "RFM.5": "2.00", "RFM.7": "1.95"}
WEIGHTS = {"RFM.1": "3.00", "RFM.2": "3.00", "RFM.3": "4.50", "RFM.5": "4.50", "RFM.7": "3.75"}


class Printer:
    """Prints exact figures, each rounded or cut by lot."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw

    def __call__(self, value: Decimal, step: Decimal = CENT) -> str:
        way = self.draw(st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]))
        text = format(value.quantize(step, way), "f")
        return text.replace(".", ",") if self.draw(st.booleans()) else text


@st.composite
def recaps(draw: Any) -> dict[str, Any]:
    """A whole recap as the data of its file."""
    show = Printer(draw)
    tabel: dict[str, Any] = {f"N{at}": _tree(draw, show, at) for at in range(draw(st.integers(1, 4)))}
    tabel["GABUNGAN"] = _combined(draw, show)
    tabel["INDEKS"] = _indices(draw, show)
    tabel["TARGET"] = _targets(draw, show)
    return {"skema": "lkecheck/rekap/1", "instansi": "Kabupaten Contoh", "tahun": 2022, "paket": "pmprb-2020", "tabel": tabel}


def _share(draw: Any) -> Decimal:
    return Decimal(draw(st.integers(0, 1000))) / 1000


def _tree(draw: Any, show: Printer, at: int) -> dict[str, Any]:
    """A table with a total: weights exact, values under them; percentages from the exact or from the printed value."""
    weights = [Decimal(draw(st.integers(2, 100))) / 20 for _ in range(draw(st.integers(2, 8)))]
    values = [weight * _share(draw) for weight in weights]
    kind = draw(st.sampled_from([None, Decimal(1), Decimal(100)]))
    rows = []
    for number, (weight, value) in enumerate(zip(weights, values, strict=True), start=1):
        row = {"nomor": number, "simpul": f"X.{at}.{number}", "bobot": format(weight.quantize(CENT), "f"), "nilai": show(value)}
        if kind is not None:
            printed = Decimal(row["nilai"].replace(",", "."))
            row["persen"] = show((draw(st.sampled_from([value, printed]))) / weight * kind)
        rows.append(row)
    total = {"simpul": f"X.{at}", "bobot": format(sum(weights).quantize(CENT), "f"), "nilai": show(sum(values, Decimal(0)))}
    return {"judul": f"Tabel {at}", "penilai": "mandiri", "jumlah": total, "baris": rows}


def _combined(draw: Any, show: Printer) -> dict[str, Any]:
    """Pusat, unit and combined, by one way for the whole table."""
    way = draw(st.sampled_from(["rasio", "rata"]))
    rows = []
    for kode, bobot in WEIGHTS.items():
        weight, unit_weight = Decimal(bobot), Decimal(UNIT_WEIGHTS[kode])
        pusat, unit = weight * _share(draw), unit_weight * _share(draw)
        whole = weight / 2 * (pusat / weight + unit / unit_weight) if way == "rasio" else (pusat + unit) / 2
        rows.append({"simpul": kode, "bobot": bobot, "pusat": show(pusat), "unit": show(unit), "nilai": show(whole)})
    return {"judul": "Reform", "penilai": "mandiri", "baris": rows}


def _indices(draw: Any, show: Printer) -> dict[str, Any]:
    """Indices on their own scales with their conversion by the weight of the form."""
    rows = []
    for kode, top, weight in (("HA.01", 400, "1.00"), ("HA.08", 5, "1.00"), ("HSL.1.2", 100, "7.00"), ("HSL.2.1", 100, "10.00")):
        exact = top * _share(draw)
        printed = show(exact)
        used = draw(st.sampled_from([exact, Decimal(printed.replace(",", "."))]))
        row = {"simpul": kode, "nama": f"Indeks {kode}", "skala": f"0-{top}", "nilai": printed}
        rows.append({**row, "konversi": show(used / top * Decimal(weight)), "persen": show(used / top * 100)})
    return {"judul": "Indeks", "penilai": "kementerian", "baris": rows}


def _targets(draw: Any, show: Printer) -> dict[str, Any]:
    """Targets that rise from a baseline, each owned."""
    rows = []
    for number in range(draw(st.integers(1, 5))):
        values = [Decimal(draw(st.integers(10, 40)))]
        for _ in range(3):
            values.append(values[-1] + draw(st.integers(1, 15)))
        first, *later = [show(value) for value in values]
        target = {str(2023 + at): text for at, text in enumerate(later)}
        rows.append({"simpul": f"T.{number}", "dasar": {"2022": first}, "target": target, "penanggung_jawab": "DINAS CONTOH"})
    return {"judul": "Target", "baris": rows}
