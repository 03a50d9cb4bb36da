"""What the look at an office file tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Jenis = Literal["docx", "xlsx", "pptx", "odt", "ods", "odp", "zip"]

# By the elements of OOXML's core.xml and app.xml, and of OpenDocument's meta.xml; the first that is filled.
_PROPERTIES = {
    "dibuat": ("created", "creation-date"),
    "diubah": ("modified", "date"),
    "penulis": ("creator", "initial-creator"),
    "aplikasi": ("Application", "generator"),
    "judul": ("title",),
}


@dataclass(frozen=True, slots=True)
class OfficeContent:
    """What a file says. `halaman` counts sheets or slides, which form feeds separate in `teks`; None where it has neither.

    `terpotong` where reading stopped at a limit. `tak_dibaca` is the reason why there is no text although there may be one.
    """

    jenis: Jenis
    teks: str = ""
    halaman: int | None = None
    terpotong: bool = False
    properti: dict[str, str] = field(default_factory=dict)
    aktif: tuple[str, ...] = ()
    tak_dibaca: str | None = None


def properties(texts: Mapping[str, str]) -> dict[str, str]:
    """Properties in the product's words, as they are written in the file; only those that are filled."""
    found = {
        name: next((" ".join(texts[one].split()) for one in names if texts.get(one)), "") for name, names in _PROPERTIES.items()
    }
    return {name: value for name, value in found.items() if value}
