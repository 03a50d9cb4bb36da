"""Numbers of persons that stand open in a text: NIK, KK, NPWP, bank accounts. Only ever shown masked.

A number without a label counts only where its own structure tells what it is. NIP is open by law and never counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from lkecheck.model.berkas import DataPribadi

Jenis = Literal["NIK", "nomor KK", "NPWP", "nomor rekening"]

MOST = 50
_NEAR = 60
# It begins with the digit, not with what may stand before it: so the engine leaps from digit to digit.
_NUMBER = re.compile(
    r"\d(?<![\d/.\-]\d)(?:"
    r"(?P<npwp>\d\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3})"
    r"|(?P<grouped>\d{3} \d{4} \d{4} \d{4}|\d{5}[.\- ]\d{6}[.\- ]\d{4}|\d\.\d{2}\.\d{2}\.\d{6}\.\d{4})"
    r"|(?P<plain>\d{9,15})"
    r"|(?P<account>\d{2,3}(?:-\d{2,8}){1,4}(?:-\d)?|\d{3} \d{2} \d{6} \d{2} \d|\d{2}\.\d{2}\.\d{2}\.\d{6}-\d"
    r"|\d{2,3}(?: \d{3,4}){2})"
    r")(?!\d|[/.\-]\d)"
)
_LABEL = re.compile(
    r"\b(?:"
    r"(?P<kk>no(?:mor|\.)? ?kk|kk ?:|kartu keluarga)"
    r"|(?P<nik>nik|nomor induk kependudukan|no(?:mor|\.)? ?ktp|ktp)"
    r"|(?P<npwp>npwp|nomor pokok wajib pajak)"
    r"|(?P<other>nip|nuptk|nrp|ntpn|ntb|nib|(?:kode|id) ?billing|kode rekening|virtual account|imei|barcode"
    r"|telepon|telp|hp|wa|faks?|kas (?:umum )?daerah|rkud|bendahara|giro)"
    r"|(?P<account>no(?:mor|\.)? ?rek(?:ening|\.)?|rekening|bank|bri|bni|bca|btn|bsi)"
    r")(?!\w)",
    re.IGNORECASE,
)
# Codes of provinces: the first two digits of a NIK.
_PROVINCES = frozenset(
    (*range(11, 22), *range(31, 37), *range(51, 54), *range(61, 66), *range(71, 77), *range(81, 83), *range(91, 98))
)
# NPWP that begin so are of treasurers of offices and of companies, not of persons.
_BODIES = ("00", "01", "02", "03")


def find(text: str) -> tuple[DataPribadi, ...]:
    """At most 50 numbers, in the order of the text; pages are separated by form feeds."""
    found: list[DataPribadi] = []
    page, counted = 1, 0
    for at, jenis, digits in _all(text):
        page, counted = page + text.count("\f", counted, at), at
        found.append(DataPribadi(jenis=jenis, tersamar=masked(digits), halaman=page))
        if len(found) == MOST:
            break
    return tuple(found)


def masked(digits: str) -> str:
    """The first four and the last two digits; the rest is hidden."""
    return digits[:4] + "•" * (len(digits) - 6) + digits[-2:]


def looks_like_nik(digits: str) -> bool:
    """16 digits: province, district, subdistrict, day of birth (women + 40), month, year, a running number that is not 0000."""
    day, month = int(digits[6:8]), int(digits[8:10])
    born = 1 <= day <= 31 or 41 <= day <= 71
    return int(digits[:2]) in _PROVINCES and born and 1 <= month <= 12 and digits[12:] != "0000"


def npwp_checks(digits: str) -> bool:
    """The ninth digit of an NPWP is a check digit over the first eight (Luhn)."""
    total = 0
    for place, letter in enumerate(digits[:8]):
        value = int(letter) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return (10 - total % 10) % 10 == int(digits[8])


def _all(text: str) -> Iterator[tuple[int, Jenis, str]]:
    for match in _NUMBER.finditer(text):
        digits = "".join(filter(str.isdecimal, match[0]))
        label = _last_label(text[max(0, match.start() - _NEAR) : match.start()].rpartition("\f")[2])
        jenis = _kind(match.lastgroup or "", digits, label)
        if jenis is not None:
            yield match.start(), jenis, digits


def _kind(form: str, digits: str, label: str) -> Jenis | None:
    if label == "other":
        return None
    if len(digits) == 16 and form in ("plain", "grouped") and label != "account" and looks_like_nik(digits):
        return _of_16(form, label)
    if len(digits) == 15 and (form == "npwp" or label == "npwp"):
        return "NPWP" if npwp_checks(digits) and not digits.startswith(_BODIES) else None
    return "nomor rekening" if label == "account" and _may_be_account(form, digits) else None


def _of_16(form: str, label: str) -> Jenis | None:
    if label == "kk":
        return "nomor KK"
    # A grouped number may be anything, unless it is called so. As NPWP of a person, 16 digits are the NIK.
    return "NIK" if form == "plain" or label in ("nik", "npwp") else None


def _may_be_account(form: str, digits: str) -> bool:
    mobile = digits.startswith(("08", "628"))
    return form in ("plain", "account", "grouped") and 10 <= len(digits) <= 16 and not mobile


def _last_label(before: str) -> str:
    """The label that stands last before a number, on its line or shortly above."""
    last = ""
    if before.lower() == before.upper():  # columns of figures, of which a budget has thousands, hold no label
        return last
    for match in _LABEL.finditer(before):
        last = match.lastgroup or ""
        # The NIP or telephone of the column before says nothing of a number in the next one.
        if last == "other" and match.end() < len(before) - _NEAR // 2:
            last = ""
    return last
