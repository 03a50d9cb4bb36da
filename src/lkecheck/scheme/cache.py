"""The compiled form of a pack: its models as JSON in the user's cache folder, keyed by the sha256 of the YAML.

A changed file has another key, so an old form can never answer for it. Cases are left out: judging does not need them.
Whatever goes wrong here only costs time.
"""

from __future__ import annotations

import contextlib

from pydantic import ValidationError

from lkecheck import __version__
from lkecheck.core import writing
from lkecheck.core.fields import Model
from lkecheck.core.paths import cache_folder
from lkecheck.model.city import Kota
from lkecheck.model.pack import FindingKinds, PackHead, Vocabulary
from lkecheck.model.rules import RuleFile

KEPT = 8
"""How many forms stay in the folder; the oldest go."""


class Compiled(Model):
    """Everything that the files of one pack say, without their cases."""

    head: PackHead
    kosakata: Vocabulary | None
    temuan: FindingKinds | None
    aturan: tuple[RuleFile, ...]
    kota: Kota
    rests: bool = False
    """Whether its kinds of finding are joined with those of rules/dasar."""


def read(digest: str) -> Compiled | None:
    """The form of the pack whose files have this digest, where there is one."""
    where = cache_folder()
    if where is None:
        return None
    try:
        return Compiled.model_validate_json((where / _name(digest)).read_bytes(), strict=False)
    except (OSError, ValidationError):
        return None


def write(digest: str, compiled: Compiled) -> None:
    """Keeps a form, whole or not at all."""
    where = cache_folder()
    if where is None:
        return
    data = compiled.model_dump_json(exclude_defaults=True, exclude={"aturan": {"__all__": {"kriteria": {"__all__": {"uji"}}}}})
    with contextlib.suppress(OSError):
        where.mkdir(parents=True, exist_ok=True)
        writing.replace(where / _name(digest), lambda out: out.write(data.encode()), writing.OWN)
        forms = sorted(where.glob("paket-*.json"), key=lambda form: form.stat().st_mtime)
        for old in forms[:-KEPT]:
            old.unlink()


def _name(digest: str) -> str:
    return f"paket-{__version__}-{digest}.json"
