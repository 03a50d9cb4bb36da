"""From YAML text to a model, with every problem at its place and in words an officer understands."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from functools import cache
from typing import Any, Protocol, TypeVar, cast, get_args

from pydantic import BaseModel, ValidationError

from . import yaml
from .errors import Galat, did_you_mean
from .places import Tempat

M = TypeVar("M", bound=BaseModel)

_VALIDATOR = re.compile(
    r"(function-[a-z]+|tagged-union|constrained-[a-z]+|lax-or-strict|nullable|tuple|list|dict|literal|str|int|model)\[|(str|int|Kaitan)\Z"
)


def read(model: type[M], raw: bytes, name: str, max_bytes: int = yaml.MAX_BYTES) -> tuple[M | None, yaml.Document, list[Galat]]:
    """The value (None where it is not one), the document with its places, and all problems."""
    document, galat = yaml.load(raw, name, max_bytes)
    if document.root is None:
        return None, document, galat
    try:
        value = model.model_validate(document.data)
    except ValidationError as error:
        return None, document, galat + list(problems(error, model, document, name))
    return (None if galat else value), document, galat


class Places(Protocol):
    """What was read, with the way back to where it stands: a YAML document, or the cells of a workbook."""

    data: Any

    def place(self, path: Sequence[str | int], *, key: bool = False) -> Tempat:
        """Where the value at a path stands."""

    def tell(self, nama: str, path: Sequence[str | int], pesan: str, *, key: bool = False) -> Galat:
        """A problem at a path, with its place."""


def problems(error: ValidationError, model: type[BaseModel], document: Places, name: str) -> Iterator[Galat]:
    """Each error of pydantic as a Galat."""
    for satu in error.errors(include_url=False):
        loc = [step for step in satu["loc"] if isinstance(step, int) or _is_step(step)]
        kind = satu["type"]
        yield document.tell(name, loc, _message(kind, satu, loc, model), key=kind == "extra_forbidden")


def _is_step(step: Any) -> bool:
    """Pydantic mixes names of union members and validators into a location; those hold brackets or stand in no key."""
    return isinstance(step, str) and not _VALIDATOR.match(step)


def _message(kind: str, error: Any, loc: list[Any], model: type[BaseModel]) -> str:
    where = next((str(step) for step in reversed(loc) if isinstance(step, str)), "isi")
    found = _shown(error.get("input"))
    context = error.get("ctx", {})
    if kind == "missing":
        return f'isian wajib "{where}" belum ada.'
    if kind == "extra_forbidden":
        return f'kunci "{_cut(where)}" tidak dikenal.{did_you_mean(where, _fields(model, loc[:-1]))}'
    if kind == "literal_error":
        allowed = [word.strip(" '") for word in str(context.get("expected", "")).replace(" or ", ", ").split(",")]
        return f'"{where}" berisi {found}; pilihannya: {", ".join(allowed)}.{did_you_mean(str(error.get("input")), allowed)}'
    if kind == "string_pattern_mismatch":
        form = _FORMS.get("kriteria" if where == "kode" and "kriteria" in loc else where, "")
        return f'"{where}" berisi {found}; bentuknya tidak sesuai.{form}'
    if kind == "ribuan":
        return f'"{where}" berisi {found}, yang tidak pasti maksudnya; {_readings(**context)}.'
    if kind in _OWN:
        return _OWN[kind].format(where=where, found=found)
    if kind in ("too_short", "too_long") and isinstance(error.get("input"), str | int):
        kind = f"string_{kind}"
    for prefix, text in _KINDS:
        if kind.startswith(prefix):
            return f'"{where}" berisi {found}; {text.format(**{"min": "", "max": "", **_limits(context)})}'
    return f'"{where}" berisi {found}; isian ini tidak sesuai ({kind}).'


def _readings(ribuan: str, desimal: str | None = None) -> str:
    """Which to write for what is meant."""
    return f"tulis {ribuan} bila titiknya pemisah ribuan" + (f", atau {desimal} bila titiknya desimal" if desimal else "")


# Kinds of error that the models raise themselves.
_OWN = {
    "tanggal": '"{where}" berisi {found}, bukan tanggal yang ada; tulis tahun-bulan-hari, misalnya 2022-07-04.',
    "masa": '"{where}" dimulai sesudah berakhir; periksa "mulai" dan "sampai".',
    "angka": '"{where}" berisi {found}, bukan angka; tulis angka dari 0, dengan titik untuk desimal, misalnya 74.03.',
    "satu_pengecualian": 'butir "{where}" harus menyebut tepat satu: temuan (id), aturan (jenisnya), atau tidak_berlaku: true.',
    "kriteria_pengecualian": 'butir "{where}" dengan tidak_berlaku harus menyebut kriteria.',
}

_FORMS = {
    "kode": " Kode memakai huruf besar, angka, dan tanda hubung, misalnya DINKES.",
    "kriteria": " Kode kriteria ditulis seperti pada LKE, misalnya PMN.7.4.a.",
    "id": " Id memakai huruf, angka, titik, garis bawah, dan tanda hubung, tanpa spasi, misalnya laporan-s1.",
    "temuan": " Id temuan terdiri atas 16 huruf dan angka heksadesimal, seperti pada hasil json.",
    "sidik_bukti": " Sidik bukti terdiri atas 64 huruf dan angka heksadesimal, seperti pada hasil json.",
    "sha256": " Sidik sha256 terdiri atas 64 huruf dan angka heksadesimal.",
    "periode": " Tulis 2022, 2022-S1 (semester), 2022-Q3 (triwulan), atau 2022-07 (bulan).",
}

_KINDS = (
    ("hari_kerja", "tulis hari kerja utuh atau setengah, di atas 0 dan paling banyak 1000, misalnya 1.5."),
    ("string_too_short", "isian ini tidak boleh kosong."),
    ("string_too_long", "isian ini terlalu panjang (paling banyak {max} huruf)."),
    ("string_", "isian ini harus berupa teks."),
    ("bool", "tulis true atau false."),
    ("int", "isian ini harus berupa bilangan bulat."),
    ("greater_than_equal", "isian ini paling kecil {min}."),
    ("less_than_equal", "isian ini paling besar {max}."),
    ("too_long", "daftar ini paling banyak berisi {max} butir."),
    ("too_short", "daftar ini harus berisi sedikitnya {min} butir."),
    ("tuple", 'isian ini harus berupa daftar (tiap butir diawali "- ").'),
    ("dict", 'isian ini harus berupa pasangan "kunci: nilai".'),
    ("model", 'isian ini harus berupa pasangan "kunci: nilai".'),
)


def _limits(context: dict[str, Any]) -> dict[str, Any]:
    return {
        "min": context.get("ge", context.get("min_length", "")),
        "max": context.get("le", context.get("max_length", "")),
    }


def _shown(value: Any) -> str:
    if value is None:
        return "kosong"
    if isinstance(value, dict):
        return "pasangan kunci dan nilai"
    if isinstance(value, list | tuple):
        return "daftar"
    if isinstance(value, bool):
        return "true" if value else "false"
    return f'"{_cut(str(value))}"'


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


@cache
def _models_in(annotation: Hashable) -> tuple[type[BaseModel], ...]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation,)
    return tuple(found for part in get_args(annotation) if not isinstance(part, str) for found in _models_in(part))


def _fields(model: type[BaseModel], loc: list[Any]) -> set[str]:
    """Names of the keys that are known at `loc`."""
    here: tuple[type[BaseModel], ...] = (model,)
    for step in loc:
        if isinstance(step, str) and any(step in one.model_fields for one in here):
            fields = [one.model_fields[step] for one in here if step in one.model_fields]
            here = tuple(found for field in fields for found in _models_in(cast("Hashable", field.annotation)))
    return {name for one in here for name in one.model_fields}
