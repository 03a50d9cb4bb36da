"""Which letters typst's own fonts lack: PDF/A takes none that cannot be shown."""

from __future__ import annotations

import json
import re

import typst

UNSHOWN = "\ufffd"
"""Stands where a letter cannot be shown; the other formats hold the text itself."""

_SURE = re.compile("[\n\t\x20-\x7e\xa0-\xac\xae-\u017f\u2013-\u2026\ufffd]")
"""Western letters and marks; the fonts have all of them."""
_MOST = 200
"""So many different letters are tried one by one; more of them are no text of an office."""
_PAGE = b'#set document(title: "x")\n#set text(font: "Libertinus Serif")\n#for satu in json(bytes(sys.inputs.data)) [#satu ]'


def showable(text: str, fonts: typst.Fonts, standard: typst.PDFStandard) -> str:
    """The text with a mark for each letter that the fonts lack."""
    rare = sorted(set(_SURE.sub("", text)))
    if not rare or _all_shown(rare, fonts, standard):
        return text
    lacking = [one for one in rare[:_MOST] if not _all_shown([one], fonts, standard)] + rare[_MOST:]
    return text.translate({ord(one): UNSHOWN for one in lacking})


def _all_shown(letters: list[str], fonts: typst.Fonts, standard: typst.PDFStandard) -> bool:
    inputs = {"data": json.dumps(letters)}
    try:
        typst.compile(_PAGE, font_paths=fonts, sys_inputs=inputs, format="pdf", pdf_standards=[standard])
    except typst.TypstError:
        return False
    return True
