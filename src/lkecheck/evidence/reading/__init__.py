"""Reads what an Indonesian official document says of itself. Says nothing rather than something wrong.

Only the beginning, the end and the close are read for number, days, period and signatory: the rest is about others.
"""

from __future__ import annotations

from lkecheck.model.berkas import Bacaan

from . import dates, flags, numbers, other_decrees, period, plain, signatory


def read(text: str) -> Bacaan:
    """What the text says; pages may be separated by form feeds. Never raises, whatever the text."""
    paper = plain.paper(text)
    own = dates.own(paper)
    name, post = signatory.found(paper)
    amended = other_decrees.amended(paper)
    return Bacaan(
        nomor=tuple(number for number in numbers.own(paper) if number not in amended),
        tanggal=own.semua,
        ditetapkan=own.ditetapkan,
        periode=period.named(paper),
        penandatangan=name,
        jabatan=post,
        ttd=flags.ttd(paper),
        rancangan=flags.rancangan(paper),
        klaim_tte=flags.claim(paper),
        mencabut=other_decrees.revoked(paper),
    )
