"""The papers of a review in Word, for the auditor to finish: number, date, addressee and signature stay blank."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lkecheck.core.errors import UsageError
from lkecheck.model.penilaian import Laporan

if TYPE_CHECKING:
    from lkecheck.render.papers.docx.templates import Templates

FOLDER = True

_PARTS = ("docx", "docxtpl", "jinja2", "lxml", "markupsafe")


def render(laporan: Laporan, own: Templates | None = None) -> dict[str, bytes]:
    """Each paper by its file name; `own` are the templates of `templates`."""
    try:
        from lkecheck.render.papers.docx.writing import write
    except ModuleNotFoundError as error:
        raise _missing(error) from None
    return write(laporan, own)


def templates(folder: Path) -> Templates:
    """An office's templates in place of those that came along; raises where one of them is wrong."""
    try:
        from lkecheck.render.papers.docx.templates import own
    except ModuleNotFoundError as error:
        raise _missing(error) from None
    return own(folder)


def _missing(error: ModuleNotFoundError) -> Exception:
    if error.name is None or error.name.partition(".")[0] not in _PARTS:
        return error
    return UsageError("Laporan docx memerlukan docxtpl; pasang dengan: pip install 'lkecheck[reports]'.")
