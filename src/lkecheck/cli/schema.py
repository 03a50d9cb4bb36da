"""lkecheck schema: JSON Schemas for editors and other programs, from the models themselves."""

from __future__ import annotations

import json
from typing import Any

import click

from ._indonesian import Panggilan
from ._shared import write_out

KINDS = ("manifest", "rules", "result", "recap", "effort", "audit", "plan", "score", "verdicts", "exceptions", "settings")


@click.command(cls=Panggilan, name="schema")
@click.argument("jenis", metavar="JENIS", type=click.Choice(KINDS))
def command(jenis: str) -> None:
    """Cetak JSON Schema: berkas masukan, atau keluaran json.

    Masukan: manifest, rules (aturan), recap (rekap), effort (usaha), verdicts (putusan), exceptions (pengecualian), settings
    (pengaturan). Keluaran json: result, audit, plan, score.
    """
    write_out((json.dumps(build(jenis), ensure_ascii=False, indent=1) + "\n").encode())


def build(jenis: str) -> dict[str, Any]:
    """The schema of one kind of document (JSON Schema 2020-12)."""
    from pydantic import BaseModel

    from lkecheck.core.pengaturan import Pengaturan
    from lkecheck.model.audit import HasilAudit
    from lkecheck.model.manifest import Manifest
    from lkecheck.model.penilaian import Laporan
    from lkecheck.model.rekap import Rekap
    from lkecheck.model.rencana import Rencana
    from lkecheck.model.reviu import PengecualianFile, PutusanFile
    from lkecheck.model.rules import RuleFile
    from lkecheck.model.skor import HasilSkor
    from lkecheck.model.usaha import Usaha

    inputs: dict[str, type[BaseModel]] = {"manifest": Manifest, "rules": RuleFile, "recap": Rekap, "effort": Usaha}
    inputs |= {"verdicts": PutusanFile, "exceptions": PengecualianFile, "settings": Pengaturan}
    results: dict[str, type[BaseModel]] = {"result": Laporan, "audit": HasilAudit, "plan": Rencana, "score": HasilSkor}
    schema = (inputs | results)[jenis].model_json_schema(mode="serialization" if jenis in results else "validation")
    # Docstrings are for programmers; what an editor shows an officer are the descriptions of the fields.
    for part in (schema, *schema.get("$defs", {}).values()):
        part.pop("description", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
